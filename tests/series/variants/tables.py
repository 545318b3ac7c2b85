"""Rows of cells as the text of a file: what stands between cells and around the table."""

from __future__ import annotations

from collections.abc import Sequence

from tests.series.variants.draw import Draw

Rows = list[list[str]]
SEPARATORS = (",", ";", "\t", "|")


def separator(draw: Draw, options: Sequence[str] = SEPARATORS) -> str:
    """What stands between cells."""
    return draw.one("separator", options)


def text_of(draw: Draw, rows: Rows, sign: str, quoted: str | None = None) -> str:
    """The rows in lines; cells with the separator in them are quoted, or all are, or all that are no numbers."""
    if sign == "  ":
        return "\n".join(_in_columns(rows)) + "\n"
    quoting = quoted or draw.one("quoted", ("where needed", "where needed", "all", "texts"))
    lines = [sign.join(_quoted(cell, sign, quoting) for cell in row) for row in rows]
    return "\n".join(lines) + draw.one("last line end", ("\n", "\n", "\n", "", "\n\n\n"))


def _quoted(cell: str, sign: str, quoting: str) -> str:
    needed = sign in cell or '"' in cell or "\n" in cell
    number = bool(cell) and not any(character.isalpha() for character in cell)
    if needed or quoting == "all" or (quoting == "texts" and not number):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _in_columns(rows: Rows) -> list[str]:
    widths = [max(len(row[index]) for row in rows if index < len(row)) + 2 for index in range(len(rows[-1]))]
    return [
        "".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip() for row in rows
    ]


def stated(draw: Draw, text: str, sign: str) -> str:
    """The text with Excel's line for its separator above it, in some draws."""
    return f"sep={sign}\n{text}" if len(sign) == 1 and draw.happens("sep=", 0.1) else text


def with_empty(draw: Draw, rows: Rows) -> Rows:
    """The rows, the first of them a header, with an empty row somewhere below it in some draws."""
    if len(rows) > 3 and draw.happens("an empty row", 0.08):
        at = draw.rng.randint(2, len(rows) - 1)
        return [*rows[:at], draw.one("empty as", ([""], [""] * len(rows[0]))), *rows[at:]]
    return rows
