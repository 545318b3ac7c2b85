"""The examples as they are appraised: once for all tests of a process, without draws or with few."""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from aigf.report.documents import result_object
from aigf.study.appraise import Draws, appraise
from aigf.study.result import Appraisal

EXAMPLES = {path.stem: path for path in sorted((Path(__file__).parents[1] / "examples").glob("*.yaml"))}

#: Every example for a test that takes seconds: in the quick tests one of them stands for all.
EACH = [pytest.param(name, marks=() if name == "rotterdam" else pytest.mark.slow) for name in EXAMPLES]


@cache
def appraised(example: str, *settings: str, draws: int = 0) -> Appraisal:
    """The appraisal of an example with ``name=value`` set, as it is shared: nobody changes it."""
    return appraise(
        EXAMPLES[example],
        settings=settings,
        draws=Draws(draws),
        command=f"aigf appraise {example}.yaml",
    )


def result(example: str, lang: str, *settings: str, draws: int = 0) -> dict[str, Any]:
    """The result of such an appraisal in ``lang``, for the test that asks alone."""
    return copy.deepcopy(_result(example, lang, *settings, draws=draws))


@cache
def _result(example: str, lang: str, *settings: str, draws: int) -> dict[str, Any]:
    return result_object(appraised(example, *settings, draws=draws), lang)
