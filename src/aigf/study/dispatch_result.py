"""What a dispatch is written down as: the figures of the year, and its hours or quarters as Parquet or CSV."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from aigf.documents import whole_file
from aigf.engines.dispatch import Battery, Schedule, monthly_peaks
from aigf.series import MINUTES_AN_HOUR, Series, hours_in
from aigf.study.dispatch_tariff import SiteTariff

#: Figures, numbers or times.
Column = npt.NDArray[Any]
#: The column of the times at which steps begin, UTC.
TIME = "time_utc"
#: Decimals of a written figure: a rounding error of the arithmetic is no energy.
DECIMALS = 9


def figures(
    schedule: Schedule, tariff: SiteTariff | None = None, valued: bool = False
) -> dict[str, float | list[float]]:
    """The year's figures by name, each with its unit in the name; the cost is with all of a tariff.

    Where load is ``valued``, also what the load that is not served would have earned.
    """
    totals = schedule.totals()
    found = {
        "cost_eur": totals.cost,
        "import_mwh": totals.imported,
        "export_mwh": totals.exported,
        "wind_used_mwh": totals.wind_used,
        "wind_spilled_mwh": totals.wind_spilled,
        "curtailed_mwh": totals.curtailed,
        "served_mwh": schedule.served,
        "battery_discharge_mwh": totals.discharged,
        "peak_import_mw": totals.peak_import,
        "hours_charging_and_discharging": int(totals.both) if totals.both % 1.0 == 0.0 else totals.both,
        "shadow_price_energy_floor": totals.worth,
    }
    if valued:
        found["lost_load_value_eur"] = schedule.lost_worth
    by_month: dict[str, float | list[float]] = {}
    if tariff is not None:
        peaks = monthly_peaks(schedule.imported, tariff.peaks.month)
        peak_cost = tariff.peaks.price * float(peaks.sum())
        found |= {
            "cost_eur": totals.cost + peak_cost + tariff.contract_cost,
            "energy_cost_eur": totals.cost,
            "peak_cost_eur": peak_cost,
            "contract_cost_eur": tariff.contract_cost,
        }
        by_month = {"monthly_peaks_mw": [_rounded(peak) for peak in peaks.tolist()]}
    return {
        name: value if isinstance(value, int) else _rounded(value) for name, value in found.items()
    } | by_month


def _rounded(value: float) -> float:
    return round(value, DECIMALS) + 0.0


def steps_of(series: Series) -> dict[str, float]:
    """The hours of a series, the steps it has, and their length [minutes]."""
    return {
        "hours": hours_in(len(series), series.step),
        "steps": len(series),
        "step_minutes": series.step,
    }


def by_step(schedule: Schedule, battery: Battery, series: Series) -> dict[str, Column]:
    """The hours or quarters by column, each of shape (steps,); the state of charge is that at the end of each.

    Steps of a part of an hour have their number beside the hour in which they begin and, where the series has times,
    that at which they begin.
    """
    hours = schedule.hours
    stored = schedule.stored[1:]
    return {
        **_numbers(len(stored), series),
        "price_eur_mwh": hours.price,
        "load_mw": hours.load,
        "served_mw": hours.load - schedule.curtailed,
        "curtailed_mw": schedule.curtailed,
        "import_mw": schedule.imported,
        "export_mw": schedule.exported,
        "wind_used_mw": schedule.wind_used,
        "wind_spilled_mw": hours.wind - schedule.wind_used,
        "battery_charge_mw": schedule.charge,
        "battery_discharge_mw": schedule.discharge,
        "battery_stored_mwh": stored,
        "soc": stored / battery.energy if battery.energy > 0.0 else np.zeros_like(stored),
    }


def _numbers(count: int, series: Series) -> dict[str, Column]:
    """What says which hour or step a row is of."""
    steps_an_hour = MINUTES_AN_HOUR // series.step
    number = np.arange(count)
    hour = (number // steps_an_hour + 1).astype(np.int32)
    if steps_an_hour == 1:
        return {"hour": hour}
    times = {} if series.hours is None else {TIME: series.hours}
    return {**times, "hour": hour, "step": (number + 1).astype(np.int32)}


def write_csv(columns: dict[str, Column], path: Path) -> None:
    """Writes the columns as CSV, times as ``2026-01-01 00:15``."""
    written = {TIME: np.char.replace(columns[TIME].astype(str), "T", " ")} if TIME in columns else {}
    lists = [values.tolist() for values in {**columns, **written}.values()]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(zip(*lists, strict=True))


def write_parquet(columns: dict[str, Column], path: Path) -> None:
    """Writes the columns as Parquet, times as moments in UTC."""
    import pyarrow
    from pyarrow import parquet

    arrays = {name: pyarrow.array(values) for name, values in columns.items() if name != TIME}
    if TIME in columns:
        times = columns[TIME].astype("datetime64[ms]")
        arrays = {TIME: pyarrow.array(times, pyarrow.timestamp("ms", tz="UTC")), **arrays}
    parquet.write_table(pyarrow.table(arrays), path)


#: How the hours are written, by the ending of the file's name.
WRITERS: dict[str, Callable[[dict[str, Column], Path], None]] = {".csv": write_csv, ".parquet": write_parquet}


def write_steps(columns: dict[str, Column], path: Path) -> None:
    """Writes the hours or quarters in the form that the name of the file ends in, whole or not at all.

    Raises InputError where the file cannot be written.
    """
    with whole_file(path) as fresh:
        WRITERS[path.suffix.lower()](columns, fresh)
