"""Choices, countries, dates, years, texts and what is not known yet, in the many ways in which people fill them in."""

from __future__ import annotations

import datetime
from typing import Any

from aigf.documents.months import MONTHS
from aigf.proposal.form import layout
from aigf.proposal.words import CHOICES, COUNTRY_NAMES
from tests.proposal.form.variants.amounts import around
from tests.proposal.form.variants.content import Entry, Form
from tests.series.variants.draw import Draw


def _of(form: Form, *kinds: str) -> list[Entry]:
    """The entries whose fields hold something of these kinds, or texts of these forms."""
    return [
        entry
        for entry in form.entries()
        if kinds and (entry.shape.form or entry.shape.kind) in kinds and entry.value is not None
    ]


def choices(form: Form) -> None:
    """Choices in either language, in any capitals, and answers ticked as TRUE or FALSE."""
    draw = form.draw
    for entry in _of(form, "word"):
        said = draw.rng.choice((entry.value, *CHOICES.get(entry.value, ())))
        change: Any = draw.rng.choice((str, str, str.upper, str.capitalize, str.title, _spaced))
        entry.cell.value = around(draw, change(said))
        if {"yes", "no"} <= {*entry.shape.words} and entry.value in ("yes", "no") and draw.rng.random() < 0.4:
            entry.cell.value = entry.value == "yes"


def _spaced(text: str) -> str:
    return text.replace("-", " ").replace(" ", "\u00a0")


def countries(form: Form) -> None:
    """Countries by code or by name, of users and members that the bid has and of its site."""
    draw = form.draw
    for entry in form.entries(filled=False):
        if entry.steps == ("site", "country"):
            entry.cell.value, form.expected[entry.steps] = "NL", "NL"
    for entry in _of(form, "country"):
        code = (
            draw.rng.choice(sorted(COUNTRY_NAMES))
            if entry.steps != ("site", "country")
            else form.expected[entry.steps]
        )
        form.expected[entry.steps] = code
        said = draw.rng.choice((code, code.lower(), *COUNTRY_NAMES[code]))
        entry.cell.value = around(draw, draw.rng.choice((said, said, said.upper())))


_DAYS = (
    "yyyy-mm-dd",
    "dd-mm-yyyy",
    "d/m/yyyy",
    "d mmmm yyyy",
    "[$-413]d mmm yyyy;@",
    "[$-409]mmmm d, yyyy;@",
    "dd.mm.yyyy",
    "[$-F800]dddd, mmmm dd, yyyy",
    "m/d/yyyy h:mm",
    "dd\\-mm\\-yyyy",
)
_MONTHS = ("mmm-yy", "mmmm yyyy", "yyyy-mm", "mm/yyyy", "[$-413]mmm/yy;@", 'mmm "\'"yy')


def dates(form: Form) -> None:
    """Days and months as dates of a spreadsheet, of either count of days, and as texts in either language."""
    draw = form.draw
    if draw.happens("days from 1904 on", 0.3):
        form.book.epoch = datetime.datetime(1904, 1, 1)
    entries = [entry for entry in form.entries(filled=False) if entry.steps == ("proposal", "date")]
    for entry in [*_of(form, "date"), *entries]:
        day = datetime.date(draw.rng.randint(2021, 2028), draw.rng.randint(1, 12), draw.rng.randint(1, 28))
        whole = entry.steps[0] == "proposal" or draw.rng.random() < 0.5
        form.expected[entry.steps] = day.isoformat()[: 10 if whole else 7]
        if draw.rng.random() < 0.5:
            entry.cell.value = draw.rng.choice((day, datetime.datetime(day.year, day.month, day.day, 9, 30)))
            entry.cell.number_format = draw.rng.choice(_DAYS if whole else _MONTHS)
        else:
            entry.cell.value = around(draw, _day(draw, day) if whole else _month(draw, day))


def _name(draw: Draw, month: int) -> str:
    name = draw.rng.choice([name for name, number in MONTHS.items() if number == month])
    return draw.rng.choice((name, name.capitalize()))


def _day(draw: Draw, day: datetime.date) -> str:
    """A day in words, the month where it cannot be taken for the day."""
    ways = ["{y}-{m:02}-{d:02}", "{d} {n} {y}", "{n} {d}, {y}", "{y}/{m:02}/{d:02}"]
    ways += ["{d:02}-{m:02}-{y}", "{d}/{m}/{y}", "{d:02}.{m:02}.{y}"] if day.day > 12 else []
    return draw.rng.choice(ways).format(y=day.year, m=day.month, d=day.day, n=_name(draw, day.month))


def _month(draw: Draw, day: datetime.date) -> str:
    ways = ("{y}-{m:02}", "{n} {y}", "{m}-{y}", "{m:02}/{y}", "{y} {n}")
    return draw.rng.choice(ways).format(y=day.year, m=day.month, n=_name(draw, day.month))


_YEARS = (
    "{}",
    "Q{q} {}",
    "{} Q{q}",
    "{q}e kwartaal {}",
    "H2 {}",
    "eind {}",
    "medio {}",
    "{}-07",
    "juli {}",
    "1 juli {}",
    "end of {}",
    "mid-{}",
    "in {}",
    "31-12-{}",
    "2e helft {}",
    "ca. {}",
)


def years(form: Form) -> None:
    """Years as numbers, texts, parts of a year and dates of a spreadsheet."""
    draw = form.draw
    for entry in _of(form, "year"):
        way = draw.rng.choice(("number", "text", "text", "date", "year of a date"))
        if way == "number":
            entry.cell.value = draw.rng.choice((int, float))(entry.value)
            entry.cell.number_format = draw.rng.choice(("General", "0", "@", "0.0", "#,##0"))
        elif way == "text":
            entry.cell.value = around(
                draw, draw.rng.choice(_YEARS).replace("{q}", str(draw.rng.randint(1, 4))).format(entry.value)
            )
        else:
            entry.cell.value = datetime.date(entry.value, draw.rng.randint(1, 12), 1)
            entry.cell.number_format = draw.rng.choice(
                ("yyyy", "yy", "[$-413]yyyy") if way == "year of a date" else (*_DAYS, *_MONTHS)
            )


_NOT_YET = (
    "PM",
    "p.m.",
    "n.t.b.",
    "TBD",
    "onbekend",
    "Onbekend ",
    "-",
    "–",
    "?",
    "nog niet bekend",
    "unknown",
    "N.v.t.",
    "n/a",
    "PM (zie bijlage)",
    " ",
    "\u00a0",
    "...",
    "to be confirmed",
    "nader te bepalen",
    "vertrouwelijk",
)


def unknowns(form: Form) -> None:
    """What is not known yet in cells that the bid leaves empty, and in rows of tables."""
    draw = form.draw
    for entry in form.entries(filled=False):
        if draw.rng.random() < 0.3 and entry.steps[-1] not in (layout.EVIDENCE, "language"):
            words = [word for word in _NOT_YET if entry.shape.kind != "text" or "(" not in word]
            entry.cell.value = around(draw, draw.rng.choice(words))


def texts(form: Form) -> None:
    """Names and notes as they are pasted: spaces and line ends of all kinds, which are not the text."""
    draw = form.draw
    for entry in _of(form, "text"):
        words = entry.value.split(" ")
        if entry.steps[-1] == "id" or draw.rng.random() < 0.5:
            continue
        entry.cell.value = _pasted(draw, words)
        entry.cell.number_format = draw.rng.choice(("@", "General", "0.00", "#,##0"))


def _pasted(draw: Draw, words: list[str]) -> str:
    text = words[0]
    for word in words[1:]:
        text += draw.rng.choice((" ", " ", " ", "\u00a0", "\u202f", " \u200b")) + word
    return draw.rng.choice(("{}", "{}\u00a0", "\u00a0{}", "\u200b{}", "{}\u200b")).format(text)


def evidence(form: Form) -> None:
    """Names of evidence between semicolons, commas or line ends, in quotes or not."""
    draw = form.draw
    for entry in form.entries():
        if entry.shape.kind == "list":
            names = [value for path, value in form.expected.items() if path[:-1] == entry.steps]
            between = draw.rng.choice((";", "; ", " ; ", "\n", ";\n", ",", ", ", ",\n"))
            quote = draw.rng.choice(("", "", '"'))
            entry.cell.value = (
                around(draw, between.join(f"{quote}{name}{quote}" for name in names))
                .replace("“", "")
                .replace("”", "")
            )
