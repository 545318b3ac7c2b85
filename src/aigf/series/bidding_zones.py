"""The country that a bidding zone is in, from the way that ENTSO-E and Ember write it; and the zone of a place.

A country with several zones has areas here that lie in one of them without doubt: no other zone of that country comes
near. They are drawn by hand, and were held to the outlines of the zones in entsoe-py (2026). Of places between them the
zone is not known.
"""

from __future__ import annotations

import re

#: The countries of Ember's file of European prices, by the names that it has for them.
_NAMES = {
    "austria": "AT",
    "belgium": "BE",
    "bulgaria": "BG",
    "croatia": "HR",
    "czechia": "CZ",
    "czech republic": "CZ",
    "denmark": "DK",
    "estonia": "EE",
    "finland": "FI",
    "france": "FR",
    "germany": "DE",
    "greece": "GR",
    "hungary": "HU",
    "ireland": "IE",
    "italy": "IT",
    "latvia": "LV",
    "lithuania": "LT",
    "luxembourg": "LU",
    "montenegro": "ME",
    "netherlands": "NL",
    "north macedonia": "MK",
    "norway": "NO",
    "poland": "PL",
    "portugal": "PT",
    "romania": "RO",
    "serbia": "RS",
    "slovakia": "SK",
    "slovenia": "SI",
    "spain": "ES",
    "sweden": "SE",
    "switzerland": "CH",
    "united kingdom": "GB",
}
#: NL, DE-LU, DE-AT-LU, IT-North, NO2, IE(SEM): the first two letters; the others where they are a country too.
_CODED = re.compile(r"([A-Z]{2})((?:-[A-Z]{2})*)(?:\d.*|[-(].*)?")
#: Degrees south, north, west and east.
_Area = tuple[float, float, float, float]
_AREAS: dict[str, dict[str, tuple[_Area, ...]]] = {
    "DK": {"DK1": ((54.0, 58.0, 7.5, 10.7),), "DK2": ((54.0, 58.0, 11.8, 15.5),)},
    "GB": {"GB": ((49.8, 61.0, -5.2, 2.0),), "SEM": ((54.0, 55.2, -8.2, -5.4),)},
    "IT": {
        "IT-NORTH": ((44.75, 47.25, 6.0, 14.0),),
        "IT-CENTRE-NORTH": ((43.3, 43.9, 10.2, 11.4),),
        "IT-CENTRE-SOUTH": ((41.4, 42.2, 11.5, 13.75),),
        "IT-SOUTH": ((40.3, 41.9, 16.8, 18.75),),
        "IT-CALABRIA": ((38.5, 39.5, 15.5, 17.5),),
        "IT-SICILY": ((36.0, 37.75, 11.5, 15.5), (37.75, 38.5, 11.5, 15.2)),
        "IT-SARDINIA": ((38.5, 41.5, 7.5, 10.0),),
    },
    "NO": {
        "NO1": ((59.5, 60.5, 10.75, 13.0), (60.5, 61.5, 10.5, 13.0)),
        "NO2": ((57.5, 58.6, 4.0, 12.0), (58.6, 59.9, 4.0, 7.5), (58.6, 59.75, 7.5, 9.0)),
        "NO3": ((63.0, 63.75, 5.0, 14.0), (62.0, 63.0, 4.0, 7.5)),
        "NO4": ((65.75, 71.5, 10.0, 32.0),),
        "NO5": ((60.4, 60.75, 4.5, 6.5),),
    },
    "SE": {
        "SE1": ((66.75, 69.5, 14.0, 25.0), (65.25, 66.75, 20.5, 25.0)),
        "SE2": ((62.75, 63.75, 11.0, 22.0),),
        "SE3": ((57.5, 60.25, 10.0, 20.0),),
        "SE4": ((55.0, 56.5, 10.0, 20.0),),
    },
}
#: The single electricity market of the island of Ireland, as it is written: its country, else none, before it.
_SEM = re.compile(r"(?:IE[-_ (]*)?SEM\)?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r".*\(([A-Z]{2})\)")


def countries_of(bidding_zone: str) -> frozenset[str]:
    """The countries that a zone is in, as ISO 3166 codes; empty where that is not known.

    >>> sorted(countries_of("DE-LU")), countries_of("Netherlands") == countries_of("BZN|NL"), countries_of("IT-North")
    (['DE', 'LU'], True, frozenset({'IT'}))
    """
    label = bidding_zone.rpartition("|")[2].strip()
    name = _NAMES.get(label.casefold())
    if name is not None:
        return frozenset({name})
    if _SEM.fullmatch(label):
        return frozenset({"IE", "GB"})
    bracketed = _IN_BRACKETS.fullmatch(label)
    if bracketed is not None:
        return frozenset({bracketed.group(1)})
    coded = _CODED.fullmatch(label)
    if coded is None:
        return frozenset()
    return frozenset({coded.group(1), *filter(None, coded.group(2).split("-"))})


def has_several(country: str) -> bool:
    """Whether a country has more than one bidding zone."""
    return country in _AREAS


def zone_in(bidding_zone: str, country: str) -> str:
    """The zone of a country with several that a label names; '' where it names none of them, but the country.

    >>> zone_in("BZN|NO2", "NO"), zone_in("IT_North", "IT"), zone_in("Norway", "NO"), zone_in("IE(SEM)", "GB")
    ('NO2', 'IT-NORTH', '', 'SEM')
    """
    label = bidding_zone.rpartition("|")[2].strip()
    if _SEM.fullmatch(label):
        return "SEM"
    plain = _plainly(label).removesuffix("NSL")  # the end of a cable that has a price of its own
    return next((zone for zone in _AREAS.get(country, {}) if _plainly(zone) == plain), "")


def zone_at(point: tuple[float, float], country: str) -> str:
    """The zone of a place in a country with several; '' where that is not beyond doubt."""
    latitude, longitude = point
    for zone, areas in _AREAS.get(country, {}).items():
        for south, north, west, east in areas:
            if south <= latitude <= north and west <= longitude <= east:
                return zone
    return ""


def _plainly(label: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", label.upper())
