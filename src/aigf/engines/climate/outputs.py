"""Wind farms with another capacity factor than those of the statistics: the same weather, other turbines.

The output is a share of full power. Raised to a power g it keeps its standstill and its full power, and g is
chosen so that the mean over all weather is the capacity factor.
"""

from __future__ import annotations

import numpy as np

from aigf.engines.climate.calendar import HOURS_A_YEAR, Array, season_by_time
from aigf.engines.climate.statistics import Margins

_QUANTILES = 400
_STEP = 7  #: every seventh hour stands for all; no divisor of a day
_SCORES = np.linspace(-3.8, 3.8, 39)
_LOWEST, _HIGHEST = 0.1, 10.0  #: power that is thought of
_HALVINGS = 60
#: Newton's steps, the last of them after which they are at rest, and how near that is: far beyond the rounding of a
#: mean, which is 1e-15.
_STEPS, _RESTED, _CLOSE = 7, 1e-6, 1e-11


def value_at(margins: Margins, variable: int, score: Array) -> Array:
    """The values of a variable at scores of its table; beyond it those of its ends."""
    values: Array = np.interp(score, margins.scores[variable], margins.values[variable])
    return values


def long_term(margins: Margins, variable: int) -> Array:
    """Values that a variable has over all weather, each equally often, (400,), rising."""
    waves = season_by_time(HOURS_A_YEAR, 2, 2)[:, ::_STEP]
    mean = np.einsum("w,wh->h", margins.mean[variable], waves)
    deviation = np.einsum("w,wh->h", margins.deviation[variable], waves)
    values = value_at(margins, variable, mean[:, None] + deviation[:, None] * _SCORES).ravel()
    weights = np.tile(np.exp(-(_SCORES**2) / 2.0), len(mean))
    order = np.argsort(values, kind="stable")
    cumulated = np.cumsum(weights[order])
    middle = (cumulated - weights[order] / 2.0) / cumulated[-1]
    return np.interp((np.arange(_QUANTILES) + 0.5) / _QUANTILES, middle, values[order])


def power_for(outputs: Array, capacity_factor: Array) -> Array:
    """The power to which outputs (values,) between 0 and 1 have a mean of ``capacity_factor`` (draws, 1).

    By bisection. Raises ValueError for a capacity factor that no power from 0.1 to 10 gives.
    """
    wanted = np.asarray(capacity_factor, dtype=np.float64)
    reach = [np.mean(outputs**power) for power in (_HIGHEST, _LOWEST)]
    if np.any(wanted < reach[0]) or np.any(wanted > reach[1]):
        raise ValueError(f"a capacity factor of wind lies between {reach[0]:.2f} and {reach[1]:.2f}")
    guess = _nearly(outputs, wanted)
    low, high = np.full(wanted.shape, _LOWEST), np.full(wanted.shape, _HIGHEST)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2.0
        above = middle < guess
        if not np.all(np.abs(middle - guess) > _CLOSE):
            above = np.mean(outputs**middle, axis=-1, keepdims=True) > wanted
        low, high = np.where(above, middle, low), np.where(above, high, middle)
    power: Array = (low + high) / 2.0
    return power


def _nearly(outputs: Array, wanted: Array) -> Array:
    """About the power, by Newton's steps, which says on which side of it the first halves lie.

    Not a number where the steps leave the powers that are thought of, or have not come to rest: then every half is
    computed.
    """
    power, logarithms = np.ones(wanted.shape), np.log(np.where(outputs > 0.0, outputs, 1.0))
    step = np.full(wanted.shape, np.nan)
    for _ in range(_STEPS):
        if np.all(np.abs(step) < _RESTED):
            break
        raised = outputs**power
        mean = np.mean(raised, axis=-1, keepdims=True)
        # Of the logarithm of the mean, which is nearly straight.
        slope = np.mean(raised * logarithms, axis=-1, keepdims=True) / mean
        step = np.log(mean / wanted) / slope
        power = np.clip(power - step, _LOWEST, _HIGHEST)
    guess: Array = np.where((np.abs(step) < _RESTED) & (power > _LOWEST) & (power < _HIGHEST), power, np.nan)
    return guess
