"""The comparison of the alternatives: what investors would build, and the judgement on which the ecosystem rests."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigf.report.documents import result_object
from aigf.report.investors import unbuilt
from aigf.report.overview import alternatives_apart, alternatives_side_by_side
from aigf.study.alternatives import best_shares, load_alternatives, switching_ratio
from aigf.study.appraise import Draws, appraise

ECOSYSTEM = "ecosystem"
ROTTERDAM = Path(__file__).parents[2] / "examples" / "rotterdam.yaml"
BALANCES = st.lists(st.floats(-1e10, 1e10), min_size=5, max_size=5)


@given(proposal=BALANCES, abroad=BALANCES, spent=st.floats(1e6, 1e10))
def test_at_its_switching_value_the_ecosystem_is_as_good_as_the_best_other_choice(
    proposal: list[float], abroad: list[float], spent: float
) -> None:
    others = {"central": np.array(proposal), "none": np.zeros(5), "abroad": np.array(abroad)}
    money = np.full(5, spent)
    ratio = switching_ratio(ECOSYSTEM, {**others, ECOSYSTEM: money}, money)
    assert ratio is not None
    # An odd number of draws: with a little more it is best in more than half of them, with a little less in fewer.
    above = best_shares({**others, ECOSYSTEM: money * (ratio - 1) + 1e-6 * (1e10 + spent)})
    below = best_shares({**others, ECOSYSTEM: money * (ratio - 1) - 1e-6 * (1e10 + spent)})
    assert above[ECOSYSTEM] > 0.5 > below[ECOSYSTEM]


def test_without_public_money_there_is_nothing_to_spend_elsewhere() -> None:
    balances = {"central": np.ones(2), ECOSYSTEM: np.zeros(2)}
    assert switching_ratio(ECOSYSTEM, balances, np.zeros(2)) is None


@pytest.mark.parametrize("name", ["rotterdam", "reference", "eemshaven"])
@pytest.mark.slow
def test_the_ecosystem_flips_at_its_switching_value(name: str) -> None:
    path = ROTTERDAM.with_name(f"{name}.yaml")
    switching = appraise(path).alternatives[ECOSYSTEM].switching
    assert switching is not None
    for step, better in ((-0.01, False), (0.01, True)):
        found = appraise(path, settings={"ecosystem_benefit_ratio": f"{switching + step:.6f}"}).alternatives
        balances = {
            of: item.quantities["welfare_balance"].value
            for of, item in found.items()
            if of != ECOSYSTEM and item.kind != "variant"
        }
        own = found[ECOSYSTEM].quantities["welfare_balance"].value
        assert (own > max(balances.values())) is better


def test_what_loses_at_the_hurdle_is_said_with_the_share_of_draws_in_which_it_pays() -> None:
    result = appraise(ROTTERDAM, draws=Draws(count=8)).as_object()
    said = {item.title.text: item.otherwise for item in unbuilt(result, "en")}
    for item in result["alternatives"].values():
        worth = item["quantities"].get("project_npv_with_contribution")
        title = item["title"]["en"]
        assert (title in said) == (worth is not None and worth["value"] < 0)
        if title in said:
            assert said[title] == f"{round(100 * item['pays'])}%"
            assert 0.0 <= item["pays"] <= 1.0


@pytest.mark.parametrize("name", ["rotterdam", "reference"])
@pytest.mark.slow
def test_the_figures_of_an_alternative_say_what_they_are_and_rest_on(name: str) -> None:
    found = appraise(ROTTERDAM.with_name(f"{name}.yaml"))
    quantities, alternatives = found.quantities, found.alternatives
    own = alternatives["central"].quantities
    assert own == {key: quantities[key] for key in own}
    assert any(item.status == "stated" for item in own.values())
    for other, item in alternatives.items():
        if other != "central":
            assert {figure.status for figure in item.quantities.values()} == {"computed"}
    assert all(not figure.rests_on for figure in alternatives["none"].quantities.values())
    for choice, alternative in load_alternatives().items():
        for key, source in alternative.sources.items():
            if source in quantities:
                assert alternatives[choice].quantities[key].rests_on == quantities[source].rests_on
    # What is paid does not go with what is sold, and without public money nothing is paid.
    market = alternatives["central-market"].quantities
    assert market["national_contribution"].rests_on == ()
    assert "sold_share" in market["project_npv"].rests_on
    assert "sold_share" in alternatives["federated"].quantities["welfare_balance"].rests_on


def test_the_draws_of_an_alternative_are_its_own() -> None:
    found = appraise(ROTTERDAM, draws=Draws(count=8))
    for name, item in found.alternatives.items():
        for key, figure in item.quantities.items():
            assert (figure.median is None) == (figure.quartiles is None)
            if figure.quartiles is not None and figure.low is not None and figure.high is not None:
                low, high = figure.quartiles
                assert figure.low <= low <= figure.median <= high <= figure.high, (name, key)  # type: ignore[operator]


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.slow
def test_the_page_shows_what_the_figures_of_alternatives_are(lang: str) -> None:
    result = result_object(appraise(ROTTERDAM, draws=Draws(count=8)), lang)
    for comparison in alternatives_side_by_side(result, lang):
        for line in comparison.rows:
            cells = [cell for cell in line.cells if cell]
            assert line.origin in {cell.origin for cell in cells}
            assert all(cell.origin[0] in {"stated", "computed"} for cell in cells)
            assert all(cell.median for cell in cells if cell.reading.range)
    item = result["alternatives"]["federated"]
    balance = item["quantities"]["welfare_balance"]
    balance |= {"value": 1e9, "median": -1e9, "lower_quartile": -2e9, "upper_quartile": 5e8}
    told = {title.text: dict(figures) for title, figures in alternatives_apart(result, lang)}
    assert balance["label"] in told[item["title"][lang]]
