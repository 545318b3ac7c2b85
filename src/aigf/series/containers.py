"""What a file is packed in: gzip, or a zip with one member; never unpacked beyond the size that a file may have."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from typing import IO

from aigf.documents import InputError, shown
from aigf.documents.office import OLD, OLE, ZIP
from aigf.series.findings import Findings
from aigf.text import Text, legible

#: Enough for ten years of one station with all its columns.
MAXIMUM_BYTES = 64_000_000
#: Ten years of hours with 25 columns, KNMI's, have 2.2 million.
MAXIMUM_CELLS = 4_000_000
#: A packed file in a packed file is as far as deliveries go.
_DEEPEST = 2
_PART = 1_000_000
_GZIP, _ZIP = b"\x1f\x8b", (ZIP, b"PK\x05\x06")
#: How files begin that are known, and not read.
_OTHERS: tuple[tuple[bytes, Text, Text], ...] = (
    (OLE, OLD.wrong, Text("it saved as .xlsx without a password, or as CSV")),
    (b"BZh", Text("this is packed with bzip2"), Text("the file unpacked")),
    (b"\xfd7zXZ\x00", Text("this is packed with xz"), Text("the file unpacked")),
    (b"(\xb5/\xfd", Text("this is packed with zstd"), Text("the file unpacked")),
    (b"7z\xbc\xaf'\x1c", Text("this is packed with 7-Zip"), Text("the file unpacked")),
    (b"Rar!\x1a\x07", Text("this is packed with RAR"), Text("the file unpacked")),
    (b"%PDF-", Text("this is a PDF"), Text("the table as CSV or .xlsx")),
    (b"PAR1", Text("this is a Parquet file"), Text("the table as CSV or .xlsx")),
    (b"\x89HDF\r\n\x1a\n", Text("this is an HDF5 or NetCDF file"), Text("the table as CSV or .xlsx")),
    (b"CDF\x01", Text("this is a NetCDF file"), Text("the table as CSV or .xlsx")),
    (b"CDF\x02", Text("this is a NetCDF file"), Text("the table as CSV or .xlsx")),
    (b"GRIB", Text("this is a GRIB file"), Text("the table as CSV or .xlsx")),
)
#: What computers add to a zip on their own.
_ADDED = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def unpacked(raw: bytes, found: Findings) -> bytes:
    """The bytes inside what a file is packed in, which is noted; a workbook is left as it is.

    Raises InputError where the inside is larger than a file may be, is more than one file, or is of a kind that is
    known and not read.
    """
    for _ in range(_DEEPEST):
        if raw.startswith(_GZIP):
            raw = _from_gzip(raw, found)
        elif raw.startswith(_ZIP) and not holds_office(raw):
            raw = _from_zip(raw, found)
    for begin, wrong, expected in _OTHERS:
        if raw.startswith(begin):
            raise found.refuse((1, 1), "", wrong, expected)
    return raw


def holds_office(raw: bytes) -> bool:
    """Whether a zip is a document of an office suite, such as a workbook."""
    try:
        names = set(zipfile.ZipFile(io.BytesIO(raw)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeError):
        return False
    return "[Content_Types].xml" in names or "mimetype" in names


def _from_gzip(raw: bytes, found: Findings) -> bytes:
    try:
        inside = _read(gzip.GzipFile(fileobj=io.BytesIO(raw)))
    except (OSError, EOFError, zlib.error):
        wrong = Text("the gzip is damaged or not complete")
        raise found.refuse((1, 1), "", wrong, Text("the whole file")) from None
    found.read_as.append(Text("packed with gzip"))
    return _not_larger(inside, found)


def _from_zip(raw: bytes, found: Findings) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            member = _only(packed, found)
            with packed.open(member) as stream:
                inside = _read(stream)
    except InputError:  # which is a ValueError
        raise
    except RuntimeError:  # NotImplementedError, of a way to pack that is not known, is one too
        wrong = Text("the zip has a password, or is packed in a way that is not known here")
        raise found.refuse((1, 1), "", wrong, Text("the file unpacked")) from None
    except (zipfile.BadZipFile, OSError, EOFError, zlib.error, ValueError):
        wrong = Text("the zip is damaged or not complete")
        raise found.refuse((1, 1), "", wrong, Text("the whole file")) from None
    found.read_as.append(Text("in a zip as {name}", {"name": _named(member)}))
    return _not_larger(inside, found)


def _only(packed: zipfile.ZipFile, found: Findings) -> zipfile.ZipInfo:
    """The one file in a zip, without what computers add."""
    members = [
        member
        for member in packed.infolist()
        if not member.filename.endswith("/") and not any(added in member.filename for added in _ADDED)
    ]
    if len(members) == 1:
        return members[0]
    wrong = Text("there is no file in the zip")
    if members:
        names = ", ".join(_named(member) for member in members[:5])
        values = {"count": len(members), "names": names + (", …" if len(members) > 5 else "")}
        wrong = Text("there are {count} files in the zip: {names}", values)
    raise found.refuse((1, 1), "", wrong, Text("a zip with one file, or the file that is meant"))


def _named(member: zipfile.ZipInfo) -> str:
    return shown(legible(member.filename))


def _read(stream: gzip.GzipFile | IO[bytes]) -> bytes:
    """What is in a stream, up to more than a file may have; no more is set aside than there is."""
    parts, size = [], 0
    while size <= MAXIMUM_BYTES and (part := stream.read(_PART)):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _not_larger(inside: bytes, found: Findings) -> bytes:
    if len(inside) > MAXIMUM_BYTES:
        raise found.refuse((1, 1), "", Text("unpacked the file is larger than 64 MB"), Text("at most 64 MB"))
    return inside
