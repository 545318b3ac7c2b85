"""The text of a page, block by block, as a reader sees it."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

#: Elements that stand within a sentence.
_INLINE = {"a", "span", "sup", "strong", "em", "cite", "q"}
#: Elements without an end.
_VOID = {"meta", "link", "br", "img", "input", "hr"}
#: What is no text of a page: drawings, styles, and what is to be typed.
_UNREAD = {"svg", "style", "script", "code"}


class Block(NamedTuple):
    """A text with the language that it is marked as, and the id of the section it stands in."""

    text: str
    lang: str
    section: str


class _Reader(HTMLParser):
    """Collects the text between the ends of block elements, and apart what is marked as another language."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self._open: list[tuple[str, str, str]] = [("", "", "")]
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        _, lang, section = self._open[-1]
        given = dict(attrs)
        own = given.get("lang") or lang
        if tag not in _INLINE or own != lang:
            self._end()
        if tag == "section":
            section = given.get("id") or section
        if tag not in _VOID:
            self._open.append((tag, own, section))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE or self._open[-1][1] != self._open[-2][1]:
            self._end()
        while len(self._open) > 1 and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(tag in _UNREAD for tag, _, _ in self._open):
            self._text += data

    def _end(self) -> None:
        text = " ".join(self._text.split())
        self._text = ""
        if text:
            self.blocks.append(Block(text, self._open[-1][1], self._open[-1][2]))


def blocks(page: str) -> Iterator[Block]:
    """Every text of a page; a part that is marked as another language is a text of its own."""
    reader = _Reader()
    reader.feed(page)
    return iter(reader.blocks)
