"""KNMI's hourly data of a station: text and JSON as delivered, and as a spreadsheet saves them again."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from tests.series.files import KNMI_HEAD
from tests.series.variants import packing, tables, workbooks
from tests.series.variants.content import Content, content
from tests.series.variants.draw import Draw, Variant

#: Column of KNMI to ours, what makes our unit of its, and the range of its whole numbers.
COLUMNS = {
    "FH": ("wind_10m_ms", 0.1, (0, 16)),
    "T": ("temp_c", 0.1, (-60, 280)),
    "TD": ("dewpoint_c", 0.1, (-120, 170)),
    "Q": ("ghi_wm2", 10_000.0 / 3_600.0, (0, 280)),
    "U": ("rh_pct", 1.0, (25, 100)),
}
#: What stands beside them and is not used.
OTHERS = ("DD", "FF", "FX", "T10N", "SQ", "DR", "RH", "P", "VV", "N", "WW", "IX")
STATIONS = (260, 344, 240, 310)
_LEGEND = KNMI_HEAD.splitlines()[:-2]
_ABOUT = "# STN         LON(east)   LAT(north)  ALT(m)      NAME"
_PLACE = "# {station}         5.180       52.100      1.90        De Bilt"


def knmi(draw: Draw) -> Variant:
    """A text with a legend, or without."""
    table = _table(draw)
    kind = draw.one("as", ("delivered", "delivered", "delivered", "saved again"))
    if kind == "saved again":
        sign = draw.one("separator", (",", ";", "\t"))
        rows = [
            [name.strip() for name in table.rows[0]],
            *([cell.strip() for cell in row] for row in table.rows[1:]),
        ]
        first = draw.one("first name", ("# STN", "STN"))
        rows[0][0] = first
        above = [[line] for line in _LEGEND[:4]] if draw.happens("legend", 0.5) else []
        text = tables.text_of(draw, [*above, *rows], sign)
    else:
        text = _delivered(draw, table)
    return table.variant(packing.packed(draw, text, "uurgeg_260_2021-2030.txt"), draw)


def knmi_json(draw: Draw) -> Variant:
    """The list of records of the script service."""
    table = _table(draw)
    names = [name.strip() for name in table.rows[0]]
    records = []
    for row in table.rows[1:]:
        cells = dict(zip(names, (cell.strip() for cell in row), strict=True))
        day = cells["YYYYMMDD"]
        record = {
            "station_code": int(cells[names[0]]),
            "date": f"{day[:4]}-{day[4:6]}-{day[6:]}T00:00:00.000Z",
            "hour": int(cells[names[2]]),
        }
        records.append(record | {name: int(cells[name]) if cells[name] else None for name in names[3:]})
    indent = draw.one("indent", (None, 2, "\t"))
    text = json.dumps(records, indent=indent) + draw.one("last line end", ("", "\n"))
    return table.variant(packing.packed(draw, text, "result.json"), draw)


def knmi_workbook(draw: Draw) -> Variant:
    """The text opened in Excel and saved as a workbook."""
    table = _table(draw)
    rows = [[workbooks.typed(cell.strip()) for cell in row] for row in table.rows]
    above = [[line] for line in _LEGEND] if draw.happens("legend", 0.5) else []
    return table.variant(
        packing.contained(draw, workbooks.workbook(draw, [*above, *rows]), "knmi.xlsx"), draw
    )


class _Table:
    """Rows with KNMI's columns, the header first, and what they are."""

    def __init__(
        self, rows: tables.Rows, first: np.datetime64, columns: dict[str, npt.NDArray[np.float64]]
    ) -> None:
        self.rows, self.first, self.columns = rows, first, columns

    def variant(self, raw: bytes, draw: Draw) -> Variant:
        return Variant(raw, self.first, self.columns, draw.said)


def _table(draw: Draw) -> _Table:
    made = content(draw, ())
    taken = [name for name in COLUMNS if not draw.happens(f"without {name}", 0.2)] or ["T"]
    others = draw.rng.sample(OTHERS, draw.rng.randint(0, 6))
    names = [*taken, *others]
    draw.rng.shuffle(names)
    values = {name: _values(draw, name, made) for name in names}
    station, hour = draw.one("station", STATIONS), draw.one("name of the hour", ("HH", "H"))
    rows = [
        [str(station), f"{moment:%Y%m%d}", str(moment.hour + 1), *(values[name][number] for name in names)]
        for number, moment in enumerate(made.moments())
    ]
    if not draw.happens("in order", 0.7):
        draw.rng.shuffle(rows)
    numbers = {
        COLUMNS[name][0]: np.array([float(cell) for cell in values[name]]) * COLUMNS[name][1]
        for name in taken
    }
    return _Table([["# STN", "YYYYMMDD", hour, *names], *rows], made.first, numbers)


def _values(draw: Draw, name: str, made: Content) -> list[str]:
    if name not in COLUMNS:
        return [draw.rng.choice(("", "0", "10", "-1", "5")) for _ in range(made.hours)]
    low, high = COLUMNS[name][2]
    if name == "Q":
        return [str(_of_sun(moment, high)) for moment in made.moments()]
    return [str(draw.rng.randint(low, high)) for _ in range(made.hours)]


def _of_sun(moment: datetime, high: int) -> Decimal:
    height = max(np.cos(2 * np.pi * (moment.hour + 0.5 - 11.7) / 24), 0.0)
    return Decimal(round(high * float(height)))


def _delivered(draw: Draw, table: _Table) -> str:
    head = draw.one("head", ("legend", "places", "none"))
    above = list(_LEGEND) if head == "legend" else []
    if head == "places":
        above = ["# BRON: KONINKLIJK NEDERLANDS METEOROLOGISCH INSTITUUT (KNMI)", _ABOUT]
        above += [_PLACE.format(station=table.rows[1][0]), "#"]
    header = draw.one("first name", ("# STN", "STN", "#STN"))
    names = [header, *table.rows[0][1:]]
    lines = [",".join(name if not number else name.rjust(5) for number, name in enumerate(names))]
    width = draw.one("width", (5, 5, 0))
    lines += [""] * draw.one("empty lines", (0, 1, 1))
    lines += [",".join(cell.rjust(width) for cell in row) for row in table.rows[1:]]
    return "\n".join([*above, *lines]) + draw.one("last line end", ("\n", "\n", ""))
