"""Results and pages of the examples, to read and not to change."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from aigf.report.documents import result_object
from aigf.report.html import html_report
from aigf.study.result import Appraisal
from tests import appraisals

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("reference", "rotterdam", "eemshaven", "narvik", "federated")


def appraised(example: str, draws: int = 0, settings: tuple[tuple[str, str], ...] = ()) -> Appraisal:
    """The appraisal of an example, with what is set in it."""
    return appraisals.appraised(example, *(f"{name}={value}" for name, value in settings), draws=draws)


@cache
def result(
    example: str, lang: str, draws: int = 0, settings: tuple[tuple[str, str], ...] = ()
) -> dict[str, Any]:
    """Its result as ``aigf appraise --json`` prints it."""
    return result_object(appraised(example, draws, settings), lang)


@cache
def page(example: str, lang: str, draws: int = 0) -> str:
    """Its page."""
    return html_report(result(example, lang, draws), lang)
