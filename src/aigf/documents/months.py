"""The names of the months, whole and short, in Dutch and English."""

from __future__ import annotations

_NAMES = (
    "januari january jan",
    "februari february feb febr",
    "maart march mrt mar",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "augustus august aug",
    "september sep sept",
    "oktober october okt oct",
    "november nov",
    "december dec",
)
#: Name in small letters to the number of the month.
MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
#: Any of the names, of which the longest is tried first, as part of a regular expression.
MONTH_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
