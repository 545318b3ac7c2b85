"""What the sheets of a workbook of Excel share: their names, the texts of their cells, the formats of their numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from aigf.series.cell_values import Book, quoted
from aigf.series.containers import MAXIMUM_CELLS
from aigf.series.number_formats import kind_of
from aigf.series.parts import Attributes, DamagedError, Handlers, Parts, counted

_TRUE = frozenset({"1", "true"})


class Sheet(NamedTuple):
    """A sheet of cells: its name, the part that it is in, and whether it is hidden."""

    name: str
    part: str
    hidden: bool


def opened(parts: Parts) -> tuple[Book, list[Sheet]]:
    """What the cells of a workbook refer to, and its sheets in their order. Raises DamagedError where it has none."""
    whole = next((name for _, kind, name in parts.related("") if kind == "officeDocument"), "")
    related = parts.related(whole)
    named = {mark: name for mark, kind, name in related if kind == "worksheet"}
    found: list[Sheet] = []
    of_1904 = False

    def handlers(named_in: Callable[[str], str]) -> Handlers:
        sheet, settings = named_in("sheet"), named_in("workbookPr")

        def start(name: str, attributes: Attributes) -> None:
            nonlocal of_1904
            if name == settings:
                of_1904 = attributes.get("date1904") in _TRUE
            elif name == sheet:
                mark = next((value for key, value in attributes.items() if key.endswith(":id")), "")
                if mark in named:
                    hidden = attributes.get("state", "visible") != "visible"
                    found.append(Sheet(attributes.get("name", ""), named[mark], hidden))

        return counted(start)

    parts.read(whole, handlers)
    strings = next((name for _, kind, name in related if kind == "sharedStrings"), "")
    styles = next((name for _, kind, name in related if kind == "styles"), "")
    texts = _strings(parts, strings) if strings in parts else []
    return Book(texts, _kinds(parts, styles) if styles in parts else [], of_1904), found


def _strings(parts: Parts, name: str) -> list[str]:
    """The texts that cells refer to, without how they are pronounced, as cells of CSV."""
    found: list[str] = []

    def handlers(named: Callable[[str], str]) -> Handlers:
        item, run, spoken = named("si"), named("t"), named("rPh")
        text: list[str] = []
        whole: list[str] = []
        silent = False

        def start(name: str, _: Attributes) -> None:
            nonlocal silent
            if name == run:
                text.clear()
            elif name == spoken:
                silent = True
            elif name == item:
                whole.clear()

        def end(name: str) -> None:
            nonlocal silent
            if name == run:
                whole.extend([] if silent else text)
            elif name == spoken:
                silent = False
            elif name == item:
                found.append(quoted("".join(whole)))
                if len(found) > MAXIMUM_CELLS:
                    raise DamagedError

        return counted(start, end, text.append)

    parts.read(name, handlers)
    return found


def _kinds(parts: Parts, name: str) -> list[str]:
    """What each style of a cell makes of a number."""
    codes: dict[str, str] = {}
    found: list[str] = []

    def handlers(named: Callable[[str], str]) -> Handlers:
        listed, style, styles = named("numFmt"), named("xf"), named("cellXfs")
        of_cells = False

        def start(name: str, attributes: Attributes) -> None:
            nonlocal of_cells
            if name == listed:
                codes.setdefault(attributes["numFmtId"], attributes.get("formatCode", ""))
            elif name == styles:
                of_cells = True
            elif name == style and of_cells:
                number = attributes.get("numFmtId", "0")
                found.append(kind_of(int(number[:9]), codes.get(number)))

        def end(name: str) -> None:
            nonlocal of_cells
            of_cells = of_cells and name != styles

        return counted(start, end)

    parts.read(name, handlers)
    return found
