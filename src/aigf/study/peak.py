"""What is to be said of a connection that is smaller than the peak load that it should carry."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from itertools import accumulate

from aigf.study.case import Case
from aigf.study.result import Quantity
from aigf.study.run import Run
from aigf.study.timeline import Plan
from aigf.text import Measure, Text
from aigf.units import MWH_PER_TWH

#: Share of the peak within which a connection carries it: rounding.
_ROUNDING = 1e-9


def peak_warnings(
    case: Case, plan: Plan, central: Run, quantities: Mapping[str, Quantity]
) -> tuple[Text, ...]:
    """Says by how much the connection falls short of the peak load, what makes up for it, and what that leaves.

    The peak is that of a full factory in the hottest hours: the larger of what is stated and what the model computes.
    """
    connection, peak = quantities["grid_connection"].value, _peak(quantities)
    gap = peak.value - connection
    if gap <= _ROUNDING * peak.value:
        return ()
    found = [
        _below(quantities["facility_load"].status, connection, peak),
        *_until(plan, connection, peak.value),
        *_made_up(case, central, gap),
        _left(central),
    ]
    return (reduce(lambda first, then: Text("{first} {then}", {"first": first, "then": then}), found),)


def _below(status: str, connection: float, peak: Measure) -> Text:
    said = {
        "connection": Measure(connection, "MW"),
        "peak": peak,
        "gap": Measure(peak.value - connection, "MW"),
    }
    if status == "stated":
        return Text(
            "The grid connection ({connection}) is below the peak load ({peak}, the larger of what the proposal states "
            "and the model computes): with all computers at full power {gap} is lacking.",
            said,
        )
    return Text(
        "The grid connection ({connection}) is below the peak load that the model computes ({peak}): with all "
        "computers at full power in the hottest hours {gap} is lacking.",
        said,
    )


def _peak(quantities: Mapping[str, Quantity]) -> Measure:
    load = quantities["facility_load"]
    return Measure(max(load.value, load.computed or 0.0), "MW")


def _until(plan: Plan, connection: float, peak: float) -> list[Text]:
    """The phases that the connection carries, where it carries some."""
    if not plan.phases:
        return []
    loads = [peak * share for share in accumulate(phase.share for phase in plan.phases)]
    carried = sum(load <= connection for load in loads)
    if not carried:
        return []
    return [
        Text(
            "The connection carries the factory as it is in {year}; from {short} on it falls short.",
            {"year": plan.phases[carried - 1].year, "short": plan.phases[carried].year},
        )
    ]


def _made_up(case: Case, central: Run, gap: float) -> list[Text]:
    """What the proposal has to carry the difference: a battery for some hours, a direct line when it generates."""
    found = []
    power, energy = (float(central.inputs[name][0, 0]) for name in ("battery_power", "battery_energy"))
    if power >= gap and energy > 0.0:
        hours = {"power": Measure(power, "MW"), "hours": Measure(energy / gap, "h")}
        found.append(
            Text("The battery ({power}) can carry that for {hours} at most, when it is full.", hours)
        )
    elif power * energy > 0.0:
        found.append(Text("The battery ({power}) can carry part of that.", {"power": Measure(power, "MW")}))
    if any(item.coupling == "direct-line" for item in case.read.proposal.energy.supply):
        found.append(Text("Generation over the direct line carries it only in the hours when it generates."))
    return found


def _left(central: Run) -> Text:
    """What the simulated year turns down or has backup for, at the mean use of the computers."""
    ratios = ("simulated_throttled_ratio", "simulated_backup_ratio")
    use = float(central.values(["electricity_use"])["electricity_use"][0, 0]) * float(MWH_PER_TWH)
    throttled, backup = (float(central.inputs[name][0, 0]) * use for name in ratios)
    if throttled + backup == 0.0:
        return Text(
            "In the simulated year, in which {occupancy} of the computers is in use on average, no load has to be "
            "turned down for it.",
            {"occupancy": Measure(float(central.inputs["occupancy"][0, 0]), "share")},
        )
    if backup == 0.0:
        return Text(
            "In the simulated year {throttled} of load is turned down in all; no backup runs for it.",
            {"throttled": Measure(throttled, "MWh")},
        )
    return Text(
        "In the simulated year {throttled} of load is turned down in all, and {backup} comes from backup.",
        {"throttled": Measure(throttled, "MWh"), "backup": Measure(backup, "MWh")},
    )
