"""Reading the hourly series of a site from a CSV file, with every problem at its line."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from aigf.documents import InputError, Place, Problem, nearest, shown
from aigf.text import Text

Array = npt.NDArray[np.float64]

#: Column to the bounds of its values.
COLUMNS: dict[str, tuple[float, float]] = {
    "price_eur_mwh": (-100_000.0, 100_000.0),
    "wind_cf": (0.0, 1.0),
    "load_mw": (0.0, 1_000_000.0),
}
#: Columns that say when an hour is: their order is that of the lines.
TIMES = frozenset({"time", "time_utc", "hour", "date", "datetime", "timestamp"})
#: A moment from which the month is known: YYYY-MM and what follows.
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])(?=$|[-T ])", re.ASCII)
#: Hours of a year; a month at most may be run as part of a year, so that no year passes with hours missing.
YEARS = (8760, 8784)
LONGEST_PART = 744
MAXIMUM_BYTES = 50_000_000
#: Problems of one column that are written out.
MOST_REPORTED = 50
_NUMBER = re.compile(r"[-+]?(\d{1,100}(\.\d{0,100})?|\.\d{1,100})([eE][-+]?\d{1,3})?", re.ASCII)


@dataclass(frozen=True)
class Series:
    """The columns that were found, each of shape (hours,), the line of every hour, and what was not used.

    ``month`` (hours,) numbers the months from 0 where the lines say in which they are.
    """

    file: str
    columns: dict[str, Array]
    lines: tuple[int, ...]
    unused: tuple[str, ...]
    month: npt.NDArray[np.int64] | None


def read_series(path: Path) -> tuple[Series, list[Problem]]:
    """The series in a CSV file with commas, or with semicolons and then decimal commas too, and its problems.

    Raises InputError where nothing can be read.
    """
    text = _text_of(path)
    reader = csv.reader(text.splitlines(), delimiter=_delimiter(text), strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        rows.extend((reader.line_num, row) for row in reader)
    except csv.Error as error:
        wrong = Text("this is not CSV ({reason})", {"reason": shown(str(error))})
        raise _refusal(path, reader.line_num, wrong, Text("a number in every column")) from None
    while rows and not any(cell.strip() for cell in rows[-1][1]):
        rows.pop()
    if not rows:
        raise _refusal(path, 1, Text("the file is empty"), Text("a line with the names of the columns"))
    return _Table(str(path), rows).read()


class _Table:
    """The rows of a file, header first, and the problems found in them."""

    def __init__(self, file: str, rows: list[tuple[int, list[str]]]) -> None:
        self.file = file
        self.header = [name.strip() for name in rows[0][1]]
        self.header_line = rows[0][0]
        self.rows = rows[1:]
        self.problems: list[Problem] = []

    def read(self) -> tuple[Series, list[Problem]]:
        self._names()
        self._shape()
        columns = {name: self._column(name) for name in COLUMNS if name in self.header}
        unused = tuple(name for name in self.header if name not in COLUMNS and name.lower() not in TIMES)
        lines = tuple(line for line, _ in self.rows)
        return Series(self.file, columns, lines, unused, self._month()), self.problems

    def _problem(self, line: int, column: int, field: str, wrong: Text, expected: Text) -> None:
        self.problems.append(Problem(Place(self.file, line, column), field, wrong, expected))

    def _names(self) -> None:
        for index, name in enumerate(self.header):
            if name and name in self.header[:index]:
                wrong = Text("the column '{name}' is there twice", {"name": shown(name)})
                self._problem(
                    self.header_line, self._at(self.header, index), name, wrong, Text("each name once")
                )
        others = [name for name in self.header if name not in COLUMNS]
        for missing in (name for name in COLUMNS if name not in self.header):
            meant = next((name for name in others if nearest(name, [missing])), None)
            if meant is not None:
                wrong = Text("the column '{name}' is unknown here", {"name": shown(meant)})
                at = self._at(self.header, self.header.index(meant))
                self._problem(self.header_line, at, meant, wrong, Text("'{name}'", {"name": missing}))
            elif missing == "price_eur_mwh":
                wrong = Text("the column '{name}' is missing", {"name": missing})
                self._problem(self.header_line, 1, missing, wrong, Text("a number for every hour"))

    def _shape(self) -> None:
        count = len(self.rows)
        if count not in YEARS and not 0 < count <= LONGEST_PART:
            wrong = Text("these are {count} hours", {"count": count})
            expected = Text("8,760 or 8,784 hours of a year, or at most 744 as a part of one")
            self._problem(self.rows[-1][0] if self.rows else self.header_line, 1, "", wrong, expected)
        uneven = [(line, len(row)) for line, row in self.rows if len(row) != len(self.header)]
        for line, cells in uneven[:MOST_REPORTED]:
            wrong = Text("the line has {count} columns", {"count": cells})
            self._problem(line, 1, "", wrong, Text("{count} columns", {"count": len(self.header)}))
        self._more(uneven, "", MOST_REPORTED)

    def _column(self, name: str) -> Array:
        index = self.header.index(name)
        low, high = COLUMNS[name]
        values = np.zeros(len(self.rows))
        wrong: list[tuple[int, int, Text]] = []
        for hour, (line, row) in enumerate(self.rows):
            if len(row) != len(self.header):
                continue
            cell = row[index].strip()
            plain = cell.replace(",", ".") if cell.count(",") == 1 and "." not in cell else cell
            if _NUMBER.fullmatch(plain):
                values[hour] = float(plain)
                if low <= values[hour] <= high:
                    continue
                said = Text("{value} is out of bounds", {"value": shown(cell)})
            elif cell:
                said = Text("'{value}' is not a number", {"value": shown(cell)})
            else:
                said = Text("the value is empty")
            wrong.append((line, self._at(row, index), said))
        expected = Text("a number from {low} to {high}", {"low": f"{low:g}", "high": f"{high:g}"})
        for line, column, said in wrong[:MOST_REPORTED]:
            self._problem(line, column, name, said, expected)
        self._more(wrong, name, MOST_REPORTED)
        return values

    def _month(self) -> npt.NDArray[np.int64] | None:
        """The month of each line, numbered from 0, by the first column that says it in every line."""
        for index, name in enumerate(self.header):
            if name.lower() in TIMES:
                found = [_MONTH.match(row[index].strip()) for _, row in self.rows if index < len(row)]
                months = [moment[0] for moment in found if moment is not None]
                if len(months) == len(self.rows) > 0:
                    changes = [one != other for one, other in pairwise(months)]
                    return np.concatenate(([0], np.cumsum(changes))).astype(np.int64)
        return None

    def _more(
        self, found: list[tuple[int, int]] | list[tuple[int, int, Text]], field: str, most: int
    ) -> None:
        if len(found) > most:
            wrong = Text("{count} more lines are wrong in this way", {"count": len(found) - most})
            self._problem(found[most][0], 1, field, wrong, Text("a number in every column"))

    def _at(self, row: list[str], index: int) -> int:
        return 1 + sum(len(cell) + 1 for cell in row[:index])


def _delimiter(text: str) -> str:
    header = text.partition("\n")[0]
    return ";" if header.count(";") > header.count(",") else ","


def _text_of(path: Path) -> str:
    expected = Text("a CSV file")
    try:
        if path.exists() and not path.is_file():
            raise _refusal(path, 1, Text("this is not an ordinary file"), expected)
        with path.open("rb") as stream:
            raw = stream.read(MAXIMUM_BYTES + 1)
    except FileNotFoundError:
        raise _refusal(path, 1, Text("there is no such file"), expected) from None
    except InputError:
        raise
    except (OSError, ValueError):
        raise _refusal(path, 1, Text("the file cannot be opened"), Text("a file that may be read")) from None
    if len(raw) > MAXIMUM_BYTES:
        raise _refusal(path, 1, Text("the file is larger than 50 MB"), Text("at most 50 MB"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        wrong = Text("the byte 0x{byte:02X} is not UTF-8", {"byte": raw[error.start]})
        raise _refusal(path, line, wrong, Text("a file saved as UTF-8")) from None
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        wrong = Text("the control character U+{code:04X} is not allowed", {"code": 0})
        raise _refusal(path, line, wrong, Text("plain text"))
    return text


def _refusal(path: Path, line: int, wrong: Text, expected: Text) -> InputError:
    return InputError([Problem(Place(str(path), line, 1), "", wrong, expected)])
