"""Independent programs calculate the workbook anew and find what Python found."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import numpy as np
import pytest

from aigf.program.derivation import derive
from aigf.register import load_register
from aigf.register.scenarios import read_scenario
from aigf.report.documents import write_documents
from aigf.report.workbook import Source, workbook
from aigf.study.appraise import appraise
from aigf.units import Array
from tests.appraisals import EACH, EXAMPLES
from tests.effort import few
from tests.oracles.spreadsheets import (
    Changes,
    Formulas,
    converted,
    differences,
    named_cells,
    values_in,
    without_values,
)
from tests.report.workbook.appraised import source

ROTTERDAM = Path(__file__).parents[2] / "examples" / "rotterdam.yaml"

#: What the scenario of closed access sets.
CLOSED: Changes = {
    name: load_register().entries[name].low or 0.0 for name in read_scenario("access=closed").levels()
}

NO_RATE = {"en": "no IRR exists", "nl": "er bestaat geen intern rendement"}


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


@pytest.mark.parametrize("example", EACH)
@pytest.mark.parametrize("lang", few(["nl", "en"], 1))
def test_the_file_holds_the_values_for_viewers_that_do_not_calculate(
    example: str, lang: str, tmp_path: Path
) -> None:
    made = source(example, lang)
    path = file_of(made, tmp_path)
    found = values_in(path, named_cells(path))
    assert differences(found, expected(made), NO_RATE[lang]) == []


# A language changes names alone, and a file takes this package most of a minute; LibreOffice has every file in both.
@pytest.mark.slow
@pytest.mark.parametrize(("example", "lang"), list(zip(EXAMPLES, cycle(["nl", "en"]), strict=False)))
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
        without_values(path, {files[example][0]: {}})
    (tmp_path / "calculated").mkdir()
    calculated = converted([path for path, _ in files.values()], tmp_path / "calculated")
    for (example, made), path in zip(sources.items(), calculated, strict=True):
        found = values_in(path, files[example][1])
        assert differences(found, expected(made), NO_RATE[lang]) == [], example


#: Inputs with another value each, electricity price and occupancy among them; and what a proposal states.
CHANGES: Changes = {
    "electricity_price": 112.5,
    "accelerator_list_price": 29_000.0,
    "cost_of_capital": 0.06,
    "discount_rate": 0.04,
    "debt_share": 0.7,
    "occupancy": 0.8,
    "corporate_tax_rate": 0.19,
    "national_contribution_share": 0.05,
    "union_contribution_share": 0.02,
    "inflation": 0.035,
    "sold_share": 0.5,
    "owned_chip_price_change": 0.02,
    "debt_interest_rate": 0.09,
    "target_dscr": 2.0,
    "hardware_value_retention": 0.8,
    "co2_price_low": 200.0,
    "open_dutch_share": 0.6,
    "grid_tariff": 250_000.0,
    "staff_per_mw": 3.0,
    "euro_per_dollar": 1.1,
    "simulated_pue": 1.4,
    "accelerator_count": 40_000.0,
    "rental_price_per_flop": 1e-15,
    "hardware_life": 6.0,
}
STATED: tuple[Changes, ...] = (
    {"stated_capex": 3.1e9},
    {"stated_it_load": 150.0},
    {"stated_accelerator_price": 30_000.0, "stated_net_area": 20.0},
)
#: Changes at which something stops to exist: debt, what is sold, what is paid, a rate of return (flows of one sign,
#: then flows with two rates).
EXTREMES: tuple[Changes, ...] = (
    {"debt_share": 0.0},
    {"owned_chip_price_change": -0.9},
    {"stated_capex": 0.0},
    {"sold_share": 0.0, "hardware_value_retention": 0.0, "facility_market_share": 0.0},
    {"hardware_value_retention": -(2.0**0.2)},
)
NO_RATES = EXTREMES[-2:]
CASES = (
    ("federated", [{name: value} for name, value in CHANGES.items()]),
    ("reference", [*STATED, *EXTREMES]),
)


@pytest.mark.slow
@pytest.mark.parametrize(("example", "changes"), CASES, ids=[example for example, _ in CASES])
def test_whatever_input_is_changed_libreoffice_finds_what_python_finds(
    example: str, changes: list[Changes], tmp_path: Path
) -> None:
    made = source(example, "nl")
    path = file_of(made, tmp_path)
    cells = named_cells(path)
    copies = {tmp_path / f"changed-{place}.xlsx": change for place, change in enumerate(changes)}
    without_values(path, copies)
    (tmp_path / "calculated").mkdir()
    for change, calculated in zip(changes, converted(copies, tmp_path / "calculated"), strict=True):
        found = values_in(calculated, cells)
        with np.errstate(all="ignore"):
            wanted = expected(made, change)
        assert differences(found, wanted, NO_RATE["nl"]) == [], change
        assert differences(found, expected(made), NO_RATE["nl"]) != [], f"{change} changes nothing"


@pytest.mark.slow
def test_whatever_input_is_changed_the_package_formulas_finds_what_python_finds(tmp_path: Path) -> None:
    made = source("reference", "en")
    book = Formulas(file_of(made, tmp_path))
    some = [{name: CHANGES[name]} for name in ("electricity_price", "occupancy")]
    for change in (*some, STATED[0], *NO_RATES):
        found = book.values(change)
        with np.errstate(all="ignore"):
            wanted = expected(made, change)
        assert differences(found, wanted, NO_RATE["en"]) == [], change
        assert (found["project_irr"] == [NO_RATE["en"]]) == (change in NO_RATES)


@pytest.mark.slow
def test_what_the_simulation_started_from_flags_it_when_changed(tmp_path: Path) -> None:
    broken = "The simulation no longer holds: appraise again"
    cases: dict[str, dict[str, Changes]] = {
        # Eemshaven contracts power, which the engines balance with the use; the federated example does not.
        "eemshaven": {
            "electricity_price": {"electricity_price": 99.0},
            broken: {"accelerator_count": 30_000.0},
        },
        "federated": {
            "accelerator_count": {"accelerator_count": 30_000.0},
            broken: {"temperature_mean": 14.0},
        },
        "rotterdam": {"inflation": {"inflation": 0.05}, broken: {"hardware_life": 6.0}},
    }
    copies: dict[Path, Changes] = {}
    cells = {}
    for example, changes in cases.items():
        path = file_of(source(example, "en"), tmp_path)
        cells[example] = named_cells(path)
        made = {
            tmp_path / f"{example}-{'broken' if name == broken else 'holds'}.xlsx": change
            for name, change in changes.items()
        }
        without_values(path, made)
        copies |= made
    (tmp_path / "calculated").mkdir()
    for copy, calculated in zip(copies, converted(copies, tmp_path / "calculated"), strict=True):
        example, _, state = copy.stem.partition("-")
        flag = values_in(calculated, {"flag": cells[example]["simulation_flag"]})["flag"][0]
        assert (flag == broken) == (state == "broken"), copy.stem


@pytest.mark.slow
def test_a_changed_workbook_gives_what_an_appraisal_with_the_simulation_held_gives(
    written: Callable[[str], Path], tmp_path: Path
) -> None:
    """Also for a scenario, which sets several inputs, and through the proposal's own fields."""
    folder = Path(shutil.copytree(written("rotterdam"), tmp_path / "rotterdam"))
    book = write_documents(folder, ["xlsx"], "en")[0]
    cells = named_cells(book)
    cases: list[tuple[Changes, dict[str, str], str]] = [
        ({"electricity_price": 112.5}, {"electricity_price": "112.5"}, "base"),
        ({"occupancy": 0.88}, {"occupancy": "0.88"}, "base"),
        ({"national_contribution_share": 0.05}, {"finance.national_contribution_share": "0.05"}, "base"),
        (CLOSED, {}, "access=closed"),
    ]
    copies = {tmp_path / f"changed-{place}.xlsx": change for place, (change, _, _) in enumerate(cases)}
    without_values(book, copies)
    (tmp_path / "calculated").mkdir()
    calculated = converted(list(copies), tmp_path / "calculated")
    for (_, settings, scenario), path in zip(cases, calculated, strict=True):
        held = appraise(ROTTERDAM, settings=settings, scenario=scenario, hold=folder)
        found = values_in(path, cells)
        assert differences(found, derive(held.basis).values, NO_RATE["en"]) == [], (settings, scenario)
