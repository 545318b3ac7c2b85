"""Numbers in the reader's notation, with no digit more than is known.

A figure has three significant digits, fewer where its range is wide; a figure that somebody stated keeps
the digits it was stated with. Units become words of the reader's language through the catalogue.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeGuard

from aigf.report.translations import translator
from aigf.text import Text

#: Digits of a computed figure, and of one that was stated or is kept in the register.
COMPUTED, GIVEN = 3, 5

Limits = Sequence[float | None]


@dataclass(frozen=True)
class Scale:
    """From which size on a unit is shown how: the value divided, in a phrase."""

    start: float
    divisor: float
    phrase: Text


#: By leading unit, the largest scale first.
SCALES: dict[str, tuple[Scale, ...]] = {
    "EUR": (
        Scale(1e9, 1e9, Text("EUR {number} billion")),
        Scale(1e6, 1e6, Text("EUR {number} million")),
        Scale(0, 1, Text("EUR {number}")),
    ),
    "USD": (
        Scale(1e9, 1e9, Text("USD {number} billion")),
        Scale(1e6, 1e6, Text("USD {number} million")),
        Scale(0, 1, Text("USD {number}")),
    ),
    "MWh": (
        Scale(1e6, 1e6, Text("{number} TWh")),
        Scale(1e3, 1e3, Text("{number} GWh")),
        Scale(1, 1, Text("{number} MWh")),
        Scale(0, 1e-3, Text("{number} kWh")),
    ),
    "MW": (
        Scale(1e3, 1e3, Text("{number} GW")),
        Scale(1, 1, Text("{number} MW")),
        Scale(0, 1e-3, Text("{number} kW")),
    ),
    "kW": (Scale(1e3, 1e3, Text("{number} MW")), Scale(0, 1, Text("{number} kW"))),
    "accelerator": (
        Scale(1e6, 1e6, Text("{number} million accelerators")),
        Scale(0, 1, Text("{number} accelerators")),
    ),
    "household": (
        Scale(1e6, 1e6, Text("{number} million households")),
        Scale(0, 1, Text("{number} households")),
    ),
    "year": (Scale(1, 1, Text("{number} years")), Scale(0, 1 / 365, Text("{number} days"))),
    "month": (Scale(0, 1, Text("{number} months")),),
    "day": (Scale(0, 1, Text("{number} days")),),
    "h": (Scale(0, 1, Text("{number} hours")),),
    "fte": (Scale(0, 1, Text("{number} FTE")),),
    "share": (Scale(0, 0.01, Text("{number}%")),),
    "%": (Scale(0, 1, Text("{number}%")),),
    "degC": (Scale(0, 1, Text("{number} °C")),),
    "m2": (Scale(0, 1, Text("{number} m²")),),
    "m3": (Scale(1e6, 1e6, Text("{number} million m³")), Scale(0, 1, Text("{number} m³"))),
    "t": (Scale(1e6, 1e6, Text("{number} million tonnes")), Scale(0, 1, Text("{number} tonnes"))),
    "PJ": (Scale(0, 1, Text("{number} PJ")),),
    "km": (Scale(0, 1, Text("{number} km")),),
    "accelerator·h": (
        Scale(1e9, 1e9, Text("{number} billion accelerator-hours")),
        Scale(1e6, 1e6, Text("{number} million accelerator-hours")),
        Scale(0, 1, Text("{number} accelerator-hours")),
    ),
    "": (Scale(0, 1, Text("{number}")),),
}

SINGULAR = {
    "{number} accelerators": Text("{number} accelerator"),
    "{number} households": Text("{number} household"),
    "{number} years": Text("{number} year"),
    "{number} months": Text("{number} month"),
    "{number} days": Text("{number} day"),
    "{number} hours": Text("{number} hour"),
}

#: What stands after "per".
PER = {
    "accelerator": Text("accelerator"),
    "h": Text("hour"),
    "day": Text("day"),
    "month": Text("month"),
    "year": Text("year"),
    "household": Text("household"),
    "fte": Text("FTE"),
    "EUR": Text("euro"),
    "USD": Text("dollar"),
    "m2": Text("m²"),
    "m3": Text("m³"),
    "t": Text("tonne"),
    "token": Text("token"),
    "Mtoken": Text("million tokens"),
}

_ALIASES = {
    "kEUR": ("EUR", 1e3),
    "MEUR": ("EUR", 1e6),
    "TWh": ("MWh", 1e6),
    "GWh": ("MWh", 1e3),
    "GW": ("MW", 1e3),
}
#: Names of dimensionless quantities that are read as a percentage.
_SHARES = ("_rate", "_change", "_utilisation", "_goodput", "_irr", "_coverage")
_SHARE_NAMES = (
    "occupancy",
    "inflation",
    "cost_of_capital",
    "market_price_change_later",
    "performance_per_watt_growth",
    "performance_per_dollar_growth",
    "generation_coverage_minimum",
    "connection_chance_2030",
    "connection_chance_2035",
    "connection_chance_after_2035",
    "access_shortfall_abroad",
    "no_access_probability",
    "simulated_contracted_ratio",
    "simulated_renewable_ratio",
    "simulated_carbon_free_ratio",
    "simulated_heat_pump_ratio",
    "energy_reuse_factor",
    "renewable_energy_factor",
)
#: What a year is read as that is no duration.
CALENDAR_YEAR = "calendar year"
#: How much smaller than its range a number still shows a digit beside it.
_SEEN = 1e3
#: More digits than a number has.
_DIGITS = 400
#: From this size on a figure is written with a power of ten.
_POWERS_FROM = 1e15


@dataclass(frozen=True)
class Reading:
    """A figure as it is read, and its range where it has one; ``between`` is the range beside the figure,
    without the unit that the figure already names."""

    value: str
    range: str | None = None
    between: str | None = None


def reading_unit(name: str, unit: str) -> str:
    """``share`` for a dimensionless quantity whose name says it is one, CALENDAR_YEAR for a year of the calendar,
    else the unit itself."""
    if unit == "year" and name.rstrip("_0123456789").endswith(("_year", "_until")):
        return CALENDAR_YEAR
    if unit in {"", "1"} and (name in _SHARE_NAMES or name.endswith(_SHARES) or "share" in name.split("_")):
        return "share"
    return unit


def format_value(value: float | None, unit: str, lang: str, digits: int = COMPUTED) -> str:
    """A value with its unit as a reader of ``lang`` writes it.

    Nothing, not-a-number and infinity are said in words, never shown as a figure.

    >>> format_value(4e9, "EUR", "en")
    'EUR 4.0 billion'
    >>> format_value(1e26, "FLOP", "en")
    '1.0 × 10²⁶ FLOP'
    """
    return read(value, (), unit, lang, digits).value


def read(value: float | None, limits: Limits, unit: str, lang: str, digits: int = COMPUTED) -> Reading:
    """A value and its range in one scale, and with as many decimals as the range leaves known."""
    from aigf.units import settled  # loads numpy, which importing a writer need not

    parts, factor = _parts(unit)
    if not is_figure(value) or not is_figure(value * factor):
        return Reading(no_figure("", value).render(translator(lang)))
    if unit == CALENDAR_YEAR:
        return Reading(f"{value:.0f}")
    symbol = "" if unit == "share" else unit
    central = settled(value, symbol) * factor
    ends = sorted(settled(end, symbol) * factor for end in limits if is_figure(end))
    if len(ends) < 2 or ends[0] == ends[-1] or not all(map(is_figure, ends)):
        ends = []
    size = max(abs(number) for number in (central, *ends))
    scale = _scale(parts[0], size, digits)
    if scale is not None and ends:
        scale = _showing(scale, parts[0], central, digits)
    if scale is None:
        return _powers(central, ends, parts, lang, digits)
    central, ends = central / scale.divisor, [end / scale.divisor for end in ends]
    exact = scale.divisor == 1 and all(number == round(number) for number in (central, *ends))
    given = digits == GIVEN and scale.divisor <= 1
    decimals = _decimals(central, ends, digits, 0 if exact or given else 2)
    if parts[0] in {"EUR", "USD"} and scale.divisor == 1 and 0 < size < 10:
        decimals = max(decimals, 2)
    own = min(decimals, _decimals(central, (), digits, 0)) if digits == GIVEN else decimals
    own = max(own, _first_decimal(central))
    text = _number(central, own if central else 0, lang)
    if text == "1":
        scale = Scale(0, 1, SINGULAR.get(scale.phrase.template, scale.phrase))
    if not ends:
        return Reading(_phrase(scale.phrase, text, parts, lang))
    between = _between(ends, decimals, lang)
    whole = _phrase(scale.phrase, between, parts, lang)
    percentage = scale.phrase.template.endswith("%")
    return Reading(_phrase(scale.phrase, text, parts, lang), whole, whole if percentage else between)


def no_figure(name: str, value: float | None) -> Text:
    """The words for a figure that is not there: not computed, without solution, or without bound."""
    if name.startswith("break_even_") and not name.endswith("_price"):
        return Text("none suffices")
    if value is None:
        return Text("no IRR exists") if name.endswith("_irr") else Text("not known")
    if math.isinf(value):
        return Text("no finite value")
    return Text("no IRR exists") if name.endswith("_irr") else Text("none")


def plain(value: float | None, lang: str, decimals: int = 0) -> str:
    """A number without unit and with fixed decimals, for a column of one unit; a dash where there is none."""
    if not is_figure(value):
        return "–"
    return _number(value, decimals, lang) if abs(value) < _POWERS_FROM else format_value(value, "", lang)


def is_figure(value: Any) -> TypeGuard[float]:
    """True for a finite number."""
    return isinstance(value, (int, float)) and math.isfinite(value)


def _parts(unit: str) -> tuple[list[str], float]:
    """The leading unit and what stands after each "per"; the factor that an alias of the former brings."""
    whole = "" if unit == "1" else unit
    for rate in ("TFLOP/s", "PFLOP/s", "FLOP/s"):
        whole = whole.replace(rate, rate.replace("/", "|")) if whole.startswith(rate) else whole
    petascale = 1e15 if "/FLOP·s" in whole else 1.0  # a price per FLOP/s is read per PFLOP/s
    whole = whole.replace("/FLOP·s", "/PFLOP·s").replace("PFLOP·s", "PFLOP|s")
    parts = [part.replace("|", "/") for part in whole.split("/")]
    parts[0], factor = _ALIASES.get(parts[0], (parts[0], 1.0))
    return parts, factor * petascale


def _scale(leading: str, size: float, digits: int) -> Scale | None:
    """The scale for a size; None where powers of ten are the notation."""
    small = 0 < size < 1e-4 and leading not in {"share", "%"}  # a small share is a percentage like another
    if leading in {"FLOP", "FLOP/s"} or size >= _POWERS_FROM or small:
        return None
    scales = SCALES.get(leading) or (Scale(0, 1, Text("{number} {unit}", {"unit": leading})),)
    rounded = float(f"{size:.{digits - 1}e}")
    if rounded == 0:
        return next((scale for scale in scales if scale.divisor == 1), scales[-1])
    return next(scale for scale in scales if rounded >= scale.start)


def _showing(scale: Scale, leading: str, central: float, digits: int) -> Scale:
    """The scale, or a finer one where a figure that is small beside its range would need more than a decimal."""
    if not 0 < abs(central) < scale.divisor / 10:
        return scale
    return _scale(leading, abs(central), digits) or scale


def _first_decimal(number: float) -> int:
    """With how many decimals the first digit shows (negative: it stands before the point)."""
    if number == 0:
        return -_DIGITS
    exponent = math.floor(math.log10(abs(number)))
    return -exponent if round(abs(number), -exponent) < 10 ** (exponent + 1) else -exponent - 1


def _decimals(central: float, ends: Sequence[float], digits: int, least: int) -> int:
    """How many decimals are known (negative: before the point), without final zeros beyond ``least``."""
    largest = abs(central) or max((abs(end) for end in ends), default=0.0)
    if largest == 0:
        return 0
    exponent = math.floor(math.log10(float(f"{largest:.{digits - 1}e}")))
    decimals = digits - 1 - exponent
    step = (ends[-1] - ends[0]) / 10 if ends else 0.0
    if step > 0:
        decimals = min(decimals, -math.floor(math.log10(step)))
        seen = max(map(abs, (central, *ends))) / _SEEN
        firsts = [_first_decimal(number) for number in (central, *ends) if abs(number) >= seen]
        decimals = max(decimals, min(max(firsts), decimals + 2))
    shortest = least - 1 - exponent
    while decimals > max(shortest, 0) and all(
        math.isclose(round(number, decimals), round(number, decimals - 1), abs_tol=10.0 ** -(decimals + 3))
        for number in (central, *ends)
    ):
        decimals -= 1
    return decimals


#: Between thousands, before decimals, and for less than nothing, in the place of English ones: as Babel's locales have
#: them, whose own formatting takes four times as long.
_MARKS = {"en": str.maketrans({"-": "−"}), "nl": str.maketrans({",": ".", ".": ",", "-": "−"})}


@lru_cache(maxsize=8192)
def _number(value: float, decimals: int, lang: str) -> str:
    # By its shortest decimal notation: that is what is rounded to.
    rounded = Decimal(repr(float(round(value, decimals)) + 0.0))
    return f"{rounded:,.{max(decimals, 0)}f}".translate(_MARKS[lang])


def _between(ends: Sequence[float], decimals: int, lang: str) -> str:
    low, high = (_number(end, decimals, lang) for end in ends)
    return Text("{low} to {high}", {"low": low, "high": high}).render(translator(lang))


def _phrase(scale: Text, number: str, parts: Sequence[str], lang: str) -> str:
    translate = translator(lang)
    text = replace(scale, values={**scale.values, "number": number}).render(translate)
    for unit in parts[1:]:
        per = PER[unit].render(translate) if unit in PER else unit
        text = Text("{amount} per {unit}", {"amount": text, "unit": per}).render(translate)
    return text


def _powers(central: float, ends: Sequence[float], parts: Sequence[str], lang: str, digits: int) -> Reading:
    """Powers of ten: ``1.0 × 10²⁶ FLOP``, the range with the same exponent where one serves for all."""
    sizes = [abs(number) for number in (central, *ends) if number]
    if ends and sizes and max(sizes) > _SEEN * min(sizes):
        value, low, high = (_powers(number, (), parts, lang, digits).value for number in (central, *ends))
        apart = Text("{low} to {high}", {"low": low, "high": high}).render(translator(lang))
        return Reading(value, apart, apart)
    leading = central or max(sizes, default=0.0)
    exponent = max(int(f"{leading:.{digits - 1}e}".split("e")[1]), -300)
    mantissa = central / 10.0**exponent
    limits = [end / 10.0**exponent for end in ends]
    decimals = max(_decimals(mantissa, limits, digits, 2), 0)
    power = str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    phrase = Text("{number} × 10{power} {unit}", {"power": power, "unit": parts[0]})
    between = f"({_between(limits, decimals, lang)})" if limits else None
    return Reading(
        _phrase(phrase, _number(mantissa, decimals, lang), parts, lang).strip(),
        _phrase(phrase, between, parts, lang).strip() if between else None,
    )
