"""Independent programs that calculate a workbook: LibreOffice, and the Python package ``formulas``.

Both read the file as a user's spreadsheet would and take nothing from aigf but its bytes.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aigf.units import Array

Changes = Mapping[str, float]
Cells = Mapping[str, tuple[str, str]]


def named_cells(path: Path) -> dict[str, tuple[str, str]]:
    """The sheet and the cells (``D12`` or ``E12:K12``) of every name that the workbook defines."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    return {
        name: (sheet, cells.replace("$", ""))
        for name, defined in book.defined_names.items()
        for sheet, cells in defined.destinations
    }


def libreoffice() -> str:
    """LibreOffice's program; skips the test where there is none."""
    found = shutil.which("soffice")
    if found is None:
        pytest.skip("LibreOffice is not installed (Debian: libreoffice-calc)")
    return found


def without_values(source: Path, copies: Mapping[Path, Changes]) -> None:
    """Writes copies of a workbook without the values of its formulas, so that whoever opens them must calculate.

    Each copy gives input cells, by their defined names, other values.
    """
    import openpyxl

    book = openpyxl.load_workbook(source)
    cells = {name: next(iter(defined.destinations)) for name, defined in book.defined_names.items()}
    for target, changes in copies.items():
        changed = {name: book[cells[name][0]][cells[name][1].replace("$", "")] for name in changes}
        before = {name: cell.value for name, cell in changed.items()}
        for name, cell in changed.items():
            cell.value = changes[name]
        book.save(target)
        for name, cell in changed.items():
            cell.value = before[name]


def converted(paths: Iterable[Path], folder: Path, form: str = "xlsx") -> list[Path]:
    """The workbooks as LibreOffice calculates and saves them, in ``folder``."""
    names = [str(path) for path in paths]
    profile = (folder / "profile").absolute().as_uri()
    command = [libreoffice(), f"-env:UserInstallation={profile}", "--headless", "--convert-to", form]
    subprocess.run([*command, "--outdir", str(folder), *names], check=True, capture_output=True, timeout=300)
    return [folder / Path(name).with_suffix(f".{form}").name for name in names]


def values_in(path: Path, cells: Cells) -> dict[str, list[Any]]:
    """What stands in the named cells of a workbook that was calculated."""
    import openpyxl

    book = openpyxl.load_workbook(path, data_only=True)
    found = {}
    for name, (sheet, place) in cells.items():
        block = book[sheet][place]
        row = block[0] if isinstance(block, tuple) else (block,)
        found[name] = [cell.value for cell in row]
    return found


class Formulas:
    """A workbook compiled by the package ``formulas``; calculated as often as asked, with changed inputs."""

    def __init__(self, path: Path) -> None:
        import formulas

        self._book = path.name
        self._cells = named_cells(path)
        self._model = formulas.ExcelModel().loads(str(path)).finish()

    def values(self, changes: Changes | None = None) -> dict[str, list[Any]]:
        """What the named cells come to."""
        inputs = {self._keys(name)[0]: [[value]] for name, value in (changes or {}).items()}
        solution = self._model.calculate(inputs=inputs or None)
        return {name: [np.ravel(solution[key].value)[0] for key in self._keys(name)] for name in self._cells}

    def _keys(self, name: str) -> list[str]:
        """How the package names the cells."""
        from openpyxl.utils.cell import cols_from_range

        sheet, cells = self._cells[name]
        return [
            f"'[{self._book}]{sheet.upper()}'!{cell}" for column in cols_from_range(cells) for cell in column
        ]


def differences(found: Mapping[str, list[Any]], expected: Mapping[str, Array], text: str) -> list[str]:
    """The quantities whose cells differ from what is expected by more than 1e-9 of the row's largest absolute value.

    What does not exist is an error in its cell, or the words ``text``.
    """
    wrong = []
    for name, values in expected.items():
        cells = found[name]
        wanted = np.broadcast_to(values, (1, len(cells)))[0]
        exists = np.isfinite(wanted)
        bound = 1e-9 * float(np.max(np.abs(wanted[exists]), initial=0.0))
        for cell, value in zip(cells, wanted, strict=True):
            if not np.isfinite(value):
                right = str(cell).startswith("#") or str(cell) == text
            else:
                right = isinstance(cell, (int, float)) and abs(float(cell) - value) <= bound
            if not right:
                wrong.append(f"{name}: {cell!r} is not {value!r}")
                break
    return wrong
