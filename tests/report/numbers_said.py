"""Numbers in a text: how each language writes them, and whether one is a figure, rounded."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

NUMBER = re.compile(r"\d[\d.,]*")
#: A number as readers of a language write it: groups of three, or a year or a small number without groups.
WRITTEN = {
    "nl": re.compile(r"(\d{1,3}(\.\d{3})+|\d{1,4})(,\d+)?"),
    "en": re.compile(r"(\d{1,3}(,\d{3})+|\d{1,4})(\.\d+)?"),
}
#: Figures of time are told in years, months, weeks, days or hours; other units differ by powers of ten.
SCALES = (1.0, 12.0, 52.18, 365.0, 365.25, 8760.0, 8766.0, 5256.0, 5259.6)


def tokens(text: str) -> list[str]:
    """The numbers in a text, as they are written."""
    return [token.rstrip(".,") for token in NUMBER.findall(text)]


def wrongly_written(text: str, lang: str) -> list[str]:
    """The numbers that are not in the notation of the language."""
    return [token for token in tokens(text) if not WRITTEN[lang].fullmatch(token)]


def cites(token: str, lang: str, values: Iterable[float], ends: Iterable[float] = ()) -> bool:
    """True where the token is one of the values, rounded to the digits that it has.

    The ``ends`` of a range are rounded to what the range leaves known, which may be tens.
    """
    decimal, thousands = (",", ".") if lang == "nl" else (".", ",")
    plain = token.replace(thousands, "").replace(decimal, ".")
    shown, known = float(plain), [value for value in values if math.isfinite(value)]
    if shown == 0:
        return any(abs(value) < 1 for value in known)
    # In units of its last digit; of the zeros at the end of a whole number one counts, if it is the second digit.
    digits = plain.replace(".", "").lstrip("0")
    kept = digits if "." in plain else digits[:1] + digits[1:2] + digits[2:].rstrip("0")
    tolerance = 0.52 / int(kept)
    tens = tolerance if "." in plain else 0.52 / int(kept.rstrip("0"))
    if any(_rounded(shown, abs(end * scale), tens) for end in ends if end for scale in SCALES):
        return True
    return any(
        _rounded(shown, abs(value * scale), tolerance) for value in known if value for scale in SCALES
    ) or (not plain.strip("0.1") and any(value == 0 for value in known))


def same_year(token: str, values: Iterable[float]) -> bool:
    """True where the token is one of the whole numbers, digit by digit."""
    return any(token.replace(".", "").replace(",", "") == str(round(value)) for value in values)


def _rounded(shown: float, value: float, tolerance: float) -> bool:
    power = round(math.log10(shown / value))
    return math.isclose(shown, value * 10.0**power, rel_tol=tolerance)
