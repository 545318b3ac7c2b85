"""Years of two digits: read where the days of the column go on in one order only, else refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.series.files import every_hour, problems, read


def table(form: str, start: str, hours: int, name: str = "tijd") -> str:
    lines = (f"{at.strftime(form)};{number}.5\n" for number, at in enumerate(every_hour(start, hours)))
    return f"{name};price_eur_mwh\n" + "".join(lines)


@pytest.mark.parametrize(
    "form",
    [
        *("%d-%m-%y %H:%M", "%d/%m/%y %H:%M:%S", "%d.%m.%y %H:%M", "%m/%d/%y %H:%M", "%y-%m-%d %H:%M"),
        *("%d-%b-%y %H:%M", "%d %b %y %H:%M", "%m/%d/%y %I:%M %p", "%d-%m-%yT%H:%M"),
    ],
)
@pytest.mark.parametrize("start", ["2025-12-30", "2024-02-27", "2025-01-10", "2011-12-10"])
def test_the_order_in_which_the_days_go_on(tmp_path: Path, form: str, start: str) -> None:
    series = read(tmp_path, table(form, start, 96))
    assert series.hours is not None
    assert str(series.hours[0]) == f"{start}T00"
    assert series.columns["price_eur_mwh"].tolist() == [number + 0.5 for number in range(96)]
    assert "tijd with years of two digits as 20xx" in map(str, series.sources[0].read_as)


def test_days_and_hours_in_columns_of_their_own(tmp_path: Path) -> None:
    series = read(tmp_path, table("%d-%m-%y;%H:%M", "2025-12-30", 72, "datum;uur"))
    assert series.sources[0].period == ("2025-12-30 00:00", "2026-01-01 23:00")


@pytest.mark.parametrize(
    ("form", "start", "hours"),
    [
        ("%d-%m-%y %H:%M", "2025-12-30", 24),
        ("%d-%b-%y %H:%M", "2025-12-30", 24),
        ("%d-%m-%y %H:%M", "1998-12-30", 72),
        ("%d-%m-%y %H:%M", "2025-01-03", 72),
    ],
)
def test_what_is_not_decided_is_refused(tmp_path: Path, form: str, start: str, hours: int) -> None:
    wrong = problems(tmp_path, table(form, start, hours))
    assert wrong[0].startswith("f:2:1: tijd: '")
    assert "is not a time" in wrong[0]


def test_a_missing_hour_is_seen(tmp_path: Path) -> None:
    text = table("%d-%m-%y %H:%M", "2025-12-30", 72)
    assert "hours are missing" in problems(tmp_path, text.replace("31-12-25 05:00;29.5\n", ""))[0]


def test_another_way_in_one_line_is_refused(tmp_path: Path) -> None:
    text = table("%d-%m-%y %H:%M", "2025-12-30", 72)
    assert problems(tmp_path, text.replace("31-12-25 05:00", "31-12-2025 05:00"))
