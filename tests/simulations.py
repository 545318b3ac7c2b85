"""The engines run once for all tests that start them from the same: an appraisal spends half its time there."""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from aigf.model import wiring
from aigf.study.sampling import Sample
from aigf.study.simulation import Given, Simulation, engine_entries, heat, proposed_inputs, supply
from aigf.units import Array

Engines = Callable[..., Simulation]


def remembered(engines: Engines, folder: Path) -> Engines:
    """The engines, which look in ``folder`` for what they found before, in this process or another."""

    def simulated(
        inputs: Mapping[str, Array],
        overrides: Mapping[str, Array],
        sample: Sample | None = None,
        given: Given | None = None,
    ) -> Simulation:
        file = folder / _digest(inputs, overrides, sample, given)
        if file.exists():
            found, hours = pickle.loads(file.read_bytes())  # noqa: S301 - written below
            return Simulation(found, hours)
        made = engines(inputs, overrides, sample, given)
        written = file.with_suffix(f".{os.getpid()}")
        written.write_bytes(pickle.dumps((dict(made), made.hours)))
        written.replace(file)
        return made

    return simulated


def _digest(
    inputs: Mapping[str, Array], overrides: Mapping[str, Array], sample: Sample | None, given: Given | None
) -> str:
    """Of all that the engines can read."""
    quantities = ["it_load_share", "electricity_use", *supply.QUANTITIES, *heat.SIZES]
    if supply.is_steered(inputs):
        quantities += [*supply.EARNINGS, "electricity_price"]
    read = {*engine_entries(), *proposed_inputs(), *wiring.needed_for(quantities, overrides)}
    digest = hashlib.sha256(repr((sample, given and given.digest())).encode())
    for kind in (inputs, overrides):
        for name in sorted(set(kind) & (read | set(overrides))):
            digest.update(
                f" {name} {kind[name].shape} ".encode() + np.ascontiguousarray(kind[name]).tobytes()
            )
    return digest.hexdigest()
