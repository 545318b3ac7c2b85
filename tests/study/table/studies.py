"""Small studies that several tests look at."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from aigf.study.table.executors import Here
from aigf.study.table.plan import Asked, Table, read_table
from aigf.study.table.result import Study
from aigf.study.table.study import run_study

ROTTERDAM = Path(__file__).parents[3] / "examples" / "rotterdam.yaml"
NARVIK = ROTTERDAM.with_name("narvik.yaml")
WORLDS = "access=closed,adoption=low,high"
SCENARIOS = ("base", "use=inference", "access=closed,adoption=high")
DRAWS = 20
#: What a small study asks for.
SMALL = Asked(alternatives="central,ecosystem,federated", scenarios=SCENARIOS, draws=DRAWS)


@cache
def small_table(block: int = 1000) -> Table:
    asked = Asked(alternatives=SMALL.alternatives, scenarios=SMALL.scenarios, draws=DRAWS, block=block)
    return read_table(ROTTERDAM, asked)


@cache
def small_study() -> Study:
    """Two choices more than the proposal, in three worlds with two engine states."""
    return run_study(small_table(), ROTTERDAM, Here())


@cache
def points_of_all() -> Study:
    """The ten alternatives in the 36 worlds, without draws."""
    return run_study(read_table(ROTTERDAM, Asked()), ROTTERDAM, Here())


def bits(study: Study) -> dict[object, bytes]:
    """Every figure of a study, exactly."""
    import numpy as np

    drawn: dict[object, bytes] = {key: values.tobytes() for key, values in study.quantities.items()}
    drawn |= {("series", key): values.tobytes() for key, values in study.series.items()}
    return drawn | {("point", key): np.float64(value).tobytes() for key, value in study.points.items()}
