"""How variables persist and go together, from the processes of real years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from aigf.engines.climate.calendar import HOURS_A_DAY, HOURS_A_YEAR, Array, time_of_day
from aigf.engines.climate.processes import variance, winter
from aigf.engines.climate.statistics import TEMPERATURE, Processes

COMPONENTS = 2  #: fast and slow

_LAGS = np.array([1, 2, 3, 4, 6, 9, 12, 18, 24, 36, 48, 72, 96, 120, 168, 240, 336, 504, 720])
_OF_DAYS = (_LAGS <= 6) | (_LAGS % HOURS_A_DAY == 0)  #: of a variable that is not known at night
_MEMORIES = np.array([1.5, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384])  #: [h]
_SMOOTH = np.array([0.0, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0])  #: [h]
_CROSS_LAGS = np.array([0, 2, 4, 8, 12, 24, 36, 48, 72, 96])
_HORIZON = 1500  #: hours over which an impulse is followed
_STRONGEST = 0.97  #: link that is believed
_DAMPING = 0.01
_LEAST_EIGENVALUE = 0.01


@dataclass(frozen=True)
class Memory:
    """The components of one variable's process."""

    shares: Array  #: (components,)
    persistence: Array  #: (components,)
    smoothness: float
    swing_share: float = 0.0


def fit_memory(process: Array, swing: Memory | None = None) -> Memory:
    """The components whose autocorrelation is nearest to that of the process, (years, hours).

    All pairs of memories of a grid are tried, with all degrees of smoothness; the shares are those of least
    squares, weighted towards short lags and the whole days 1 and 7. With a ``swing`` a part follows the time
    of day: its correlation is a wave of 24 hours times that of the swing.
    """
    real = autocorrelation(process, _LAGS)
    weight = 1.0 / (1.0 + _LAGS / 48.0) * np.where(np.isin(_LAGS, (1, HOURS_A_DAY)), 2.0, 1.0)
    if np.isnan(process[:, ::HOURS_A_DAY]).any():
        weight = weight * _OF_DAYS
    best, found = np.inf, None
    for smoothness, memories, waves in _candidates(swing):
        shares = _shares(waves, real, weight)
        error = float(np.sum(((waves @ shares - real) * weight) ** 2))
        if np.all(shares >= 0.0) and error < best:
            own = shares[:COMPONENTS]
            found = Memory(own / own.sum(), memories, smoothness, 1.0 - float(own.sum()))
            best = error
    if found is None:
        raise ValueError("no components have the autocorrelation of the process")
    return found


def autocorrelation(process: Array, lags: Array) -> Array:
    """Correlation over each lag [h] within the years, where both hours are known; about a mean of 0."""
    found = []
    for lag in lags:
        product = process[:, lag:] * process[:, :-lag] if lag else process**2
        found.append(np.nanmean(product))
    correlation: Array = np.array(found) / np.nanmean(process**2)
    return correlation


def _candidates(swing: Memory | None) -> Iterator[tuple[float, Array, Array]]:
    for time in _SMOOTH:
        smoothness = float(np.exp(-1.0 / time)) if time else 0.0
        memories = _MEMORIES[1.2 * time < _MEMORIES]
        waves = {memory: _correlation(np.exp(-1.0 / memory), smoothness) for memory in memories}
        for pair in combinations(memories, COMPONENTS):
            columns = [waves[memory] for memory in pair]
            if swing is not None:
                columns.append(np.cos(2 * np.pi * _LAGS / HOURS_A_DAY) * _correlations(swing))
            yield smoothness, np.exp(-1.0 / np.array(pair)), np.stack(columns, axis=1)


def _correlations(memory: Memory) -> Array:
    """Autocorrelation of a whole process at ``_LAGS``."""
    components = zip(memory.shares, memory.persistence, strict=True)
    together: Array = np.sum([share * _correlation(a, memory.smoothness) for share, a in components], axis=0)
    return together


def _correlation(persistence: float, smoothness: float) -> Array:
    """Autocorrelation of a component at ``_LAGS``."""
    a, b = persistence, smoothness
    numerator = a * (1 - b * b) * a**_LAGS - b * (1 - a * a) * b**_LAGS
    return np.asarray(numerator / ((a - b) * (1 + a * b)))


def _shares(waves: Array, real: Array, weight: Array) -> Array:
    """Shares of sum 1 by weighted least squares."""
    last = waves[:, -1:]
    free = np.linalg.lstsq((waves[:, :-1] - last) * weight[:, None], (real - last[:, 0]) * weight, rcond=None)
    return np.append(free[0], 1.0 - free[0].sum())


def swing_of(process: Array) -> tuple[Array, float]:
    """The swing of every day, (years, days), and the angle of the time of day at which it is highest.

    The wave of 24 hours that is best fitted to each day without its trend; the angle is that of the axis along
    which its coefficients vary most.
    """
    days = process.reshape(len(process), -1, HOURS_A_DAY)
    hour = np.arange(HOURS_A_DAY) - (HOURS_A_DAY - 1) / 2.0
    trend = (days @ hour / np.sum(hour**2))[..., None] * hour
    angle = time_of_day(HOURS_A_DAY)
    waves = np.stack([np.cos(angle), np.sin(angle)])
    found = (days - trend) @ waves.T / (HOURS_A_DAY / 2.0)
    flat = found.reshape(-1, 2)
    _, axes = np.linalg.eigh(np.cov(flat.T))
    phase = float(np.arctan2(axes[1, 1], axes[0, 1]))
    if np.cos(phase - 2 * np.pi * 14 / HOURS_A_DAY) < 0.0:
        phase += np.pi
    swing: Array = found @ np.array([np.cos(phase), np.sin(phase)])
    return swing, phase % (2 * np.pi)


def fit_processes(
    memories: Mapping[int, Memory], sets: tuple[Mapping[int, Array], ...], swing_phase: float
) -> Processes:
    """The processes of all variables: their memories, and their links from what they have in common.

    ``sets`` holds processes by variable, (years, 8760) each, that were measured together; the first set that
    has both variables of a pair gives their links. A variable without partner has none.
    """
    variables = len(memories)
    links = np.tile(np.eye(COMPONENTS * variables), (2, 1, 1))
    for first, second in combinations(sorted(memories), 2):
        together = next((one for one in sets if first in one and second in one), None)
        if together is not None:
            pair = _pair_links(together[first], together[second], memories[first], memories[second])
            rows, columns = (
                np.arange(COMPONENTS)[:, None] * variables + first,
                np.arange(COMPONENTS) * variables,
            )
            links[:, rows, columns + second] = pair
            links[:, (columns + second)[:, None], rows.T] = np.moveaxis(pair, 1, 2)
    ordered = [memories[variable] for variable in sorted(memories)]
    return Processes(
        shares=np.stack([memory.shares for memory in ordered], axis=1),
        persistence=np.stack([memory.persistence for memory in ordered], axis=1),
        smoothness=np.array([memory.smoothness for memory in ordered]),
        winter_links=_possible(links[0]),
        summer_links=_possible(links[1]),
        swing_share=memories[TEMPERATURE].swing_share,
        swing_phase=swing_phase,
    )


def _pair_links(first: Array, second: Array, one: Memory, other: Memory) -> Array:
    """Links of two variables' components in mid-winter and mid-summer, (2, components, components).

    Their covariance over the lags is a sum over the pairs of components of the link times what a link of 1 would
    give: least squares (damped, as what the pairs give is alike), for the winter half and the summer half;
    mid-winter and mid-summer follow from the wave.
    """
    lags = np.concatenate([-_CROSS_LAGS[:0:-1], _CROSS_LAGS])
    share = winter(HOURS_A_YEAR)
    expected = np.stack(
        [_full_link(one, other, i, j, lags) for i in range(COMPONENTS) for j in range(COMPONENTS)], axis=1
    )
    weight = np.where(lags == 0, 2.0, 1.0) / np.sqrt(1.0 + np.abs(lags) / 12.0)
    halves = []
    for half in (share > 0.5, share <= 0.5):
        real = np.array([_covariance(first, second, lag, half) for lag in lags])
        known = ~np.isnan(real)
        rows = expected[known] * weight[known, None]
        damped = rows.T @ rows + _DAMPING * np.eye(COMPONENTS**2)
        solution = np.linalg.solve(damped, rows.T @ (real * weight)[known])
        halves.append(np.clip(solution, -_STRONGEST, _STRONGEST).reshape(COMPONENTS, COMPONENTS))
    in_winter = float(share[share > 0.5].mean())
    mean, tilt = (halves[0] + halves[1]) / 2.0, (halves[0] - halves[1]) / 2.0 / (2.0 * in_winter - 1.0)
    both: Array = np.clip(np.stack([mean + tilt, mean - tilt]), -_STRONGEST, _STRONGEST)
    return both


def _covariance(first: Array, second: Array, lag: int, half: npt.NDArray[np.bool_]) -> float:
    """Mean product of the first process ``lag`` hours after the second, both of deviation 1."""
    ahead, behind = max(lag, 0), max(-lag, 0)
    length = HOURS_A_YEAR - abs(int(lag))
    product = first[:, ahead : ahead + length] * second[:, behind : behind + length]
    chosen = product[:, half[behind : behind + length]]
    if not np.any(~np.isnan(chosen)):
        return float("nan")
    return float(np.nanmean(chosen))


def _full_link(one: Memory, other: Memory, i: int, j: int, lags: Array) -> Array:
    """Covariance of component i of the one and j of the other at each lag, if the same drove them."""
    responses = [_response(one, i), _response(other, j)]
    found = []
    for lag in lags:
        ahead, behind = max(int(lag), 0), max(-int(lag), 0)
        length = _HORIZON - abs(int(lag))
        found.append(responses[0][ahead : ahead + length] @ responses[1][behind : behind + length])
    return np.array(found)


def _response(memory: Memory, component: int) -> Array:
    """What an innovation of 1 leaves in each hour that follows, of a component with its share of the variance."""
    a, b = float(memory.persistence[component]), memory.smoothness
    hour = np.arange(_HORIZON)
    impulse = (a ** (hour + 1) - b ** (hour + 1)) / (a - b) if b else a**hour
    scale = np.sqrt(memory.shares[component] * (1.0 - memory.swing_share) / variance(a, b))
    return np.asarray(impulse * scale)


def _possible(links: Array) -> Array:
    """The nearest matrix of correlations that can be: without eigenvalues below a small positive one."""
    values, vectors = np.linalg.eigh(links)
    matrix = (vectors * np.maximum(values, _LEAST_EIGENVALUE)) @ vectors.T
    scale = np.sqrt(np.diag(matrix))
    possible: Array = matrix / np.outer(scale, scale)
    return possible


def swing_process(swing: Array, share: float) -> Array:
    """The swing as an hourly process, (years, 8760), over the deviation that the generated one has.

    The fitted wave also holds noise of the other components, which has no part in its covariance with others.
    """
    return np.repeat(swing / np.sqrt(2.0 * share), HOURS_A_DAY, axis=-1)
