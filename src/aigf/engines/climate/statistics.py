"""What is known of a climate: the statistics from which its years are made."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from aigf.engines.climate.calendar import Array

#: The processes of one weather, in the order of every array below.
VARIABLES = (
    *("temperature", "dew_point", "offshore_wind", "onshore_wind", "clearness"),
    "swing",  #: how far day and night lie apart
    "market",  #: what the market does of its own
)
TEMPERATURE, DEW_POINT, OFFSHORE_WIND, ONSHORE_WIND, CLEARNESS, SWING, MARKET = range(len(VARIABLES))
#: Those that have a value in every hour; the others act through them.
WEATHER = VARIABLES[:SWING]


@dataclass(frozen=True)
class Margins:
    """How often each variable has which value, by season and time of day.

    The value is read from a table at the score m + d · z, where z is the variable's process (mean 0, deviation
    1), and m and d are waves of season and time of day. The variables are those of ``WEATHER``.
    """

    mean: Array  #: waves of m, (variables, 25): see ``calendar.season_by_time`` with orders 2 and 2
    deviation: Array  #: waves of d, (variables, 25)
    scores: Array  #: of the table, rising, (variables, points)
    values: Array  #: [degC], [degC], share of full power, share of full power, share of a clear sky


@dataclass(frozen=True)
class Processes:
    """How the variables persist, and go together.

    The process of a variable is a sum of components, each an autoregressive process with its own memory that is
    driven by another with a short one (so that it is smooth from hour to hour). What drives the components is
    correlated between all of them. A share of the temperature's process is the swing: a wave of the time of day, as
    high as the process of that name. Shares and correlations are those of mid-winter and of mid-summer, with a
    wave of the season in between.
    """

    shares: Array  #: of the variance, (2, components, variables), of sum 1: in mid-winter and in mid-summer
    persistence: Array  #: correlation with the hour before, (components, variables), 0 to below 1
    smoothness: Array  #: persistence of what drives a component, (variables,), 0 to below 1
    winter_links: Array  #: correlation of the innovations, (components · variables, components · variables)
    summer_links: Array
    swing_share: Array  #: of the variance of the temperature's process, (2,)
    swing_phase: float  #: angle of the time of day at which the swing is highest [rad]


@dataclass(frozen=True)
class Saturation:
    """The relative humidity of the air, by what its temperature and dew point would give one by one.

    The two are generated apart, so that the dew point may come out above the temperature: the table brings it
    back to the humidity of real air, which is moist often and saturated rarely.
    """

    raw: Array  #: saturation pressure at the dew point over that at the temperature, rising, (points,)
    humidity: Array  #: share, (points,)


@dataclass(frozen=True)
class Sky:
    """The output of solar panels under a clear sky, as a share of that in their best hour."""

    latitude: float  #: [degrees north]
    longitude: float  #: [degrees east]
    tilt: float  #: of panels that face south [degrees]
    correction: Array  #: waves of the logarithm of what the geometry lacks, (15,): orders 1 and 2


@dataclass(frozen=True)
class Demand:
    """What makes an hour scarce, as shares of the mean demand for electricity."""

    profile: Array  #: (day types, 9, 5): harmonics of the clock, times those of the season
    cold: float  #: for each degree below ``comfort``
    comfort: float  #: [degC]
    wind_share: float  #: of demand that wind met in the years of the fit
    solar_share: float  #: of demand that sun met in the years of the fit
    offshore_weight: float  #: of the wind at sea in ``wind_share``
    market: float  #: deviation of what is not explained: fuel, outages, other countries


@dataclass(frozen=True)
class PriceShape:
    """The prices of a year over their mean: below ``prices[i]`` lies the share ``shares[i]`` of the hours."""

    shares: Array  #: rising from 0 to 1, (points,) or (draws, points)
    prices: Array  #: rising, of the same shape


@dataclass(frozen=True)
class Wave:
    """The annual and the daily wave of the temperature, long-term mean of the generated years."""

    mean: float  #: [degC]
    annual_amplitude: float  #: half the difference between the warmest and the coldest day [degC]
    annual_phase: float  #: angle of the season at which it is warmest [rad]
    diurnal_amplitude: float  #: half the difference between afternoon and night [degC]
    diurnal_phase: float  #: angle of the time of day at which it is warmest [rad]


@dataclass(frozen=True, eq=False)
class ClimateStatistics:
    """All of them, with the long-term means that the outputs are relative to.

    Two of them are equal where they are the same object, so that what follows from one is found once.
    """

    margins: Margins
    processes: Processes
    saturation: Saturation
    sky: Sky
    demand: Demand
    price: PriceShape  #: of the years of the fit
    temperature: Wave
    offshore_wind_mean: float  #: share of full power
    onshore_wind_mean: float
    solar_mean: float  #: share of the best hour
    typical_year: int  #: number of the most typical year among those of seed 0

    def __post_init__(self) -> None:
        shares = self.processes.shares
        for persistence in (self.processes.persistence, self.processes.smoothness):
            if np.any(persistence < 0.0) or np.any(persistence >= 1.0):
                raise ValueError("persistence must be at least 0 and below 1")
        if not np.allclose(shares.sum(axis=1), 1.0, rtol=0, atol=1e-9):
            raise ValueError("the shares of the components of a process must add up to 1")
        if np.any(np.diff(self.margins.scores, axis=1) <= 0.0):
            raise ValueError("the scores of a table must rise")
