"""The limits of one site in the many ways in which people write them, with the numbers that they are."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from tests.proposal.variants import numeral
from tests.series.variants.draw import Draw

#: Field to its lowest and highest amount in thousandths, and its units, each with what an amount in ours is
#: multiplied with. Those of a share are left out where a plain number is written.
FIELDS: dict[str, tuple[tuple[int, int], tuple[tuple[str, str], ...]]] = {
    "load_mw": (
        (50_000, 900_000),
        ((" MW", "1"), ("", "1"), (" kW", "1000"), (" MWe", "1"), (" GW", "0.001")),
    ),
    "grid_import_mw": ((900_000, 2_000_000), ((" MW", "1"), ("", "1"), ("MW", "1"), (" megawatt", "1"))),
    "grid_export_mw": ((1_000, 90_000), ((" MW", "1"), ("", "1"), (" kW", "1000"))),
    "wind_mw": ((10_000, 600_000), ((" MW", "1"), ("", "1"), ("MW", "1"))),
    "battery_mw": ((1_000, 90_000), ((" MW", "1"), ("", "1"), (" kW", "1000"))),
    "battery_mwh": ((1_000, 400_000), ((" MWh", "1"), ("", "1"), (" kWh", "1000"), (" GWh", "0.001"))),
    "battery_round_trip": ((700, 950), (("%", "100"), ("", "1"), (" %", "100"), (" procent", "100"))),
    "flexible_share": ((50, 400), (("%", "100"), ("", "1"))),
    "min_energy_share": ((500, 950), (("%", "100"), ("", "1"))),
    "soc_start": ((200, 800), (("%", "100"), ("", "1"))),
}
_NEEDED = ("load_mw", "grid_import_mw")
_SPACES = (" ", " ", "\u00a0", "")
_UNKNOWN = ("PM", "n.t.b.", "onbekend", "tbd", "", "~", "nog niet bekend")


class SiteVariant(NamedTuple):
    """A site file, and the numbers in it."""

    text: str
    values: dict[str, float]
    said: list[str]


def site(draw: Draw) -> SiteVariant:
    """A site with some of its fields, in Dutch or in English notation throughout."""
    language = draw.one("language", ("nl", "en"))
    optional = [name for name in FIELDS if name not in _NEEDED]
    names = [*_NEEDED, *draw.rng.sample(optional, draw.rng.randint(0, len(optional)))]
    draw.rng.shuffle(names)
    values: dict[str, float] = {}
    lines = []
    for name in names:
        (low, high), units = FIELDS[name]
        value = Decimal(f"{draw.rng.randint(low, high):.{draw.rng.choice((1, 2, 2))}e}") / 1000
        values[name] = float(value)
        unit, factor = draw.one(name, units)
        number = numeral((value * Decimal(factor)).normalize(), language, draw.rng)
        lines.append(
            f"{name}:{draw.rng.choice((' ', '  '))}{_quoted(draw, _said(draw, number, unit))}{_comment(draw)}"
        )
    unknown = [name for name in optional if name not in names and draw.happens(f"{name} unknown", 0.05)]
    lines += [f"{name}: {draw.one('as', _UNKNOWN)}" for name in unknown]
    above = draw.one("above", ("", "# Locatie Rotterdam\n", "---\n", "\n\n"))
    ends = draw.one("ends", ("\n", "\n", "\r\n"))
    return SiteVariant((above + "\n".join(lines) + "\n").replace("\n", ends), values, draw.said)


def _said(draw: Draw, number: str, unit: str) -> str:
    if unit.startswith(" "):
        return number + draw.rng.choice(_SPACES) + unit[1:]
    return number + unit


def _quoted(draw: Draw, text: str) -> str:
    quote = draw.rng.choice(("", "", '"', "'"))
    return f"{quote}{text}{quote}"


def _comment(draw: Draw) -> str:
    return draw.rng.choice(("", "", "", "  # zie bijlage 2", " # MW"))
