"""The processes behind one weather: persistent, and correlated with each other.

The hours of a year are kept as (processes, time of day, days), so that a step from hour to hour is one for all
processes and days together.
"""

from __future__ import annotations

import numpy as np

from aigf.engines.climate.calendar import HOURS_A_DAY, Array, Value, season_angle, time_of_day
from aigf.engines.climate.statistics import SWING, TEMPERATURE, Processes

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


def mixing(processes: Processes, hours: int) -> Array:
    """The weights that give independent innovations their links: (days, drivers, drivers).

    The lower triangle of Cholesky, for every day of the year.
    """
    share = winter(hours)[::HOURS_A_DAY, None, None]
    links = share * processes.winter_links + (1.0 - share) * processes.summer_links
    return np.asarray(np.linalg.cholesky(links), dtype=np.float64)


def one_year(processes: Processes, weights: Array, generator: np.random.Generator) -> Array:
    """The processes of one year, (variables, hours), with long-term mean 0 and deviation 1 in every hour.

    ``weights`` are those of ``mixing``. It takes (components · variables, hours) normal numbers.
    """
    components, variables = processes.shares.shape
    days = len(weights)
    own = generator.standard_normal((days, components * variables, HOURS_A_DAY))
    found = np.ascontiguousarray(np.moveaxis(weights @ own, 0, -1))
    smooth, persistence = np.tile(processes.smoothness, components), processes.persistence.reshape(-1)
    # A first hour has the deviation of the process itself, a later one what persistence leaves of it.
    settled = np.sqrt(1.0 - smooth**2)
    found[:, 0, 0] /= settled
    autoregress(found, smooth)
    deviation = np.sqrt(variance(persistence, smooth))
    found[:, 0, 0] *= deviation * settled
    autoregress(found, persistence)
    found *= (np.sqrt(processes.shares).reshape(-1) / deviation)[:, None, None]
    summed = found.reshape(components, variables, HOURS_A_DAY, days).sum(axis=0)
    hourly = np.ascontiguousarray(np.moveaxis(summed, 1, 2)).reshape(variables, days * HOURS_A_DAY)
    return _with_swing(hourly, processes)


def variance(persistence: Value, smoothness: Value) -> Array:
    """The variance of a component whose innovations have variance 1."""
    both = persistence * smoothness
    value: Array = np.asarray((1.0 + both) / ((1.0 - both) * (1.0 - persistence**2) * (1.0 - smoothness**2)))
    return value


def _with_swing(found: Array, processes: Processes) -> Array:
    share = processes.swing_share
    wave = np.sqrt(2.0 * share) * np.cos(time_of_day(found.shape[-1]) - processes.swing_phase)
    mixed = np.sqrt(1.0 - share) * found[TEMPERATURE] + wave * found[SWING]
    found[TEMPERATURE] = mixed / np.sqrt(1.0 - share + wave**2)
    return found
