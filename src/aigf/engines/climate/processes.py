"""The processes behind one weather: persistent, and correlated with each other.

The hours of a year are kept as (processes, time of day, days), so that a step from hour to hour is one for all
processes and days together.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from aigf.engines.climate.calendar import HOURS_A_DAY, Array, Value, season_angle, time_of_day
from aigf.engines.climate.statistics import SWING, TEMPERATURE, VARIABLES, Processes

_COLDEST_DAY = 20  #: after 1 January: when the links are those of mid-winter


def autoregress(innovations: Array, persistence: Array) -> Array:
    """The process x(0) = e(0), x(t) = persistence · x(t-1) + e(t), of (processes, 24, days); the same array.

    ``persistence`` is (processes,). Within all days at once from hour to hour; what a day hands on to the next by
    recursive doubling: a sum over m past days becomes one over 2m by adding itself, m days back.
    """
    weight = persistence[:, None]
    for hour in range(1, HOURS_A_DAY):
        innovations[:, hour] += weight * innovations[:, hour - 1]
    handed = innovations[:, -1].copy()
    over_days, lag = weight**HOURS_A_DAY, 1
    while lag < handed.shape[-1]:
        handed[:, lag:] += over_days * handed[:, :-lag]
        over_days, lag = over_days * over_days, 2 * lag
    fading = weight ** np.arange(1.0, HOURS_A_DAY + 1.0)
    innovations[..., 1:] += fading[..., None] * handed[:, None, :-1]
    return innovations


def winter(hours: int) -> Array:
    """The season of the links: 1 in mid-winter, 0 in mid-summer."""
    turn: Array = season_angle(hours) - season_angle(_COLDEST_DAY * HOURS_A_DAY + 1)[-1]
    return np.asarray((1.0 + np.cos(turn)) / 2.0, dtype=np.float64)


class YearPlan(NamedTuple):
    """What the processes of all years of a length have in common."""

    mixing: Array  #: of independent innovations, (days, drivers, drivers): Cholesky's lower triangle
    smoothness: Array  #: (drivers,)
    persistence: Array  #: (drivers,)
    height: Array  #: of each driver's part of its process, (drivers, 1, days)
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
    return YearPlan(
        np.asarray(np.linalg.cholesky(links), dtype=np.float64),
        smoothness,
        persistence,
        height[:, None, :],
        np.sqrt(1.0 - share) / whole,
        wave / whole,
    )


def one_year(plan: YearPlan, generator: np.random.Generator) -> Array:
    """The processes of one year, (variables, hours), with long-term mean 0 and deviation 1 in every hour.

    It takes (components · variables, hours) normal numbers.
    """
    days, drivers = plan.mixing.shape[:2]
    own = generator.standard_normal((days, drivers, HOURS_A_DAY))
    found = np.ascontiguousarray(np.moveaxis(plan.mixing @ own, 0, -1))
    # A first hour has the deviation of the process itself, a later one what persistence leaves of it.
    settled = np.sqrt(1.0 - plan.smoothness**2)
    found[:, 0, 0] /= settled
    driven = np.flatnonzero(plan.smoothness)  # of the others an innovation is what drives them
    found[driven] = autoregress(found[driven], plan.smoothness[driven])
    found[:, 0, 0] *= settled * np.sqrt(variance(plan.persistence, plan.smoothness))
    autoregress(found, plan.persistence)
    found *= plan.height
    variables = len(VARIABLES)
    summed = found.reshape(-1, variables, HOURS_A_DAY, days).sum(axis=0)
    hourly = np.ascontiguousarray(np.moveaxis(summed, 1, 2)).reshape(variables, days * HOURS_A_DAY)
    hourly[TEMPERATURE] *= plan.alone
    hourly[TEMPERATURE] += plan.swing * hourly[SWING]
    return hourly


def variance(persistence: Value, smoothness: Value) -> Array:
    """The variance of a component whose innovations have variance 1."""
    both = persistence * smoothness
    value: Array = np.asarray((1.0 + both) / ((1.0 - both) * (1.0 - persistence**2) * (1.0 - smoothness**2)))
    return value
