"""How a form is laid out: its sheets, their blocks, and the marks by which a reader finds every field again.

The first column of each sheet is hidden and holds the marks. They say what a row is, so that rows may be inserted and
sorted, columns inserted, and sheets moved and renamed, and so that a form is read in whatever language it was made.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from aigf.proposal.structure import SHAPES, Pattern, Shape, names_in

#: Of the layout; a form of another version is refused.
VERSION = 1
#: In the first cell of each sheet, with the version, the language and the section.
FORM = "aigf-form"
#: What stands there where the sheet is none of a section.
START, LISTS = "start", "lists"
#: The marks of rows: those that name the columns of a block, one of text, and the end of a table.
FIELDS, ANSWERS, ROWS, TEXT, END = "fields", "answers", "rows", "text", "end"
NAMES = (FIELDS, ANSWERS, ROWS)
#: Columns that a user fills in, beside those of a table, which have the names of its fields.
VALUE, LOW, HIGH = "value", "low", "high"
ANSWER, EVIDENCE, NOTE = "answer", "evidence", "note"
#: Columns that the form fills in.
LABEL, UNIT, HELP = "label", "unit", "help"
COLUMNS = {
    FIELDS: (LABEL, VALUE, UNIT, LOW, HIGH, HELP),
    ANSWERS: (LABEL, ANSWER, EVIDENCE, NOTE),
}
#: Columns without which a block can be read: what is not filled in, and what need not be.
OPTIONAL = frozenset({LOW, HIGH, EVIDENCE, NOTE, HELP})
_BETWEEN = " | "


@dataclass(frozen=True)
class Block:
    """Fields below each other, answers with their evidence, or a table with a row for each item of a list."""

    kind: Literal["fields", "answers", "rows"]
    path: Pattern
    fields: tuple[Pattern, ...]

    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in their order."""
        return COLUMNS[self.kind] if self.kind != ROWS else tuple(path[-1] for path in self.fields)


@cache
def sections() -> dict[str, tuple[Block, ...]]:
    """The blocks of each section of a proposal, which is a sheet of the form."""
    return {path[0]: tuple(_blocks(SHAPES[path])) for path in SHAPES if len(path) == 1}


def _blocks(section: Shape) -> Iterable[Block]:
    if section.kind == "list":
        yield _table(section.path)
        return
    inside = [(*section.path, name) for name in names_in(section.path)]
    if all(is_answer(path) for path in inside):
        yield Block("answers", section.path, tuple(inside))
        return
    fields: list[Pattern] = []
    for path in inside:
        if is_answer(path):
            fields += [path, (*path, EVIDENCE), (*path, NOTE)]
        elif SHAPES[path].kind != "list":
            fields.append(path)
    yield Block("fields", section.path, tuple(fields))
    yield from (_table(path) for path in inside if SHAPES[path].kind == "list")


def _table(path: Pattern) -> Block:
    item = (*path, "*")
    return Block("rows", path, tuple((*item, name) for name in names_in((*path, 0))))


@cache
def fields() -> frozenset[Pattern]:
    """The fields that have a row of their own."""
    return frozenset(
        path
        for blocks in sections().values()
        for block in blocks
        if block.kind != ROWS
        for path in block.fields
    )


def is_answer(path: Pattern) -> bool:
    """Whether a field is an answer with evidence and a note."""
    return (*path, ANSWER) in SHAPES


def required(path: Pattern) -> bool:
    """Whether a proposal, or an item of a list, must have a field."""
    return path in _required()


@cache
def _required() -> frozenset[Pattern]:
    from pydantic import BaseModel

    from aigf.proposal.schema import Proposal

    found: set[Pattern] = set()

    def look(model: type[BaseModel], path: Pattern) -> None:
        for name, field in model.model_fields.items():
            shape = SHAPES[(*path, name)]
            inner = field.annotation
            if field.is_required() and shape.kind not in ("section", "list"):
                found.add((*path, name))
            if shape.kind == "list":
                item = next((part for part in getattr(inner, "__args__", ()) if isinstance(part, type)), None)
                if item is not None and issubclass(item, BaseModel):
                    look(item, (*path, name, "*"))
            elif shape.kind == "section" and isinstance(inner, type) and not is_answer((*path, name)):
                look(inner, (*path, name))

    look(Proposal, ())
    return frozenset(found)


def mark(*parts: str) -> str:
    """A mark: what a row is, and what stood in its cells when the form was made."""
    return _BETWEEN.join(_plain(part) for part in parts)


def parts_of(written: str) -> list[str]:
    """The parts of a mark."""
    return [part.strip() for part in written.split(_BETWEEN.strip())]


def told(texts: Iterable[str]) -> str:
    """What tells whether texts of the form are still the same, whatever became of their spaces."""
    return f"{zlib.crc32(_plain(' '.join(texts)).encode()):08x}"


def _plain(text: str) -> str:
    return " ".join(text.replace("|", "/").split())
