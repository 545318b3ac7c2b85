"""Writing a series as a plain CSV in UTC, whole or not at all."""

from __future__ import annotations

import csv
from pathlib import Path

from aigf.documents import whole_file
from aigf.series.columns import COLUMNS
from aigf.series.series import Series, written


def write_series(series: Series, path: Path) -> None:
    """Writes the columns, with ``time_utc`` where the series has times; every value reads back as it is.

    Raises InputError where the file cannot be written.
    """
    names = [name for name in COLUMNS if name in series.columns]
    lists: list[list[float] | list[str]] = [series.columns[name].tolist() for name in names]
    if series.hours is not None:
        names = ["time_utc", *names]
        lists = [[written(hour) for hour in series.hours], *lists]
    with whole_file(path) as fresh, fresh.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(zip(*lists, strict=True))
