"""The rules of one entry: its value and range, distribution, years, source, confidence and note."""

from __future__ import annotations

import re

from aigf.documents import shown
from aigf.register.entry import CONFIDENCES, DISTRIBUTIONS, GRADES, PUBLIC, Entry, Source
from aigf.register.fields import Fields
from aigf.text import Text
from aigf.units import UnitError, unit

#: What every entry may have; an ordinary entry also has a title and a unit.
VALUE_FIELDS = (
    "value",
    "by_year",
    "low",
    "high",
    "distribution",
    "source",
    "confidence",
    "valid_until",
    "note",
)

_WEB = re.compile(r"https?://\S+")
_YEAR = re.compile(r"20\d\d", re.ASCII)


def read_entry(
    fields: Fields, name: str, perspective: str, title: dict[str, str] | None, symbol: str | None
) -> Entry | None:
    """The entry in ``fields``; None where a problem was noted that leaves it without a necessary part."""
    value = fields.number("value")
    low, high = _range(fields, value)
    distribution = _distribution(fields)
    by_year = _by_year(fields)
    source = _source(fields)
    confidence = fields.choice("confidence", CONFIDENCES)
    note = fields.languages("note") if "note" in fields else None
    if confidence == "judgement" and "note" not in fields:
        wrong = Text("a judgement has no note")
        fields.problem(wrong, Text("its reasoning, in Dutch and English"), "confidence")
    if confidence in PUBLIC and source is not None and not _WEB.match(source.address):
        wrong = Text("a figure that is published has no address where it can be read")
        fields.problem(
            wrong, Text("an address that begins with http, or estimate or judgement"), "confidence"
        )
    until = _day(fields) if "valid_until" in fields else ""
    if value is None or title is None or symbol is None or source is None or confidence is None:
        return None
    return Entry(
        name=name,
        perspective=perspective,
        title=title,
        unit=symbol,
        value=value,
        by_year=by_year,
        low=low,
        high=high,
        distribution=distribution,
        source=source,
        confidence=confidence,
        note=note or {},
        valid_until=until,
    )


def read_unit(fields: Fields) -> str | None:
    """The symbol in the field ``unit``, if it is a unit of ``aigf.units``."""
    symbol = fields.text("unit")
    if symbol is None:
        return None
    try:
        unit(symbol)
    except UnitError:
        wrong = Text("'{unit}' is not a known unit", {"unit": shown(symbol)})
        fields.problem(wrong, Text("units joined by '·' and '/', such as kW/accelerator"), "unit")
        return None
    return symbol


def _range(fields: Fields, value: float | None) -> tuple[float | None, float | None]:
    low, high = (fields.number(name) if name in fields else None for name in ("low", "high"))
    for given, other in (("low", "high"), ("high", "low")):
        if given in fields and other not in fields:
            wrong = Text("'{given}' is given without '{other}'", {"given": given, "other": other})
            fields.problem(wrong, Text("both or neither"), given)
    order = Text("low <= value <= high")
    if low is not None and value is not None and low > value:
        wrong = Text("'low' ({low}) is above 'value' ({value})", {"low": f"{low:g}", "value": f"{value:g}"})
        fields.problem(wrong, order, "low")
    if high is not None and value is not None and high < value:
        wrong = Text(
            "'high' ({high}) is below 'value' ({value})", {"high": f"{high:g}", "value": f"{value:g}"}
        )
        fields.problem(wrong, order, "high")
    if value is None and low is not None and high is not None and low > high:
        fields.problem(Text("'low' is above 'high'"), order, "low")
    return low, high


def _distribution(fields: Fields) -> str:
    """The distribution stated, else the one that goes with having a range or not.

    A fixed value may have a range: its ends are for scenarios and are not drawn.
    """
    ranged = "low" in fields or "high" in fields
    usual = "double-triangular" if ranged else "fixed"
    stated = fields.choice("distribution", DISTRIBUTIONS) if "distribution" in fields else None
    if stated is not None and stated != "fixed" and not ranged:
        wrong = Text("a distribution without a range")
        fields.problem(wrong, Text("'low' and 'high'"), "distribution")
    return stated or usual


def _by_year(fields: Fields) -> dict[int, float]:
    by_year = fields.mapping("by_year") if "by_year" in fields else None
    found: dict[int, float] = {}
    if by_year is None:
        return found
    for name in by_year.names():
        value = by_year.number(name)
        if not _YEAR.fullmatch(name):
            wrong = Text("'{year}' is not a year", {"year": shown(name)})
            by_year.problem(wrong, Text("a year from 2000 to 2099"), name, at_key=True)
        elif value is not None:
            found[int(name)] = value
    return dict(sorted(found.items()))


def _day(fields: Fields) -> str:
    """The day in ``valid_until``."""
    day = fields.date("valid_until") or ""
    if day and len(day) < len("2026-11-12"):
        fields.problem(
            Text("'{value}' is no day", {"value": day}), Text("YYYY-MM-DD, in quotes"), "valid_until"
        )
        return ""
    return day


def _source(fields: Fields) -> Source | None:
    source = fields.mapping("source")
    if source is None:
        return None
    source.only(("title", "address", "grade", "section", "date"))
    title, address, section = (source.text(name) for name in ("title", "address", "section"))
    date = source.date("date")
    grade = source.choice("grade", GRADES) if "grade" in source else None
    if title is None or address is None or section is None or date is None:
        return None
    return Source(title, address, section, date, grade or "")
