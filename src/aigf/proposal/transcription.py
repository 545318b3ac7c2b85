"""What a document says, put as the schema has it: amounts, dates and words as they are written become values.

A transcription changes no meaning and guesses nothing: what cannot be read one way is left as it stands, and refused.
What was not written plainly is kept as a ``Reading``, so that who wrote it can see how it was taken.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from aigf.documents import Document, Place, Problem, Steps, dotted
from aigf.proposal.amounts import Amount, AmountError, Quantity, parse_amount, plain_value
from aigf.proposal.dates import written_date, written_year
from aigf.proposal.fields import COUNTRIES
from aigf.proposal.numbers import (
    Language,
    Notation,
    both_readings,
    normalised,
    numerals_in,
    of_document,
    readings,
)
from aigf.proposal.pasted import with_plain_spaces
from aigf.proposal.settings import PLACE
from aigf.proposal.structure import Shape, shape_at
from aigf.proposal.unknown import not_yet_known
from aigf.proposal.words import PART_NAMES, chosen, country_code, form
from aigf.text import Text


@dataclass(frozen=True)
class Reading:
    """A value as it is written and as it was read; ``how`` says by what, where it could have been otherwise."""

    field: str
    place: Place
    written: str
    read: Amount | str
    unit: str = ""
    how: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Transcript:
    """A document's data with values for what is written, how that was read, and what is wrong with its amounts.

    ``unknown`` holds what says that it is not known yet, as written, by its path: in ``data`` it is left out.
    """

    data: Any
    language: Language
    readings: tuple[Reading, ...]
    unknown: Mapping[Steps, str]
    problems: tuple[Problem, ...]


#: Stands for an amount that cannot be read, and of which the problems are noted.
UNREADABLE = Amount(math.nan)


def transcribed(document: Document) -> Transcript:
    """The transcript of a proposal's document."""
    scribe = _Scribe(document)
    data = scribe.value(document.data, ())
    return Transcript(data, scribe.language, tuple(scribe.readings), scribe.unknown, tuple(scribe.problems))


def language_of(data: Any) -> Language:
    """The language that a proposal states, in whatever words; Dutch where it states none."""
    header = data.get("proposal") if isinstance(data, dict) else None
    stated = header.get("language") if isinstance(header, dict) else None
    return "en" if isinstance(stated, str) and chosen(stated, ("nl", "en")) == "en" else "nl"


class _Scribe:
    """Walks through a document once, and notes what it takes otherwise than it stands."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.language = language_of(document.data)
        self.readings: list[Reading] = []
        self.unknown: dict[Steps, str] = {}
        self.problems: list[Problem] = []
        texts, plain = _texts(document, document.data, ()), _plain(document)
        self._in_text, self._plain = of_document(self.language, texts, plain)

    def value(self, value: Any, steps: Steps) -> Any:
        """A value of the document, or of a part of it, as the schema has it."""
        shape = shape_at(steps)
        if isinstance(value, str) and steps and shape is not None and self._says_nothing(value, steps, shape):
            return "unknown" if shape.kind == "word" and "unknown" in shape.words else None
        if shape is not None and shape.quantity is not None:
            return self._amount(value, steps, shape)
        if isinstance(value, dict):
            return {name: self.value(inside, (*steps, name)) for name, inside in value.items()}
        if isinstance(value, list):
            items = [self.value(item, (*steps, index)) for index, item in enumerate(value)]
            return None if items and set(map(type, items)) == {type(None)} and any(value) else items
        if isinstance(value, str) and shape is not None:
            return self._read(value, steps, shape)
        return value

    def _says_nothing(self, text: str, steps: Steps, shape: Shape) -> bool:
        """Notes what says that it is not known yet; an answer "unknown" is an answer."""
        named = shape.kind == "text" and isinstance(steps[-1], int)
        known_word = shape.kind == "word" and text in shape.words
        if (
            named
            or known_word
            or text in self._answers(shape, steps)
            or not not_yet_known(text, shape.kind == "text")
        ):
            return False
        self.unknown[steps] = text
        return True

    def _answers(self, shape: Shape, steps: Steps) -> tuple[str, ...]:
        """The words of an answer, which may stand for the whole of it."""
        inside = shape_at((*steps, "answer")) if shape.kind == "section" else None
        return inside.words if inside is not None else ()

    def _amount(self, value: Any, steps: Steps, shape: Shape) -> Any:
        quantity = shape.quantity
        if quantity is None or value is None:
            return value
        if isinstance(value, dict):
            value = {
                name: part
                for name, part in value.items()
                if part is not None and not (_part_of(name) and self._part_unknown(part, (*steps, name)))
            }
            if not value:
                return None
        try:
            amount = self._parsed(value, steps, quantity)
        except ExceptionGroup as group:
            for error in group.exceptions:
                if isinstance(error, AmountError):
                    self._problem(error, steps, value)
            return UNREADABLE
        if amount.how or not _is_plain(value, quantity.unit):
            self._note(steps, _as_written(value, self.document, steps), amount, quantity.unit, amount.how)
        return amount

    def _part_unknown(self, part: Any, steps: Steps) -> bool:
        if not isinstance(part, str) or not not_yet_known(part):
            return False
        self.unknown[steps] = part
        return True

    def _parsed(self, value: Any, steps: Steps, quantity: Quantity) -> Amount:
        """The amount, plain numbers with two readings in it settled first.

        Raises an ExceptionGroup of AmountErrors.
        """
        how: list[Text] = []
        errors: list[AmountError] = []
        parts = _parts(value) if isinstance(value, dict) else {"": ("", value)}
        settled = {name: part for name, (_, part) in parts.items()}
        for name, (there, _) in parts.items():
            text = self.document.texts.get((*steps, there) if there else steps)
            try:
                read = None if text is None else plain_value(text, quantity, self._by(steps, plain=True))
            except AmountError as error:
                errors.append(AmountError(error.wrong, error.expected, name))
                continue
            if read is not None:
                settled[name], said = read
                how += said
        if errors:
            raise ExceptionGroup("an amount is wrong", errors)
        amount = parse_amount(settled if isinstance(value, dict) else settled[""], quantity, self._by(steps))
        return Amount(amount.central, amount.low, amount.high, (*how, *amount.how), own=amount.own)

    def _by(self, steps: Steps, plain: bool = False) -> Notation:
        """The notation of a value; what is set from outside is read by the language alone."""
        if self.document.place(steps) == PLACE:
            return Notation(self.language)
        return self._plain if plain else self._in_text

    def _problem(self, error: AmountError, steps: Steps, value: Any) -> None:
        names = _parts(value) if isinstance(value, dict) else {}
        at = (*steps, names[error.part][0] if error.part in names else error.part) if error.part else steps
        self.problems.append(Problem(self.document.place(at), dotted(at), error.wrong, error.expected))

    def _read(self, text: str, steps: Steps, shape: Shape) -> Any:
        found: Any = text
        words = shape.words or self._answers(shape, steps)
        if words:
            found = chosen(text, words) or text
        elif shape.form == "country":
            found = country_code(text, COUNTRIES) or text
        elif shape.form == "date":
            found = written_date(text, self.language) or text
        elif shape.form == "year":
            found = written_year(text) or text
        elif shape.kind == "whole":
            found = _count(text)
        elif shape.kind == "number":
            found = _degrees(text)
        elif shape.kind == "text":
            return with_plain_spaces(text)
        if found != text:
            self._note(steps, text, str(found))
        return found

    def _note(
        self, steps: Steps, text: str, read: Amount | str, unit: str = "", how: tuple[Text, ...] = ()
    ) -> None:
        self.readings.append(Reading(dotted(steps), self.document.place(steps), text, read, unit, how))


def _texts(document: Document, data: Any, steps: Steps) -> Iterator[str]:
    """The numerals in the texts that stand where amounts are asked."""
    if isinstance(data, (dict, list)):
        for step, inside in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _texts(document, inside, (*steps, step))
    elif isinstance(data, str) and document.place(steps) != PLACE:
        shape = shape_at(steps)
        if shape is not None and shape.quantity is not None:
            yield from numerals_in(data)


def _plain(document: Document) -> Iterator[str]:
    """The plain numbers that stand where amounts are asked."""
    for steps, text in document.texts.items():
        shape = shape_at(steps)
        if shape is not None and shape.quantity is not None and document.place(steps) != PLACE:
            yield text


def _part_of(name: object) -> str | None:
    return PART_NAMES.get(form(name)) if isinstance(name, str) else None


def _parts(value: dict[str, Any]) -> dict[str, tuple[str, Any]]:
    """The parts of a range by the names of the schema, each with its own name; as they stand where two are the same."""
    named = {_part_of(name) or name: (name, part) for name, part in value.items()}
    return named if len(named) == len(value) else {name: (name, part) for name, part in value.items()}


_PLAINLY = re.compile(r"(?P<number>[-+]?[\d.,]+)\s?(?P<unit>\S*)")


def _is_plain(value: Any, unit: str) -> bool:
    """True for a number, and for a number in the field's own unit, which need not be shown again."""
    if isinstance(value, dict):
        return all(_is_plain(part, unit) for part in value.values())
    if not isinstance(value, str):
        return True
    found = _PLAINLY.fullmatch(value)
    if found is None or both_readings(found["number"]) is not None:
        return False
    return found["unit"] in {"", unit, unit.replace("EUR", "€"), unit or "%"}


def _as_written(value: Any, document: Document, steps: Steps) -> str:
    """A value as it stands in the document."""
    if isinstance(value, dict):
        parts = (f"{name}: {_as_written(part, document, (*steps, name))}" for name, part in value.items())
        return "{" + ", ".join(parts) + "}"
    return document.texts.get(steps, str(value))


_COUNTED = re.compile(
    r"([-+]?\d{1,9})(?:\s?(?:x|×|stuks|st\.?|locaties|locatie|sites?|locations?|plaatsen))?", re.I
)


def _count(text: str) -> int | str:
    found = _COUNTED.fullmatch(normalised(text))
    return int(found[1]) if found else text


_AT = re.compile(
    r"(?P<before>[NZSOEW]\s?)?(?P<number>[-+]?\d{1,3}(?:[.,]\d{1,12})?)\s?(?:°|graden|degrees)?\s?"
    r"(?P<after>N|Z|S|O|E|W|NB|ZB|OL|WL|noord|zuid|oost|west|north|south|east)?\.?",
    re.IGNORECASE | re.ASCII,
)


def _degrees(text: str) -> float | str:
    """A latitude or a longitude in degrees: ``51,95° N``; south and west are below zero."""
    found = _AT.fullmatch(normalised(text))
    if found is None or (found["before"] and found["after"]):
        return text
    number = readings(found["number"].replace(",", "."), "en")[0]
    side = (found["before"] or found["after"] or "").strip().lower()[:1]
    if side and number < 0:
        return text
    return -number if side in ("z", "s", "w") else number
