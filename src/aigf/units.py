"""Unit types, unit algebra and the constants that convert between units.

A quantity is a NumPy array; its unit is its type. ``EUR`` and ``MWh`` are distinct to mypy and to the
graph, so a function that asks for one cannot be given the other. ``Unit`` is the same fact at run time:
the recorder uses it to refuse a sum of euro and megawatt, the register to convert kW into MW.

Amounts of a year (a series over years) are plain ``EUR`` or ``MWh``: each element is the amount in that
year. A power becomes an energy only by multiplying with hours, which is why the constants have units.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, NewType, get_type_hints

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

Share = NewType("Share", Array)
Ratio = NewType("Ratio", Array)
Years = NewType("Years", Array)
Hours = NewType("Hours", Array)

EUR = NewType("EUR", Array)
USD = NewType("USD", Array)
EURPerUSD = NewType("EURPerUSD", Array)

Accelerators = NewType("Accelerators", Array)
AcceleratorHours = NewType("AcceleratorHours", Array)
FLOP = NewType("FLOP", Array)
FLOPPerToken = NewType("FLOPPerToken", Array)
FLOPPerSecond = NewType("FLOPPerSecond", Array)
FLOPPerSecondPerAccelerator = NewType("FLOPPerSecondPerAccelerator", Array)

MW = NewType("MW", Array)
MWh = NewType("MWh", Array)
TWh = NewType("TWh", Array)
PJ = NewType("PJ", Array)
MWPerAccelerator = NewType("MWPerAccelerator", Array)
MWhPerHousehold = NewType("MWhPerHousehold", Array)
GJPerHousehold = NewType("GJPerHousehold", Array)
Households = NewType("Households", Array)

Hectares = NewType("Hectares", Array)
HectaresPerMW = NewType("HectaresPerMW", Array)
GJPerHectare = NewType("GJPerHectare", Array)
CubicMetres = NewType("CubicMetres", Array)
CubicMetresPerMWh = NewType("CubicMetresPerMWh", Array)
CubicMetresPerGJ = NewType("CubicMetresPerGJ", Array)
Kilometres = NewType("Kilometres", Array)
DegreesCelsius = NewType("DegreesCelsius", Array)

FTE = NewType("FTE", Array)
FTEPerMW = NewType("FTEPerMW", Array)

Tonnes = NewType("Tonnes", Array)
TonnesPerMWh = NewType("TonnesPerMWh", Array)
TonnesPerCubicMetre = NewType("TonnesPerCubicMetre", Array)
EURPerTonne = NewType("EURPerTonne", Array)

EURPerAccelerator = NewType("EURPerAccelerator", Array)
EURPerAcceleratorHour = NewType("EURPerAcceleratorHour", Array)
EURPerFTE = NewType("EURPerFTE", Array)
EURPerGJ = NewType("EURPerGJ", Array)
EURPerHectare = NewType("EURPerHectare", Array)
EURPerKilometre = NewType("EURPerKilometre", Array)
EURPerMW = NewType("EURPerMW", Array)
EURPerMWh = NewType("EURPerMWh", Array)
EURPerMillionTokens = NewType("EURPerMillionTokens", Array)
USDPerAccelerator = NewType("USDPerAccelerator", Array)
USDPerFLOPPerSecondHour = NewType("USDPerFLOPPerSecondHour", Array)

#: The symbol in which the values of a type are kept.
SYMBOLS: dict[Any, str] = {
    Share: "",
    Ratio: "",
    Years: "year",
    Hours: "h",
    EUR: "EUR",
    USD: "USD",
    EURPerUSD: "EUR/USD",
    Accelerators: "accelerator",
    AcceleratorHours: "accelerator·h",
    FLOP: "FLOP",
    FLOPPerToken: "FLOP/token",
    FLOPPerSecond: "FLOP/s",
    FLOPPerSecondPerAccelerator: "FLOP/s/accelerator",
    MW: "MW",
    MWh: "MWh",
    TWh: "TWh",
    PJ: "PJ",
    MWPerAccelerator: "MW/accelerator",
    MWhPerHousehold: "MWh/household",
    GJPerHousehold: "GJ/household",
    Households: "household",
    Hectares: "ha",
    HectaresPerMW: "ha/MW",
    GJPerHectare: "GJ/ha",
    CubicMetres: "m3",
    CubicMetresPerMWh: "m3/MWh",
    CubicMetresPerGJ: "m3/GJ",
    Kilometres: "km",
    DegreesCelsius: "degC",
    FTE: "fte",
    FTEPerMW: "fte/MW",
    Tonnes: "t",
    TonnesPerMWh: "t/MWh",
    TonnesPerCubicMetre: "t/m3",
    EURPerTonne: "EUR/t",
    EURPerAccelerator: "EUR/accelerator",
    EURPerAcceleratorHour: "EUR/accelerator/h",
    EURPerFTE: "EUR/fte",
    EURPerGJ: "EUR/GJ",
    EURPerHectare: "EUR/ha",
    EURPerKilometre: "EUR/km",
    EURPerMW: "EUR/MW",
    EURPerMWh: "EUR/MWh",
    EURPerMillionTokens: "EUR/Mtoken",
    USDPerAccelerator: "USD/accelerator",
    USDPerFLOPPerSecondHour: "USD/FLOP·s/h",
}

#: Base and derived symbols: dimensions (exponents of the bases) and the size in base units.
#: Energy is kept in MWh and time in hours, so a power is MWh/h.
_ATOMS: dict[str, tuple[dict[str, int], float]] = {
    "EUR": ({"EUR": 1}, 1.0),
    "kEUR": ({"EUR": 1}, 1e3),
    "MEUR": ({"EUR": 1}, 1e6),
    "USD": ({"USD": 1}, 1.0),
    "h": ({"time": 1}, 1.0),
    "s": ({"time": 1}, 1 / 3600),
    "day": ({"time": 1}, 24.0),
    "month": ({"time": 1}, 730.0),
    "year": ({"time": 1}, 8760.0),
    "MWh": ({"energy": 1}, 1.0),
    "kWh": ({"energy": 1}, 1e-3),
    "GWh": ({"energy": 1}, 1e3),
    "TWh": ({"energy": 1}, 1e6),
    "PJ": ({"energy": 1}, 1e9 / 3600),
    "TJ": ({"energy": 1}, 1e6 / 3600),
    "GJ": ({"energy": 1}, 1e3 / 3600),
    "W": ({"energy": 1, "time": -1}, 1e-6),
    "kW": ({"energy": 1, "time": -1}, 1e-3),
    "MW": ({"energy": 1, "time": -1}, 1.0),
    "GW": ({"energy": 1, "time": -1}, 1e3),
    "FLOP": ({"compute": 1}, 1.0),
    "PFLOP": ({"compute": 1}, 1e15),
    "TFLOP": ({"compute": 1}, 1e12),
    "accelerator": ({"accelerator": 1}, 1.0),
    "household": ({"household": 1}, 1.0),
    "fte": ({"fte": 1}, 1.0),
    "km": ({"length": 1}, 1e3),
    "m": ({"length": 1}, 1.0),
    "m2": ({"length": 2}, 1.0),
    "ha": ({"length": 2}, 1e4),
    "m3": ({"length": 3}, 1.0),
    "L": ({"length": 3}, 1e-3),
    "t": ({"mass": 1}, 1.0),
    "kg": ({"mass": 1}, 1e-3),
    "g": ({"mass": 1}, 1e-6),
    "PB": ({"data": 1}, 1.0),
    "token": ({"token": 1}, 1.0),
    "Mtoken": ({"token": 1}, 1e6),
    "degC": ({"temperature": 1}, 1.0),
    "%": ({}, 1e-2),
    "1": ({}, 1.0),
}


class UnitError(ValueError):
    """Two units that do not go together, or a symbol that is no unit."""


@dataclass(frozen=True)
class Unit:
    """Dimensions and size of a unit; ``symbol`` is how it is written, and takes no part in equality."""

    dimensions: tuple[tuple[str, int], ...]
    scale: float
    symbol: str

    def __mul__(self, other: Unit) -> Unit:
        return _combine(self, other, 1)

    def __truediv__(self, other: Unit) -> Unit:
        return _combine(self, other, -1)

    def __pow__(self, exponent: int) -> Unit:
        dimensions = tuple((base, power * exponent) for base, power in self.dimensions if power * exponent)
        return Unit(dimensions, self.scale**exponent, _symbol_of(dimensions, self.scale**exponent))

    def same_as(self, other: Unit) -> bool:
        """True where dimensions and size agree (the size to 1e-9, because it is a product of floats)."""
        return self.dimensions == other.dimensions and abs(self.scale / other.scale - 1.0) < 1e-9

    def factor_to(self, other: Unit) -> float:
        """What to multiply a value in this unit with to have it in ``other``."""
        if self.dimensions != other.dimensions:
            raise UnitError(f"{self.symbol or '1'} cannot be converted to {other.symbol or '1'}")
        return self.scale / other.scale

    @property
    def dimensionless(self) -> bool:
        return not self.dimensions and abs(self.scale - 1.0) < 1e-9


def _combine(a: Unit, b: Unit, sign: int) -> Unit:
    exponents = dict(a.dimensions)
    for base, power in b.dimensions:
        exponents[base] = exponents.get(base, 0) + sign * power
    dimensions = tuple(sorted((base, power) for base, power in exponents.items() if power))
    scale = a.scale * b.scale**sign
    return Unit(dimensions, scale, _symbol_of(dimensions, scale))


def _symbol_of(dimensions: tuple[tuple[str, int], ...], scale: float) -> str:
    """The symbol of a known type or atom of this unit, else one made of its dimensions."""
    if not dimensions and abs(scale - 1.0) < 1e-9:
        return ""
    for symbol in [*SYMBOLS.values(), *_ATOMS]:
        known = _parsed(symbol)
        if known[0] == dimensions and abs(known[1] / scale - 1.0) < 1e-9:
            return symbol
    made = "·".join(base if power == 1 else f"{base}^{power}" for base, power in dimensions)
    return made if abs(scale - 1.0) < 1e-9 else f"{scale:.6g} {made}".strip()


@cache
def _parsed(symbol: str) -> tuple[tuple[tuple[str, int], ...], float]:
    exponents: dict[str, int] = {}
    scale = 1.0
    sign = 1
    for part in re.split(r"([/·])", symbol) if symbol else []:
        if part in ("/", "·"):
            sign = -1 if part == "/" else 1
            continue
        if part not in _ATOMS:
            raise UnitError(f"unknown unit {symbol!r}: {part!r} is not one of {', '.join(sorted(_ATOMS))}")
        dimensions, size = _ATOMS[part]
        scale *= size**sign
        for base, power in dimensions.items():
            exponents[base] = exponents.get(base, 0) + sign * power
    return tuple(sorted((base, power) for base, power in exponents.items() if power)), scale


@cache
def unit(symbol: str) -> Unit:
    """The unit written ``symbol``: atoms joined by ``·`` and ``/``, read from left to right.

    >>> unit("kW").factor_to(unit("MW"))
    0.001
    """
    dimensions, scale = _parsed(symbol)
    return Unit(dimensions, scale, symbol)


DIMENSIONLESS = unit("")


#: Below which an amount is what rounding leaves of nothing, in base units by dimension: a tenth of a cent, a watt and
#: a watt-hour, a gram, seconds and square centimetres that nobody measures.
_RESIDUES: dict[tuple[tuple[str, int], ...], float] = {
    (): 1e-12,
    (("EUR", 1),): 1e-3,
    (("USD", 1),): 1e-3,
    (("energy", 1),): 1e-6,
    (("energy", 1), ("time", -1)): 1e-6,
    (("time", 1),): 1e-6,
    (("mass", 1),): 1e-6,
    (("length", 1),): 1e-6,
    (("length", 2),): 1e-6,
    (("length", 3),): 1e-6,
    (("accelerator", 1),): 1e-6,
    (("accelerator", 1), ("time", 1)): 1e-6,
    (("household", 1),): 1e-6,
    (("fte", 1),): 1e-6,
    (("temperature", 1),): 1e-9,
}


def settled(value: float, symbol: str) -> float:
    """The value, or 0 where it is nothing but what rounding left: a sum that cancels, and minus zero.

    For results as they are told. In a formula, where the numbers that cancel are at hand, ``trace.without_residue``
    measures against them.

    Rates (euro per MWh) and counts of operations have sizes of their own and are left as they are.

    >>> settled(-7e-10, "MWh"), settled(0.02, "EUR"), settled(2.3e-15, "USD/FLOP·s/h")
    (0.0, 0.02, 2.3e-15)
    """
    try:
        dimensions, scale = _parsed("" if symbol == "1" else symbol)
    except UnitError:
        return value
    return 0.0 if abs(value) * scale < _RESIDUES.get(dimensions, 0.0) or value == 0 else value


def unit_of(unit_type: Any) -> Unit:
    """The unit of a unit type, such as ``EURPerMWh``.

    Raises UnitError where the type is not a unit type of this module.
    """
    if unit_type not in SYMBOLS:
        raise UnitError(f"{unit_type!r} is not a unit type of aigf.units")
    return unit(SYMBOLS[unit_type])


@cache
def signature_units(function: Any) -> tuple[dict[str, Any], Any]:
    """The unit types of a model function's arguments, and of its result."""
    hints = get_type_hints(function)
    result = hints.pop("return")
    return hints, result


class Constant(float):
    """A number with a unit, a name and a source: what a formula may contain besides its arguments.

    In arithmetic with arrays it is a plain float; the recorder sees its unit. With another plain number it
    refuses, because the unit would be lost.
    """

    unit: Unit
    name: str
    source: str

    def __new__(cls, value: float, symbol: str, name: str, source: str) -> Constant:
        return cls.of(value, unit(symbol), name, source)

    @classmethod
    def of(cls, value: float, known: Unit, name: str, source: str) -> Constant:
        """A constant in a unit that is at hand, such as one that was kept."""
        made = super().__new__(cls, value)
        made.unit = known
        made.name = name
        made.source = source
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Constant.of, (float(self), self.unit, self.name, self.source)

    # The scalar operators would silently drop the unit: refuse what cannot be kept.
    def _with(self, other: Any) -> Any:
        if isinstance(other, (int, float)) and not hasattr(other, "__array_ufunc__"):
            raise TypeError(
                f"{self.name} meets a bare number: the unit would be lost. Multiply an array first, "
                "or define another constant in aigf.units"
            )
        return NotImplemented

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _with
    __truediv__ = __rtruediv__ = __floordiv__ = __mod__ = _with
    __pow__ = __rpow__ = _with  # type: ignore[assignment]


HOURS_IN_YEAR = Constant(8760.0, "h", "HOURS_IN_YEAR", "365 days of 24 hours")
SECONDS_IN_MONTH = Constant(2_628_000.0, "s", "SECONDS_IN_MONTH", "a twelfth of 365 days")
SECONDS_IN_YEAR = Constant(31_536_000.0, "s/year", "SECONDS_IN_YEAR", "365 days of 24 hours")
ONE_YEAR = Constant(1.0, "year", "ONE_YEAR", "the period of one column of a series")
MWH_PER_TWH = Constant(1e6, "MWh/TWh", "MWH_PER_TWH", "SI prefixes")
MWH_PER_PJ = Constant(1e9 / 3600, "MWh/PJ", "MWH_PER_PJ", "SI prefixes, 3,600 seconds in an hour")
GJ_PER_PJ = Constant(1e6, "GJ/PJ", "GJ_PER_PJ", "SI prefixes")
SECONDS_IN_HOUR = Constant(3600.0, "s/h", "SECONDS_IN_HOUR", "60 minutes of 60 seconds")
TOKENS_PER_MILLION = Constant(1e6, "token/Mtoken", "TOKENS_PER_MILLION", "SI prefixes")
RESIDUE = Constant(
    1e-9, "1", "RESIDUE", "a billionth of the numbers that cancel: far above what a float rounds"
)


def constant_named(name: str) -> Constant:
    """The constant of that name. Raises KeyError where there is none."""
    found = globals().get(name)
    if not isinstance(found, Constant):
        raise KeyError(f"{name} is no constant of aigf.units")
    return found


def as_array(value: object) -> Array:
    """A float64 array that broadcasts over (draw, year); a scalar becomes shape (1, 1)."""
    array = np.asarray(value, dtype=np.float64)
    if array.ndim == 0:
        array = array.reshape(1, 1)
    return array
