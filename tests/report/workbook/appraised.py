"""Examples that were appraised, as sources of workbooks."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from aigf.report.documents import result_object
from aigf.report.workbook import Source
from aigf.study.appraise import appraise
from aigf.study.derivation import derive
from aigf.study.result import Appraisal

EXAMPLES = sorted(path.stem for path in (Path(__file__).parents[3] / "examples").glob("*.yaml"))


@cache
def appraisal(example: str) -> Appraisal:
    return appraise(Path(__file__).parents[3] / "examples" / f"{example}.yaml")


def source(example: str, lang: str, **replaced: Any) -> Source:
    """The source of an example's workbook; ``replaced`` puts something else in its result."""
    found = appraisal(example)
    return Source({**result_object(found, lang), **replaced}, derive(found.basis), lang)
