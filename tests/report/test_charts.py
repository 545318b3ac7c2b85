"""The charts: drawn, with their finding, their table and their file."""

import csv
import math
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from aigf.report.charts import (
    Chart,
    actors_balance,
    connection_years,
    csv_link,
    frontier_trend,
    harmless,
    year_heat,
    year_load,
)
from aigf.report.charts.frontier import year_of
from aigf.report.charts.load import day_name
from tests.report import sample


def drawn(lang: str) -> dict[str, Chart]:
    result = sample.awaited() if lang == "en" else sample.complete(lang)
    found = (
        year_load(result["year"], lang),
        actors_balance(result["actors"], lang),
        connection_years(result["connection"], lang),
        frontier_trend(result["frontier"], result["quantities"]["frontier_window"], lang),
    )
    return {chart.name: chart for chart in found if chart is not None}


def rows_of(link: str, delimiter: str = ",") -> list[list[str]]:
    head, _, text = link.partition(",")
    assert head == "data:text/csv;charset=utf-8"
    text = unquote(text)
    assert text.startswith("\ufeff"), "spreadsheets need the mark to read UTF-8"
    return list(csv.reader(text[1:].splitlines(), delimiter=delimiter))


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_each_is_drawn_for_wide_and_narrow_pages_with_words(lang: str) -> None:
    charts = drawn(lang)
    assert list(charts) == ["load", "actors", "connection", "frontier"]
    for chart in charts.values():
        for svg in (chart.wide, chart.narrow):
            root = ElementTree.fromstring(svg)  # noqa: S314 - made here
            assert root[0].tag.endswith("title")
            assert root[0].text == chart.title
            assert root[1].text == chart.finding
            assert not re.search(r"https?://(?!www\.w3\.org/)", svg)
        assert chart.finding.endswith(".")
        assert all(len(row) == len(chart.columns) + 1 for row in chart.rows)
        assert len(rows_of(chart.file, ";" if lang == "nl" else ",")) == len(chart.rows) + 1
    ids = re.findall(r' id="([^"]+)"', "".join(chart.wide + chart.narrow for chart in charts.values()))
    assert len(ids) == len(set(ids))
    decimal, other = ((",", "."), (".", ","))[lang == "en"]
    for chart in charts.values():
        assert not re.search(rf">\d+[{other}]\d</", chart.wide)
    assert any(re.search(rf"\d[{decimal}]\d\d$", cell) for row in charts["actors"].rows for cell in row)


def test_drawing_again_gives_the_same(drawn_anew: Callable[[], None]) -> None:
    before = drawn("nl")
    drawn_anew()
    assert drawn("nl") == before


def test_a_file_is_for_the_reader_of_its_language_and_runs_nothing() -> None:
    rows: list[list[str | float | None]] = [["=1+1", 1.5, None], ["@x", -2e9, math.nan], ["a;b", 0.0, 1e-7]]
    assert rows_of(csv_link(["-name", "b"], rows, "nl"), ";") == [
        ["'-name", "b"],
        ["'=1+1", "1,5", ""],
        ["'@x", "-2000000000", ""],
        ["a;b", "0", "1e-07"],
    ]
    assert rows_of(csv_link(["a"], [["x", 1.5]], "en"))[1] == ["x", "1.5"]
    assert [harmless(text) for text in ("+1", "\t=1", " =1", "-", "a=1")] == [
        "'+1",
        "'\t=1",
        "' =1",
        "'-",
        "a=1",
    ]


def test_the_finding_of_the_load_follows_its_days() -> None:
    year: dict[str, Any] = sample.complete("en")["year"]
    warm = [10.5 - 8 * math.cos(2 * math.pi * (day - 20) / 365) for day in year["day"]]
    year |= {"temperature": warm, "load_mw": [150 + 0.4 * degrees for degrees in warm]}
    chart = year_load(year, "en")
    assert chart is not None
    assert chart.finding.startswith("The load is highest when it is warm")
    flat = year_load({**year, "load_mw": [150.0] * 365}, "en")
    assert flat is not None
    assert flat.finding == "The load is the same on every day of the year: 150 MW on average."
    steady = year_load({**year, "load_mw": [150.0, 151.0] * 182 + [150.0]}, "en")
    assert steady is not None
    assert steady.finding == (
        "The load hardly changes over the year: the mean of a day lies between 150 MW and 151 MW."
    )
    cold = year_load({**year, "temperature": [-value for value in year["temperature"]]}, "en")
    assert cold is not None
    assert cold.finding.startswith("As the mean of a day, the load is highest on 21 July")
    only = year_load({"day": year["day"], "load_mw": year["load_mw"]}, "en")
    assert only is not None
    assert only.columns == ("Mean load (MW)",)
    assert year_load(None, "en") is None
    assert year_load({"day": [1, 2], "load_mw": [1.0, None]}, "en") is None
    assert day_name(365, "nl") == "31 december"


def heat(asked: list[float], delivered: list[float]) -> Chart | None:
    days = [*range(1, 32), *range(182, 213)]
    year = sample.complete("en")["year"]
    assert {"heat_available_mw", "heat_asked_mw", "heat_delivered_mw"} <= set(year)
    year |= {
        "day": days,
        "heat_available_mw": [150.0] * len(days),
        "heat_asked_mw": asked,
        "heat_delivered_mw": delivered,
    }
    return year_heat(year, "en")


def test_the_finding_of_the_heat_says_whether_the_demand_is_met() -> None:
    asked = [60.0, 100.0, *[60.0] * 29, *[10.0] * 31]
    met = heat(asked, asked)
    assert met is not None
    assert met.finding == (
        "Residual heat meets the demand on every day: the customers ask 100 MW at most, on 2 January, and 10 MW on "
        "average in July, while 150 MW is available."
    )
    short = heat(asked, [min(value, 70.0) for value in asked])
    assert short is not None
    assert short.finding == (
        "The customers ask more than is delivered on 1 day, most on 2 January: 100 MW against 70 MW. In July they "
        "ask 10 MW on average, while 150 MW is available."
    )
    assert short.rows[1] == ("2 January", "150.0", "100.0", "70.0")
    assert rows_of(short.file)[2] == ["2", "150", "100", "70"]
    nothing = heat(asked, [0.0] * 62)
    assert nothing is not None
    assert nothing.finding.startswith("Nothing of the 150 MW that is available is delivered")


def test_without_a_demand_for_heat_or_its_series_there_is_no_such_chart() -> None:
    assert heat([0.0] * 62, [0.0] * 62) is None
    assert year_heat(None, "en") is None
    year = sample.complete("en")["year"]
    del year["heat_asked_mw"]
    assert year_heat(year, "en") is None


@pytest.mark.parametrize(
    ("balances", "words"),
    [
        ((1e9, 2e9), "No Dutch actor is worse off; of the Dutch actors the largest gain is for Dutch users"),
        (
            (-1e9, -2e9),
            "No Dutch actor is better off; of the Dutch actors the largest loss is for Dutch users",
        ),
        (
            (-1e9, 2e9),
            "The largest gain among the Dutch actors: Dutch users, EUR 2.0 billion. The largest loss: Dutch state",
        ),
    ],
)
def test_the_finding_of_the_actors_follows_their_balances(balances: tuple[float, float], words: str) -> None:
    some = ("foreign_owners", "dutch_state", "dutch_users")
    actors = {actor["id"]: actor for actor in sample.complete("en")["actors"]}
    owners, *dutch = chosen = [actors[name] for name in some]
    for flow, value in zip(owners["flows"], (5.1e9, -4.9e9), strict=True):
        flow["value"] = value
    for actor, balance in zip(dutch, balances, strict=True):
        actor["balance"] = {"value": balance, "low": None, "high": None}
    chart = actors_balance(chosen, "en")
    assert chart is not None
    assert words in chart.finding
    assert chart.rows[0][1:3] == ("5.10", "−4.90")


def test_actors_without_a_balance_are_left_out() -> None:
    actors = sample.complete("en")["actors"]
    for actor in actors:
        if actor["dutch"]:
            actor["balance"]["value"] = None
    chart = actors_balance(actors, "en")
    assert chart is not None
    assert [row[0] for row in chart.rows] == [actor["title"]["en"] for actor in actors if not actor["dutch"]]
    assert chart.rows
    assert chart.finding == "The result names no Dutch actor."
    assert actors_balance(None, "en") is None
    assert actors_balance([], "en") is None


@pytest.mark.parametrize(
    ("flop", "window", "words"),
    [
        (1e29, 2.4, "in 2029 that is at or above the trend (8.2 × 10²⁸ FLOP), and it stays"),
        (2e28, 1.4, "in 2029 that is below the trend (8.2 × 10²⁸ FLOP), and it stays within a factor of ten"),
        (1e27, 0.0, "that is already more than a factor of ten below the trend"),
        (1e28, None, "how long this factory keeps up with it, is not known"),
    ],
)
def test_the_finding_of_the_frontier_follows_the_factory(
    flop: float, window: float | None, words: str
) -> None:
    frontier = sample.complete("en")["frontier"]
    frontier |= {"reference_flop": 2e26, "growth": 4.5, "known_until": 2035, "ceiling": 1e40}
    frontier["factory"] |= {"date": "2029-01-01", "flop": flop}
    chart = frontier_trend(frontier, {"value": window}, "en")
    assert chart is not None
    assert words in chart.finding


@pytest.mark.parametrize(
    ("year", "flop", "window", "words"),
    [
        (
            2034,
            1e27,
            0.0,
            "more than a factor of ten below the frontier of 2030 (3.0 × 10²⁹ FLOP), the last year",
        ),
        (2034, 1e29, None, "the frontier stands at 3.0 × 10²⁹ FLOP in 2030. How it goes on after that"),
        (2029, 1e29, 1.0, "It stays within a factor of ten of it up to 2030 at least"),
    ],
)
def test_the_frontier_is_not_told_beyond_its_source(
    year: int, flop: float, window: float | None, words: str
) -> None:
    frontier = sample.complete("en")["frontier"]
    frontier |= {"reference_flop": 2e26, "growth": 4.5, "known_until": 2030, "ceiling": 3e29}
    frontier["factory"] |= {"date": f"{year}-01-01", "flop": flop}
    chart = frontier_trend(frontier, {"value": window}, "en")
    assert chart is not None
    assert words in chart.finding


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {},
            "Station Maasvlakte: with a time-duration right the connection can be expected in 2031 (P10 2030, P90 "
            "2033), 2 years later than the planned start in 2029. The earliest is with a contract as congestion "
            "reliever: 2030.",
        ),
        ({"planned": 2031}, "(P10 2030, P90 2033), in time for 2031."),
        ({"plan": False}, "2 years later than building alone would allow (2029)."),
        (
            {"contract": None},
            "with a firm contract the connection can be expected in 2034 (P10 2031, P90 2035)",
        ),
        ({"station": None, "basis": "national"}, "National range, as no station is known: with"),
        ({"station": None, "basis": "regional"}, "Regional grid, for sites of this size: with"),
    ],
)
def test_the_finding_of_the_connection_follows_its_years(changes: dict[str, Any], words: str) -> None:
    connection = sample.awaited()["connection"]
    assert set(changes) <= set(connection)
    chart = connection_years(connection | changes, "en")
    assert chart is not None
    assert words in chart.finding


def test_the_years_of_the_connection_by_contract() -> None:
    connection = sample.awaited()["connection"]
    chart = connection_years(connection, "en")
    assert chart is not None
    assert chart.rows[0] == ("Firm contract", "2031", "2034", "2035", "5")
    assert len(chart.rows) == 4
    assert connection_years(None, "en") is None
    assert connection_years({**connection, "forms": []}, "en") is None


def test_a_frontier_that_is_not_all_there() -> None:
    frontier = sample.complete("en")["frontier"]
    without = frontier_trend({**frontier, "factory": None}, None, "en")
    assert without is not None
    assert without.finding == "What one run of this factory can reach is not known."
    stated = [{**model, "certainty": "published"} for model in frontier["models"]]
    one_kind = frontier_trend({**frontier, "models": stated}, None, "en")
    assert one_kind is not None
    assert one_kind.keys[0].label == "Model"
    for missing in ("models", "growth", "reference_flop", "reference_date", "known_until", "ceiling"):
        assert (
            frontier_trend({key: value for key, value in frontier.items() if key != missing}, None, "en")
            is None
        )
    assert frontier_trend(None, None, "en") is None
    assert year_of("2025") == 2025.0
    assert year_of("soon") == 0.0
