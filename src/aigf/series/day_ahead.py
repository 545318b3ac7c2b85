"""Day-ahead prices: Ember's hourly file of a country, and the export of ENTSO-E's transparency platform.

Ember has times in UTC, and in local time, which are not needed. ENTSO-E writes the beginning and end of a market time
unit, in the time zone that its column names; since October 2025 the unit is a quarter of an hour.
Sources: Ember, European Wholesale Electricity Price Data, hourly; ENTSO-E Transparency Platform, Energy prices
(12.1.D), export as CSV, with the headers before and after its renewal of 2024. The header of the older export ends in
the label of the bidding zone, of which no line has a cell.
"""

from __future__ import annotations

import re

import numpy as np

from aigf.documents import shown
from aigf.series.clock import central_european, changes_clock, in_year, minute_of
from aigf.series.columns import Array, Numbers
from aigf.series.findings import Findings, Wrong
from aigf.series.finishing import Origin, finished
from aigf.series.location import location
from aigf.series.series import Series
from aigf.series.surroundings import between_values
from aigf.series.table import EMPTY, Table, column, even, one_value, rows_of, whole
from aigf.series.times import utc_times
from aigf.text import Text

PRICE = "price_eur_mwh"
_EMBER_TIME = "Datetime (UTC)"
_PRICE_UNIT = re.compile(r"(?:Day-ahead )?Price [\[(](.+)/(.+)[\])]")
_LABEL = re.compile(r"(?:BZN|CTY|CTA)\|.+")
_MTU = re.compile(r"MTU(?: \((.+)\))?")
_MOMENT = r"(\d\d){s}(\d\d){s}(\d{{4}}) (\d\d):(\d\d)(?::00)?(?: \((CES?T)\))?"
_UNIT = re.compile(f"{_MOMENT.format(s='[./]')} - {_MOMENT.format(s='[./]')}", re.ASCII)
_LENGTHS = (15, 30, 60)
_SEQUENCE, _FIRST = "Sequence", re.compile(r"(?:Sequence )*1")


def is_ember(header: list[str]) -> bool:
    """Whether the names of the columns are those of Ember."""
    return _EMBER_TIME in header and "Country" in header


def is_entsoe(header: list[str]) -> bool:
    """Whether the names of the columns are those of ENTSO-E."""
    return any(_MTU.fullmatch(name) for name in header)


def read_ember(text: str, digest: str, found: Findings) -> Series | None:
    """The prices of one country; what is wrong in the file is noted."""
    table = rows_of(text, found)
    even(table, found)
    country = one_value(table, "Country", found)
    index = _price(table, found)
    minutes, kept = utc_times(table, _EMBER_TIME, found)
    table = table.taken(kept)
    used = between_values(table, {table.header[index]}, found)
    table, minutes = table.taken(range(len(table.rows))[used]), minutes[used]
    price = whole(PRICE, *column(table, index, PRICE, found), found)
    rows = (minutes, np.asarray(table.lines, dtype=np.int64))
    source = Text("Ember day-ahead prices, {country}", {"country": shown(country, 40)})
    columns = {} if price is None else {PRICE: price}
    origin = Origin(digest, source, Text("UTC"), location=location(None, None, "", country))
    return finished(found, origin, columns, rows)


def read_entsoe(text: str, digest: str, found: Findings) -> Series | None:
    """The prices of one bidding zone; what is wrong in the file is noted."""
    table, label = _without_label(rows_of(text, found))
    even(table, found)
    table = _coupled(table, found)
    index = _price(table, found)
    unit = next(number for number, name in enumerate(table.header) if _MTU.fullmatch(name))
    zone = _zone(table, unit, found)
    area = one_value(table, "Area", found) if "Area" in table.header else ""
    place = location(None, None, "", _bidding_zone(area or label))
    if "Currency" in table.header and one_value(table, "Currency", found) not in {"EUR", ""}:
        found.problem((table.header_line, 1), "Currency", Text("the prices are not in euro"), Text("EUR"))
    minutes, durations, kept = _units(table, unit, index, zone, found)
    # Only the rows that are on the clock must have a price.
    table = table.taken(kept)
    used = between_values(table, {table.header[index]}, found)
    table, minutes, durations = table.taken(range(len(table.rows))[used]), minutes[used], durations[used]
    price = whole(PRICE, *column(table, index, PRICE, found), found)
    source = Text("ENTSO-E day-ahead prices")
    if place.bidding_zone:
        source = Text("ENTSO-E day-ahead prices, {zone}", {"zone": place.bidding_zone})
    columns: dict[str, Array] = {} if price is None else {PRICE: price}
    rows = (minutes, np.asarray(table.lines, dtype=np.int64))
    origin = Origin(digest, source, _zone_named(zone), location=place)
    return finished(found, origin, columns, rows, durations)


def _without_label(table: Table) -> tuple[Table, str]:
    """The table with a header of as many cells as its lines, and the label of the bidding zone that ended it."""
    last = table.header[-1]
    if not _LABEL.fullmatch(last):
        return table, ""
    count = len(table.header) - 1
    if all(not any(cell.strip() for cell in row[count:]) for row in table.rows):
        rows = [row[:count] for row in table.rows]
        table = Table(table.header[:-1], table.header_line, rows, table.lines)
    return table, last


def _coupled(table: Table, found: Findings) -> Table:
    """The table with the prices of the coupled market alone, where it has those of several auctions.

    In Germany, Luxembourg and Austria sequence 1 is the single day-ahead coupling (SDAC), and sequence 2 the auction
    of EXAA at 10:15. Source: ENTSO-E Transparency Platform, Energy prices, note at these zones.
    """
    if _SEQUENCE not in table.header:
        return table
    cells = [cell for _, _, cell in table.cells(table.header.index(_SEQUENCE))]
    others = sorted({cell for cell in cells if cell[-1:].isdigit() and not _FIRST.fullmatch(cell)})
    if not others or not any(_FIRST.fullmatch(cell) for cell in cells):
        one_value(table, _SEQUENCE, found)
        return table
    names = {"names": ", ".join(shown(name, 30) for name in others)}
    found.repairs.append(
        Text("Of the auctions only sequence 1, the coupled market, is read, not {names}.", names)
    )
    return table.taken([number for number, cell in enumerate(cells) if cell not in others])


def _bidding_zone(label: str) -> str:
    """The zone in a label such as BZN|NL."""
    return label.rpartition("|")[2].strip()


def _zone_named(zone: str) -> Text:
    return Text("UTC") if zone == "UTC" else Text("Central European time (CET/CEST)")


def _zone(table: Table, unit: int, found: Findings) -> str:
    match = _MTU.fullmatch(table.header[unit])
    named = match.group(1) if match else None
    if named not in {"UTC", "CET", "CET/CEST"}:
        wrong = Text("the time zone is not stated")
        if named:
            wrong = Text("the time zone {zone} is not known here", {"zone": shown(named)})
        raise found.refuse((table.header_line, 1), "MTU", wrong, Text("MTU (UTC) or MTU (CET/CEST)"))
    return "UTC" if named == "UTC" else "CET/CEST"


def _price(table: Table, found: Findings) -> int:
    """The number of the column of the price; raises InputError where it is not there or in another unit."""
    for index, name in enumerate(table.header):
        match = _PRICE_UNIT.fullmatch(name)
        if match is None:
            continue
        if match.group(1) != "EUR" or match.group(2) not in {"MWh", "MWhe"}:
            wrong = Text("the price is in {unit}", {"unit": shown("/".join(match.groups()))})
            raise found.refuse((table.header_line, 1), PRICE, wrong, Text("EUR/MWh"))
        return index
    wrong = Text("there is no column with day-ahead prices")
    raise found.refuse((table.header_line, 1), PRICE, wrong, Text("Day-ahead Price (EUR/MWh)"))


def _units(
    table: Table, unit: int, price: int, zone: str, found: Findings
) -> tuple[Numbers, Numbers, list[int]]:
    """The minutes, UTC, at which the market time units begin, their lengths, and the rows of which they are.

    A unit that the clock skips in spring, and that has no price, is dropped.
    """
    minutes, durations, kept, wrong = [], [], [], []
    shown_before: set[int] = set()
    separators: dict[str, int] = {}
    skipped = 0
    numbered = list(enumerate(table.cells(unit)))
    if _runs_backward(table, unit):
        numbered.reverse()
    for number, (line, row, cell) in numbered:
        at = table.at(row, unit)
        read = _moment(cell)
        if isinstance(read, Text):
            wrong.append(Wrong(line, at, read))
            continue
        local, length, named, separator, year = read
        separators.setdefault(separator, line)
        if len(separators) > 1 and separator != next(iter(separators)):
            said = Text("the date '{value}' is written in another way", {"value": shown(cell)})
            wrong.append(Wrong(line, at, said))
            continue
        minute: int | None = local
        if zone != "UTC":
            minute = central_european(local, year, named, local in shown_before)
            shown_before.add(local)
        if minute is None:
            if price < len(row) and row[price].strip() not in EMPTY:
                said = Text("{value} is skipped by the clock, and has a price", {"value": shown(cell)})
                wrong.append(Wrong(line, at, said))
            else:
                skipped += 1
            continue
        if in_year(minute, found.year):
            minutes.append(minute)
            durations.append(length)
            kept.append(number)
    found.lines(sorted(wrong), "MTU", Text("every unit as 31/12/2019 23:00 - 01/01/2020 00:00"))
    if skipped:
        said = Text("Units that the clock skips in spring have been dropped: {count}.", {"count": skipped})
        found.repairs.append(said)
    return np.array(minutes, dtype=np.int64), np.array(durations, dtype=np.int64), kept


def _runs_backward(table: Table, unit: int) -> bool:
    ends = [row[unit].strip() for row in (table.rows[:1] + table.rows[-1:]) if unit < len(row)]
    moments = [end[0] for end in map(_moment, ends) if not isinstance(end, Text)]
    return len(moments) == 2 and moments[0] > moments[1]


def _moment(cell: str) -> tuple[int, int, str | None, str, int] | Text:
    """Local minute at which a unit begins, its length, the zone it names, how its date is written, and its year."""
    match = _UNIT.fullmatch(cell)
    if match is None:
        return Text("'{value}' is not a market time unit", {"value": shown(cell)})
    day, month, year, hour, minute, named, *rest = match.groups()
    to_day, to_month, to_year, to_hour, to_minute, _to_named = rest
    try:
        begin = minute_of(int(year), int(month), int(day), int(hour), int(minute))
        end = minute_of(int(to_year), int(to_month), int(to_day), int(to_hour), int(to_minute))
    except ValueError:
        return Text("'{value}' is not a market time unit", {"value": shown(cell)})
    lengths = [end - begin]
    if changes_clock(int(year), int(month), int(day)):
        lengths += [end - begin - 60, end - begin + 60]
    length = next((length for length in lengths if length in _LENGTHS), None)
    if length is None:
        return Text("'{value}' is no quarter, half or whole hour", {"value": shown(cell)})
    return begin, length, named, cell[2], int(year)
