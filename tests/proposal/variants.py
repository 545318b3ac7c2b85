"""The same content written in many ways: each function draws one way, with what it must be read as."""

from __future__ import annotations

import random
import re
from decimal import Decimal
from typing import Any

from aigf.proposal.dates import MONTHS
from aigf.proposal.numbers import Language
from aigf.proposal.structure import SHAPES
from aigf.proposal.words import CHOICES, COUNTRY_NAMES

SPACES = (" ", "\u00a0", "\u202f", "  ", "")
DASHES = ("-", "–", " - ", " – ", "—", " tot ", " to ", " à ")
#: Unit of a field to how it is written, with what to multiply an amount in the field's unit with.
UNITS: dict[str, tuple[tuple[str, str], ...]] = {
    "MW": (("MW", "1"), ("MWe", "1"), ("megawatt", "1"), ("kW", "1e3"), ("GW", "1e-3"), ("ＭＷ", "1")),
    "TWh": (
        ("TWh", "1"),
        ("GWh", "1e3"),
        ("TWh p.j.", "1"),
        ("GWh/jaar", "1e3"),
        ("MWh per jaar", "1e6"),
        ("TWhe", "1"),
        ("PJ", "3.6"),
        ("PJ per jaar", "3.6"),
        ("TJ", "3600"),
        ("petajoule", "3.6"),
    ),
    "PJ": (("PJ", "1"), ("PJ p.j.", "1"), ("TJ", "1e3"), ("GJ/jaar", "1e6"), ("petajoule", "1"), ("pj", "1")),
    "EUR": (
        ("mln EUR", "1e-6"),
        ("mld. euro", "1e-9"),
        ("M€", "1e-6"),
        ("k€", "1e-3"),
        ("bn EUR", "1e-9"),
        ("€", "1"),
    ),
    "ha": (("ha", "1"), ("hectare", "1"), ("m²", "1e4"), ("m2", "1e4"), ("km²", "1e-2")),
    "EUR/MWh": (("€/MWh", "1"), ("EUR per MWh", "1"), ("ct/kWh", "1e-1"), ("euro per kWh", "1e-3")),
    "EUR/accelerator/h": (
        ("€ per GPU-uur", "1"),
        ("EUR/GPU/h", "1"),
        ("€/GPU-hour", "1"),
        ("ct per GPU-uur", "1e2"),
    ),
    "": (("%", "1e2"), ("procent", "1e2"), (" %", "1e2")),
}
#: Amounts of the usual size, in the field's unit, in thousandths.
SIZES = {
    "MW": (10_000, 900_000),
    "TWh": (100, 9_000),
    "PJ": (100, 9_000),
    "EUR": (10**10, 9 * 10**12),
    "ha": (1_000, 90_000),
    "EUR/MWh": (20_000, 200_000),
    "EUR/accelerator/h": (500, 9_000),
    "": (10, 990),
}


def numeral(value: Decimal, language: Language, rng: random.Random) -> str:
    """A number in a notation, with or without its thousands apart."""
    grouped = f"{value:,f}" if rng.random() < 0.5 else f"{value:f}"
    whole, _, decimals = grouped.partition(".")
    decimals = decimals.rstrip("0")
    thousands = rng.choice((",", ",", "\u00a0", " ")) if "," in whole else ""
    if thousands == ",":
        thousands = "." if language == "nl" else ","
    text = whole.replace(",", thousands)
    return text + (("," if language == "nl" else ".") + decimals if decimals else "")


def value_of(symbol: str, rng: random.Random) -> Decimal:
    """An amount in a unit, with three digits that count, as people state them, or one more."""
    low, high = SIZES[symbol]
    size = rng.randint(low, high)
    return Decimal(f"{size:.{rng.choice((1, 2, 2, 3))}e}") / 1000


def amount(rng: random.Random) -> tuple[str, str, Language, float]:
    """A text, the unit of its field, the language of its proposal and the number that it says."""
    language: Language = rng.choice(("nl", "en"))
    symbol = rng.choice(sorted(UNITS))
    value = value_of(symbol, rng)
    return _written(value, symbol, language, rng, rng.choice(UNITS[symbol])), symbol, language, float(value)


def _written(
    value: Decimal, symbol: str, language: Language, rng: random.Random, way: tuple[str, str]
) -> str:
    unit, factor = way
    number = numeral(value * Decimal(factor), language, rng)
    if symbol == "EUR" and unit == "€" and rng.random() < 0.5:
        return f"€{rng.choice(SPACES)}{number}"
    if symbol == "EUR" and unit in ("M€", "k€") and rng.random() < 0.5:
        return f"{unit} {number}"
    return f"{number}{rng.choice(SPACES[:4])}{unit}"


def ranged(rng: random.Random) -> tuple[str, str, Language, tuple[float, float]]:
    """A range in words, of which both ends are in one unit that stands once or twice."""
    language: Language = rng.choice(("nl", "en"))
    symbol = rng.choice(sorted(UNITS))
    low, high = sorted((value_of(symbol, rng), value_of(symbol, rng)))
    unit, factor = rng.choice(UNITS[symbol])
    first, second = (numeral(end * Decimal(factor), language, rng) for end in (low, high))
    between = rng.choice(DASHES)
    text = (
        f"{first}{between}{second} {unit}"
        if rng.random() < 0.6
        else f"{first} {unit}{between}{second} {unit}"
    )
    if rng.random() < 0.25:
        text = rng.choice(("tussen {} en {} {}", "between {} and {} {}", "van {} tot {} {}")).format(
            first, second, unit
        )
    return text, symbol, language, (float(low), float(high))


def approximate(rng: random.Random) -> tuple[str, str, Language, float]:
    """An amount that is said to be about, at most or at least a number."""
    text, symbol, language, value = amount(rng)
    word = rng.choice(
        (
            "ca. ",
            "circa ",
            "ongeveer ",
            "~",
            "approx. ",
            "about ",
            "max. ",
            "at most ",
            "> ",
            "< ",
            "ten minste ",
            "minstens ",
            "at least ",
            ">",
            "≥ ",
            "≤",
            "⩽ ",
            "groter dan ",
            "lower than ",
        )
    )
    if rng.random() < 0.15:
        return plus(text, rng), symbol, language, value
    return (f"{text} (ca.)" if rng.random() < 0.1 else f"{word}{text}"), symbol, language, value


def plus(text: str, rng: random.Random) -> str:
    """An amount with a plus behind its number or behind its unit, which says that it is at least that."""
    behind = re.search(r"[\d.,\u00a0\u202f ]*\d", text)
    if behind is None or rng.random() < 0.3:
        return f"{text}+"
    return f"{text[: behind.end()]}{rng.choice(('+', '+', ' +'))}{rng.choice((' ', ''))}{text[behind.end() :].lstrip()}"


def date(rng: random.Random) -> tuple[str, str]:
    """A day, and the day in ISO 8601, in a Dutch proposal."""
    year, month, day = rng.randint(2020, 2060), rng.randint(1, 12), rng.randint(1, 28)
    name = rng.choice([name for name, number in MONTHS.items() if number == month])
    forms = (
        "{y}-{m:02}-{d:02}",
        "{d:02}-{m:02}-{y}",
        "{d}/{m}/{y}",
        "{d:02}.{m:02}.{y}",
        "{d} {n} {y}",
        "{n} {d}, {y}",
    )
    text = rng.choice(forms).format(y=year, m=month, d=day, n=rng.choice((name, name.capitalize())))
    return text, f"{year}-{month:02}-{day:02}"


def year(rng: random.Random) -> tuple[str, int]:
    """A part of a year, and the year."""
    number = rng.randint(2026, 2059)
    forms = (
        "{}",
        "Q3 {}",
        "{} Q3",
        "Q{q} {}",
        "H2 {}",
        "{q}e kwartaal {}",
        "2e helft {}",
        "31-12-{}",
        "1 juli {}",
    )
    forms += (
        "{}-07",
        "juli {}",
        "end of {}",
        "mid-{}",
        "zomer {}",
        "second half of {}",
        "1st quarter {}",
        "in {}",
    )
    forms += ("eind {}", "begin {}", "medio {}", "najaar {}")
    return rng.choice(forms).replace("{q}", str(rng.randint(1, 4))).format(number), number


def word(rng: random.Random) -> tuple[str, tuple[str, ...], str]:
    """A word for a choice, all choices of its field, and the choice."""
    shape = rng.choice([shape for shape in SHAPES.values() if shape.kind == "word"])
    choice = rng.choice(shape.words)
    text = rng.choice((choice, *CHOICES.get(choice, ())))
    change: Any = rng.choice(
        (str, str.upper, str.capitalize, lambda said: said.replace("-", " "), lambda said: f" {said}\u200b")
    )
    return change(text), shape.words, choice


def country(rng: random.Random) -> tuple[str, str]:
    """A country by its name or its code, and its code."""
    code = rng.choice(sorted(COUNTRY_NAMES))
    text = rng.choice((code, code.lower(), *COUNTRY_NAMES[code]))
    return rng.choice((text, text.upper(), f"“{text}”")), code
