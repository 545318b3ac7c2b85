"""What of a workbook is looked at: its cells and the formats of their numbers, in the usual form of the standard.

No pictures, colours or properties, of which libraries refuse what no program minds, and no sheet or list of texts that
takes seconds to read.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any
from xml.sax.saxutils import quoteattr

#: Tags of XML in a part of a form, at most: a form of 200 rows in each table has a tenth of it.
MOST_TAGS = 80_000
#: Characters of such a part: a long text without a tag is what a parser of XML takes longest for.
_LONGEST = 2_000_000
#: Of styles, which take five times as long to read.
_MOST_OF_STYLES = 16_000
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_EMPTY = f'<worksheet xmlns="{_MAIN}"><sheetData/></worksheet>'.encode()
#: Parts that say nothing of what is filled in.
_PASSED_OVER = ("docProps/", "xl/theme/", "xl/charts/", "xl/drawings/", "customXml/")
#: A sheet that is a chart counts as one without cells.
_CHARTS, _CHART, _SHEET = "xl/chartsheets/", b"/relationships/chartsheet", b"/relationships/worksheet"
#: The names of the strict form of the standard, with those of the usual one.
_STRICT = {
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": _MAIN.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}


class TooLargeError(Exception):
    """The workbook has a part that is too large to be that of a form, and without which it cannot be read."""


def slimmed(raw: bytes) -> bytes:
    """The workbook without its looks, and with nothing on the sheets that are larger than those of a form.

    Raises TooLargeError where that is not enough.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as packed, zipfile.ZipFile(out, "w") as slim:
        for member in packed.infolist():
            name = member.filename
            if not name.lower().endswith((".xml", ".rels")) or name.startswith(_PASSED_OVER):
                continue
            content = packed.read(member)
            tags = content.count(b"<")
            if len(content) > _LONGEST or tags > (_MOST_OF_STYLES if "styles" in name else MOST_TAGS):
                if "worksheets/" not in name:
                    raise TooLargeError
                content = _EMPTY
            if name.startswith(_CHARTS):
                content = _EMPTY
            content = content.replace(_CHART, _SHEET)
            for strict, usual in _STRICT.items():
                content = content.replace(strict, usual)
            slim.writestr(name, _formats(content) if name == "xl/styles.xml" else content)
    return out.getvalue()


def _formats(styles: bytes) -> bytes:
    """The styles with nothing but the number formats, by which a cell is a date, a percentage or an amount."""
    from openpyxl.xml.functions import fromstring  # late, as all of that library

    root = fromstring(styles)
    named = (
        f"<numFmt numFmtId={_attribute(found, 'numFmtId', '0')} "
        f"formatCode={_attribute(found, 'formatCode', 'General')}/>"
        for found in root.iterfind(f"{{{_MAIN}}}numFmts/{{{_MAIN}}}numFmt")
    )
    cells = root.iterfind(f"{{{_MAIN}}}cellXfs/{{{_MAIN}}}xf")
    used = (f"<xf numFmtId={_attribute(cell, 'numFmtId', '0')}/>" for cell in cells)
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts>{"".join(named)}</numFmts><fonts><font/></fonts>'
        "<fills><fill><patternFill/></fill></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>"
        f"<cellXfs>{''.join(used)}</cellXfs></styleSheet>"
    ).encode()


def _attribute(found: Any, name: str, otherwise: str) -> str:
    return quoteattr(found.get(name) or otherwise)
