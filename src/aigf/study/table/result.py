"""What a study found: quantities by alternative, scenario and name, as arrays over the draws and as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aigf.dossier.directory import MANIFEST
from aigf.register.scenarios import Scenario
from aigf.study.table.folder import CELLS, read_study_manifest, unreadable
from aigf.study.table.parquet import read_cell
from aigf.study.table.plan import DESCRIBED, Cell, cells_of, key_of
from aigf.text import Text
from aigf.units import Array

#: Alternative, scenario and name.
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Study:
    """A finished study.

    ``quantities`` has one value a draw, (draws,), ``points`` the point estimates and ``series`` what has a value in
    each year from ``first_year`` on, (1 + draws, years), the point estimate first; by (alternative, scenario, name).
    The draws are the same joint samples for every alternative and in every scenario.
    """

    name: str
    alternatives: tuple[str, ...]
    scenarios: tuple[Scenario, ...]
    draws: int
    seed: int
    quantities: Mapping[Key, Array]
    points: Mapping[Key, float]
    series: Mapping[Key, Array]
    first_year: int
    units: Mapping[str, str]
    directory: Path | None = None

    def quantity(self, alternative: str, scenario: str, name: str) -> Array:
        """The draws of a quantity, (draws,). Raises KeyError where the alternative has it not."""
        return self.quantities[alternative, scenario, name]

    def names(self, alternative: str) -> tuple[str, ...]:
        """The quantities that an alternative has in every scenario."""
        everywhere = [
            {name for own, world, name in self.points if own == alternative and world == scenario.name}
            for scenario in self.scenarios
        ]
        common = set.intersection(*everywhere) if everywhere else set()
        return tuple(name for name in dict.fromkeys(name for _, _, name in self.points) if name in common)

    def table(self) -> dict[str, Array]:
        """The quantities as columns, a row a value: alternative, scenario, draw (0: point), name, value, unit."""
        rows = 1 + self.draws
        keys = list(self.points)
        values = [np.concatenate([[self.points[key]], self.quantities[key]]) for key in keys]
        return {
            "alternative": np.repeat([key[0] for key in keys], rows),
            "scenario": np.repeat([key[1] for key in keys], rows),
            "draw": np.tile(np.arange(rows), len(keys)),
            "name": np.repeat([key[2] for key in keys], rows),
            "value": np.concatenate(values) if values else np.empty(0),
            "unit": np.repeat([self.units[key[2]] for key in keys], rows),
        }


CellValues = Mapping[Cell, Mapping[tuple[str, str], Array]]


def together(
    about: Mapping[str, object],
    first_year: int,
    cells: CellValues,
    units: Mapping[str, str],
    directory: Path | None,
) -> Study:
    """The study of its cells. ``about`` is what ``Table.describes`` says, with the name of the proposal."""
    worlds = scenarios_of(about)
    blocks: dict[Key, list[Array]] = {}
    for cell in sorted(cells, key=lambda cell: (cell.world, cell.start)):
        for (alternative, name), values in cells[cell].items():
            blocks.setdefault((alternative, worlds[cell.world].name, name), []).append(values)
    whole = {key: _stacked(parts) for key, parts in blocks.items()}
    single = {key: values[:, 0] for key, values in whole.items() if values.shape[-1] == 1}
    return Study(
        name=str(about["name"]),
        alternatives=tuple(about["alternatives"]),  # type: ignore[arg-type]
        scenarios=worlds,
        draws=int(str(about["draws"])),
        seed=int(str(about["seed"])),
        quantities={key: values[1:] for key, values in single.items()},
        points={key: float(values[0]) for key, values in single.items()},
        series={key: values for key, values in whole.items() if values.shape[-1] > 1},
        first_year=first_year,
        units=dict(units),
        directory=directory,
    )


def scenarios_of(about: Mapping[str, object]) -> tuple[Scenario, ...]:
    """The worlds of a study, as its manifest has them."""
    listed = about["scenarios"]
    if not isinstance(listed, list):
        raise TypeError("no list of scenarios")
    return tuple(Scenario(str(item["name"]), dict(item["axes"])) for item in listed)


def read_study(path: Path) -> Study:
    """The study in a directory.

    Raises InputError where the directory is none, and where cells are missing: with the command that continues it.
    """
    manifest = read_study_manifest(path)
    try:
        about = {name: manifest[name] for name in DESCRIBED}
        cells = cells_of(len(scenarios_of(about)), int(about["draws"]), int(about["block"]))
        first_year = int(manifest["first_year"])
    except (KeyError, TypeError, ValueError) as error:
        raise unreadable(path, Text("has a damaged {file}", {"file": MANIFEST})) from error
    key = key_of(about)
    read = {cell: read_cell(path / CELLS / f"{cell.name}.parquet", key, cell) for cell in cells}
    missing = [cell for cell, found in read.items() if found is None]
    if missing:
        said = {"missing": len(missing), "cells": len(cells)}
        wrong = Text("is not complete: {missing} of {cells} cells are missing or damaged", said)
        again = {"command": f"{manifest.get('command') or 'aigf study'}"}
        raise unreadable(path, wrong, Text("the same command, which continues it: {command}", again))
    values = {cell: found.values for cell, found in read.items() if found is not None}
    units = {name: unit for found in read.values() if found is not None for name, unit in found.units.items()}
    return together({**about, "name": manifest.get("name", "")}, first_year, values, units, path)


def _stacked(parts: list[Array]) -> Array:
    """The blocks below each other; where the point estimate's series is shorter, they are as long as the longest."""
    width = max(part.shape[-1] for part in parts)
    return np.concatenate(
        [
            np.pad(part, ((0, 0), (0, width - part.shape[-1])), constant_values=np.nan)
            if part.shape[-1] < width
            else part
            for part in parts
        ]
    )
