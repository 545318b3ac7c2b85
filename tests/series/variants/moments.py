"""How moments are written in a column of a table: its name, its cells, and whether its rows may stand in any order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, NamedTuple

from tests.series.files import clock
from tests.series.variants.draw import Draw

MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    "long": (
        "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december",
    ),
}  # fmt: skip
#: A moment on the clock that is written, without its zone.
DAYS: dict[str, Callable[[datetime], str]] = {
    "2019-12-31": lambda at: f"{at:%Y-%m-%d}",
    "2019/12/31": lambda at: f"{at:%Y/%m/%d}",
    "31-12-2019": lambda at: f"{at:%d-%m-%Y}",
    "31/12/2019": lambda at: f"{at:%d/%m/%Y}",
    "31.12.2019": lambda at: f"{at:%d.%m.%Y}",
    "1-2-2019": lambda at: f"{at.day}-{at.month}-{at.year}",
    "12/31/2019": lambda at: f"{at:%m/%d/%Y}",
    "31 dec 2019": lambda at: f"{at.day} {MONTHS['nl'][at.month - 1]} {at.year}",
    "31-Dec-2019": lambda at: f"{at.day:02}-{MONTHS['en'][at.month - 1]}-{at.year}",
    "31 december 2019": lambda at: f"{at.day} {MONTHS['long'][at.month - 1]} {at.year}",
    "31-12-19": lambda at: f"{at:%d-%m-%y}",
    "31/12/19": lambda at: f"{at:%d/%m/%y}",
    "1-2-19": lambda at: f"{at.day}-{at.month}-{at:%y}",
    "31-Dec-19": lambda at: f"{at.day}-{MONTHS['en'][at.month - 1]}-{at:%y}",
    "20191231": lambda at: f"{at:%Y%m%d}",
}
CLOCKS: dict[str, Callable[[datetime], str]] = {
    "23:00": lambda at: f"{at:%H:%M}",
    "23:00:00": lambda at: f"{at:%H:%M:%S}",
    "9:00": lambda at: f"{at.hour}:{at:%M}",
    "11:00 PM": lambda at: f"{at:%I:%M} {'PM' if at.hour > 11 else 'AM'}",
    "23.00": lambda at: f"{at:%H.%M}",
}
#: Zone in the name of the column: minutes ahead of UTC, the clock of Central Europe, or nothing said.
NAMES: dict[int | str, tuple[str, ...]] = {
    0: (
        "time_utc",
        "Datetime (UTC)",
        "tijd (UTC)",
        "Tijdstip [UTC]",
        "timestamp_utc",
        "Time (GMT)",
        "DateTime UTC+0",
    ),
    60: ("tijd (UTC+1)", "Time (UTC+01:00)", "Datum GMT+1", "timestamp UTC+1"),
    "clock": ("Tijd (CET/CEST)", "time Europe/Amsterdam", "MTU_CET/CEST", "lokale tijd (Europe/Amsterdam)"),
    "": ("tijd", "time", "Datum/tijd", "timestamp", "datetime", "Datum", "van", "Begin"),
}
_EXCEL = datetime(1899, 12, 30, tzinfo=UTC)


class Written(NamedTuple):
    """The names and cells of the columns that say when a row is; and whether rows may stand in any order."""

    names: list[str]
    cells: list[list[Any]]  #: of every row
    any_order: bool


def written(draw: Draw, moments: list[datetime], point: str = ".") -> Written:
    """The moments, UTC, in one of the ways in which people and programs write them."""
    way = draw.one("times", tuple(_WAYS))
    return _WAYS[way](draw, moments, point)


def in_cells(draw: Draw, moments: list[datetime]) -> Written:
    """The moments as Excel has them: numbers that are shown as moments, or a day and the part of a day."""
    zone = draw.one("zone", tuple(NAMES))
    at = [moment.replace(tzinfo=None) for moment in _on(zone, moments)]
    if draw.happens("day and hour apart", 0.2):
        hours = draw.one("hour", ("00:00", "0 to 23"))
        apart = [[moment.date(), moment.time() if hours == "00:00" else float(moment.hour)] for moment in at]
        merged = _merged(apart, None) if draw.happens("merged", 0.5) else apart
        return Written([draw.one("name", NAMES[zone]), "uur"], merged, False)
    cells = [[moment] for moment in at]
    return Written([draw.one("name", NAMES[zone])], cells, zone in {0, 60})


def _zoned(draw: Draw, moments: list[datetime], _point: str) -> Written:
    """A zone in every cell."""
    kind = draw.one("zone of a cell", ("Z", "+00:00", " UTC", "offset of the clock", "+01:00", " CET"))
    seconds = ":%S" if draw.happens("seconds", 0.5) else ""
    between = "T" if draw.happens("T", 0.5) else " "
    cells = []
    for moment in moments:
        at, zone = moment, kind
        if kind in {"offset of the clock", " CET"}:
            at = clock(moment)
            ahead = at.utcoffset() == timedelta(hours=2)
            zone = f"+0{2 if ahead else 1}:00" if kind != " CET" else " CEST" if ahead else " CET"
        elif kind == "+01:00":
            at = moment.astimezone(timezone(timedelta(hours=1)))
        cells.append([f"{at:%Y-%m-%d}{between}{at.strftime(f'%H:%M{seconds}')}{zone}"])
    return Written([draw.one("name", NAMES[""])], cells, True)


def _named(draw: Draw, moments: list[datetime], _point: str) -> Written:
    """A zone in the name of the column, or none: then they are UTC, and must rise."""
    zone = draw.one("zone", tuple(NAMES))
    at = _on(zone, moments)
    day, of_day = draw.one("day", tuple(DAYS)), draw.one("time of day", tuple(CLOCKS))
    between = "T" if day == "2019-12-31" and of_day.startswith("23:00") and draw.happens("T", 0.3) else " "
    cells = [[f"{DAYS[day](moment)}{between}{CLOCKS[of_day](moment)}"] for moment in at]
    return Written([draw.one("name", NAMES[zone])], cells, zone in {0, 60})


def _on(zone: int | str, moments: list[datetime]) -> list[datetime]:
    if zone == "clock":
        return [clock(moment) for moment in moments]
    return [moment + timedelta(minutes=zone if isinstance(zone, int) else 0) for moment in moments]


def _run(draw: Draw, moments: list[datetime], _point: str) -> Written:
    """Digits only."""
    between = draw.one("between", (" ", ""))
    cells = [[f"{moment:%Y%m%d}{between}{moment:%H%M}"] for moment in moments]
    return Written([draw.one("name", NAMES[0])], cells, True)


def _serials(draw: Draw, moments: list[datetime], point: str) -> Written:
    """Days of Excel."""
    digits = draw.one("decimals", (10, 6, 15))
    values = ((moment - _EXCEL).total_seconds() / 86_400 for moment in moments)
    cells = [[f"{value:.{digits}f}".rstrip("0").rstrip(".").replace(".", point)] for value in values]
    zone = draw.one("zone", (0, ""))
    return Written([draw.one("name", NAMES[zone])], cells, zone == 0)


def _seconds(draw: Draw, moments: list[datetime], _point: str) -> Written:
    """Seconds or milliseconds from 1970 on."""
    scale = draw.one("of a second", (1, 1000))
    cells = [[str(int(moment.timestamp()) * scale)] for moment in moments]
    return Written([draw.one("name", ("timestamp", "unixtime", "epoch", "tijd"))], cells, True)


def _interval(draw: Draw, moments: list[datetime], _point: str) -> Written:
    """Begin and end in one cell, or in two columns."""
    step = moments[1] - moments[0]
    zone = draw.one("zone", (0, "clock", ""))
    day = draw.one("day", ("2019-12-31", "31/12/2019", "31-12-2019", "31.12.2019", "2019/12/31"))
    begins, ends = _on(zone, moments), _on(zone, [moment + step for moment in moments])
    pairs = [[f"{DAYS[day](at)} {at:%H:%M}" for at in ends_of] for ends_of in zip(begins, ends, strict=True)]
    if draw.happens("in two columns", 0.5):
        said = {0: " (UTC)", "clock": " (CET/CEST)", "": ""}[zone]
        first, second = draw.one(
            "names", (("van", "tot"), ("start", "end"), ("Begin", "Einde"), ("from", "to"))
        )
        if draw.happens("the end first", 0.3):
            return Written([second + said, first + said], [pair[::-1] for pair in pairs], zone == 0)
        return Written([first + said, second + said], pairs, zone == 0)
    dash = draw.one("dash", (" - ", " – ", "/")) if day == "2019-12-31" else draw.one("dash", (" - ", " – "))
    return Written([draw.one("name", NAMES[zone])], [[dash.join(pair)] for pair in pairs], zone == 0)


def _apart(draw: Draw, moments: list[datetime], _point: str) -> Written:
    """A day and a time, or a number of the hour, in columns of their own."""
    day = draw.one("day", ("2019-12-31", "31-12-2019", "31/12/2019", "20191231", "1-2-2019", "31-12-19"))
    kind = draw.one("hour", ("23:00", "0 to 23", "1 to 24", "9:00:00", "22:00-23:00"))
    name = draw.one("name", ("datum (UTC)", "Datum", "date", "Date (UTC)", "dag"))
    hour = draw.one("name of the hour", ("uur", "hour", "Tijd", "HH", "Hour"))
    cells = []
    for moment in moments:
        number = moment.hour + (kind == "1 to 24")
        of_day = {
            "23:00": f"{moment:%H:%M}",
            "9:00:00": f"{moment.hour}:00:00",
            "22:00-23:00": f"{moment:%H:%M}-{moment + timedelta(hours=1):%H:%M}",
        }
        cells.append([DAYS[day](moment), of_day.get(kind, str(number))])
    return Written([name, hour], _merged(cells, "") if draw.happens("days once", 0.3) else cells, False)


def _merged(cells: list[list[Any]], empty: Any) -> list[list[Any]]:
    """The cells with the day only in the first line of each, as merged cells are saved."""
    days = [None, *(row[0] for row in cells)]
    return [[empty if row[0] == day else row[0], *row[1:]] for row, day in zip(cells, days, strict=False)]


def _once(draw: Draw, moments: list[datetime], _point: str) -> Written:
    """The day in the first line of each, and only the time of day in those below it."""
    zone = draw.one("zone", tuple(NAMES))
    day = draw.one("day", ("2019-12-31", "31-12-2019", "31.12.2019", "31 dec 2019"))
    at = _on(zone, moments)
    days = [None, *(moment.date() for moment in at)]
    cells = [
        [f"{moment:%H:%M}" if moment.date() == before else f"{DAYS[day](moment)} {moment:%H:%M}"]
        for moment, before in zip(at, days, strict=False)
    ]
    return Written([draw.one("name", NAMES[zone])], cells, False)


def _midnight(draw: Draw, moments: list[datetime], _point: str) -> Written:
    """Ends of hours are no beginnings: 24:00 is the midnight that is 00:00 of the next day."""
    day = draw.one("day", ("2019-12-31", "31-12-2019", "31/12/2019"))
    cells = [
        [
            f"{DAYS[day](moment - timedelta(days=1))} 24:00"
            if moment.hour == 0
            else f"{DAYS[day](moment)} {moment:%H:%M}"
        ]
        for moment in moments
    ]
    return Written([draw.one("name", NAMES[0])], cells, True)


_WAYS: dict[str, Callable[[Draw, list[datetime], str], Written]] = {
    "zoned": _zoned,
    "named": _named,
    "named again": _named,
    "named once more": _named,
    "digits": _run,
    "serials": _serials,
    "seconds": _seconds,
    "interval": _interval,
    "apart": _apart,
    "day once": _once,
    "midnight as 24:00": _midnight,
}
