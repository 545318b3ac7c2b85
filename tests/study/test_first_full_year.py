"""Headline amounts hold in the first full year: each is the element of its series in that year."""

from __future__ import annotations

import numpy as np
import pytest

from aigf.model import finance
from tests.appraisals import EACH
from tests.study.examples import EXAMPLES, run_of, values_of

#: Each headline with the series in which it lies.
HEADLINES = {
    "revenue": "revenue_by_year",
    "forgone_revenue": "forgone_revenue_by_year",
    "market_revenue": "market_revenue_by_year",
    "training_revenue": "training_revenue_by_year",
    "midsize_revenue": "midsize_revenue_by_year",
    "inference_revenue": "inference_revenue_by_year",
    "opex": "operating_expenditure",
    "electricity_cost": "electricity_cost_by_year",
    "maintenance_cost": "maintenance_cost_by_year",
    "staff_cost": "staff_cost_by_year",
    "insurance_cost": "insurance_cost_by_year",
    "gross_value_added": "gross_value_added_by_year",
    "gross_value_added_direct": "gross_value_added_direct_by_year",
    "gross_value_added_indirect": "gross_value_added_indirect_by_year",
    "gross_value_added_induced": "gross_value_added_induced_by_year",
}
#: Phases that are never all in operation at once, and figures that are stated for the year that is.
APART = {"factory.hardware_life": "1"}


@pytest.mark.parametrize("headline", HEADLINES)
@pytest.mark.parametrize("settings", [{}, APART, {"finance.opex": "600 mln", "finance.revenue": "1,5 mld"}])
@pytest.mark.parametrize("example", EACH)
def test_a_headline_lies_in_its_series(example: str, settings: dict[str, str], headline: str) -> None:
    made = run_of(example, settings)
    values = values_of(made)
    full = made.years.years.index(int(values["first_full_year"][0, 0]))
    series = values[HEADLINES[headline]]
    assert values[headline][0, 0] == pytest.approx(series[0, full], abs=1e-9 * np.abs(series).max())


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_first_full_year_is_one_that_is_modelled(example: str) -> None:
    made = run_of(example)
    values = values_of(made)
    installed = made.inputs["installed_share"][0]
    full = int(np.argmax(installed == installed.max()))
    assert made.years.years[full] == values["first_full_year"][0, 0]
    assert values["revenue_by_year"][0, full] == values["revenue"][0, 0]


@pytest.mark.parametrize(
    ("installed", "mark"),
    [
        ([0, 1, 1], [0, 1, 0]),
        ([0, 0.4, 1, 1, 0.6], [0, 0, 1, 0, 0]),
        ([0.4, 0.4, 0.6, 0.6], [0, 0, 1, 0]),
        ([1], [1]),
    ],
)
def test_the_mark_of_the_first_full_year(installed: list[float], mark: list[int]) -> None:
    assert finance.full_year_mark(np.array([installed])).tolist() == [mark]  # type: ignore[arg-type]


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_more_value_is_added_than_is_sold(example: str) -> None:
    values = values_of(run_of(example))
    assert (values["gross_value_added_by_year"] <= values["revenue_by_year"]).all()
    assert values["gross_value_added"] <= values["revenue"]


@pytest.mark.parametrize("opex", ["0", "1 mln", "60 mln", "2 mld"])
@pytest.mark.parametrize("example", EACH)
def test_who_is_paid_adds_no_more_than_is_paid(example: str, opex: str) -> None:
    """Direct and indirect, whatever running cost is stated; what is induced comes on top of the sales."""
    values = values_of(run_of(example, {"finance.opex": opex}))
    added = values["gross_value_added_direct_by_year"] + values["gross_value_added_indirect_by_year"]
    revenue = values["revenue_by_year"]
    assert (added <= revenue + 1e-9 * np.abs(revenue).max()).all()
