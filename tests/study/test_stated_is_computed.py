"""What a proposal states and the model computes: stated as computed, it changes no other figure."""

from __future__ import annotations

import pytest

from aigf.model import wiring
from aigf.proposal import FIELD_QUANTITIES
from aigf.proposal.schema import Energy, Factory, Finance, Site, Use
from aigf.study.binding import STATES
from tests.study.examples import EXAMPLES, different, run_of, values_of, written

_SECTIONS = {"factory": Factory, "site": Site, "energy": Energy, "use": Use, "finance": Finance}
_FIELDS = {
    f"{section}.{name}": STATES.get(name, name)
    for section, part in _SECTIONS.items()
    for name in part.model_fields
    if name in FIELD_QUANTITIES
}
#: The fields that the model also computes, each with the quantity that it states.
COMPUTED = {field: name for field, name in _FIELDS.items() if name in wiring.functions()}
#: Those for which the register has a value where nothing is stated.
ASSUMED = {
    field: name
    for field, name in _FIELDS.items()
    if name in wiring.input_types() and name != "battery_energy"  # goes with a power only
}


def test_what_can_be_stated_as_well_as_computed_is_known() -> None:
    assert {"finance.revenue", "finance.opex", "finance.capex", "energy.electricity_use"} <= set(COMPUTED)
    assert COMPUTED["finance.revenue"] == "market_revenue"


@pytest.mark.slow
@pytest.mark.parametrize("field", sorted(COMPUTED))
@pytest.mark.parametrize("example", EXAMPLES)
def test_stated_as_computed_changes_nothing(example: str, field: str) -> None:
    before = values_of(run_of(example))
    value = float(before[COMPUTED[field]][0, 0])
    assert different(before, values_of(run_of(example, {field: written(value)}))) == []


@pytest.mark.slow
@pytest.mark.parametrize("example", EXAMPLES)
def test_all_of_them_stated_as_computed_change_nothing(example: str) -> None:
    before = values_of(run_of(example))
    settings = {field: written(float(before[name][0, 0])) for field, name in COMPUTED.items()}
    assert different(before, values_of(run_of(example, settings))) == []


@pytest.mark.slow
@pytest.mark.parametrize("field", sorted(ASSUMED))
@pytest.mark.parametrize("example", EXAMPLES)
def test_stated_as_assumed_changes_nothing(example: str, field: str) -> None:
    made = run_of(example)
    value = float(made.inputs[ASSUMED[field]][0, 0])
    assert different(values_of(made), values_of(run_of(example, {field: written(value)}))) == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_stated_revenue_is_that_before_public_hours(example: str) -> None:
    before = values_of(run_of(example))
    whole = float((before["revenue"] + before["forgone_revenue"])[0, 0])
    now = run_of(example, {"finance.revenue": written(whole)})
    assert different(before, values_of(now)) == []
    assert float(now.overrides["market_revenue"][0, 0]) == pytest.approx(whole, rel=1e-12)


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize(
    ("field", "series"),
    [("finance.revenue", "market_revenue_by_year"), ("finance.opex", "operating_expenditure")],
)
@pytest.mark.slow
def test_a_stated_amount_keeps_the_profile_of_the_years(example: str, field: str, series: str) -> None:
    before = values_of(run_of(example))
    value = 2 * float(before[COMPUTED[field]][0, 0])
    doubled = values_of(run_of(example, {field: written(value)}))
    assert doubled[series][0] == pytest.approx(2 * before[series][0], rel=1e-12)
