"""The same content in another notation, order, zone or container gives the same bits or a refusal; most is read.

Where a unit is converted or parts of an hour are averaged, the order of rounding differs: then 1e-12 of each value.
One that fails is made again by ``variant(CLASS, SEED).raw``.
"""

from __future__ import annotations

import zlib
from pathlib import Path

import numpy as np
import pytest

from aigf.series import Series, read_series
from tests.series.variants import CLASSES, TEXTS, Class, Variant, variant

ACCEPTED = 0.7


def seeds(made: Class, count: int) -> range:
    """The seeds of a class, other ones for each."""
    first = zlib.crc32(made.__name__.encode()) % 1_000_000
    return range(first, first + count)


def is_read(made: Class, seed: int, folder: Path) -> bool:
    """True where a variant is read whole, and then as what it says; false where it is refused or in part."""
    drawn = variant(made, seed)
    path = folder / "f"
    path.write_bytes(drawn.raw)
    series, problems = read_series(path)
    assert (series is None) == bool(problems)
    if series is None:
        return False
    wrong = misread(series, drawn)
    assert not wrong, f"variant({made.__name__}, {seed}): {wrong}\n{'; '.join(drawn.said)}"
    return set(series.columns) == set(drawn.columns)


def misread(series: Series, drawn: Variant) -> str:
    """What is read as something else than it says; '' where nothing is."""
    if set(series.columns) - set(drawn.columns):
        return f"columns {sorted(series.columns)}"
    if series.hours is None or series.hours[0] != drawn.first:
        return f"first hour {series.hours if series.hours is None else series.hours[0]}, not {drawn.first}"
    for name, values in series.columns.items():
        right = drawn.columns[name]
        if values.shape != right.shape:
            return f"{name} has {len(values)} values, not {len(right)}"
        same = np.array_equal(values, right)
        if not (same or (drawn.tolerance and np.allclose(values, right, rtol=drawn.tolerance, atol=1e-12))):
            at = int(np.argmax(np.abs(values - right)))
            return f"{name} is {values[at]!r} in hour {at}, not {right[at]!r}"
    return ""


def accepted(made: Class, count: int, folder: Path) -> float:
    """The share of variants that are read whole."""
    return sum(is_read(made, seed, folder) for seed in seeds(made, count)) / count


@pytest.mark.parametrize("made", CLASSES, ids=lambda made: made.__name__)
def test_a_few(made: Class, tmp_path: Path) -> None:
    assert accepted(made, 8 if made in TEXTS else 3, tmp_path) >= ACCEPTED


@pytest.mark.slow
@pytest.mark.parametrize("made", CLASSES, ids=lambda made: made.__name__)
def test_another_notation_is_the_same_or_refused_and_most_is_read(made: Class, tmp_path: Path) -> None:
    share = accepted(made, 120 if made in TEXTS else 30, tmp_path)
    print(f"{made.__name__}: {share:.1%} of the variants are read")
    assert share >= ACCEPTED
