"""The quantities of an appraisal: values, ranges of their draws, how each is known and what it rests on."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from aigf.model import wiring
from aigf.model.wiring import explanation_of, label_of
from aigf.study.binding import Bound
from aigf.study.break_even import FOUND, break_even
from aigf.study.case import Case
from aigf.study.ensemble import Ensemble
from aigf.study.foundations import AGREED, foundations
from aigf.study.result import Quantity, UsedInput
from aigf.study.run import Run
from aigf.study.simulation import SIMULATED
from aigf.study.uncertainty import percentiles, percentiles_of_all, quartiles
from aigf.trace import rates_of
from aigf.units import SYMBOLS

#: Perspectives that are about the Netherlands as the place of the factory.
DUTCH = ("economy", "autonomy", "effects", "welfare", "emissions", "actors", "alternatives")

#: What is in one of them and holds wherever the factory stands.
ANYWHERE = ("operation_fte_direct",)

#: What the Dutch grid allows and takes, which says nothing of a site elsewhere unless the proposal states it.
DUTCH_GRID = (
    "time_to_power",
    "connection_delay",
    "connection_chance_2030",
    "connection_chance_2035",
    "connection_chance_after_2035",
    "share_of_national_electricity",
    "share_of_planned_offshore_wind",
)


def quantities_of(central: Run, bound: Bound, drawn: Ensemble | None, abroad: bool) -> dict[str, Quantity]:
    """Every quantity with one value a draw: model functions, and the number of accelerators.

    For a site ``abroad`` the perspectives that are about the Netherlands have no value.
    """
    names = list(wiring.functions())
    values = central.values(names)
    perspectives = wiring.perspective_of()
    used = bound.used()
    count = used["accelerator_count"]
    found = {
        "accelerator_count": Quantity(
            value=count.value,
            low=count.low,
            high=count.high,
            unit=count.unit,
            label=count.title,
            status=count.status,
            perspective="compute",
        )
    }
    for name in names:
        if values[name].shape[-1] != 1:
            continue
        stated = used.get(name)
        low, median, high = _range(name, drawn, stated)
        value = float(values[name][0, 0])
        middle = None if drawn is None else quartiles(drawn.quantities[name])
        if abroad and not stated and is_dutch(name, perspectives[name]):
            value, low, median, high, middle = math.nan, None, None, None, None
        found[name] = Quantity(
            value=value,
            low=low,
            median=median,
            quartiles=middle,
            high=high,
            unit=SYMBOLS[wiring.result_types()[name]],
            label=label_of(name),
            status="stated" if stated else _status(name),
            perspective=perspectives[name],
            computed=float(central.computed(name)[0, 0]) if stated and name not in AGREED else None,
            explanation=explanation_of(name),
            rates=_rates(name, value, central),
        )
    return found


def break_even_quantities(central: Run, drawn: Ensemble | None) -> dict[str, Quantity]:
    """The contributions that make the project break even; no range where more than one draw in twenty has none."""
    found = {}
    for name, value in break_even(central).items():
        about = FOUND[name]
        low, median, high = (
            (None, None, None) if drawn is None else percentiles_of_all(drawn.quantities[name])
        )
        found[name] = Quantity(
            value=float(value[0, 0]),
            low=low,
            median=median,
            high=high,
            unit=about.unit,
            label=about.title,
            status="computed",
            perspective="financing",
            explanation=about.explanation.template,
        )
    return found


def founded(
    case: Case, central: Run, bound: Bound, quantities: Mapping[str, Quantity]
) -> dict[str, Quantity]:
    """The quantities, each with the assumptions that decide it; a stated one rests on none."""
    names = [name for name in quantities if name in wiring.functions()]
    rests = foundations(case, central, bound.used(), names)
    return {
        name: quantity if quantity.status == "stated" else replace(quantity, rests_on=rests.get(name, ()))
        for name, quantity in quantities.items()
    }


def _rates(name: str, value: float, central: Run) -> tuple[float, ...]:
    """The rates of return of a cash flow that has more than one, so that none is given."""
    if not name.endswith("_irr") or not math.isnan(value):
        return ()
    flow = wiring.arguments_of(name)[0]
    found = rates_of(central.values([flow])[flow][0])
    return found if len(found) > 1 else ()


def is_dutch(name: str, perspective: str) -> bool:
    """True for what is about the Netherlands as the place of the factory, or about its grid."""
    return name in DUTCH_GRID or (perspective in DUTCH and name not in ANYWHERE)


def _range(
    name: str, drawn: Ensemble | None, stated: UsedInput | None
) -> tuple[float | None, float | None, float | None]:
    """P5, P50 and P95 of the draws; without draws, the range that the proposal states."""
    if drawn is not None:
        return percentiles(drawn.quantities[name])
    return (stated.low, None, stated.high) if stated else (None, None, None)


def _status(name: str) -> str:
    """Simulated where a formula only passes on what an engine found, else computed."""
    return "simulated" if set(wiring.arguments_of(name)) <= set(SIMULATED) else "computed"
