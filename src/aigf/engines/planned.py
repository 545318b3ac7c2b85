"""The flows of electricity through a site that plans ahead: with a battery, or a floor under the served energy.

Powers are relative to the mean load of the year, as in ``aigf.engines.flows``. Foresight is perfect, so what a
battery saves is the most that it can.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from aigf.engines.climate import Array
from aigf.engines.flows import Demand, Flows, Throttling, flows_without_choice, shortage, slopes_of

#: What serving load is worth where all is served that can be, in highest prices of the year.
_WORTH = 100.0
#: The same of computing, so that slowing down, however little it costs, is not done for a price.
_WORTH_OF_COMPUTING, _LEAST_SLOPE = 1e4, 0.01
#: Share of a power within which a battery need not bring what backup was found to carry: rounding, no energy.
_ROUNDING = 1e-9


class Storage(NamedTuple):
    """A battery, (draws, 1) each; half full before the first hour and after the last."""

    power: Array
    energy: Array  #: in hours of the mean load
    round_trip: Array  #: energy out / energy in


class Earnings(NamedTuple):
    """What the load earns that may be throttled; money over the mean price of the year, (draws, 1) each."""

    earned: Array  #: by a unit of the mean load at full performance
    beside: Array  #: what a unit of served load costs beside its price
    curve: Throttling


_HALF = 0.5
#: Hours of its power that a battery holds at most; what is stored for longer, for a season, is no battery.
LONGEST_STORAGE = 1000.0


def planned_flows(
    demand: Demand,
    storage: Storage,
    min_energy_share: Array,
    permitted: Array | None = None,
    earnings: Earnings | None = None,
) -> Flows:
    """The flows at least cost, of energy and of the computing that is not done.

    ``min_energy_share`` of the year's load is served at the least, (draws, 1), and more where it earns more than it
    costs; without ``earnings`` it earns nothing, so that more is served only where the price is below zero. 1 serves
    all that can be served, whatever it costs, and loses as little computing as can be. Firm load that nothing else can
    carry is backup's, and as little of it as the battery allows; it counts as served where backup is ``permitted``, 1
    and not 0, (draws, 1).

    Raises ValueError where a limit or a size is negative or not a number, or the battery holds more than
    ``LONGEST_STORAGE`` hours of its power.
    """
    if np.any((storage.power > 0.0) & (storage.energy > LONGEST_STORAGE * (1.0 + _ROUNDING) * storage.power)):
        raise ValueError(f"a battery holds at most {LONGEST_STORAGE:.0f} hours of its power")
    shape = np.broadcast_shapes(*(series.shape for series in demand))
    demand = Demand(*(np.broadcast_to(series, shape) for series in demand))
    backup = backup_beside(demand, storage)
    left = demand._replace(load=demand.load - backup, firm=np.maximum(demand.firm - backup, 0.0))
    may = np.ones((1, 1)) if permitted is None else permitted
    floor = _floor(demand, left, min_energy_share, may)
    worths = None if earnings is None else _worths(left, demand.load, earnings, floor)
    imported, exported, direct, throttled, charged, discharged = _dispatched(left, storage, floor, worths)
    return Flows(imported, exported, direct, throttled, backup, charged, discharged)


def backup_beside(demand: Demand, storage: Storage) -> Array:
    """The least that backup must carry beside a battery, (draws, hours), where no load is throttled to charge it.

    Backward, what must be stored before each hour to end half full; forward, a battery that is kept as full as it
    can be and spends in a shortage all that it may.
    """
    short = shortage(demand)
    if not np.any(short):
        return short
    efficiency = np.sqrt(storage.round_trip)
    spare = np.maximum(demand.import_limit + demand.direct - demand.load, 0.0)
    gain = efficiency * np.minimum(spare, storage.power)
    needed = np.empty((len(short), short.shape[1] + 1))
    needed[:, -1:] = _HALF * storage.energy
    for hour in reversed(range(short.shape[1])):
        needed[:, hour] = np.maximum(needed[:, hour + 1] - gain[:, hour], 0.0)
    power, energy, out = storage.power[:, 0], storage.energy[:, 0], efficiency[:, 0]
    stored = _HALF * energy
    backup = short.copy()
    for hour in range(short.shape[1]):
        free = np.maximum(stored - needed[:, hour + 1], 0.0) * out
        brought = np.minimum(np.minimum(short[:, hour], power), free)
        backup[:, hour] -= brought
        stored = np.minimum(stored + gain[:, hour], energy) - brought / out
    return backup


def _floor(demand: Demand, left: Demand, min_energy_share: Array, permitted: Array) -> Array:
    """The share of the load that is left beside backup which must be served, (draws,); 1 where all that can be is.

    No more than can be served without a battery.
    """
    energy, whole = (each.load.sum(axis=1, keepdims=True) for each in (left, demand))
    served = energy - flows_without_choice(demand).throttled.sum(axis=1, keepdims=True)
    least = np.clip(min_energy_share * whole - permitted * (whole - energy), 0.0, served * (1.0 - _ROUNDING))
    share = np.divide(least, energy, out=np.zeros_like(energy), where=energy > 0.0)
    floor: Array = np.where(min_energy_share < 1.0, share, 1.0)[:, 0]
    return floor


def _worths(left: Demand, load: Array, earnings: Earnings, floor: Array) -> tuple[Array, Array, Array]:
    """The load that slows down before it pauses, and what serving it and the rest is worth, (draws, hours) each.

    The computing of an hour is the same whatever ``load`` its cooling makes of it. Where all is served, computing is
    worth more than any price.
    """
    slowing, pausing = slopes_of(earnings.curve)
    dearest = np.abs(left.price).max(axis=-1, keepdims=True)
    whole = floor[:, np.newaxis] >= 1.0
    earned = np.where(whole, _WORTH_OF_COMPUTING * dearest, earnings.earned)
    beside = np.where(whole, 0.0, earnings.beside)
    each = np.divide(earned, load, out=np.zeros_like(load), where=load > 0.0)
    slowed = (1.0 - earnings.curve.efficient_power_share) * (left.load - left.firm)
    first = np.where(whole, np.maximum(slowing, _LEAST_SLOPE), slowing) * each - beside
    return slowed, np.maximum(first, 0.0), np.maximum(pausing * each - beside, 0.0)


def _dispatched(
    demand: Demand, storage: Storage, floor: Array, worths: tuple[Array, Array, Array] | None
) -> Array:
    """Import, export, direct, throttled, charge and discharge of the least-cost schedules, (6, draws, hours)."""
    # numba takes a second to import, and most sites have nothing to decide.
    from aigf.engines.dispatch import Battery, Hours, Schedule, SiteYear, reduced_years

    draws, _ = demand.load.shape
    sizes = [np.broadcast_to(values, (draws, 1))[:, 0] for values in storage]

    def years() -> Iterator[SiteYear]:
        for draw in range(draws):
            load, firm, direct, import_limit, export_limit, price = (values[draw] for values in demand)
            hours = Hours(
                price=np.ascontiguousarray(price),
                load=np.ascontiguousarray(load),
                firm=firm * (1.0 - _ROUNDING),
                wind=np.ascontiguousarray(direct),
                import_limit=np.ascontiguousarray(import_limit),
                export_limit=np.ascontiguousarray(export_limit),
            )
            if worths is not None:
                slowed, first, last = (values[draw] for values in worths)
                hours = hours._replace(slowed_load=slowed, slowed_worth=first, paused_worth=last)
            power, energy, round_trip = (float(size[draw]) for size in sizes)
            battery = Battery(power, energy, round_trip, _HALF, _HALF)
            if floor[draw] < 1.0:
                yield SiteYear(hours, battery, float(floor[draw]))
            elif worths is not None:
                yield SiteYear(hours, battery)
            else:
                yield SiteYear(hours, battery, worth=_WORTH * float(np.abs(price).max()))

    def kept(schedule: Schedule) -> Array:
        return np.stack(
            [
                schedule.imported,
                schedule.exported,
                schedule.wind_used,
                schedule.curtailed,
                schedule.charge,
                schedule.discharge,
            ]
        )

    return np.moveaxis(reduced_years(years(), kept), 1, 0)
