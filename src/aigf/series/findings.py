"""What is wrong in one file of a series, and what was set right in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from aigf.documents import InputError, Place, Problem, shown
from aigf.text import Text

#: Problems of one kind that are written out.
MOST_REPORTED = 50


class Wrong(NamedTuple):
    """What is wrong at a line and column of the file."""

    line: int
    column: int
    said: Text


class Filling(NamedTuple):
    """The longest gaps that are filled [h]: none, where nobody asks for it."""

    weather: int = 0
    price: int = 0
    load: int = 0

    @property
    def asked(self) -> bool:
        """Whether any gap is to be filled."""
        return max(self) > 0

    def hours(self, column: str) -> int:
        """The longest gap that is filled in a column."""
        kinds = {"price_eur_mwh": self.price, "load_mw": self.load}
        return kinds.get(column, self.weather)

    def written(self) -> str:
        """The same as an option: ``weather=3,price=1``."""
        return ",".join(f"{kind}={hours}" for kind, hours in self._asdict().items() if hours)


class Findings:
    """The problems of a file, and its repairs: what was set right without changing what it means.

    ``read_as`` says what it was recognised as where there is a choice: container, encoding, separator, notation, times.
    ``unreadable`` has the columns with cells that are no values of them, where such a column may be dropped.
    ``of_sheet`` says that the text was a sheet of a workbook, whose rows end at their last value.
    ``year`` is the only year that is asked for, where it is one: what is wrong in others does not matter. ``parts`` of
    an hour are kept where they are asked for, and else averaged.
    """

    def __init__(
        self, file: str, year: int | None = None, filling: Filling | None = None, parts: bool = False
    ) -> None:
        self.file = file
        self.year = year
        self.filling = filling or Filling()
        self.parts = parts
        self.problems: list[Problem] = []
        self.unreadable: dict[str, tuple[list[Wrong], Text]] = {}
        self.repairs: list[Text] = []
        self.read_as: list[Text] = []
        self.warnings: list[Text] = []
        self.of_sheet = False

    def problem(self, at: tuple[int, int], field: str, wrong: Text, expected: Text) -> None:
        """Notes a problem at (line, column)."""
        self.problems.append(Problem(Place(self.file, *at), shown(field), wrong, expected))

    def lines(self, found: Sequence[Wrong], field: str, expected: Text) -> None:
        """Notes what is wrong in this way in many lines: the first of them, and how many more."""
        for line, column, said in found[:MOST_REPORTED]:
            self.problem((line, column), field, said, expected)
        if len(found) > MOST_REPORTED:
            said = Text("{count} more lines are wrong in this way", {"count": len(found) - MOST_REPORTED})
            self.problem((found[MOST_REPORTED].line, 1), field, said, expected)

    def cells(self, wrong: Sequence[Wrong], column: str, expected: Text, field: str = "") -> None:
        """Notes the cells of a column that are no values of it, unless gaps are filled: then it may be dropped."""
        if wrong and self.filling.asked:
            self.unreadable[column] = (list(wrong), expected)
        else:
            self.lines(wrong, field or column, expected)

    def lacking(self, empty: Sequence[Wrong], column: str, field: str = "") -> None:
        """Notes the cells of a column that have no value, unless gaps are filled: then it is seen in the hours."""
        if not self.filling.asked:
            self.lines(empty, field or column, self.advice(column))

    def advice(self, column: str = "") -> Text:
        """What is expected of a column with gaps, and what fills short ones; of any, where none is named."""
        if self.filling.asked:
            longest = {"hours": self.filling.hours(column)}
            return Text("a value in every hour; gaps of up to {hours} hours are filled", longest)
        if column == "price_eur_mwh":
            return Text("a value in every hour (or --fill-gaps price=1, which fills single hours)")
        if column == "load_mw":
            return Text("a value in every hour (or --fill-gaps load=1, which fills single hours)")
        return Text("a value in every hour (or --fill-gaps 3, which fills up to three hours of weather)")

    def refuse(self, at: tuple[int, int], field: str, wrong: Text, expected: Text) -> InputError:
        """The error for a file that cannot be read further, with all that was found before."""
        self.problem(at, field, wrong, expected)
        return InputError(self.problems)
