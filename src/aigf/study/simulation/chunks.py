"""The draws of a block a few at a time, so that the hours of a chunk stay in the processor's cache.

A year of 8,760 hours is 70 KB a series and a draw: a block of 250 draws would need 840 MB for what a chunk needs 90 MB
for, and take a third longer to compute, because every step would fetch its hours from memory again. No result of a draw
depends on another one, so that the size of a chunk changes no bit. The formulas are not cut: they take as long for 25
draws as for 250.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from aigf.study.sampling import Sample
from aigf.units import Array

#: Draws that the engines are given at once.
CHUNK = 25

#: Values by name, (1 or draws, 1 or years).
Values = Mapping[str, Array]


def in_chunks(
    inputs: Values, overrides: Values, sample: Sample, size: int | None = None
) -> Iterator[tuple[Values, Values, Sample]]:
    """The inputs, the overrides and the sample of at most ``size`` draws at a time, in order."""
    step = size or CHUNK
    for first in range(0, sample.size, step):
        rows = slice(first, min(first + step, sample.size))
        part = replace(sample, start=sample.start + rows.start, stop=sample.start + rows.stop)
        yield _of(rows, inputs, sample.size), _of(rows, overrides, sample.size), part


def _of(rows: slice, values: Values, draws: int) -> Values:
    """The values of some draws; those that all draws share stay as they are."""
    return {name: value[rows] if len(value) == draws else value for name, value in values.items()}
