"""What holds for all tests."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
import vl_convert
from hypothesis import settings

from aigf.report.documents import write_appraisal
from aigf.study import run
from tests.appraisals import EXAMPLES, appraised
from tests.effort import examples
from tests.remembered import remembered_charts, remembered_simulations

# How fast something is, is measured in benchmarks/: here a busy machine must not decide.
settings.register_profile("aigf", deadline=None, max_examples=examples(100))
settings.load_profile("aigf")


def _shared(factory: pytest.TempPathFactory, name: str) -> Path:
    """A folder that all workers of a session have."""
    own = factory.getbasetemp()
    folder = (own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own) / name
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session", autouse=True)
def _remembered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the engines find and what is drawn is kept for the session, and shared by its workers."""
    folder = _shared(tmp_path_factory, "remembered")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "simulated", remembered_simulations(run.simulated, folder))
        patch.setattr(vl_convert, "vegalite_to_svg", remembered_charts(vl_convert.vegalite_to_svg, folder))
        yield


_draw = vl_convert.vegalite_to_svg


@pytest.fixture
def drawn_anew(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Called, it has what is drawn after it in this test drawn and not remembered."""
    return lambda: monkeypatch.setattr(vl_convert, "vegalite_to_svg", _draw)


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The directory of an example's appraisal without draws, written once; who changes it takes a copy."""

    @cache
    def folder(example: str) -> Path:
        made = _shared(tmp_path_factory, "written") / example
        if not made.exists():
            own = tmp_path_factory.mktemp("written") / example
            write_appraisal(own, appraised(example), EXAMPLES[example])
            with suppress(OSError):  # another worker was first
                own.rename(made)
        return made

    return folder
