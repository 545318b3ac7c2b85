"""ENTSO-E's exports as they are downloaded: the ragged one of before 2024, and that of the new platform.

The header lines are those of real files; the older ends in the label of the bidding zone, of which no line has a cell.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.series.files import ENTSOE_OLD_HEAD, clock, entsoe, problems, read, said

FIRST = datetime(2019, 3, 29, 23, tzinfo=UTC)


def old(hours: int, head: str = ENTSOE_OLD_HEAD, cells: str = '"EUR"') -> str:
    """The older export over the end of winter time: the hour that the clock skips is listed, and empty."""
    lines = []
    for number in range(hours):
        moment = FIRST + timedelta(hours=number)
        begin, end = clock(moment), clock(moment + timedelta(hours=1))
        if begin.hour == 1 and end.hour == 3:
            end = begin + timedelta(hours=1)
            lines.append(f'"{begin:%d.%m.%Y %H:%M} - {end:%d.%m.%Y %H:%M}","{number}.5",{cells}\n')
            begin, end = end, end + timedelta(hours=1)
            lines.append(f'"{begin:%d.%m.%Y %H:%M} - {end:%d.%m.%Y %H:%M}","",""\n')
        else:
            lines.append(f'"{begin:%d.%m.%Y %H:%M} - {end:%d.%m.%Y %H:%M}","{number}.5",{cells}\n')
    return head + "".join(lines)


@pytest.mark.parametrize("cells", ['"EUR"', '"EUR",""', '"EUR",'])
def test_the_header_ends_in_a_label_that_no_line_has_a_cell_for(tmp_path: Path, cells: str) -> None:
    series = read(tmp_path, old(71, cells=cells))
    assert series.sources[0].period == ("2019-03-29 23:00", "2019-04-01 21:00")
    assert series.columns["price_eur_mwh"].tolist() == [hour + 0.5 for hour in range(71)]
    assert "in spring have been dropped: 1." in said(series)
    assert series.sources[0].location.bidding_zone == "NL"


@pytest.mark.parametrize("label", ["BZN|DE-LU", "BZN|IT-Centre-North", "CTY|Italy (IT)"])
def test_the_zone_of_the_label(tmp_path: Path, label: str) -> None:
    series = read(tmp_path, old(30, ENTSOE_OLD_HEAD.replace("BZN|NL", label)))
    assert series.sources[0].location.bidding_zone == label.partition("|")[2]
    assert label.partition("|")[2] in str(series.sources[0].format)


def test_a_header_in_which_the_prices_have_no_label(tmp_path: Path) -> None:
    head = ENTSOE_OLD_HEAD.replace(',"BZN|NL"', "")
    assert len(read(tmp_path, old(30, head))) == 30


def test_a_line_that_is_ragged_in_another_way_is_refused(tmp_path: Path) -> None:
    text = old(30).replace('"3.5","EUR"', '"3.5"', 1)
    assert "the line has 2 columns" in problems(tmp_path, text)[0]


def test_the_new_platform_names_its_zone_on_every_line(tmp_path: Path) -> None:
    series = read(tmp_path, entsoe(FIRST, FIRST + timedelta(hours=5)))
    assert series.sources[0].location.bidding_zone == "NL"
    assert str(series.sources[0].format) == "ENTSO-E day-ahead prices, NL"


def test_every_line_is_one_quoted_cell_where_a_spreadsheet_saved_it(tmp_path: Path) -> None:
    text = old(71)
    wrapped = "".join('"' + line.replace('"', '""') + '"\n' for line in text.splitlines())
    assert read(tmp_path, wrapped).digest() == read(tmp_path, text).digest()
    assert "one quoted cell" in str(read(tmp_path, wrapped).sources[0].read_as[0])
