"""Where the user's hourly series are of, beside where the site is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from aigf.documents import Place, Problem
from aigf.series import WEATHER, Source
from aigf.series.bidding_zones import countries_of, has_several, zone_at, zone_in
from aigf.series.location import far_apart
from aigf.series.sun import difference, limits, said
from aigf.study.case import Case
from aigf.study.connection import station_of
from aigf.study.own_series import OwnSeries
from aigf.text import Text

#: The middle of the Netherlands, for a site there of which nothing nearer is known.
_DUTCH = (52.15, 5.39)


def place_warnings(case: Case) -> list[Text]:
    """Says of which files the weather is of far away, the prices of another bidding zone, the sun of another hour."""
    own = case.own
    if own is None:
        return []
    site = _site(case)
    taken = set(own.columns.values())
    found = []
    for source in own.sources:
        here = taken & set(source.columns)
        if here & set(WEATHER):
            found += _far(source, site)
        if "price_eur_mwh" in here:
            found += _elsewhere(source, case)
    return [*found, *(text for apart, text in _suns(own, site) if apart <= 1.0)]


def place_problems(case: Case) -> list[Problem]:
    """A problem where the sun of a series that says no place is hours away from that of the site."""
    own = case.own
    if own is None:
        return []
    column = own.columns.get("solar", "")
    source = own.source_of(column)
    expected = Text("times in UTC, or the time zone with each of them")
    return [
        Problem(Place(source.file, 1, 1), column, text, expected)
        for apart, text in _suns(own, _site(case))
        if apart > 1.0 and source is not None
    ]


def _site(case: Case) -> tuple[float, float] | None:
    """Latitude and longitude of the site, of its station, or of the middle of the country; None where not known."""
    site = case.read.proposal.site
    if site.latitude is not None and site.longitude is not None:
        return site.latitude, site.longitude
    station = station_of(case)
    if station is not None:
        return station.latitude, station.longitude
    return _DUTCH if site.country == "NL" else None


def _far(source: Source, site: tuple[float, float] | None) -> list[Text]:
    point = source.location.point
    apart = None if point is None or site is None else far_apart(point, site)
    if apart is None:
        return []
    values = {"file": Path(source.file).name, "place": source.location.written(), "distance": apart}
    return [Text("The weather in {file} is of {place}, some {distance} km from the site.", values)]


def _elsewhere(source: Source, case: Case) -> list[Text]:
    """Says where prices are of another bidding zone than the site's, and where that is not known."""
    zone, country = source.location.bidding_zone, case.read.proposal.site.country
    countries = countries_of(zone)
    values = {"file": Path(source.file).name, "zone": zone, "country": country}
    if not zone:
        return []
    if not countries:
        return [Text("Is the bidding zone of the prices in {file}, {zone}, that of the site?", values)]
    if country not in countries:
        return [
            Text(
                "The prices in {file} are of another bidding zone than the site's ({country}): {zone}.",
                values,
            )
        ]
    return _of_several(zone, case, values) if has_several(country) else []


def _of_several(zone: str, case: Case, values: dict[str, str]) -> list[Text]:
    """Says of prices in a country with several bidding zones where they are not those of the site's."""
    site = case.read.proposal.site
    named, here = zone_in(zone, site.country), ""
    if site.latitude is not None and site.longitude is not None:
        here = zone_at((site.latitude, site.longitude), site.country)
    if site.country == "GB" and "SEM" not in {named, here}:
        return []  # Great Britain is one zone
    if not named:
        return [
            Text(
                "{country} has several bidding zones: the prices in {file} are those of {zone} as a whole.",
                values,
            )
        ]
    if not here:
        return [
            Text(
                "{country} has several bidding zones: is {zone}, that of the prices in {file}, that of the site?",
                values,
            )
        ]
    if named == here:
        return []
    return [
        Text(
            "The prices in {file} are of another bidding zone than the site's ({country}): {zone}.",
            values | {"country": here},
        )
    ]


def _suns(own: OwnSeries, site: tuple[float, float] | None) -> Sequence[tuple[float, Text]]:
    """How far the sun of a series without a place is from that of the site, over what is refused; where it is far."""
    column = own.columns.get("solar")
    source = own.source_of(column)
    if column is None or source is None or site is None or own.hours is None or own.given.solar is None:
        return []
    if source.location.longitude is not None:
        return []
    apart = difference(own.hours, own.given.solar, site[1])
    warned, refused = limits(column)
    if apart is None or abs(apart[2]) <= warned:
        return []
    values = {"file": Path(source.file).name, "seen": said(apart[0], apart[1], site[1])}
    return [
        (abs(apart[2]) / refused, Text("Are the times in {file} in UTC? {seen}, that of the site.", values))
    ]
