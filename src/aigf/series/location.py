"""Where a series is of: a place on earth, a station, a bidding zone; and how far places are apart."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from aigf.documents import shown

#: Mean radius of the earth [km] (IUGG).
_RADIUS = 6371.0
#: Weather differs little over this distance [km]; the Netherlands are as long from north to south.
FAR = 300.0


class Location(NamedTuple):
    """What a file says of where its values are of; what it does not say is None or empty."""

    latitude: float | None = None  #: degrees north
    longitude: float | None = None  #: degrees east
    station: str = ""  #: of a weather service, or the city in the file
    bidding_zone: str = ""  #: of prices: as the file writes it, such as NL or Netherlands

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, where both are known."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude

    def as_object(self) -> dict[str, Any]:
        """The place as it is kept in JSON."""
        return {
            "latitude": self.latitude,
            "longitude": self.longitude,
            "station": self.station or None,
            "bidding_zone": self.bidding_zone or None,
        }

    def written(self) -> str:
        """The place in one line, in figures and names that need no translation; empty where nothing is known."""
        parts = [part for part in (self.station, self.bidding_zone) if part]
        if self.point is not None:
            parts.append(f"{self.point[0]:g}, {self.point[1]:g}")
        return "; ".join(parts)


NOWHERE = Location()


def location(
    latitude: object, longitude: object, station: object = "", bidding_zone: object = ""
) -> Location:
    """The place of coordinates that are numbers within bounds, or texts of them; without them where they are not."""
    north, east = _within(latitude, 90.0), _within(longitude, 180.0)
    named = [shown(str(part).strip(), 40) if str(part).strip() else "" for part in (station, bidding_zone)]
    if north is None or east is None:
        return Location(None, None, *named)
    return Location(north, east, *named)


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance over the earth between two places in degrees [km], by the haversine formula."""
    (north, east), (to_north, to_east) = (tuple(map(math.radians, place)) for place in (one, other))
    half = (
        math.sin((to_north - north) / 2.0) ** 2
        + math.cos(north) * math.cos(to_north) * math.sin((to_east - east) / 2.0) ** 2
    )
    return 2.0 * _RADIUS * math.asin(min(math.sqrt(half), 1.0))


def far_apart(one: tuple[float, float], other: tuple[float, float]) -> int | None:
    """The distance between two places that are far apart, in hundreds of kilometres [km]; None where they are not."""
    between = distance(one, other)
    return round(between / 100.0) * 100 if between > FAR else None


def _within(value: object, bound: float) -> float | None:
    try:
        number = float(str(value).strip().replace(",", "."))
    except ValueError:
        return None
    return number if -bound <= number <= bound else None
