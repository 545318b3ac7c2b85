"""What is wrong in one file of a series, and what was set right in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from aigf.documents import InputError, Place, Problem
from aigf.text import Text

#: Problems of one kind that are written out.
MOST_REPORTED = 50


class Wrong(NamedTuple):
    """What is wrong at a line and column of the file."""

    line: int
    column: int
    said: Text


class Findings:
    """The problems of a file, and its repairs: what was set right without changing what it means.

    ``read_as`` says what it was recognised as where there is a choice: container, encoding, separator, notation, times.
    ``year`` is the only year that is asked for, where it is one: what is wrong in others does not matter.
    """

    def __init__(self, file: str, year: int | None = None) -> None:
        self.file = file
        self.year = year
        self.problems: list[Problem] = []
        self.repairs: list[Text] = []
        self.read_as: list[Text] = []
        self.warnings: list[Text] = []

    def problem(self, at: tuple[int, int], field: str, wrong: Text, expected: Text) -> None:
        """Notes a problem at (line, column)."""
        self.problems.append(Problem(Place(self.file, *at), field, wrong, expected))

    def lines(self, found: Sequence[Wrong], field: str, expected: Text) -> None:
        """Notes what is wrong in this way in many lines: the first of them, and how many more."""
        for line, column, said in found[:MOST_REPORTED]:
            self.problem((line, column), field, said, expected)
        if len(found) > MOST_REPORTED:
            said = Text("{count} more lines are wrong in this way", {"count": len(found) - MOST_REPORTED})
            self.problem((found[MOST_REPORTED].line, 1), field, said, expected)

    def refuse(self, at: tuple[int, int], field: str, wrong: Text, expected: Text) -> InputError:
        """The error for a file that cannot be read further, with all that was found before."""
        self.problem(at, field, wrong, expected)
        return InputError(self.problems)
