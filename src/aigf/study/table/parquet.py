"""Cells and simulations as Parquet files: ``alternative, scenario, draw, year, name, value, unit``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from aigf.dossier.tables import repeated
from aigf.model import wiring
from aigf.study.simulation import SIMULATED
from aigf.study.table.cells import Computed
from aigf.study.table.kept import Found
from aigf.study.table.plan import Cell, Table
from aigf.units import SYMBOLS, Array

_TEXTS = ("alternative", "scenario", "name", "unit")
_WORDS = pa.dictionary(pa.int32(), pa.string())
SCHEMA = pa.schema(
    [
        ("alternative", _WORDS),
        ("scenario", _WORDS),
        ("draw", pa.int32()),
        ("year", pa.int16()),
        ("name", _WORDS),
        ("value", pa.float64()),
        ("unit", _WORDS),
    ]
)
#: What goes wrong where a file is damaged.
DAMAGED = (OSError, ValueError, KeyError, pa.ArrowException)


def unit_of_quantity(name: str) -> str:
    """The symbol of the unit of a quantity or an input of the model."""
    types = wiring.result_types()
    return SYMBOLS[types[name] if name in types else wiring.input_types()[name]]


def write_cell(path: Path, table: Table, computed: Computed) -> None:
    """Writes the values of a cell, of one value a draw first by alternative and name, then by draw and year."""
    cell, first_year = computed.cell, table.case.read.proposal.proposal.signature_year
    keys = list(computed.values)
    draws = np.arange(cell.first, cell.stop + 1, dtype=np.int32)
    widths = [computed.values[key].shape[-1] for key in keys]
    counts = [width * len(draws) for width in widths]
    years = [_years(first_year, width, len(draws)) for width in widths]
    columns = [
        repeated([alternative for alternative, _ in keys], counts),
        repeated([table.worlds[cell.world].name], [sum(counts)]),
        np.concatenate([np.repeat(draws, width) for width in widths]),
        pa.concat_arrays(years),
        repeated([name for _, name in keys], counts),
        np.concatenate([computed.values[key].ravel() for key in keys]),
        repeated([unit_of_quantity(name) for _, name in keys], counts),
    ]
    kept = {"simulations": json.dumps(computed.simulations), "study": table.key()}
    arrow = pa.Table.from_arrays(
        [pa.array(c) if isinstance(c, np.ndarray) else c for c in columns], schema=SCHEMA
    )
    _write(path, arrow.replace_schema_metadata(kept))


@dataclass(frozen=True)
class KeptCell:
    """A finished cell: its values by alternative and name, the units by name, the simulations that it needed."""

    values: Mapping[tuple[str, str], Array]
    units: Mapping[str, str]
    simulations: tuple[str, ...]


def read_cell(path: Path, key: str, cell: Cell) -> KeptCell | None:
    """A finished cell of the study with that key.

    None where it is not there, is damaged, or is a cell of something else: then it is computed again.
    """
    try:
        kept = pq.read_table(path, page_checksum_verification=True)
        metadata = kept.schema.metadata or {}
        if metadata[b"study"].decode() != key:
            return None
        return KeptCell(*_values(kept, cell), tuple(json.loads(metadata[b"simulations"])))
    except DAMAGED:
        return None


def write_simulation(path: Path, found: Found) -> None:
    """Writes what the engines found: a column for each result, a row for each draw."""
    _write(path, pa.table({name: values[:, 0] for name, values in found.items()}))


def read_simulation(path: Path) -> Found | None:
    """What the engines found; None where that is not there or damaged."""
    try:
        kept = pq.read_table(path, page_checksum_verification=True)
        found = {name: kept[name].to_numpy()[:, np.newaxis] for name in SIMULATED}
    except DAMAGED:
        return None
    return found if all(values.dtype == np.float64 for values in found.values()) else None


def _write(path: Path, arrow: Any) -> None:
    pq.write_table(arrow, path, compression="zstd", compression_level=1, write_page_checksum=True)


def _years(first: int, width: int, draws: int) -> Any:
    if width == 1:
        return pa.nulls(draws, pa.int16())
    return pa.array(np.tile(np.arange(first, first + width, dtype=np.int16), draws))


def _values(kept: Any, cell: Cell) -> tuple[dict[tuple[str, str], Array], dict[str, str]]:
    """The arrays of a file in the order in which it was written, and the units."""
    alternatives, names, units = (kept[name].combine_chunks() for name in ("alternative", "name", "unit"))
    codes = (
        alternatives.indices.to_numpy().astype(np.int64) * len(names.dictionary) + names.indices.to_numpy()
    )
    starts = [0, *(np.flatnonzero(np.diff(codes)) + 1)] if len(codes) else []
    values = kept["value"].to_numpy()
    found, known = {}, {}
    for start, stop in zip(starts, [*starts[1:], len(codes)], strict=True):
        alternative, name, unit = (str(column[int(start)].as_py()) for column in (alternatives, names, units))
        found[alternative, name] = values[start:stop].reshape(cell.rows, -1)
        known[name] = unit
    return found, known
