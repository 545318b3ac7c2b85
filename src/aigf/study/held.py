"""The simulation of a finished appraisal, held while other things change."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from aigf.documents import InputError, Place, Problem
from aigf.engines.climate import HOURS_A_YEAR
from aigf.study.directory import damaged, read_basis, read_manifest
from aigf.study.own_series import levelled
from aigf.study.simulation import HOURLY, SIMULATED, Simulation, start
from aigf.text import Text
from aigf.units import Array


@dataclass(frozen=True)
class Held:
    """What the engines found in the appraisal in the folder of that name.

    ``key`` is the digest of what they started from, ``started`` that itself by name; ``files`` are those of the
    hourly series that they were given, ``levels`` the capacity factors of those, ``tested`` what they found in
    the years on which thresholds are tested.
    """

    folder: str
    key: str
    simulation: Simulation
    started: Mapping[str, float]
    files: tuple[str, ...] = ()
    levels: Mapping[str, float] = field(default_factory=dict)
    tested: Mapping[str, Array] = field(default_factory=dict)

    def results(self) -> tuple[str, ...]:
        """What the engines found, written out exactly."""
        return tuple(f"{name}={float(value[0, 0])!r}" for name, value in sorted(self.simulation.items()))

    def changed(self, inputs: Mapping[str, Array], overrides: Mapping[str, Array]) -> tuple[str, ...]:
        """The names of what the engines would start from now and did not start from then."""
        now = _started(inputs, overrides)
        names = {*now, *self.started}
        return tuple(sorted(name for name in names if now.get(name) != self.started.get(name)))


def read_held(folder: Path, digest: str | None) -> Held:
    """The simulation that is kept in ``folder``, for the proposal with this digest; None where that is not known.

    Raises InputError where the folder is no appraisal, is damaged, or is that of another proposal: for another
    factory the engines would have found something else, and what varies within one proposal can be set.
    """
    manifest = read_manifest(folder)
    if digest is not None and manifest.get("input_digest") != digest:
        wrong = Text("is the appraisal of another proposal, or of an earlier text of this one")
        expected = Text("an appraisal of this very file (--set changes what it states), or a new simulation")
        raise InputError([Problem(Place(str(folder), 1, 1), "", wrong, expected)])
    basis = read_basis(folder)
    key = str(manifest.get("engines"))
    try:
        simulation = Simulation({name: basis.inputs[name] for name in SIMULATED}, _hours(folder, key))
        started = _started(basis.inputs, basis.overrides)
    except KeyError as error:
        raise damaged(folder, "basis.json") from error
    if not all(np.isfinite(value).all() for value in simulation.values()):
        raise damaged(folder, "basis.json")
    given = manifest.get("hourly_series", [])
    files = tuple(str(source.get("file")) for source in given)
    columns = {str(column) for source in given for column in source.get("columns", [])}
    levels = {entry: started[entry] for entry in levelled(columns)}
    name = folder.resolve().name or str(folder)
    return Held(name, key, simulation, started, files, levels, _tested(folder, key))


def _started(inputs: Mapping[str, Array], overrides: Mapping[str, Array]) -> dict[str, float]:
    """What the engines start from, by name. Raises KeyError for an input that is missing.

    Ratios to 12 digits: a larger factory with the same connected has the same ratio but for rounding.
    """
    found = {name: float(value[0, 0]) for name, value in start(inputs, overrides).items()}
    return {name: float(f"{value:.12g}") if " / " in name else value for name, value in found.items()}


def _tested(folder: Path, key: str) -> dict[str, Array]:
    """What the engines found in the years on which thresholds are tested, (years, 1); empty where it was not kept."""
    import pyarrow.parquet as pq

    file = f"engines/{key}.parquet"
    try:
        kept = json.loads((pq.read_schema(folder / file).metadata or {}).get(b"tested", b"{}"))
        found = {name: np.array(kept[name], dtype=np.float64)[:, np.newaxis] for name in SIMULATED if kept}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise damaged(folder, file) from error
    if not all(np.isfinite(values).all() for values in found.values()):
        raise damaged(folder, file)
    return found


def _hours(folder: Path, key: str) -> dict[str, Array]:
    """The hourly series of the simulated year, as they were kept."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    file = f"engines/{key}.parquet"
    try:
        table = pq.read_table(folder / file)
        series = {name: table[name].to_numpy() for name in HOURLY}
    except (OSError, KeyError, pa.ArrowException) as error:
        raise damaged(folder, file) from error
    if any(values.shape != (HOURS_A_YEAR,) or values.dtype != np.float64 for values in series.values()):
        raise damaged(folder, file)
    return series
