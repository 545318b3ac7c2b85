"""Several series as one: on the same hours, or on the same hours of the year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from pathlib import Path

import numpy as np

from aigf.documents import InputError, Place, Problem
from aigf.series.calendar import calendar_year, is_a_year
from aigf.series.columns import WEATHER, Array
from aigf.series.location import far_apart
from aigf.series.series import MINUTES_AN_HOUR, Hours, Series
from aigf.series.steps import on_one_step
from aigf.text import Text


def joined(parts: Sequence[Series]) -> Series:
    """One series with the columns of all, on the shortest step of any.

    Years go together by the hour of the year, also where one is in another time zone or of another year; other
    periods by their common hours; series without times by their position, where they are as long. Raises InputError
    where they have a column in common or do not go together.
    """
    _refuse_common_columns(parts)
    if len(parts) == 1:
        return _with_warnings(parts[0])
    parts = on_one_step(parts)
    if _same_hours(parts):
        merged = _merged(parts, parts[0].hours)
    elif all(is_a_year(part) for part in parts):
        merged = _on_one_year(parts)
    elif all(part.hours is not None for part in parts):
        merged = _on_common_hours(parts)
    elif len({len(part) for part in parts}) == 1:
        timed = next((part.hours for part in parts if part.hours is not None), None)
        merged = _merged(parts, timed)
    else:
        lengths = ", ".join(f"{part.span}" for part in parts)
        wrong = Text("the files have {lengths} hours, and not all have times", {"lengths": lengths})
        raise _refusal(parts[-1], wrong, Text("times in all files, or as many hours"))
    return _with_warnings(merged)


def years_by_kind(series: Series) -> dict[str, tuple[int, ...]]:
    """The calendar years of the prices and of the weather, where both are known."""
    found: dict[str, tuple[int, ...]] = {}
    for kind, names in (("price", {"price_eur_mwh"}), ("weather", set(WEATHER))):
        years = {year for source in series.sources if names & set(source.columns) for year in source.years}
        if years:
            found[kind] = tuple(sorted(years))
    return found


def _refuse_common_columns(parts: Sequence[Series]) -> None:
    problems = []
    first: dict[str, Series] = {}
    for part in parts:
        for name in part.columns:
            if name in first:
                wrong = Text("the column is in {file} too", {"file": first[name].sources[0].file})
                expected = Text("each column in one file")
                problems.append(Problem(Place(part.sources[0].file, 1, 1), name, wrong, expected))
            first.setdefault(name, part)
    if problems:
        raise InputError(problems)


def _same_hours(parts: Sequence[Series]) -> bool:
    first = parts[0].hours
    if first is None:
        return all(part.hours is None and len(part) == len(parts[0]) for part in parts)
    return all(part.hours is not None and np.array_equal(part.hours, first) for part in parts)


def _on_one_year(parts: Sequence[Series]) -> Series:
    """Every series by the hour of the year; the hours are those of the first that has times."""
    placed = [calendar_year(part) for part in parts]
    same = len({year for part in parts for source in part.sources for year in source.years}) == 1
    hours = next((part.hours for part in placed if part.hours is not None), None) if same else None
    return _merged(placed, hours)


def _on_common_hours(parts: Sequence[Series]) -> Series:
    common = reduce(np.intersect1d, [part.hours for part in parts if part.hours is not None])
    if not len(common):
        raise _refusal(parts[-1], Text("the files have no hour in common"), Text("files of the same period"))
    taken = []
    for part in parts:
        which = np.isin(part.hours, common) if part.hours is not None else np.zeros(0, dtype=bool)
        columns = {name: values[which] for name, values in part.columns.items()}
        lines = tuple(line for line, used in zip(part.lines, which, strict=True) if used)
        taken.append(replace(part, hours=common, columns=columns, lines=lines))
    merged = _merged(taken, common)
    said = Text("Only the {count} hours that all files have are used.", {"count": len(common)})
    if merged.step < MINUTES_AN_HOUR:
        counted = {"count": len(common), "minutes": merged.step}
        said = Text("Only the {count} steps of {minutes} minutes that all files have are used.", counted)
    return _saying(merged, said)


def _merged(parts: Sequence[Series], hours: Hours | None) -> Series:
    columns: dict[str, Array] = {}
    for part in parts:
        columns |= part.columns
    return Series(
        hours,
        columns,
        parts[0].lines,
        tuple(source for part in parts for source in part.sources),
        tuple(dict.fromkeys(name for part in parts for name in part.unused)),
        tuple(_of_file(said, part) for part in parts for said in part.repairs),
        tuple(_of_file(said, part) for part in parts for said in part.warnings),
        parts[0].step,
    )


def _of_file(said: Text, part: Series) -> Text:
    return Text("{file}: {said}", {"file": Path(part.sources[0].file).name, "said": said})


def _with_warnings(series: Series) -> Series:
    """The series with what is known, or cannot be known, of the years and the places that are put together."""
    for said in _apart(series):
        series = _saying(series, said)
    weather = [name for name in WEATHER if name in series.columns]
    if "price_eur_mwh" not in series.columns or not weather:
        return series
    years = years_by_kind(series)
    if len(years) < 2:
        return _saying(
            series,
            Text("Whether price and weather are of the same year cannot be checked: not all have times."),
        )
    if years["price"] == years["weather"]:
        return series
    values = {kind: ", ".join(str(year) for year in found) for kind, found in years.items()}
    return _saying(
        series,
        Text(
            "The prices are of {price} and the weather of {weather}: that still, dull hours are dear is lost.",
            values,
        ),
    )


def _apart(series: Series) -> list[Text]:
    """Says where the weather of two files is of places that are far apart."""
    placed = [
        (source, source.location.point)
        for source in series.sources
        if source.location.point is not None and set(source.columns) & set(WEATHER)
    ]
    found = []
    for number, (source, point) in enumerate(placed):
        for other, to in placed[:number]:
            distance = None if point is None or to is None else far_apart(point, to)
            if distance is not None:
                files = {"file": Path(other.file).name, "other": Path(source.file).name}
                values = {**files, "distance": distance}
                found.append(
                    Text("The weather in {file} and {other} is of places some {distance} km apart.", values)
                )
    return found


def _saying(series: Series, said: Text) -> Series:
    return replace(series, warnings=(*series.warnings, said))


def _refusal(part: Series, wrong: Text, expected: Text) -> InputError:
    return InputError([Problem(Place(part.sources[0].file, 1, 1), "", wrong, expected)])
