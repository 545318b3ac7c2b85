"""What of a workbook is looked at: no pictures, and no sheet or list of texts that takes seconds to read."""

from __future__ import annotations

import io
import zipfile

#: Tags of XML in a part of a form, at most: a form of 200 rows in each table has a tenth of it.
MOST_TAGS = 80_000
#: Characters of such a part: a long text without a tag is what a parser of XML takes longest for.
_LONGEST = 2_000_000
#: Of styles, which take five times as long to read.
_MOST_OF_STYLES = 16_000
_EMPTY = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
)


class TooLargeError(Exception):
    """The workbook has a part that is too large to be that of a form, and without which it cannot be read."""


def slimmed(raw: bytes) -> bytes:
    """The workbook without its pictures, and with nothing on the sheets that are larger than those of a form.

    Raises TooLargeError where that is not enough.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as packed, zipfile.ZipFile(out, "w") as slim:
        for member in packed.infolist():
            name = member.filename
            if not name.lower().endswith((".xml", ".rels")):
                continue
            content = packed.read(member)
            tags = content.count(b"<")
            if len(content) > _LONGEST or tags > (_MOST_OF_STYLES if "styles" in name else MOST_TAGS):
                if "worksheets/" not in name:
                    raise TooLargeError
                content = _EMPTY
            slim.writestr(name, content)
    return out.getvalue()
