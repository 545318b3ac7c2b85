"""What a cell of a form states, as a document would have it."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from aigf.documents import has_refused_character, shown
from aigf.proposal.form.grid import Cell
from aigf.proposal.form.shown import Shown, as_typed, exactly, in_words, shown_by, size_shown
from aigf.proposal.pasted import pasted
from aigf.proposal.structure import Shape
from aigf.proposal.unknown import not_yet_known
from aigf.proposal.words import PART_NAMES, form, usual
from aigf.text import Text


@dataclass(frozen=True)
class Stated:
    """What a cell states; ``said`` where that is not what stands in it, ``wrong`` and ``expected`` where it is none."""

    value: Any = None
    said: Text | None = None
    wrong: Text | None = None
    expected: Text | None = None


def stated(cell: Cell | None, shape: Shape) -> Stated:
    """What a cell states for a field: a number, a text, or nothing where it is empty."""
    if cell is None or (cell.kind == "text" and not cell.value.strip()):
        return Stated()
    if cell.kind in ("unsaved", "error"):
        return _unreadable(cell, shape)
    if cell.kind == "text":
        if has_refused_character(cell.value):
            return Stated(wrong=Text("the text contains a control character"), expected=Text("plain text"))
        return Stated(_of_text(cell.value, shape))
    return _OTHERS[cell.kind](cell, shape)


def _unreadable(cell: Cell, shape: Shape) -> Stated:
    if cell.kind == "unsaved":
        wrong = Text("the formula in this cell has no value with it")
        return Stated(
            wrong=wrong, expected=Text("the workbook opened in Excel or LibreOffice and saved again")
        )
    wrong = Text("the cell holds the error {error}", {"error": shown(cell.value)})
    return Stated(wrong=wrong, expected=shape.expected())


def _of_truth(cell: Cell, shape: Shape) -> Stated:
    value: bool = cell.value
    if shape.kind == "word" and {"yes", "no"} <= {*shape.words}:
        answer = "yes" if value else "no"
        said = Text("{value} is read as {answer}", {"value": str(value).upper(), "answer": answer})
        return Stated(answer, said)
    return Stated(value)


def _length(number_format: str) -> int:
    """How much of a date is shown: a program that is told "november 2026" keeps its first day, and shows none."""
    shows = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", number_format).lower()
    return 10 if "d" in shows or "y" not in shows else 7 if "m" in shows else 4


def _of_date(cell: Cell, shape: Shape) -> Stated:
    """A date where one is asked, or a text; a spreadsheet makes one of what may be meant otherwise."""
    value = cell.value
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        iso = value.isoformat()
        if shape.form in ("date", "year"):
            return Stated(iso[: _length(cell.format)])
        if shape.kind == "text" and not shape.form:
            return Stated(iso, Text("the date is read as the text {text}", {"text": iso}))
    wrong = Text("a date or a time stands here ({value})", {"value": shown(value)})
    hint = Text("{expected}; a spreadsheet makes a date of 5-7: write 5 to 7", {"expected": shape.expected()})
    return Stated(wrong=wrong, expected=hint if shape.kind == "quantity" else shape.expected())


def _of_number(cell: Cell, shape: Shape) -> Stated:
    number = cell.value
    around = shown_by(cell.format, number)
    if shape.quantity is not None:
        unit = shape.quantity.unit
        if around.percent and not unit:
            return Stated(as_typed(number))
        if around.plain or (unit.startswith("EUR") and _is_euro(around.before + around.after)):
            if around.thousands and number:
                return _without_thousands(number, around, shape)
            share = not unit and shape.quantity.maximum == 1 and 0 < number <= 1
            said = Text("{value} is read as {percent}", {"value": number, "percent": f"{number * 100:.6g}%"})
            return Stated(number, said if share else None)
        return Stated(in_words(number, around))
    if shape.kind in ("whole", "number"):
        plain = int(number) if shape.kind == "whole" and float(number).is_integer() else number
        return Stated(plain if around.plain else in_words(number, around, repr(plain)))
    text = exactly(number) if float(number).is_integer() and abs(number) < 1e15 else repr(number)
    plain = shape.kind == "text" and not shape.form
    return Stated(text, Text("the number is read as the text {text}", {"text": text}) if plain else None)


_OTHERS: dict[str, Callable[[Cell, Shape], Stated]] = {
    "bool": _of_truth,
    "date": _of_date,
    "number": _of_number,
}


def _without_thousands(number: float, around: Shown, shape: Shape) -> Stated:
    """A number of which the format leaves out thousands: of money what it is, else it cannot be told which is meant."""
    said = {"value": exactly(number), "shown": size_shown(number, around)}
    wrong = Text("the format of this cell shows {shown} for {value}", said)
    if shape.quantity is not None and shape.quantity.unit == "EUR":
        return Stated(number, Text("{said}: {value} is read", {"said": wrong, **said}))
    return Stated(wrong=wrong, expected=Text("a number that is shown as it is"))


def _is_euro(text: str) -> bool:
    return re.sub(r"[\s_.,()\-–—+]", "", text).upper() in ("", "€", "EUR", "EURO", "EUROS")


_SEPARATE = re.compile(r"[;\n]+")
_NAMED = re.compile(r"\s*([^\W\d_]{2,12})\s*[:=]\s*(\S.*?)\s*", re.DOTALL)


def _of_text(text: str, shape: Shape) -> Any:
    """A text; of a choice what the form calls it, of an amount a range: ``low: 200; central: 250; high: 300``."""
    if shape.kind == "word":
        own = {usual(word, language): word for word in shape.words for language in ("nl", "en")}
        return own.get(text, text)
    if shape.quantity is None or len(text) > 400:
        return text
    pieces = [piece for piece in _SEPARATE.split(text.strip().strip("{}")) if piece.strip()]
    found = [_NAMED.fullmatch(piece) for piece in pieces]
    names = [PART_NAMES.get(form(part[1])) for part in found if part is not None]
    if len(names) < 2 or len(names) != len(pieces) or None in names or len({*names}) != len(names):
        return text
    return {str(name): part[2] for name, part in zip(names, found, strict=True) if part is not None}


def in_parts(low: str, central: str, high: str) -> str:
    """A range as a text that a cell can hold, in parts that may be empty."""
    parts = {"low": low, "central": central, "high": high}
    return "; ".join(f"{name}: {text}" for name, text in parts.items() if text)


def references(text: str, known: Iterable[str]) -> list[str] | str:
    """The names of evidence in a cell: between semicolons, commas or line ends; quotes around one that has them.

    A name is taken as it stands in the table of evidence, whatever spaces are around it or in it.

    >>> references("plan; 'x'", ["plan"]), references("a, b", ["a, b"])
    (['plan', "'x'"], ['a, b'])
    """
    exact = {name.strip(): name for name in known}
    if text.strip() in exact:
        return [exact[text.strip()]]
    if not_yet_known(text):
        return text
    alike = Counter(pasted(name) for name in exact)
    exact = {pasted(name): known for name, known in exact.items() if alike[pasted(name)] == 1} | exact
    ways = [_pieces(text, separators) for separators in (";\n", ",", ";,\n")]
    named = [[exact.get(piece) or exact.get(pasted(piece), piece) for piece in way] for way in ways]
    known_all = [way for way in named if {*way} <= {*exact.values()}]
    if known_all:
        return known_all[0]
    return named[0] if len(named[0]) > 1 else named[1]


def _pieces(text: str, separators: str) -> list[str]:
    found, inside, piece, was_quoted = [], False, "", False
    index = 0
    while index < len(text):
        character = text[index]
        if character == '"' and inside and text[index + 1 : index + 2] == '"':
            piece += '"'
            index += 1
        elif character == '"' and (inside or not piece.strip()):
            piece = piece if inside else ""
            inside, was_quoted = not inside, True
        elif character in separators and not inside:
            found.append((piece, was_quoted))
            piece, was_quoted = "", False
        else:
            piece += character
        index += 1
    found.append((piece, was_quoted))
    return [piece.strip() for piece, quoted in found if piece.strip()]


def joined(names: Iterable[str]) -> str:
    """Names of evidence as ``references`` takes them apart."""
    return "; ".join(_quoted(name) for name in names)


def _quoted(name: str) -> str:
    if re.search(r'[;,\n"]', name):
        return '"' + name.replace('"', '""') + '"'
    return name
