"""The recorder yields the value bit for bit, the expression, and the unit of every formula."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from aigf.trace import DimensionError, RecordingError, irr, lag, leaves, record, scan
from aigf.units import (
    EUR,
    HOURS_IN_YEAR,
    MW,
    Array,
    Constant,
    EURPerMWh,
    MWh,
    Ratio,
    Share,
    signature_units,
)

DRAWS, YEARS = 3, 6

finite = st.floats(-1e12, 1e12, allow_subnormal=False)
series = arrays(np.float64, (DRAWS, YEARS), elements=finite)
per_draw = arrays(np.float64, (DRAWS, 1), elements=finite)
shares = arrays(np.float64, (DRAWS, 1), elements=st.floats(0.0, 0.5))


def energy_cost(power: MW, price: EURPerMWh) -> EUR:
    return EUR(power * HOURS_IN_YEAR * price)


def constant_first(power: MW) -> MWh:
    return MWh(HOURS_IN_YEAR * power)


def capped(cost: EUR, cap: EUR) -> EUR:
    return EUR(np.minimum(np.maximum(cost, 0.0), np.abs(cap)))


def chosen(cost: EUR, cap: EUR) -> EUR:
    return EUR(np.where(np.logical_and(cost > cap, np.logical_not(cap <= 0)), cap, cost))


def running(cost: EUR) -> EUR:
    return EUR(np.cumsum(cost, axis=-1) - np.mean(cost, axis=-1, keepdims=True))


def highest(cost: EUR) -> EUR:
    return EUR(np.max(cost, axis=-1, keepdims=True) - np.min(cost, axis=-1, keepdims=True))


def carried_losses(cost: EUR) -> EUR:
    def year(previous: EUR, profit: EUR) -> EUR:
        return EUR(np.maximum(previous - profit, 0.0))

    return EUR(scan(year, 0.0, cost))


def taxed(cost: EUR, rate: Share) -> EUR:
    """Tax after loss carry-forward: scan, lag and maximum together."""

    def year(previous: EUR, profit: EUR) -> EUR:
        return EUR(np.maximum(previous - profit, 0.0))

    losses = scan(year, 0.0, cost)
    return EUR(rate * np.maximum(cost - lag(losses), 0.0))


def balance_from(cost: EUR, cap: EUR, rate: Share) -> EUR:
    def year(previous: EUR, flow: EUR, interest: Share) -> EUR:
        return EUR(previous * (1 + interest) + flow)

    return EUR(scan(year, cap, cost, rate))


def sculpted_debt(cost: EUR, rate: Share, coverage: Ratio, year_index: Ratio) -> EUR:
    """Debt that a cash flow carries at a fixed cover: its present value over the cover ratio."""
    return EUR(np.sum(cost / coverage * (1 + rate) ** -year_index, axis=-1, keepdims=True))


def two_years_ago(cost: EUR, cap: EUR) -> EUR:
    return EUR(lag(cost, years=2, initial=cap))


def rate_of_return(cost: EUR) -> Share:
    return Share(irr(cost))


def squared(rate: Share) -> Ratio:
    return Ratio(np.exp(rate**2) / (1 - rate))


FORMULAS: list[tuple[Callable[..., Any], str]] = [
    (energy_cost, "power * HOURS_IN_YEAR * price"),
    (constant_first, "HOURS_IN_YEAR * power"),
    (capped, "minimum(maximum(cost, 0), absolute(cap))"),
    (chosen, "where(logical_and(cost > cap, logical_not(cap <= 0)), cap, cost)"),
    (running, "cumsum(cost) - mean(cost)"),
    (highest, "max(cost) - min(cost)"),
    (carried_losses, "scan(0, cost, body=maximum(previous - cost[t], 0))"),
    (taxed, "rate * maximum(cost - lag(scan(0, cost, body=maximum(previous - cost[t], 0)), 0, years=1), 0)"),
    (balance_from, "scan(cap, cost, rate, body=previous * (1 + rate[t]) + cost[t])"),
    (sculpted_debt, "sum(cost / coverage * (1 + rate) ** (-year_index))"),
    (two_years_ago, "lag(cost, cap, years=2)"),
    (rate_of_return, "irr(cost)"),
    (squared, "exp(rate ** 2) / (1 - rate)"),
]


def arguments(data: st.DataObject, function: Callable[..., Any]) -> dict[str, Array]:
    known = {
        "year_index": st.just(np.arange(float(YEARS)).reshape(1, YEARS)),
        "coverage": st.just(np.full((DRAWS, 1), 1.3)),
        "cap": per_draw,
        "rate": shares,
        "price": per_draw,
    }
    return {name: data.draw(known.get(name, series)) for name in signature_units(function)[0]}


@pytest.mark.parametrize(("function", "text"), FORMULAS, ids=lambda item: getattr(item, "__name__", ""))
@given(data=st.data())
def test_value_is_bit_for_bit_that_of_the_plain_run(
    function: Callable[..., Any], text: str, data: st.DataObject
) -> None:
    given_arrays = arguments(data, function)
    recorded = record(function, given_arrays)
    assert recorded.value.tobytes() == np.asarray(function(**given_arrays)).tobytes()
    assert str(recorded.expression) == text


@given(cost=series, cap=per_draw)
def test_brackets_keep_the_order_in_which_was_calculated(cost: Array, cap: Array) -> None:
    def grouped(cost: EUR, cap: EUR) -> EUR:
        return EUR(cost - (cap - (cost + cap)) - cap)

    recorded = record(grouped, {"cost": cost, "cap": cap})
    assert str(recorded.expression) == "cost - (cap - (cost + cap)) - cap"
    # The text of an arithmetic formula is Python again, and gives the same bits.
    again = eval(str(recorded.expression), {}, {"cost": cost, "cap": cap})  # noqa: S307
    assert again.tobytes() == recorded.value.tobytes()


def test_a_scalar_meets_a_series() -> None:
    recorded = record(energy_cost, {"power": 2.0, "price": np.array([[50.0, 60.0, 70.0]])})
    assert recorded.value.shape == (1, 3)
    assert recorded.value[0, 1] == 2.0 * 8760 * 60.0


def test_loss_carry_forward_by_hand() -> None:
    profit = np.array([[-5.0, 3.0, 4.0, 2.0]])
    recorded = record(taxed, {"cost": profit, "rate": 0.25})
    np.testing.assert_array_equal(recorded.value, [[0.0, 0.0, 0.5, 0.5]])


def test_sculpted_debt_by_hand() -> None:
    value = record(
        sculpted_debt,
        {
            "cost": [[0.0, 130.0, 130.0]],
            "rate": 0.05,
            "coverage": 1.3,
            "year_index": [[0.0, 1.0, 2.0]],
        },
    ).value
    np.testing.assert_allclose(value, [[100 / 1.05 + 100 / 1.05**2]], rtol=1e-14)


def test_leaves_are_the_inputs_and_constants_once_each() -> None:
    found = leaves(record(energy_cost, {"power": 1.0, "price": 1.0}).expression)
    assert [(leaf.operation, leaf.name) for leaf in found] == [
        ("input", "power"),
        ("constant", "HOURS_IN_YEAR"),
        ("input", "price"),
    ]
    assert [leaf.name for leaf in leaves(record(carried_losses, {"cost": np.ones((1, 3))}).expression)] == [
        "",
        "cost",
    ]


# What must be refused, with the words that help.


def adds_units(cost: EUR, power: MW) -> EUR:
    return EUR(cost + power)


def compares_units(cost: EUR, power: MW) -> EUR:
    return EUR(np.where(cost > power, cost, 0.0))


def kilowatt_for_megawatt(power: MW) -> EUR:
    return EUR(power)


def wrong_size(power: MW) -> MWh:
    return MWh(power * Constant(1.0, "s", "ONE_SECOND", "SI"))


def branches(cost: EUR) -> EUR:
    return EUR(cost if cost > 0 else -cost)  # type: ignore[operator]


def loops(cost: EUR) -> EUR:
    return EUR(sum(cost))


def cuts(cost: EUR) -> EUR:
    return EUR(cost[:, 1:])


def leaves_record(cost: EUR) -> EUR:
    return EUR(np.asarray(cost))


def method(cost: EUR) -> EUR:
    return EUR(cost.sum(axis=-1, keepdims=True))


def in_place(cost: EUR) -> EUR:
    cost += 1.0
    return cost


def unknown_function(cost: EUR) -> EUR:
    return EUR(np.sort(cost))


def unknown_ufunc(cost: EUR) -> EUR:
    return EUR(np.floor(cost))


def reduces(cost: EUR) -> EUR:
    return EUR(np.add.reduce(cost))


def over_draws(cost: EUR) -> EUR:
    return EUR(np.sum(cost))


def sums_a_scalar(power: MW) -> MW:
    return MW(np.sum(power, axis=-1, keepdims=True))


def lags_a_scalar(power: MW) -> MW:
    return MW(lag(power))


def number_without_source(cost: EUR) -> EUR:
    return EUR(cost * 1.21)


def bare_array(cost: EUR) -> EUR:
    return EUR(cost * np.ones((1, YEARS)))


def closure(cost: EUR, rate: Share) -> EUR:
    return EUR(scan(lambda previous, now: previous * rate + now, 0.0, cost))


def changing_state(cost: EUR, power: MW) -> EUR:
    return EUR(scan(lambda previous, now: previous * now, 0.0, power))


def unit_in_exponent(cost: EUR, rate: Share) -> Ratio:
    return Ratio((1 + rate) ** cost)


def fractional_power(power: MW, rate: Share) -> MW:
    return MW(power**rate)


def logarithm(cost: EUR) -> Ratio:
    return Ratio(np.log(cost))


def number_as_condition(cost: EUR) -> EUR:
    return EUR(np.where(cost, cost, 0.0))


def sums_conditions(cost: EUR) -> Ratio:
    return Ratio((cost > 0) * 1.0)


def result_is_condition(cost: EUR) -> Ratio:
    return Ratio(cost > 0)


REFUSED: list[tuple[Callable[..., Any], str]] = [
    (adds_units, r"add of different units: cost \[EUR\] and power \[MW\]"),
    (compares_units, r"different units: cost \[EUR\] and power \[MW\]"),
    (kilowatt_for_megawatt, r"the signature says EUR \[EUR\], but power is \[MW\]"),
    (wrong_size, r"the signature says MWh"),
    (branches, r"cannot branch on cost > 0.*where\(condition, a, b\)"),
    (loops, r"cannot be turned into a plain number"),
    (cuts, r"nor be cut up"),
    (leaves_record, r"cannot be turned into a plain number or array"),
    (method, r"no method sum; write it as a function"),
    (in_place, r"changes none in place"),
    (unknown_function, r"does not know sort.*it knows .*scan"),
    (unknown_ufunc, r"does not know floor"),
    (reduces, r"does not know add.reduce"),
    (over_draws, r"sum runs over the years only: sum\(x, axis=-1, keepdims=True\)"),
    (sums_a_scalar, r"one value a draw, not a series"),
    (lags_a_scalar, r"one value a draw, not a series"),
    (number_without_source, r"the number 1.21 has no source: make it a register entry"),
    (bare_array, r"an array needs a name"),
    (closure, r"gets what it needs as series|needs a name"),
    (changing_state, r"a step of scan turns"),
    (unit_in_exponent, r"an exponent has no unit"),
    (fractional_power, r"whole number that is written out"),
    (logarithm, r"log needs a number without unit"),
    (number_as_condition, r"where needs a condition"),
    (sums_conditions, r"multiply of a condition.*where\(condition, a, b\)"),
    (result_is_condition, r"is a condition"),
]


@pytest.mark.parametrize(("function", "message"), REFUSED, ids=lambda item: getattr(item, "__name__", ""))
def test_refuses(function: Callable[..., Any], message: str) -> None:
    values = {
        name: np.ones((DRAWS, 1 if name in ("power", "rate") else YEARS))
        for name in signature_units(function)[0]
    }
    with pytest.raises(RecordingError, match=message) as caught:
        record(function, values)
    assert function.__name__ in str(caught.value)


def test_a_result_of_another_unit_is_a_dimension_error() -> None:
    with pytest.raises(DimensionError):
        record(kilowatt_for_megawatt, {"power": 1.0})


def test_zero_fits_every_unit_but_one_does_not() -> None:
    def one_added(cost: EUR) -> EUR:
        return EUR(cost + 1)

    with pytest.raises(RecordingError, match=r"different units"):
        record(one_added, {"cost": np.ones((1, 2))})
