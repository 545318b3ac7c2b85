"""What is found in a form: its data with their places, what is wrong, and what is to be told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from aigf.documents import Place, Problem, Remark, Steps, dotted, shown
from aigf.proposal.form.cells import stated
from aigf.proposal.form.grid import Cell, Grid
from aigf.proposal.form.shown import hides
from aigf.proposal.structure import Pattern, Shape
from aigf.text import Text

READ_AGAIN = Text("the form as aigf new wrote it; make one anew and copy the values into it")
At = tuple[int, int]


@dataclass
class Findings:
    """Grows while the sheets are gone through; ``evidence`` are the names that answers may refer to."""

    file: str
    data: dict[str, Any] = field(default_factory=dict)
    places: dict[Steps, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)

    def place(self, grid: Grid, at: At) -> Place:
        return Place(self.file, *at, grid.name, grid.number)

    def problem(self, grid: Grid, at: At, steps: Steps, wrong: Text, expected: Text) -> None:
        self.problems.append(Problem(self.place(grid, at), dotted(steps), wrong, expected))

    def remark(self, grid: Grid, at: At, said: Text) -> None:
        self.remarks.append(Remark(self.place(grid, at), said))

    def unread(self, grid: Grid, at: At, cell: Cell) -> None:
        """Tells of what stands in no cell of the form."""
        if is_filled(cell):
            value = {"value": shown(cell.value)}
            self.remark(
                grid, at, Text("'{value}' does not stand in a cell of the form and is not read", value)
            )

    def stated(self, grid: Grid, at: At, steps: Steps, shape: Shape, cell: Cell | None) -> Any:
        """The value in a cell; None where there is none, or where it cannot be read, which is noted."""
        found = stated(cell, shape)
        if found.wrong is not None and found.expected is not None:
            self.problem(grid, at, steps, found.wrong, found.expected)
        if found.said is not None:
            self.remark(grid, at, found.said)
        if cell is not None and cell.kind in ("number", "text") and hides(cell.format, cell.value):
            value = {"value": shown(cell.value)}
            self.remark(grid, at, Text("the format of this cell does not show {value}, which is read", value))
        return found.value

    def value(self, path: Pattern) -> Any:
        """What is found so far at a path; None where there is nothing."""
        found: Any = self.data
        for name in path:
            found = found.get(name) if isinstance(found, dict) else None
        return found

    def put(self, path: Pattern, value: Any) -> None:
        """Keeps a value, where there is one."""
        if value is None or value == {}:
            return
        inside = self.data
        for name in path[:-1]:
            inside = inside.setdefault(name, {})
        inside[path[-1]] = value

    def items(self, path: Pattern) -> list[Any]:
        """The items of a list, to add to."""
        if self.value(path) is None:
            self.put(path, [])
        found: list[Any] = self.value(path)
        return found


def is_filled(cell: Cell | None) -> bool:
    """Whether anything stands in a cell."""
    return cell is not None and not (cell.kind == "text" and not cell.value.strip())
