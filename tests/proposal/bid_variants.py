"""A whole bid in the many ways in which people write one: notation, units, words, quotes, order of its sections."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from tests.proposal.variants import UNITS, numeral
from tests.series.variants.draw import Draw

#: Field to the unit by which it is written, its usual amount, and other ways to write that unit.
AMOUNTS: dict[str, tuple[str, str]] = {
    "factory.accelerator_count": ("count", "100000"),
    "factory.it_load": ("MW", "182"),
    "factory.pue": ("plain", "1.2"),
    "energy.grid_connection": ("MW", "340"),
    "energy.electricity_price": ("EUR/MWh", "78.4"),
    "energy.electricity_use": ("TWh", "1.62"),
    "energy.flexible_share": ("", "0.2"),
    "site.net_area": ("ha", "32"),
    "finance.capex": ("EUR", "6800000000"),
    "finance.national_contribution_share": ("", "0.175"),
    "use.gpu_hour_price": ("EUR/accelerator/h", "2.6"),
}
OTHER_UNITS = {
    "count": (("", "1"), ("GPU's", "1"), ("accelerators", "1"), ("stuks", "1")),
    "plain": (("", "1"),),
}
#: Field to the ways to write a choice, a year or a day.
WORDS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "site.country": ("NL", ("NL", "Nederland", "nl", "The Netherlands", "Netherlands")),
    "site.municipality": ("Rotterdam", ("Rotterdam", "'Rotterdam'", '"Rotterdam"', "Rotterdam\u00a0")),
    "energy.energisation_year": (2029, ("2029", "Q3 2029", "2029-07", "juli 2029", "medio 2029", "'2029'")),
    "proposal.date": (
        "2026-11-30",
        ("2026-11-30", "30-11-2026", "30 november 2026", "30/11/2026", "30.11.2026"),
    ),
}
_UNKNOWN = ("finance.opex", "finance.revenue", "energy.grid_export")
_NOT_YET = ("PM", "n.t.b.", "TBD", "onbekend", "-", "p.m.", "'?'", "nog niet bekend", "unknown")


class BidVariant(NamedTuple):
    """A bid, and what is in it by field."""

    text: str
    values: dict[str, Any]
    said: list[str]


def bid(draw: Draw) -> BidVariant:
    """A bid with some of its fields, in the notation of its language."""
    language = draw.one("language", ("nl", "en"))
    sections: dict[str, list[str]] = {
        "proposal": ["name: Voorbeeld", "signature_year: 2027", f"language: {language}"],
        "factory": ["accelerator: gb300-nvl72"],
    }
    values: dict[str, Any] = {}
    for path, (symbol, usual) in AMOUNTS.items():
        if draw.happens(f"with {path}", 0.6):
            value = _value(draw, Decimal(usual), symbol)
            values[path] = float(value)
            units = OTHER_UNITS.get(symbol) or UNITS[symbol]
            unit, factor = draw.one(path, units)
            number = numeral(value * Decimal(factor), "nl" if language == "nl" else "en", draw.rng)
            _put(sections, path, _amount(draw, number, unit, symbol))
    for path, (meant, ways) in WORDS.items():
        if draw.happens(f"with {path}", 0.5):
            values[path] = meant
            _put(sections, path, draw.one(path, ways))
    for path in _UNKNOWN:
        if draw.happens(f"{path} not yet known", 0.2):
            values[path] = None
            _put(sections, path, draw.one("as", _NOT_YET))
    return BidVariant(_written(draw, sections), values, draw.said)


def _value(draw: Draw, usual: Decimal, symbol: str) -> Decimal:
    if symbol in {"count", "plain"}:
        return usual
    return Decimal(f"{usual * Decimal(draw.rng.randint(90, 110)) / 100:.2e}")


def _amount(draw: Draw, number: str, unit: str, symbol: str) -> str:
    if symbol == "EUR" and unit == "€":
        text = f"€ {number}"
    else:
        text = f"{number}{draw.rng.choice((' ', ' ', chr(0xA0)))}{unit}".strip()
    quote = draw.one("quote", ("", "", "'", '"'))
    return text if quote and quote in text else f"{quote}{text}{quote}" if quote or "'" not in text else text


def _put(sections: dict[str, list[str]], path: str, value: str) -> None:
    section, _, field = path.partition(".")
    sections.setdefault(section, []).append(f"{field}: {value}")


def _written(draw: Draw, sections: dict[str, list[str]]) -> str:
    names = draw.rng.sample(sorted(sections), len(sections))
    indent = draw.one("indent", ("  ", "    ", " "))
    blocks = []
    for name in names:
        fields = draw.rng.sample(sections[name], len(sections[name]))
        comments = [draw.rng.choice(("", "", "  # zie bijlage")) for _ in fields]
        lines = [f"{indent}{field}{comment}" for field, comment in zip(fields, comments, strict=True)]
        blocks.append("\n".join([f"{name}:", *lines]))
    text = draw.one("between", ("\n", "\n\n")).join(blocks) + "\n"
    return text.replace("\n", draw.one("ends", ("\n", "\n", "\r\n")))
