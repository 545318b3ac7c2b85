"""Apache Hamilton, which wires functions by their names too, finds the same values of the same functions."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aigf.model import wiring
from aigf.study.binding import bind
from aigf.study.case import prepare
from aigf.study.run import plan_of, run
from aigf.study.sampling import Sample
from tests.appraisals import EACH
from tests.study.examples import FOLDER

hamilton = pytest.importorskip("hamilton")


def driver() -> Any:
    from hamilton import base, driver, lifecycle

    class AcceptArrays(lifecycle.EdgeConnectionHook):  # type: ignore[misc]
        """Lets arrays in as inputs of any unit type; Hamilton's own check between functions stays in force."""

        def check_edge_types_match(self, type_from: type, type_to: type, **_: Any) -> bool:
            return False

        def validate_input(self, node_type: type, input_value: Any, **_: Any) -> bool:
            return isinstance(input_value, np.ndarray)

    logging.getLogger("hamilton").setLevel(logging.CRITICAL)
    adapters = (AcceptArrays(), base.DictResult())
    return driver.Builder().with_modules(*wiring.PERSPECTIVES).with_adapters(*adapters).build()


@pytest.mark.parametrize("example", EACH)
def test_every_quantity_is_the_same_bit_for_bit(example: str) -> None:
    case = prepare(Path(FOLDER / f"{example}.yaml"), {}, "base", seed=1)
    made = run(case, bind(case), plan_of(case), Sample(1, 5, 0, 5))
    wanted = [
        name
        for name in wiring.functions()
        if not wiring.needed_for([name], made.overrides) - set(made.inputs)
    ]
    given = {name: made.inputs[name] for name in wiring.needed_for(wanted, made.overrides)}
    expected = driver().execute(wanted, inputs=given, overrides=dict(made.overrides))
    found = made.values(wanted)
    assert len(wanted) > 300
    for name in wanted:
        np.testing.assert_array_equal(found[name], expected[name], err_msg=name)
