"""What was looked for is explained: what was solved for, by which mode, and that it holds when it is put back."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from aigf.cli.explain import command
from aigf.program.derivation import derive
from aigf.report.explanation import Explanations
from aigf.report.explanation.branch import tree
from aigf.report.explanation.page import explanation_page
from aigf.study.break_even import FOUND, NPV, worth_at
from aigf.study.explainable import explainable
from tests.report.appraisals import EXAMPLES, appraised, result


def explanations(name: str, lang: str, *settings: tuple[str, str]) -> Explanations:
    found = appraised(name, 0, settings)
    return Explanations(result(name, lang, 0, settings), derive(found.basis), lang)


@pytest.mark.parametrize("name", ["reference", "rotterdam", "narvik"])
def test_what_was_found_brings_the_net_present_value_to_zero(name: str) -> None:
    made = explanations(name, "en")
    for quantity, about in FOUND.items():
        share = about.share
        value = made.result["quantities"][quantity]["value"]
        assert made.of(quantity).value == value
        if share is None:
            assert worth_at(made.derivation, 1.0, about.buys_hours) == pytest.approx(value, rel=1e-9)
            continue
        found = made.result["quantities"][share]["value"]
        remark = made.of(quantity).remark
        if found is None:
            assert "None suffices" in remark
            assert worth_at(made.derivation, 1.0, about.buys_hours) < 0
        elif found:
            assert abs(worth_at(made.derivation, found, about.buys_hours)) < 1.0
            assert "it is EUR 0;" in remark
        assert ("buys no hours" in remark) is not about.buys_hours


def test_what_is_put_back_is_what_the_proposal_states() -> None:
    made = explanations("reference", "en")
    values = made.derivation.values
    share = float((values["national_contribution"] / values["capex"])[0, 0])
    stated = appraised("reference", 0, (("finance.union_contribution_share", "0%"),))
    assert worth_at(made.derivation, share, True) == pytest.approx(stated.quantities[NPV].value, rel=1e-6)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_it_has_a_place_on_the_page_and_in_the_tree(lang: str) -> None:
    made = explanations("reference", lang)
    page = explanation_page(made)
    assert set(FOUND) <= explainable()
    for name, about in FOUND.items():
        assert f'id="{name}"' in page
        grown = tree(made, name, 1).as_object()
        assert grown["label"] == about.title[lang]
        assert grown["explanation"]
        assert {"capex", NPV} <= {item["name"] for item in grown["inputs"]}
        assert grown["remark"] or about.share is None


def test_the_terminal_explains_it() -> None:
    done = CliRunner().invoke(
        command,
        [str(EXAMPLES / "reference.yaml"), "break-even-grant-share", "--lang", "en", "--json"],
    )
    assert done.exit_code == 0
    told = json.loads(done.stdout)["tree"]
    assert told["name"] == "break_even_grant_share"
    assert "as a grant that buys no hours" in told["remark"]
