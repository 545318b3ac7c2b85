"""The processes behind one weather: persistent, and correlated with each other.

The hours of a year are kept as (processes, time of day, days), so that a step from hour to hour is one for all
processes and days together; in machine code one process comes after the other.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from aigf.engines.climate.calendar import HOURS_A_DAY, Array, Value, season_angle, time_of_day
from aigf.engines.climate.statistics import SWING, TEMPERATURE, VARIABLES, Processes
from aigf.engines.machine_code import is_loaded

_COLDEST_DAY = 20  #: after 1 January: when the links are those of mid-winter


class Memory(NamedTuple):
    """How autoregressive processes go on from hour to hour and from day to day; a row a process."""

    weight: Array  #: of the hour before, (processes,)
    over_days: Array  #: of 1, 2, 4 ... days before, (processes, doublings)
    fading: Array  #: of what a day hands on, in each hour of the next, (processes, 24)


def memory_of(persistence: Array, days: int) -> Memory:
    """The memory of processes of such a persistence, (processes,), over so many days."""
    weight = persistence[:, None]
    over_days = [weight**HOURS_A_DAY]
    while 2 ** len(over_days) < days:
        over_days.append(over_days[-1] * over_days[-1])
    fading = weight ** np.arange(1.0, HOURS_A_DAY + 1.0)
    return Memory(np.ascontiguousarray(persistence), np.hstack(over_days), fading)


def autoregress(innovations: Array, persistence: Array) -> Array:
    """The process x(0) = e(0), x(t) = persistence · x(t-1) + e(t), of (processes, 24, days); the same array.

    ``persistence`` is (processes,). Within all days at once from hour to hour; what a day hands on to the next by
    recursive doubling: a sum over m past days becomes one over 2m by adding itself, m days back.
    """
    return _autoregressed(innovations, memory_of(persistence, innovations.shape[-1]))


def _autoregressed(innovations: Array, memory: Memory) -> Array:
    weight = memory.weight[:, None]
    for hour in range(1, HOURS_A_DAY):
        innovations[:, hour] += weight * innovations[:, hour - 1]
    handed = innovations[:, -1].copy()
    for doubling, over_days in enumerate(memory.over_days.T[..., None]):
        handed[:, 2**doubling :] += over_days * handed[:, : -(2**doubling)]
    innovations[..., 1:] += memory.fading[..., None] * handed[:, None, :-1]
    return innovations


def winter(hours: int) -> Array:
    """The season of the links: 1 in mid-winter, 0 in mid-summer."""
    turn: Array = season_angle(hours) - season_angle(_COLDEST_DAY * HOURS_A_DAY + 1)[-1]
    return np.asarray((1.0 + np.cos(turn)) / 2.0, dtype=np.float64)


class YearPlan(NamedTuple):
    """What the processes of all years of a length have in common."""

    mixing: Array  #: of independent innovations, (days, drivers, drivers): Cholesky's lower triangle
    smooth: Memory  #: of what drives the drivers
    persistent: Memory  #: of the drivers
    first: Array  #: what the innovation of a first hour is divided by, (drivers,)
    settled: Array  #: what that is multiplied with when the innovations are smooth, (drivers,)
    height: Array  #: of each driver's part of its process, (drivers, days)
    alone: Array  #: of the temperature's process without the swing, (hours,)
    swing: Array  #: of the swing in the temperature's process, (hours,)


def plan_year(processes: Processes, hours: int) -> YearPlan:
    """The plan of years of so many hours."""
    components, variables = processes.shares.shape[1:]
    by_hour = winter(hours)
    of_day = by_hour[::HOURS_A_DAY, None, None]
    links = of_day * processes.winter_links + (1.0 - of_day) * processes.summer_links
    smoothness = np.tile(processes.smoothness, components)
    persistence = processes.persistence.reshape(-1)
    in_winter, in_summer = processes.shares.reshape(2, components * variables, 1)
    shares = in_winter * of_day[:, 0, 0] + in_summer * (1.0 - of_day[:, 0, 0])
    height = np.sqrt(shares / variance(persistence, smoothness)[:, None])
    share = processes.swing_share[0] * by_hour + processes.swing_share[1] * (1.0 - by_hour)
    wave = np.sqrt(2.0 * share) * np.cos(time_of_day(hours) - processes.swing_phase)
    whole = np.sqrt(1.0 - share + wave**2)
    days = len(of_day)
    # A first hour has the deviation of the process itself, a later one what persistence leaves of it.
    first = np.sqrt(1.0 - smoothness**2)
    return YearPlan(
        np.asarray(np.linalg.cholesky(links), dtype=np.float64),
        memory_of(smoothness, days),
        memory_of(persistence, days),
        first,
        first * np.sqrt(variance(persistence, smoothness)),
        np.ascontiguousarray(height),
        np.sqrt(1.0 - share) / whole,
        wave / whole,
    )


def one_year(plan: YearPlan, generator: np.random.Generator) -> Array:
    """The processes of one year, (variables, hours), with long-term mean 0 and deviation 1 in every hour.

    It takes (components · variables, hours) normal numbers.
    """
    days, drivers = plan.mixing.shape[:2]
    innovations = plan.mixing @ generator.standard_normal((days, drivers, HOURS_A_DAY))
    if is_loaded():
        from aigf.engines.climate.kernel import composed

        hourly = np.empty((len(VARIABLES), days * HOURS_A_DAY))
        composed(innovations, plan, hourly)
    else:
        hourly = _composed(innovations, plan)
    hourly[TEMPERATURE] *= plan.alone
    hourly[TEMPERATURE] += plan.swing * hourly[SWING]
    return hourly


def _composed(innovations: Array, plan: YearPlan) -> Array:
    """The processes, (variables, hours), from the innovations of their drivers, (days, drivers, 24)."""
    found = np.ascontiguousarray(np.moveaxis(innovations, 0, -1))
    found[:, 0, 0] /= plan.first
    driven = np.flatnonzero(plan.smooth.weight)  # of the others an innovation is what drives them
    found[driven] = _autoregressed(found[driven], Memory(*(rows[driven] for rows in plan.smooth)))
    found[:, 0, 0] *= plan.settled
    _autoregressed(found, plan.persistent)
    found *= plan.height[:, None]
    variables, days = len(VARIABLES), found.shape[-1]
    summed = found.reshape(-1, variables, HOURS_A_DAY, days).sum(axis=0)
    return np.ascontiguousarray(np.moveaxis(summed, 1, 2)).reshape(variables, days * HOURS_A_DAY)


def variance(persistence: Value, smoothness: Value) -> Array:
    """The variance of a component whose innovations have variance 1."""
    both = persistence * smoothness
    value: Array = np.asarray((1.0 + both) / ((1.0 - both) * (1.0 - persistence**2) * (1.0 - smoothness**2)))
    return value
