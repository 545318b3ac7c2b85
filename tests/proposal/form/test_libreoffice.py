"""A form that LibreOffice opened, filled in and saved reads as it did, and a formula as what LibreOffice made of it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from aigf.proposal import Amount, read_proposal
from aigf.proposal.plainly import plain_data
from aigf.proposal.unknown import not_yet_known
from aigf.report.form import form_workbook
from tests.appraisals import EXAMPLES
from tests.proposal.form.forms import filled, put, put_row
from tests.proposal.form.proposals import AWKWARD
from tests.proposal.form.variants import as_numbers, dates, look_changed, tables_moved, variant
from tests.proposal.form.variants.content import leaves

SOFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]


def saved(path: Path, *others: Path) -> Path:
    """The workbook as LibreOffice saves it, and others beside it."""
    out = path.parent / "saved"
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    words = [str(SOFFICE), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out)]
    subprocess.run([*words, str(path), *map(str, others)], check=True, capture_output=True, timeout=240)
    return out / path.name


def test_forms_in_many_ways_that_were_saved_again(tmp_path: Path) -> None:
    forms = {made.__name__: variant(made, 500) for made in (as_numbers, dates, tables_moved, look_changed)}
    paths = {name: tmp_path / f"{name}.xlsx" for name in forms}
    for name, path in paths.items():
        path.write_bytes(forms[name].saved())
    folder = saved(*paths.values()).parent
    for name, path in paths.items():
        read, before = read_proposal(folder / path.name), read_proposal(path)
        assert leaves(read.proposal) == forms[name].expected, forms[name].draw.said
        said = [[(mark.place.cell, mark.said) for mark in found.document.remarks] for found in (read, before)]
        assert said[0] == said[1]


def test_a_form_that_was_saved_again(tmp_path: Path) -> None:
    read = read_proposal(EXAMPLES["rotterdam"])
    form = tmp_path / "form.xlsx"
    form.write_bytes(form_workbook("nl", plain_data(read)))
    again = read_proposal(saved(form))
    assert again.proposal == read.proposal
    assert again.document.remarks == ()
    cells = {steps: place.cell for steps, place in read_proposal(form).document.places.items()}
    assert {steps: place.cell for steps, place in again.document.places.items()} == cells


def test_values_of_every_kind(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        put(book, "factory.it_load", "=5*50")
        put(book, "finance.debt_share", 0.175).number_format = "0.0%"
        put(book, "finance.capex", 4_000_000_000).number_format = '"€" #,##0'
        put(book, "finance.equity", "ca. € 1,2 mld")
        put(book, "energy.grid_connection", 250_000).number_format = '#,##0 "kW"'
        for index, text in enumerate(AWKWARD[:12]):
            row = put_row(book, "consortium.members", index, ["A"])
            cell = book["Consortium"].cell(row, 4)
            cell.value = text
            cell.data_type = "s"

    path = filled(tmp_path / "form.xlsx", change)
    found = read_proposal(saved(path)).proposal
    assert found.factory.it_load == Amount(250.0)
    assert found.finance.debt_share == Amount(0.175)
    assert found.finance.capex == Amount(4e9)
    assert found.energy.grid_connection == Amount(250.0)
    assert found.finance.equity == Amount(1.2e9, 1.08e9, 1.32e9)
    known = ["" if not_yet_known(text) else text for text in AWKWARD[:12]]
    assert [member.role or "" for member in found.consortium.members] == known
