"""Reading series: the format of a file by its content, and several files together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from aigf.documents import InputError, Problem
from aigf.series import day_ahead, epw, knmi, knmi_json, ninja, open_meteo, open_meteo_csv, plain, pvgis
from aigf.series.calendar import of_year
from aigf.series.findings import Filling, Findings
from aigf.series.joining import joined
from aigf.series.opening import open_text
from aigf.series.resaved import as_delivered
from aigf.series.series import Series
from aigf.series.table import header_of
from aigf.series.wrapped import unwrapped
from aigf.text import legible


def read_series(
    path: Path, year: int | None = None, filling: Filling | None = None, parts: bool = False
) -> tuple[Series | None, list[Problem]]:
    """The series in a file of any of the known formats, and what is wrong with it; None where nothing can be used.

    The times of the series are UTC, an hour being named after its beginning. With ``year`` only that year is read;
    ``filling`` says which gaps are filled, none where it is not given. Quarters and half hours become hours by their
    mean, unless ``parts`` of hours are asked for: then the series has the shortest step of the file.
    """
    found = Findings(legible(str(path)), year, filling, parts)
    try:
        series = _read(*open_text(path, found), found)
        if series is not None and year is not None and not found.problems:
            series = of_year(series, year)
    except InputError as error:
        return None, list(error.problems)
    return (None if found.problems else series), list(InputError(found.problems).problems)


def read_files(
    paths: Sequence[Path], year: int | None = None, filling: Filling | None = None, parts: bool = False
) -> tuple[Series | None, list[Problem]]:
    """The series of several files together, as ``joined`` joins them, and all that is wrong with any of them."""
    read = [read_series(path, year, filling, parts) for path in paths]
    problems = [problem for _, found in read for problem in found]
    several = [series for series, _ in read if series is not None]
    if problems or len(several) < len(paths):
        return None, problems
    try:
        return joined(several), []
    except InputError as error:
        return None, list(error.problems)


def _read(text: str, digest: str, found: Findings) -> Series | None:
    text = as_delivered(unwrapped(text, found), found)
    reader = next((read for recognised, read in _FORMATS if recognised(text)), plain.read)
    return reader(text, digest, found)


#: How each format is recognised and read, the plainest last; what none of them knows is a plain CSV.
_FORMATS: tuple[tuple[Callable[[str], bool], Callable[[str, str, Findings], Series | None]], ...] = (
    (knmi_json.recognised, knmi_json.read),
    (pvgis.recognised, pvgis.read),
    (open_meteo_csv.recognised, open_meteo_csv.read),
    (ninja.recognised, ninja.read),
    (open_meteo.recognised, open_meteo.read),
    (epw.recognised, epw.read),
    (lambda text: knmi.header_line(text[:200_000].splitlines()) is not None, knmi.read),
    (lambda text: day_ahead.is_entsoe(header_of(text)), day_ahead.read_entsoe),
    (lambda text: day_ahead.is_ember(header_of(text)), day_ahead.read_ember),
)
