"""A chart that rests on something assumed says so, names it and what it is, and says it once."""

from __future__ import annotations

import pytest

from aigf.report.drawn import drawings, drawn_charts, unit_economics_assumed
from aigf.report.html import html_report
from aigf.report.questions.assumptions import assumed_behind
from aigf.report.questions.sentences import Facts
from aigf.report.statements import COMPARABLE, comparable
from tests.report.appraisals import NAMES, result

SAYS_SO = {"en": "Assumed, as the proposal", "nl": "Aangenomen, omdat"}


def shows(chart: str) -> tuple[str, ...]:
    by_name = {drawing.name: drawing.shows for drawing in drawings()}
    return by_name[chart.partition("-")[0] if chart.startswith("week-") else chart]


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.slow
def test_a_chart_says_what_it_rests_on_once_and_in_its_description(name: str, lang: str) -> None:
    found = result(name, lang)
    facts, charts = Facts(found, lang), drawn_charts(found, lang)
    assert {"cash-flow", "load", "frontier", "price-import"} <= set(charts)
    for chart in charts.values():
        own = set(shows(chart.name)) & facts.assumed
        behind = {
            assumption
            for cited in shows(chart.name)
            if (known := facts.quantities.get(cited)) and known["value"] is not None
            for assumption in known["rests_on"]
        }
        assert (chart.finding.count(SAYS_SO[lang]) == 1) or not (own | behind), chart.name
        assert chart.finding.count(SAYS_SO[lang]) <= 1
        assert chart.finding.replace("&", "&amp;").partition("'")[0][-40:] in chart.wide


@pytest.mark.slow
def test_what_is_stated_is_not_called_assumed() -> None:
    before, after = (
        drawn_charts(result("reference", "en", 0, settings), "en")
        for settings in ((), (("use.sold_share", "75%"), ("energy.electricity_price", "78 EUR/MWh")))
    )
    assert "share of accelerator hours sold (75%)" in before["cash-flow"].finding
    assert "hours sold" not in after["cash-flow"].finding
    assert "electricity price" in before["price-import"].finding
    assert "Assumed" not in after["price-import"].finding


@pytest.mark.slow
def test_a_form_of_contract_that_nobody_stated_is_assumed() -> None:
    assert (
        "a firm contract with the grid operator"
        in drawn_charts(result("reference", "en"), "en")["connection"].finding
    )
    stated = result("reference", "en", 0, (("energy.grid_contract", "time-duration"),))
    assert "with the grid operator" not in drawn_charts(stated, "en")["connection"].finding


def test_no_more_than_two_are_named_and_each_with_its_figure() -> None:
    facts = Facts(result("rotterdam", "en"), "en")
    said = assumed_behind(tuple(facts.quantities), facts)
    assert said.count("; ") == 1
    assert said.count("(") >= 2
    assert assumed_behind((), facts) == ""


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.slow
def test_the_price_of_an_hour_says_what_it_rests_on_and_shows_the_middle_of_its_draws(lang: str) -> None:
    found = result("reference", lang)
    said = unit_economics_assumed(found, lang)
    assert said.startswith(SAYS_SO[lang])
    assert said in html_report(found, lang)
    for row in comparable(found, lang):
        assert row.medians == (None, None)
    drawn = {**found, "quantities": {name: dict(item) for name, item in found["quantities"].items()}}
    for _, *names in COMPARABLE:
        for name in names:
            drawn["quantities"][name] |= {"low": 1.0, "median": 2.0, "high": 3.0}
    assert all(all(row.medians) for row in comparable(drawn, lang))
