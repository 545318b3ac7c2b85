"""Input-output multipliers against a textbook, and the register's against the Dutch table."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from aigf.engines.leontief import multipliers, requirements
from aigf.register import load_register

DUTCH_TABLE = Path(__file__).parents[3] / "shared" / "data" / "io"

#: Miller and Blair, Input-Output Analysis (2nd edition, 2009), section 2.3: two sectors.
COEFFICIENTS = np.array([[0.15, 0.25], [0.20, 0.05]])
VALUE_ADDED = np.array([0.65, 0.70])


def test_the_textbook_inverse_and_output() -> None:
    inverse = requirements(COEFFICIENTS)
    assert inverse == pytest.approx(np.array([[1.254, 0.330], [0.264, 1.122]]), abs=5e-4)
    # New final demand of 600 and 1,500 takes output of 1,247.5 and 1,841.6.
    assert inverse @ np.array([600.0, 1500.0]) == pytest.approx([1247.52, 1841.58], abs=0.01)


def test_the_inverse_is_the_sum_of_all_rounds() -> None:
    rounds = sum(np.linalg.matrix_power(COEFFICIENTS, power) for power in range(60))
    assert requirements(COEFFICIENTS) == pytest.approx(rounds, rel=1e-12)


def test_without_imports_every_euro_becomes_value_added() -> None:
    assert multipliers(COEFFICIENTS, VALUE_ADDED) == pytest.approx([1.0, 1.0], rel=1e-12)


def test_what_is_imported_leaks() -> None:
    found = multipliers(COEFFICIENTS, VALUE_ADDED - 0.1)
    assert (found < 1).all()
    assert found == pytest.approx(1 - 0.1 * multipliers(COEFFICIENTS, np.ones(2)), rel=1e-12)


@pytest.mark.parametrize("table", [np.ones((2, 3)), np.array([[1.1]]), np.array([[-0.1]])])
def test_what_is_no_table_is_refused(table: np.ndarray) -> None:
    with pytest.raises(ValueError, match=r"square|too large"):
        requirements(table)


@pytest.mark.skipif(not DUTCH_TABLE.is_dir(), reason="needs the Dutch input-output table")
def test_the_registers_multipliers_are_those_of_the_dutch_table() -> None:
    with (DUTCH_TABLE / "NLD_2011_domestic_A_35x35.csv").open() as file:
        coefficients = np.array([[float(cell) for cell in row[1:]] for row in list(csv.reader(file))[1:]])
    with (DUTCH_TABLE / "NLD_2011_io_summary.csv").open() as file:
        sectors = list(csv.DictReader(file))
    per_output = np.array(
        [float(row["value_added_incl_tax_margin_musd"]) / float(row["output_musd2011"]) for row in sectors]
    )
    found = dict(
        zip([row["industry"] for row in sectors], multipliers(coefficients, per_output), strict=True)
    )
    direct = dict(zip(found, per_output, strict=True))
    entries = load_register().entries
    assert found["c18"] == pytest.approx(entries["construction_value_added_multiplier"].value, abs=1e-3)
    # That of construction itself is of 2023: what the table of 2011 has for it is a third too high.
    assert entries["construction_direct_value_added"].value < direct["c18"] < found["c18"]
    assert found["c30"] == pytest.approx(entries["services_value_added_multiplier"].value, abs=1e-3)
    assert found["c17"] == pytest.approx(entries["electricity_value_added_multiplier"].value, abs=1e-3)
