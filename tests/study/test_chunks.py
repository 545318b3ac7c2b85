"""The draws of a block a few at a time: the same bits, and no more memory than a few need."""

from __future__ import annotations

import tracemalloc
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from aigf.study.binding import bind
from aigf.study.case import prepare
from aigf.study.run import Run, plan_of, run
from aigf.study.sampling import Sample
from aigf.study.simulation import SIMULATED, Simulation, chunks, simulated
from aigf.units import Array

ROOT = Path(__file__).parents[2]
DRAWS = 11


@cache
def made(example: str) -> Run:
    """A run of a few draws from the middle of a sample."""
    case = prepare(ROOT / "examples" / f"{example}.yaml", {}, "base", seed=3)
    return run(case, bind(case), plan_of(case), Sample(3, 40, 20, 20 + DRAWS))


def inputs_of(example: str, **changed: Array) -> dict[str, Array]:
    inputs = {name: value for name, value in made(example).inputs.items() if name not in SIMULATED}
    return {**inputs, **changed}


def in_chunks_of(
    size: int, inputs: dict[str, Array], example: str, monkeypatch: pytest.MonkeyPatch
) -> Simulation:
    monkeypatch.setattr(chunks, "CHUNK", size)
    return simulated(inputs, made(example).overrides, Sample(3, 40, 20, 20 + DRAWS))


def assert_same_bits(one: Simulation, other: Simulation) -> None:
    for name, values in one.items():
        assert values.shape == (DRAWS, 1), name
        assert values.tobytes() == other[name].tobytes(), name
    for name, values in one.hours.items():
        assert values.tobytes() == other.hours[name].tobytes(), name


@pytest.mark.parametrize("example", ["eemshaven", "federated"])
def test_the_same_bits_for_any_size(example: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = in_chunks_of(DRAWS, inputs_of(example), example, monkeypatch)
    for size in (1, 4, 10):  # none divides the draws
        assert_same_bits(whole, in_chunks_of(size, inputs_of(example), example, monkeypatch))


def every_other(value: float, otherwise: float) -> Array:
    """Draws that have something and draws that have not, so that a chunk may hold of one kind only."""
    return np.where(np.arange(DRAWS) % 3 == 0, value, otherwise)[:, np.newaxis]


@pytest.mark.parametrize(
    "mixed",
    [
        {"battery_power": every_other(40.0, 0.0), "battery_energy": every_other(80.0, 0.0)},
        {"min_energy_share": every_other(0.95, 1.0)},
        {
            "call_share": every_other(0.1, 0.0),
            "call_limit_share": every_other(0.2, 1.0),
            "heat_connected_share": every_other(0.5, 0.0),
            "contracted_solar": every_other(100.0, 0.0),
            "contracted_offshore_wind": every_other(0.0, 300.0),
            "cooling_wet_surface_share": every_other(1.0, 0.0),
            "cooling_liquid_share": every_other(1.0, 0.0),
        },
    ],
    ids=["battery", "load that may wait", "calls, heat, contracts and cooling"],
)
def test_what_a_draw_has_does_not_depend_on_the_others(
    mixed: dict[str, Array], monkeypatch: pytest.MonkeyPatch
) -> None:
    inputs = inputs_of("rotterdam", **mixed)
    whole = in_chunks_of(DRAWS, inputs, "rotterdam", monkeypatch)
    for size in (1, 2, 6):
        assert_same_bits(whole, in_chunks_of(size, inputs, "rotterdam", monkeypatch))


def test_memory_is_that_of_a_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    def peak(size: int) -> int:
        tracemalloc.start()
        try:
            in_chunks_of(size, inputs_of("rotterdam"), "rotterdam", monkeypatch)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(1)
    assert peak(2) < peak(DRAWS) / 2
