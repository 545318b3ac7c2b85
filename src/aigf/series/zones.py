"""In which time zone a column of times is: as its name says, or as the clock of Central Europe shows in it."""

from __future__ import annotations

import re

import numpy as np

from aigf.series.clock import changes_clock, summer_time
from aigf.series.columns import Numbers
from aigf.text import Text

CLOCK = "CET/CEST"
#: Of which the name does not say whether it has summer time.
CET, CEST = "CET", "CEST"
_OFFSET = re.compile(r"\b(?:utc|gmt) ?([+-]) ?(\d{1,2})(?::?(\d\d))?")
_UTC = re.compile(r"\b(?:utc|gmt|zulu)\b")
_CLOCK = re.compile(
    r"\bcet ?[/ ] ?cest\b|\bmez ?[/ ] ?mesz\b|\beurope (?:amsterdam|brussels|berlin|paris|luxembourg|madrid|rome|"
    r"vienna|zurich|prague|warsaw|budapest|copenhagen|stockholm|oslo)\b"
)
_WINTER, _SUMMER = re.compile(r"\b(?:cet|mez)\b"), re.compile(r"\b(?:cest|mesz|zomertijd)\b")
_ALWAYS_WINTER = re.compile(r"\bwintertijd\b")
#: Zones of elsewhere, as the name of a column says them: their clock is not known here.
_ELSEWHERE = re.compile(
    r"\b(?:EES?T|WES?T|BST|IST|[ECMP][SD]T|MSK|JST|AES?T)\b"
    r"|\b(?:Europe|America|Asia|Africa|Australia|Atlantic|Pacific)/[A-Z][A-Za-z_]+"
)
_HOUR = 60


def named(name: str) -> int | str | None:
    """The minutes ahead of UTC that the name of a column states, CLOCK, CET or CEST; None where it states none."""
    plain = re.sub(r"[_/()\[\]]+", " ", name.lower())
    offset = _OFFSET.search(plain)
    if offset is not None:
        minutes = int(offset.group(2)) * 60 + int(offset.group(3) or 0)
        return -minutes if offset.group(1) == "-" else minutes
    if _UTC.search(plain):
        return 0
    if _CLOCK.search(plain) or _CLOCK.search(name.lower()):
        return CLOCK
    if _ALWAYS_WINTER.search(plain):
        return _HOUR
    return CEST if _SUMMER.search(plain) else CET if _WINTER.search(plain) else None


def elsewhere(name: str) -> str | None:
    """The zone that the name of a column states and of which the clock is not known here; None where it states none."""
    found = _ELSEWHERE.search(name)
    return None if found is None else found.group()


def called(zone: int | str) -> Text:
    """A zone as it is told."""
    if zone == CLOCK:
        return Text("Central European time (CET/CEST)")
    return Text("UTC") if zone == 0 else Text("UTC{offset} all year", {"offset": f"{int(zone) / 60:+g}"})


def shows_clock(local: Numbers) -> bool:
    """Whether times, in the order of the lines, miss or repeat an hour just where the clock of Central Europe does.

    They must go on evenly everywhere else. ``local`` are minutes on an unknown clock.
    """
    steps = np.diff(local)
    if len(steps) < 2:
        return False
    step = int(np.median(steps))
    odd = np.flatnonzero(steps != step).tolist()
    if not odd or step <= 0 or step > _HOUR:
        return False
    return all(_changes(int(local[row]), int(steps[row]), step) for row in odd)


def on_clock(local: Numbers) -> Numbers:
    """The minutes, UTC, of times on the clock of Central Europe, in the order of the lines.

    Of an hour that the clock shows twice the first time is in summer. An hour that it skips stays the moment at which
    it would be in winter, so that it is found there twice.
    """
    years = (local // (24 * _HOUR)).astype("datetime64[D]").astype("datetime64[Y]").astype(int) + 1970
    found = local - _HOUR
    for year in np.unique(years).tolist():
        begin, end = summer_time(year)
        summer = local - 2 * _HOUR
        found[(years == year) & (begin <= summer) & (summer < end)] -= _HOUR
    _, first = np.unique(local, return_index=True)
    again = np.ones(len(local), dtype=bool)
    again[first] = False
    for row in np.flatnonzero(again).tolist():
        winter = int(local[row]) - _HOUR
        if winter - summer_time(int(years[row]))[1] in range(_HOUR):
            found[row] = winter
    return found


def has_skipped_hour(local: Numbers) -> bool:
    """Whether times have an hour that the clock of Central Europe skips in spring."""
    return any(
        begin + _HOUR <= minute < begin + 2 * _HOUR
        for begin, minute in ((_spring(int(minute)), int(minute)) for minute in local[_in_march(local)])
    )


def in_summer(local: Numbers) -> bool:
    """Whether any of the times would be in summer time on the clock of Central Europe."""
    return bool(np.any(on_clock(local) != local - _HOUR))


def _in_march(local: Numbers) -> Numbers:
    months = (local // (24 * _HOUR)).astype("datetime64[D]").astype("datetime64[M]").astype(int) % 12
    found: Numbers = np.flatnonzero(months == 2)
    return found


def _spring(minute: int) -> int:
    year = int(np.datetime64(minute, "m").astype("datetime64[Y]").astype(int)) + 1970
    return summer_time(year)[0]


def _changes(before: int, step: int, usual: int) -> bool:
    """Whether a step of another length than usual is a change of the clock."""
    after = before + usual
    day = np.datetime64(after, "m").astype(object)
    if not changes_clock(day.year, day.month, day.day):
        return False
    begin, end = summer_time(day.year)
    if day.month == 3:
        return after == begin + _HOUR and step == usual + _HOUR
    return after == end + 2 * _HOUR and step == usual - _HOUR
