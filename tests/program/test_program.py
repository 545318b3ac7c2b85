"""A program gives what the formulas give, bit for bit, also after it was written down and read."""

from __future__ import annotations

import json
from functools import cache

import numpy as np
import pytest

from aigf.model import wiring
from aigf.program import Formula, Program, program_of, record
from aigf.program.derivation import Basis, first_draw
from aigf.program.recording import instructions_of
from aigf.study.binding import bind
from aigf.study.case import prepare
from aigf.study.run import plan_of, run
from aigf.study.sampling import Sample
from aigf.trace import Expression
from aigf.trace import record as recorded
from aigf.trace.operations import OPERATIONS
from aigf.units import Array, Constant, Ratio
from tests.appraisals import EACH
from tests.report.test_explanation_formula import CALLS
from tests.study.examples import FOLDER, run_of

#: What a kept program may weigh, in bytes.
_LARGEST = 400_000


@cache
def basis_of(example: str) -> Basis:
    made = run_of(example)
    return first_draw(made.inputs, made.overrides, made.years.years)


@cache
def program(example: str) -> Program:
    basis = basis_of(example)
    return record(basis.inputs, basis.overrides)


@cache
def kept(example: str) -> Program:
    """The program as it is read from what was written down."""
    return program_of(json.loads(json.dumps(program(example).as_object(), allow_nan=False)))


def nodes(expression: Expression) -> list[Expression]:
    inner = [*expression.arguments, *(x for x in expression.settings.values() if isinstance(x, Expression))]
    return [expression, *(found for item in inner for found in nodes(item))]


def bits(value: Array) -> bytes:
    """The bits of an array as floats: a choice between two bare whole numbers is of whole numbers in NumPy."""
    return value.astype(np.float64).tobytes()


@pytest.mark.parametrize("example", EACH)
def test_every_step_of_every_formula_is_that_of_a_fresh_record(example: str) -> None:
    basis = basis_of(example)
    values, expressions = kept(example).recorded(basis.inputs, basis.overrides)
    assert tuple(expressions) == wiring.in_order()
    for name in wiring.in_order():
        given = {
            argument: values[argument] if argument in values else basis.inputs[argument]
            for argument in wiring.arguments_of(name)
        }
        fresh = recorded(wiring.functions()[name], given).expression
        assert str(expressions[name]) == str(fresh), name
        for one, other in zip(nodes(expressions[name]), nodes(fresh), strict=True):
            assert (one.operation, one.name, one.boolean) == (other.operation, other.name, other.boolean)
            assert one.unit == other.unit and one.unit.symbol == other.unit.symbol
            assert one.value.shape == other.value.shape
            assert bits(one.value) == bits(other.value), (name, str(other))


@pytest.mark.parametrize("example", EACH)
def test_a_block_of_draws_is_that_of_the_model(example: str) -> None:
    case = prepare(FOLDER / f"{example}.yaml", {}, "base", 1)
    made = run(case, bind(case), plan_of(case), Sample(1, 20, 0, 20))
    names = list(wiring.functions())
    found = kept(example).run(made.inputs, made.overrides)
    for name, value in wiring.evaluate(names, made.inputs, made.overrides).items():
        np.testing.assert_array_equal(np.atleast_2d(value), found[name], err_msg=name)


def test_a_few_quantities_ask_for_no_more_than_they_rest_on() -> None:
    basis, of = basis_of("rotterdam"), kept("rotterdam")
    asked = wiring.needed_for(["facility_load"])
    few = {name: basis.inputs[name] for name in asked}
    values = of.run(few, names=["facility_load"])
    whole = of.run(basis.inputs)
    assert set(values) == {"facility_load"}
    np.testing.assert_array_equal(values["facility_load"], whole["facility_load"])
    with pytest.raises(KeyError, match="missing"):
        of.run({}, names=["facility_load"])
    with pytest.raises(KeyError, match="unknown"):
        of.run(basis.inputs, names=["unheard_of"])


def test_what_is_stated_replaces_what_is_computed() -> None:
    basis, of = basis_of("rotterdam"), kept("rotterdam")
    stated = {"pue": np.array([[1.5]])}
    found = of.run(basis.inputs, stated)
    wanted = wiring.evaluate(["facility_load"], basis.inputs, stated)["facility_load"]
    np.testing.assert_array_equal(found["facility_load"], wanted)
    np.testing.assert_array_equal(found["pue"], stated["pue"])


@pytest.mark.parametrize("example", EACH)
def test_what_is_written_down_is_read_as_it_was_and_is_small(example: str) -> None:
    written = json.dumps(program(example).as_object(), ensure_ascii=False, separators=(",", ":"))
    assert len(written.encode()) < _LARGEST
    assert kept(example).as_object() == program(example).as_object()


def test_it_says_of_each_quantity_what_the_functions_say() -> None:
    found = kept("rotterdam")
    assert found.reading_order == tuple(wiring.functions())
    assert set(found.inputs) == set(wiring.input_types())
    for name, formula in found.formulas.items():
        assert formula.arguments == wiring.arguments_of(name)
        assert formula.perspective == wiring.perspective_of()[name]
        assert formula.label == wiring.label_of(name)
        assert formula.explanation == wiring.explanation_of(name)
    assert found.perspectives() == tuple(dict.fromkeys(wiring.perspective_of().values()))


def test_each_formula_comes_after_what_it_takes_and_says_equal_parts_once() -> None:
    found = kept("rotterdam")
    known = set(found.inputs)
    for name, formula in found.formulas.items():
        assert set(formula.arguments) <= known
        known.add(name)
        parts = [repr(item) for item in formula.instructions]
        assert len(set(parts)) == len(parts), name
        for place, item in enumerate(formula.instructions):
            assert all(operand < place for operand in item.operands)


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_of_the_table_is_recorded_and_runs_as_the_recorder_runs_it(name: str) -> None:
    def quantity(a: Ratio) -> Ratio:
        return Ratio(CALLS[name](a))

    given = np.array([[-1.0, 2.0, 3.0, np.inf, np.nan]]) if name != "irr" else np.array([[1.0, 3.0, 3.0]])
    with np.errstate(invalid="ignore"):
        fresh = recorded(quantity, {"a": given}).expression
        constants: dict[str, Constant] = {}
        formula = Formula("q", fresh.unit, "p", "", "", ("a",), instructions_of(fresh, constants))
        of = Program({"q": formula}, ("q",), {"a": fresh.unit}, constants)
        again = program_of(json.loads(json.dumps(of.as_object(), allow_nan=False)))
        values, expressions = again.recorded({"a": given}, {})
    assert name in {node.operation for node in nodes(expressions["q"])}
    assert str(expressions["q"]) == str(fresh)
    assert bits(values["q"]) == bits(fresh.value)
