"""A year of a site, hour by hour: the power of computers, cooling and distribution, and the PUE they make."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from aigf.engines.cooling import Cooling, Distribution, cooling_power, distribution_power

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class SiteHours:
    """Power in every hour as a share of the design IT power; facility = IT + distribution + cooling.

    Shapes broadcast to (draws, hours); what does not change over the hours has the shape (draws, 1).
    """

    it: Array
    distribution: Array
    cooling: Array
    facility: Array


@dataclass(frozen=True)
class SiteYear:
    """What a site's year comes to; each of shape (draws, 1).

    Multiply a peak or full-load hours with the design IT power to have MW or MWh.
    """

    pue: Array  #: energy of the facility / energy of IT, over the year
    peak_pue: Array  #: the same ratio of powers, in the hour in which the facility takes most
    cooling_share: Array  #: energy for cooling / energy of IT; pue = 1 + cooling_share + distribution_share
    distribution_share: Array  #: energy lost in distribution / energy of IT
    facility_peak: Array  #: highest power of the facility / design IT power
    it_full_load_hours: Array  #: energy of IT / design IT power [h]
    facility_full_load_hours: Array  #: energy of the facility / its highest power [h]


def simulate_site_hours(
    temperature: Array, it_load_share: Array, cooling: Cooling, distribution: Distribution
) -> SiteHours:
    """The powers of a site in every hour.

    ``temperature`` outside in degC, (hours,) or (draws, hours); ``it_load_share`` of the design IT power,
    a number, (draws, 1) or (draws, hours). Any number of hours, each counting as one.

    Raises ValueError where a temperature is not finite, an IT load lies outside 0 to 1 or is zero all year,
    a share or slope is negative, a parameter has a value for each hour, or the maximum share lies below the
    economised one: figures would come out of it, but no plant.
    """
    outside = np.atleast_2d(np.asarray(temperature, dtype=np.float64))
    it = np.atleast_2d(np.asarray(it_load_share, dtype=np.float64))
    _refuse_the_impossible(outside, it, cooling, distribution)
    lost = distribution_power(it, distribution)
    cooled = cooling_power(outside, it, cooling)
    return SiteHours(it=it, distribution=lost, cooling=cooled, facility=cooled + (it + lost))


def simulate_site_year(
    temperature: Array, it_load_share: Array, cooling: Cooling, distribution: Distribution
) -> SiteYear:
    """The year's energy and peak of a site: what ``simulate_site_hours`` gives, summed up.

    PUE as ISO/IEC 30134-2 defines it, annual energy of the facility over that of IT. Arguments and errors
    are those of ``simulate_site_hours``.
    """
    power = simulate_site_hours(temperature, it_load_share, cooling, distribution)
    draws, hours = power.facility.shape
    it = _mean(power.it, draws)
    cooling_share = _mean(power.cooling, draws) / it
    distribution_share = _mean(power.distribution, draws) / it
    peak_hour = np.argmax(power.facility, axis=1)[:, np.newaxis]
    facility_peak = np.take_along_axis(power.facility, peak_hour, axis=1)
    it_then = np.take_along_axis(np.broadcast_to(power.it, power.facility.shape), peak_hour, axis=1)
    return SiteYear(
        # From its parts, so that rounding never leaves it below 1.
        pue=1.0 + cooling_share + distribution_share,
        # Never of an idle hour: what an idle hour takes, every other hour takes too.
        peak_pue=facility_peak / it_then,
        cooling_share=cooling_share,
        distribution_share=distribution_share,
        facility_peak=facility_peak,
        it_full_load_hours=it * hours,
        facility_full_load_hours=_mean(power.facility, draws) / facility_peak * hours,
    )


def _mean(power: Array, draws: int) -> Array:
    """The mean over the hours; exact for what does not change, which has one column."""
    return np.broadcast_to(power.mean(axis=1, keepdims=True), (draws, 1))


def _refuse_the_impossible(
    temperature: Array, it_load_share: Array, cooling: Cooling, distribution: Distribution
) -> None:
    if not np.all(np.isfinite(temperature)):
        raise ValueError("a temperature is not a finite number")
    # Written so that not-a-number fails too.
    if not (it_load_share.min() >= 0.0 and it_load_share.max() <= 1.0):
        raise ValueError("the IT load must be between 0 and 1 of the design IT power")
    if not np.all(it_load_share.max(axis=1) > 0.0):
        raise ValueError("the IT load is zero all year: no PUE exists")
    for part in (cooling, distribution):
        for parameter in fields(part):
            value = np.asarray(getattr(part, parameter.name))
            if value.ndim and value.shape[-1] != 1:
                raise ValueError(
                    f"{parameter.name} must be a number or of shape (draws, 1), is {value.shape}"
                )
            if not np.all(np.isfinite(value)):
                raise ValueError(f"{parameter.name} must be finite")
            if parameter.name != "free_cooling_limit" and np.any(value < 0.0):
                raise ValueError(f"{parameter.name} must not be negative")
    if np.any(np.asarray(cooling.maximum_share) < np.asarray(cooling.economised_share)):
        raise ValueError("the maximum share of cooling lies below the economised share")
