"""The three operations on a series that NumPy lacks: a recurrence, the year before, and the IRR.

They work on plain arrays of shape (draws, years) and on recorded ones alike.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from aigf.trace.expression import Expression
from aigf.trace.operations import OPERATIONS, RecordingError, described
from aigf.trace.recorded import Recorded, expression_of, raw, refuse_single_year
from aigf.units import Array

#: Where an IRR is looked for: from minus 99% to 1,000% a year.
RATES = np.concatenate(
    [np.linspace(-0.99, 0.0, 100), np.linspace(0.0, 1.0, 101)[1:], np.linspace(1, 10, 91)[1:]]
)

#: How often the interval between two rates is halved: beyond what a float can tell apart.
HALVINGS = 60


def scan(step: Callable[..., Any], initial: Any, *series: Any) -> Any:
    """A recurrence over the years: ``state[t] = step(state[t-1], series_1[t], series_2[t], ...)``.

    ``initial`` is the state before the first year, a number or an array of shape (draws, 1). The result is
    the series of states. ``step`` uses only its arguments, in the arithmetic of every formula.
    """
    if not any(isinstance(item, Recorded) for item in (initial, *series)):
        return _run(step, initial, series)
    operands = tuple(expression_of(item) for item in (initial, *series))
    body = _body(step, operands)
    value = _run(step, raw(initial), tuple(raw(item) for item in series))
    return Recorded(Expression("scan", operands, body.unit, value, settings={"body": body}))


def _run(step: Callable[..., Any], initial: Any, series: tuple[Any, ...]) -> Array:
    arrays = [np.asarray(item, dtype=np.float64) for item in series]
    years = max(array.shape[-1] for array in arrays)
    start = np.asarray(initial, dtype=np.float64).reshape(-1, 1)
    draws = max([start.shape[0], *(array.shape[0] for array in arrays)])
    state = np.broadcast_to(start, (draws, 1))
    states = np.empty((draws, years))
    for year in range(years):
        now = (array[:, year : year + 1] if array.shape[-1] > 1 else array for array in arrays)
        state = step(state, *now)
        states[:, year : year + 1] = state
    return states


def _body(step: Callable[..., Any], operands: tuple[Expression, ...]) -> Expression:
    """The step as an expression of the state before it and the elements of this year."""
    initial, series = operands[0], operands[1:]
    for operand in series:
        if operand.value.ndim != 2:
            raise RecordingError(f"scan needs series, not {described(operand)}")
    unit = OPERATIONS["scan"].rule("scan", operands)
    first = np.broadcast_to(initial.value, (series[0].value.shape[0], 1))
    state = Recorded(Expression("state", (), unit, first, name="previous"))
    elements = [
        Recorded(
            Expression(
                "element", (), operand.unit, operand.value[:, :1], name=element_name(operand.name, place)
            )
        )
        for place, operand in enumerate(series, start=1)
    ]
    body = expression_of(step(state, *elements))
    if not body.unit.same_as(unit):
        raise RecordingError(f"a step of scan turns {described(state.expression)} into {described(body)}")
    return body


def element_name(series: str, place: int) -> str:
    """What this year's value of the ``place``-th series is called inside a step; a series may have no name."""
    return f"{series}[t]" if series else f"series_{place}[t]"


def lag(series: Any, years: int = 1, initial: Any = 0.0) -> Any:
    """The series of ``years`` earlier; ``initial`` where there is no earlier year."""
    if years < 1:
        raise ValueError(f"a lag is one year or more, not {years}")
    if not isinstance(series, Recorded):
        return _lagged(np.asarray(series), years, raw(initial))
    operand, first = expression_of(series), expression_of(initial)
    refuse_single_year("lag", operand)
    unit = OPERATIONS["lag"].rule("lag", (operand, first))
    value = _lagged(operand.value, years, first.value)
    return Recorded(Expression("lag", (operand, first), unit, value, settings={"years": years}))


def _lagged(series: Array, years: int, initial: Any) -> Array:
    shifted = np.empty_like(series)
    shifted[:, :years] = initial
    shifted[:, years:] = series[:, :-years] if series.shape[-1] > years else 0.0
    return shifted


def irr(cash_flow: Any) -> Any:
    """The internal rate of return: the rate at which the flows of year 0, 1, ... are worth nothing together.

    One value a draw. Not a number where no rate between -99% and 1,000% does so (flows of one sign), and
    where more than one does: then no IRR exists that could be reported.
    """
    if not isinstance(cash_flow, Recorded):
        return rate_search(np.asarray(cash_flow, dtype=np.float64)).rate
    operand = expression_of(cash_flow)
    refuse_single_year("irr", operand)
    unit = OPERATIONS["irr"].rule("irr", (operand,))
    return Recorded(Expression("irr", (operand,), unit, rate_search(operand.value).rate))


def present_values(flows: Array, rates: Array) -> Array:
    """Net present value of each draw at each rate, by Horner's rule; rates of shape (draws or 1, n)."""
    factor = 1.0 / (1.0 + rates)
    total = np.zeros(np.broadcast_shapes((flows.shape[0], 1), factor.shape))
    for year in reversed(range(flows.shape[-1])):
        total = total * factor + flows[:, year : year + 1]
    return total


@dataclass(frozen=True)
class RateSearch:
    """How an IRR was found, each array with a row a draw.

    ``values`` are the net present values at ``RATES``; ``low`` and ``high`` the ends of the interval before the first
    and after each halving; ``rate`` the IRR, not a number where there is none or more than one.
    """

    values: Array
    low: Array
    high: Array
    rate: Array


def rate_search(flows: Array) -> RateSearch:
    """Looks for the one change of sign over the rates, and halves the interval in which it happens."""
    values = present_values(flows, RATES[np.newaxis, :])
    signs = np.sign(values)
    changes = signs[:, 1:] * signs[:, :-1] < 0
    zeros = signs == 0
    found = changes.sum(axis=1) + zeros.sum(axis=1)
    place = np.where(zeros.any(axis=1), 0, changes.argmax(axis=1))
    low, high = RATES[place][:, np.newaxis], RATES[place + 1][:, np.newaxis]
    low_sign = np.take_along_axis(signs, place[:, np.newaxis], axis=1)
    lows, highs = [low], [high]
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        same = np.sign(present_values(flows, middle)) == low_sign
        low, high = np.where(same, middle, low), np.where(same, high, middle)
        lows.append(low)
        highs.append(high)
    exact = RATES[zeros.argmax(axis=1)][:, np.newaxis]
    rate = np.where(zeros.any(axis=1)[:, np.newaxis], exact, (low + high) / 2)
    rate = np.where((found == 1)[:, np.newaxis], rate, np.nan)
    return RateSearch(values, np.hstack(lows), np.hstack(highs), rate)


def rates_of(flows: Array) -> tuple[float, ...]:
    """All rates between -99% and 1,000% at which the flows of one draw are worth nothing, in ascending order.

    Flows that change sign more than once can have several, and then none of them is the return.

    >>> [round(rate, 6) for rate in rates_of(np.array([-100.0, 230.0, -132.0]))]
    [0.1, 0.2]
    """
    once = np.asarray(flows, dtype=np.float64).reshape(1, -1)
    values = present_values(once, RATES[np.newaxis, :])[0]
    found = [float(rate) for rate in RATES[values == 0]] if values.any() else []
    for place in np.flatnonzero(np.sign(values[1:]) * np.sign(values[:-1]) < 0):
        low, high = RATES[place], RATES[place + 1]
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            same = np.sign(present_values(once, np.array([[middle]]))[0, 0]) == np.sign(values[place])
            low, high = (middle, high) if same else (low, middle)
        found.append(float(low + high) / 2)
    return tuple(sorted(found))
