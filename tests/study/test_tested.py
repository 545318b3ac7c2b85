"""The outcomes of a decision do not depend on how many draws are asked for, nor on their seed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aigf.decision import load_framework
from aigf.report.documents import result_object, write_appraisal
from aigf.report.summary import headline
from aigf.study.appraise import Draws, appraise
from aigf.study.binding import bind
from aigf.study.case import prepare
from aigf.study.result import Appraisal
from aigf.study.run import plan_of, run
from aigf.study.sampling import Sample
from aigf.study.simulation import SIMULATED
from aigf.study.tested import DRAWS, YEARS, compared, fixed_sample
from tests.appraisals import EACH

EXAMPLES = Path(__file__).parents[2] / "examples"


def decided(appraisal: Appraisal) -> tuple[object, ...]:
    """The outcomes and every answer with its reason."""
    verdict = appraisal.verdict
    return (
        verdict.outcome,
        verdict.reachable,
        [(step.question, step.answer, str(step.because)) for step in verdict.path],
    )


@pytest.mark.parametrize("example", EACH)
def test_a_draw_or_none_decide_the_same(example: str) -> None:
    file = EXAMPLES / f"{example}.yaml"
    none, one, other = (
        appraise(file, draws=Draws(count), seed=seed) for count, seed in ((0, 1), (1, 1), (2, 7))
    )
    assert decided(none) == decided(one) == decided(other)


@pytest.mark.slow
@pytest.mark.parametrize("count", [25, 250])
@pytest.mark.parametrize("example", EACH)
def test_so_do_many_draws(example: str, count: int) -> None:
    file = EXAMPLES / f"{example}.yaml"
    assert decided(appraise(file)) == decided(appraise(file, draws=Draws(count), seed=count))


@pytest.mark.slow
def test_a_held_simulation_decides_the_same(tmp_path: Path) -> None:
    file = EXAMPLES / "eemshaven.yaml"
    made = appraise(file)
    write_appraisal(tmp_path / "kept", made, file)
    assert decided(appraise(file, hold=tmp_path / "kept")) == decided(made)


def test_the_sample_is_that_of_its_years_where_each_draw_has_a_year_of_its_own() -> None:
    """What follows from the engines alone has the values of the simulated years, each as often."""
    case = prepare(EXAMPLES / "eemshaven.yaml", {}, "base", 1)
    bound, framework = bind(case), load_framework()
    fixed = fixed_sample(case, bound, framework)
    assert set(fixed.simulated) == set(SIMULATED)
    assert all(values.shape == (YEARS, 1) for values in fixed.simulated.values())
    assert DRAWS % YEARS == 0
    made = run(case, bound, plan_of(case), Sample(1, YEARS, 0, YEARS)).values(["supply_coverage"])
    low, high = np.percentile(np.repeat(made["supply_coverage"][:, 0], DRAWS // YEARS), [5, 95])
    assert fixed.ranges["supply_coverage"] == pytest.approx((low, high))
    assert set(fixed.ranges) == set(compared(framework))


@pytest.mark.slow
def test_the_ranges_are_near_those_of_as_many_simulated_years() -> None:
    """The net present value rests on prices far more than on the weather of a year."""
    case = prepare(EXAMPLES / "reference.yaml", {}, "base", 1)
    bound = bind(case)
    low, high = fixed_sample(case, bound, load_framework()).ranges["project_npv"]
    drawn = run(case, bound, plan_of(case), Sample(3, 100, 0, 100)).values(["project_npv"])["project_npv"]
    other_low, other_high = np.percentile(drawn, [5, 95])
    assert abs(low - other_low) < 0.2 * (high - low)
    assert abs(high - other_high) < 0.2 * (high - low)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.slow
def test_the_reader_is_told_of_the_sample(lang: str) -> None:
    result = result_object(appraise(EXAMPLES / "reference.yaml"), lang)
    assert result["verdict"]["sample"] == {"draws": DRAWS, "simulated_years": YEARS, "seed": 1}
    sentence = headline(result, lang).sample_sentence
    assert ("1.000" if lang == "nl" else "1,000") in sentence
