"""The brief answer that page and terminal share."""

from aigf.report.numbers import GIVEN
from aigf.report.summary import headline, headline_rows, reading, summary_rows
from tests.report import sample


def test_rows_say_what_the_page_says() -> None:
    result = sample.complete("nl")
    sample.put(result, "electricity_use", value=2.13, low=1.6, high=3.2)
    sample.put(result, "project_irr", value=None, low=None, high=None)
    rows = {row.name: row for row in summary_rows(result, "nl")}
    load = rows["it_load"]
    assert (load.group, load.label, load.value, load.range) == (
        "Vermogen en energie",
        "IT-vermogen",
        "250 MW",
        None,
    )
    assert (load.status_word, load.beside) == ("opgegeven", "214 MW")
    assert rows["electricity_use"].range == "1,6 tot 3,2 TWh"
    assert rows["project_irr"].value == "er bestaat geen intern rendement"
    assert not rows["project_irr"].known


def test_groups_stay_together_in_a_fixed_order() -> None:
    groups = list(dict.fromkeys(row.group for row in summary_rows(sample.complete("en"), "en")))
    assert groups == [
        "Computing power",
        "Power and energy",
        "Space",
        "Environment",
        "Money",
        "Work and value added",
        "Autonomy",
        "Welfare",
        "Balances of actors",
        "Other alternatives",
    ]


def test_a_perspective_without_a_group_has_one() -> None:
    result = sample.complete("en")
    result["quantities"] = {"capex": {**result["quantities"]["capex"], "perspective": "unheard-of"}}
    assert [row.group for row in summary_rows(result, "en")] == ["Other figures"]


def test_large_figures_are_known_ones() -> None:
    assert [row.name for row in headline_rows(summary_rows(sample.complete("en"), "en"))][:2] == [
        "it_load",
        "electricity_use",
    ]
    assert headline_rows(summary_rows(sample.unknown("en"), "en")) == []


def test_an_open_verdict_counts_its_outcomes() -> None:
    verdict = sample.complete("en")["verdict"]
    head = headline({"verdict": verdict}, "en")
    assert len(verdict["reachable"]) > 1
    assert head.sentence.text == f"Not decided yet: {len(verdict['reachable'])} outcomes are still possible"
    assert [outcome.name for outcome in head.outcomes] == verdict["reachable"]
    assert [ask.text for ask in head.asks] == [item["ask"]["en"] for item in verdict["missing"]]
    assert not head.decided


def test_a_decided_verdict_is_its_outcome() -> None:
    head = headline(sample.decided("nl"), "nl")
    assert head.decided
    verdict = sample.decided("nl")["verdict"]
    assert head.sentence == (verdict["outcomes"]["ecosystem"]["title"]["nl"], "nl")


def test_no_outcome_at_all_is_said() -> None:
    result = sample.complete("nl")
    result["verdict"]["reachable"] = []
    assert headline(result, "nl").sentence.text == "Geen enkele uitkomst is bereikbaar"


def test_an_outcome_without_words_shows_its_name() -> None:
    result = sample.complete("nl")
    result["verdict"]["outcomes"] = {}
    assert headline(result, "nl").outcomes[0].title.text == result["verdict"]["reachable"][0]


def test_a_quotient_of_stated_shares_has_no_digit_more_than_is_known() -> None:
    def share(value: float) -> str:
        return reading("dutch_user_share", {"value": value, "unit": "1"}, "nl", GIVEN).value

    assert share(20 / 65) == "30,8%"
    assert share(0.12345) == "12,345%"
