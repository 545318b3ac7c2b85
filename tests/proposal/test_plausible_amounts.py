"""A stated amount that nobody can mean is refused, with what was expected; what anyone would propose is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigf.documents import InputError
from aigf.proposal import read_proposal

BID = (
    "proposal: {name: x, signature_year: 2027}\nfactory: {accelerator: h100-sxm, accelerator_count: 100000}\n"
)
FIELDS = ("finance.capex", "finance.opex", "finance.revenue", "finance.equity")


@pytest.fixture(name="bid")
def a_bid(tmp_path: Path) -> Path:
    path = tmp_path / "bid.yaml"
    path.write_text(BID)
    return path


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("amount", ["0,5", "3", "1 euro", "€ 4,-", "99.999 euro"])
def test_an_amount_without_its_magnitude_is_refused_with_what_was_expected(
    bid: Path, field: str, amount: str
) -> None:
    with pytest.raises(InputError) as caught:
        read_proposal(bid, {field: amount})
    (problem,) = caught.value.problems
    assert problem.field == field
    assert amount in str(problem.wrong)
    assert "mln or mld" in str(problem.expected)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("amount", ["1 mln EUR", "0,5 mld EUR", "€ 7,5 mld", "1.300 mln euro"])
def test_an_amount_that_can_be_meant_is_taken(bid: Path, field: str, amount: str) -> None:
    assert read_proposal(bid, {field: amount}).amounts()[field.removeprefix("finance.")].amount.central >= 1e6


@pytest.mark.parametrize("field", [*FIELDS[1:], "energy.electricity_price"])
def test_nothing_may_be_stated(bid: Path, field: str) -> None:
    assert read_proposal(bid, {field: "0"}).amounts()[field.rpartition(".")[2]].amount.central == 0


@pytest.mark.parametrize(
    ("field", "amount"),
    [
        ("finance.capex", "0"),
        ("finance.accelerator_price", "25"),
        ("energy.electricity_price", "0,08"),
        ("use.gpu_hour_price", "0,002"),
    ],
)
def test_prices_in_another_unit_and_an_investment_of_nothing_are_refused(
    bid: Path, field: str, amount: str
) -> None:
    with pytest.raises(InputError):
        read_proposal(bid, {field: amount})
    assert read_proposal(bid, {field: "4 mld EUR" if "capex" in field else "2500"}).amounts()


def test_all_sites_together_are_held_to_what_one_factory_may_have(tmp_path: Path) -> None:
    path = tmp_path / "federated.yaml"
    path.write_text(
        "proposal: {name: x, signature_year: 2027}\nfactory: {accelerator: h100-sxm}\n"
        "sites: [{name: a, accelerator_count: 100000000, count: 2}]\n"
    )
    with pytest.raises(InputError, match=r"sites together have 200000000 accelerators.*at most 100000000"):
        read_proposal(path)
