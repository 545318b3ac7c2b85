"""The step of a series: whole hours, or the quarters and half hours that a file has, where they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from aigf.series.columns import Array, Numbers
from aigf.series.findings import Findings, Wrong
from aigf.series.series import HOURS_A_LEAP_YEAR, HOURS_A_YEAR, MINUTES_AN_HOUR, Hours, Series, written
from aigf.text import Text

QUARTER = 15  #: minutes


def parts_of_hours(minutes: Numbers, kept: bool = False) -> Numbers:
    """How long each row lasts where the file does not say: a quarter, a half or an hour, by its neighbours.

    Where parts of an hour are ``kept``, the first and the last hour may have only some of theirs.
    """
    hours, number = np.unique(minutes // MINUTES_AN_HOUR, return_inverse=True)
    quarter = np.bincount(number, weights=minutes % 30 == QUARTER) > 0
    half = np.bincount(number, weights=minutes % MINUTES_AN_HOUR == 30) > 0
    length = np.where(quarter, QUARTER, np.where(half, 30, MINUTES_AN_HOUR))
    # An hour with fewer values between hours of quarters lacks the others.
    alone = (length[1:-1] > np.maximum(length[:-2], length[2:])) & (np.diff(hours, n=2) == 0)
    inner = np.where(alone, length[:-2], length[1:-1])
    if kept and len(hours) > 1:
        length[[0, -1]] = np.minimum(length[[0, -1]], length[[1, -2]])
    length[1:-1] = inner
    found: Numbers = length[number]
    return found


def in_steps(
    minutes: Numbers, durations: Numbers, lines: Numbers, values: dict[str, Array], found: Findings
) -> tuple[Numbers, Numbers, dict[str, Array], int]:
    """Rows on the shortest of their steps: the numbers of these from 1970 on, their lines and values, and the step.

    The value of a longer row holds for each step in it, which is said. Rows that begin within a step, or before the
    one before them ends, are noted.
    """
    step = int(durations.min())
    wrong = np.flatnonzero((minutes % step != 0) | (np.diff(minutes, append=np.inf) < durations))
    said = [
        Wrong(
            int(lines[row]),
            1,
            Text(
                "what begins at {time} UTC is no whole step of {minutes} minutes",
                {"time": written(np.datetime64(int(minutes[row]), "m")), "minutes": int(durations[row])},
            ),
        )
        for row in wrong.tolist()
    ]
    found.lines(said, "", Text("quarters, half hours or hours, one behind the other"))
    times = durations // step
    held = int(np.sum(times > 1))
    if held:
        first = int(minutes[np.argmax(times > 1)])
        counted = {"count": held, "minutes": step, "first": written(np.datetime64(first, "m"))}
        found.repairs.append(
            Text(
                "{count} values are of a longer step than {minutes} minutes and hold for each of the steps in it, "
                "from {first} UTC on.",
                counted,
            )
        )
    ends = np.cumsum(times)
    within = np.arange(int(times.sum())) - np.repeat(ends - times, times)
    numbers: Numbers = np.repeat(minutes // step, times) + within
    repeated = {name: np.repeat(value, times) for name, value in values.items()}
    return numbers, np.repeat(lines, times), repeated, step


def moments(numbers: Numbers, step: int) -> Hours:
    """The times at which steps begin that are numbered from 1970 on, UTC."""
    if step == MINUTES_AN_HOUR:
        return numbers.astype("datetime64[h]")
    return (numbers * step).astype("datetime64[m]")


def missing(begin: int, end: int, step: int) -> Text:
    """That there are no values from one step to another, numbered from 1970 on."""
    first, last = moments(np.array([begin, end], dtype=np.int64), step)
    values = {"count": end - begin + 1, "first": written(first), "last": written(last)}
    if step == MINUTES_AN_HOUR:
        return Text("hours are missing: {first} to {last} UTC ({count})", values)
    return Text(
        "steps of {minutes} minutes are missing: {first} to {last} UTC ({count})", {**values, "minutes": step}
    )


def step_without_times(count: int, found: Findings) -> int:
    """The step of a file without times: hours, but for as many lines as a year has quarters, which is said.

    As many hours are no four years of the calendar, one of which has a 29 February. Half hours of a year are as many as
    hours of two, so that they are not told apart.
    """
    quarters = MINUTES_AN_HOUR // QUARTER
    if not found.parts or count not in (quarters * HOURS_A_YEAR, quarters * HOURS_A_LEAP_YEAR):
        return MINUTES_AN_HOUR
    found.warnings.append(
        Text(
            "The file has no times: its {count} lines are taken as the quarter-hours of a year.",
            {"count": count},
        )
    )
    return QUARTER


def on_one_step(parts: Sequence[Series]) -> list[Series]:
    """The series on the shortest step of any: a value of a longer one holds for each step in it, which is said.

    A series without times that has as many lines as one of the shortest step has that step.
    """
    step = min(part.step for part in parts)
    lengths = {len(part) for part in parts if part.step == step}
    return [_on_step(part, step, part.hours is None and len(part) in lengths) for part in parts]


def _on_step(part: Series, step: int, by_position: bool) -> Series:
    if part.step == step:
        return part
    if by_position:
        return replace(part, step=step)
    times = part.step // step
    said = Text(
        "a value of {longer} minutes holds for each of the {times} steps of {minutes} minutes in it.",
        {"longer": part.step, "times": times, "minutes": step},
    )
    hours = None
    if part.hours is not None:
        numbers = part.hours.astype("datetime64[m]").astype(np.int64) // step
        hours = moments((numbers[:, np.newaxis] + np.arange(times)).ravel(), step)
    return replace(
        part,
        hours=hours,
        columns={name: np.repeat(values, times) for name, values in part.columns.items()},
        lines=tuple(np.repeat(part.lines, times).tolist()),
        repairs=(*part.repairs, said),
        step=step,
    )
