"""A scenario of prices like those of a year: level and hours where both are known, and said which it is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aigf.documents import InputError
from aigf.register import load_register
from aigf.register.climate import load_price_years
from aigf.register.scenarios import load_scenarios, read_scenario
from aigf.study.appraise import appraise
from aigf.study.binding import bind
from aigf.study.case import prepare
from aigf.study.result import Appraisal
from aigf.study.run import plan_of, run
from aigf.study.sampling import Sample
from tests.study.test_own_series import plain

EXAMPLE = Path(__file__).parents[2] / "examples" / "reference.yaml"


def said(found: Appraisal) -> str:
    return " ".join(str(warning) for warning in found.warnings)


@pytest.mark.parametrize("year", [2019, 2022])
@pytest.mark.slow
def test_a_year_gives_its_level_and_its_hours(year: int) -> None:
    found = appraise(EXAMPLE, scenario=f"prices=like-{year}")
    real = load_price_years()[year].real
    hours = found.simulation.hours["price_ratio"] * found.inputs["electricity_price"].value
    assert hours.mean() == pytest.approx(real.mean, rel=2e-3)
    assert abs(int(np.sum(hours < 0.0)) - real.negative_hours) <= 1
    assert hours.max() == pytest.approx(real.mean * real.highest, rel=0.01)
    assert f"run as in {year}: {real.negative_hours} of them below zero" in said(found)
    assert found.inputs["price_year"].value == year


@pytest.mark.parametrize(("year", "mean"), [(2023, 96.1), (2024, 77.2), (2025, 87.5)])
@pytest.mark.slow
def test_a_year_of_which_months_are_known_gives_its_level(year: int, mean: float) -> None:
    found, plainly = appraise(EXAMPLE, scenario=f"prices=like-{year}"), appraise(EXAMPLE)
    assert found.inputs["electricity_price"].value == pytest.approx(mean, abs=0.05)
    assert np.array_equal(found.simulation.hours["price_ratio"], plainly.simulation.hours["price_ratio"])
    assert f"Of the prices of {year} only the mean is taken" in said(found)
    assert "only the mean is taken" not in said(plainly)


def test_every_draw_has_the_hours_of_the_year() -> None:
    case = prepare(EXAMPLE, {}, "prices=like-2019", 1)
    drawn = run(case, bind(case), plan_of(case), Sample(1, 3, 0, 3))
    assert np.all(drawn.inputs["price_year"] == 2019)
    assert np.all(drawn.inputs["electricity_price"] == 41.2)


@pytest.mark.parametrize("year", [2014, 2026])
def test_other_years_are_refused_with_those_that_exist(year: int) -> None:
    with pytest.raises(InputError, match=r"is not known.*like-2015, .*like-2025"):
        read_scenario(f"prices=like-{year}")


def test_the_titles_say_what_a_year_gives() -> None:
    axes, _ = load_scenarios()
    for name, value in axes["prices"].values.items():
        if name.startswith("like-"):
            known = int(name.removeprefix("like-")) in load_price_years()
            assert ("price_year" in value.levels) == known
            assert ("course of the generated years" in value.title["en"]) != known
    assert load_register().entries["price_year"].value not in load_price_years()


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"price_year": "2023"}, "the course of the prices of 2023 is not known, expected one of 2015, 2016"),
        ({"price_p50": "0.9"}, "the hours of the price run as in 2019"),
    ],
)
def test_what_is_set_in_vain_is_refused(settings: dict[str, str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        prepare(EXAMPLE, settings, "prices=like-2019", 1)


@pytest.mark.slow
def test_the_hours_of_a_year_may_be_set_without_its_level() -> None:
    plainly, found = appraise(EXAMPLE), appraise(EXAMPLE, settings={"price_year": "2022"})
    assert found.inputs["electricity_price"].value == plainly.inputs["electricity_price"].value
    assert int(np.sum(found.simulation.hours["price_ratio"] < 0.0)) == pytest.approx(86, abs=1)


def test_prices_of_the_user_go_before_those_of_a_year(tmp_path: Path) -> None:
    found = appraise(EXAMPLE, scenario="prices=like-2021", series=[plain(tmp_path, "price_eur_mwh")])
    level = bind(prepare(EXAMPLE, {}, "prices=like-2021", 1)).used()["electricity_price"].value
    assert found.inputs["electricity_price"].value == pytest.approx(level)
    assert found.simulation.hours["price_ratio"].max() == pytest.approx(110 / 60)
    assert "run as in 2021" not in said(found)
    assert "not that of the scenario" in said(found)
