"""The chart of a cash flow and the tables of the statements: what a page shows adds up."""

from __future__ import annotations

import re
from typing import Any

import pytest

from aigf.report.charts import Chart, cash_flow
from aigf.report.html import html_report
from aigf.report.statements import APART, COMPARABLE, comparable, statement, tables
from tests.appraisals import EXAMPLES
from tests.report.cash_flows import without_public_money
from tests.report.workbook.appraised import source


def drawn(block: dict[str, Any], lang: str = "en") -> Chart:
    chart = cash_flow(block, lang)
    assert chart is not None
    return chart


def test_its_finding_is_picked_from_the_net_cash_flow() -> None:
    assert drawn(without_public_money("en")).finding == (
        "The net cash flow is lowest in 2027, at EUR −2.0 billion, is positive for the first time in 2029 "
        "and highest in 2030, at EUR 1.1 billion; it is negative in 2 of the 8 years."
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([-2e9, -1e6], "In no year does more come in than goes out; 2027 is the worst, at EUR −2.0 billion."),
        ([1e9, 2e9], "In every year more comes in than goes out; 2028 is the best, at EUR 2.0 billion."),
    ],
)
def test_the_other_findings(values: list[float], words: str) -> None:
    assert drawn(without_public_money("en", [2027, 2028], values)).finding == words


def test_the_table_shows_what_takes_off_with_a_minus() -> None:
    chart = drawn(without_public_money("en"))
    assert chart.head == "EUR million"
    assert chart.columns == tuple(str(year) for year in range(2027, 2035))
    column = {row[0]: row[4] for row in chart.rows}
    assert list(column.values()) == ["1,500", "0", "−400", "0", "0", "1,100"]
    assert chart.totals == (len(chart.rows) - 1,)


def test_small_amounts_keep_their_decimals() -> None:
    chart = drawn(without_public_money("en", [2027], [1.25e6]))
    assert chart.rows[-1][1] == "1.25"


def test_without_a_statement_there_is_no_chart() -> None:
    assert cash_flow(None, "nl") is None
    assert cash_flow(statement({}, "as_proposed"), "nl") is None


def _numbers(cells: tuple[str, ...]) -> list[float]:
    return [float(cell.replace("−", "-").replace(",", "")) for cell in cells]


@pytest.mark.slow
@pytest.mark.parametrize("example", EXAMPLES)
def test_the_tables_of_a_page_add_up_but_for_rounding(example: str) -> None:
    result = source(example, "en").result
    charts = [
        drawn(block)
        for block in result["statements"]
        if block["id"] in {"without_public_money", "as_proposed"}
    ]
    assert [chart.name for chart in charts] == ["cash-flow", "cash-flow-proposed"]
    shown = [
        [(row[1:], place in chart.totals) for place, row in enumerate(chart.rows)] for chart in charts
    ] + [[(row.cells, row.total) for row in table.rows] for table in tables(result, "en")]
    for rows in shown:
        items = [_numbers(cells) for cells, total in rows if not total]
        sums = [sum(column) for column in zip(*items, strict=True)]
        decimals = max(len(cell.partition(".")[2]) for cells, _ in rows for cell in cells)
        assert _numbers(rows[-1][0]) == pytest.approx(sums, abs=10.0**-decimals * len(items))


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_prices_stand_beside_the_cost_of_their_kind_only(lang: str) -> None:
    result = source("rotterdam", lang).result
    assert len(comparable(result, lang)) == len(COMPARABLE)
    page = html_report(result, lang)
    figures = page[page.index('<section id="figures"') : page.index('<section id="path"')]
    for name in APART:
        assert f"#how-{name}" in page
        assert f"#how-{name}" not in figures
    assert (
        len(re.findall(r'<section id="(?:cash-flow|cash-flow-proposed|unit-economics|statements)"', page))
        == 4
    )
