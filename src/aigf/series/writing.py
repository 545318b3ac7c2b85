"""Writing a series as a plain CSV in UTC, whole or not at all."""

from __future__ import annotations

import csv
import os
import secrets
from pathlib import Path

from aigf.documents import InputError, Place, Problem
from aigf.series.columns import COLUMNS
from aigf.series.series import Series, written
from aigf.text import Text, legible


def write_series(series: Series, path: Path) -> None:
    """Writes the columns, with ``time_utc`` where the series has times; every value reads back as it is.

    Raises InputError where the file cannot be written.
    """
    names = [name for name in COLUMNS if name in series.columns]
    lists: list[list[float] | list[str]] = [series.columns[name].tolist() for name in names]
    if series.hours is not None:
        names = ["time_utc", *names]
        lists = [[written(hour) for hour in series.hours], *lists]
    staging = path.with_name(f".{path.name[:200]}.{secrets.token_hex(4)}.partial")
    try:
        with staging.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(names)
            writer.writerows(zip(*lists, strict=True))
        os.replace(staging, path)  # noqa: PTH105 - Path.replace is the same call
    except OSError as error:
        wrong = Text("cannot be written ({reason})", {"reason": error.strerror})
        expected = Text("a file in a place that can be written")
        raise InputError([Problem(Place(legible(str(path)), 1, 1), "", wrong, expected)]) from error
    finally:
        staging.unlink(missing_ok=True)
