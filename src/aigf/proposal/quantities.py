"""What a numeric field may hold, what it was given, and what is wrong with that."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from aigf.documents import nearest, shown
from aigf.proposal.numbers import Language, written
from aigf.proposal.written_units import example, kind, unit_words
from aigf.text import Text
from aigf.units import Unit, unit

PARTS = ("low", "central", "high")


@dataclass(frozen=True)
class Amount:
    """A value and, where stated, its range; in the unit of its field.

    ``how`` says how the reader came to it where the bid does not say it plainly, ``own`` whether the range or its
    middle is the reader's and not the bid's. Neither is a part of the amount.
    """

    central: float
    low: float | None = None
    high: float | None = None
    how: tuple[Text, ...] = field(default=(), compare=False)
    own: bool = field(default=False, compare=False)

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

    def within(self, value: float) -> float:
        """The value, or the bound that it passes: for a range that is the reader's own."""
        return min(max(value, self.minimum, self.least), self.maximum)

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


def order_errors(parsed: dict[str, float], complete: bool, language: Language) -> Iterator[AmountError]:
    """What is wrong with the parts of a range together; ``complete`` where it has its middle or both of its ends."""
    if not complete:
        yield AmountError(
            Text("the central value is missing"), Text("low, central and high, or low and high alone")
        )
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


def unknown_unit(part: str, whole: str, quantity: Quantity) -> AmountError:
    """The error for a unit that nobody knows, with the nearest one."""
    values = {"text": shown(whole), "unit": shown(part), "expected": quantity.expected()}
    near = nearest(part, unit_words())
    wrong = Text("'{text}' has the unknown unit '{unit}'", values)
    if near is None:
        return AmountError(wrong, quantity.expected())
    return AmountError(wrong, Text("{expected} (did you mean '{near}'?)", values | {"near": near}))


def wrong_unit(stated: Unit, written_unit: str, whole: str, quantity: Quantity) -> AmountError:
    """The error for a unit that measures something else."""
    values = {"text": shown(whole), "unit": shown(written_unit), "kind": kind(stated)}
    if values["kind"] is None:
        return AmountError(Text("'{text}' is in {unit}", values), quantity.expected())
    return AmountError(Text("'{text}' is {kind} ({unit})", values), quantity.expected())


def two_readings(
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


def in_range(value: float, quantity: Quantity, language: Language, text: str) -> float:
    """The value where the field may hold it.

    Raises AmountError.
    """
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


def no_number(value: object, quantity: Quantity) -> AmountError:
    """The error for what is neither a number nor a text."""
    if isinstance(value, bool):
        return AmountError(Text("'{value}' is no number", {"value": str(value).lower()}), quantity.expected())
    if value is None:
        return AmountError(Text("there is no value"), quantity.expected())
    expected = Text(
        "{expected}; a range is one text in quotes ('1,5 - 2,5') or {set}",
        {"expected": quantity.expected(), "set": "{low: '1,5', high: '2,5'}"},
    )
    return AmountError(Text("a list or set stands here"), expected)
