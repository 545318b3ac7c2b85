"""Every formula keeps its units, and the model's parts fit together."""

from __future__ import annotations

import numpy as np
import pytest

from aigf.model import wiring
from aigf.study.timeline import SCHEDULES
from aigf.trace import leaves, record
from aigf.units import SYMBOLS, Array, signature_units

DRAWS, YEARS = 3, 8
SERIES = {*SCHEDULES}
PER_DRAW = {name for name in wiring.input_types() if name not in SERIES}


def arguments(name: str) -> dict[str, Array]:
    """Random arguments in the shapes that the programme gives them."""
    generator = np.random.default_rng(len(name))
    return {
        argument: generator.uniform(0.1, 0.9, (DRAWS, YEARS if is_series(argument) else 1))
        for argument in signature_units(wiring.functions()[name])[0]
    }


def is_series(name: str) -> bool:
    if name in wiring.input_types():
        return name in SERIES
    return "by year" in summary(name) or name in YEARLY


YEARLY = {"electricity_consumption", "price_index", "losses_carried_forward"}


def summary(name: str) -> str:
    return (wiring.functions()[name].__doc__ or "").splitlines()[0]


@pytest.mark.parametrize("name", wiring.functions())
def test_dimensions_agree_with_the_signature_and_the_value_with_the_plain_run(name: str) -> None:
    given = arguments(name)
    recorded = record(wiring.functions()[name], given)
    plain = np.asarray(wiring.functions()[name](**given))
    assert recorded.value.tobytes() == plain.tobytes()
    assert recorded.value.shape == (DRAWS, YEARS if is_series(name) else 1)


@pytest.mark.parametrize("name", wiring.functions())
def test_a_formula_uses_every_argument(name: str) -> None:
    used = {leaf.name for leaf in leaves(record(wiring.functions()[name], arguments(name)).expression)}
    assert set(signature_units(wiring.functions()[name])[0]) <= used


@pytest.mark.parametrize("name", wiring.functions())
def test_a_docstring_has_a_label_and_a_formula_in_words(name: str) -> None:
    lines = (wiring.functions()[name].__doc__ or "").strip().splitlines()
    assert lines[0].endswith(".")
    assert len(lines[0]) < 80
    assert len(lines) > 2, "the formula in words is missing"
    assert not lines[1]


def test_every_unit_type_has_a_symbol() -> None:
    types = {
        kind for name in wiring.functions() for kind in signature_units(wiring.functions()[name])[0].values()
    }
    assert types <= set(SYMBOLS)
