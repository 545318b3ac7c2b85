"""Reading a site for its dispatch: the limits from a YAML file, the hours from one or several series."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

import numpy as np

from aigf.documents import Document, InputError, Place, Problem, compose
from aigf.engines.dispatch import (
    Battery,
    Hours,
    ImpossibleError,
    Schedule,
    dispatch,
    dispatch_ahead,
    dispatch_with_peaks,
    hours_of,
)
from aigf.register.fields import Fields
from aigf.series import (
    HOURS_A_LEAP_YEAR,
    HOURS_A_YEAR,
    MINUTES_AN_HOUR,
    Array,
    Filling,
    Series,
    read_files,
)
from aigf.study.dispatch_load import KNOWN as VALUE_FIELDS
from aigf.study.dispatch_load import LoadValue, note_of, read_value
from aigf.study.dispatch_tariff import FIELDS as TARIFF_FIELDS
from aigf.study.dispatch_tariff import SiteTariff, read_tariff, tariff_of
from aigf.study.site_numbers import bounded, stated_only, told
from aigf.text import Measure, Text

Found = TypeVar("Found")
Foresight = Literal["perfect", "day-ahead"]

MOST_MW = 1_000_000.0
#: Field to the bounds of its value and what it is where it is not stated; None where it must be stated.
FIELDS: dict[str, tuple[float, float, float | None]] = {
    "grid_import_mw": (0.0, MOST_MW, None),
    "grid_export_mw": (0.0, MOST_MW, 0.0),
    "flexible_share": (0.0, 1.0, 0.0),
    "min_energy_share": (0.0, 1.0, 0.0),
    "wind_mw": (0.0, MOST_MW, 0.0),
    "battery_mw": (0.0, MOST_MW, 0.0),
    "battery_mwh": (0.0, 100.0 * MOST_MW, 0.0),
    "battery_round_trip": (0.01, 1.0, 1.0),
}
#: Fields that may also be left to something else in the files, and the block of the tariff.
LOAD, STATES, TARIFF = "load_mw", ("soc_start", "soc_end"), "tariff"
KNOWN = (LOAD, *FIELDS, *STATES, TARIFF, *VALUE_FIELDS)
PRICE = "price_eur_mwh"
#: The column of the wind, and those that may stand in its place.
WINDS = ("wind_cf", "offshore_wind_cf", "onshore_wind_cf")
#: A month at most may be run as part of a year, so that no year passes with hours missing.
LONGEST_PART = 744


@dataclass(frozen=True)
class DispatchSite:
    """A site that can be dispatched; ``notes`` are for who reads the result."""

    hours: Hours
    battery: Battery
    min_energy_share: float
    notes: tuple[Text, ...]
    document: Document
    series: Series
    tariff: SiteTariff | None
    value: LoadValue | None = None


def read_site(site: Path, series: Sequence[Path], filling: Filling | None = None) -> DispatchSite:
    """The site in a YAML file with the series in files of any format that ``aigf.series`` reads.

    The series have the shortest step of any file, of quarter-hours too: nothing is averaged.

    Raises InputError with every problem of all files at once.
    """
    problems: list[Problem] = []
    document = _gathered(lambda: compose(site), problems)
    unknown: tuple[Text, ...] = ()
    if document is not None:
        document, unknown = stated_only(document, (*KNOWN, *TARIFF_FIELDS))
    table, wrong = read_files(series, filling=filling, parts=True)
    problems += wrong
    values: dict[str, float] = {}
    prices: dict[str, float] | None = None
    value: LoadValue | None = None
    if document is not None:
        fields = Fields(document, (), problems)
        values = _values(fields)
        prices = read_tariff(fields) if TARIFF in fields else None
        value = read_value(fields)
    if table is not None:
        problems += _of_length(table)
    if document is not None and table is not None:
        problems += _between(document, table, values)
    if problems or document is None or table is None:
        raise InputError(problems)
    columns = table.columns
    hours = hours_of(
        columns[PRICE],
        columns.get(LOAD, values.get(LOAD, 0.0)),
        values["wind_mw"] * _wind(table),
        flexible_share=values["flexible_share"],
        import_limit=values["grid_import_mw"],
        export_limit=values["grid_export_mw"],
    )
    if value is not None:
        hours = value.of(hours)
    battery = Battery(
        power=values["battery_mw"],
        energy=values["battery_mwh"],
        round_trip=values["battery_round_trip"],
        soc_start=values["soc_start"],
        soc_end=values["soc_end"],
    )
    tariff = None if prices is None else tariff_of(prices, table, values["grid_import_mw"])
    notes = (
        *unknown,
        *told(document),
        *_notes(table, values, tariff),
        *note_of(value, values["flexible_share"]),
    )
    return DispatchSite(hours, battery, values["min_energy_share"], notes, document, table, tariff, value)


def run(site: DispatchSite, foresight: Foresight) -> Schedule:
    """The schedule of a site, on the steps of its series.

    Raises InputError, with the hour or the field, where there is none.
    """
    hours, battery, share = site.hours, site.battery, site.min_energy_share
    step = site.series.step / MINUTES_AN_HOUR
    peaks = None if site.tariff is None else site.tariff.peaks
    try:
        if foresight == "day-ahead":
            return dispatch_ahead(hours, battery, share, peaks, step)
        if peaks is None:
            return dispatch(hours, battery, share, hours_per_step=step)
        return dispatch_with_peaks(hours, battery, peaks, share, hours_per_step=step)
    except ImpossibleError as error:
        raise InputError([_impossible(site, error, foresight)]) from error


def _gathered(reading: Callable[[], tuple[Found, list[Problem]]], problems: list[Problem]) -> Found | None:
    try:
        found, wrong = reading()
    except InputError as error:
        problems.extend(error.problems)
        return None
    problems.extend(wrong)
    return found


def _values(fields: Fields) -> dict[str, float]:
    """Every field within its bounds, or what it is where it is not stated; what is wrong is left out."""
    fields.only(KNOWN)
    found = {}
    for name, (low, high, otherwise) in FIELDS.items():
        value = (
            otherwise if otherwise is not None and name not in fields else bounded(fields, name, low, high)
        )
        if value is not None:
            found[name] = value
    if LOAD in fields:
        load = bounded(fields, LOAD, 0.0, MOST_MW)
        if load is not None:
            found[LOAD] = load
    states = {name: bounded(fields, name, 0.0, 1.0) for name in STATES if name in fields}
    stated = [value for value in states.values() if value is not None]
    for name in STATES:
        value = states.get(name, stated[0] if stated else 0.5)
        if value is not None:
            found[name] = value
    return found


def _of_length(table: Series) -> list[Problem]:
    count = len(table)
    if table.span in {HOURS_A_YEAR, HOURS_A_LEAP_YEAR} or 0 < table.span <= LONGEST_PART:
        return []
    wrong = Text("these are {count} hours", {"count": count})
    if table.step < MINUTES_AN_HOUR:
        wrong = Text("these are {count} steps of {minutes} minutes", {"count": count, "minutes": table.step})
    elif table.hours is None and count in {2 * HOURS_A_YEAR, 2 * HOURS_A_LEAP_YEAR}:
        wrong = Text(
            "these are {count} lines without times: the half hours of a year, or the hours of two",
            {"count": count},
        )
    expected = Text("8,760 or 8,784 hours of a year, or at most 744 as a part of one")
    return [Problem(Place(table.sources[0].file, table.lines[-1] if count else 1, 1), "", wrong, expected)]


def _between(document: Document, table: Series, values: dict[str, float]) -> list[Problem]:
    """What the files lack together."""
    found = []
    start = Place(table.sources[0].file, 1, 1)
    if PRICE not in table.columns:
        wrong = Text("the column '{name}' is missing", {"name": PRICE})
        found.append(Problem(start, PRICE, wrong, Text("a number for every hour")))
    if LOAD not in document.data and LOAD not in table.columns:
        wrong = Text("'{name}' is missing", {"name": LOAD})
        expected = Text("a number here, or a column of that name in the series")
        found.append(Problem(document.place(()), "", wrong, expected))
    if values.get("wind_mw", 0.0) > 0.0 and _wind_column(table) is None:
        wrong = Text("the column '{name}' is missing", {"name": "wind_cf"})
        expected = Text("the output of the wind in every hour, as a share of wind_mw")
        if any(name.startswith("wind_") for name in table.columns):
            expected = Text(
                "the output of the wind in every hour, as a share of wind_mw: from a speed it follows only with "
                "the power curve of the turbines"
            )
        found.append(Problem(start, "wind_cf", wrong, expected))
    return found


def _wind_column(table: Series) -> str | None:
    """The column of the wind: wind_cf, else that at sea or on land where there is only one of them."""
    present = [name for name in WINDS if name in table.columns]
    return present[0] if present[:1] == ["wind_cf"] or len(present) == 1 else None


def _wind(table: Series) -> Array:
    column = _wind_column(table)
    return np.zeros(1) if column is None else table.columns[column]


def _notes(table: Series, values: dict[str, float], tariff: SiteTariff | None) -> list[Text]:
    notes = [*table.repairs, *table.warnings]
    notes += [Text("The column '{name}' is not used.", {"name": name}) for name in table.unused if name]
    if LOAD in table.columns and LOAD in values:
        notes.append(Text("The load is the column load_mw of the series, not the field load_mw."))
    if table.span < HOURS_A_YEAR:
        notes.append(Text("The series is a part of a year; the shares hold for its hours."))
    return notes if tariff is None else [*notes, *tariff.notes]


def _impossible(site: DispatchSite, error: ImpossibleError, foresight: Foresight) -> Problem:
    missing = Measure(error.missing, "MW" if error.reason == "load" else "MWh")
    if error.reason == "load":
        place = Place(site.series.sources[0].file, site.series.lines[error.hour], 1)
        wrong = Text(
            "in hour {hour} the load that cannot be throttled is {missing} above what wind, import and battery give",
            {"hour": error.hour + 1, "missing": missing},
        )
        if site.series.step < MINUTES_AN_HOUR:
            wrong = Text(
                "in step {number}, of {minutes} minutes, the load that cannot be throttled is {missing} above what "
                "wind, import and battery give",
                {"number": error.hour + 1, "minutes": site.series.step, "missing": missing},
            )
        return Problem(place, "", wrong, Text("less load, or more import, wind, battery or flexible share"))
    if error.reason == "end":
        wrong = Text("soc_end cannot be reached: {missing} of storage are lacking", {"missing": missing})
        expected = Text("another soc_end, or a battery, import or export that reaches it")
        return Problem(site.document.place(("soc_end",)), "soc_end", wrong, expected)
    wrong = Text("{missing} of the minimum cannot be served", {"missing": missing})
    if foresight == "day-ahead":
        wrong = Text("{missing} of the minimum are not served by a plan a day ahead", {"missing": missing})
    place = site.document.place(("min_energy_share",))
    return Problem(place, "min_energy_share", wrong, Text("a lower share, or more import, wind or battery"))
