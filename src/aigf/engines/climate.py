"""A reference year of hourly temperatures, made from a few statistics of real years.

The temperature at hour t (0 is 1 January 00:00 to 01:00 UTC, day d = t / 24) is

    T = mean + annual · S + (diurnal + seasonal · W) · A + weather
    S = cos(2π (d - warmest_day) / 365)     the season
    W = cos(2π (d - widest_day) / 365)      how far day and night lie apart
    A = cos(2π (t - warmest_hour) / 24)     the time of day
    weather = deviation · (z + skewness / 6 · S · (z² - 1)) · (1 + afternoon_gain · W · A)

where z is an autoregressive process of first order with deviation 1. The last two factors make the hot tail
of the summer and the cold tail of the winter as long as they are (a heat wave has hot afternoons rather than
hot nights): without them the warmest hour of a Dutch year comes out nearly three degrees too cool, and the
peak of the power that cooling takes too low. ``fit_temperature`` is the inverse, so that what is shipped can
be checked against the series it was fitted to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Value = float | Array

HOURS_A_DAY = 24
DAYS_A_YEAR = 365
HOURS_A_YEAR = HOURS_A_DAY * DAYS_A_YEAR


@dataclass(frozen=True)
class TemperatureClimate:
    """The statistics of a place's temperature; each a number, or an array of shape (draws, 1)."""

    mean: Value  #: of the year [degC]
    annual_amplitude: Value  #: half the difference between the warmest and the coldest day [degC]
    warmest_day: Value  #: days after 1 January 00:00 UTC
    diurnal_amplitude: Value  #: half the difference between afternoon and night, mean of the year [degC]
    warmest_hour: Value  #: of the day, UTC [h]
    diurnal_seasonal_amplitude: Value  #: what ``diurnal_amplitude`` gains on the widest day [degC]
    widest_day: Value  #: of the largest difference between day and night, days after 1 January
    residual_deviation: Value  #: standard deviation of the weather around those waves [degC]
    residual_persistence: Value  #: correlation of the weather with that of an hour before, 0 to below 1
    residual_skewness: Value  #: of the weather on the warmest day, and minus that of the coldest
    residual_afternoon_gain: Value  #: share by which it spreads more in an afternoon of the widest day


def _waves(climate: TemperatureClimate) -> tuple[Array, Array, Array]:
    """The waves S, W and A of the module's formula, each between -1 and 1."""
    hour = np.arange(HOURS_A_YEAR, dtype=np.float64)
    season = np.cos(2 * np.pi * (hour / HOURS_A_DAY - climate.warmest_day) / DAYS_A_YEAR)
    width = np.cos(2 * np.pi * (hour / HOURS_A_DAY - climate.widest_day) / DAYS_A_YEAR)
    time_of_day = np.cos(2 * np.pi * (hour - climate.warmest_hour) / HOURS_A_DAY)
    return season, width, time_of_day


def expected_temperature(climate: TemperatureClimate) -> Array:
    """The temperature without weather [degC], for 8,760 hours.

    mean + annual · S + (diurnal + seasonal · W) · A, as the module says. The shape is (8760,), or
    (draws, 8760) where a statistic has the shape (draws, 1).
    """
    season, width, time_of_day = _waves(climate)
    swing = climate.diurnal_amplitude + climate.diurnal_seasonal_amplitude * width
    expected: Array = climate.mean + climate.annual_amplitude * season + swing * time_of_day
    return expected


def autoregress(innovations: Array, persistence: Value) -> Array:
    """The process x(0) = e(0), x(t) = persistence · x(t-1) + e(t), along the last axis.

    By recursive doubling: a sum over m past innovations becomes one over 2m by adding itself, m hours
    back and weighted with persistence^m. Fourteen passes over a year instead of 8,760 steps, without a
    compiler, and for all draws together. Agrees with the recurrence within rounding.

    Raises ValueError where the persistence is not within 0 and below 1.
    """
    weight = np.asarray(persistence, dtype=np.float64)
    if not np.all((weight >= 0.0) & (weight < 1.0)):
        raise ValueError("persistence must be at least 0 and below 1")
    shape = np.broadcast_shapes(innovations.shape, weight.shape)
    process = np.array(np.broadcast_to(innovations, shape), dtype=np.float64)
    lag = 1
    while lag < shape[-1] and np.any(weight > 0.0):
        process[..., lag:] += weight * process[..., :-lag]
        weight = weight * weight
        lag *= 2
    return process


def reference_year(climate: TemperatureClimate, seed: int) -> Array:
    """A typical year of 8,760 hourly temperatures [degC], the same for the same seed.

    In this very year the weather has the stated deviation and no part in the mean and the waves: a typical
    year, as opposed to one drawn from the spread between years, so that little depends on the seed. Draws
    that differ in a statistic share the innovations, so that they differ by that statistic alone.

    The shape is that of ``expected_temperature``. Raises ValueError for a negative deviation, or a
    persistence outside 0 to below 1.
    """
    if np.any(np.asarray(climate.residual_deviation) < 0.0):
        raise ValueError("the deviation of the temperature must not be negative")
    persistence = np.asarray(climate.residual_persistence, dtype=np.float64)
    # The first hour has the deviation of the process itself, a later one what persistence leaves of it.
    scale = np.sqrt(np.maximum(1.0 - persistence**2, 0.0)) * np.ones(HOURS_A_YEAR)
    scale[..., 0] = 1.0
    process = autoregress(np.random.default_rng(seed).standard_normal(HOURS_A_YEAR) * scale, persistence)
    season, width, time_of_day = _waves(climate)
    process = _standardised(process)
    process = process + climate.residual_skewness / 6.0 * season * (process * process - 1.0)
    process = process * (1.0 + climate.residual_afternoon_gain * width * time_of_day)
    weather = climate.residual_deviation * _standardised(_without_waves(process))
    year: Array = expected_temperature(climate) + weather
    return year


def _without_waves(series: Array) -> Array:
    """The series of each draw without its mean, and without its parts at the frequencies of the waves."""
    spectrum = np.fft.rfft(series)
    spectrum[..., [0, 1, DAYS_A_YEAR - 1, DAYS_A_YEAR, DAYS_A_YEAR + 1]] = 0.0
    return np.fft.irfft(spectrum, n=HOURS_A_YEAR)


def _standardised(series: Array) -> Array:
    """The series of each draw with a mean of 0 and a standard deviation of 1."""
    centred = series - series.mean(axis=-1, keepdims=True)
    standardised: Array = centred / np.sqrt(np.mean(centred * centred, axis=-1, keepdims=True))
    return standardised


def fit_temperature(temperature: Array) -> TemperatureClimate:
    """The statistics of hourly temperatures [degC] of one or more years, shape (8760,) or (years, 8760).

    The waves are Fourier coefficients of the mean year: 1 cycle a year, 365 (a day), and 364 and 366, which
    together are a daily wave whose height follows the season; over whole years this is least squares. The
    weather is what remains within the years (the spread between their means is left out): its persistence
    is the 24th root of its correlation over 24 hours, because what matters is how long a warm or cold
    spell lasts; its skewness and afternoon gain follow from its moments, to first order.

    Raises ValueError where the years are not of 8,760 finite values.
    """
    years = np.atleast_2d(np.asarray(temperature, dtype=np.float64))
    if years.ndim != 2 or years.shape[1] != HOURS_A_YEAR or not np.all(np.isfinite(years)):
        raise ValueError(f"expected years of {HOURS_A_YEAR} finite temperatures, got shape {years.shape}")
    spectrum = np.fft.rfft(years.mean(axis=0)) * (2.0 / HOURS_A_YEAR)
    annual, daily = complex(spectrum[1]), complex(spectrum[DAYS_A_YEAR])
    turn = np.exp(-1j * np.angle(daily))
    seasonal = complex(spectrum[DAYS_A_YEAR + 1] * turn + np.conj(spectrum[DAYS_A_YEAR - 1] * turn))
    calm = TemperatureClimate(
        mean=float(years.mean()),
        annual_amplitude=abs(annual),
        warmest_day=_top(annual, DAYS_A_YEAR),
        diurnal_amplitude=abs(daily),
        warmest_hour=_top(daily, HOURS_A_DAY),
        diurnal_seasonal_amplitude=abs(seasonal),
        widest_day=_top(seasonal, DAYS_A_YEAR),
        residual_deviation=0.0,
        residual_persistence=0.0,
        residual_skewness=0.0,
        residual_afternoon_gain=0.0,
    )
    weather = years - expected_temperature(calm)
    weather -= weather.mean(axis=1, keepdims=True)
    variance = float(np.mean(weather**2))
    if variance < 1e-18:  # rounding of the waves, no weather
        return calm
    season, width, time_of_day = _waves(calm)
    afternoon = width * time_of_day
    over_a_day = float(np.mean(weather[:, HOURS_A_DAY:] * weather[:, :-HOURS_A_DAY])) / variance
    return replace(
        calm,
        residual_deviation=variance**0.5,
        residual_persistence=max(over_a_day, 0.0) ** (1 / HOURS_A_DAY),
        residual_skewness=float(np.mean(weather**3 * season) / np.mean(season**2)) / variance**1.5,
        residual_afternoon_gain=float(np.mean(weather**2 * afternoon) / np.mean(afternoon**2)) / variance / 2,
    )


def _top(wave: complex, period: int) -> float:
    """Where in its period a wave, given as its Fourier coefficient, is highest."""
    return float(-np.angle(wave) / (2 * np.pi) * period % period)
