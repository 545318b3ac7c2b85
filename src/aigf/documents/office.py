"""Documents of office suites: what is a workbook that can be read, and how much of one is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass

from aigf.text import Text

#: How a zip begins, and what programs before 2007 wrote, or write around what has a password.
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"


@dataclass(frozen=True)
class Refusal:
    """Why a document is not read, and what would be."""

    wrong: Text
    expected: Text


def is_office(raw: bytes) -> bool:
    """Whether bytes begin as the document of an office suite does."""
    return raw.startswith((ZIP, OLE))


def refused_workbook(raw: bytes, most: int) -> Refusal | None:
    """Why bytes are no workbook of Excel that can be read; ``most`` bytes may be in it, unpacked.

    The sizes are those that the zip states; its reader takes no more than that of a member.
    """
    if raw.startswith(OLE):
        return OLD
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            members = packed.infolist()
            names = {member.filename for member in members}
            other = _other(names, packed)
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, RuntimeError, zlib.error):
        return DAMAGED
    if other is not None:
        return Refusal(other, Text("it saved as .xlsx (Excel workbook)"))
    if sum(member.file_size for member in members) > most:
        size = {"size": most // 1_000_000}
        return Refusal(
            Text("unpacked the workbook is larger than {size} MB", size), Text("at most {size} MB", size)
        )
    return None


def _other(names: set[str], packed: zipfile.ZipFile) -> Text | None:
    """What a zip is that is no workbook of Excel."""
    if "mimetype" in names and packed.open("mimetype").read(60).startswith(_OPEN_DOCUMENT):
        return Text("this is a document of LibreOffice (.ods)")
    if "xl/workbook.bin" in names:
        return Text("this is a binary workbook (.xlsb)")
    if not any(name.startswith("xl/") for name in names):
        return Text("this is a zip or a document of an office suite, and no workbook of Excel")
    return None


OLD = Refusal(
    Text("this is a workbook of Excel before 2007 (.xls), or one with a password"),
    Text("it saved as .xlsx without a password"),
)
DAMAGED = Refusal(
    Text("the workbook is damaged or not complete"), Text("a workbook that Excel or LibreOffice opens")
)
