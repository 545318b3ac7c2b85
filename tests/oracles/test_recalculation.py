"""Independent programs calculate the workbook anew and find what Python found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from aigf.report.workbook import Source, workbook
from aigf.study.derivation import derive
from aigf.units import Array
from tests.oracles.spreadsheets import (
    Changes,
    Formulas,
    converted,
    differences,
    named_cells,
    values_in,
    without_values,
)
from tests.report.workbook.appraised import EXAMPLES, source

NO_RATE = {"en": "no IRR exists", "nl": "geen intern rendement"}


def file_of(made: Source, folder: Path) -> Path:
    path = folder / f"workbook.{made.lang}.xlsx"
    path.write_bytes(workbook(made))
    return path


def expected(made: Source, changes: Changes | None = None) -> Mapping[str, Array]:
    """Every quantity and input, with some inputs and stated quantities changed; the simulation is held."""
    basis = made.derivation.basis
    stated = {
        name: np.full((1, 1), (changes or {})[f"stated_{name}"])
        for name in basis.overrides
        if f"stated_{name}" in (changes or {})
    }
    inputs = {name: np.full((1, 1), value) for name, value in (changes or {}).items() if name in basis.inputs}
    assert len(stated) + len(inputs) == len(changes or {})
    changed = replace(basis, inputs={**basis.inputs, **inputs}, overrides={**basis.overrides, **stated})
    return {**changed.inputs, **derive(changed).values}


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_file_holds_the_values_for_viewers_that_do_not_calculate(
    example: str, lang: str, tmp_path: Path
) -> None:
    made = source(example, lang)
    path = file_of(made, tmp_path)
    found = values_in(path, named_cells(path))
    assert differences(found, expected(made), NO_RATE[lang]) == []


@pytest.mark.slow
@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_package_formulas_finds_what_python_found(example: str, lang: str, tmp_path: Path) -> None:
    made = source(example, lang)
    found = Formulas(file_of(made, tmp_path)).values()
    assert differences(found, expected(made), NO_RATE[lang]) == []


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_libreoffice_finds_what_python_found(lang: str, tmp_path: Path) -> None:
    sources = {example: source(example, lang) for example in EXAMPLES}
    files = {}
    for example, made in sources.items():
        path = file_of(made, tmp_path)
        files[example] = (tmp_path / f"{example}.xlsx", named_cells(path))
        without_values(path, files[example][0])
    (tmp_path / "calculated").mkdir()
    calculated = converted([path for path, _ in files.values()], tmp_path / "calculated")
    for (example, made), path in zip(sources.items(), calculated, strict=True):
        found = values_in(path, files[example][1])
        assert differences(found, expected(made), NO_RATE[lang]) == [], example
