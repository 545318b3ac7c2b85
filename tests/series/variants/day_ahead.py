"""Day-ahead prices of Ember and of ENTSO-E, before and after 2024, as delivered and as a spreadsheet saves them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from tests.series.files import clock
from tests.series.variants import packing, tables, workbooks
from tests.series.variants.content import Content, content
from tests.series.variants.draw import Draw, Variant

PRICE = "price_eur_mwh"


def ember(draw: Draw) -> Variant:
    """Ember's file of one country."""
    made = content(draw, (PRICE,))
    rows = _ember_rows(made, "%Y-%m-%d %H:%M:%S")
    kind = draw.one("as", ("delivered", "delivered", "saved again", "saved in Dutch"))
    sign = ","
    if kind != "delivered":
        form = draw.one("moments", ("%d-%m-%Y %H:%M", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M"))
        rows = _ember_rows(made, form)
        sign = ";" if kind == "saved in Dutch" else draw.one("separator", (",", "\t"))
        if kind == "saved in Dutch":
            rows = [rows[0], *([*row[:-1], row[-1].replace(".", ",")] for row in rows[1:])]
    rows = [rows[0], *_ordered(draw, rows[1:])]
    text = tables.text_of(draw, rows, sign)
    return _variant(packing.packed(draw, text, "Netherlands.csv"), made, made.values(PRICE), draw)


def ember_workbook(draw: Draw) -> Variant:
    """Ember's file opened in Excel: its moments are dates."""
    made = content(draw, (PRICE,))
    rows = _ember_rows(made, "%Y-%m-%d %H:%M:%S")
    cells: list[list[object]] = [list(row) for row in rows]
    for row, moment in zip(cells[1:], made.moments(), strict=True):
        row[2], row[3], row[4] = (
            moment.replace(tzinfo=None),
            clock(moment).replace(tzinfo=None),
            float(str(row[4])),
        )
    cells[1:] = _ordered(draw, cells[1:])
    raw = packing.contained(draw, workbooks.workbook(draw, cells), "Netherlands.xlsx")
    return _variant(raw, made, made.values(PRICE), draw)


def entsoe(draw: Draw) -> Variant:
    """The export of now: quarters or hours, in UTC or on the clock."""
    minutes = draw.one("minutes", (60, 60, 15, 30))
    made, prices, right = _prices(draw, minutes)
    zone = draw.one("zone", ("UTC", "CET/CEST"))
    area = draw.one("area", ("BZN|NL", "Netherlands (NL)", "BZN|DE-LU"))
    named = draw.happens("CET and CEST in the cells", 0.3) and zone != "UTC"
    header = [f"MTU ({zone})", "Area", "Sequence", "Day-ahead Price (EUR/MWh)"]
    more = draw.happens("with intraday", 0.6)
    header += [f"Intraday Period ({zone})", "Intraday Price (EUR/MWh)"] if more else []
    rows = [header]
    for moment, price in zip(made.moments(minutes), prices, strict=True):
        unit = _unit(moment, minutes, zone, "/", ":%S", named)
        rows.append([unit, area, "Sequence Sequence 1", price, *(["", ""] if more else [])])
    if draw.happens("falling", 0.3):
        rows[1:] = rows[:0:-1]
    raw = packing.packed(draw, _text(draw, rows, 3), "GUI_ENERGY_PRICES_202501.csv")
    return _variant(raw, made, right, draw, 0.0 if minutes == 60 else 1e-12)


def entsoe_old(draw: Draw) -> Variant:
    """The export before 2024, whose header ends in a label that no line has a cell for."""
    made, prices, right = _prices(draw, 60)
    zone = draw.one("zone", ("UTC", "CET/CEST"))
    label = draw.one("label", ("BZN|NL", "BZN|DE-AT-LU", "CTY|Netherlands", None))
    header = [f"MTU ({zone})", "Day-ahead Price [EUR/MWh]", "Currency", *([label] if label else [])]
    rows = [header]
    for moment, price in zip(made.moments(), prices, strict=True):
        rows.append([_unit(moment, 60, zone, ".", "", False), price, "EUR"])
        after = clock(moment + timedelta(hours=1))
        if (
            zone != "UTC"
            and after.utcoffset() == timedelta(hours=2)
            and clock(moment).utcoffset() != after.utcoffset()
        ):
            # The hour that the clock skips is listed without a price.
            day = f"{after:%d.%m.%Y}"
            rows.append([f"{day} 02:00 - {day} 03:00", draw.one("without a price", ("", "-", "n/e")), "EUR"])
    raw = packing.packed(draw, _text(draw, rows, 1), "Day-ahead Prices_201901010000-202001010000.csv")
    return _variant(raw, made, right, draw)


def entsoe_workbook(draw: Draw) -> Variant:
    """The export opened in Excel, with its units as texts."""
    made, prices, right = _prices(draw, 60)
    zone = draw.one("zone", ("UTC", "CET/CEST"))
    rows: list[list[object]] = [[f"MTU ({zone})", "Area", "Sequence", "Day-ahead Price (EUR/MWh)"]]
    for moment, price in zip(made.moments(), prices, strict=True):
        rows.append([_unit(moment, 60, zone, "/", ":%S", False), "BZN|NL", "Sequence 1", float(price)])
    raw = packing.contained(draw, workbooks.workbook(draw, rows), "prices.xlsx")
    return _variant(raw, made, right, draw)


def _variant(
    raw: bytes, made: Content, right: npt.NDArray[np.float64], draw: Draw, tolerance: float = 0.0
) -> Variant:
    return Variant(raw, made.first, {PRICE: right}, draw.said, tolerance)


def _ordered(draw: Draw, rows: list[list[object]] | tables.Rows) -> list:
    if draw.happens("shuffled", 0.3):
        return draw.rng.sample(rows, len(rows))
    return rows[::-1] if draw.happens("falling", 0.2) else rows


def _ember_rows(made: Content, form: str) -> tables.Rows:
    rows = [["Country", "ISO3 Code", "Datetime (UTC)", "Datetime (Local)", "Price (EUR/MWhe)"]]
    for moment, price in zip(made.moments(), made.columns[PRICE], strict=True):
        rows.append(["Netherlands", "NLD", f"{moment:{form}}", f"{clock(moment):{form}}", f"{price:f}"])
    return rows


def _prices(draw: Draw, minutes: int) -> tuple[Content, list[str], npt.NDArray[np.float64]]:
    """What the file holds, the prices of its units as written, and the mean of each hour."""
    made = content(draw, (PRICE,), (48, 49, 72))
    parts = 60 // minutes
    units = [value + Decimal(part) for value in made.columns[PRICE] for part in range(parts)]
    right = np.array([float(sum(units[at : at + parts]) / parts) for at in range(0, len(units), parts)])
    return made, [f"{value:.2f}" for value in units], right


def _unit(moment: datetime, minutes: int, zone: str, sign: str, seconds: str, named: bool) -> str:
    ends = []
    for end in (moment, moment + timedelta(minutes=minutes)):
        at = end.astimezone(UTC) if zone == "UTC" else clock(end)
        said = f" ({'CEST' if at.utcoffset() == timedelta(hours=2) else 'CET'})" if named else ""
        ends.append(f"{at:%d{sign}%m{sign}%Y %H:%M{seconds}}{said}")
    return " - ".join(ends)


def _text(draw: Draw, rows: tables.Rows, price: int) -> str:
    kind = draw.one("as", ("delivered", "delivered", "saved again", "saved in Dutch"))
    if kind == "delivered":
        return tables.text_of(
            draw, rows, draw.one("separator", (",", "\t")), draw.one("quotes", ("all", "where needed"))
        )
    if kind == "saved in Dutch":
        rows = [
            rows[0],
            *([c.replace(".", ",") if i == price else c for i, c in enumerate(row)] for row in rows[1:]),
        ]
        return tables.text_of(draw, rows, ";")
    return tables.text_of(draw, rows, draw.one("separator", (",", ";", "\t")))
