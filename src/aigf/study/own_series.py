"""The user's hourly series in an appraisal: which of them the simulated year takes, and what must be said of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aigf.documents import InputError, Place, Problem
from aigf.engines.climate.humidity import saturation_ratio
from aigf.series import Array, Filling, Hours, Series, Source, calendar_year, read_files
from aigf.study.simulation.given import Given
from aigf.study.simulation.weather import PRICE_ENTRIES, PRICE_YEAR, TEMPERATURE_ENTRIES
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
#: Those whose level a series in shares of full power gives: the capacity factor of the register gives way to it.
LEVELLED = {name: f"{name}_capacity_factor" for name in ("offshore_wind", "onshore_wind", "solar")}
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
    sources: tuple[Source, ...]
    unused: tuple[str, ...]
    said: tuple[Text, ...]  #: what was set right, and what must be known of the files
    brought: tuple[str, ...] = ()  #: the register entries that were set, to whose level a series was brought
    hours: Hours | None = None  #: of the year, UTC; None where no file has times

    @property
    def levels(self) -> tuple[tuple[str, str], ...]:
        """What has a level of its own, with the register entry of that level."""
        return tuple((name, LEVELLED[name]) for name in LEVELLED if is_level(self.columns.get(name, "")))

    def own_levels(self) -> dict[str, float]:
        """The capacity factors that are those of the series, by register entry."""
        return {
            entry: self.means[self.columns[name]] for name, entry in self.levels if entry not in self.brought
        }

    def source_of(self, column: str | None) -> Source | None:
        """The file that a column comes from."""
        return next((source for source in self.sources if column in source.columns), None)

    def files(self) -> str:
        """The names of the files, as a reader sees them."""
        return ", ".join(Path(source.file).name for source in self.sources)


def is_level(column: str) -> bool:
    """True for a column in shares of full power, which has a level; radiation has only a course."""
    return column.endswith("_cf")


def levelled(columns: Collection[str]) -> tuple[str, ...]:
    """The register entries whose level is in the columns."""
    return tuple(
        entry for name, entry in LEVELLED.items() if any(map(is_level, set(TAKEN[name]) & set(columns)))
    )


def read_own_series(paths: Sequence[Path], filling: Filling | None = None) -> OwnSeries | None:
    """The series in files of any format that ``aigf.series`` reads, on the year of the simulation; None without files.

    Raises InputError with all that is wrong with them, and where they are not of a year or hold nothing that the
    simulated year takes.
    """
    if not paths:
        return None
    read, problems = read_files(paths, filling=filling)
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
        sources=series.sources,
        unused=tuple(name for name in series.columns if name not in columns.values()),
        said=(*series.repairs, *series.warnings),
        hours=series.hours,
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

    The level of prices stays that of the appraisal, and to a capacity factor that is set wind and sun are brought.
    """
    found = set[str]()
    if "temperature" in own.columns:
        found |= set(TEMPERATURE_ENTRIES)
    if "price" in own.columns:
        found |= {*PRICE_ENTRIES, PRICE_YEAR}
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


def warnings(
    own: OwnSeries | None, levels: Mapping[str, float], price: float, stated: Sequence[str]
) -> list[Text]:
    """What a reader of the appraisal must know of the series.

    ``levels`` are the capacity factors that would hold without series, by register entry, ``price`` is that of
    electricity [EUR/MWh], ``stated`` are the fields that the proposal states.
    """
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
    return [*found, *_levels(own, levels, price, stated)]


def _taken(own: OwnSeries) -> Text:
    pairs = ", ".join(f"{column}" for column in dict.fromkeys(own.columns.values()))
    return Text(
        "The simulated year has the series of {files} ({columns}), the same in every draw.",
        {"files": own.files(), "columns": pairs},
    )


def _levels(own: OwnSeries, levels: Mapping[str, float], price: float, stated: Sequence[str]) -> list[Text]:
    """Whose level holds: of wind and sun that of the series, of the price that of the appraisal."""
    found = []
    column = own.columns.get("price")
    if column is not None:
        found.append(
            Text(
                "Of the prices only the course over the year is used, not that of the scenario; their mean of {mean} "
                "is brought to {price}, the price of electricity in this appraisal (--set electricity_price).",
                {"mean": Measure(own.means[column], "EUR/MWh"), "price": Measure(price, "EUR/MWh")},
            )
        )
    for name, entry in own.levels:
        values = {
            "name": TITLES[name],
            "mean": Measure(own.means[own.columns[name]], ""),
            "level": Measure(levels[entry], ""),
        }
        if entry in own.brought:
            found.append(
                Text(
                    "The series has a capacity factor of {mean} for {name}, {level} was set: every hour is raised or "
                    "lowered as other turbines or panels would in the same weather; full power stays full power.",
                    values,
                )
            )
        else:
            found.append(
                Text(
                    "The capacity factor of {name} is that of the series, {mean}; the register's {level} is not used.",
                    values,
                )
            )
    if own.columns.get("offshore_wind") == own.columns.get("onshore_wind") == "wind_cf":
        found.append(
            Text(
                "The series wind_cf stands for wind at sea and on land alike: where they differ, give "
                "offshore_wind_cf and onshore_wind_cf."
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
        found.append(
            Text(
                "The course of the sun is that of the radiation on a horizontal plane; its level is the register's "
                "capacity factor."
            )
        )
    return found


def _listed(names: Sequence[str]) -> Text:
    """Names in one text, each translated where it is shown."""
    first = TITLES[names[0]]
    for name in names[1:]:
        first = Text("{first}, {next}", {"first": first, "next": TITLES[name]})
    return first
