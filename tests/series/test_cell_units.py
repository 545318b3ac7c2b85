"""Units in the cells of a column: the same as in its name, or refused with the place and both units."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.series.files import every_hour, problems, read

HOURS = [f"{at:%Y-%m-%d %H:%M}" for at in every_hour("2023-05-01", 48)]


def table(name: str, cells: list[str]) -> str:
    pairs = zip(HOURS, cells * len(HOURS), strict=False)
    return f"tijd (UTC);{name}\n" + "".join(f"{at};{cell}\n" for at, cell in pairs)


@pytest.mark.parametrize(
    ("name", "cells", "plain_name", "plain_cells"),
    [
        ("price_eur_mwh", ["€ 40,50", "-€ 3,20", "€ -1.040,00"], "price_eur_mwh", ["40.5", "-3.2", "-1040"]),
        ("prijs (€/MWh)", ["40,50 €", "€   41,25"], "price_eur_mwh", ["40.5", "41.25"]),
        ("prijs", ["€ 40.50/MWh", "41.2 EUR per MWh"], "price_eur_mwh", ["40.5", "41.2"]),
        ("prijs", ["12,5 ct/kWh", "9,1 ct/kWh"], "prijs (ct/kWh)", ["12.5", "9.1"]),
        ("prijs (ct/kWh)", ["12,5 ct", "9,1 ct"], "prijs (ct/kWh)", ["12.5", "9.1"]),
        ("load_mw", ["0.3 MW", "12.5\u00a0MW"], "load_mw", ["0.3", "12.5"]),
        ("belasting", ["300 kW", "12 310 kW"], "load_kw", ["300", "12310"]),
        ("wind_10m", ["18 km/h", "25,3 km/h"], "wind_10m (km/h)", ["18", "25.3"]),
        ("temperatuur", ["21°C", "−3,5 °C"], "temp_c", ["21", "-3.5"]),
        ("rv", ["45%", "46,5 %"], "rh_pct", ["45", "46.5"]),
        ("ghi_wm2", ["100 W/m²", "200.5 W/m2"], "ghi_wm2", ["100", "200.5"]),
    ],
)
def test_the_same_bits_as_in_the_name(
    tmp_path: Path, name: str, cells: list[str], plain_name: str, plain_cells: list[str]
) -> None:
    series, plain = read(tmp_path, table(name, cells)), read(tmp_path, table(plain_name, plain_cells))
    assert list(series.columns) == list(plain.columns)
    assert all((series.columns[column] == plain.columns[column]).all() for column in plain.columns)
    assert any("in its cells" in str(said) for said in series.sources[0].read_as)


@pytest.mark.parametrize(
    ("name", "cells", "wrong"),
    [
        (
            "load_mw",
            ["300 MW", "310 kW", "1 MW"],
            "f:3:18: load_mw: '310 kW' is not in 'MW', as other cells are",
        ),
        ("load_mw", ["300 MW", "310", "1 MW"], "f:3:18: load_mw: '310' is not in 'MW', as other cells are"),
        (
            "load_mw",
            ["300 kW"],
            "f:2:18: load_mw: the cells are in 'kW', and the name of the column, 'load_mw'",
        ),
        ("price_eur_mwh", ["€ 40,5", "$ 41"], "f:3:18: price_eur_mwh: '$ 41' is not in '€'"),
        ("price_eur_mwh", ["$ 40.50"], "the cells are in '$', and the name of the column, 'price_eur_mwh'"),
        ("prijs (ct/kWh)", ["€ 0,12"], "the cells are in '€', and the name of the column, 'prijs (ct/kWh)'"),
        ("temp_c", ["70 °F"], "the cells are in '°F', and the name of the column, 'temp_c'"),
        ("price_eur_mwh", ["€ 1.250"], "'1.250' can be read as 1.25 and as 1250"),
        ("price_eur_mwh", ["€ 40,5", "€ -", "€ 3,5"], "f:3:18: price_eur_mwh: '€ -' is not a number"),
        ("load_mw", ["300 MW", "", "3 MW"], "f:3:18: load_mw: the value is empty"),
        ("load_mw", ["300 MW*", "310 MW", "1 MW"], "f:2:18: load_mw: '300 MW*' is not a number"),
        ("prijs", ["€ 40,50"], "no column of the header is known"),
    ],
)
def test_what_is_not_one_unit_is_refused_with_its_place(
    tmp_path: Path, name: str, cells: list[str], wrong: str
) -> None:
    assert wrong in problems(tmp_path, table(name, cells))[0]


def test_places_behind_a_unit_stay(tmp_path: Path) -> None:
    text = "load_mw;temp_c\n300 MW;21 °C\n310 MW;x\n320 MW;22 °C\n"
    assert problems(tmp_path, text)[0].startswith("f:3:8: temp_c: 'x' is not")


def test_a_last_amount_in_words_of_money_is_no_note(tmp_path: Path) -> None:
    text = "price_eur_mwh;opmerking\nEUR 40.50;x\nEUR 41.50;x\nEUR 42.50;\n"
    assert read(tmp_path, text).columns["price_eur_mwh"].tolist() == [40.5, 41.5, 42.5]
