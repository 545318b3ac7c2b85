"""The numbers of a site file are read as those of a proposal: with units, in both notations, never in two ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigf.documents import InputError
from aigf.study.dispatch_site import DispatchSite, read_site

SERIES = "price_eur_mwh\n50\n60\n"


def read(folder: Path, site: str) -> DispatchSite:
    (folder / "site.yaml").write_text(site, encoding="utf-8")
    (folder / "s.csv").write_text(SERIES)
    return read_site(folder / "site.yaml", [folder / "s.csv"])


def refusal(folder: Path, site: str) -> str:
    with pytest.raises(InputError) as raised:
        read(folder, site)
    return str(raised.value)


def told(site: DispatchSite) -> str:
    return " ".join(str(note) for note in site.notes)


@pytest.mark.parametrize(
    ("load", "value"),
    [
        ("250 MW", 250),
        ("0,25 GW", 250),
        ("250.000 kW", None),
        ("250000 kW", 250),
        ("“250\u00a0MW”", 250),
        ("250,5", 250.5),
        ("250.5", 250.5),
        ("1.250", None),
        ("1,250", None),
        ("1.250 MW", None),
        ("250 MWh", None),
        ("200-300 MW", None),
        ("veel MW", None),
        ("-5 MW", None),
    ],
)
def test_a_load_is_read_or_refused(tmp_path: Path, load: str, value: float | None) -> None:
    body = f"load_mw: {load}\ngrid_import_mw: 1400\n"
    if value is None:
        assert "site.yaml:1:10: load_mw: " in refusal(tmp_path, body)
    else:
        assert read(tmp_path, body).hours.load.tolist() == [value, value]


def test_every_field_takes_its_unit(tmp_path: Path) -> None:
    site = read(
        tmp_path,
        "load_mw: 250 MW\ngrid_import_mw: 0,32 GW\ngrid_export_mw: 10 MWe\nflexible_share: 30%\nmin_energy_share: 0,5\n"
        "battery_mw: 100 MW\nbattery_mwh: 400 MWh\nbattery_round_trip: 85%\nsoc_start: 50%\n"
        "load_value_eur_mwh: 90 €/MWh\n"
        "tariff: {monthly_peak_eur_per_mw: € 5 per kW per maand, contracted_eur_per_mw_year: 20 €/kW/jaar}\n",
    )
    plain = read(
        tmp_path,
        "load_mw: 250\ngrid_import_mw: 320\ngrid_export_mw: 10\nflexible_share: 0.3\nmin_energy_share: 0.5\n"
        "battery_mw: 100\nbattery_mwh: 400\nbattery_round_trip: 0.85\nsoc_start: 0.5\n"
        "load_value_eur_mwh: 90\n"
        "tariff: {monthly_peak_eur_per_mw: 5000, contracted_eur_per_mw_year: 20000}\n",
    )
    assert site.battery == plain.battery and site.value == plain.value
    assert site.hours.load.tolist() == plain.hours.load.tolist()
    assert site.hours.firm.tolist() == plain.hours.firm.tolist()
    assert site.hours.import_limit.tolist() == plain.hours.import_limit.tolist()
    assert site.tariff is not None and plain.tariff is not None
    assert site.tariff.peaks.price == plain.tariff.peaks.price
    assert site.tariff.contract_cost == plain.tariff.contract_cost


def test_two_readings_are_refused_with_both(tmp_path: Path) -> None:
    said = refusal(tmp_path, "load_mw: 1.250\ngrid_import_mw: 1400\nbattery_round_trip: 0.9\n")
    assert "'1.250' can be read as 1.25 and as 1250" in said


@pytest.mark.parametrize(
    ("other", "load", "value"), [("0,9", "1.250", 1250), ("85,5%", "1.250 MW", 1250), ("0,9", "1,255", 1.255)]
)
def test_the_other_numbers_decide_and_it_is_said(tmp_path: Path, other: str, load: str, value: float) -> None:
    site = read(tmp_path, f"load_mw: {load}\ngrid_import_mw: 1400\nbattery_round_trip: {other}\n")
    assert site.hours.load.tolist() == [value, value]
    assert "by the decimal comma of the other numbers" in told(site)


def test_what_is_said_about_and_what_is_not_known_is_told(tmp_path: Path) -> None:
    site = read(tmp_path, "load_mw: ca. 250 MW\ngrid_import_mw: 320 MW\nbattery_mw: PM\ngrid_export_mw:\n")
    assert site.hours.load.tolist() == [250, 250]
    assert "'ca. 250 MW' is read as 250 MW" in told(site)
    assert "battery_mw: 'PM' is not known yet" in told(site)
    assert "'grid_import_mw' is missing" in refusal(tmp_path, "load_mw: 250 MW\ngrid_import_mw: n.t.b.\n")
