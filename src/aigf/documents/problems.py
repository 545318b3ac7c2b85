"""Where something is wrong in a file, what is wrong and what was expected."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePath

from aigf.text import Text, legible

Steps = tuple[str | int, ...]


@dataclass(frozen=True, order=True)
class Place:
    """A position in a file; line and column count from 1.

    In a workbook it is a cell: ``sheet`` is the name of its sheet and ``number`` which one that is.
    """

    file: str
    line: int
    column: int
    sheet: str = ""
    number: int = 0

    def __str__(self) -> str:
        return self._in(self.file)

    def by_name(self) -> str:
        """The place by the file's own name: what is handed on shows no folder of who made it.

        >>> Place("/home/jan/bids/bid.yaml", 12, 3).by_name(), Place("/home/jan/bid.xlsx", 12, 3, "Energie").by_name()
        ('bid.yaml:12:3', 'bid.xlsx, Energie!C12')
        """
        return self._in(PurePath(self.file).name or self.file)

    @property
    def cell(self) -> str:
        """The cell of a workbook, with its sheet: ``Energie!C12``; nothing in another file."""
        if not self.sheet:
            return ""
        plain = self.sheet.replace("_", "").isalnum() and not self.sheet[0].isdigit()
        sheet = self.sheet if plain else "'" + self.sheet.replace("'", "''") + "'"
        return f"{sheet}!{column_letters(self.column)}{self.line}"

    def spot(self) -> Text:
        """Where it is in its file, for a sentence about another place."""
        if self.sheet:
            return Text("in {cell}", {"cell": self.cell})
        return Text("on line {line}", {"line": self.line})

    def order(self) -> tuple[str, int, int, int]:
        """What places are sorted by: file, sheet, line, column."""
        return self.file, self.number, self.line, self.column

    def _in(self, file: str) -> str:
        return f"{file}, {self.cell}" if self.sheet else f"{file}:{self.line}:{self.column}"


def column_letters(column: int) -> str:
    """The name of a column of a sheet, counted from 1.

    >>> column_letters(3), column_letters(28)
    ('C', 'AB')
    """
    name = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


@dataclass(frozen=True)
class Remark:
    """What a reader of a file should know of a place in it, where nothing is wrong."""

    place: Place
    said: Text


@dataclass(frozen=True)
class Problem:
    """What is wrong at a place, and what was expected; ``field`` is a dotted path, empty for the file."""

    place: Place
    field: str
    wrong: Text
    expected: Text

    def render(self, translate: Callable[[str], str] = str) -> str:
        """One line: ``file:line:column: section.field: what is wrong, expected ...``."""
        sentence = Text("{wrong}, expected {expected}", {"wrong": self.wrong, "expected": self.expected})
        where = f"{self.place}: {self.field}" if self.field else str(self.place)
        return f"{where}: {sentence.render(translate)}"


class InputError(ValueError):
    """The input is wrong; ``problems`` says everything that is wrong with it, in order of place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.place.order(), problem.field)))
        super().__init__(self.problems)

    def render(self, translate: Callable[[str], str] = str) -> str:
        return "\n".join(problem.render(translate) for problem in self.problems)

    def __str__(self) -> str:
        return self.render()


def dotted(path: Iterable[str | int]) -> str:
    """A path as one reads it.

    >>> dotted(("factory", "phases", 1, "year"))
    'factory.phases[1].year'
    """
    return "".join(f"[{step}]" if isinstance(step, int) else f".{shown(step)}" for step in path).removeprefix(
        "."
    )


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like ``name``, the first of equals; None where nothing resembles it.

    >>> nearest("dept_share", ["debt_share", "capex"]), nearest("GB200", ["b200", "gb200-nvl72"])
    ('debt_share', 'gb200-nvl72')
    """
    by_form: dict[str, str] = {}
    for candidate in known:
        by_form.setdefault(_form(candidate), candidate)
    form = _form(name[:100])
    begins = [candidate for candidate in by_form if len(form) > 2 and candidate.startswith(form)]
    found = begins[:1] or get_close_matches(form, by_form, n=1, cutoff=0.6)
    return by_form[found[0]] if found else None


def _form(name: str) -> str:
    return name.lower().replace("-", "_").replace(" ", "_")


def shown(value: object, length: int = 60) -> str:
    """A value as it can be quoted in a sentence: on one line, cut at ``length`` characters, and fit for a terminal."""
    text = " ".join(str(value).split())
    return legible(text if len(text) <= length else text[: length - 1] + "…")


def refusal(place: Place, wrong: Text, expected: Text) -> InputError:
    """The error for a file that cannot be read at all."""
    return InputError([Problem(place, "", wrong, expected)])
