"""The tables of a dossier hold every value once, bit for bit, under the columns that are read for good."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aigf.dossier.tables import (
    COLUMNS,
    QUANTITIES,
    Engines,
    Point,
    Tables,
    columns_of,
    read_drawn,
    read_draws,
    read_hours,
    read_points,
    read_tested,
    write_tables,
)

names = st.sampled_from(["capex", "opex", "naïve '1'", "x" * 80])
alternatives = st.sampled_from(["central", "none", "federated"])
numbers = st.floats(allow_infinity=True, allow_nan=True)
points = st.lists(
    st.builds(Point, alternatives, names, st.none() | st.integers(2000, 2100), numbers),
    unique_by=lambda point: point[:3],
    max_size=12,
)
draws = st.integers(1, 7).flatmap(
    lambda count: st.dictionaries(
        alternatives,
        st.dictionaries(names, st.lists(numbers, min_size=count, max_size=count).map(np.array), min_size=1),
    )
)


def tables(points: list[Point], drawn: dict[str, dict[str, np.ndarray]]) -> Tables:
    return Tables("prices=high", points, drawn, {"capex": "EUR"}, Engines("abc"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(points, draws)
def test_every_value_comes_back_bit_for_bit(
    tmp_path: Path, points: list[Point], draws: dict[str, dict[str, np.ndarray]]
) -> None:
    folder = tmp_path / str(len(list(tmp_path.iterdir())))
    folder.mkdir()
    write_tables(folder, tables(points, draws))
    again = read_points(folder)
    assert [point[:3] for point in again] == [point[:3] for point in points]
    assert all(same(one.value, other.value) for one, other in zip(again, points, strict=True))
    kept = read_draws(folder)
    assert {name: list(of) for name, of in kept.items()} == {name: list(of) for name, of in draws.items()}
    for alternative, named in draws.items():
        for name, values in named.items():
            assert np.array_equal(kept[alternative][name], values, equal_nan=True)
    in_memory, on_disk = columns_of(tables(points, draws)), columns_of(folder)
    for column in COLUMNS:
        assert list(map(str, in_memory[column])) == list(map(str, on_disk[column]))


def same(one: float, other: float) -> bool:
    return one == other or (math.isnan(one) and math.isnan(other))


def test_the_columns_are_those_of_the_format(tmp_path: Path) -> None:
    write_tables(tmp_path, tables([Point("central", "capex", None, 1.0)], {}))
    table = pq.read_table(tmp_path / QUANTITIES)
    assert table.column_names == ["alternative", "scenario", "draw", "year", "name", "value", "unit"]
    assert table.to_pylist() == [
        {
            "alternative": "central",
            "scenario": "prices=high",
            "draw": 0,
            "year": None,
            "name": "capex",
            "value": 1.0,
            "unit": "EUR",
        }
    ]


def test_what_engines_found_comes_back(tmp_path: Path) -> None:
    year, few = np.linspace(0.0, 1.0, 8760), np.array([0.1, 0.2, 1 / 3])
    engines = Engines("key", {"pue": 1.1}, {"load": year}, {"pue": few}, {"pue": few * 2})
    write_tables(tmp_path, Tables("base", [], {}, {}, engines))
    assert np.array_equal(read_hours(tmp_path, "key", ["load"])["load"], year)
    assert np.array_equal(read_tested(tmp_path, "key", ["pue"])["pue"], few)
    assert np.array_equal(read_drawn(tmp_path, "key", ["pue"])["pue"], few * 2)
    for read in (read_hours, read_tested, read_drawn):
        with pytest.raises((KeyError, ValueError, OSError)):
            read(tmp_path, "key", ["nothing"])
