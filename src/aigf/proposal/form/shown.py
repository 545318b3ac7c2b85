"""What the number format of a cell adds to its number: a percent sign, a currency, a unit."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

_PARTS = re.compile(
    r'"([^"]*)"|\\(.)|\[\$([^\]-]*)(?:-[^\]]*)?\]|\[[^\]]*\]|[_*].|([Ee][+-])|(General)|(.)', re.I
)
#: What says nothing of a number that it stands around; a sign such as < or ~ does, and so does any currency.
_NEUTRAL = re.compile(r"[\s\-–—−+(){}_.,:;/'\"*|]+")
_PLACES = frozenset("0#?.,/ @")


@dataclass(frozen=True)
class Shown:
    """What a spreadsheet shows around a number: what stands before it and behind it, and its size."""

    before: str = ""
    after: str = ""
    percent: bool = False
    thousands: int = 0

    @property
    def plain(self) -> bool:
        return not (self.before or self.after or self.percent)


def shown_by(number_format: str, number: float = 1) -> Shown:
    """What a number format shows of a number.

    >>> shown_by("0.0%").percent, shown_by('[$€-413] #,##0').before, shown_by('0 "kW"').after
    (True, '€', 'kW')
    >>> shown_by('[<1]0.0 "kW";0 "MW"', 250).after, shown_by('0 "MW";-0;"n.t.b."', 0).before
    ('MW', 'n.t.b.')
    """
    chosen = _section(_sections(number_format[:300]), number)
    before, after, percent, digits, thousands = "", "", False, False, 0
    for quoted, escaped, currency, exponent, general, plain in _PARTS.findall(chosen):
        if exponent or general or (plain in _PLACES - {","} and plain):
            digits, thousands = (
                digits or plain not in (" ", ""),
                0 if plain in ("0", "#", "?") else thousands,
            )
            digits = digits or bool(general)
        elif plain == ",":
            thousands += digits
        elif plain == "%":
            percent = True
        else:
            text = quoted or escaped or currency or plain
            before, after = (before, after + text) if digits else (before + text, after)
    return Shown(_said(before), _said(after), percent, thousands)


def hides(number_format: str, value: float | str) -> bool:
    """Whether a number format shows nothing of what a cell holds, as ``;;;`` does.

    >>> hides(";;;", 250), hides(";;;", "PM"), hides("0;;", 0), hides("0;-0;;@", 250), hides("General", "x")
    (True, True, True, False, False)
    """
    sections = _sections(number_format[:300])
    if isinstance(value, str):
        return len(sections) > 3 and not sections[3].strip()
    return len(sections) > 1 and not _section(sections, value).strip()


def size_shown(number: float | int, shown: Shown) -> str:
    """The number that a format shows which leaves out thousands.

    >>> size_shown(250_000, shown_by("#,##0,"))
    '250'
    """
    return f"{float(Decimal(repr(number)).scaleb(-3 * shown.thousands)):.15g}"


def _sections(number_format: str) -> list[str]:
    return re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', number_format) or [""]


_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?\d{1,15}(?:\.\d{1,15})?)\]")
_COMPARED: dict[str, Callable[[float, float], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
}


def _section(sections: list[str], number: float) -> str:
    """The section that holds for a number: by its own condition, else those of positive, negative and zero."""
    conditions = [_CONDITION.search(section) for section in sections[:2]]
    for section, found in zip(sections, conditions, strict=False):
        if found is not None and _COMPARED[found[1]](number, float(found[2])):
            return section
    if any(conditions):
        return sections[1] if number < 0 and conditions[-1] is None else sections[min(len(sections) - 1, 2)]
    place = 1 if number < 0 else 2 if number == 0 else 0
    return sections[place] if place < len(sections) else sections[0]


def _said(text: str) -> str:
    """A text around a number, where it says anything: dashes and brackets of a negative number do not."""
    return text.strip() if _NEUTRAL.sub("", text) else ""


def exactly(number: float | int) -> str:
    """A number as a text that has one reading in any notation, and is this number to the last bit.

    >>> exactly(250), exactly(250.5)
    ('250', '2505e-1')
    """
    digits = Decimal(repr(number)).normalize()
    sign, figures, exponent = digits.as_tuple()
    text = "-" * sign + "".join(map(str, figures))
    if not isinstance(exponent, int) or exponent == 0:
        return text
    return text + "0" * exponent if 0 < exponent <= 15 else f"{text}e{exponent}"


def in_words(number: float | int, shown: Shown, written: str = "") -> str:
    """A number with what is shown around it, as one would write it; ``written`` where it is not to be exact.

    >>> in_words(52.5, shown_by('0.0"° N"')), in_words(52.5, shown_by('0.0"° N"'), "52.5")
    ('525e-1 ° N', '52.5 ° N')
    """
    if shown.thousands:
        number = float(Decimal(repr(number)).scaleb(-3 * shown.thousands))
    if shown.percent:
        number = float(Decimal(repr(as_typed(number))).scaleb(2))
        return f"{exactly(number)}%"
    return " ".join(part for part in (shown.before, written or exactly(number), shown.after) if part)


def as_typed(number: float) -> float:
    """A percentage as it was typed: a program that divides by a hundred may be off in the last bit.

    Nobody types more than ten digits; what has more is kept to the last bit.

    >>> as_typed(0.07200000000000001)
    0.072
    """
    near = float(f"{number:.10g}")
    return near if abs(near - number) <= 4e-16 * abs(number) else number
