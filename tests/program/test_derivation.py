"""What is written down of an appraisal derives every quantity again, bit for bit."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from aigf.model import wiring
from aigf.program.derivation import Basis, basis_of, derive, first_draw
from aigf.study.binding import bind
from aigf.study.case import prepare
from aigf.study.run import plan_of, run

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("example", ["reference", "rotterdam", "federated"])
def test_the_values_are_those_of_the_plain_run_and_of_what_was_written_down(example: str) -> None:
    case = prepare(EXAMPLES / f"{example}.yaml", {}, "base", 1)
    made = run(case, bind(case), plan_of(case))
    derived = derive(first_draw(made.inputs, made.overrides, made.years.years))
    plain = made.values(list(wiring.functions()))
    again = derive(basis_of(json.loads(json.dumps(derived.basis.as_object()))))
    assert set(derived.values) == set(wiring.functions())
    for name, value in plain.items():
        np.testing.assert_array_equal(
            derived.values[name], np.broadcast_to(value, derived.values[name].shape)
        )
        np.testing.assert_array_equal(again.values[name], derived.values[name])


def test_every_quantity_comes_after_what_it_rests_on() -> None:
    order = {name: place for place, name in enumerate(wiring.in_order())}
    assert set(order) == set(wiring.functions())
    for name, place in order.items():
        assert all(order.get(argument, -1) < place for argument in wiring.arguments_of(name))


def test_a_missing_input_is_named() -> None:
    with pytest.raises(KeyError, match="needs"):
        derive(Basis((2026,), {}, {}))
