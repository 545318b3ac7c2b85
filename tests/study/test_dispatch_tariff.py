"""The block ``tariff`` of a site, and the months that its peaks are counted in."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigf.documents import InputError
from aigf.study.dispatch_result import figures
from aigf.study.dispatch_site import DispatchSite, read_site, run

SITE = "load_mw: 10\nflexible_share: 0.5\ngrid_import_mw: 12\nbattery_mw: 4\nbattery_mwh: 16\n"
TARIFF = SITE + "tariff:\n  monthly_peak_eur_per_mw: 3000\n  contracted_eur_per_mw_year: 43800\n"


def read(folder: Path, site: str, series: str) -> DispatchSite:
    (folder / "site.yaml").write_text(site)
    (folder / "s.csv").write_text(series)
    return read_site(folder / "site.yaml", [folder / "s.csv"])


def test_the_cost_is_that_of_energy_peaks_and_contract(tmp_path: Path) -> None:
    site = read(tmp_path, TARIFF, "price_eur_mwh\n" + "20\n80\n" * 24)
    found = figures(run(site, "perfect"), site.tariff)
    peaks = found["monthly_peaks_mw"]
    assert isinstance(peaks, list)
    assert peaks == [found["peak_import_mw"]]
    assert found["peak_cost_eur"] == pytest.approx(3000.0 * peaks[0])
    # 48 of 8,760 hours of 43,800 euro for each of 12 MW.
    assert found["contract_cost_eur"] == pytest.approx(12.0 * 43_800.0 * 48.0 / 8760.0)
    parts = [found[name] for name in ("energy_cost_eur", "peak_cost_eur", "contract_cost_eur")]
    assert found["cost_eur"] == pytest.approx(sum(part for part in parts if isinstance(part, float)))


def test_without_the_block_nothing_is_said_of_peaks(tmp_path: Path) -> None:
    site = read(tmp_path, SITE, "price_eur_mwh\n20\n")
    assert site.tariff is None
    assert "peak_cost_eur" not in figures(run(site, "perfect"), site.tariff)


def test_an_operator_pays_the_tariff_too(tmp_path: Path) -> None:
    site = read(tmp_path, TARIFF, "price_eur_mwh\n" + ("20\n" * 12 + "80\n" * 12) * 6)
    costs = [figures(run(site, how), site.tariff)["cost_eur"] for how in ("perfect", "day-ahead")]
    assert isinstance(costs[0], float)
    assert isinstance(costs[1], float)
    assert costs[0] <= costs[1] <= 1.2 * costs[0]


def test_the_months_are_those_of_the_lines(tmp_path: Path) -> None:
    lines = ["2031-01-31 22:00,20", "2031-01-31 23:00,80", "2031-02-01 00:00,20"]
    site = read(tmp_path, TARIFF, "\n".join(["time_utc,price_eur_mwh", *lines]))
    assert site.tariff is not None
    assert site.tariff.peaks.month.tolist() == [0, 0, 1]
    said = " ".join(str(note) for note in site.notes)
    assert "1 January" not in said


@pytest.mark.parametrize("column", ["hour", "date"])
def test_lines_that_do_not_say_their_month_follow_the_calendar(tmp_path: Path, column: str) -> None:
    lines = "".join(f"{hour},20\n" for hour in range(8760))
    site = read(tmp_path, TARIFF, f"{column},price_eur_mwh\n{lines}")
    assert site.tariff is not None
    assert site.tariff.peaks.month[[743, 744, 8759]].tolist() == [0, 1, 11]
    assert "1 January" in " ".join(str(note) for note in site.notes)
    assert site.tariff.contract_cost == pytest.approx(12.0 * 43_800.0)


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("tariff: 5\n", "site.yaml:6:9: tariff: '5' is of another kind"),
        ("tariff: {}\n", "'monthly_peak_eur_per_mw' is missing"),
        ("tariff: {monthly_peak_eur_per_mw: -1}\n", "tariff.monthly_peak_eur_per_mw: -1 is out of bounds"),
        ("tariff: {monthly_peak: 1}\n", "tariff.monthly_peak: 'monthly_peak' is unknown here"),
        (
            "tariff: {monthly_peak_eur_per_mw: 1, contracted_eur_per_mw_year: x}\n",
            "tariff.contracted_eur_per_mw_year: 'x' is of another kind",
        ),
    ],
)
def test_what_is_wrong_in_the_block(tmp_path: Path, block: str, said: str) -> None:
    with pytest.raises(InputError) as raised:
        read(tmp_path, SITE + block, "price_eur_mwh\n5\n")
    assert said in str(raised.value)
