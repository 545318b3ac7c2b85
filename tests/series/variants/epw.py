"""EnergyPlus weather of several producers, and as a spreadsheet saves it again."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from tests.series.variants import packing, tables, workbooks
from tests.series.variants.content import Content, content
from tests.series.variants.draw import Draw, Variant

#: Place in the row, from 0.
COLUMNS = {6: "temp_c", 7: "dewpoint_c", 8: "rh_pct", 13: "ghi_wm2", 21: "wind_10m_ms"}
_BEFORE = [
    "9.9",
    "9.9",
    "50",
    "101325",
    "0",
    "0",
    "300",
    "0",
    "0",
    "0",
    "0",
    "0",
    "0",
    "0",
    "220",
    "4.1",
    "5",
    "5",
]
_ROW = [*_BEFORE, "20.0", "77777", "9", "999999999", "0", "0.0", "0", "88", "0", "0", "0"]
CITIES = ("Rotterdam", "Den Haag, Zuid-Holland", "De Bilt", "AMSTERDAM AP SCHIPHOL")
FLAGS = ("A7A7A7A7*0?9?9?9?9?9?9?9A7A7A7A7A7A7*0E8*0*0", "?9?9?9?9E0?9?9?9?9?9", "60A7", "")


def epw(draw: Draw) -> Variant:
    """A text, with commas as its producers write it, or as Excel saves it."""
    made, rows = _rows(draw)
    kind = draw.one("as", ("delivered", "delivered", "saved again", "saved in Dutch"))
    if kind == "delivered":
        text = "\n".join(",".join(_quoted(cell) for cell in row) for row in rows) + draw.one(
            "end", ("\n", "", "\n\n")
        )
    else:
        sign = draw.one("separator", (";",) if kind == "saved in Dutch" else (",", "\t"))
        if kind == "saved in Dutch":
            rows = [[cell.replace(".", ",") if _is_number(cell) else cell for cell in row] for row in rows]
        width = len(rows[-1])
        padded = draw.happens("short lines padded", 0.7)
        rows = [row + [""] * (width - len(row)) for row in rows] if padded else rows
        text = tables.text_of(draw, rows, sign, "where needed")
    return _variant(packing.packed(draw, text, "NLD_Rotterdam.epw"), made, draw)


def epw_workbook(draw: Draw) -> Variant:
    """The text opened in Excel and saved as a workbook."""
    made, rows = _rows(draw)
    raw = workbooks.workbook(draw, [[workbooks.typed(cell) for cell in row] for row in rows])
    return _variant(packing.contained(draw, raw, "weer.xlsx"), made, draw)


def _variant(raw: bytes, made: Content, draw: Draw) -> Variant:
    return Variant(raw, made.first, {name: made.values(name) for name in made.columns}, draw.said)


def _rows(draw: Draw) -> tuple[Content, tables.Rows]:
    made = content(draw, tuple(COLUMNS.values()))
    zone = draw.one("zone", ("1.0", "1", "0.0", "1.00", "+1.0"))
    ahead = timedelta(hours=float(zone))
    first, last = made.start + ahead, made.moments()[-1] + ahead
    place = [draw.one("city", CITIES), "ZH", "NLD", "SRC-TMYx", "063440", "51.95700", "4.44200", zone, "-4.3"]
    padded = draw.happens("months padded", 0.5)
    period = [f"{at.month:2}/{at.day:2}" if padded else f"{at.month}/{at.day}" for at in (first, last)]
    head = [
        ["LOCATION", *place],
        ["DESIGN CONDITIONS", "0"],
        ["TYPICAL/EXTREME PERIODS", "0"],
        ["GROUND TEMPERATURES", "0"],
        ["HOLIDAYS/DAYLIGHT SAVINGS", "No", "0", "0", "0"],
        ["COMMENTS 1", *draw.one("comment", (["made for a test"], ["made; by hand", " in °C"], [""]))],
        ["COMMENTS 2", ""],
        ["DATA PERIODS", "1", "1", "Data", "Sunday", *period],
    ]
    flags = draw.one("flags", FLAGS)
    rows = []
    for number, moment in enumerate(made.moments()):
        at = moment + ahead
        row = [*_ROW]
        for index, name in COLUMNS.items():
            row[index - 6] = _written(made.columns[name][number])
        rows.append([str(at.year), str(at.month), str(at.day), str(at.hour + 1), "60", flags, *row])
    return made, [*head, *rows]


def _written(value: Decimal) -> str:
    return f"{value:f}"


def _is_number(cell: str) -> bool:
    return cell.replace(".", "", 1).lstrip("+-").isdigit()


def _quoted(cell: str) -> str:
    return f'"{cell}"' if "," in cell else cell
