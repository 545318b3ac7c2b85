"""A form as people fill it in: what is read, and where what is wrong stands."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from aigf.documents import InputError
from aigf.proposal import Amount, read_proposal
from aigf.proposal.form import layout
from tests.effort import few
from tests.proposal.form.forms import (
    empty,
    filled,
    minimal,
    problems,
    put,
    put_row,
    read,
    remarks,
    rows_of,
    sheet_of,
)


def test_an_empty_form_names_the_cells_that_are_needed(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(empty())
    with pytest.raises(InputError) as raised:
        read_proposal(path)
    assert [f"{found.place.by_name()}: {found.field}" for found in raised.value.problems] == [
        "form.xlsx, Voorstel!C5: proposal.name",
        "form.xlsx, Voorstel!C9: proposal.signature_year",
        "form.xlsx, Fabriek!C5: factory.accelerator",
    ]


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    few(
        [
            (250, "General", Amount(250.0)),
            ("250", "General", Amount(250.0)),
            ("0,25 GW", "General", Amount(250.0)),
            ("ca. 250 MW", "General", Amount(250.0, 225.0, 275.0)),
            ("200–300 MW", "General", Amount(250.0, 200.0, 300.0)),
            ("laag: 200; midden: 250 MW; hoog: 300", "General", Amount(250.0, 200.0, 300.0)),
            (250_000, '#,##0 "kW"', Amount(250.0)),
            (0.25, '0.00" GW"', Amount(250.0)),
            (250.0625, "0", Amount(250.0625)),
            (1.25, "General", Amount(1.25)),
            ("PM", "General", None),
            ("n.t.b.", "General", None),
            (None, "General", None),
            ("  ", "General", None),
        ],
        4,
    ),
)
def test_an_amount(tmp_path: Path, value: Any, form: str, expected: Amount | None) -> None:
    def change(book: Any) -> None:
        put(book, "factory.it_load", value).number_format = form

    assert read(tmp_path, change).proposal.factory.it_load == expected


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    few(
        [
            (0.35, "0%", 0.35),
            (0.35, "General", 0.35),
            (0.07200000000000001, "0.0%", 0.072),
            ("35%", "@", 0.35),
            ("17,5 %", "General", 0.175),
        ],
        2,
    ),
)
def test_a_share(tmp_path: Path, value: Any, form: str, expected: float) -> None:
    def change(book: Any) -> None:
        put(book, "finance.debt_share", value).number_format = form

    assert read(tmp_path, change).proposal.finance.debt_share == Amount(expected)


@pytest.mark.parametrize(
    "form", few(['"€" #,##0', "[$€-413] #,##0.00", "#,##0", '#,##0,, "mln"', "€ #,##0"], 1)
)
def test_money_is_what_the_cell_holds_however_it_is_shown(tmp_path: Path, form: str) -> None:
    def change(book: Any) -> None:
        put(book, "finance.capex", 4_000_000_000).number_format = form

    assert read(tmp_path, change).proposal.finance.capex == Amount(4e9)


@pytest.mark.parametrize(
    ("field", "value", "form", "said"),
    few(
        [
            ("finance.capex", 4e9, "[$$-409]#,##0", "'$ 4000000000' is an amount of dollars"),
            ("factory.it_load", 0.35, "0%", "'35%' is a share or ratio"),
            ("factory.it_load", 250, '"€" 0', "'€ 250' is an amount of euros"),
            ("factory.it_load", datetime.datetime(2026, 7, 5), "dd-mm", "a date or a time stands here"),
            ("factory.it_load", True, "General", "'true' is no number"),
            ("factory.it_load", "#N/A", "General", "the cell holds the error #N/A"),
            ("factory.it_load", "=1/0", "General", "the formula in this cell has no value with it"),
            ("factory.it_load", 0.0001, "General", "'0,0001' is below 0,01 MW"),
            ("finance.debt_share", 35, "General", "'35' is above 1"),
            ("factory.cooling", "water", "General", "'water' is not possible here"),
            ("proposal.name", 2030, "General", ""),
        ],
        3,
    ),
)
def test_what_cannot_be_meant_is_told_with_its_cell(
    tmp_path: Path, field: str, value: Any, form: str, said: str
) -> None:
    at = ""

    def change(book: Any) -> None:
        nonlocal at
        cell = put(book, field, value)
        cell.number_format = form
        at = f"{cell.parent.title}!{cell.coordinate}"
        if said.startswith("the cell holds the error"):
            cell.data_type = "e"

    found = problems(tmp_path, change)
    if not said:
        assert found == []
        return
    assert len(found) == 1
    assert found[0].startswith(f"{at}: {field}: ")
    assert said in found[0]


def test_a_range_stands_beside_the_value(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        put(book, "finance.capex", "4 mld")
        put(book, "finance.capex", "3,5 mld", layout.LOW)
        put(book, "finance.capex", 5e9, layout.HIGH)
        put(book, "factory.it_load", 200, layout.LOW)
        put(book, "factory.it_load", 300, layout.HIGH)

    found = read(tmp_path, change).proposal
    assert found.finance.capex == Amount(4e9, 3.5e9, 5e9)
    assert found.factory.it_load == Amount(250.0, 200.0, 300.0)


def test_parts_of_a_range_are_named_by_their_own_cells(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        put(book, "factory.it_load", 250)
        put(book, "factory.it_load", 400, layout.LOW)

    assert problems(tmp_path, change) == [
        "Fabriek!E7: factory.it_load.low: low (400) is above central (250), "
        "expected low, central and high in this order"
    ]


def test_words_dates_and_answers(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        put(book, "factory.cooling", "verdampingskoeling")
        put(book, "proposal.date", datetime.datetime(2026, 11, 30)).number_format = "dd-mm-yyyy"
        put(book, "energy.energisation_year", "Q3 2029")
        put(book, "site.latitude", "51,95° N")
        put(book, "site.country", "België")
        put(book, "commitments.landscape", True, layout.ANSWER)
        put(book, "commitments.landscape", "plan; 'x'", layout.EVIDENCE)
        put(book, "commitments.participation", "nee", layout.ANSWER)
        put(book, "commitments.participation", "=1+1 is een tekst", layout.NOTE).data_type = "s"
        put(book, "energy.backup_permit", "ja")
        put(book, "energy.backup_permit.evidence", "plan")
        put_row(book, "evidence", 0, ["plan ", "Plan", "studie", None, datetime.datetime(2026, 11, 1)])
        put_row(book, "evidence", 1, ["'x'", "Nog een", "brief"])
        sheet_of(book, "evidence")["F6"].number_format = "mmm-yy"

    found = read(tmp_path, change)
    proposal = found.proposal
    assert (proposal.factory.cooling, proposal.proposal.date) == ("evaporative", "2026-11-30")
    assert (proposal.energy.energisation_year, proposal.site.latitude) == (2029, 51.95)
    assert proposal.site.country == "BE"
    assert proposal.commitments.landscape.answer == "yes"
    assert proposal.commitments.landscape.evidence == ("plan ", "'x'")
    assert proposal.commitments.participation.note == "=1+1 is een tekst"
    assert proposal.energy.backup_permit.evidence == ("plan ",)
    assert proposal.evidence[0].date == "2026-11"
    assert "Antwoorden!C27: TRUE is read as yes" in remarks(found)


def test_tables_pass_over_empty_rows_and_take_inserted_ones(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        first = put_row(book, "factory.phases", 0, [2029, 25_000])
        put_row(book, "factory.phases", 3, ["2031", "100.000 GPU's"])
        sheet_of(book, "factory").insert_rows(first + 1, 4)
        sheet_of(book, "factory").insert_rows(6, 2)
        put_row(book, "energy.supply", 0, ["zon", "100 MW", None, "contract"])

    found = read(tmp_path, change).proposal
    assert [(phase.year, phase.accelerator_count.central) for phase in found.factory.phases] == [
        (2029, 25_000.0),
        (2031, 100_000.0),
    ]
    assert found.energy.supply[0].source == "solar"


def test_problems_in_tables_are_named_by_their_cells(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        put_row(book, "consortium.members", 0, ["A", "Nederland", None, 0.7])
        put_row(book, "consortium.members", 2, [None, "Atlantis", None, "veel"])
        put_row(book, "evidence", 0, ["a", "A", "studie"])
        put_row(book, "evidence", 4, ["a", "B", "studie"])

    found = problems(tmp_path, change)
    assert [line.partition(", expected")[0] for line in found] == [
        "Consortium!B14: consortium.members[1].name: this field is missing",
        "Consortium!C14: consortium.members[1].country: 'Atlantis' is no country code",
        "Consortium!E14: consortium.members[1].share: 'veel' is not a number",
        "Bewijs!B10: evidence[1].id: the id 'a' was given before, in Bewijs!B6",
    ]


def test_sheets_may_be_moved_and_renamed_and_rows_sorted(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        put(book, "finance.capex", "4 mld")
        sheet = sheet_of(book, "finance")
        sheet.title = "Geld & zo"
        book.move_sheet(sheet, -5)
        first = rows_of(sheet)["finance.capex"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first, max_row=first + 9)]
        for number, values in enumerate(reversed(rows), start=first):
            for column, value in enumerate(values, start=1):
                sheet.cell(number, column).value = value

    found = read(tmp_path, change)
    assert found.proposal.finance.capex == Amount(4e9)
    assert found.document.place(("finance", "capex")).cell == "'Geld & zo'!C14"
    assert remarks(found) == []


def test_columns_may_be_inserted(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        put(book, "finance.capex", "4 mld")
        put_row(book, "energy.supply", 0, ["zon", "100 MW", "50 EUR/MWh"])
        sheet_of(book, "finance").insert_cols(3)
        sheet_of(book, "finance").insert_cols(1)
        sheet_of(book, "energy").insert_cols(4)

    found = read(tmp_path, change)
    assert found.proposal.finance.capex == Amount(4e9)
    assert found.proposal.energy.supply[0].price == Amount(50.0)
    assert remarks(found) == []


def test_a_form_of_either_language_is_read_the_same(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        put(book, "energy.grid_contract", "vast")
        put(book, "factory.it_load", 250.5)
        put(book, "proposal.language", "Nederlands")

    dutch, english = (read(tmp_path, change, language).proposal for language in ("nl", "en"))
    assert dutch == english


def test_the_notation_is_that_of_the_form_where_nothing_is_said(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        put(book, "proposal.language", None)
        put(book, "energy.grid_connection", "1,300 MW")

    assert read(tmp_path, change, "en").proposal.energy.grid_connection == Amount(1300.0)


class TestNothingIsMisreadInSilence:
    def test_another_unit_beside_the_number(self, tmp_path: Path) -> None:
        def change(book: Any) -> None:
            put(book, "factory.it_load", 250)
            put(book, "factory.it_load", "kW", layout.UNIT)

        assert problems(tmp_path, change) == [
            "Fabriek!D7: factory.it_load: 'kW' stands where the unit was 'MW', "
            "expected the unit as it was, and another unit beside the number, such as 250 kW"
        ]

    def test_another_unit_in_the_head_of_a_table(self, tmp_path: Path) -> None:
        def change(book: Any) -> None:
            row = put_row(book, "energy.supply", 0, ["zon", 100])
            sheet_of(book, "energy").cell(row - 2, 3).value = "Vermogen (kW)"

        (found,) = problems(tmp_path, change)
        assert found.startswith("Energie!C27: : the head of this column was 'Vermogen * (MW)'")

    @pytest.mark.parametrize("column", [layout.HELP, layout.UNIT])
    def test_a_value_beside_an_empty_cell(self, tmp_path: Path, column: str) -> None:
        found = problems(tmp_path, lambda book: put(book, "factory.it_load", 250, column))
        assert len(found) == 1
        assert "'250' stands" in found[0]

    def test_a_lowest_value_of_a_text(self, tmp_path: Path) -> None:
        (found,) = problems(tmp_path, lambda book: put(book, "site.name", "Kust", layout.LOW))
        assert "Locatie!E5: site.name: only an amount has a lowest" in found

    def test_rows_of_which_only_a_part_was_sorted(self, tmp_path: Path) -> None:
        def change(book: Any) -> None:
            put(book, "finance.capex", "4 mld")
            put(book, "finance.opex", "300 mln")
            sheet = sheet_of(book, "finance")
            first = rows_of(sheet)["finance.capex"]
            for column in range(2, 8):
                upper, lower = sheet.cell(first, column), sheet.cell(first + 1, column)
                upper.value, lower.value = lower.value, upper.value

        found = problems(tmp_path, change)
        assert any(
            "this row is named" in line and line.startswith("Financiën!B5: finance.capex") for line in found
        )

    def test_a_row_that_was_copied(self, tmp_path: Path) -> None:
        def change(book: Any) -> None:
            put(book, "finance.capex", "4 mld")
            sheet = sheet_of(book, "finance")
            for cell in [cell for row in sheet.iter_rows(min_row=5, max_row=5) for cell in row]:
                sheet.cell(20, cell.column).value = cell.value

        (found,) = problems(tmp_path, change)
        assert found.startswith("Financiën!C20: finance.capex: this field was given before, in Financiën!C5")

    def test_a_sheet_that_was_copied(self, tmp_path: Path) -> None:
        (found,) = problems(tmp_path, lambda book: book.copy_worksheet(sheet_of(book, "finance")))
        assert "this sheet is a second copy of the sheet Financiën" in found

    def test_marks_that_are_gone(self, tmp_path: Path) -> None:
        def without_column(book: Any) -> None:
            sheet = sheet_of(book, "finance")
            for row in range(2, 30):
                sheet.cell(row, 1).value = None

        def without_names(book: Any) -> None:
            sheet_of(book, "finance").delete_rows(3)

        assert "Financiën!A1: : the hidden column" in problems(tmp_path, without_column)[0]
        assert problems(tmp_path, without_names) != []

    def test_what_stands_elsewhere_is_told(self, tmp_path: Path) -> None:
        def change(book: Any) -> None:
            put(book, "factory.it_load", 250)
            sheet = sheet_of(book, "factory")
            sheet.cell(7, 9).value = "nog nakijken"
            sheet.cell(60, 3).value = 17
            sheet.row_dimensions[7].hidden = True
            sheet.merge_cells("C8:C9")
            sheet.cell(8, 3).value = 300
            book.create_sheet("Berekening")["A1"] = 12
            sheet_of(book, "start")["C30"] = "mijn tekst"

        assert remarks(read(tmp_path, change)) == [
            "Toelichting!B30: the form's own text was changed here; no values are read from it",
            "Fabriek!A7: this row is hidden, and is read",
            "Fabriek!I7: 'nog nakijken' does not stand in a cell of the form and is not read",
            "Fabriek!C8: C8:C9 are merged: their value counts for the first of them only",
            "Fabriek!C60: '17' does not stand in a cell of the form and is not read",
            "Berekening!A1: this sheet is not a part of the form and is not read",
        ]

    def test_an_item_in_the_row_that_explains_the_columns(self, tmp_path: Path) -> None:
        (found,) = problems(tmp_path, lambda book: put_row(book, "consortium.members", -1, ["A", "NL"]))
        assert found.startswith("Consortium!B11: : this row explained the columns")

    def test_items_below_the_end_of_a_table(self, tmp_path: Path) -> None:
        def change(book: Any) -> None:
            for index in range(11, 15):
                put_row(book, "consortium.members", index, [f"nr {index}"])

        found = problems(tmp_path, change)
        assert [line.partition(", expected")[0] for line in found] == [
            f"Consortium!B{row}: : this row stands below the end of the table" for row in (24, 25, 26)
        ]

    def test_a_sheet_that_is_gone(self, tmp_path: Path) -> None:
        found = read(tmp_path, lambda book: book.remove(sheet_of(book, "use")))
        assert remarks(found) == [
            "Toelichting!A1: the form has no sheet any more for use: nothing is read of it"
        ]


def test_a_formula_counts_as_the_value_that_is_stored_with_it(tmp_path: Path) -> None:
    import re
    import zipfile

    def change(book: Any) -> None:
        put(book, "factory.it_load", "=5*50")
        put(book, "site.name", '=""')

    path = filled(tmp_path / "form.xlsx", change)
    with zipfile.ZipFile(path) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    stored = tmp_path / "stored.xlsx"
    with zipfile.ZipFile(stored, "w") as packed:
        for name, content in members.items():
            changed = re.sub(rb"<f>5\*50</f><v\s*/?>(</v>)?", b"<f>5*50</f><v>250</v>", content)
            changed = re.sub(
                rb'(<c r="C5"[^>]*?)( t="\w+")?>(<f>""</f>)<v\s*/?>(</v>)?', rb'\1 t="str">\3<v></v>', changed
            )
            packed.writestr(name, changed)
    found = read_proposal(stored)
    assert found.proposal.factory.it_load == Amount(250.0)
    assert found.proposal.site.name is None


def test_a_form_saved_by_openpyxl_is_still_one(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(filled(tmp_path / "form.xlsx", minimal))
    book.save(tmp_path / "again.xlsx")
    assert read_proposal(tmp_path / "again.xlsx").document.remarks == ()
