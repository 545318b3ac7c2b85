"""Examples that were appraised, as sources of workbooks."""

from __future__ import annotations

from functools import cache
from typing import Any

from aigf.program.derivation import Derivation, derive
from aigf.report.documents import result_object
from aigf.report.workbook import Source
from tests.appraisals import appraised


@cache
def derivation(example: str) -> Derivation:
    return derive(appraised(example).basis)


def source(example: str, lang: str, **replaced: Any) -> Source:
    """The source of an example's workbook; ``replaced`` puts something else in its result."""
    found = appraised(example)
    return Source({**result_object(found, lang), **replaced}, derivation(example), lang)
