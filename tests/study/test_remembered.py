"""What the engines found is remembered by all that they start from, and by nothing else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aigf.study import run as running
from aigf.study.binding import bind
from aigf.study.case import prepare
from aigf.study.run import Run, plan_of, run
from aigf.study.sampling import Sample
from aigf.study.simulation import Simulation, remembered
from aigf.units import Array

REFERENCE = Path(__file__).parents[2] / "examples" / "reference.yaml"
DRAWS = Sample(1, 100, 10, 13)


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[Sample | None]:
    """The samples for which the engines ran, from a process that remembers nothing."""
    monkeypatch.setattr(remembered, "_known", type(remembered._known)())
    engines, samples = running.simulated, []

    def counted(
        inputs: dict[str, Array], overrides: dict[str, Array], sample: Sample | None, *rest: object
    ) -> Simulation:
        samples.append(sample)
        return engines(inputs, overrides, sample, *rest)

    monkeypatch.setattr(running, "simulated", counted)
    return samples


def made(sample: Sample | None = DRAWS, seed: int = 1, **settings: str) -> Run:
    case = prepare(REFERENCE, settings, "base", seed=seed)
    return run(case, bind(case), plan_of(case), sample)


def test_a_price_starts_no_engine_and_changes_the_result(ran: list[Sample | None]) -> None:
    first = made()
    moved = made(electricity_price="61")
    assert ran == [DRAWS]
    for name, values in first.simulation.items():
        assert values.tobytes() == moved.simulation[name].tobytes()
    cost = [of.values(["electricity_cost"])["electricity_cost"] for of in (first, moved)]
    assert np.all(cost[0] != cost[1])


@pytest.mark.parametrize(
    "other",
    [{"temperature_mean": "12"}, {"system_peak_share": "0.02"}, {"price_year": "2022"}, {"sample": None}],
    ids=["weather", "supply", "prices", "point values"],
)
def test_what_they_read_starts_them(ran: list[Sample | None], other: dict[str, str]) -> None:
    made()
    made(**other)  # type: ignore[arg-type]
    assert len(ran) == 2


def test_other_draws_start_them(ran: list[Sample | None]) -> None:
    for sample in (DRAWS, Sample(1, 100, 13, 16), Sample(2, 100, 10, 13), DRAWS):
        made(sample)
    assert len(ran) == 3


def test_few_are_kept(ran: list[Sample | None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "_MOST", 2)
    for start in (0, 1, 2, 0):
        made(Sample(1, 100, start, start + 1))
    assert len(ran) == 4
    assert len(remembered._known) == 2
