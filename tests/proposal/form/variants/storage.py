"""A form in the hands of another program: how its cells are stored, and how its parts are packed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

from tests.proposal.form.variants.amounts import with_amounts
from tests.proposal.form.variants.content import Form
from tests.series.variants.draw import Draw

Parts = dict[str, bytes]
_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")
_CELL = re.compile(rb'<c r="([A-Z]+\d+)"([^>]*?) t="s"([^>]*)><v>(\d+)</v></c>')
_STRING = re.compile(rb"<si>(.*?)</si>", re.DOTALL)
_PLAIN = re.compile(rb"<t(?: xml:space=\"preserve\")?>([^<]{4,})</t>")


def parts_of(raw: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def zipped(parts: Parts, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as packed:
        for name, content in parts.items():
            packed.writestr(zipfile.ZipInfo(name), content, compression)
    return out.getvalue()


def _after(form: Form, change: Callable[[Draw, Parts], Parts]) -> None:
    form.after.append(lambda draw, raw: zipped(change(draw, parts_of(raw))))


def _perhaps_saved(form: Form) -> None:
    """The form as it was written, or as openpyxl saves it, which keeps no list of texts."""
    if form.draw.happens("saved by openpyxl", 0.4):
        _ = form.book


def _in_sheets(parts: Parts, change: Callable[[bytes], bytes]) -> Parts:
    return {name: change(content) if _SHEET.fullmatch(name) else content for name, content in parts.items()}


def inline(form: Form) -> None:
    """Texts in the cells themselves, some or all of them, and as runs of several looks."""
    _after(form, _inline)


def _inline(draw: Draw, parts: Parts) -> Parts:
    strings = _STRING.findall(parts["xl/sharedStrings.xml"])
    share = draw.one("share", (0.3, 1.0))

    def made(found: re.Match[bytes]) -> bytes:
        at, before, after, number = found.groups()
        if draw.rng.random() > share:
            return found.group()
        text = _in_runs(draw, strings[int(number)])
        return b'<c r="%s"%s t="inlineStr"%s><is>%s</is></c>' % (at, before, after, text)

    return _in_sheets(parts, lambda content: _CELL.sub(made, content))


def runs(form: Form) -> None:
    """Texts in several runs with looks of their own, with the sounds that Japanese versions add."""
    _after(form, _runs)


def _runs(draw: Draw, parts: Parts) -> Parts:
    strings = _STRING.sub(
        lambda found: b"<si>%s</si>" % _in_runs(draw, found[1]), parts["xl/sharedStrings.xml"]
    )
    return parts | {"xl/sharedStrings.xml": strings}


def _in_runs(draw: Draw, text: bytes) -> bytes:
    found = _PLAIN.fullmatch(text)
    if found is None or draw.rng.random() < 0.4 or b"&" in found[1]:
        return text
    words = found[1].decode()
    cut = draw.rng.randint(1, len(words) - 1)
    first, second = (part.encode() for part in (words[:cut], words[cut:]))
    sound = b'<rPh sb="0" eb="1"><t>x</t></rPh><phoneticPr fontId="1"/>' if draw.rng.random() < 0.2 else b""
    look = b'<rPr><b/><sz val="11"/><color theme="1"/><rFont val="Calibri"/></rPr>'
    return b'<r><t xml:space="preserve">%s</t></r><r>%s<t xml:space="preserve">%s</t></r>%s' % (
        first,
        look,
        second,
        sound,
    )


def formulas(form: Form) -> None:
    """Formulas whose stored values are what the bid says: numbers, texts, answers and dates."""
    draw = form.draw
    with_amounts(form)
    cells: dict[tuple[str, str], tuple[str, Any]] = {}
    for entry in form.entries():
        if draw.rng.random() < 0.5 and isinstance(entry.cell.value, str | int | float):
            cells[entry.cell.parent.title, entry.cell.coordinate] = (
                _formula(draw, entry.cell.value),
                entry.cell.value,
            )
    numbers = {sheet.title: number for number, sheet in enumerate(form.book.worksheets, start=1)}

    def change(_: Draw, parts: Parts) -> Parts:
        made = dict(parts)
        for (title, at), (formula, value) in cells.items():
            name = f"xl/worksheets/sheet{numbers[title]}.xml"
            made[name] = _with_formula(made[name], at, formula, value)
        return made

    _after(form, change)


def _formula(draw: Draw, value: Any) -> str:
    if isinstance(value, str):
        return draw.rng.choice(("T(1)", "'Eigen blad'!B2", 'CONCATENATE("a","b")', 'IF(A1="","",A1)'))
    return draw.rng.choice(("SUM(H1:H9)", "1+1", "[1]Blad1!$B$4", "ROUND(H7*1.21,2)", "WEBSERVICE(H2)"))


def _with_formula(sheet: bytes, at: str, formula: str, value: Any) -> bytes:
    """A sheet with a formula in a cell, and its stored value."""
    kind = {str: b' t="str"', bool: b' t="b"'}.get(type(value), b"")
    stored = (escape(value) if isinstance(value, str) else repr(value + 0)).encode()
    inside = b"%s><f>%s</f><v>%s</v></c>" % (kind, escape(formula).encode(), stored)
    cell = rb'(<c r="%s"[^>]*?)(?: t="\w+")?(?:/>|>.*?</c>)' % at.encode()
    return re.sub(cell, lambda found: found[1] + inside, sheet, count=1, flags=re.DOTALL)


def notations(form: Form) -> None:
    """The parts of the workbook as other programs write them: with prefixes, other quotes, no addresses, no sizes."""
    _perhaps_saved(form)
    _after(form, _notation)


def _notation(draw: Draw, parts: Parts) -> Parts:
    way = draw.one("way", tuple(_NOTATIONS))
    return _NOTATIONS[way](parts)


_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _prefixed(parts: Parts) -> Parts:
    """With a prefix before every name of a sheet, as the libraries of Microsoft write them."""

    def change(content: bytes) -> bytes:
        content = content.replace(b'xmlns="%s"' % _MAIN, b'xmlns:x="%s"' % _MAIN)
        return re.sub(rb"<(/?)([A-Za-z]\w*)(?=[\s/>])", rb"<\1x:\2", content)

    return {
        name: change(content)
        if _SHEET.fullmatch(name) or name in ("xl/sharedStrings.xml", "xl/workbook.xml")
        else content
        for name, content in parts.items()
    }


def _without_addresses(parts: Parts) -> Parts:
    def row(found: re.Match[bytes]) -> bytes:
        cells = re.findall(rb'<c r="([A-Z]+)\d+"', found.group())
        letters = [b"A", b"B", b"C", b"D", b"E", b"F", b"G", b"H", b"I", b"J", b"K"]
        return (
            re.sub(rb'<c r="[A-Z]+\d+"', b"<c", found.group())
            if cells == letters[: len(cells)]
            else found.group()
        )

    return _in_sheets(parts, lambda content: re.sub(rb"<row .*?</row>", row, content, flags=re.DOTALL))


_STRICT = {
    _MAIN: b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    b"http://schemas.openxmlformats.org/drawingml/2006/main": b"http://purl.oclc.org/ooxml/drawingml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": b"http://purl.oclc.org/ooxml/officeDocument/extendedProperties",
}


def _strict(parts: Parts) -> Parts:
    """As Excel saves it in the strict form of the standard."""

    def change(content: bytes) -> bytes:
        for loose, strict in _STRICT.items():
            content = content.replace(loose, strict)
        return content

    made = {name: change(content) for name, content in parts.items()}
    made["xl/workbook.xml"] = made["xl/workbook.xml"].replace(
        b"<workbook ", b'<workbook conformance="strict" ', 1
    )
    return made


def _macros(parts: Parts) -> Parts:
    sheet, macro = (
        b"openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"ms-excel.sheet.macroEnabled.main+xml",
    )
    return parts | {
        "[Content_Types].xml": parts["[Content_Types].xml"].replace(sheet, macro),
        "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0",
    }


def _properties(parts: Parts) -> Parts:
    core = (
        b'<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        b' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        b'<dcterms:created xsi:type="dcterms:W3CDTF">30-11-2026 09:00</dcterms:created></cp:coreProperties>'
    )
    return parts | {"docProps/core.xml": core}


def _styles(parts: Parts) -> Parts:
    """With fonts and fills that no program shows, and that libraries refuse."""
    styles = (
        parts["xl/styles.xml"]
        .replace(b"</fills>", b"<fill/></fills>")
        .replace(b'<family val="2"/>', b'<family val="34"/>')
    )
    return parts | {"xl/styles.xml": styles}


def _names(parts: Parts) -> Parts:
    """With names of ranges that are gone."""
    names = b'<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="3">#REF!</definedName>'
    names += b'<definedName name="oud">#REF!$A$1</definedName></definedNames>'
    book = re.sub(rb"<definedNames>.*?</definedNames>", b"", parts["xl/workbook.xml"], flags=re.DOTALL)
    return parts | {"xl/workbook.xml": book.replace(b"<calcPr", names + b"<calcPr")}


_NOTATIONS: dict[str, Callable[[Parts], Parts]] = {
    "prefixes": _prefixed,
    "without addresses": _without_addresses,
    "strict": _strict,
    "with macros": _macros,
    "odd properties": _properties,
    "odd styles": _styles,
    "odd names": _names,
    "a mark at the start": lambda parts: {
        name: b"\xef\xbb\xbf" + content if name.endswith("ml") else content for name, content in parts.items()
    },
    "lines": lambda parts: _in_sheets(parts, lambda content: content.replace(b"><", b">\r\n<")),
    "single quotes": lambda parts: _in_sheets(
        parts, lambda content: re.sub(rb'="([^"\']*)"', rb"='\1'", content)
    ),
    "no size": lambda parts: _in_sheets(
        parts, lambda content: re.sub(rb'<dimension ref="[^"]*"/>', b'<dimension ref="A1"/>', content)
    ),
    "relative": lambda parts: {
        name: content.replace(b'Target="/xl/', b'Target="') if name.endswith("workbook.xml.rels") else content
        for name, content in parts.items()
    },
    "absolute": lambda parts: {
        name: content.replace(b'Target="worksheets', b'Target="/xl/worksheets')
        if name.endswith("workbook.xml.rels")
        else content
        for name, content in parts.items()
    },
}


def packings(form: Form) -> None:
    """The same parts in another zip: not compressed, streamed, in another order, with what computers add."""
    _perhaps_saved(form)
    form.after.append(lambda draw, raw: _packed(draw, parts_of(raw)))


def _packed(draw: Draw, parts: Parts) -> bytes:
    names = list(parts)
    if draw.happens("shuffled", 0.5):
        draw.rng.shuffle(names)
    made = {name: parts[name] for name in names}
    if draw.happens("with what computers add", 0.3):
        made |= {
            "__MACOSX/._form.xlsx": b"x",
            ".DS_Store": b"x",
            "xl/": b"",
            "xl/media/image1.png": b"\x89PNG",
        }
    compression = draw.one("compression", (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED))
    if draw.happens("streamed", 0.3):
        return _streamed(made, compression)
    return zipped(made, compression)


class _Pipe(io.RawIOBase):
    """What cannot be gone back in, as a connection."""

    def __init__(self) -> None:
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.written += data
        return len(data)


def _streamed(parts: Parts, compression: int) -> bytes:
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", compression) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return bytes(pipe.written)
