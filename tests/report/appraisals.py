"""Real appraisals, each made once a session: what is said of a result is tried on results."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from aigf.report.documents import result_object
from aigf.report.html import html_report
from aigf.study.appraise import Draws, appraise
from aigf.study.result import Appraisal

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("reference", "rotterdam", "eemshaven", "narvik", "federated")


@cache
def appraised(example: str, draws: int = 0, settings: tuple[tuple[str, str], ...] = ()) -> Appraisal:
    """The appraisal of an example, with what is set in it."""
    path = EXAMPLES / f"{example}.yaml"
    return appraise(path, settings=dict(settings), draws=Draws(draws, jobs=1))


@cache
def result(
    example: str, lang: str, draws: int = 0, settings: tuple[tuple[str, str], ...] = ()
) -> dict[str, Any]:
    """Its result as ``aigf appraise --json`` prints it. Read it, do not change it."""
    return result_object(appraised(example, draws, settings), lang)


@cache
def page(example: str, lang: str, draws: int = 0) -> str:
    """Its page."""
    return html_report(result(example, lang, draws), lang)
