"""What people put around a table: titles, units below the names, totals and notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.series.files import every_hour, problems, read, said

HOURS = [
    f"{when:%d-%m-%Y %H:%M};{60 + number % 7},25;{9 + number % 5},5"
    for number, when in enumerate(every_hour("2019-01-20", 72))
]
NAMES = "Tijd (UTC);Prijs (€/MWh);Temperatuur (°C)"


def table(*around: str, names: str = NAMES, below: tuple[str, ...] = ()) -> str:
    return "\n".join([*around, names, *below, *HOURS, ""])


AROUND = {
    "title": table("Marktprijzen 2019;;", "Bron: beurs;;", ";;"),
    "title that is a name": table("Temperatuur (°C)"),
    "row of groups": table("Datum;Beurs;Weer"),
    "capitals": table(names="TIJD (UTC);PRIJS (EUR/MWH);TEMPERATUUR (°C)"),
    "English": table("Prices and weather", names="time (UTC);Price [EUR/MWh];Temperature [°C]"),
    "units below": table(names="Tijd (UTC);Prijs;Temperatuur", below=("[-];[€/MWh];[°C]",)),
    "units below and a title": table("Uitvoer;;", names="Tijd (UTC);Prijs;Temperatuur", below=(";€/MWh;°C",)),
    "units below names with theirs": table(names="tijd_utc;price_eur_mwh;temp_c", below=("UTC;EUR/MWh;°C",)),
    "total": table() + "Totaal;4530,50;\n",
    "mean and note": table() + "\nGemiddelde:;62,90;11,5\nMax.;66,25;13,5\nBron: beurs;;\n",
}


@pytest.mark.parametrize("way", AROUND)
def test_a_table_is_read_within_what_is_around_it(tmp_path: Path, way: str) -> None:
    plain = read(tmp_path, table())
    series = read(tmp_path, AROUND[way])
    assert series.digest() == plain.digest()
    assert series.sources[0].period == plain.sources[0].period
    assert way == "capitals" or "line" in said(series) or "Notes below" in said(series)


def test_a_unit_below_a_name_counts(tmp_path: Path) -> None:
    plain = read(tmp_path, table())
    cents = table(names="Tijd (UTC);Prijs;Temperatuur", below=(";ct/kWh;°C",))
    assert read(tmp_path, cents).columns["price_eur_mwh"].tolist() == pytest.approx(
        (10.0 * plain.columns["price_eur_mwh"]).tolist()
    )
    shares = "time,wind_cf\n-,%\n" + "".join(
        f"{when:%Y-%m-%d %H:%M}Z,50\n" for when in every_hour("2019-01-01", 48)
    )
    assert read(tmp_path, shares).columns["wind_cf"].tolist() == [0.5] * 48


@pytest.mark.parametrize(
    ("text", "said_of_it"),
    [
        (table(names=NAMES, below=(";ct/kWh;°C",)), "the unit below 'Prijs (€/MWh)' is"),
        ("temp_c;rh_pct\nn/a;n/a\n5;80\n6;81\n", "'n/a'"),
        ("temp_c;rh_pct\n-;-\n5;80\n6;81\n", "the value is empty"),
        ("temp_c;rh_pct\nkoud;nat\n5;80\n6;81\n", "'koud' is not a number"),
        (table() + "onbekend;4530,50;5\n", "'onbekend' is not a time"),
    ],
)  # fmt: skip
def test_what_is_no_unit_and_no_total_is_not_passed_over(tmp_path: Path, text: str, said_of_it: str) -> None:
    found = " ".join(problems(tmp_path, text))
    assert said_of_it in found or (said_of_it == "'n/a'" and "the value is empty" in found)
