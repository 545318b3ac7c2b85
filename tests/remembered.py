"""What takes an appraisal and its page most of their time is done once for all tests that ask for the same.

What the engines find, and what a chart looks like, is kept in a folder that the workers of a session share.
"""

from __future__ import annotations

import hashlib
import json
import os
import pickle
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from aigf.model import wiring
from aigf.study.sampling import Sample
from aigf.study.simulation import Given, Simulation, engine_entries, heat, proposed_inputs, supply
from aigf.units import Array

Engines = Callable[..., Simulation]


def remembered_simulations(engines: Engines, folder: Path) -> Engines:
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
        _write(file, pickle.dumps((dict(made), made.hours)))
        return made

    return simulated


def remembered_charts(draw: Callable[..., str], folder: Path) -> Callable[..., str]:
    """The drawing engine, which looks in ``folder`` for what it drew before, in this process or another."""

    def drawn(specification: dict[str, Any], **options: Any) -> str:
        asked = json.dumps((specification, options), sort_keys=True)
        file = folder / hashlib.sha256(asked.encode()).hexdigest()
        if file.exists():
            return file.read_text(encoding="utf-8")
        made = draw(specification, **options)
        _write(file, made.encode())
        return made

    return drawn


def _write(file: Path, content: bytes) -> None:
    """Whole or not at all: another worker may look for it at the same time."""
    fresh = file.with_suffix(f".{os.getpid()}")
    fresh.write_bytes(content)
    fresh.replace(file)


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
