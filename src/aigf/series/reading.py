"""Reading series: the format of a file by its content, and several files together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from aigf.documents import InputError, Problem
from aigf.series import day_ahead, epw, knmi, open_meteo, plain
from aigf.series.calendar import of_year
from aigf.series.findings import Filling, Findings
from aigf.series.joining import joined
from aigf.series.opening import open_text
from aigf.series.series import Series
from aigf.series.table import header_of
from aigf.text import legible


def read_series(
    path: Path, year: int | None = None, filling: Filling | None = None
) -> tuple[Series | None, list[Problem]]:
    """The series in a file of any of the known formats, and what is wrong with it; None where nothing can be used.

    The times of the series are UTC, an hour being named after its beginning. With ``year`` only that year is read;
    ``filling`` says which gaps are filled, none where it is not given.
    """
    found = Findings(legible(str(path)), year, filling)
    try:
        series = _read(*open_text(path, found), found)
        if series is not None and year is not None and not found.problems:
            series = of_year(series, year)
    except InputError as error:
        return None, list(error.problems)
    return (None if found.problems else series), list(InputError(found.problems).problems)


def read_files(
    paths: Sequence[Path], year: int | None = None, filling: Filling | None = None
) -> tuple[Series | None, list[Problem]]:
    """The series of several files together, as ``joined`` joins them, and all that is wrong with any of them."""
    read = [read_series(path, year, filling) for path in paths]
    problems = [problem for _, found in read for problem in found]
    parts = [series for series, _ in read if series is not None]
    if problems or len(parts) < len(paths):
        return None, problems
    try:
        return joined(parts), []
    except InputError as error:
        return None, list(error.problems)


def _read(text: str, digest: str, found: Findings) -> Series | None:
    if open_meteo.recognised(text):
        return open_meteo.read(text, digest, found)
    if epw.recognised(text):
        return epw.read(text, digest, found)
    if knmi.header_line(text[:200_000].splitlines()) is not None:
        return knmi.read(text, digest, found)
    header = header_of(text)
    if day_ahead.is_entsoe(header):
        return day_ahead.read_entsoe(text, digest, found)
    if day_ahead.is_ember(header):
        return day_ahead.read_ember(text, digest, found)
    return plain.read(text, digest, found)
