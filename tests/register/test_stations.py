"""The stations: found by what people write, with years that somebody published."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import pytest

from aigf.register.stations import (
    REGIONAL,
    STATIONS,
    area_of_province,
    load_areas,
    load_stations,
    station_named,
    stations_like,
)

GRIDKIT = Path(__file__).parents[3] / "shared" / "data" / "grid" / "NL_EHV_stations_entsoe_gridkit.csv"
PROVINCES = {
    *("Groningen", "Friesland", "Drenthe", "Overijssel", "Flevoland", "Gelderland", "Utrecht"),
    *("Noord-Holland", "Zuid-Holland", "Zeeland", "Noord-Brabant", "Limburg"),
}


def test_every_year_has_a_source_and_says_how_sure_it_is() -> None:
    for area in load_areas().values():
        assert area.p10 <= area.p50 <= area.p90 <= 2040
        assert area.source.address.startswith("https://")
        assert area.confidence == "judgement", "three years out of a statement are a judgement"
        assert all(len(area.note[lang]) > 40 for lang in ("nl", "en")), "a judgement explains itself"
        assert set(area.provinces) <= PROVINCES


def test_years_are_those_that_were_published() -> None:
    """Groningen 2032 to 2034; Zeeland 2029 to 2035; Utrecht, Gelderland and the Flevopolder 2033, at worst 2035."""
    areas = load_areas()
    ends = {name: (areas[name].p10, areas[name].p90) for name in areas}
    assert ends["groningen"] == (2032, 2034)
    assert ends["zeeland"] == (2029, 2035)
    assert ends["utrecht-gelderland-flevopolder"] == (2033, 2035)
    assert ends["noord-brabant"] == (2027, 2033)


def test_the_stations_of_the_extra_high_voltage_grid_are_there() -> None:
    stations = {station.name: station for station in load_stations()}
    assert len(stations) >= 35
    assert {"Eemshaven", "Maasvlakte", "Borssele", "Geertruidenberg", "Maasbracht", "Zwolle"} <= set(stations)
    assert {station.province for station in stations.values()} <= PROVINCES
    assert stations["Maasbracht"].area is None, "nobody published a year for Limburg"
    assert all(50.7 < station.latitude < 53.6 for station in stations.values())
    assert all(3.3 < station.longitude < 7.3 for station in stations.values())


def test_they_stand_where_the_map_has_them() -> None:
    """All but the planned ones are within a tenth of a degree of a station of the extract of the ENTSO-E map."""
    if not GRIDKIT.exists():
        pytest.skip("the map is not here")
    with GRIDKIT.open(encoding="utf-8") as file:
        places = [(float(row["lat"]), float(row["lon"])) for row in csv.DictReader(file)]
    planned = {"Amaliahaven", "Middenmeer", "Moerdijk"}
    for station in load_stations():
        if station.name in planned:
            continue
        near = min(math.dist((station.latitude, station.longitude), place) for place in places)
        assert near < 0.1, station.name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Maasvlakte", "Maasvlakte"),
        ("MAASVLAKTE 380 kV", "Maasvlakte"),
        ("hoogspanningsstation Maasvlakte 380kV", "Maasvlakte"),
        ("Eemshaven", "Eemshaven"),
        ("Eemshaven-Oudeschip 380 kV", "Eemshaven-Oudeschip"),
        ("eemshaven oudeschip", "Eemshaven-Oudeschip"),
        ("Vierverláten", "Vierverlaten"),
        ("Zeijerveen 220 kV", "Zeyerveen"),
        ("nieuw station Kop van Noord-Holland", "Middenmeer"),
        ("Moerdijk of Geertruidenberg", None),
        ("Example 380 kV", None),
        ("380 kV", None),
        ("", None),
    ],
)
def test_a_station_is_found_by_what_people_write(said: str, name: str | None) -> None:
    found = station_named(said)
    assert (found.name if found else None) == name


def test_every_station_is_found_by_its_own_names() -> None:
    for station in load_stations():
        for name in (station.name, *station.aliases):
            found = station_named(f"{name} {station.voltage} kV")
            assert found is not None and found.name == station.name, name


def test_like_names_are_proposed() -> None:
    assert stations_like("Massvlakte 380 kV") == ("Maasvlakte",)
    assert set(stations_like("Moerdijk of Geertruidenberg")) == {"Moerdijk", "Geertruidenberg"}
    assert stations_like("Parijs") == ()


def test_a_province_has_one_area() -> None:
    areas = load_areas()
    spoken_for = [province for area in areas.values() for province in area.provinces]
    assert len(spoken_for) == len(set(spoken_for))
    assert area_of_province("zeeland").id == "zeeland"
    assert area_of_province("Noord Brabant").id == "noord-brabant"
    assert area_of_province("Limburg").id == REGIONAL
    assert area_of_province(None).id == REGIONAL


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("p10: 2032", "p10: soon", "p10: is missing or not a whole number"),
        ("p10: 2032", "p10: 2044", "area groningen: p10, p50 and p90 are not in order"),
        ("area: zeeland}", "area: zealand}", "area: is missing or not one of groningen"),
        ('voltage: "380"', 'voltage: "400"', "voltage: is missing or not one of 380"),
        ("name: Bergum", "name: Beverwijk", "Beverwijk is there twice"),
        ("confidence: judgement", "confidence: rumour", "confidence: is missing or not one of measured"),
    ],
)
def test_what_is_wrong_is_refused(tmp_path: Path, before: str, after: str, words: str) -> None:
    file = tmp_path / "stations.yaml"
    file.write_text(STATIONS.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    with pytest.raises(ValueError, match=words):
        load_stations(file)
