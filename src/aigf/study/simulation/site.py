"""What the site takes, hour by hour: computers, cooling with its water, and losses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from aigf.engines.cooling import Cooling, Distribution
from aigf.engines.psychrometrics import wet_bulb_temperature
from aigf.engines.site_year import simulate_site_hours, year_of
from aigf.study.simulation.found import Finding, Part, entries_of, filled
from aigf.study.simulation.weather import Weather
from aigf.units import Array, CubicMetresPerMWh, Hours, Ratio

FOUND: dict[str, Finding] = {
    "simulated_pue": Finding(Ratio, "Simulated annual PUE"),
    "simulated_peak_pue": Finding(Ratio, "Simulated PUE at peak"),
    "simulated_wue": Finding(CubicMetresPerMWh, "Simulated annual WUE"),
    "it_full_load_hours": Finding(Hours, "Simulated hours of full IT load"),
}
ENTRIES = entries_of({"cooling": Cooling, "distribution": Distribution})
HOURLY = ("temperature", "load")


@dataclass(frozen=True)
class Site(Part):
    """The site's power over its IT load, hour by hour."""

    load: Array
    full_load: Array  #: the same with all computers at full power
    it_load: Array  #: power of the computers over their IT load, (draws, 1)


def site_of(weather: Weather, entries: Mapping[str, Array], it_load_share: Array) -> Site:
    """The year at the mean IT load, (draws, 1).

    The peak is that of the same weather with all computers at full power, which is what the grid connection must
    carry.
    """
    cooling = filled(Cooling, "cooling", entries)
    distribution = filled(Distribution, "distribution", entries)
    outside = weather.temperature
    wet_bulb = wet_bulb_temperature(outside, weather.relative_humidity)
    hours = simulate_site_hours(outside, wet_bulb, it_load_share, cooling, distribution)
    full = simulate_site_hours(outside, wet_bulb, np.ones_like(it_load_share), cooling, distribution)
    year = year_of(hours)
    return Site(
        found={
            "simulated_pue": year.pue,
            "simulated_peak_pue": year_of(full).peak_pue,
            "simulated_wue": year.wue,
            "it_full_load_hours": year.it_full_load_hours,
        },
        hours={"temperature": outside, "load": hours.facility},
        load=hours.facility,
        full_load=full.facility,
        it_load=it_load_share,
    )
