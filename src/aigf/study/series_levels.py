"""The level of the user's wind and sun: that of the series, or the one that was set, as other turbines give it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from aigf.documents import InputError, Place, Problem
from aigf.engines.climate.outputs import power_for
from aigf.register import Entry
from aigf.study.own_series import OwnSeries
from aigf.text import Measure, Text


def at_levels(own: OwnSeries, entries: Mapping[str, Entry], settings: Mapping[str, str]) -> OwnSeries:
    """The series, those whose capacity factor was set (the ``settings`` are of the register) brought to it.

    As the generator does for other turbines in the same weather: the output, a share of full power, is raised to the
    power at which its mean is the capacity factor; standstill stays standstill and full power full power. The others
    keep their own level. Raises InputError for a level that no such power gives.
    """
    wanted = {name: entry for name, entry in own.levels if entry in settings}
    given, problems = {}, []
    for name, entry in wanted.items():
        values = np.clip(getattr(own.given, name) * own.means[own.columns[name]], 0.0, 1.0)
        try:
            power = power_for(values, np.full((1, 1), entries[entry].value))
        except ValueError:
            problems.append(_unreachable(own, name, entry))
            continue
        output = values ** float(power[0, 0])
        given[name] = output / output.mean()
    if problems:
        raise InputError(problems)
    return replace(own, given=replace(own.given, **given), brought=tuple(wanted.values()))


def level_entries(entries: Mapping[str, Entry], levels: Mapping[str, float]) -> dict[str, Entry]:
    """The register's entries, the capacity factors with the levels that hourly series give them."""
    return {
        **entries,
        **{
            name: replace(entries[name], value=level, low=None, high=None, distribution="fixed", by_year={})
            for name, level in levels.items()
        },
    }


def _unreachable(own: OwnSeries, name: str, entry: str) -> Problem:
    values = {"mean": Measure(own.means[own.columns[name]], ""), "files": own.files()}
    wrong = Text("the hours of {files} cannot be brought to it: their capacity factor is {mean}", values)
    return Problem(Place("--set", 1, 1), entry, wrong, Text("a level that is nearer, or none"))
