"""Ranges and approximations in words: ``5 à 7,5 mld``, ``tussen 30 en 40 ha``, ``ca. 250 MW``, ``max. 30 ha``.

What a bid says is kept as it is said: the number is the one that stands there. How far the truth may be from it,
or what is below "at most", it does not say; the range for that is the reader's own, and said to be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from aigf.documents import shown
from aigf.proposal.numbers import NUMERAL, times, total
from aigf.proposal.quantities import Amount, Quantity
from aigf.proposal.written_units import split_currency, split_magnitude
from aigf.text import Text

#: How far what is said about ("circa 5 billion") may be off each way, and how far what is said to be a bound may lie
#: within it: a judgement, since no bid says so. A share of the number, and degrees for a temperature.
OWN_SHARE = 0.10
OWN_DEGREES = 1.0

Kind = Literal["plain", "about", "most", "least", "range", "spread", "refused"]

_WORDS: dict[str, tuple[Kind, str]] = {
    "about": (
        "about",
        r"ca\.?|circa|ongeveer|ongev\.?|plm\.?|pl\.m\.|zo'n|rond(?: de)?|naar schatting|geschat(?: op)?"
        r"|about|around|approx\.?|approximately|roughly|some|an? estimated|estimated(?: at)?|est\.|in the order of"
        r"|in de orde van|c\.|~|≈|±|\+\s?/\s?-|\+-",
    ),
    "most": (
        "most",
        r"max\.?|maximaal|maximum|maximally|hoogstens|hooguit|ten hoogste|niet meer dan|minder dan|onder(?: de)?"
        r"|tot maximaal|tot ten hoogste|tot|bijna|up to|at most|no more than|not more than|less than|under|below"
        r"|almost|nearly|kleiner dan|lager dan|smaller than|lower than|≤|⩽|≦|<=|=<|<",
    ),
    "least": (
        "least",
        r"min\.?|minimaal|minimum|minimally|ten ?minste|minstens|niet minder dan|meer dan|boven(?: de)?|vanaf|ruim"
        r"|groter dan|hoger dan|at least|no less than|not less than|more than|greater than|higher than|above|from"
        r"|≥|⩾|≧|>=|=>|>",
    ),
}
_AFTER: dict[Kind, str] = {
    "about": r"ca\.?|circa|ongeveer|approx\.?|approximately|naar schatting|geschat|estimated|est\.",
    "most": r"max\.?|maximaal|maximum|of minder|or less|or fewer|at most|ten hoogste",
    "least": r"min\.?|minimaal|minimum|of meer|en meer|or more|and more|at least|ten minste|\+",
}
_BEFORE = {
    name: re.compile(rf"(?:{words})(?:\s+|:\s*|(?<!\w)(?=[^\s=<>]))", re.IGNORECASE)
    for name, (_, words) in _WORDS.items()
}
_BEHIND = {
    kind: re.compile(rf"(?:\s+|\s*,\s*)(?:{words})$|\s*\((?:{words})\)$|(?<=[\w%€²³])\+$", re.IGNORECASE)
    if kind == "least"
    else re.compile(rf"(?:\s+|\s*,\s*)(?:{words})$|\s*\((?:{words})\)$", re.IGNORECASE)
    for kind, words in _AFTER.items()
}
_BETWEEN = re.compile(r"(?:(tussen(?: de)?|between)|(van|from))\s+(?=\S)", re.IGNORECASE)
#: Behind a number and before its unit: 300+ MW.
_PLUS = re.compile(r"\s?\+(?![-+/\d]|\s[-+/\d])")
_SIGNED = r"\s*(?:-|–|—|‒|―|\.\.\.?|…)\s*"
_AND = re.compile(r"\s+(?:en|and|&)\s+", re.IGNORECASE)
_TO = re.compile(
    rf"\s+(?:tot en met|tot|t/m|à|á|a|to|up to|through|until)\s+|{_SIGNED}|(?<=\d)\s?à\s?", re.IGNORECASE
)
_SPREAD = re.compile(
    r"\s*\(?\s*(?:±|\+\s?/\s?-|\+-|plus ?/? ?minus|plus of min|plus or minus)\s*", re.IGNORECASE
)


@dataclass(frozen=True)
class Spoken:
    """What a text says: one number, a bound, about a number, a range or a number and its spread; and in which words."""

    kind: Kind
    parts: tuple[str, ...]
    word: str = ""


def spoken(text: str) -> Spoken:
    """The kind of amount in a text, and the text of each number in it; ``text`` as ``normalised`` gives it.

    >>> spoken("5-7,5 mld EUR").parts, spoken("ca. 250 MW"), spoken("tussen 30 en 40 ha").parts
    (('5 mld EUR', '7,5 mld EUR'), Spoken(kind='about', parts=('250 MW',), word='ca.'), ('30 ha', '40 ha'))
    """
    kinds, words, rest = _without_words(text)
    if any(character.isdigit() for character in rest):
        spread, pair = _spread(rest), _pair(rest)
        bounded = bool(set(kinds) - {"about"})
        if spread is not None:
            return Spoken("refused" if bounded else "spread", spread)
        if pair is not None:
            return Spoken("refused" if bounded or not pair else "range", pair)
    if not kinds:
        return Spoken("plain", (text,))
    if len(set(kinds) - {"about"}) > 1:
        return Spoken("refused", ())
    # "max. circa 5" is a bound that is not exact: the bound is what counts.
    bounds = [kind for kind in kinds if kind != "about"]
    return Spoken(bounds[0] if bounds else "about", (rest,), " ".join(words))


def _without_words(text: str) -> tuple[list[Kind], list[str], str]:
    """The kinds of the words about a number before and behind it, these words, and what is left of the text."""
    kinds: list[Kind] = []
    words: list[str] = []
    for _ in range(3):
        if _numeral_at(text, 0) or (_BETWEEN.match(text) and _pair(text)):
            break
        found = next(((kind, at) for kind, at in _starts(text)), None)
        if found is None:
            break
        kinds.append(found[0])
        words.append(text[: found[1]].strip())
        text = text[found[1] :].lstrip(": ")
    plus = _PLUS.match(text, end) if (end := _numeral_at(text, 0)) else None
    if plus is not None:
        kinds.append("least")
        words.append("+")
        text = f"{text[:end]} {text[plus.end() :].lstrip()}".rstrip()
    for kind, pattern in _BEHIND.items():
        found_behind = pattern.search(text)
        if found_behind and any(character.isdigit() for character in text[: found_behind.start()]):
            kinds.append(kind)
            words.append(found_behind.group().strip(" ,()"))
            text = text[: found_behind.start()]
    return kinds, words, text


def _starts(text: str) -> list[tuple[Kind, int]]:
    """The words about a number with which a text starts, the longest first, each with its end."""
    found: list[tuple[Kind, int]] = []
    for name, (kind, _) in _WORDS.items():
        match = _BEFORE[name].match(text)
        if match is not None:
            found.append((kind, match.end()))
    return sorted(found, key=lambda item: -item[1])


def _numeral_at(text: str, start: int) -> int:
    """The end of the number, with its currency, that stands at a place; 0 where none does."""
    rest = text[start:]
    bare = split_currency(rest)[2]
    found = NUMERAL.match(bare)
    return start + len(rest) - len(bare) + found.end() if found else 0


def _ranges(text: str) -> bool:
    return any(_numeral_at(text, found.end()) for found in _TO.finditer(text))


def _spread(text: str) -> tuple[str, str] | None:
    found = _SPREAD.search(text)
    if found is None or not _numeral_at(text, found.end()) or not _numeral_at(text.lstrip("( "), 0):
        return None
    left, right = text[: found.start()].lstrip("( "), text[found.end() :]
    opened = text[: found.end()].count("(")
    if opened and ")" in right:
        inside, _, outside = right.partition(")")
        right = f"{inside.strip()} {outside.strip()}".strip() if text.startswith("(") else inside.strip()
    if right.rstrip().endswith("%") and not left.rstrip().endswith("%"):
        return left.strip(), right.replace(" %", "%").strip()
    return _shared(left, right)


def _pair(text: str) -> tuple[str, ...] | None:
    """The two numbers of a range, each with its unit; nothing where it has several readings; None if no range."""
    opening = _BETWEEN.match(text)
    rest = text[opening.end() :] if opening else text
    end = _numeral_at(rest, 0)
    if not end:
        return None
    between = _AND if opening and opening[1] else _TO
    places = [
        found for found in between.finditer(rest, _end_of_number(rest, end)) if _numeral_at(rest, found.end())
    ]
    if not places and opening and opening[1]:
        places = [found for found in _TO.finditer(rest, end) if _numeral_at(rest, found.end())]
    if not places:
        return None
    left, right = rest[: places[0].start()], rest[places[0].end() :]
    sign_or_dash = rest.startswith("-") and places[0].group().strip() in {"-", "–", "—"}
    if len(places) > 1 or sign_or_dash:
        return ()
    return _shared(left, right)


def _end_of_number(text: str, end: int) -> int:
    """The end of a number with the stroke that Dutch money may end in: ``€ 21.280,-``."""
    ending = re.match(r",\s?-{1,2}|,=", text[end:])
    return end + ending.end() if ending else end


def _shared(left: str, right: str) -> tuple[str, str]:
    """Two numbers, each with the currency, magnitude and unit of the other where it has none of its own."""
    (before, bare_left, unit_left), (after, bare_right, unit_right) = _split(left), _split(right)
    if not unit_left:
        unit_left = unit_right
    elif not unit_right:
        unit_right = unit_left
    elif split_magnitude(unit_left, letters=True)[1] == "":
        # "5 mld - 7 mld euro": what is behind the second magnitude holds for both.
        unit_left = f"{unit_left} {split_magnitude(unit_right, letters=True)[1]}".strip()
    before, after = before or after, after or before
    before = "" if _has_currency(unit_left) else before
    after = "" if _has_currency(unit_right) else after
    return f"{before}{bare_left} {unit_left}".strip(), f"{after}{bare_right} {unit_right}".strip()


def _split(text: str) -> tuple[str, str, str]:
    """What stands before a number, the number and what stands behind it."""
    bare = split_currency(text)[2]
    found = NUMERAL.match(bare)
    end = _end_of_number(bare, found.end()) if found else 0
    return text[: len(text) - len(bare)], bare[:end], bare[end:].strip()


def _has_currency(text: str) -> bool:
    return re.search(r"€|\$|\b(?:euro|eur|usd|dollar)", text, re.IGNORECASE) is not None


def about(amount: Amount, said: Spoken, quantity: Quantity) -> Amount:
    """What is said to be about a number: that number, with the reader's own range around it."""
    width = _width(amount.central, quantity)
    low, high = (quantity.within(total(amount.central, end)) for end in (-width, width))
    how = Text(
        "'{word}' is taken as {width} either way: the reader's own range, a judgement", _told(said, quantity)
    )
    return _own(amount, min(low, amount.central), max(high, amount.central), how)


def bounded_by(amount: Amount, said: Spoken, quantity: Quantity) -> Amount:
    """What is said to be a bound: that number, with the reader's own range on the side where the truth may be."""
    width = _width(amount.central, quantity)
    if said.kind == "most":
        low = min(quantity.within(total(amount.central, -width)), amount.central)
        how = Text(
            "'{word}' is taken as this or up to {width} less: the reader's own range, a judgement",
            _told(said, quantity),
        )
        return _own(amount, low, amount.central, how)
    high = max(quantity.within(total(amount.central, width)), amount.central)
    how = Text(
        "'{word}' is taken as this or up to {width} more: the reader's own range, a judgement",
        _told(said, quantity),
    )
    return _own(amount, amount.central, high, how)


def _width(central: float, quantity: Quantity) -> float:
    return OWN_DEGREES if quantity.unit == "degC" else abs(times(central, OWN_SHARE))


def _told(said: Spoken, quantity: Quantity) -> dict[str, str]:
    width = f"{OWN_DEGREES:g} °C" if quantity.unit == "degC" else f"{OWN_SHARE * 100:g}%"
    return {"word": shown(said.word), "width": width}


def _own(amount: Amount, low: float, high: float, how: Text) -> Amount:
    return Amount(amount.central, low, high, (*amount.how, how), own=True)
