"""What the name of a column of times says of them: their zone, and whether they are the ends of hours."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.series.files import every_hour, problems, read, said

SUMMER = list(every_hour("2023-06-29", 72))
PRICES = [40.5 + number for number in range(72)]


def table(header: str, cells: list[str]) -> str:
    return f"{header},price_eur_mwh\n" + "".join(f"{c},{p}\n" for c, p in zip(cells, PRICES, strict=True))


def plain(hours: int = 0) -> list[str]:
    return [f"{at + timedelta(hours=hours):%Y-%m-%d %H:%M}" for at in SUMMER]


@pytest.mark.parametrize("zone", ["EET", "EST", "BST", "Europe/London", "Europe/Athens", "America/New_York"])
def test_a_zone_whose_clock_is_not_known_is_not_utc(tmp_path: Path, zone: str) -> None:
    assert (
        f"the time zone {zone} is not known here" in problems(tmp_path, table(f"time ({zone})", plain()))[0]
    )


@pytest.mark.parametrize(
    ("name", "ahead"), [("tijd (CEST)", 2), ("tijd (zomertijd)", 2), ("tijd (wintertijd)", 1)]
)
def test_summer_and_winter_time(tmp_path: Path, name: str, ahead: int) -> None:
    series = read(tmp_path, table(name, plain(ahead)))
    assert series.sources[0].period == ("2023-06-29 00:00", "2023-07-01 23:00")


def test_winter_that_is_called_summer_time(tmp_path: Path) -> None:
    cells = [f"{at - timedelta(days=150):%Y-%m-%d %H:%M}" for at in SUMMER]
    assert "have summer time is not stated" in problems(tmp_path, table("tijd (CEST)", cells))[0]


@pytest.mark.parametrize("name", ["tot (UTC)", "end_utc", "Einde [UTC]", "time_utc (hour ending)"])
def test_ends_of_hours(tmp_path: Path, name: str) -> None:
    series = read(tmp_path, table(name, plain(1)))
    assert series.sources[0].period == ("2023-06-29 00:00", "2023-07-01 23:00")
    assert series.columns["price_eur_mwh"].tolist() == PRICES
    assert "60 minutes before them they begin" in said(series)


@pytest.mark.parametrize("names", ["tot,van", "end,start", "to,from", "einde (UTC),begin (UTC)"])
def test_the_beginning_goes_before_the_end(tmp_path: Path, names: str) -> None:
    cells = [f"{end},{begin}" for end, begin in zip(plain(1), plain(), strict=True)]
    series = read(tmp_path, table(names, cells))
    assert series.sources[0].period == ("2023-06-29 00:00", "2023-07-01 23:00")
    assert "before them they begin" not in said(series)


def test_days_that_run_to_24(tmp_path: Path) -> None:
    cells = [f"{at:%d-%m-%Y},{at.hour + 1:02}:00" for at in SUMMER]
    assert "ends of hours?" in said(read(tmp_path, table("datum,tijd", cells)))


def test_shares_that_are_called_percentages(tmp_path: Path) -> None:
    text = "tijd (UTC),wind_cf (%)\n" + "".join(f"{cell},0.{n:02}\n" for n, cell in enumerate(plain(), 10))
    assert "the values look like shares of 1" in problems(tmp_path, text)[0]
