"""How variables persist and go together, from the processes of real years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from aigf.engines.climate.calendar import HOURS_A_DAY, HOURS_A_YEAR, Array, time_of_day
from aigf.engines.climate.processes import variance, winter
from aigf.engines.climate.statistics import CLEARNESS, SWING, TEMPERATURE, Processes

COMPONENTS = 2  #: fast and slow

_LAGS = np.array([1, 2, 3, 4, 6, 9, 12, 18, 24, 36, 48, 72, 96, 120, 168, 240, 336, 504, 720])
_OF_DAYS = (_LAGS <= 6) | (_LAGS % HOURS_A_DAY == 0)  #: of a variable that is not known at night
_MEMORIES = np.array([1.5, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384])  #: [h]
_SMOOTH = np.array([0.0, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0])  #: [h]
_CROSS_LAGS = np.array([0, 2, 4, 8, 12, 24, 36, 48, 72, 96])
_HORIZON = 1500  #: hours over which an impulse is followed
_STRONGEST = 0.97  #: link that is believed
_DAMPING = 0.03
_LEAST_EIGENVALUE = 0.01


@dataclass(frozen=True)
class Memory:
    """The components of one variable's process; shares in mid-winter and in mid-summer."""

    shares: Array  #: (2, components)
    persistence: Array  #: (components,)
    smoothness: float
    swing_share: Array  #: (2,)


def fit_memory(process: Array, swing: Memory | None = None) -> Memory:
    """The components whose autocorrelation is nearest to that of the process, (years, 8760).

    All pairs of memories of a grid are tried, with all degrees of smoothness; the shares, in winter and in
    summer, are those of least squares, weighted towards short lags and the whole days 1 and 7. With a ``swing``
    a part follows the time of day: its correlation is a wave of 24 hours times that of the swing.
    """
    real = np.stack([autocorrelation(process, _LAGS, half) for half in halves()])
    weight = 1.0 / (1.0 + _LAGS / 48.0) * np.where(np.isin(_LAGS, (1, HOURS_A_DAY)), 2.0, 1.0)
    if np.isnan(process[:, ::HOURS_A_DAY]).any():
        weight, real = weight * _OF_DAYS, np.where(_OF_DAYS, real, 0.0)
    best, found = np.inf, Memory(np.ones((2, 1)), np.zeros(1), 0.0, np.zeros(2))
    for smoothness, memories, waves in _candidates(swing):
        shares = np.stack([_shares(waves, season, weight) for season in real])
        error = float(np.sum(((shares @ waves.T - real) * weight) ** 2))
        if error < best:
            own = shares[:, :COMPONENTS]
            total = own.sum(axis=1, keepdims=True)
            found, best = Memory(own / total, memories, smoothness, 1.0 - total[:, 0]), error
    return found


def halves() -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """The hours of the winter half and of the summer half of a year."""
    cold = winter(HOURS_A_YEAR) > 1 / 2
    return cold, ~cold


def _mid_seasons(of_halves: list[Array]) -> Array:
    """Values in mid-winter and mid-summer of a wave whose means over the halves are known."""
    share = winter(HOURS_A_YEAR)
    mean, tilt = (of_halves[0] + of_halves[1]) / 2.0, (of_halves[0] - of_halves[1]) / 2.0
    stretched = tilt / (2.0 * float(share[share > 1 / 2].mean()) - 1.0)
    return np.stack([mean + stretched, mean - stretched])


def autocorrelation(process: Array, lags: Array, half: npt.NDArray[np.bool_]) -> Array:
    """Correlation over each lag [h] within the hours of a half year, where both are known; about a mean of 0."""
    chosen = np.where(half, process, np.nan)
    found = [_mean(chosen[:, lag:] * chosen[:, :-lag]) for lag in lags]
    correlation: Array = np.array(found) / _mean(chosen**2)
    return correlation


def _mean(values: Array) -> float:
    """The mean of what is known; NaN where nothing is."""
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else float("nan")


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
    """Autocorrelation of a whole process at ``_LAGS``, mean of the seasons."""
    components = zip(memory.shares.mean(axis=0), memory.persistence, strict=True)
    together: Array = np.sum([share * _correlation(a, memory.smoothness) for share, a in components], axis=0)
    return together


def _correlation(persistence: float, smoothness: float) -> Array:
    """Autocorrelation of a component at ``_LAGS``."""
    a, b = persistence, smoothness
    numerator = a * (1 - b * b) * a**_LAGS - b * (1 - a * a) * b**_LAGS
    return np.asarray(numerator / ((a - b) * (1 + a * b)))


def _shares(waves: Array, real: Array, weight: Array) -> Array:
    """Shares of sum 1 by weighted least squares, none of them negative."""
    last = waves[:, -1:]
    free = np.linalg.lstsq((waves[:, :-1] - last) * weight[:, None], (real - last[:, 0]) * weight, rcond=None)
    positive = np.maximum(np.append(free[0], 1.0 - free[0].sum()), 0.0)
    shares: Array = positive / positive.sum()
    return shares


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
    memories: Mapping[int, Memory],
    sets: tuple[Mapping[int, Array], ...],
    swing_phase: float,
    swing_follows: Array,
) -> Processes:
    """The processes of all variables: their memories, and their links from what they have in common.

    ``sets`` holds processes by variable, (years, 8760) each, that were measured together; the first set that
    has both variables of a pair gives their links. A variable without partner has none. The swing has the memory of
    the clearness, which it follows as far as ``swing_follows`` says, (2,), and through it the rest.
    """
    memories = {**memories, SWING: memories[CLEARNESS]}
    variables = len(memories)
    links = np.tile(np.eye(COMPONENTS * variables), (2, 1, 1))
    rows = np.arange(COMPONENTS) * variables
    for first, second in combinations(sorted(memories), 2):
        together = next((one for one in sets if first in one and second in one), None)
        if together is not None:
            pair = _pair_links(together[first], together[second], memories[first], memories[second])
            links[:, (rows + first)[:, None], rows + second] = pair
            links[:, (rows + second)[:, None], rows + first] = np.moveaxis(pair, 1, 2)
    links = _with_swing(np.stack([_possible(season) for season in links]), rows, swing_follows)
    ordered = [memories[variable] for variable in sorted(memories)]
    return Processes(
        shares=np.stack([memory.shares for memory in ordered], axis=2),
        persistence=np.stack([memory.persistence for memory in ordered], axis=1),
        smoothness=np.array([memory.smoothness for memory in ordered]),
        winter_links=links[0],
        summer_links=links[1],
        swing_share=memories[TEMPERATURE].swing_share,
        swing_phase=swing_phase,
    )


def _with_swing(links: Array, rows: npt.NDArray[np.intp], follows: Array) -> Array:
    """Links (2, drivers, drivers) in which the swing follows the clearness, and so whatever that goes with.

    ``rows`` are the first of each component. From the temperature it is free: the variance of that process is then
    the same at any time of day.
    """
    swing, sky, temperature = rows + SWING, rows + CLEARNESS, rows + TEMPERATURE
    follow = follows[:, None, None]
    found = links.copy()
    found[:, swing] = follow * links[:, sky]
    found[:, :, swing] = np.moveaxis(found[:, swing], 1, 2)
    found[:, swing[:, None], swing] = follow**2 * links[:, sky[:, None], sky]
    found[:, swing, swing] = 1.0
    found[:, swing[:, None], temperature] = 0.0
    found[:, temperature[:, None], swing] = 0.0
    return np.stack([_possible(season) for season in found])


def _pair_links(first: Array, second: Array, one: Memory, other: Memory) -> Array:
    """Links of two variables' components in mid-winter and mid-summer, (2, components, components).

    Their covariance over the lags is a sum over the pairs of components of the link times what a link of 1 would
    give: least squares (damped, as what the pairs give is alike), for the winter half and the summer half.
    """
    lags = np.concatenate([-_CROSS_LAGS[:0:-1], _CROSS_LAGS])
    weight = np.where(lags == 0, 2.0, 1.0) / np.sqrt(1.0 + np.abs(lags) / 12.0)
    found = []
    for season, half in enumerate(halves()):
        pairs = [(i, j) for i in range(COMPONENTS) for j in range(COMPONENTS)]
        expected = np.stack([_full_link(one, other, pair, lags, season) for pair in pairs], axis=1)
        real = np.array([_covariance(first, second, lag, half) for lag in lags])
        known = ~np.isnan(real)
        rows = expected[known] * weight[known, None]
        damped = rows.T @ rows + _DAMPING * np.eye(COMPONENTS**2)
        solution = np.linalg.solve(damped, rows.T @ (real * weight)[known])
        found.append(solution.reshape(COMPONENTS, COMPONENTS))
    links: Array = np.clip(_mid_seasons(found), -_STRONGEST, _STRONGEST)
    return links


def _covariance(first: Array, second: Array, lag: int, half: npt.NDArray[np.bool_]) -> float:
    """Mean product of the first process ``lag`` hours after the second, both of deviation 1."""
    ahead, behind = max(lag, 0), max(-lag, 0)
    length = HOURS_A_YEAR - abs(int(lag))
    product = first[:, ahead : ahead + length] * second[:, behind : behind + length]
    return _mean(product[:, half[behind : behind + length]])


def _full_link(one: Memory, other: Memory, pair: tuple[int, int], lags: Array, season: int) -> Array:
    """Covariance of a component of each at each lag, if the same drove them."""
    responses = [_response(memory, index, season) for memory, index in zip((one, other), pair, strict=True)]
    found = []
    for lag in lags:
        ahead, behind = max(int(lag), 0), max(-int(lag), 0)
        length = _HORIZON - abs(int(lag))
        found.append(responses[0][ahead : ahead + length] @ responses[1][behind : behind + length])
    return np.array(found)


def _response(memory: Memory, component: int, season: int) -> Array:
    """What an innovation of 1 leaves in each hour that follows, of a component with its share of the variance."""
    a, b = float(memory.persistence[component]), memory.smoothness
    hour = np.arange(_HORIZON)
    impulse = (a ** (hour + 1) - b ** (hour + 1)) / (a - b) if b else a**hour
    share = memory.shares[season, component] * (1.0 - memory.swing_share[season])
    return np.asarray(impulse * np.sqrt(share / variance(a, b)))


def _possible(links: Array) -> Array:
    """The nearest matrix of correlations that can be: without eigenvalues below a small positive one."""
    values, vectors = np.linalg.eigh(links)
    matrix = (vectors * np.maximum(values, _LEAST_EIGENVALUE)) @ vectors.T
    scale = np.sqrt(np.diag(matrix))
    possible: Array = matrix / np.outer(scale, scale)
    return possible


def swing_links(swing: Array, clearness: Array, share: Array) -> Array:
    """How far the swing follows the clearness of the sky, in mid-winter and mid-summer, (2,).

    ``swing`` is (years, days), ``clearness`` a process (years, 8760). Their covariance over what it would be if the
    two were one: the variance of the day's clearness, times the deviation that the swing alone has. The fitted
    waves also hold noise of the other components, which has no part in the covariance.
    """
    days_of_hours = clearness.reshape(*swing.shape, HOURS_A_DAY)
    light = np.sum(~np.isnan(days_of_hours), axis=-1)
    sky = np.where(light > 0, np.nansum(days_of_hours, axis=-1) / np.maximum(light, 1), np.nan)
    found = []
    for season, half in enumerate(halves()):
        days = half[::HOURS_A_DAY]
        together = _mean((swing * sky)[:, days]) / _mean(sky[:, days] ** 2)
        found.append(together / np.sqrt(2.0 * share[season]))
    follows: Array = np.clip(np.array(found), 0.0, _STRONGEST)
    return follows
