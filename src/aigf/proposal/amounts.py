"""Amounts: a number in a field's unit, with a range where one is stated.

A field says what it may hold with a ``Quantity``. What stands there may be a plain number in the field's
unit, a text with a unit ("2,5 GW", "€ 1.300 mln") or ``{low, central, high}`` of those.

A separator with three digits behind it is read in the proposal's notation. Where that has two readings that the field
may hold, and where the field may hold only the reading of the other notation (``45.409%`` in a Dutch proposal), the
amount is refused with both: a bound that excludes a reading may as well tell of a slip of a unit.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from aigf.documents import nearest, shown
from aigf.proposal.numbers import NUMERAL, Language, both_readings, normalised, readings, written
from aigf.proposal.written_units import (
    atoms,
    example,
    in_thousandths,
    kind,
    split_currency,
    split_magnitude,
    unit_of_atoms,
    unit_words,
)
from aigf.text import Text
from aigf.units import Unit, UnitError, unit

PARTS = ("low", "central", "high")


@dataclass(frozen=True)
class Amount:
    """A value and, where stated, its range; in the unit of its field."""

    central: float
    low: float | None = None
    high: float | None = None

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest value."""
        return (
            self.central if self.low is None else self.low,
            self.central if self.high is None else self.high,
        )


@dataclass(frozen=True)
class Quantity:
    """What a numeric field may hold: its unit, its physical range and how its unit may be shortened.

    ``yearly`` allows "per year" after the unit. ``short`` lists units that stand for the field's own: a price per
    accelerator may be written as just an amount of euros. ``least`` is the smallest amount that anyone can mean, other
    than nothing where ``nothing`` may be meant: half a euro of investment is half a billion without its magnitude.
    """

    unit: str
    minimum: float = 0.0
    maximum: float = math.inf
    yearly: bool = False
    short: tuple[str, ...] = ()
    least: float = 0.0
    nothing: bool = True

    def holds(self, value: float) -> bool:
        """True where a value lies in the physical range."""
        return self.minimum <= value <= self.maximum

    def can_be_meant(self, value: float) -> bool:
        """True for nothing, where that may be meant, and for what is no slip of a unit or a magnitude."""
        return abs(value) >= self.least or (value == 0.0 and self.nothing)

    def expected(self) -> Text:
        """What should stand in the field, for a message."""
        values = {
            "kind": kind(unit(self.unit)) or self.unit,
            "unit": self.unit,
            "example": example(self.unit),
        }
        if self.unit == "accelerator":
            return Text("{kind}, such as {example}", values)
        if self.unit:
            return Text("{kind} in {unit}, such as {example}", values)
        values |= {"low": f"{self.minimum:g}", "high": f"{self.maximum:g}"}
        if self.maximum == 1:
            return Text("a share from {low} to {high}, such as {example}", values)
        return Text("a ratio from {low} to {high}", values)


class AmountError(ValueError):
    """An amount that cannot be taken; ``part`` is the part of a range it is about, or empty."""

    def __init__(self, wrong: Text, expected: Text, part: str = "") -> None:
        super().__init__(str(wrong))
        self.wrong = wrong
        self.expected = expected
        self.part = part


def parse_amount(value: object, quantity: Quantity, language: Language) -> Amount:
    """The amount that a value from a document states, in the unit of ``quantity``.

    Raises an ExceptionGroup of AmountErrors, one for each part that is wrong.
    """
    if not isinstance(value, dict):
        return Amount(_first(lambda: parse_value(value, quantity, language)))
    errors: list[AmountError] = []
    parsed: dict[str, float] = {}
    for name, part in value.items():
        if name not in PARTS:
            wrong = Text("unknown field '{name}'", {"name": shown(name)})
            errors.append(AmountError(wrong, Text("low, central and high"), name))
            continue
        try:
            parsed[name] = parse_value(part, quantity, language)
        except AmountError as error:
            errors.append(AmountError(error.wrong, error.expected, name))
    errors += _order_errors(parsed, "central" in value, language)
    if errors:
        raise ExceptionGroup("an amount is wrong", errors)
    return Amount(parsed["central"], parsed.get("low"), parsed.get("high"))


def _first(parse: Callable[[], float]) -> float:
    try:
        return parse()
    except AmountError as error:
        raise ExceptionGroup("an amount is wrong", [error]) from None


def _order_errors(parsed: dict[str, float], has_central: bool, language: Language) -> Iterator[AmountError]:
    if not has_central:
        yield AmountError(Text("the central value is missing"), Text("low, central and high"))
    for lower, upper in (("low", "central"), ("central", "high"), ("low", "high")):
        if lower == "low" and upper == "high" and "central" in parsed:
            continue
        if lower in parsed and upper in parsed and parsed[lower] > parsed[upper]:
            values = {"lower": lower, "upper": upper}
            values |= {"a": written(parsed[lower], language), "b": written(parsed[upper], language)}
            part = lower if upper == "central" else upper
            yield AmountError(
                Text("{lower} ({a}) is above {upper} ({b})", values),
                Text("low, central and high in this order"),
                part,
            )


def parse_value(value: object, quantity: Quantity, language: Language) -> float:
    """One number from a document, in the unit of ``quantity`` and within its physical range.

    Raises AmountError.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise AmountError(_what_it_is(value), quantity.expected())
    if isinstance(value, str):
        return _from_text(value, quantity, language)
    number = float(value)
    if not math.isfinite(number):
        raise AmountError(Text("'{value}' is not a finite number", {"value": value}), quantity.expected())
    return _in_range(number, quantity, language, written(number, language))


def ambiguous_number(text: str, quantity: Quantity, language: Language) -> AmountError | None:
    """The error for a plain number such as 1.300, which YAML reads as 1.3 and the Dutch as 1300.

    None where only one of the two is possible. That is so for a PUE of 1.125: 1125 does not exist. A power of 150.000
    may be 150 MW, or 150,000 kW with the unit forgotten.
    """
    dutch = readings(text, "nl")
    if language != "nl" or not dutch or float(text) in dutch:
        return None
    both = (float(text), dutch[0])
    fitting = [value for value in both if quantity.holds(value)]
    if not fitting or (fitting == [both[0]] and quantity.unit in _EXACT):
        return None
    return _ambiguity(text, text, both, fitting, language)


#: Units that nobody writes a thousandth of: what is beyond their bounds is no slip of a unit.
_EXACT = ("", "degC", "year", "h")


def _from_text(text: str, quantity: Quantity, language: Language) -> float:
    clean = normalised(text)
    if not clean:
        raise AmountError(Text("the text is empty"), quantity.expected())
    currency, rest = split_currency(clean)
    found = NUMERAL.match(rest)
    values = readings(found.group(), language) if found else ()
    said = {"text": shown(text)}
    if found is None:
        raise AmountError(Text("'{text}' is not a number", said), quantity.expected())
    if not values:
        wrong = Text("'{text}' is not a number: its commas and points do not fit together", said)
        raise AmountError(wrong, quantity.expected())
    rest = rest[found.end() :].strip()
    rest = rest.removeprefix(",-").removeprefix("-").strip() if currency else rest
    magnitude, rest = split_magnitude(rest, _counts(quantity))
    factor = magnitude * _factor(_joined(currency, rest), quantity, text)
    candidates = [_times(value, factor) for value in values]
    both = both_readings(found.group())
    if both is not None:
        fitting = [value for value in both if quantity.holds(_times(value, factor))]
        # One reading is taken where it is that of the notation, and the other is impossible or none.
        if (len(fitting) > 1 and len(values) > 1) or (fitting and values[0] not in fitting):
            raise _ambiguity(found.group(), text, both, fitting, language)
    if not math.isfinite(candidates[0]):
        raise AmountError(Text("'{text}' is not a finite number", {"text": shown(text)}), quantity.expected())
    return _in_range(candidates[0], quantity, language, text)


def _times(value: float, factor: float) -> float:
    """The product, rounded once where the factor is a whole fraction: 35 x 1% is 0.35, not 0.350...03."""
    inverse = round(1 / factor) if factor < 1 else 0
    return value / inverse if inverse and abs(inverse * factor - 1) < 1e-12 else value * factor


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
    if not text:
        return 1.0
    parts = atoms(text)
    try:
        if quantity.yearly and len(parts) > 1 and unit_of_atoms(parts[-1:]).same_as(unit("year")):
            parts = parts[:-1]
        stated = unit_of_atoms(parts)
    except UnitError as error:
        if in_thousandths(str(error)):
            raise _thousandths(str(error), text, whole, quantity) from None
        raise _unknown_unit(str(error), whole, quantity) from None
    for symbol in (quantity.unit, *quantity.short):
        if stated.dimensions == unit(symbol).dimensions:
            return stated.factor_to(unit(symbol))
    raise _wrong_unit(stated, text, whole, quantity)


def _unknown_unit(part: str, whole: str, quantity: Quantity) -> AmountError:
    values = {"text": shown(whole), "unit": shown(part), "expected": quantity.expected()}
    near = nearest(part, unit_words())
    wrong = Text("'{text}' has the unknown unit '{unit}'", values)
    if near is None:
        return AmountError(wrong, quantity.expected())
    return AmountError(wrong, Text("{expected} (did you mean '{near}'?)", values | {"near": near}))


def _thousandths(part: str, written_unit: str, whole: str, quantity: Quantity) -> AmountError:
    """The error for mW, with the hint MW where that fits the quantity."""
    values = {"text": shown(whole), "unit": shown(part), "near": f"M{part[1:]}"}
    wrong = Text("'{text}' is in {unit}, with m for a thousandth", values)
    expected = quantity.expected()
    with suppress(AmountError):
        _factor(written_unit.replace(part, values["near"], 1), quantity, whole)
        expected = Text("{expected} (did you mean '{near}'?)", values | {"expected": expected})
    return AmountError(wrong, expected)


def _wrong_unit(stated: Unit, written_unit: str, whole: str, quantity: Quantity) -> AmountError:
    values = {"text": shown(whole), "unit": shown(written_unit), "kind": kind(stated)}
    if values["kind"] is None:
        return AmountError(Text("'{text}' is in {unit}", values), quantity.expected())
    return AmountError(Text("'{text}' is {kind} ({unit})", values), quantity.expected())


def _ambiguity(
    numeral: str, whole: str, both: tuple[float, float], fitting: list[float], language: Language
) -> AmountError:
    """The error for a numeral with two readings, and how to write those that the field may hold."""
    first, second = (written(value, language) for value in both)
    said = {"text": numeral, "first": first, "second": second}
    if len(fitting) == 1:
        only = written(fitting[0], language)
        said |= {"only": only, "whole": shown(whole.replace(numeral, only, 1))}
        wrong = Text(
            "'{text}' can be read as {first} and as {second}, and only {only} is possible here", said
        )
        return AmountError(wrong, Text("'{whole}' if that is meant", said))
    return AmountError(
        Text("'{text}' can be read as {first} and as {second}", said), Text("'{first}' or '{second}'", said)
    )


def _in_range(value: float, quantity: Quantity, language: Language, text: str) -> float:
    if quantity.holds(value):
        return value
    said: dict[str, Any] = {"text": shown(text), "expected": quantity.expected()}
    said |= {"minimum": written(quantity.minimum, language), "maximum": written(quantity.maximum, language)}
    said |= {"unit": f" {quantity.unit}" if quantity.unit else ""}
    if value < 0 <= quantity.minimum:
        raise AmountError(Text("'{text}' is negative", said), quantity.expected())
    if value < quantity.minimum:
        raise AmountError(Text("'{text}' is below {minimum}{unit}", said), quantity.expected())
    expected = quantity.expected()
    if quantity.maximum == 1 and value <= 100:
        expected = Text("{expected}; did you mean {percent}%?", said | {"percent": written(value, language)})
    raise AmountError(Text("'{text}' is above {maximum}{unit}", said), expected)


def too_little(text: str, quantity: Quantity, language: Language) -> AmountError:
    """The error for an amount that nobody means: of money the magnitude was left out, of a price it is another unit."""
    said: dict[str, Any] = {"text": shown(text), "least": written(quantity.least, language)}
    said |= {"unit": f" {quantity.unit}", "expected": quantity.expected()}
    wrong = Text("'{text}' is less than anyone can mean here ({least}{unit})", said)
    if quantity.unit != "EUR":
        return AmountError(wrong, quantity.expected())
    return AmountError(wrong, Text("{expected}, in whole euros unless mln or mld (bn) stands with it", said))


def _what_it_is(value: object) -> Text:
    if isinstance(value, bool):
        return Text("'{value}' is no number", {"value": str(value).lower()})
    return Text("there is no value") if value is None else Text("a list or set stands here")
