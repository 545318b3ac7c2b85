"""The rows of a sheet as nearly every program writes them, taken from the text of the sheet by one pattern.

It is several times as fast as going through the elements. What is written in another way is not taken, so that it is
gone through; nor is it found here whether a text is XML, which is left to the parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, NamedTuple

CHUNK = 65_536
#: Pieces that a row, or what stands above the rows, is read in; longer ones are gone through.
_LONGEST = 4
_BEGIN, _END = "<row ", "</row>"
#: What stands above the rows, in UTF-8 and without what could hide a tag: comments, CDATA and instructions.
_ABOVE = re.compile(
    rb"(?:\xef\xbb\xbf)?"
    rb"(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'](?i:utf-8)[\"'])?(?: standalone=[\"']\w+[\"'])? ?\?>)?"
    rb"[^!?\0]*<sheetData>\s*"
)
#: The end of a row, the rows without cells after it, and the number of the next. The repetition of rows is not
#: possessive: with one, Python 3.11.2 finds nothing at all where something in it could go back.
_ROW = r'</row>((?:\s*+<row r="[0-9]{1,7}"[^<>/]*+/>)*)\s*+<row r="([0-9]{1,7})"[^<>/]*+>'
_LAST = '<row r="0">'
_COLUMN = r'<c r="([A-Z]++)[0-9]++"([^<>/]*+)'
#: A cell: its column, its other attributes and its value, which is a number or a text.
_USUAL = re.compile(rf"{_COLUMN}><(?:v|is><t)>([^<]*+)</(?:v|t></is)></c>|{_ROW}")
#: The same, with a formula or without a value too.
_ANY = re.compile(
    rf"{_COLUMN}(?:/>|>(?:<f[^<>]*+(?:(?<=/)>|>[^<]*+</f>))?"
    rf'(?:<v ?/>|<(?:v|is><t(?: xml:space="preserve")?)>([^<]*+)</(?:v|t></is)>)?</c>)|{_ROW}'
)
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"&\s]*)"')
_NUMBER = re.compile(r'<row r="([0-9]+)')
#: The last so that nothing is replaced twice.
_REFERENCES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))


class IrregularError(Exception):
    """Rows, or cells, are written in a way that no pattern here knows."""


class Rows(NamedTuple):
    """Cells one after another as they are written; at the beginning of each row, and behind the last, stands None."""

    columns: list[str | None]
    attributes: list[str | None]  #: all but the name of the cell
    values: list[str | None]  #: None too where a cell has none
    empty: list[str | None]  #: where a row begins, the rows without cells before it
    numbers: list[str | None]  #: of the row that begins

    def begins(self) -> list[int]:
        """Where each row begins, and the last of them ends."""
        return [place for place, number in enumerate(self.numbers) if number]

    def numbers_to(self, place: int) -> list[int]:
        """The numbers of the rows without cells before a row, and its own; 0 behind the last."""
        empty = self.empty[place]
        before = [int(number) for number in _NUMBER.findall(empty)] if empty else []
        return [*before, int(self.numbers[place] or 0)]


def divided(stream: IO[bytes]) -> Iterator[bytes]:
    """The text of a sheet: what stands above the first row, then whole rows, then the last row and what is below it."""
    begin = _BEGIN.encode()
    rest, above = b"", True
    while chunk := stream.read(CHUNK):
        rest += chunk
        if above and (first := rest.find(begin)) >= 0:
            yield rest[:first]
            rest, above = rest[first:], False
        if (last := rest.rfind(begin)) > 0:
            yield rest[:last]
            rest = rest[last:]
        elif len(rest) > _LONGEST * CHUNK:
            yield rest
            rest = b""
    yield rest


def begins_rows(text: bytes) -> bool:
    """Whether a text is what stands above rows that may be taken."""
    return _ABOVE.fullmatch(text) is not None


def rows_of(text: str) -> Rows:
    """The rows of a text of whole rows that is XML. Raises IrregularError where they are written in another way."""
    framed = f"{_END}{text}{_LAST}"
    found = _USUAL.split(framed)
    if "".join(found[::6]).strip():
        found = _ANY.split(framed)
    if "".join(found[::6]).strip() or "&#" in text:
        raise IrregularError
    rows = Rows(*(found[group::6] for group in range(1, 6)))
    if rows.numbers[0] is None or rows.numbers[-1] is None:
        raise IrregularError
    if "&" in text or "\r" in text:
        rows = rows._replace(values=[value and _unescaped(value) for value in rows.values])
    return rows


def attributes_of(text: str) -> dict[str, str]:
    """The attributes of a cell by their names. Raises IrregularError where there is more than plain ones."""
    if _ATTRIBUTE.sub("", text).strip(" "):
        raise IrregularError
    return dict(_ATTRIBUTE.findall(text))


def _unescaped(text: str) -> str:
    """What a text of XML without numbers of characters stands for; its references the parser finds to be there."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for reference, sign in _REFERENCES:
        text = text.replace(reference, sign)
    return text
