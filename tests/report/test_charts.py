"""The cash-flow chart."""

import math
import re
from xml.etree import ElementTree

import pytest

from aigf.report.charts import cash_flow
from tests.report import sample


def test_it_is_drawn_for_wide_and_narrow_pages_with_words() -> None:
    chart = cash_flow(sample.complete("nl")["series"], "nl")
    assert chart is not None
    for svg in (chart.wide, chart.narrow):
        root = ElementTree.fromstring(svg)  # noqa: S314 - made here
        assert root[0].tag.endswith("title")
        assert root[0].text == "Kasstroom van het project per jaar"
        assert root[1].text == chart.finding
        assert not re.search(r"https?://(?!www\.w3\.org/)", svg)
    ids = re.findall(r' id="([^"]+)"', chart.wide + chart.narrow)
    assert len(ids) == len(set(ids))
    assert "−1,5" in chart.wide


def test_its_finding_is_picked_from_the_net_cash_flow() -> None:
    chart = cash_flow(sample.complete("en")["series"], "en")
    assert chart is not None
    assert chart.finding == (
        "The net cash flow is lowest in 2027, at EUR −2.0 billion, is positive for the first time in 2029 "
        "and highest in 2030, at EUR 1.1 billion; it is negative in 2 of the 8 years."
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([-1e6, -2e6], "In no year does more come in than goes out; 2028 is the worst, at EUR −2.0 million."),
        ([1e6, 2e6], "In every year more comes in than goes out; 2028 is the best, at EUR 2.0 million."),
    ],
)
def test_the_other_findings(values: list[float], words: str) -> None:
    series = {"cash_flow": {"label": "Net", "unit": "EUR", "years": [2027, 2028], "values": values}}
    chart = cash_flow(series, "en")
    assert chart is not None
    assert chart.finding == words


def test_the_table_holds_what_the_chart_shows() -> None:
    chart = cash_flow(sample.complete("en")["series"], "en")
    assert chart is not None
    assert chart.unit == "EUR billion"
    assert chart.columns[0] == "Revenue by year"
    assert chart.rows[2] == ("2029", "1.10", "0.30", "0.00", "0.00", "0.00", "0.80")


def test_years_without_a_figure_are_left_open() -> None:
    years, values = [2027, 2028, 2029], [1e6, math.nan, None]
    chart = cash_flow({"cash_flow": {"label": "Net", "unit": "EUR", "years": years, "values": values}}, "en")
    assert chart is not None
    assert chart.rows == (("2027", "1.00"),)


def test_no_figures_no_chart() -> None:
    assert cash_flow(sample.unknown("nl")["series"], "nl") is None
    assert cash_flow({}, "nl") is None


def test_what_is_spent_stands_below_the_axis_whatever_its_sign() -> None:
    series = sample.complete("en")["series"]
    negative = {**series, "capital_expenditure": {**series["capital_expenditure"]}}
    spent = [-value for value in series["capital_expenditure"]["values"]]
    negative["capital_expenditure"]["values"] = spent
    one, other = cash_flow(series, "en"), cash_flow(negative, "en")
    assert one is not None
    assert other is not None
    assert one.wide == other.wide
