"""The flows of electricity through a site, hour by hour, where nothing has to be decided.

Without a battery, and where load is throttled only when it cannot be served, every hour stands by itself: own
generation behind the meter first, or the grid where it pays for being taken from; then the grid up to its limit;
what may be throttled gives way, and backup carries what may not. In every hour

    imported + direct + backup + discharged = load - throttled + charged + exported.

Powers are relative to the mean load of the year.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from aigf.engines.climate import Array


class Demand(NamedTuple):
    """What a site asks and what limits it, (draws, hours) or what broadcasts to that."""

    load: Array
    firm: Array  #: of the load, what must be served
    direct: Array  #: generation behind the meter that is there for the taking
    import_limit: Array
    export_limit: Array
    price: Array  #: over its mean


class Flows(NamedTuple):
    """What flows in every hour, (draws, hours)."""

    imported: Array
    exported: Array
    direct: Array  #: generation behind the meter that is used or exported
    throttled: Array  #: load that is not served
    backup: Array
    charged: Array
    discharged: Array


class Throttling(NamedTuple):
    """The curve of performance over power: two straight pieces, from full power to the most efficient and to none.

    Between full and the most efficient power all computers slow down; below it some of them pause.
    """

    efficient_power_share: Array  #: of full power, where performance per watt is highest, (draws, 1)
    efficient_performance_share: Array  #: of full performance, at that power, (draws, 1)


def shortage(demand: Demand) -> Array:
    """The firm load that neither the grid nor generation behind the meter can carry, (draws, hours)."""
    short: Array = np.maximum(demand.firm - demand.import_limit - demand.direct, 0.0)
    return short


def flows_without_choice(demand: Demand) -> Flows:
    """The flows where there is no battery and all that can be served is served; at least cost in every hour."""
    load, firm, direct, import_limit, export_limit, price = np.broadcast_arrays(*demand)
    backup = shortage(demand)
    room = np.maximum(import_limit + direct - firm, 0.0)
    throttled = np.maximum(load - firm - room, 0.0)
    need = np.maximum(load - throttled - backup, 0.0)
    imported = np.minimum(np.where(price < 0.0, need, np.maximum(need - direct, 0.0)), import_limit)
    taken = need - imported
    exported = np.where(price < 0.0, 0.0, np.clip(direct - taken, 0.0, export_limit))
    nothing = np.zeros_like(load)
    return Flows(imported, exported, taken + exported, throttled, backup, nothing, nothing)


def without_backup(flows: Flows, permitted: Array) -> Flows:
    """The flows where backup may run, 1, or not, 0, (draws, 1): what it would carry is then cut like throttled load."""
    cut = flows.backup * (1.0 - permitted)
    return flows._replace(throttled=flows.throttled + cut, backup=flows.backup - cut)


def served_compute(
    throttled: Array, flexible: Array, flexible_share: Array, curve: Throttling, firm: Array | None = None
) -> Array:
    """The share of the year's computing that is done, (draws, 1): exactly 1 where nothing is throttled.

    ``throttled`` of the load that is ``flexible``, and what is more of the ``firm`` load, (draws, hours);
    ``flexible_share`` is the share of the computing that the flexible load does, (draws, 1).

    Raises ValueError where the most efficient power is none, or no better than full power.
    """
    slopes = slopes_of(curve)
    if firm is None:
        lost = flexible_share * _lost(throttled, flexible, slopes)
    else:
        cut = np.maximum(throttled - flexible, 0.0)
        lost = flexible_share * _lost(np.minimum(throttled, flexible), flexible, slopes)
        lost += (1.0 - flexible_share) * _lost(cut, firm, slopes)
    served: Array = 1.0 - lost.mean(axis=-1, keepdims=True)
    return served


def slopes_of(curve: Throttling) -> tuple[Array, Array]:
    """How fast performance falls with power, both as shares, while computers slow down and while they pause.

    Raises ValueError where the most efficient power is none, or no better than full power.
    """
    efficient, performance = curve
    if not np.all((efficient > 0.0) & (efficient < 1.0) & (performance <= 1.0) & (performance >= efficient)):
        raise ValueError("performance must fall less than power down to the most efficient power")
    return (1.0 - performance) / (1.0 - efficient), performance / efficient


def _lost(throttled: Array, load: Array, slopes: tuple[Array, Array]) -> Array:
    """The share of the computing of a load that is lost in every hour."""
    slowing, pausing = slopes
    power = 1.0 - np.divide(throttled, load, out=np.zeros_like(throttled), where=load > 0.0)
    slowed = 1.0 - (1.0 - power) * slowing
    paused = power * pausing
    lost: Array = 1.0 - np.minimum(slowed, paused)
    return lost
