"""The country that a bidding zone of prices is in, from the way that ENTSO-E and Ember write it."""

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
    bracketed = _IN_BRACKETS.fullmatch(label)
    if bracketed is not None:
        return frozenset({bracketed.group(1)})
    coded = _CODED.fullmatch(label)
    if coded is None:
        return frozenset()
    return frozenset({coded.group(1), *filter(None, coded.group(2).split("-"))})
