"""What people do to a form that says one thing only: it is read as that, and what is taken otherwise is told."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import openpyxl
import openpyxl.chart
import pytest

from aigf.proposal import Amount
from aigf.proposal.form import layout
from aigf.proposal.form.cells import references
from tests.effort import few
from tests.proposal.form.forms import problems, put, put_row, read, remarks, rows_of, sheet_of


def test_a_note_or_evidence_without_an_answer_is_an_answer_that_is_not_known(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        put_row(book, "evidence", 0, ["plan", "Plan", "studie"])
        put(book, "commitments.landscape", "komt in het MER", layout.NOTE)
        put(book, "commitments.participation", "plan", layout.EVIDENCE)
        put(book, "commitments.flexibility", "PM", layout.NOTE)
        put(book, "energy.backup_permit.note", "aanvraag loopt")

    found = read(tmp_path, change)
    answers = found.proposal.commitments
    assert (answers.landscape.answer, answers.landscape.note) == ("unknown", "komt in het MER")
    assert (answers.participation.answer, answers.participation.evidence) == ("unknown", ("plan",))
    assert (answers.flexibility.answer, answers.flexibility.note) == ("unknown", None)
    assert found.proposal.energy.backup_permit.note == "aanvraag loopt"
    said = "no answer stands beside this evidence or note: it counts as unknown"
    assert remarks(found) == [
        f"{cell}: {said}" for cell in ("Energie!C17", "Antwoorden!C17", "Antwoorden!C27", "Antwoorden!C32")
    ]


def test_evidence_of_a_permit_may_stand_above_its_answer(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        put_row(book, "evidence", 0, ["plan", "Plan", "studie"])
        put(book, "energy.backup_permit", "ja")
        put(book, "energy.backup_permit.evidence", "plan")
        put(book, "energy.backup_permit.note", "verleend")
        sheet = sheet_of(book, "energy")
        rows = [row for mark, row in rows_of(sheet).items() if mark.startswith("energy.backup_permit")]
        values = [[cell.value for cell in sheet[row]] for row in rows]
        for row, taken in zip(rows, values[::-1], strict=True):
            for cell, value in zip(sheet[row], taken, strict=True):
                cell.value = value

    permit = read(tmp_path, change).proposal.energy.backup_permit
    assert (permit.answer, permit.evidence, permit.note) == ("yes", ("plan",), "verleend")


def test_columns_that_need_not_be_filled_in_may_go(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        put(book, "factory.it_load", 250)
        put(book, "commitments.landscape", "ja", layout.ANSWER)
        sheet_of(book, "site").delete_cols(5, 2)
        sheet_of(book, "finance").delete_cols(7)
        sheet_of(book, "commitments").delete_cols(5)

    found = read(tmp_path, change).proposal
    assert found.commitments.landscape.answer == "yes"
    assert found.factory.it_load is not None


def test_the_columns_of_a_table_may_change_places_with_their_heads_only(tmp_path: Path) -> None:
    def swapped(book: Any, first: int) -> None:
        sheet = sheet_of(book, "evidence")
        put_row(book, "evidence", 0, ["plan", "Het plan", "studie"])
        for row in range(first, 8):
            left, right = sheet.cell(row, 2), sheet.cell(row, 3)
            left.value, right.value = right.value, left.value

    (document,) = read(tmp_path, lambda book: swapped(book, 3)).proposal.evidence
    assert (document.id, document.title) == ("plan", "Het plan")
    found = problems(tmp_path, lambda book: swapped(book, 4))
    assert [line.partition(":")[0] for line in found[:2]] == ["Bewijs!B4", "Bewijs!C4"]


def test_what_is_hidden_or_drawn_is_told(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        put(book, "factory.it_load", 300, layout.HIGH)
        put(book, "factory.it_load", 200, layout.LOW)
        put(book, "use.mode", "inferentie")
        sheet_of(book, "factory").column_dimensions.group("E", "F", hidden=True)
        sheet_of(book, "site").column_dimensions["C"].hidden = True
        sheet_of(book, "use").sheet_state = "hidden"
        put(book, "site.net_area", 35).number_format = ";;;"
        put(book, "site.name", "Kust").number_format = ";;;"
        sheet_of(book, "finance").sheet_state = "veryHidden"
        chart = openpyxl.chart.BarChart()
        sheet_of(book, "energy").add_chart(chart, "J4")
        book.create_chartsheet("Grafiek").add_chart(openpyxl.chart.BarChart())

    assert remarks(read(tmp_path, change)) == [
        "Toelichting!A1: the pictures and text boxes in the workbook are not read",
        "Fabriek!E7: this column is hidden, and is read",
        "Fabriek!F7: this column is hidden, and is read",
        "Locatie!C5: the format of this cell does not show Kust, which is read",
        "Locatie!C5: this column is hidden, and is read",
        "Locatie!C12: the format of this cell does not show 35, which is read",
        "Gebruik!A1: this sheet is hidden, and is read",
        "Grafiek!A1: this sheet is not a part of the form and is not read",
    ]


def test_a_unit_or_a_last_line_that_is_gone_is_told(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        put(book, "factory.it_load", 250)
        put(book, "factory.it_load", None, layout.UNIT)
        put_row(book, "consortium.members", 0, ["Eneco"])
        sheet = sheet_of(book, "consortium")
        sheet.delete_rows(rows_of(sheet)[layout.END])

    found = read(tmp_path, change)
    assert found.proposal.factory.it_load == Amount(250.0)
    assert remarks(found) == [
        "Consortium!A1: a table has no last line any more: all rows below its heads are read as its items",
        "Fabriek!D7: the unit beside this field was 'MW', and that is how it is read",
    ]


@pytest.mark.parametrize("first", ["row", "column", "cell"])
def test_a_sheet_without_its_marks_is_no_sheet_of_the_user(tmp_path: Path, first: str) -> None:
    def change(book: Any) -> None:
        for section in ("finance", "evidence"):
            sheet = sheet_of(book, section)
            {"row": sheet.delete_rows, "column": sheet.delete_cols, "cell": lambda _: None}[first](1)
            if first == "cell":
                sheet["A1"] = None

    found = problems(tmp_path, change)
    assert [line.partition(": :")[0] for line in found] == ["Financiën!A1", "Bewijs!A1"]
    assert "the hidden first column of this sheet is no longer whole" in found[0]


def test_a_row_of_a_table_that_says_nothing_is_no_item(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        put_row(book, "consortium.members", 0, ["n.t.b.", "-", None, "PM"])
        put_row(book, "consortium.members", 1, ["Eneco", "-"])

    found = read(tmp_path, change)
    assert [member.name for member in found.proposal.consortium.members] == ["Eneco"]
    assert remarks(found) == [
        "Consortium!B12: this row says that it is not known yet, and is no item of the table"
    ]


@pytest.mark.parametrize("total", ["Totaal", "total:", "Subtotaal", "TOTAAL ="])
def test_a_total_below_the_items_is_none_of_them(tmp_path: Path, total: str) -> None:
    def change(book: Any) -> None:
        put_row(book, "sites", 0, ["Regionaal", 10, 10_000])
        put_row(book, "sites", 1, ["Total Energies", 1, 10_000])
        put_row(book, "sites", 3, [total, None, 110_000])

    (found,) = problems(tmp_path, change)
    assert found.startswith("'Meer locaties'!B10: sites: this row is a total")


def test_what_is_expected_in_a_form_is_not_said_of_yaml(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        put(book, "site.name", True)
        put(book, "site.latitude", "51 of 52")
        book.remove(sheet_of(book, "factory"))

    found = problems(tmp_path, change)
    assert [line.rpartition(", expected ")[2] for line in found] == [
        "its sheet in the form",
        "a text",
        "a number from -90 to 90",
    ]


def test_a_time_in_the_format_of_a_day_takes_nothing_from_it(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        put(book, "proposal.date", datetime.datetime(2026, 11, 30, 9)).number_format = "hh:mm"

    assert read(tmp_path, change).proposal.proposal.date == "2026-11-30"


@pytest.mark.parametrize(
    ("field", "value", "form", "expected"),
    few(
        [
            ("site.longitude", 4.5, '0.0"° W"', -4.5),
            ("site.latitude", 51.95, '0.00"° N"', 51.95),
            ("energy.energisation_year", 2029, '"Q3" 0', 2029),
            ("energy.energisation_year", 2029, '0 "MW"', None),
            ("proposal.signature_year", 20.27, "0%", None),
        ],
        2,
    ),
)
def test_what_a_format_says_of_a_plain_number_counts(
    tmp_path: Path, field: str, value: float, form: str, expected: float | None
) -> None:
    def change(book: Any) -> None:
        put(book, field, value).number_format = form

    if expected is None:
        assert len(problems(tmp_path, change)) == 1
        return
    section, _, name = field.partition(".")
    assert getattr(getattr(read(tmp_path, change).proposal, section), name) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("plan,\nbrief", ["plan", "brief"]),
        ("plan; brief,", ["plan", "brief"]),
        ("“plan”; ‘brief’", ["plan", "brief"]),
        ("het\u00a0MER", ["het MER"]),
        ("a, b", ["a, b"]),
        ("a, b; plan", ["a, b", "plan"]),
        ("plan, studie", ["plan", "studie"]),
        ("plan; studie, oud", ["plan", "studie, oud"]),
    ],
)
def test_names_of_evidence(text: str, names: list[str]) -> None:
    assert references(text, ["plan", "brief", "het MER", "a, b"]) == names


@pytest.mark.parametrize(
    ("field", "value", "form", "said"),
    few(
        [
            ("finance.capex", 4e9, "[$¥-411]#,##0", "refused"),
            ("finance.capex", 4e9, "0\\%", "refused"),
            ("finance.debt_share", 17.5, "0.0‰", "refused"),
            ("factory.it_load", 250_000, "#,##0,", "refused"),
            ("factory.it_load", 0, '0 "MW";;"n.t.b."', "refused"),
            (
                "finance.capex",
                4e9,
                "#,##0,,",
                "the format of this cell shows 4000 for 4000000000: 4000000000 is read",
            ),
            ("finance.capex", 4e9, '_ "€" * #,##0_ ;_ "€" * -#,##0_ ;_ "€" * "-"_ ;_ @_ ', ""),
            ("factory.it_load", 250, '@" MW"', ""),
        ],
        3,
    ),
)
def test_what_a_format_says_of_an_amount_is_not_passed_over(
    tmp_path: Path, field: str, value: float, form: str, said: str
) -> None:
    def change(book: Any) -> None:
        put(book, field, value).number_format = form

    if said == "refused":
        (found,) = problems(tmp_path, change)
        assert f": {field}: " in found
        return
    read_again = read(tmp_path, change)
    section, _, name = field.partition(".")
    assert getattr(getattr(read_again.proposal, section), name) == Amount(value)
    assert [mark.partition(": ")[2] for mark in remarks(read_again)] == ([said] if said else [])


def test_less_than_in_a_format_is_at_most(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        put(book, "factory.it_load", 250).number_format = '"< "0'

    assert read(tmp_path, change).proposal.factory.it_load == Amount(250.0, 225.0, 250.0)
