"""The tables of a dossier in Parquet: every value by alternative, scenario, draw and year; what the engines found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from aigf.units import Array

if TYPE_CHECKING:
    import pyarrow as pa

QUANTITIES, ENGINES = "quantities.parquet", "engines"
#: The columns of the table of quantities. Draw 0 is the point estimate; a value for all years has no year.
COLUMNS = ("alternative", "scenario", "draw", "year", "name", "value", "unit")

#: By alternative and name: a value for each draw, (draws,).
Draws = Mapping[str, Mapping[str, Array]]


class Point(NamedTuple):
    """A value of the point estimate, of a year or for all of them."""

    alternative: str
    name: str
    year: int | None
    value: float


@dataclass(frozen=True)
class Engines:
    """What the engines found, under the digest of what they started from.

    ``found`` are the results for the point values; ``hours`` the hourly series of that year, (8760,); ``tested`` what
    they found in the years on which thresholds are tested and ``drawn`` in every draw, (years,) and (draws,).
    """

    key: str
    found: Mapping[str, float] = field(default_factory=dict)
    hours: Mapping[str, Array] = field(default_factory=dict)
    tested: Mapping[str, Array] = field(default_factory=dict)
    drawn: Mapping[str, Array] = field(default_factory=dict)


@dataclass(frozen=True)
class Tables:
    """All tables of an appraisal. ``units`` are those of the names in ``points`` and ``draws``."""

    scenario: str
    points: Sequence[Point]
    draws: Draws
    units: Mapping[str, str]
    engines: Engines


def write_tables(folder: Path, tables: Tables) -> None:
    """Writes the tables into the directory of an appraisal."""
    _write(folder / QUANTITIES, _quantities(tables))
    (folder / ENGINES).mkdir()
    engines = tables.engines
    hours = _columns(engines.hours)
    tested = {name: values.tolist() for name, values in engines.tested.items()}
    known = {"results": json.dumps(dict(engines.found)), "tested": json.dumps(tested)}
    _write(folder / ENGINES / f"{engines.key}.parquet", hours.replace_schema_metadata(known))
    if engines.drawn:
        _write(folder / ENGINES / f"{engines.key}.draws.parquet", _columns(engines.drawn))


def read_points(folder: Path) -> list[Point]:
    """The values of the point estimate. Raises OSError, KeyError or a ValueError where they cannot be read."""
    table = _read(folder / QUANTITIES, COLUMNS, [("draw", "=", 0)])
    rows = zip(*(table[name].to_pylist() for name in ("alternative", "name", "year", "value")), strict=True)
    return [Point(alternative, name, year, value) for alternative, name, year, value in rows]


def read_draws(folder: Path) -> dict[str, dict[str, Array]]:
    """The values by draw, of what has one a draw. Raises as ``read_points`` does."""
    table = _read(folder / QUANTITIES, COLUMNS, [("draw", ">", 0)])
    found: dict[str, dict[str, Array]] = {}
    for alternative, name, values in _groups(table):
        found.setdefault(alternative, {})[name] = values
    return found


def read_hours(folder: Path, key: str, names: Iterable[str]) -> dict[str, Array]:
    """The named hourly series of the simulated year. Raises as ``read_points`` does."""
    return _arrays(_read(folder / ENGINES / f"{key}.parquet", tuple(names)), names)


def read_drawn(folder: Path, key: str, names: Iterable[str]) -> dict[str, Array]:
    """What the engines found in every draw, (draws,). Raises as ``read_points`` does."""
    return _arrays(_read(folder / ENGINES / f"{key}.draws.parquet", tuple(names)), names)


def read_tested(folder: Path, key: str, names: Iterable[str]) -> dict[str, Array]:
    """What the engines found in the years on which thresholds are tested, (years,). Raises as ``read_points`` does."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        known = pq.read_schema(folder / ENGINES / f"{key}.parquet").metadata or {}
    except pa.ArrowException as error:
        raise ValueError(str(error)) from error
    kept = json.loads(known.get(b"tested", b"{}"))
    return {name: np.array(kept[name], dtype=np.float64) for name in names}


def columns_of(tables: Tables | Path) -> dict[str, Any]:
    """The table of quantities as columns; a year that is none is 0. Raises as ``read_points`` does."""
    table = _read(tables / QUANTITIES, COLUMNS) if isinstance(tables, Path) else _quantities(tables)
    year = COLUMNS.index("year")
    table = table.set_column(year, "year", table["year"].fill_null(0))
    return {name: table[name].to_numpy() for name in COLUMNS}


def _quantities(tables: Tables) -> pa.Table:
    """One row a value, the point estimate first."""
    import pyarrow as pa

    drawn = [
        (alternative, name, values)
        for alternative, named in tables.draws.items()
        for name, values in named.items()
    ]
    lengths = [len(values) for _, _, values in drawn]
    points = len(tables.points)
    counts = [*([1] * points), *lengths]
    names = [*(point.name for point in tables.points), *(name for _, name, _ in drawn)]
    alternatives = [*(point.alternative for point in tables.points), *(name for name, _, _ in drawn)]
    units = [tables.units.get(name, "") for name in names]
    years = np.array([-1 if point.year is None else point.year for point in tables.points], np.int32)
    draw = [np.zeros(points, np.int32), *(np.arange(1, length + 1, dtype=np.int32) for length in lengths)]
    value = [np.array([point.value for point in tables.points], np.float64), *(item[2] for item in drawn)]
    year = np.concatenate([years, np.full(sum(lengths), -1, np.int32)])
    columns = {
        "alternative": repeated(alternatives, counts),
        "scenario": repeated([tables.scenario], [sum(counts)]),
        "draw": pa.array(np.concatenate(draw)),
        "year": pa.array(year, mask=year < 0),
        "name": repeated(names, counts),
        "value": pa.array(np.concatenate(value)),
        "unit": repeated(units, counts),
    }
    return pa.table(columns)


def repeated(texts: Sequence[str], counts: Sequence[int]) -> pa.DictionaryArray:
    """A column of texts, each as often as its count says."""
    import pyarrow as pa

    known = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    places = np.array([known[text] for text in texts], dtype=np.int32)
    return pa.DictionaryArray.from_arrays(
        pa.array(np.repeat(places, counts)), pa.array(list(known), pa.string())
    )


def _groups(table: pa.Table) -> Iterator[tuple[str, str, Array]]:
    """The values of each alternative and name, by draw, in the order in which they were kept."""
    import pyarrow as pa

    if not len(table):
        return
    coded = [table[name].combine_chunks() for name in ("alternative", "name")]
    coded = [part if pa.types.is_dictionary(part.type) else part.dictionary_encode() for part in coded]
    alternative, name = (part.indices.to_numpy(zero_copy_only=False).astype(np.int64) for part in coded)
    draw, value = table["draw"].to_numpy(), table["value"].to_numpy()
    group = alternative * len(coded[1].dictionary) + name
    order = np.lexsort((draw, group))
    starts = np.flatnonzero(np.r_[True, np.diff(group[order]) != 0])
    for rows in sorted(np.split(order, starts[1:]), key=lambda rows: rows.min()):
        texts = (part.dictionary[int(part.indices[int(rows[0])].as_py())].as_py() for part in coded)
        yield (*texts, value[rows])


def _columns(values: Mapping[str, Array]) -> pa.Table:
    import pyarrow as pa

    return pa.table({name: pa.array(column) for name, column in values.items()})


def _write(path: Path, table: pa.Table) -> None:
    import pyarrow.parquet as pq

    with path.open("wb") as out:  # pyarrow takes no name that is no UTF-8
        pq.write_table(table, out, compression="zstd")


def _read(path: Path, columns: Sequence[str], rows: Any = None) -> pa.Table:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with path.open("rb") as file:
            table = pq.read_table(file, columns=list(columns), filters=rows)
    except pa.ArrowException as error:
        raise ValueError(str(error)) from error
    if missing := set(columns) - set(table.column_names):
        raise KeyError(", ".join(sorted(missing)))
    return table


def _arrays(table: pa.Table, names: Iterable[str]) -> dict[str, Array]:
    found = {name: table[name].to_numpy() for name in names}
    if any(values.dtype != np.float64 for values in found.values()):
        raise ValueError("a column is no numbers")
    return found
