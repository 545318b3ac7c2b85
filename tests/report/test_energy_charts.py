"""The charts of the section 'Energy hour by hour': what they say, draw, list and leave out."""

import csv
import re
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from aigf.report.charts import Chart, electricity_cost, load_duration, price_and_import, week_hours
from aigf.report.charts.load import short_day
from aigf.report.html import html_report
from tests.report import sample
from tests.report.sample import energy_hours

NAMES = ["duration", "week-winter", "week-summer", "price-import", "energy-cost"]


def drawn(hours: Any, lang: str = "en") -> dict[str, Chart]:
    found = (
        load_duration(hours, lang),
        *week_hours(hours, lang),
        price_and_import(hours, lang),
        electricity_cost(hours, lang),
    )
    return {chart.name: chart for chart in found if chart is not None}


def only(chart: Chart | None) -> Chart:
    assert chart is not None
    return chart


def changed(part: str, **values: Any) -> dict[str, Any]:
    """The sample with other values in one of its parts."""
    hours = energy_hours()
    hours[part] |= values
    return hours


def rows_of(chart: Chart, delimiter: str = ",") -> list[list[str]]:
    text = unquote(chart.file.partition(",")[2]).removeprefix("\ufeff")
    return list(csv.reader(text.splitlines(), delimiter=delimiter))


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.slow
def test_each_is_drawn_twice_with_its_words_table_and_file(lang: str) -> None:
    charts = drawn(energy_hours(), lang)
    assert list(charts) == NAMES
    for chart in charts.values():
        for svg in (chart.wide, chart.narrow):
            root = ElementTree.fromstring(svg)  # noqa: S314 - made here
            assert (root[0].text, root[1].text) == (chart.title, chart.finding)
        assert chart.finding.endswith(".")
        assert chart.rows
        assert all(len(row) == len(chart.columns) + 1 for row in chart.rows)
        assert len({len(row) for row in rows_of(chart, ";" if lang == "nl" else ",")}) == 1
    ids = re.findall(r' id="([^"]+)"', "".join(chart.wide + chart.narrow for chart in charts.values()))
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.slow
def test_the_section_and_its_way_in_stand_on_the_page(lang: str) -> None:
    page = html_report(sample.complete(lang), lang)
    assert '<a href="#energy-hours">' in page
    places = [page.index(f'<section id="{name}"') for name in ["load", "energy-hours", *NAMES, "frontier"]]
    assert places == sorted(places)


def test_a_result_without_hours_has_no_section() -> None:
    for empty in (None, {}):
        assert drawn(empty) == {}
    result = sample.plain("en")
    result["energy_hours"] = None
    assert "energy-hours" not in html_report(result, "en")


def test_a_thousand_keeps_its_digits_in_both_notations() -> None:
    hours = energy_hours()
    assert "2.000<" in only(load_duration(hours, "nl")).wide
    assert "2,000<" in only(load_duration(hours, "en")).wide


def test_the_duration_says_how_far_contracts_and_connection_reach() -> None:
    chart = only(load_duration(energy_hours(), "en"))
    assert chart.finding == (
        "In 3,700 of the 8,760 hours contracted sources cover the whole load; in the other hours the factory buys on "
        "the market, 150 MW at most. With the computers at their mean load, at most 155 MW passes the connection of "
        "160 MW, which carries as much in a year as in 8,200 hours at full capacity; with all of them at full power "
        "158 MW passes in the busiest hour. In 1,200 of the 8,760 hours more than 95% of the connection is used."
    )
    assert [key.label for key in chart.keys][-2:] == [
        "Capacity of the connection, as stated (160 MW)",
        "IT load (140 MW)",
    ]
    numbers = [int(row[0].replace(",", "")) for row in chart.rows]
    assert (numbers[0], numbers[-1]) == (1, 8760)
    assert numbers == sorted(set(numbers))
    assert "1,000" in [row[0] for row in chart.rows]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            {"bought_hours": 8760},
            "In every hour of the year something is bought on the market, 150 MW at most.",
        ),
        ({"bought_hours": 0}, "In every hour of the year contracted sources cover the whole load."),
        ({"nearly_full_hours": 0}, "At that mean load, in no hour more than 95% of the connection is used."),
        ({"connection_peak": 171.0}, "is too small for the busiest hour, which asks for 171 MW"),
    ],
)
def test_the_other_findings_of_the_duration(values: dict[str, Any], words: str) -> None:
    assert words in only(load_duration(changed("duration", **values), "en")).finding


def test_a_connection_that_nobody_stated_is_called_computed() -> None:
    chart = only(load_duration(changed("connection", stated=False), "en"))
    assert "Capacity of the connection, as computed (160 MW)" in [key.label for key in chart.keys]


def test_a_curve_that_the_result_leaves_out_is_not_drawn() -> None:
    powers = {"load": energy_hours()["duration"]["powers"]["load"]}
    assert only(load_duration(changed("duration", powers=powers), "en")).columns == ("Load (MW)",)


def test_a_week_names_its_days_and_what_served_them() -> None:
    winter, summer = week_hours(energy_hours(), "en")
    assert winter.finding == (
        "In the week of the winter in which purchases cost most, 15 January to 21 January, contracted sources cover "
        "68% of the load in the same hour. The factory buys 48 MW on average, at EUR 130 per MWh; the mean price of "
        "the year is EUR 85 per MWh."
    )
    assert summer.finding.startswith("In the week of the summer in which purchases cost least, 2 July")
    assert [row[0] for row in winter.rows] == [short_day(day, "en") for day in range(15, 22)]
    hours = rows_of(winter)
    assert hours[0][:3] == ["Day", "Hour", "Load (MW)"]
    assert len(hours) == 169
    assert [row[1] for row in hours[1:26]] == [*map(str, range(1, 25)), "1"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"covered_share": 0.0}, "the factory buys all of its 150 MW on average, at EUR 130 per MWh"),
        ({"paid": None, "bought": 0.0}, "contracted sources cover the whole load and nothing is bought."),
    ],
)
def test_the_other_findings_of_a_week(values: dict[str, Any], words: str) -> None:
    hours = energy_hours()
    hours["weeks"][0] |= values
    assert words in week_hours(hours, "en")[0].finding


def test_what_a_week_has_is_shown_and_what_it_lacks_is_not() -> None:
    hours = energy_hours()
    hours["weeks"] = hours["weeks"][:1]
    for part in (hours["weeks"][0], hours["weeks"][0]["days"]):
        many = len(part["price"])
        part["powers"] = {"load": [150.0] * many, "backup": [20.0] * many, "curtailed": [5.0] * many}
        part["powers"] |= {"discharge": [125.0] * many}
    (chart,) = week_hours(hours, "en")
    assert [key.label for key in chart.keys] == [
        "Load",
        "From the battery",
        "From backup power",
        "Mean price of the year",
    ]
    assert chart.columns[:4] == (
        "Load (MW)",
        "From the battery (MW)",
        "From backup power (MW)",
        "Load turned down (MW)",
    )


def test_both_weeks_stand_on_one_scale() -> None:
    hours = energy_hours()
    for part in (hours["weeks"][0], hours["weeks"][0]["days"]):
        part["powers"] = {**part["powers"], "surplus": [900.0] * len(part["price"])}
    labels = [re.findall(r">([\d,]+)</text>", chart.wide)[:4] for chart in week_hours(hours, "en")]
    assert labels[0] == labels[1]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            {},
            "EUR 99 per MWh on average, 16% above the mean price of EUR 85 per MWh: it has to buy more in dear hours",
        ),
        (
            {"paid": 68.0},
            "20% below the mean price of EUR 85 per MWh: it buys more in cheap hours than in dear ones.",
        ),
        ({"paid": 85.2}, "as good as the mean price of EUR 85 per MWh"),
        ({"paid": None}, "Nothing is bought on the market, whose mean price is EUR 85 per MWh."),
        ({}, "In 410 of the 8,760 hours the price is below zero."),
        ({"negative_hours": 0}, "In no hour is the price below zero."),
    ],
)
def test_the_finding_of_the_prices_follows_what_is_paid(values: dict[str, Any], words: str) -> None:
    assert words in only(price_and_import(changed("prices", **values), "en")).finding


def test_the_bands_are_named_and_their_shares_listed() -> None:
    chart = only(price_and_import(energy_hours(), "en"))
    assert [row[0] for row in chart.rows] == ["below 0", "0 to 50", "50 to 100", "100 and above"]
    assert chart.rows[2] == ("50 to 100", "2,190", "90", "60", "25", "40")
    hours = energy_hours()
    for band in hours["prices"]["bands"]:
        band["cost_share"] = None
    assert len(only(price_and_import(hours, "en")).columns) == 4


def test_the_cost_names_its_largest_part_and_what_proceeds_take_off() -> None:
    chart = only(electricity_cost(energy_hours(), "en"))
    assert chart.finding == (
        "A MWh costs the factory EUR 93 per MWh, all in (P5 to P95: 80 to 110). The largest part: contracted "
        "electricity, EUR 80 per MWh. Proceeds take EUR 20 per MWh off."
    )
    assert chart.rows[2:] == (
        ("Sale of surplus", "−20"),
        ("Energy tax", "3.1"),
        ("Total", "93"),
        ("Total, P5", "80"),
        ("Total, P95", "110"),
    )


def test_a_cost_without_range_or_proceeds_says_nothing_of_them() -> None:
    hours = energy_hours()
    hours["cost"]["parts"] = hours["cost"]["parts"][:2]
    hours["cost"]["total"] = {"value": 110.0, "low": None, "high": None}
    chart = only(electricity_cost(hours, "en"))
    assert "P5" not in chart.finding
    assert "Proceeds" not in chart.finding
    assert [key.label for key in chart.keys] == ["Cost", "Total"]
    assert chart.rows[-1] == ("Total", "110")
    hours["cost"]["parts"] = []
    assert electricity_cost(hours, "en") is None
