"""The simulation of a finished appraisal, held while other things change."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from aigf.documents import InputError, Place, Problem
from aigf.dossier.directory import MANIFEST, damaged, read_manifest, unchanged
from aigf.dossier.reading import read_basis
from aigf.dossier.tables import ENGINES, read_drawn, read_hours, read_tested
from aigf.engines.climate import HOURS_A_YEAR
from aigf.study.own_series import levelled
from aigf.study.sampling import Sample
from aigf.study.simulation import HOURLY, SIMULATED, Simulation, start
from aigf.text import Text
from aigf.units import Array


@dataclass(frozen=True)
class Held:
    """What the engines found in the appraisal in the folder of that name.

    ``key`` is the digest of what they started from, ``started`` that itself by name; ``files`` are those of the
    hourly series that they were given, ``levels`` the capacity factors of those, ``tested`` what they found in
    the years on which thresholds are tested, ``drawn`` what they found in each of the ``draws`` of ``seed``, (draws,).
    """

    folder: str
    key: str
    simulation: Simulation
    started: Mapping[str, float]
    files: tuple[str, ...] = ()
    levels: Mapping[str, float] = field(default_factory=dict)
    tested: Mapping[str, Array] = field(default_factory=dict)
    drawn: Mapping[str, Array] = field(default_factory=dict)
    draws: int = 0
    seed: int = 0

    def results(self) -> tuple[str, ...]:
        """What the engines found, written out exactly; of the draws a digest."""
        digest = hashlib.sha256()
        for name, values in sorted(self.drawn.items()):
            digest.update(name.encode() + np.ascontiguousarray(values).tobytes())
        point = (f"{name}={float(value[0, 0])!r}" for name, value in sorted(self.simulation.items()))
        return (*point, digest.hexdigest())

    def of(self, sample: Sample | None) -> Simulation:
        """What they found for the point values, or in each draw of a sample: the draws are those that are kept."""
        if sample is None:
            return self.simulation
        if (sample.seed, sample.draws) != (self.seed, self.draws):
            raise ValueError(f"the draws are {self.draws} of seed {self.seed}")
        rows = slice(sample.start, sample.stop)
        found = {name: values[rows, np.newaxis] for name, values in self.drawn.items()}
        return Simulation(found, self.simulation.hours)

    def problems(self, draws: int, seed: int) -> list[Problem]:
        """Why so many draws of a seed cannot be made with it: a draw has the simulated year of its own inputs."""
        if not draws or (draws, seed) == (self.draws, self.seed):
            return []
        known = {"draws": draws, "seed": seed, "kept": self.draws, "kept_seed": self.seed}
        if not self.draws:
            wrong = Text("keeps the simulation of no draws, and {draws} are asked for", known)
            expected = Text(
                "--draws 0, or a directory of aigf appraise -o with --draws {draws} --seed {seed}", known
            )
        else:
            wrong = Text(
                "keeps the simulation of {kept} draws of seed {kept_seed}; {draws} of seed {seed} are asked for",
                known,
            )
            expected = Text("--draws {kept} --seed {kept_seed}, --draws 0, or a new simulation", known)
        return [Problem(Place(self.folder, 1, 1), "", wrong, expected)]

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
    digests = _digests(folder, manifest)
    basis = read_basis(folder, digests)
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
    tested = _tested(folder, key)
    try:
        draws, seed = int(manifest["draws"]), int(manifest["seed"])
    except (KeyError, TypeError, ValueError) as error:
        raise damaged(folder, MANIFEST) from error
    drawn = _drawn(folder, key, draws) if draws else {}
    return Held(name, key, simulation, started, files, levels, tested, drawn, draws, seed)


def _digests(folder: Path, manifest: Mapping[str, Any]) -> dict[str, str]:
    """What the manifest says of each file. Raises InputError where what the engines found was changed since."""
    try:
        digests = {str(name): str(digest) for name, digest in manifest["files"].items()}
    except (KeyError, AttributeError) as error:
        raise damaged(folder, MANIFEST) from error
    for name in digests:
        if name.startswith(f"{ENGINES}/"):
            unchanged(folder, name, digests)
    return digests


def _started(inputs: Mapping[str, Array], overrides: Mapping[str, Array]) -> dict[str, float]:
    """What the engines start from, by name. Raises KeyError for an input that is missing.

    Ratios to 12 digits: a larger factory with the same connected has the same ratio but for rounding.
    """
    found = {name: float(value[0, 0]) for name, value in start(inputs, overrides).items()}
    return {name: float(f"{value:.12g}") if " / " in name else value for name, value in found.items()}


def _drawn(folder: Path, key: str, draws: int) -> dict[str, Array]:
    """What the engines found in each draw, (draws,), as it was kept."""
    return _numbers(folder, f"{key}.draws.parquet", lambda: read_drawn(folder, key, SIMULATED), draws)


def _tested(folder: Path, key: str) -> dict[str, Array]:
    """What the engines found in the years on which thresholds are tested, (years, 1)."""
    found = _numbers(folder, f"{key}.parquet", lambda: read_tested(folder, key, SIMULATED))
    return {name: values[:, np.newaxis] for name, values in found.items()}


def _hours(folder: Path, key: str) -> dict[str, Array]:
    """The hourly series of the simulated year, as they were kept."""
    return _numbers(folder, f"{key}.parquet", lambda: read_hours(folder, key, HOURLY), HOURS_A_YEAR)


def _numbers(
    folder: Path, file: str, read: Callable[[], dict[str, Array]], length: int | None = None
) -> dict[str, Array]:
    """What is read, each so long and all of it numbers that exist. Raises InputError where it is damaged."""
    try:
        found = read()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise damaged(folder, f"{ENGINES}/{file}") from error
    wrong = length is not None and any(values.shape != (length,) for values in found.values())
    if wrong or not all(np.isfinite(values).all() for values in found.values()):
        raise damaged(folder, f"{ENGINES}/{file}")
    return found
