"""From a text to the bytes of a file: its line ends, its encoding, and what it is packed in."""

from __future__ import annotations

import codecs
import gzip
import io
import zipfile

from tests.series.variants.draw import Draw

ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-be with its mark", "utf-16-le", "cp1252")
CONTAINERS = ("none", "none", "none", "gzip", "zip", "zip with what computers add")


def packed(draw: Draw, text: str, name: str = "f.csv", ends: tuple[str, ...] = ("\n", "\r\n", "\r")) -> bytes:
    """The bytes of a text whose lines end in a line feed."""
    text = text.replace("\n", draw.one("line end", ends))
    return contained(draw, _encoded(draw, text), name)


def contained(draw: Draw, raw: bytes, name: str) -> bytes:
    """The bytes of a file, packed or not."""
    container = draw.one("container", CONTAINERS)
    if container == "gzip":
        return gzip.compress(raw, mtime=0)
    if container.startswith("zip"):
        added = [("__MACOSX/._" + name, b"x"), (".DS_Store", b"x")] if "add" in container else []
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
            for member, inside in [(name, raw), *added]:
                file.writestr(zipfile.ZipInfo(member), inside)
        return made.getvalue()
    return raw


def _encoded(draw: Draw, text: str) -> bytes:
    encoding = draw.one("encoding", ENCODINGS)
    if encoding == "cp1252":
        try:
            return text.encode("cp1252")
        except UnicodeEncodeError:
            encoding = "utf-8"
    if encoding == "utf-16-be with its mark":
        return codecs.BOM_UTF16_BE + text.encode("utf-16-be")
    if encoding == "utf-16":
        return codecs.BOM_UTF16_LE + text.encode("utf-16-le")
    return text.encode(encoding)
