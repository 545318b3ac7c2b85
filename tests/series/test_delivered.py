"""Layouts of files as they are delivered; the values are made up."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.series.files import every_hour, open_meteo, problems, read, said

_DAY_AHEAD = ("MTU (CET/CEST)", "Area", "Sequence", "Day-ahead Price (EUR/MWh)")
_INTRADAY = ("Intraday Period (CET/CEST)", "Intraday Price (EUR/MWh)")


def entsoe(auctions: dict[str, tuple[int, float]], days: int = 3, together: bool = True) -> str:
    """The export of a zone with several auctions: their names, minutes, and how far they are above the first."""
    rows = []
    for name, (step, above) in auctions.items():
        for number in range(days * 1440 // step):
            begin = datetime(2025, 1, 1) + timedelta(minutes=step * number)
            unit = " - ".join(f"{at:%d/%m/%Y %H:%M:%S}" for at in (begin, begin + timedelta(minutes=step)))
            rows.append((begin, (unit, "BZN|DE-LU", name, f"{50 + above + begin.hour:.2f}", "", "")))
    if together:
        rows.sort(key=lambda row: row[0])
    lines = [(*_DAY_AHEAD, *_INTRADAY), *(cells for _, cells in rows)]
    return "".join(",".join(f'"{cell}"' for cell in cells) + "\n" for cells in lines)


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize(
    "names", [("Sequence Sequence 1", "Sequence Sequence 2"), ("Sequence 1", "Sequence 2"), ("1", "2")]
)
@pytest.mark.parametrize("minutes", [(60, 15), (15, 15)])
def test_of_several_auctions_that_of_the_coupled_market_is_read(
    tmp_path: Path, names: tuple[str, str], minutes: tuple[int, int], together: bool
) -> None:
    one, other = names
    series = read(tmp_path, entsoe({one: (minutes[0], 0.0), other: (minutes[1], 7.0)}, together=together))
    alone = read(tmp_path, entsoe({one: (minutes[0], 0.0)}))
    assert series.columns["price_eur_mwh"].tolist() == alone.columns["price_eur_mwh"].tolist()
    assert f"sequence 1, the coupled market, is read, not {other}" in said(series)
    assert series.sources[0].location.bidding_zone == "DE-LU"


def test_auctions_of_which_none_is_the_coupled_market_are_refused(tmp_path: Path) -> None:
    found = problems(tmp_path, entsoe({"Sequence 2": (60, 0.0), "Sequence 3": (60, 5.0)}))
    assert any("the file has several: Sequence 2, Sequence 3" in problem for problem in found)


def test_lines_that_are_one_quoted_cell(tmp_path: Path) -> None:
    """As some exports of 2025 are: the header begins with one quote and doubles the others."""
    plain = entsoe({"Without Sequence": (60, 0.0)})
    lines = [[cell.strip('"') for cell in line.split('","')] for line in plain.splitlines()]
    quoted = "\n".join(
        '"' + cells[0] + "".join(f',""{cell}""' for cell in cells[1:]) + '"' for cells in lines
    )
    assert read(tmp_path, quoted).digest() == read(tmp_path, plain).digest()


def test_open_meteo_with_days_below_the_hours(tmp_path: Path) -> None:
    hours = [f"{when:%Y-%m-%dT%H:%M},{5 + when.hour}" for when in every_hour("2019-01-01", 72)]
    about = "latitude,longitude,elevation,utc_offset_seconds,timezone,timezone_abbreviation"
    head = [about, "52.09,5.17,3.0,0,GMT,GMT", "", "time,temperature_2m (°C)"]
    days = ["", "time,temperature_2m_max (°C),temperature_2m_min (°C)", "2019-01-01,28,5", "2019-01-02,28,5"]
    plain = read(tmp_path, "\n".join([*head, *hours]))
    assert read(tmp_path, "\n".join([*head, *hours, *days])).digest() == plain.digest()
    assert read(tmp_path, "\n".join([*head[3:], *hours])).digest() == plain.digest()  # cut off by hand


def test_a_list_of_one_place(tmp_path: Path) -> None:
    text = open_meteo(48)
    assert read(tmp_path, f"[{text}]").digest() == read(tmp_path, text).digest()
    assert "several places" in problems(tmp_path, json.dumps([json.loads(text)] * 2))[0]


def test_a_year_that_was_asked_for_before_it_had_passed(tmp_path: Path) -> None:
    """Its hours to come have no price: they are at the end, not in between."""
    whole = entsoe({"Without Sequence": (60, 0.0)}).splitlines()
    to_come = [*whole[:40], *(re.sub(r'"[\d.]+","","" *$', '"-","",""', line) for line in whole[40:])]
    series = read(tmp_path, "\n".join(to_come))
    assert series.digest() == read(tmp_path, "\n".join(whole[:40])).digest()
    assert "without any value are left out: 33" in said(series)
    gap = [*whole[:20], *to_come[40:42], *whole[22:]]
    assert problems(tmp_path, "\n".join(gap))


def test_hours_to_come_of_a_weather_service(tmp_path: Path) -> None:
    text = json.loads(open_meteo(48))
    names = [name for name in text["hourly"] if name != "time"]
    for name in names:
        text["hourly"][name][40:] = [None] * 8
    series = read(tmp_path, json.dumps(text))
    assert len(series) == 40
    assert "without any value are left out: 8" in said(series)
    text["hourly"][names[0]][47] = 5.0
    assert problems(tmp_path, json.dumps(text))


def test_a_plain_table_with_hours_to_come(tmp_path: Path) -> None:
    lines = [f"{when:%Y-%m-%dT%H:%M}Z,{5 + when.hour},7" for when in every_hour("2019-01-01", 48)]
    ended = [*lines[:30], *(f"{line.partition(',')[0]},," for line in lines[30:])]
    series = read(tmp_path, "\n".join(["time,temp_c,load_mw", *ended]))
    assert series.digest() == read(tmp_path, "\n".join(["time,temp_c,load_mw", *lines[:30]])).digest()
    half = [*lines[:30], *(line.rpartition(",")[0] + "," for line in lines[30:])]
    assert problems(tmp_path, "\n".join(["time,temp_c,load_mw", *half]))
