"""Amounts: a number in a field's unit, with a range where one is stated.

A field says what it may hold with a ``Quantity``. What stands there may be a plain number in the field's unit, a text
with a unit ("2,5 GW", "€ 1.300 mln"), a range or an approximation in words ("5 à 7,5 mld", "ca. 30 ha") or
``{low, central, high}`` of those, with or without its middle.

A separator with three digits behind it has two readings. It is read in the notation of the proposal's language and of
its other numbers, where these do not contradict each other. Where nothing decides, and where the field may hold only
the reading of the other notation (``45.409%`` in a Dutch proposal), the amount is refused with both: a bound that
excludes a reading may as well tell of a slip of a unit.
"""

from __future__ import annotations

import math
from contextlib import suppress
from dataclasses import replace

from aigf.documents import shown
from aigf.proposal.numbers import (
    LONGEST,
    NUMERAL,
    Language,
    Notation,
    both_readings,
    mean,
    normalised,
    readings,
    times,
    total,
    written,
)
from aigf.proposal.quantities import (
    PARTS,
    Amount,
    AmountError,
    Quantity,
    in_range,
    no_number,
    order_errors,
    too_little,
    two_readings,
    unknown_unit,
    wrong_unit,
)
from aigf.proposal.ranges import Spoken, about, bounded_by, spoken
from aigf.proposal.written_units import (
    atoms,
    in_thousandths,
    split_currency,
    split_magnitude,
    split_year,
    unit_of_atoms,
)
from aigf.text import Text
from aigf.units import UnitError, unit

__all__ = [
    "MEAN",
    "PARTS",
    "Amount",
    "AmountError",
    "Quantity",
    "ambiguous_number",
    "parse_amount",
    "parse_value",
    "plain_value",
    "too_little",
]

Read = tuple[float, tuple[Text, ...]]

_BY_OTHERS = {
    "nl": Text("by the decimal comma of the other numbers"),
    "en": Text("by the decimal point of the other numbers"),
}
#: Of a range that states no middle.
MEAN = Text("no middle is stated: the mean of both ends is the reader's own")


def parse_amount(value: object, quantity: Quantity, language: Language | Notation) -> Amount:
    """The amount that a value from a document states, in the unit of ``quantity``.

    Raises an ExceptionGroup of AmountErrors, one for each part that is wrong.
    """
    notation = Notation.of(language)
    if isinstance(value, dict):
        return _of_parts(value, quantity, notation)
    try:
        if isinstance(value, str):
            return _of_words(value, quantity, notation)
        return Amount(*_single(value, quantity, notation)[:1])
    except AmountError as error:
        raise ExceptionGroup("an amount is wrong", [error]) from None


def _of_parts(value: dict[object, object], quantity: Quantity, notation: Notation) -> Amount:
    errors: list[AmountError] = []
    parsed: dict[str, float] = {}
    how: list[Text] = []
    for name, part in value.items():
        if name not in PARTS:
            wrong = Text("unknown field '{name}'", {"name": shown(name)})
            errors.append(AmountError(wrong, Text("low, central and high"), str(name)))
            continue
        try:
            parsed[str(name)], said = _part(part, str(name), quantity, notation)
            how += said
        except AmountError as error:
            errors.append(AmountError(error.wrong, error.expected, str(name)))
    complete = "central" in value or {"low", "high"} <= value.keys()
    errors += order_errors(parsed, complete, notation.told_in)
    if errors:
        raise ExceptionGroup("an amount is wrong", errors)
    low, high = parsed.get("low"), parsed.get("high")
    if "central" in parsed or low is None or high is None:
        return Amount(parsed["central"], low, high, tuple(how))
    return Amount(mean(low, high), low, high, (*how, MEAN), own=True)


def _part(value: object, name: str, quantity: Quantity, notation: Notation) -> Read:
    """One part of a range; a word that says what it is anyway may stand with it: a high of "max. 7 mld"."""
    said = spoken(_short(value, quantity)) if isinstance(value, str) else None
    if said is None or said.kind not in ("about", {"low": "least", "high": "most"}.get(name)):
        return _single(value, quantity, notation)
    number, how = _from_text(said.parts[0], quantity, notation)
    return number, (*how, Text("'{word}' is not counted: the range is stated", {"word": shown(said.word)}))


def _short(text: str, quantity: Quantity) -> str:
    """The text of an amount in plain characters. Raises AmountError where it is none by its length."""
    if len(text) > LONGEST:
        raise AmountError(Text("'{text}' is not a number", {"text": shown(text)}), quantity.expected())
    return normalised(text)


def _of_words(text: str, quantity: Quantity, notation: Notation) -> Amount:
    """The amount in a text: one number, a range or an approximation. Raises AmountError."""
    said = spoken(_short(text, quantity))
    if said.kind == "refused" or len(said.parts) > 1:
        return _range(said, text, quantity, notation)
    value, how = _from_text(said.parts[0] if said.kind != "plain" else text, quantity, notation)
    if said.kind == "plain":
        return Amount(value, how=how)
    if quantity.unit == "degC" and said.word.lower() in ("min", "min."):
        # "min 5 °C" is five below zero to some, and at least five to others.
        raise AmountError(
            Text("'{text}' can be read in several ways", {"text": shown(text)}),
            Text("'-5 °C' or 'minimaal 5 °C', whichever is meant"),
        )
    makes = about if said.kind == "about" else bounded_by
    return makes(Amount(value, how=how), said, quantity)


def _range(said: Spoken, text: str, quantity: Quantity, notation: Notation) -> Amount:
    how_to = Text("a range as {{low: ..., central: ..., high: ...}}, or low and high alone")
    quoted = {"text": shown(text)}
    if said.kind == "refused":
        raise AmountError(Text("'{text}' can be read in several ways", quoted), how_to)
    if said.kind == "spread":
        return _spread(said, text, quantity, notation, how_to)
    (low, how), (high, more) = (_from_text(part, quantity, notation) for part in said.parts)
    if low > high:
        numbers = {"a": written(low, notation.told_in), "b": written(high, notation.told_in)}
        raise AmountError(Text("'{text}' is read from {a} to {b}, which falls", quoted | numbers), how_to)
    return Amount(mean(low, high), low, high, (*how, *more, MEAN), own=True)


def _spread(said: Spoken, text: str, quantity: Quantity, notation: Notation, how_to: Text) -> Amount:
    """A number with what it may be off, a share of it or an amount of its own unit."""
    relative = said.parts[1].endswith("%")
    if relative and not quantity.unit:
        # 35% ± 5%: five points, or a twentieth of it.
        raise AmountError(Text("'{text}' can be read in several ways", {"text": shown(text)}), how_to)
    central, how = _from_text(said.parts[0], quantity, notation)
    width, more = _from_text(said.parts[1], _SHARE if relative else replace(quantity, minimum=0.0), notation)
    size = abs(times(central, width)) if relative else width
    low, high = (in_range(total(central, end), quantity, notation.told_in, text) for end in (-size, size))
    return Amount(central, low, high, (*how, *more))


_SHARE = Quantity("", maximum=1)


def parse_value(value: object, quantity: Quantity, language: Language | Notation) -> float:
    """One number from a document, in the unit of ``quantity`` and within its physical range.

    Raises AmountError.
    """
    return _single(value, quantity, Notation.of(language))[0]


def _single(value: object, quantity: Quantity, notation: Notation) -> Read:
    """One number and how it was read; a word that says which end of a range it is may stand with it."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise no_number(value, quantity)
    if isinstance(value, str):
        return _from_text(value, quantity, notation)
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        said = {"value": shown(value)}
        raise AmountError(Text("'{value}' is not a finite number", said), quantity.expected())
    language = notation.told_in
    return in_range(number, quantity, language, written(number, language)), ()


def ambiguous_number(text: str, quantity: Quantity, language: Language | Notation) -> AmountError | None:
    """The error for a plain number such as 1.300, which YAML reads as 1.3 and the Dutch as 1300.

    None where only one of the two is possible. That is so for a PUE of 1.125: 1125 does not exist. A power of 150.000
    may be 150 MW, or 150,000 kW with the unit forgotten.
    """
    try:
        plain_value(text, quantity, language)
    except AmountError as error:
        return error
    return None


def plain_value(text: str, quantity: Quantity, language: Language | Notation) -> Read | None:
    """What a plain number with two readings means by its notation, and how it was read.

    None for a number that can be read one way only, or whose readings are both impossible. Raises AmountError where
    it has two and nothing decides.
    """
    notation = Notation.of(language)
    both = both_readings(text)
    if both is None:
        return None
    fitting = [value for value in both if quantity.holds(value)]
    if not fitting or (fitting == [both[0]] and quantity.unit in _EXACT):
        return None
    # A decimal point is that of YAML too: a language that has the comma neither confirms nor excludes it.
    votes = {both[0]} if notation.language == "en" else set()
    if notation.others is not None:
        votes.add(both[0] if notation.others == "en" else both[1])
        votes |= {both[1]} if notation.language == "nl" else set()
    if votes == {both[0]} and text.endswith("0") and notation.language != "en":
        votes = {*both}
    if len(votes) != 1 or not votes <= set(fitting):
        raise two_readings(text, text, both, fitting, notation.told_in)
    others = notation.others if notation.language != "en" else None
    return votes.pop(), (_BY_OTHERS[others],) if others else ()


#: Units that nobody writes a thousandth of: what is beyond their bounds is no slip of a unit.
_EXACT = ("", "degC", "year", "h")


def _from_text(text: str, quantity: Quantity, notation: Notation) -> Read:
    clean = _short(text, quantity)
    if not clean:
        raise AmountError(Text("the text is empty"), quantity.expected())
    currency, magnitude, rest = split_currency(clean)
    found = NUMERAL.match(rest)
    said = {"text": shown(text)}
    if found is None:
        raise AmountError(Text("'{text}' is not a number", said), quantity.expected())
    if not readings(found.group(), notation.told_in):
        wrong = Text("'{text}' is not a number: its commas and points do not fit together", said)
        raise AmountError(wrong, quantity.expected())
    rest = rest[found.end() :].strip()
    rest = rest.removeprefix(",-").removeprefix("-").strip() if currency else rest
    if magnitude == 1.0:
        magnitude, rest = split_magnitude(rest, _counts(quantity))
    factor = magnitude * _factor(_joined(currency, rest), quantity, text)
    value, how = _one_reading(found.group(), factor, text, quantity, notation)
    if not math.isfinite(value):
        raise AmountError(Text("'{text}' is not a finite number", said), quantity.expected())
    return in_range(value, quantity, notation.told_in, text), how


def _one_reading(numeral: str, factor: float, text: str, quantity: Quantity, notation: Notation) -> Read:
    """A numeral times a factor, by the notation of the language and of the other numbers. Raises AmountError."""
    both = both_readings(numeral)
    if both is None:
        return times(readings(numeral, notation.told_in)[0], factor), ()
    fitting = [value for value in both if quantity.holds(times(value, factor))]
    stated = _reading(both, numeral, notation.language)
    # The decimals of one's own language are what a careful reader doubts: in Dutch 1,300 may be English.
    votes = {stated if stated == both[1] else None, _reading(both, numeral, notation.others)} - {None}
    if votes == {both[0]} and numeral.endswith("0") and len(fitting) > 1:
        # Nobody writes a thousandth that is nothing: among decimal commas 1,300 may still be of another hand.
        votes = {*both}
    chosen = votes.pop() if len(votes) == 1 else both[0] if not votes and fitting == [both[0]] else None
    if fitting and chosen not in fitting:
        raise two_readings(numeral, text, both, fitting, notation.told_in)
    others = notation.others if stated != both[1] else None
    return times(both[0] if chosen is None else chosen, factor), (_BY_OTHERS[others],) if others else ()


def _reading(both: tuple[float, float], numeral: str, language: Language | None) -> float | None:
    """Of both readings that of a notation: thousands where the separator is its separator of thousands."""
    if language is None:
        return None
    return both[1] if {"nl": ".", "en": ","}[language] in numeral else both[0]


def _counts(quantity: Quantity) -> bool:
    """True where k and m are thousand and million: of money and of accelerators."""
    return any(base in ("EUR", "accelerator") for base, _ in unit(quantity.unit).dimensions)


def _joined(currency: str, rest: str) -> str:
    """The whole unit: a currency may stand before the number and a 'per' after it."""
    if currency and rest and not rest.startswith(("/", "per ")):
        return f"{currency} {rest}" if rest != currency else currency
    return f"{currency} {rest}".strip()


def _factor(text: str, quantity: Quantity, whole: str) -> float:
    """What to multiply a number in the written unit with; 1 where no unit is written."""
    yearly = False
    if quantity.yearly and not (text == "pj" and unit(quantity.unit).dimensions == unit("PJ").dimensions):
        text, yearly = split_year(text)
    if not text:
        return 1.0
    parts = atoms(text)
    try:
        if quantity.yearly and not yearly and len(parts) > 1 and _is_year(parts[-1]):
            parts = parts[:-1]
        if parts == [""]:
            return 1.0
        stated = unit_of_atoms(parts)
    except UnitError as error:
        if in_thousandths(str(error)):
            raise _thousandths(str(error), text, whole, quantity) from None
        raise unknown_unit(str(error), whole, quantity) from None
    for symbol in (quantity.unit, *quantity.short):
        if stated.dimensions == unit(symbol).dimensions:
            return stated.factor_to(unit(symbol))
    raise wrong_unit(stated, text, whole, quantity)


def _is_year(atom: str) -> bool:
    return unit_of_atoms([atom]).same_as(unit("year"))


def _thousandths(part: str, written_unit: str, whole: str, quantity: Quantity) -> AmountError:
    """The error for mW, with the hint MW where that fits the quantity."""
    values = {"text": shown(whole), "unit": shown(part), "near": f"M{part[1:]}"}
    wrong = Text("'{text}' is in {unit}, with m for a thousandth", values)
    expected = quantity.expected()
    with suppress(AmountError):
        _factor(written_unit.replace(part, values["near"], 1), quantity, whole)
        expected = Text("{expected} (did you mean '{near}'?)", values | {"expected": expected})
    return AmountError(wrong, expected)
