"""The sheet of statements: the rows that it shows add up to the totals that it shows, and say so in a formula."""

from __future__ import annotations

import io
import re
from typing import Any

import openpyxl
import pytest

from aigf.report.translations import translator
from aigf.report.workbook import workbook
from aigf.report.workbook.layout import FIRST
from aigf.report.workbook.place import FIRST_YEAR, LABEL, NAME, VALUE
from aigf.report.workbook.words import sheet_name
from aigf.study.statements import BLOCKS
from tests.appraisals import EXAMPLES
from tests.report.workbook.appraised import source

_ZERO = "Total less the rows above it: must be zero"


def rows_of(example: str, lang: str, *, formulas: bool = False) -> list[list[Any]]:
    book = openpyxl.load_workbook(io.BytesIO(workbook(source(example, lang))), data_only=not formulas)
    return [[cell.value for cell in row] for row in book[sheet_name("statements", lang)].iter_rows()]


def blocks_of(rows: list[list[Any]], lang: str) -> dict[str, list[list[Any]]]:
    """The rows of each block, heading and check included, by its total."""
    check = translator(lang)(_ZERO)
    found: dict[str, list[list[Any]]] = {}
    block: list[list[Any]] = []
    for row in rows[FIRST:]:
        block = [*block, row] if row[LABEL] else []
        if row[LABEL] == check:
            found[f"{block[-2][NAME]} {block[1][NAME]}"] = block
    return found


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("example", EXAMPLES)
def test_what_a_block_shows_adds_up(example: str, lang: str) -> None:
    found = blocks_of(rows_of(example, lang), lang)
    assert {"cash_flow market_revenue_by_year", "equity_cash_flow revenue_by_year"} <= set(found)
    subtotals = {name for block in BLOCKS.values() for sign, name in block.rows if not sign}
    for block in found.values():
        *items, total, check = block[1:]
        for column in range(VALUE, FIRST_YEAR + len(source(example, lang).years)):
            shown = [row[column] for row in (*items, total) if row[column] is not None]
            if not shown:
                continue
            parts = [row[column] for row in items if row[NAME] not in subtotals]
            assert sum(parts) == pytest.approx(total[column], abs=1e-9 * max(map(abs, shown)))
            assert check[column] == 0


@pytest.mark.slow
def test_the_check_of_a_block_takes_in_every_row() -> None:
    for block in blocks_of(rows_of("reference", "en", formulas=True), "en").values():
        *items, _, check = block[1:]
        cell = next(value for value in check[VALUE:] if value)
        assert re.match(r"=ROUND\(", cell)
        subtotals = sum(
            1 for row in items if row[NAME] in {"cash_flow_with_contribution", "npv_per_gpu_hour"}
        )
        assert len(re.findall(r"[A-Z]+\$?\d+", cell)) == 1 + len(items) - subtotals
