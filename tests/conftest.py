"""What holds for all tests."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from aigf.report.documents import write_appraisal
from tests.appraisals import EXAMPLES, appraised

# How fast something is, is measured in benchmarks/: here a busy machine must not decide.
settings.register_profile("aigf", deadline=None)
settings.load_profile("aigf")


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The directory of an example's appraisal without draws, written once; who changes it takes a copy."""

    @cache
    def folder(example: str) -> Path:
        made = tmp_path_factory.mktemp("written") / example
        write_appraisal(made, appraised(example), EXAMPLES[example])
        return made

    return folder
