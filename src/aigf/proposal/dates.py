"""Dates and years as people write them: ``30 november 2026``, ``Q3 2028``, ``eind 2028``, ``2028-07``."""

from __future__ import annotations

import datetime
import re

from aigf.documents.months import MONTH_NAME, MONTHS
from aigf.proposal.numbers import Language
from aigf.proposal.pasted import pasted

_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_ORDINAL = r"(?:[1-4](?:e|ste|de|st|nd|rd|th)?|eerste|tweede|derde|vierde|first|second|third|fourth)"
#: A part of a year that is no month, before or behind the year.
_PART = (
    r"(?:[qk]\s?[1-4]|[1-4]\s?[qk]|h\s?[12]|(?:kwartaal|quarter) [1-4]"
    rf"|{_ORDINAL} ?(?:kwartaal|kw\.?|quarter|halfjaar|half jaar|half|helft)(?: van| of)?"
    r"|(?:het )?(?:begin|medio|eind|einde|najaar|voorjaar|zomer|herfst|lente)(?: van)?"
    r"|(?:the )?(?:beginning|start|middle|mid|early|late|end|spring|summer|autumn|fall|year-end)(?: of)?)"
)
_DAY_OF_WEEK = r"(?:\w+dag,? |\w+day,? )?(?:the )?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?:[T ][\d:.+Z-]*)?",
        rf"(?P<day>\d\d?)[-/. ](?P<month>\d\d?)[-/. ]{_YEAR}",
        rf"{_DAY_OF_WEEK}(?P<day>\d\d?)(?:e|ste|de|st|nd|rd|th)?[- ](?:of )?(?P<name>{MONTH_NAME})\.?,?[- ]{_YEAR}",
        rf"(?P<name>{MONTH_NAME})\.? (?P<day>\d\d?)(?:st|nd|rd|th)?,? {_YEAR}",
        rf"{_YEAR}[-/](?P<month>\d\d)",
        rf"(?P<month>\d\d?)[-/]{_YEAR}",
        rf"(?P<name>{MONTH_NAME})\.?[- ,]{{1,2}}(?:van |of )?{_YEAR}",
        rf"{_YEAR} (?P<name>{MONTH_NAME})\.?",
        rf"{_PART}[- ,]{{0,2}}{_YEAR}",
        rf"{_YEAR}[- ,]{{0,2}}{_PART}",
        rf"(?:in |jaar |year |per |vanaf |from |by |(?:ca\.?|circa|ongeveer|about|approx\.?|rond|around|~) ?)?{_YEAR}",
    )
)


def written_date(text: str, language: Language) -> str | None:
    """The date in ISO 8601, as precisely as it is written: a day, a month, or the year of a quarter or a season.

    None for what is no date, and in English for a day and a month that may be each other's: 04/05/2026.

    >>> written_date("30 november 2026", "nl"), written_date("30-11-2026", "nl"), written_date("Q3 2028", "nl")
    ('2026-11-30', '2026-11-30', '2028')
    """
    clean = pasted(text).strip(" .")
    if len(clean) > 60:
        return None
    for form in _FORMS:
        found = form.fullmatch(clean)
        if found is not None:
            return _iso(found, language)
    return None


def written_year(text: str) -> int | None:
    """The year of a date, a quarter or a season: ``eind 2028`` is 2028. None for what is no date.

    >>> written_year("eind 2028"), written_year("1e kwartaal 2029"), written_year("over 2 jaar")
    (2028, 2029, None)
    """
    iso = written_date(text, "nl")
    return None if iso is None else int(iso[:4])


def _iso(found: re.Match[str], language: Language) -> str | None:
    parts = found.groupdict()
    year, name = int(parts["year"]), parts.get("name")
    month = MONTHS[name.lower()] if name else int(parts.get("month") or 0)
    day = int(parts.get("day") or 0)
    year_first = found.start("year") == 0
    if day and not name and not year_first and language == "en" and day != month and max(day, month) <= 12:
        return None
    try:
        date = datetime.date(year, month or 1, day or 1)
    except ValueError:
        return None
    if month == 0 and (parts.get("month") or parts.get("day")):
        return None
    return date.isoformat()[: 10 if day else 7 if month else 4]
