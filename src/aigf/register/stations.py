"""The Dutch extra-high-voltage stations, and the years from which areas of the grid have room for a large user."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from aigf.register.entry import CONFIDENCES, GRADES, Entry, Source
from aigf.register.rows import LANGUAGES, read_rows

STATIONS = Path(__file__).parent / "stations.yaml"

#: The area of a station for which nobody has published a year.
NO_AREA = "none"
#: What the years of an area are.
GRID_ROOM = {
    "nl": "Jaar vanaf wanneer er op het hoogspanningsnet ruimte is (P50, met P10 en P90)",
    "en": "Year from which the high-voltage grid has room (P50, with P10 and P90)",
}
#: The area that stands for the regional grids together.
REGIONAL = "regional"
REGIONAL_GRIDS = {"nl": "de regionale netten samen", "en": "the regional grids together"}

_VOLTAGE = re.compile(r"\b(?:110|150|220|380)(?:\s*kv\b|\b)")
_GENERAL = frozenset(
    {"kv", "station", "hoogspanningsstation", "substation", "onderstation", "new", "nieuw", "tennet"}
)


@dataclass(frozen=True)
class Area:
    """A part of the grid, and the calendar years from which it has room for new firm off-take: P10, P50 and P90.

    ``provinces`` are those it speaks for as a whole.
    """

    id: str
    provinces: tuple[str, ...]
    p10: int
    p50: int
    p90: int
    source: Source
    confidence: str
    note: dict[str, str]

    def _called(self, lang: str) -> str:
        return REGIONAL_GRIDS[lang] if self.id == REGIONAL else self.id

    def as_entry(self) -> Entry:
        """The years as a row of the register, which holds for the stations of this part of the grid."""
        return Entry(
            name=f"grid_room_{self.id.replace('-', '_')}_year",
            perspective="power",
            title={lang: f"{text}: {self._called(lang)}" for lang, text in GRID_ROOM.items()},
            unit="year",
            value=self.p50,
            by_year={},
            low=self.p10,
            high=self.p90,
            distribution="percentiles",
            source=self.source,
            confidence=self.confidence,
            note=self.note,
        )


@dataclass(frozen=True)
class Station:
    """A station of 380 or 220 kV; ``area`` is None where no year has been published for its part of the grid."""

    name: str
    aliases: tuple[str, ...]
    province: str
    voltage: str
    latitude: float
    longitude: float
    area: Area | None


@cache
def load_areas(path: Path = STATIONS) -> dict[str, Area]:
    """The areas by id.

    Raises ValueError with everything that is missing, unknown or of another kind, and for years out of order.
    """
    wanted: dict[str, Any] = {
        "id": str,
        "provinces": list,
        **dict.fromkeys(("p10", "p50", "p90"), int),
        **dict.fromkeys(("title", "address", "section", "date"), str),
        "confidence": CONFIDENCES,
        "grade": GRADES,
        "note": LANGUAGES,
    }
    found = {}
    for row in read_rows(path, "areas", wanted, other=("stations",)):
        source = Source(*(row.pop(name) for name in ("title", "address", "section", "date", "grade")))
        area = Area(**{**row, "provinces": tuple(row["provinces"])}, source=source)
        if not area.p10 <= area.p50 <= area.p90:
            raise ValueError(f"{path}: area {area.id}: p10, p50 and p90 are not in order")
        found[area.id] = area
    return found


@cache
def load_stations(path: Path = STATIONS) -> tuple[Station, ...]:
    """The stations in the order of their names.

    Raises ValueError with everything that is missing, unknown or of another kind, and for an area that is not there.
    """
    areas = load_areas(path)
    wanted: dict[str, Any] = {
        "name": str,
        "aliases": list,
        "province": str,
        "voltage": ("380", "220", "380/220"),
        "latitude": float,
        "longitude": float,
        "place": ("gridkit", "site"),
        "area": (*areas, NO_AREA),
    }
    stations = [
        Station(
            row["name"],
            tuple(row["aliases"]),
            row["province"],
            row["voltage"],
            row["latitude"],
            row["longitude"],
            areas.get(row["area"]),
        )
        for row in read_rows(path, "stations", wanted, other=("areas",))
    ]
    return tuple(sorted(stations, key=lambda station: station.name))


def area_of_province(province: str | None) -> Area:
    """The area that speaks for a province; that of the regional grids together where none does."""
    areas = load_areas()
    wanted = _plain(province or "")
    return next(
        (area for area in areas.values() if wanted in map(_plain, area.provinces)),
        areas[REGIONAL],
    )


def station_named(text: str) -> Station | None:
    """The station that a text names, whatever its case, accents, hyphens and voltage; None where it names no one.

    >>> station_named("Maasvlakte 380 kV").name, station_named("EEMSHAVEN OUDESCHIP").name, station_named("Parijs")
    ('Maasvlakte', 'Eemshaven-Oudeschip', None)
    """
    said = _words(text)
    named = {
        words: station
        for station in load_stations()
        for words in map(_words, (station.name, *station.aliases))
        if words and words <= said
    }
    # A station whose words are all in another's name is not meant: Eemshaven in Eemshaven-Oudeschip.
    meant = {
        station.name: station for words, station in named.items() if not any(words < other for other in named)
    }
    return next(iter(meant.values())) if len(meant) == 1 else None


def stations_like(text: str) -> tuple[str, ...]:
    """The names of up to three stations most like a text, the most like first; empty where nothing resembles it.

    >>> stations_like("Massvlakte 380kV")
    ('Maasvlakte',)
    """
    by_form = {
        _plain(form): station.name for station in load_stations() for form in (station.name, *station.aliases)
    }
    said = " ".join(sorted(_words(text), key=_plain(text).find))
    parts = [said, *said.split()]
    close = [name for part in parts for name in get_close_matches(part, by_form, n=3, cutoff=0.7)]
    return tuple(dict.fromkeys(by_form[form] for form in close))[:3]


def _words(text: str) -> frozenset[str]:
    return frozenset(_VOLTAGE.sub(" ", _plain(text)).split()) - _GENERAL


def _plain(text: str) -> str:
    """Without case, accents and punctuation."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.sub(r"[^a-z0-9]+", " ", "".join(filter(_is_base, letters))).split())


def _is_base(letter: str) -> bool:
    return not unicodedata.combining(letter)
