"""A recorded formula as a reader sees it, in names and in numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from aigf import units
from aigf.report.explanation.branch import in_numbers, in_text
from aigf.report.explanation.figures import CONSTANTS, Figures
from aigf.report.explanation.lines import Line, lines_of, representative
from aigf.report.translations import catalogue
from aigf.trace import irr, lag, record, scan
from aigf.trace.operations import OPERATIONS
from aigf.units import EUR, HOURS_IN_YEAR, MW, Accelerators, Array, Constant, EURPerMW, Ratio, Share, Years

YEARS = (2027, 2028, 2029)


def written(
    function: Callable[..., Any], lang: str = "en", shown: tuple[int, ...] = (0, 2), **values: Any
) -> tuple[Line, ...]:
    """The lines of a function; the names of its arguments are what a reader calls them."""
    expression = record(function, values).expression
    places = shown if any(np.size(value) > 1 for value in values.values()) else (0,)
    return lines_of(function.__name__, expression, Figures(lang), lambda name: name, (YEARS, places))


def series(*values: float) -> Array:
    return np.array([values])


def names(function: Callable[..., Any], **values: Any) -> str:
    return in_text(written(function, **values)[0].words)


def numbers(function: Callable[..., Any], lang: str = "en", **values: Any) -> str:
    row = written(function, lang, **values)[0].rows[0]
    return f"{in_numbers(row.numbers)} = {row.value}"


def test_names_stand_between_brackets_and_numbers_have_units() -> None:
    def cost(load: MW, price: EURPerMW) -> EUR:
        return EUR(load * price)

    assert names(cost, load=250.0, price=80_000.0) == "[load] × [price]"
    assert numbers(cost, load=250.0, price=80_000.0) == "250 MW × EUR 80,000 per MW = EUR 20 million"
    assert numbers(cost, "nl", load=2.5, price=80_000.0) == "2,5 MW × 80.000 euro per MW = 200.000 euro"


def test_brackets_stand_where_they_matter_and_only_there() -> None:
    def left(a: EUR, b: EUR, c: EUR) -> EUR:
        return EUR(a - (b - c) + (b + c))

    def right(a: EUR, b: Ratio, c: Ratio) -> EUR:
        return EUR(a / (b * c) * (b * c) * (1 - b) ** -(c + 1))

    assert names(left, a=1.0, b=2.0, c=3.0) == "[a] − ([b] − [c]) + [b] + [c]"
    assert names(right, a=1.0, b=2.0, c=3.0) == "[a] / ([b] × [c]) × [b] × [c] × (1 − [b]) ^ (−([c] + 1))"


def test_a_figure_below_zero_stands_between_brackets() -> None:
    def sums(a: EUR, b: EUR) -> EUR:
        return EUR(a - b + -b)

    assert numbers(sums, a=-4.0, b=-5.0) == "EUR −4 − (EUR −5) + (−(EUR −5)) = EUR 6"


def test_a_guard_is_a_condition_below_the_formula() -> None:
    def ratio(a: EUR, b: EUR) -> Ratio:
        return Ratio(a / np.where(b > 0, b, np.nan))

    line = written(ratio, a=6.0, b=3.0)[0]
    assert in_text(line.words) == "[a] / [b]"
    assert [in_text(condition) for condition in line.conditions] == ["as long as [b] > 0; otherwise no value"]
    assert numbers(ratio, a=6.0, b=0.0) == "EUR 6 / no value = none"


def test_infinity_in_a_guard_says_what_it_does() -> None:
    def ratio(a: EUR, b: EUR) -> Ratio:
        return Ratio(a / np.where(b > 0, b, np.inf))

    assert "becomes 0" in in_text(written(ratio, a=6.0, b=3.0)[0].conditions[0])


def test_a_choice_shows_what_was_chosen_and_why() -> None:
    def chosen(a: EUR, b: EUR, share: Share) -> EUR:
        return EUR(np.where(np.logical_and(share > 0, np.logical_not(share >= 1)), a, b))

    assert names(chosen, a=1.0, b=2.0, share=0.5) == "[a] if [share] > 0 and not ([share] ≥ 1); otherwise [b]"
    assert numbers(chosen, a=1.0, b=2.0, share=0.5).startswith("EUR 1 (because 50% > 0 and not (50% ≥ 1))")
    assert numbers(chosen, a=1.0, b=2.0, share=0.0).startswith("EUR 2 (because it does not hold that 0% > 0")


def test_what_returns_is_written_once() -> None:
    def twice(a: EUR, b: EUR, c: EUR) -> EUR:
        part = np.maximum(a - b - c, 0)
        return EUR(part * part / (part + a))

    whole, part = written(twice, a=9.0, b=2.0, c=1.0)
    assert in_text(whole.words) == "A × A / (A + [a])"
    assert (part.letter, in_text(part.words)) == ("A", "max([a] − [b] − [c]; 0)")
    assert part.rows[0].value == "EUR 6"


def test_a_series_shows_a_few_years() -> None:
    def flow(revenue: EUR, costs: EUR) -> EUR:
        return EUR(revenue - costs)

    line = written(flow, revenue=series(0, 5e6, 8e6), costs=2e6)[0]
    assert [(row.year, in_numbers(row.numbers), row.value) for row in line.rows] == [
        (2027, "EUR 0 − EUR 2 million", "EUR −2 million"),
        (2029, "EUR 8 million − EUR 2 million", "EUR 6 million"),
    ]


def test_a_sum_over_the_years_shows_years_and_total() -> None:
    def worth(flow: EUR, factor: Ratio) -> EUR:
        return EUR(np.sum(flow * factor, axis=-1, keepdims=True))

    line = written(worth, flow=series(-5e6, 3e6, 4e6), factor=series(1, 0.9, 0.8))[0]
    assert in_text(line.words) == "sum over the years of ([flow] × [factor])"
    assert [row.value for row in line.rows] == ["EUR −5 million", "EUR 3.2 million"]
    assert line.total == "EUR 900,000"


def test_a_sum_inside_a_larger_formula_has_a_line_of_its_own() -> None:
    def gap(capex: EUR, flow: EUR, factor: Ratio) -> EUR:
        return EUR(capex - np.sum(flow * factor, axis=-1, keepdims=True))

    whole, part = written(gap, capex=1e6, flow=series(1e6, 1e6, 1e6), factor=series(1, 0.5, 0.5))
    assert in_text(whole.words) == "[capex] − A"
    assert [in_numbers(row.numbers) for row in whole.rows] == ["EUR 1 million − EUR 2 million"]
    assert (part.letter, part.total) == ("A", "EUR 2 million")


def test_the_year_before_and_balances() -> None:
    def before(debt: EUR, rate: Share) -> EUR:
        return EUR(lag(debt, 1, 0) * rate)

    def balance(drawn: EUR, repaid: EUR, rate_share: Share) -> EUR:
        return EUR(scan(lambda debt, a, b, c: debt * (1 + c) + a - b, 0, drawn, repaid, rate_share))

    values = {"drawn": series(100, 0, 0), "repaid": series(0, 60, 50), "rate_share": 0.1}
    assert names(before, debt=series(100, 50, 0), rate=0.1) == "[debt] a year earlier × [rate]"
    rows = written(balance, shown=(0, 1, 2), **values)[0].rows
    assert names(balance, **values) == (
        "year by year, starting from 0: its own level a year earlier × (1 + [rate_share]) + [drawn] − [repaid]"
    )
    assert [in_numbers(row.numbers) for row in rows] == [
        "EUR 0 × (1 + 10%) + EUR 100 − EUR 0",
        "EUR 100 × (1 + 10%) + EUR 0 − EUR 60",
        "EUR 50 × (1 + 10%) + EUR 0 − EUR 50",
    ]
    assert [row.value for row in rows] == ["EUR 100", "EUR 50", "EUR 5"]


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "no IRR exists"), ("nl", "er bestaat geen intern rendement")]
)
def test_a_return_that_does_not_exist(lang: str, said: str) -> None:
    def project_irr(flow: EUR) -> Share:
        return Share(irr(flow))

    assert written(project_irr, lang, flow=series(-1, -2, -3))[0].total == said


def test_what_is_left_of_numbers_that_cancel_out_is_zero() -> None:
    def balance(a: EUR, b: EUR) -> EUR:
        return EUR(a - b)

    assert written(balance, a=series(1e9, 1e9, 1e9), b=series(0, 0, 1e9 - 1e-6))[0].rows[-1].value == "EUR 0"


def test_running_totals_and_roots() -> None:
    def total(a_share: Share) -> Share:
        return Share(np.cumsum(a_share, axis=-1))

    def root(a: Ratio, b: Ratio) -> Ratio:
        return Ratio(np.exp(np.log(2 * a / b) / 2))

    rows = written(total, shown=(0, 1), a_share=series(0.4, 0.6, 0.6))[0].rows
    assert [in_numbers(row.numbers) for row in rows] == ["40%", "40% + 60%"]
    assert names(root, a=8.0, b=1.0) == "√(2 × [a] / [b])"


def test_constants_are_written_in_their_own_unit() -> None:
    def hours(a: Accelerators) -> units.AcceleratorHours:
        return units.AcceleratorHours(a * HOURS_IN_YEAR)

    assert numbers(hours, a=2.0) == "2 accelerators × 8,760 hours = 17,520 accelerator-hours"
    per, hours_in_year = units.MWH_PER_TWH, units.HOURS_IN_YEAR
    assert Figures("en").constant(float(per), per.unit.symbol) == "1,000,000 MWh per TWh"
    assert Figures("nl").constant(float(hours_in_year), hours_in_year.unit.symbol) == "8.760 uur"
    assert Figures("nl").constant(1e-9, "1") == "1,0 × 10⁻⁹"
    assert Figures("en").constant(0.5, "") == "0.5"


def test_every_constant_has_a_name_and_a_source_in_both_languages() -> None:
    known = {name: value for name, value in vars(units).items() if isinstance(value, Constant)}
    assert set(known) == set(CONSTANTS)
    for name, constant in known.items():
        assert constant.name == name
        assert constant.source in catalogue("nl")


def test_a_calendar_year_is_no_duration() -> None:
    assert Figures("nl").of(2030.0, "year", "start_year") == "2030"
    assert Figures("nl").of(7.0, "year", "years_to_operation") == "7 jaar"


def test_the_years_that_are_shown() -> None:
    assert representative(series(0, -5, 3, 9, 1, 1), 2) == (0, 1, 2, 3, 5)
    assert representative(series(7), 0) == (0,)


#: A call of every operation that a formula may use, on a series a and a condition on it.
CALLS: dict[str, Callable[[Any], Any]] = {
    "add": lambda a: a + a,
    "subtract": lambda a: a - 1,
    "multiply": lambda a: a * a,
    "divide": lambda a: a / a,
    "power": lambda a: a**2,
    "negative": lambda a: -a,
    "absolute": np.absolute,
    "maximum": lambda a: np.maximum(a, 1),
    "minimum": lambda a: np.minimum(a, 1),
    "exp": np.exp,
    "log": np.log,
    "log10": np.log10,
    "greater": lambda a: np.where(a > 1, a, 2),
    "greater_equal": lambda a: np.where(a >= 1, a, 2),
    "less": lambda a: np.where(a < 1, a, 2),
    "less_equal": lambda a: np.where(a <= 1, a, 2),
    "equal": lambda a: np.where(a == 1, a, 2),
    "not_equal": lambda a: np.where(a != 1, a, 2),
    "logical_and": lambda a: np.where(np.logical_and(a > 1, a < 2), a, 2),
    "logical_or": lambda a: np.where(np.logical_or(a > 1, a < 2), a, 2),
    "logical_not": lambda a: np.where(np.logical_not(a > 1), a, 2),
    "isnan": lambda a: np.where(np.isnan(a), 0, a),
    "isfinite": lambda a: np.where(np.isfinite(a), a * 2, 0),
    "sum": lambda a: np.sum(a, axis=-1, keepdims=True),
    "max": lambda a: np.max(a, axis=-1, keepdims=True),
    "min": lambda a: np.min(a, axis=-1, keepdims=True),
    "mean": lambda a: np.mean(a, axis=-1, keepdims=True),
    "cumsum": lambda a: np.cumsum(a, axis=-1),
    "where": lambda a: np.where(a > 1, 1, a),
    "lag": lambda a: lag(a, 2, 1),
    "scan": lambda a: scan(lambda state, now: np.where(state > 2, now, state + now), 0, a),
    "irr": lambda a: irr(a - 2),
}


def test_every_operation_that_a_formula_may_use_can_be_explained() -> None:
    assert set(OPERATIONS) == set(CALLS), (
        "an operation that is new needs a call here, and words in formula.py"
    )
    for name, call in CALLS.items():
        expression = record(_one_argument(call), {"a": series(1, 2, 3)}).expression
        for line in lines_of(name, expression, Figures("nl"), lambda own: own, (YEARS, (0, 1, 2))):
            assert "[a]" in in_text(line.words), name
            assert len(line.rows) in (1, 3), name
            assert not any("nan" in row.value for row in line.rows)


def _one_argument(call: Callable[[Any], Any]) -> Callable[..., Any]:
    def quantity(a: Ratio) -> Ratio:
        return Ratio(call(a))

    return quantity


def test_durations_keep_their_unit() -> None:
    def term(a: Years, b: Years) -> Years:
        return Years(np.maximum(a - b, 0))

    assert numbers(term, a=7.0, b=2.0) == "max(7 years − 2 years; 0) = 5 years"
