"""The languages of the product: English in the code, Dutch in ``locale/nl.po``.

A catalogue is read as it is kept, as text; a copy that is quicker to read never falls behind (``documents.copies``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from aigf.documents import kept

LANGUAGES = ("nl", "en")
LOCALE = Path(__file__).parent / "locale"

Translate = Callable[[str], str]


class Phrase(NamedTuple):
    """A text and the language it is in, for texts that a language may lack."""

    text: str
    lang: str


@cache
def catalogue(lang: str) -> Mapping[str, str]:
    """Message to translation, without what is fuzzy or empty.

    English has none: the messages are English. Raises ValueError for a language the product has not.
    """
    if lang not in LANGUAGES:
        raise ValueError(f"language {lang!r} is not one of {', '.join(LANGUAGES)}")
    if lang == "en":
        return {}
    file = LOCALE / f"{lang}.po"
    return kept(file, lambda: _read(file, lang))


def _read(file: Path, lang: str) -> dict[str, str]:
    from babel.messages.pofile import read_po  # 25 ms, and a kept copy needs none of it

    with file.open("rb") as content:
        messages = read_po(content, locale=lang)
    return {
        str(message.id): str(message.string)
        for message in messages
        if message.id and message.string and not message.fuzzy
    }


@cache
def translator(lang: str) -> Translate:
    """The function that puts a message into ``lang``; a message it does not know stays English."""
    known = catalogue(lang)
    return lambda message: known.get(message, message)


def phrase(message: str, lang: str) -> Phrase:
    """A message in ``lang`` or, where it has no translation, in English and marked as such."""
    known = catalogue(lang)
    return Phrase(known[message], lang) if message in known else Phrase(message, "en")


def localised(texts: Mapping[str, str] | str | None, lang: str) -> Phrase:
    """The text of a data file (``{nl, en}``) or a message in ``lang``, else in the language it has."""
    if texts is None:
        return Phrase("", lang)
    if isinstance(texts, str):
        return phrase(texts, lang)
    for language in (lang, "en", "nl"):
        if texts.get(language):
            return Phrase(texts[language], language)
    return Phrase("", lang)
