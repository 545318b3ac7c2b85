"""Switching values: put in place of the assumption, the result is nothing there and of either sign beside it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from aigf.decision import load_framework
from aigf.register import load_register
from aigf.register.entry import GRADES
from aigf.report.documents import result_object
from aigf.report.translations import translator
from aigf.study.appraise import TRACED, appraise
from aigf.study.binding import WHOLE_YEARS, Bound, bind
from aigf.study.case import Case, prepare
from aigf.study.run import Run, plan_of, run
from aigf.study.sampling import Range
from aigf.study.switching import SHOWN, decisive_assumptions, expired, switching_values
from aigf.study.tested import fixed_sample

EXAMPLES = Path(__file__).parents[2] / "examples"


@cache
def made(example: str) -> tuple[Case, Bound, Run]:
    case = prepare(EXAMPLES / f"{example}.yaml", {}, "base", 1)
    bound = bind(case)
    return case, bound, run(case, bound, plan_of(case))


def at(case: Case, bound: Bound, name: str, value: float, result: str, central: Run | None) -> float:
    """A result with one assumption at a value, computed by itself."""
    known = replace(bound.inputs[name], range=Range(value))
    other = replace(bound, inputs={**bound.inputs, name: known})
    simulation = central.simulation if central else None
    return float(run(case, other, plan_of(case), simulation=simulation).values([result])[result][0, 0])


@pytest.mark.parametrize("example", ["rotterdam", "narvik"])
def test_a_result_is_nothing_at_its_switching_value_and_changes_sign_there(example: str) -> None:
    case, bound, central = made(example)
    names = [
        name
        for name in ("rental_price_per_flop", "sold_share", "building_cost", "cost_of_capital", "grid_tariff")
        if bound.inputs[name].used.status == "assumed"
    ]
    found = switching_values(case, bound, central, names, TRACED)
    checked = 0
    for result in TRACED:
        now = float(central.values([result])[result][0, 0])
        for name in names:
            value, (low, high) = found[result][name], bound.inputs[name].range.ends
            if value is None:
                ends = [at(case, bound, name, end, result, central) for end in (low, high)]
                assert (ends[0] > 0) == (ends[1] > 0) == (now > 0), name
                continue
            checked += 1
            assert low <= value <= high
            step = (high - low) / 50
            assert abs(at(case, bound, name, value, result, central)) < 0.01 * max(abs(now), 1e8)
            before, after = (at(case, bound, name, value + by, result, central) for by in (-step, step))
            assert (before > 0) != (after > 0), name
    assert checked or example == "rotterdam"


def test_an_input_of_the_engines_is_simulated_again() -> None:
    case, bound, central = made("narvik")
    name = "temperature_mean"
    found = switching_values(case, bound, central, [name], ["project_npv"])["project_npv"][name]
    low, high = bound.inputs[name].range.ends
    ends = [at(case, bound, name, end, "project_npv", None) for end in (low, high)]
    assert (found is None) == ((ends[0] > 0) == (ends[1] > 0))


def test_the_ten_are_assumptions_in_the_order_of_what_they_explain() -> None:
    case, bound, central = made("reference")
    shares = fixed_sample(case, bound, load_framework(), TRACED).shares
    found = decisive_assumptions(case, bound, central, shares)
    assert len(found) == SHOWN
    assert all(bound.inputs[item.name].used.status == "assumed" for item in found)
    largest = [max(item.shares.values()) for item in found]
    assert largest == sorted(largest, reverse=True)
    for of_result in shares.values():
        assert sum(of_result.values()) == pytest.approx(1.0)
    for item in found:
        for value in item.switching.values():
            assert value is None or item.name not in WHOLE_YEARS or value == int(value)


def test_a_decisive_source_that_has_ended_is_warned_of_from_the_day_after() -> None:
    case, bound, central = made("reference")
    shares = {"project_npv": {"grid_tariff": 1.0}}
    found = decisive_assumptions(case, bound, central, shares)
    assert expired(found, bound, "2026-12-31") == []
    (warning,) = expired(found, bound, "2027-01-01")
    title = load_register().entries["grid_tariff"].title
    assert warning.values["day"] == "2026-12-31"
    assert title["en"][1:] in warning.render(translator("en"))
    assert title["nl"][1:] in warning.render(translator("nl"))


@pytest.mark.parametrize(("example", "results"), [("reference", set(TRACED)), ("narvik", {"project_npv"})])
def test_result_and_page_have_them(example: str, results: set[str]) -> None:
    result = result_object(appraise(EXAMPLES / f"{example}.yaml", today="2026-11-27"), "nl")
    assert len(result["decisive"]) == SHOWN
    for item in result["decisive"]:
        assert set(item["switching"]) == set(item["shares"]) == results
        assert item["grade"] in (*GRADES, "")
        assert result["inputs"][item["name"]]["value"] == item["value"]
