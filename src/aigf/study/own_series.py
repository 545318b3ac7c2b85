"""The user's hourly series in an appraisal: which of them the simulated year takes, and what must be said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aigf.documents import InputError, Place, Problem
from aigf.engines.climate.humidity import saturation_ratio
from aigf.register import Entry
from aigf.series import Array, Series, Source, calendar_year, read_files
from aigf.study.simulation.given import Given
from aigf.study.simulation.weather import PRICE_ENTRIES, TEMPERATURE_ENTRIES
from aigf.text import Measure, Text

#: What the simulated year takes, with the columns that may give it, the first that is there.
TAKEN: dict[str, tuple[str, ...]] = {
    "temperature": ("temp_c",),
    "relative_humidity": ("rh_pct", "dewpoint_c"),
    "offshore_wind": ("offshore_wind_cf", "wind_cf"),
    "onshore_wind": ("onshore_wind_cf", "wind_cf"),
    "solar": ("solar_cf", "ghi_wm2"),
    "price": ("price_eur_mwh",),
}
#: What they are called.
TITLES: dict[str, Text] = {
    "temperature": Text("temperature"),
    "relative_humidity": Text("humidity"),
    "offshore_wind": Text("wind at sea"),
    "onshore_wind": Text("wind on land"),
    "solar": Text("sun"),
    "price": Text("price"),
}
_BY_ITSELF = (
    "temperature",
    "relative_humidity",
)  #: taken as they are; of the others the course, over the mean


@dataclass(frozen=True)
class OwnSeries:
    """What the simulated year takes from the user's files; ``columns`` says from which column each comes."""

    given: Given
    columns: Mapping[str, str]
    means: Mapping[str, float]  #: of the columns, in their units
    highest: Mapping[str, float]  #: of what is given, over its mean
    sources: tuple[Source, ...]
    unused: tuple[str, ...]
    said: tuple[Text, ...]  #: what was set right, and what must be known of the files

    def files(self) -> str:
        """The names of the files, as a reader sees them."""
        return ", ".join(Path(source.file).name for source in self.sources)


def read_own_series(paths: Sequence[Path]) -> OwnSeries | None:
    """The series in files of any format that ``aigf.series`` reads, on the year of the simulation; None without files.

    Raises InputError with all that is wrong with them, and where they are not of a year or hold nothing that the
    simulated year takes.
    """
    if not paths:
        return None
    read, problems = read_files(paths)
    if read is None:
        raise InputError(problems)
    series = calendar_year(read)
    columns = {
        name: next((column for column in among if column in series.columns), "")
        for name, among in TAKEN.items()
    }
    if columns["relative_humidity"] == "dewpoint_c" and not columns["temperature"]:
        columns["relative_humidity"] = ""  # a dew point is a humidity only beside a temperature
    columns = {name: column for name, column in columns.items() if column}
    problems = _unusable(series, columns)
    if problems:
        raise InputError(problems)
    given = {name: _as_taken(name, column, series) for name, column in columns.items()}
    return OwnSeries(
        given=Given(**given),
        columns=columns,
        means={column: float(series.columns[column].mean()) for column in columns.values()},
        highest={name: float(values.max()) for name, values in given.items()},
        sources=series.sources,
        unused=tuple(name for name in series.columns if name not in columns.values()),
        said=(*series.repairs, *series.warnings),
    )


def _as_taken(name: str, column: str, series: Series) -> Array:
    values = series.columns[column]
    if column == "rh_pct":
        return values / 100.0
    if column == "dewpoint_c":
        # Over water also below zero, as stations report both.
        return np.minimum(saturation_ratio(series.columns["temp_c"], values), 1.0)
    return values if name in _BY_ITSELF else values / values.mean()


def made_from(own: OwnSeries) -> frozenset[str]:
    """The register entries from which the simulated year would make what the user's series give instead.

    The level of wind, sun and prices stays that of the register: of these only the course is given.
    """
    found = set[str]()
    if "temperature" in own.columns:
        found |= set(TEMPERATURE_ENTRIES)
    if "price" in own.columns:
        found |= set(PRICE_ENTRIES)
    return frozenset(found)


def _unusable(series: Series, columns: Mapping[str, str]) -> list[Problem]:
    start = Place(series.sources[0].file, 1, 1)
    if not columns:
        wrong = Text("there is nothing in it that the simulated year takes")
        names = ", ".join(dict.fromkeys(column for among in TAKEN.values() for column in among))
        return [Problem(start, "", wrong, Text("some of {names}", {"names": names}))]
    return [
        Problem(start, column, Text("the mean is not above zero"), Text("a year with a positive mean"))
        for name, column in columns.items()
        if name not in _BY_ITSELF and not np.mean(series.columns[column]) > 0.0
    ]


def warnings(own: OwnSeries | None, entries: Mapping[str, Entry], stated: Sequence[str]) -> list[Text]:
    """What a reader of the appraisal must know of the series; ``stated`` are the fields that the proposal states."""
    if own is None:
        return []
    found = [*own.said, _taken(own)]
    if own.unused:
        names = {"names": ", ".join(own.unused)}
        found.append(Text("Of the series the simulated year does not use: {names}.", names))
    if any(name.endswith("_ms") for name in own.unused) and not {"offshore_wind", "onshore_wind"} <= set(
        own.columns
    ):
        found.append(
            Text(
                "Wind follows from wind speeds only with the power curve of the turbines: give it as wind_cf."
            )
        )
    made = [name for name in TAKEN if name not in own.columns]
    if made:
        found.append(
            Text(
                "No series gives {names}: that is made, and does not go with the weather of the series.",
                {"names": _listed(made)},
            )
        )
    return [*found, *_levels(own, entries, stated)]


def _taken(own: OwnSeries) -> Text:
    pairs = ", ".join(f"{column}" for column in dict.fromkeys(own.columns.values()))
    return Text(
        "The simulated year has the series of {files} ({columns}), the same in every draw.",
        {"files": own.files(), "columns": pairs},
    )


def _levels(own: OwnSeries, entries: Mapping[str, Entry], stated: Sequence[str]) -> list[Text]:
    """What is taken from a series is its course; where its level is not that of the appraisal, it is said."""
    found = []
    price = own.columns.get("price")
    if price is not None:
        found.append(
            Text(
                "Of the prices only the course over the year is used; their mean of {mean} does not set the price of "
                "electricity (--set electricity_price does).",
                {"mean": Measure(own.means[price], "EUR/MWh")},
            )
        )
    for name in ("offshore_wind", "onshore_wind", "solar"):
        column = own.columns.get(name)
        entry = entries[f"{name}_capacity_factor"]
        if column is None or not column.endswith("_cf"):
            continue
        if own.highest[name] * entry.value > 1.0 + 1e-9:
            found.append(
                Text(
                    "Of {name} only the course over the year is used. With a capacity factor of {level} its highest "
                    "hours are above full power; in the series it is {mean}: --set {entry} takes that.",
                    {
                        "name": TITLES[name],
                        "level": Measure(entry.value, ""),
                        "mean": Measure(own.means[column], ""),
                        "entry": entry.name,
                    },
                )
            )
    if "temperature" in own.columns and "temperature_mean" in stated:
        found.append(
            Text(
                "The mean temperature that the proposal states is not used: that of the series is {mean}.",
                {"mean": Measure(own.means[own.columns["temperature"]], "degC")},
            )
        )
    if own.columns.get("solar") == "ghi_wm2":
        found.append(Text("The course of the sun is that of the radiation on a horizontal plane."))
    return found


def _listed(names: Sequence[str]) -> Text:
    """Names in one text, each translated where it is shown."""
    first = TITLES[names[0]]
    for name in names[1:]:
        first = Text("{first}, {next}", {"first": first, "next": TITLES[name]})
    return first
