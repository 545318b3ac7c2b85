"""Whole proposals: hardware that is bought late, the figures a proposal states beside it, and what a reader is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aigf.documents import InputError
from aigf.study.alternatives import Delay, changed_run
from aigf.study.appraise import appraise
from aigf.study.binding import bind
from aigf.study.case import prepare
from aigf.study.result import Appraisal
from aigf.study.run import plan_of, run

BID = """
proposal: {{name: x, signature_year: 2027, language: en}}
factory: {{accelerator: gb300-nvl72, accelerator_count: 10000{factory}}}
site: {{country: NL}}
energy: {{{energy}}}
finance: {{{finance}}}
"""
NAMES = ("mean_performance", "accelerator_price", "gpu_hour_price", "it_load", "peak_flops", "capex")


@pytest.fixture
def bid(tmp_path: Path) -> Any:
    """Writes a proposal with the parts that are given."""

    def made(energy: str = "energisation_year: 2034", factory: str = "", finance: str = "") -> Path:
        file = tmp_path / "bid.yaml"
        file.write_text(BID.format(energy=energy, factory=factory, finance=finance), encoding="utf-8")
        return file

    return made


def told(found: Appraisal, part: str) -> list[str]:
    return [text for text in (warning.render() for warning in found.warnings) if part in text]


def phases(year: int) -> str:
    return f", phases: [{{year: {year}, accelerator_count: 10000}}]"


def value(found: Appraisal, name: str) -> float:
    return found.quantities[name].value


@pytest.mark.slow
def test_bought_late_without_a_year_it_is_newer_and_says_so(bid: Any) -> None:
    found, now = appraise(bid()), appraise(bid("energisation_year: 2029"))
    assert value(found, "mean_performance") > 1 == value(now, "mean_performance")
    assert value(found, "it_load") == value(now, "it_load"), "the power of the site is held"
    assert value(found, "hardware_age_at_start") == value(now, "hardware_age_at_start")
    assert len(told(found, "bought in 2033")) == 1
    assert not told(now, "on sale")


def test_a_type_that_is_stated_for_a_year_stays(bid: Any) -> None:
    found = appraise(bid(factory=phases(2034)))
    assert value(found, "mean_performance") == 1
    assert value(found, "hardware_age_at_start") == 9
    assert len(told(found, "buys it then")) == 1
    newer = appraise(bid())
    assert value(found, "gpu_hour_price") < value(newer, "gpu_hour_price")


def test_a_stated_price_holds_for_the_plan_and_moves_in_an_alternative_as_the_computed_one(bid: Any) -> None:
    file = bid("energisation_year: 2029", phases(2029), "accelerator_price: 30000 EUR")
    case = prepare(file, {}, "base", seed=1)
    bound = bind(case)
    central = run(case, bound, plan_of(case))
    later = changed_run([Delay(4.0)], case, bound, central)
    prices = [of.values(["accelerator_price"])["accelerator_price"] for of in (central, later)]
    ratio = later.values(["mean_hardware_price"])["mean_hardware_price"]
    assert prices[0] == 30_000
    assert prices[1] == pytest.approx(30_000 * ratio)
    assert later.values(["mean_performance"])["mean_performance"] > 1


def test_as_late_by_plan_without_years_as_by_waiting(bid: Any) -> None:
    """A factory that waits until 2034 is the one that a delay of five years makes of 2029: one logic."""
    waiting = appraise(bid())
    case = prepare(bid("energisation_year: 2029"), {}, "base", seed=1)
    bound = bind(case)
    delayed = changed_run([Delay(5.0)], case, bound, run(case, bound, plan_of(case)))
    for name in NAMES:
        assert delayed.values([name])[name] == pytest.approx(value(waiting, name), rel=1e-9), name


@pytest.mark.slow
def test_an_investment_that_does_not_fit_the_hardware_is_told_with_its_cost(bid: Any) -> None:
    free = appraise(bid())
    computed, hardware = value(free, "capex"), value(free, "hardware_capex")
    assert not told(free, "Capital expenditure")
    more = told(appraise(bid(finance=f"capex: {1.3 * computed:.0f} EUR")), "Capital expenditure")
    assert len(more) == 1
    assert "of hardware" in more[0]
    assert not told(appraise(bid(finance=f"capex: {1.05 * computed:.0f} EUR")), "Capital expenditure")
    less = told(appraise(bid(finance=f"capex: {0.9 * hardware:.0f} EUR")), "Capital expenditure")
    assert len(less) == 1
    assert "less than the hardware alone costs" in less[0]


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("rental_price_change", "market_price_change, owned_chip_price_change"),
        ("list_price_until", "accelerator_sale_duration"),
    ],
)
def test_an_old_name_is_refused_with_the_new(bid: Any, name: str, instead: str) -> None:
    with pytest.raises(InputError) as refused:
        prepare(bid(), {name: "0"}, "base", seed=1)
    assert [problem.expected.values["near"] for problem in refused.value.problems] == [instead]


@pytest.mark.parametrize(
    "name", ["market_price_change", "market_price_change_later", "owned_chip_price_change"]
)
@pytest.mark.slow
def test_no_price_can_be_set_to_lose_more_than_all_of_itself_in_a_year(bid: Any, name: str) -> None:
    with pytest.raises(InputError):
        prepare(bid(), {name: "-1.5"}, "base", seed=1)
    lost = appraise(bid(), settings={name: "-0.95"})
    assert value(lost, "project_npv") < value(appraise(bid()), "project_npv")
