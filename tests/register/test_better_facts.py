"""The figures whose source was read at its address stand in the register as they were read."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from aigf.register import load_register

FACTS = Path(__file__).parents[3] / "shared" / "facts" / "better_2026-11.csv"

#: By the name of the row: the entry with its value, range, address and date.
WHOLE = {
    "market_price_change_per_flop (new: across generations)": "market_price_change",
    "owned_chip_price_change (market, H100)": "owned_chip_price_change",
    "rental_price_per_flop": "rental_price_per_flop",
    "hardware_value_retention": "hardware_value_retention",
    "training_price_ratio": "training_price_ratio",
    "construction_direct_value_added": "construction_direct_value_added",
    "construction_value_added_per_fte": "construction_value_added_per_fte",
    "construction_labour_cost": "construction_labour_cost",
    "electricity_value_added_per_fte": "electricity_value_added_per_fte",
    "information_services_value_added_per_fte": "services_value_added_per_fte",
    "indirect_tax_share": "indirect_tax_share",
    "co2_price two-degree 2030": "co2_price_two_degrees",
    "spillover_share": "spillover_share",
    "hyperscale rule": "hyperscale_floor_limit",
}

#: Those of which the address is that of the entry, whose value is made from it as its note says.
ADDRESS = {
    "sold_share": "sold_share",
    "cost_of_debt_gpu_cloud": "cost_of_capital",
    "offshore tender ceiling Gamma-A": "contracted_power_price",
    "dc building cost, T&T index": "building_cost",
    "electricity day-ahead NL 2023 / 2024 / 2025": "electricity_price_2025",
}

pytestmark = pytest.mark.skipif(not FACTS.is_file(), reason="needs the facts beside the checkout")


def row(name: str) -> dict[str, str]:
    with FACTS.open(encoding="utf-8", newline="") as file:
        (found,) = [line for line in csv.DictReader(file) if line["name"] == name]
    assert found["read_at_address"] == "yes"
    return found


@pytest.mark.parametrize(("name", "entry"), WHOLE.items())
def test_value_range_address_and_date_are_those_that_were_read(name: str, entry: str) -> None:
    read, kept = row(name), load_register().entries[entry]
    assert kept.value == float(read["value"])
    for end in ("low", "high"):
        if read[end]:
            assert getattr(kept, end) == float(read[end])
    assert (kept.source.address, kept.source.date) == (read["address"], read["date"])


@pytest.mark.parametrize(("name", "entry"), ADDRESS.items())
def test_what_was_made_of_a_figure_has_its_address(name: str, entry: str) -> None:
    assert load_register().entries[entry].source.address == row(name)["address"]


def test_the_means_of_three_years_of_prices_are_those_that_were_read() -> None:
    read, entries = row("electricity day-ahead NL 2023 / 2024 / 2025"), load_register().entries
    assert entries["electricity_price_2025"].value == float(read["value"])
    assert entries["electricity_price_2024"].value == float(read["low"])
    assert entries["electricity_price_2023"].value == float(read["high"])
