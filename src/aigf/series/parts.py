"""The parts of a workbook of Excel: XML in a zip, gone through element by element so that no part is held whole."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Callable
from typing import IO
from xml.parsers import expat

from aigf.series.rows import divided

Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]
End = Callable[[str], None]
#: What handles the beginning, the end and the text of elements, whose names are without the prefix of the root.
Handlers = tuple[Start, End, Callable[[str], object] | None]

_CHUNK = 65_536
#: Elements in one another: a sheet has six, text with marks for its pronunciation eight.
DEEPEST = 40


class DamagedError(Exception):
    """What is no workbook, or none that was written whole."""


class Parts:
    """The parts of a workbook by name, whatever its capitals."""

    def __init__(self, raw: bytes) -> None:
        self._packed = zipfile.ZipFile(io.BytesIO(raw))
        self._names = {name.lower(): name for name in self._packed.namelist()}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names

    def read(self, name: str, handlers: Callable[[Callable[[str], str]], Handlers]) -> None:
        """Goes through a part with the handlers of what it is called with: the name of an element in this part.

        Python's zipfile reads no more of a part than the zip states, whose sum has been held to what a file may have.
        Raises DamagedError where the part is not there or no XML, or has a declaration, which no workbook has.
        """
        parser = _parser(handlers)
        with self._opened(name) as stream:
            while chunk := stream.read(_CHUNK):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)

    def read_rows(
        self,
        name: str,
        handlers: Callable[[Callable[[str], str]], Handlers],
        taken: Callable[[bytes], bytes | None],
    ) -> None:
        """Goes through a part of rows as ``read`` does, but for the pieces of it (``rows.divided``) that are taken.

        The parser goes without handlers through what is left of these: it is XML too, or the part is damaged.
        """
        parser = _parser(handlers)
        with self._opened(name) as stream:
            for piece in divided(stream):
                left = taken(piece)
                if left is None:
                    parser.Parse(piece, False)
                else:
                    _parse_unheard(parser, left)
            parser.Parse(b"", True)

    def _opened(self, name: str) -> IO[bytes]:
        if name not in self:
            raise DamagedError
        return self._packed.open(self._names[name.lower()])

    def related(self, name: str) -> list[tuple[str, str, str]]:
        """What a part ('' for the workbook as a whole) goes with: mark, kind and name of each part."""
        folder, file = posixpath.split(name)
        found: list[tuple[str, str, str]] = []

        def handlers(named: Callable[[str], str]) -> Handlers:
            def start(element: str, attributes: Attributes) -> None:
                if element == named("Relationship") and attributes.get("TargetMode") != "External":
                    target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
                    kind = attributes.get("Type", "").rpartition("/")[2]
                    found.append((attributes.get("Id", ""), kind, target.lstrip("/")))

            return counted(start)

        self.read(posixpath.join(folder, "_rels", f"{file}.rels"), handlers)
        return found


def _parser(handlers: Callable[[Callable[[str], str]], Handlers]) -> expat.XMLParserType:
    """What calls the handlers of a part from inside its root on, whose name says what prefix its elements have."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse

    def root(element: str, _: Attributes) -> None:
        prefix = element.rpartition(":")[0]
        start, end, text = handlers(lambda plain: f"{prefix}:{plain}" if prefix else plain)
        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.CharacterDataHandler = text

    parser.StartElementHandler = root
    return parser


def _parse_unheard(parser: expat.XMLParserType, piece: bytes) -> None:
    handlers = parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler
    parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = None
    parser.Parse(piece, False)
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = handlers


def counted(start: Start, end: End | None = None, text: Callable[[str], object] | None = None) -> Handlers:
    """The handlers of a part, which refuse elements in one another beyond what any part has."""
    depth = 1

    def deeper(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise DamagedError
        start(name, attributes)

    def back(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(name)

    return deeper, back, text


def _refuse(*_: object) -> None:
    raise DamagedError
