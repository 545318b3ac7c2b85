"""From the bytes of a file to its text: UTF-8, UTF-16, and Windows-1252 where it is neither; what it was is noted."""

from __future__ import annotations

import codecs

from aigf.series.findings import Findings
from aigf.text import Text

#: UTF-32 before UTF-16, whose mark begins its own.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
#: Of the first bytes of UTF-16 without a mark, nearly every other one is zero: not those of € and −.
_LOOKED_AT, _MOSTLY = 200, 0.8


def decoded(raw: bytes, found: Findings) -> str:
    """The text of a file, each line ending in a line feed.

    Raises InputError, with the line, where the bytes are in none of the encodings, or hold what no text does.
    """
    text = _of_unicode(raw, found)
    if text is None:
        try:
            text = raw.decode("cp1252")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            wrong = Text(
                "the byte 0x{byte:02X} is neither UTF-8 nor Windows-1252", {"byte": raw[error.start]}
            )
            raise found.refuse((line, 1), "", wrong, Text("a file saved as UTF-8")) from None
        found.read_as.append(Text("in Windows-1252"))
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        wrong = Text("the control character U+{code:04X} is not allowed", {"code": 0})
        raise found.refuse((line, 1), "", wrong, Text("plain text"))
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _of_unicode(raw: bytes, found: Findings) -> str | None:
    """The text where the bytes are Unicode; None where they are not."""
    mark = next(((codec, name) for begin, codec, name in _MARKS if raw.startswith(begin)), None)
    if mark is None:
        mark = _without_mark(raw)
    if mark is None:
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            return None
    codec, name = mark
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError:
        wrong = Text("the file begins as {encoding} and is not", {"encoding": name})
        raise found.refuse((1, 1), "", wrong, Text("a file saved as UTF-8")) from None
    found.read_as.append(Text("in {encoding}", {"encoding": name}))
    return text


def _without_mark(raw: bytes) -> tuple[str, str] | None:
    """The encoding of UTF-16 without a mark: of nearly all its first characters the same half is zero."""
    head = raw[:_LOOKED_AT]
    if len(head) < 8:
        return None
    even, odd = (half.count(0) / len(half) for half in (head[::2], head[1::2]))
    if odd > _MOSTLY and not even:
        return "utf-16-le", "UTF-16"
    if even > _MOSTLY and not odd:
        return "utf-16-be", "UTF-16"
    return None
