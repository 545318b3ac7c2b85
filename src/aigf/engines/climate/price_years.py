"""How the prices of one real year ran: how often which price, and what ranked its hours."""

from __future__ import annotations

from dataclasses import dataclass

from aigf.engines.climate.calendar import Array, harmonics, season_angle
from aigf.engines.climate.statistics import PriceShape


@dataclass(frozen=True)
class RealPrices:
    """What is known of the prices of a real year."""

    mean: float  #: of all hours [EUR/MWh]
    negative_hours: int
    highest: float  #: hour, over the mean
    autocorrelation: float  #: of hours a day apart


@dataclass(frozen=True)
class PriceYear:
    """What a year needs to have hours that are dear and cheap as in a real one, in the weather of its own.

    The hours are ranked by residual demand (with the shares of wind and sun of that year), by what the market did of
    its own, and by the course of that year: fuel that became dear in autumn, demand that fell away in spring.
    """

    price: PriceShape
    course: Array  #: waves of the season, to be added to the residual demand: see ``calendar.harmonics``
    market: float  #: deviation of what the market did of its own, as a share of the mean demand
    wind_share: float  #: of demand that wind met
    solar_share: float  #: of demand that sun met
    real: RealPrices

    def course_in(self, hours: int) -> Array:
        """The course in every hour, (hours,)."""
        waves = harmonics(season_angle(hours), (len(self.course) - 1) // 2)
        course: Array = self.course @ waves
        return course
