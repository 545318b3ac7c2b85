"""Numbers as people write them, in Dutch and in English notation.

``1.300`` is 1300 to a Dutch reader and 1.3 to an English one. A numeral is read by the notation of the
proposal's language; what a careful reader could take two ways has two readings, and is refused later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from aigf.proposal.pasted import pasted

Language = Literal["nl", "en"]


@dataclass(frozen=True)
class Notation:
    """By what a number is read: the language that a document states, and what its other numbers say.

    ``others`` is the notation of all numbers of the document that can be read one way only, where they agree.
    """

    language: Language | None
    others: Language | None = None

    @classmethod
    def of(cls, said: Language | Notation) -> Notation:
        return said if isinstance(said, Notation) else cls(said)

    @property
    def told_in(self) -> Language:
        """The notation for what is said to the reader of the document."""
        return self.language or self.others or "en"


#: Characters of the longest text that anyone writes an amount in.
LONGEST = 200
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_MANTISSA = r"[-+]?(?:\d{1,3}(?: \d{3})+(?![\d ]*\d)(?:[.,]\d+)?|\d[\d.,]*(?<![.,])|[.,]\d+)"
_POWER = r"[eE][-+]?\d{1,3}(?![\w.,])|\s?[×x*·]\s?10(?:(?:\^|\*\*)[-+]?\d{1,3}|[⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
NUMERAL = re.compile(rf"(?P<mantissa>{_MANTISSA})(?P<power>{_POWER})?", re.ASCII)
_BARE_POWER = re.compile(r"(?<![\w.,×*·])(?<![×x*·] )10(?=\^|\*\*|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻])")
_GROUPS = re.compile(r"[-+]?[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*", re.ASCII)
_DECIMAL = re.compile(r"[-+]?\d*[.,]?\d+", re.ASCII)
_BOTH = re.compile(r"[-+]?\d{1,3}(?:(?P<group>[.,])\d{3})+(?!(?P=group))[.,]\d+", re.ASCII)
_THOUSANDS = {"nl": ".", "en": ","}


def normalised(text: str) -> str:
    """The text with one kind of space, minus sign and apostrophe, and ``10^26`` as ``1×10^26``."""
    return _BARE_POWER.sub("1×10", pasted(text))


def numerals_in(text: str) -> list[str]:
    """The numerals in a text; none in one that is longer than anyone writes an amount in."""
    if len(text) >= LONGEST:
        return []
    return [found.group() for found in NUMERAL.finditer(normalised(text))]


def readings(numeral: str, language: Language) -> tuple[float, ...]:
    """What a numeral can mean: one value, two where it is ambiguous, none where it is not a number.

    One separator followed by exactly three digits separates thousands where it is the thousands separator
    of ``language``, and is ambiguous where it is its decimal separator. Where both separators occur, the
    last one is the decimal one. In a number with a power of ten a single separator is a decimal one.

    >>> readings("1.300", "nl"), readings("1,300", "nl"), readings("0,125", "nl"), readings("1.300,5", "en")
    ((1300.0,), (1.3, 1300.0), (0.125,), (1300.5,))
    """
    found = NUMERAL.fullmatch(numeral)
    if found is None:
        return ()
    mantissa = found["mantissa"].replace(" ", "")
    power = _exponent(found["power"])
    grouped = _GROUPS.fullmatch(mantissa)
    if grouped is not None and found["power"] is None:
        whole = float(re.sub("[.,]", "", mantissa))
        if mantissa.count(grouped[1]) > 1 or grouped[1] == _THOUSANDS[language]:
            return (whole,)
        return (float(mantissa.replace(",", ".")), whole)
    if "." in mantissa and "," in mantissa:
        if _BOTH.fullmatch(mantissa) is None:
            return ()
        decimal = max(mantissa.rfind("."), mantissa.rfind(","))
        mantissa = re.sub("[.,]", "", mantissa[:decimal]) + "." + mantissa[decimal + 1 :]
    elif _DECIMAL.fullmatch(mantissa) is None:
        return ()
    return (float(f"{mantissa.replace(',', '.')}e{power}"),)


def both_readings(numeral: str) -> tuple[float, float] | None:
    """What one separator with three digits behind it can mean: decimals or thousands; None for any other numeral.

    >>> both_readings("45.409"), both_readings("45,41")
    ((45.409, 45409.0), None)
    """
    mantissa = numeral.replace(" ", "")
    grouped = _GROUPS.fullmatch(mantissa)
    if grouped is None or mantissa.count(grouped[1]) > 1:
        return None
    return float(mantissa.replace(",", ".")), float(re.sub("[.,]", "", mantissa))


def told_by(numeral: str) -> Language | None:
    """The notation that a numeral can be written in only: by its decimals, or by two separators; None where both fit.

    >>> told_by("2,5"), told_by("1,300.5"), told_by("1.300.000"), told_by("1.300"), told_by("1.5e26")
    ('nl', 'en', 'nl', None, None)
    """
    found = NUMERAL.fullmatch(numeral)
    if found is None or found["power"] or both_readings(numeral) or not readings(numeral, "nl"):
        return None
    mantissa = found["mantissa"]
    last = max(mantissa.rfind(","), mantissa.rfind("."))
    if last < 0:
        return None
    decimal = mantissa.count(mantissa[last]) == 1
    return "nl" if (mantissa[last] == ",") == decimal else "en"


def agreed(numerals: Iterable[str]) -> Language | None:
    """The one notation of the numerals that tell; None where none does or they contradict each other."""
    found = {told_by(numeral) for numeral in numerals} - {None}
    return found.pop() if len(found) == 1 else None


def of_document(
    language: Language | None, texts: Iterable[str], plain: Iterable[str]
) -> tuple[Notation, Notation]:
    """The notation of the texts of a document and that of its plain numbers, by the numerals in both.

    The decimal point of a plain number is that of YAML and tells nothing of who wrote it; but beside decimal commas it
    says that a plain number need not be written as the texts are.
    """
    others = agreed(texts)
    contradicted = others == "nl" and agreed(plain) is not None
    return Notation(language, others), Notation(language, None if contradicted else others)


def times(value: float, factor: float) -> float:
    """The product, rounded once: 35 x 1% is 0.35 and 2,3 billion 2,300,000,000, whatever way it is written.

    A number stands for the decimals it was written with, a factor for the ratio of whole numbers that it is nearest to.
    """
    try:
        return float(Fraction(repr(value)) * _ratio(factor))
    except (ValueError, OverflowError):
        return value * factor


def total(first: float, second: float) -> float:
    """The sum of two numbers as they were written: 0.1 and 0.2 are 0.3."""
    return float(Fraction(repr(first)) + Fraction(repr(second)))


def mean(first: float, second: float) -> float:
    """The mean of two numbers as they were written."""
    return float((Fraction(repr(first)) + Fraction(repr(second))) / 2)


def _ratio(factor: float) -> Fraction:
    if 0 < factor < 1:
        return 1 / _ratio(1 / factor)
    near = Fraction(factor).limit_denominator(3600)
    return near if abs(float(near) - factor) <= 1e-12 * abs(factor) else Fraction(factor)


def _exponent(power: str | None) -> int:
    if not power:
        return 0
    if power[0] in "eE":
        return int(power[1:])
    return int(re.sub(r".*10(\^|\*\*)?", "", power).translate(_SUPERSCRIPTS))


def written(value: float, language: Language) -> str:
    """The shortest writing of ``value`` that ``readings`` takes one way, and as exactly this value.

    >>> written(1300.0, "nl"), written(1.125, "nl"), written(1.125, "en"), written(1e26, "nl")
    ('1300', '1,1250', '1.1250', '1e26')
    """
    text = repr(float(value))
    if "e" in text:
        return text.replace("e+", "e").replace(".", "," if language == "nl" else ".")
    text = text.removesuffix(".0")
    if language == "nl":
        text = text.replace(".", ",")
    return (
        text
        if len(readings(text, language)) == 1 and float(value) in readings(text, language)
        else text + "0"
    )
