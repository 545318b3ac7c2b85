"""Wind and sun of the reference year: hourly output of wind farms and solar panels, of one weather.

The output of a source at hour t (0 is 1 January 00:00 to 01:00 UTC) is its capacity factor times a pattern
with mean 1, which is made here. The pattern of wind is, but for its level,

    Q(rank of (z - seasonal · S + afternoon · A))      Q(u) = (1 - (1 - u)^(1 / high))^(1 / low)

where z is an autoregressive process of first order with deviation 1, S the season and A the time of day, the
rank that of the hour among all as a share, and Q the quantile function of Kumaraswamy's distribution: much
time at a standstill, much at full power. Sun is the sine of its height above the horizon times a clearness
that is made likewise.

One weather: the innovations of wind follow those of the temperature (windy winter weather is mild), wind on
land those at sea, and the clearness of the sky those of wind (a windy day is a dull one). So do all draws,
which share the innovations of a seed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from aigf.engines.climate import DAYS_A_YEAR, HOURS_A_DAY, HOURS_A_YEAR, Array, Value, autoregress

_COLDEST_DAY = 20.0  #: day on which the season of wind and sun turns, after 1 January
_TILT = np.radians(23.44)  #: of the axis of the earth
_SOLSTICE = 171.0  #: days after 1 January


@dataclass(frozen=True)
class WindPattern:
    """The statistics of wind farms in an area; each a number, or an array of shape (draws, 1)."""

    low_shape: Value  #: of the distribution: the lower, the more hours at a standstill
    high_shape: Value  #: of the distribution: the lower, the more hours at full power
    seasonal_gain: Value  #: what winter adds to the process, in standard deviations
    afternoon_gain: Value  #: what the afternoon adds, in standard deviations
    persistence: Value  #: correlation with the hour before, 0 to below 1


@dataclass(frozen=True)
class SolarPattern:
    """The statistics of solar panels; each a number, or an array of shape (draws, 1)."""

    latitude: Value  #: of the panels, in degrees north
    noon_hour: Value  #: at which the sun is highest, UTC
    low_shape: Value  #: of the clearness of the sky
    high_shape: Value  #: of the clearness of the sky
    persistence: Value  #: of the clearness, from hour to hour


@dataclass(frozen=True)
class WeatherLinks:
    """How the innovations of one weather go together; correlations between -1 and 1."""

    wind_temperature: Value  #: of wind at sea with temperature in mid-winter, minus that of mid-summer
    onshore_offshore: Value  #: of wind on land with wind at sea
    clearness_wind: Value  #: of a clear sky with wind at sea


@dataclass(frozen=True)
class RenewableYear:
    """Hourly output over its mean, and the weather; shape (1, 8760), or (draws, 8760) where statistics differ."""

    offshore_wind: Array
    onshore_wind: Array
    solar: Array
    warmth: Array  #: how warm it is for the season, in standard deviations


def renewable_year(
    offshore: WindPattern,
    onshore: WindPattern,
    solar: SolarPattern,
    links: WeatherLinks,
    temperature_persistence: Value,
    seed: int,
) -> RenewableYear:
    """The hourly patterns of a typical year, the same for the same seed.

    Seed and ``temperature_persistence`` are those of ``aigf.engines.climate.reference_year``, whose weather
    this is. Each pattern has a mean of 1 in this very year.

    Raises ValueError for a persistence or a link outside its bounds.
    """
    generator = np.random.default_rng(seed)
    temperature, sea, land, sky = (generator.standard_normal(HOURS_A_YEAR) for _ in range(4))
    winter = -season()
    at_sea = _linked(np.asarray(links.wind_temperature) * winter, temperature, sea)
    on_land = _linked(links.onshore_offshore, at_sea, land)
    clear = _linked(links.clearness_wind, at_sea, sky)
    return RenewableYear(
        offshore_wind=_wind(offshore, at_sea),
        onshore_wind=_wind(onshore, on_land),
        solar=_sun(solar, clear),
        warmth=_process(np.atleast_2d(temperature), temperature_persistence),
    )


def kumaraswamy(level: Array, low: Value, high: Value) -> Array:
    """The value below which a share ``level`` of the distribution lies, between 0 and 1.

    Raises ValueError for a shape of zero or less.
    """
    if not (np.all(np.asarray(low) > 0.0) and np.all(np.asarray(high) > 0.0)):
        raise ValueError("the shapes of wind and sun must be above zero")
    value: Array = (1.0 - (1.0 - level) ** (1.0 / np.asarray(high))) ** (1.0 / np.asarray(low))
    return value


def ranked(series: Array) -> Array:
    """The share of hours with a lower value, for every hour of each draw; strictly between 0 and 1."""
    order = np.argsort(series, axis=-1, kind="stable")
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.broadcast_to(np.arange(series.shape[-1]), order.shape), axis=-1)
    share: Array = (ranks + 0.5) / series.shape[-1]
    return share


def sun_height(latitude: Value, noon_hour: Value) -> Array:
    """The sine of the sun's height above the horizon in the middle of every hour; 0 at night."""
    hour = np.arange(HOURS_A_YEAR) + 0.5
    declination = _TILT * np.cos(2 * np.pi * (hour / HOURS_A_DAY - _SOLSTICE) / DAYS_A_YEAR)
    turn = 2 * np.pi * (hour - noon_hour) / HOURS_A_DAY
    north = np.radians(latitude)
    height = np.sin(north) * np.sin(declination) + np.cos(north) * np.cos(declination) * np.cos(turn)
    risen: Array = np.atleast_2d(np.maximum(height, 0.0))
    return risen


def season() -> Array:
    """The season of wind and demand in every hour: 1 in mid-summer, -1 in mid-winter."""
    day = np.arange(HOURS_A_YEAR) / HOURS_A_DAY
    return -np.cos(2 * np.pi * (day - _COLDEST_DAY) / DAYS_A_YEAR)


def _linked(link: Value | Array, leading: Array, own: Array) -> Array:
    """Innovations with deviation 1 that have the given correlation with the leading ones."""
    weight = np.asarray(link, dtype=np.float64)
    if not np.all(np.abs(weight) <= 1.0):
        raise ValueError("a correlation lies between -1 and 1")
    mixed: Array = np.atleast_2d(weight * leading + np.sqrt(1.0 - weight**2) * own)
    return mixed


def _process(innovations: Array, persistence: Value) -> Array:
    """The autoregressive process of the innovations, with mean 0 and deviation 1 in this very year."""
    process = autoregress(innovations, persistence)
    centred = process - process.mean(axis=-1, keepdims=True)
    standardised: Array = centred / np.sqrt(np.mean(centred * centred, axis=-1, keepdims=True))
    return standardised


def _wind(pattern: WindPattern, innovations: Array) -> Array:
    afternoon = -np.cos(2 * np.pi * (np.arange(HOURS_A_YEAR) - 1.0) / HOURS_A_DAY)
    process = (
        _process(innovations, pattern.persistence)
        - pattern.seasonal_gain * season()
        + pattern.afternoon_gain * afternoon
    )
    return _over_mean(kumaraswamy(ranked(process), pattern.low_shape, pattern.high_shape))


def _sun(pattern: SolarPattern, innovations: Array) -> Array:
    level = ranked(_process(innovations, pattern.persistence))
    clearness = kumaraswamy(level, pattern.low_shape, pattern.high_shape)
    return _over_mean(sun_height(pattern.latitude, pattern.noon_hour) * clearness)


def _over_mean(shape: Array) -> Array:
    mean = shape.mean(axis=-1, keepdims=True)
    if not np.all(mean > 0.0):
        raise ValueError("with these statistics there is no wind or sun all year")
    relative: Array = shape / mean
    return relative
