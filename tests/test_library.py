"""aigf in Python gives what the commands give, and a proposal made in Python is that of its file."""

from __future__ import annotations

import json
import math
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner

import aigf
from aigf.cli.appraise import command
from aigf.proposal import read_proposal
from aigf.proposal.handed import handed_in
from tests.appraisals import EXAMPLES
from tests.effort import few

EXAMPLE = EXAMPLES["rotterdam"]


@pytest.fixture(scope="module")
def dossier() -> aigf.Dossier:
    return aigf.appraise(EXAMPLE, draws=20, seed=3)


def test_its_figures_are_those_of_the_command(dossier: aigf.Dossier) -> None:
    run = CliRunner().invoke(command, [str(EXAMPLE), "--draws", "20", "--seed", "3", "--jobs", "1", "--json"])
    printed = json.loads(run.output)["quantities"]
    for name, figure in dossier.quantities.items():
        kept = [printed[name][part] for part in ("value", "low", "median", "high")]
        assert [figure.value, figure.low, figure.median, figure.high] == kept


def test_its_draws_are_those_of_its_ranges(dossier: aigf.Dossier) -> None:
    for name in ("project_npv", "capex", "welfare_balance", "electricity_use"):
        low, middle, high = np.percentile(dossier.drawn(name), [5, 50, 95])
        figure = dossier.quantities[name]
        assert (figure.low, figure.median, figure.high) == (low, middle, high)
    balances = {name: dossier.drawn("welfare_balance", name) for name in ("central", "federated", "none")}
    assert all(values.shape == (20,) for values in balances.values())
    assert not balances["none"].any()


def test_a_directory_is_read_as_the_same(written: Callable[[str], Path]) -> None:
    read, made = aigf.Dossier.read(written("rotterdam")), aigf.appraise(EXAMPLE, draws=0)
    assert read.quantities == made.quantities
    assert read.verdict == made.verdict
    assert {point[:3] for point in read.points} == {point[:3] for point in made.points}


def test_its_table_has_every_value_once(dossier: aigf.Dossier) -> None:
    table = dossier.table()
    lengths = {len(column) for column in table.values()}
    assert len(lengths) == 1
    keys = zip(*(table[name] for name in ("alternative", "draw", "year", "name")), strict=True)
    assert len(set(keys)) == lengths.pop()
    own = (table["alternative"] == "central") & (table["name"] == "project_npv") & (table["draw"] > 0)
    assert np.array_equal(table["value"][own], dossier.drawn("project_npv"))


def test_it_is_the_same_after_it_was_pickled(dossier: aigf.Dossier) -> None:
    again = pickle.loads(pickle.dumps(dossier))  # noqa: S301 - made just here
    assert again.verdict == dossier.verdict
    assert again.quantities == dossier.quantities
    assert np.array_equal(again.value("cash_flow"), dossier.value("cash_flow"))
    assert np.array_equal(again.drawn("capex"), dossier.drawn("capex"), equal_nan=True)


@pytest.mark.parametrize("name", few(list(EXAMPLES), 1))
def test_a_proposal_made_in_python_is_that_of_its_file(name: str) -> None:
    proposal = read_proposal(EXAMPLES[name]).proposal
    with handed_in(proposal) as path:
        again = read_proposal(path).proposal
    assert again == proposal


def test_numbers_are_set_as_they_are() -> None:
    """1.125 is no thousand to a Dutch reader where a program says it."""
    found = aigf.appraise(EXAMPLE, draws=0, settings={"inflation": 0.0195, "electricity_price": 71.125})
    assert found.value("electricity_price") == pytest.approx(71.125, rel=1e-15)
    assert found.value("inflation") == pytest.approx(0.0195, rel=1e-15)


def test_what_is_wrong_is_an_input_error_with_everything_in_it() -> None:
    with pytest.raises(aigf.InputError) as raised:
        aigf.appraise(EXAMPLE, draws=0, settings={"inflatoin": 0.02}, scenario={"prices": "hihg"})
    assert len(raised.value.problems) == 2
    with pytest.raises(aigf.InputError, match=r"aigf\.study"):
        aigf.appraise(EXAMPLE, draws=0, alternative="federated")


@pytest.mark.parametrize("function", [aigf.appraise, aigf.study])
@pytest.mark.parametrize(
    "wrong",
    [
        {"draws": 2.5},
        {"draws": -1},
        {"draws": True},
        {"seed": None},
        {"jobs": 0},
        {"settings": {"inflation": True}},
        {"settings": {"inflation": math.nan}},
        {"settings": {"inflation": None}},
    ],
)
def test_what_is_no_number_is_refused_before_anything_is_computed(
    function: Any, wrong: dict[str, Any]
) -> None:
    with pytest.raises(aigf.InputError, match=next(iter(wrong)) if "settings" not in wrong else "inflation"):
        function(EXAMPLE, **wrong)


def test_what_is_not_used_is_not_loaded() -> None:
    code = "import aigf, sys; print([m for m in sys.modules if m.split('.')[0] in ('numpy', 'numba', 'pyarrow')])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
    with pytest.raises(AttributeError):
        _ = aigf.nothing  # type: ignore[attr-defined]


@pytest.mark.slow
def test_the_page_for_notebooks_runs_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(__file__).parents[1]
    monkeypatch.chdir(root)
    blocks = (root / "docs" / "notebook.md").read_text(encoding="utf-8").split("```python\n")[1:]
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block.partition("```")[0], "docs/notebook.md", "exec"), names)  # noqa: S102 - our own page
    svg, later, dearer = names["svg"], names["later"], names["dearer"]
    assert isinstance(svg, str)
    assert svg.count("<path") > 5
    assert isinstance(later, aigf.Dossier)
    assert isinstance(dearer, aigf.Dossier)
    assert later.told["proposal"]["signature_year"] == 2029
    assert not math.isclose(
        float(dearer.value("electricity_cost")[0, 0]), float(later.value("electricity_cost")[0, 0])
    )
