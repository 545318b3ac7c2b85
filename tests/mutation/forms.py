"""Forms with cells filled, emptied or replaced, and rows left out, doubled or swapped, in the parts of the workbook."""

from __future__ import annotations

import io
import random
import re
import zipfile
from xml.sax.saxutils import escape

from tests.mutation import hostile, packed, yamls

_CELL = re.compile(r'<c r="([A-Z]+\d+)"([^>]*?)(?:/>|>.*?</c>)', re.DOTALL)
_ROW = re.compile(r"<row .*?(?:</row>|/>)", re.DOTALL)
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]")


def mutated(raw: bytes, rng: random.Random) -> tuple[bytes, list[str]]:
    """The form with one to three changes, and what they are."""
    if rng.random() < 0.15:
        return packed.mutated(raw, rng)
    if rng.random() < 0.2:
        return packed.mutated_inside(raw, rng)
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    said = []
    for _ in range(rng.choice((1, 1, 2, 3))):
        name = rng.choice([name for name in members if name.startswith("xl/worksheets/sheet")])
        text, how = _sheet(members[name].decode(), rng)
        members[name] = text.encode("utf-8", "replace")
        said.append(f"{name[14:]} {how}")
    return packed.zipped(list(members.items())), said


def _sheet(text: str, rng: random.Random) -> tuple[str, str]:
    cells, rows = list(_CELL.finditer(text)), list(_ROW.finditer(text))
    kind = rng.choice(("cell", "cell", "cell", "cell", "empty", "row out", "row twice", "rows swapped"))
    if kind in {"cell", "empty"} and cells:
        taken = rng.choice(cells)
        made, how = _cell(taken.group(1), rng) if kind == "cell" else ("", "empty")
        return text[: taken.start()] + made + text[taken.end() :], f"{taken.group(1)} {how}"
    if not rows:
        return text, kind
    one, other = sorted((rng.choice(rows), rng.choice(rows)), key=lambda row: row.start())
    if kind == "row out":
        return text[: one.start()] + text[one.end() :], kind
    if kind == "row twice" or one.start() == other.start():
        return text[: one.end()] + one.group() + text[one.end() :], kind
    between = text[one.end() : other.start()]
    return text[: one.start()] + other.group() + between + one.group() + text[other.end() :], kind


def _cell(at: str, rng: random.Random) -> tuple[str, str]:
    value = rng.choice((yamls.value(rng), hostile.cell(rng)))
    how = f"= {value!r:.40}"
    written = escape(_NOT_IN_XML.sub("", value))
    kind = rng.choice(("text", "text", "text", "number", "formula", "error", "bool", "date"))
    inside = {
        "text": f'<c r="{at}" t="inlineStr"><is><t>{written}</t></is></c>',
        "number": f'<c r="{at}"><v>{rng.choice((written, "5", "1e308", "0.25", "-7", "46000"))}</v></c>',
        "formula": f'<c r="{at}"><f>{written}</f><v>{rng.choice(("5", written, ""))}</v></c>',
        "error": f'<c r="{at}" t="e"><v>#REF!</v></c>',
        "bool": f'<c r="{at}" t="b"><v>{rng.choice("012")}</v></c>',
        "date": f'<c r="{at}" t="d"><v>2027-03-01T00:00:00</v></c>',
    }
    return inside[kind], f"{kind} {how}"
