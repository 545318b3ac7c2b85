"""Times the reading of a year in every container and at every step: `python -m benchmarks.series`.

A year of hours is to be read within 0.3 s and 60 MB, a year of quarter-hours within 1 s.
"""

from __future__ import annotations

import gzip
import tempfile
import time
import tracemalloc
from datetime import datetime, timedelta
from pathlib import Path

from aigf.series import read_series

NAMES = ("price_eur_mwh", "wind_cf", "solar_cf", "load_mw", "temp_c", "rh_pct")


def year(minutes: int, comma: bool = False) -> list[list[str]]:
    """A year of all columns, with times of a day first and decimal commas where ``comma``."""
    first = datetime(2019, 1, 1)
    rows = [["datetime", *NAMES]]
    for number in range(365 * 1440 // minutes):
        moment = first + timedelta(minutes=minutes * number)
        when = f"{moment:%d-%m-%Y %H:%M}" if comma else f"{moment:%Y-%m-%dT%H:%MZ}"
        share = number % 997 / 1000.0
        cells = [
            f"{value:.3f}" for value in (40 + share, share, share / 2, 990 + share, 9 + share, 70 + share)
        ]
        rows.append([when, *((cell.replace(".", ",") for cell in cells) if comma else cells)])
    return rows


def text(minutes: int, separator: str) -> bytes:
    return "\n".join(separator.join(row) for row in year(minutes, separator == ";")).encode()


def workbook(path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for number, row in enumerate(year(60)):
        sheet.append(row if not number else [row[0], *map(float, row[1:])])
    book.save(path)


def main() -> None:
    print(f"{'file':32} {'seconds':>8} {'MB':>6}")
    with tempfile.TemporaryDirectory() as folder:
        files = {
            "hours, commas": text(60, ","),
            "hours, semicolons": text(60, ";"),
            "hours, gzip": gzip.compress(text(60, ",")),
            "quarter-hours, commas": text(15, ","),
            "quarter-hours, semicolons": text(15, ";"),
        }
        for name, raw in files.items():
            (Path(folder) / name).write_bytes(raw)
        workbook(Path(folder) / "hours, workbook")
        for name in (*files, "hours, workbook"):
            weighed(Path(folder) / name, name)
        weighed(Path(folder) / "quarter-hours, commas", "quarter-hours, kept as they are", parts=True)


def weighed(path: Path, name: str, parts: bool = False) -> None:
    """Prints the seconds and megabytes that a file takes; ``parts`` of hours are averaged where they are not kept."""
    assert read_series(path, parts=parts)[0] is not None
    start = time.process_time()
    read_series(path, parts=parts)
    seconds = time.process_time() - start
    tracemalloc.start()
    read_series(path, parts=parts)
    print(f"{name:32} {seconds:8.2f} {tracemalloc.get_traced_memory()[1] / 1e6:6.1f}")
    tracemalloc.stop()


if __name__ == "__main__":
    main()
