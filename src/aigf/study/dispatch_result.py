"""What a dispatch is written down as: the figures of the year, and its hours as Parquet or CSV."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np

from aigf.documents import whole_file
from aigf.engines.dispatch import Battery, Schedule, lost_worth, monthly_peaks
from aigf.series import Array
from aigf.study.dispatch_tariff import SiteTariff

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
        "hours_charging_and_discharging": int(totals.both),
        "shadow_price_energy_floor": totals.worth,
    }
    if valued:
        found["lost_load_value_eur"] = lost_worth(schedule.hours, schedule.curtailed)
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


def hourly(schedule: Schedule, battery: Battery) -> dict[str, Array]:
    """The hours by column, each of shape (hours,); the state of charge is that at the end of the hour."""
    hours = schedule.hours
    stored = schedule.stored[1:]
    return {
        "hour": np.arange(1, len(stored) + 1, dtype=np.float64),
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


def write_csv(columns: dict[str, Array], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        lists = [values.tolist() for name, values in columns.items() if name != "hour"]
        writer.writerows(zip(columns["hour"].astype(int).tolist(), *lists, strict=True))


def write_parquet(columns: dict[str, Array], path: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    table = pyarrow.table({**columns, "hour": columns["hour"].astype(np.int32)})
    parquet.write_table(table, path)


#: How the hours are written, by the ending of the file's name.
WRITERS: dict[str, Callable[[dict[str, Array], Path], None]] = {".csv": write_csv, ".parquet": write_parquet}


def write_hours(columns: dict[str, Array], path: Path) -> None:
    """Writes the hours in the form that the name of the file ends in, whole or not at all.

    Raises InputError where the file cannot be written.
    """
    with whole_file(path) as fresh:
        WRITERS[path.suffix.lower()](columns, fresh)
