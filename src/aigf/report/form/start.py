"""The first sheet of the form: how to fill it in, what its colours mean, and what is on which sheet."""

from __future__ import annotations

from collections.abc import Sequence

from aigf.proposal.form import layout
from aigf.proposal.numbers import Language
from aigf.report.form.labels import SECTIONS
from aigf.report.form.sheet import FormSheet
from aigf.report.translations import translator
from aigf.report.workbook.place import quoted
from aigf.text import Text

_HOW = (
    Text(
        "Fill in the yellow cells. What is not known yet stays empty, or says PM or TBD: it becomes an "
        "assumption or a question."
    ),
    Text("Fields with a * are needed; in a table only in the rows that are used."),
    Text(
        "A number alone is in the unit that stands beside the cell. Another unit goes into the cell with the "
        "number: 250000 kW, 4 bn euro, 8 ct/kWh. The unit beside it stays as it is."
    ),
    Text(
        "An uncertain amount has its lowest and highest value beside it, or all of it in one cell: 200-300 "
        "MW, approx. 30 ha, at most 7 bn. In a table: low: 200; central: 250; high: 300."
    ),
    Text("Choices have a list in the cell. Other usual words are understood too, in Dutch and in English."),
    Text(
        "Evidence gets a short name on the sheet {evidence}. That name stands with an answer; several of them "
        "between semicolons."
    ),
    Text(
        "Each row of a table is one item; empty rows do not count. More rows are inserted above the last line "
        "of the table."
    ),
    Text(
        "Texts of one's own beside the form, extra sheets, pictures and comments are not read; the check says "
        "which."
    ),
    Text(
        "A formula counts as the value that is stored with it: save the form in Excel or LibreOffice before "
        "it is checked."
    ),
    Text(
        "The sheets are protected without a password, so that nothing is overwritten by accident. Take the "
        "protection off where it is in the way (Review, Unprotect Sheet). Sheets may be moved and renamed; "
        "the hidden first column must stay."
    ),
    Text(
        "Check the form with aigf check FILE.xlsx: it names every problem with its cell, and how each value "
        "was read."
    ),
)
_WHAT = {
    "proposal": Text("what is proposed, by whom and when"),
    "consortium": Text("who build and run the factory"),
    "factory": Text("the accelerators, their phases and the building around them"),
    "site": Text("where the factory stands"),
    "sites": Text("only for a proposal with several sites"),
    "energy": Text("the connection to the grid, the supply of electricity, backup and heat"),
    "use": Text("what the capacity is used for, by whom and at what price"),
    "finance": Text("cost, revenue and who pays"),
    "commitments": Text("answers to the questions of the assessor, with evidence"),
    "evidence": Text("the documents and statements that the answers rest on"),
}


def start_sheet(sheet: FormSheet, sheets: Sequence[tuple[str, str]], lang: Language) -> None:
    """Writes the first sheet; ``sheets`` are the others, by section and name."""
    say = translator(lang)
    sheet.widths(18, 100)
    sheet.row = 1
    sheet.title(say("Proposal for an AI gigafactory"))
    sheet.row += 1
    sheet.texts({1: say("Filling in the form")}, "heading")
    evidence = {"evidence": SECTIONS["evidence"].render(say)}
    for number, how in enumerate(_HOW, start=1):
        said = Text(how.template, evidence).render(say)
        sheet.height({2: (said, "plain")})
        sheet.texts({1: f"{number}.", 2: said}, {1: "number", 2: "plain"})
    sheet.row += 1
    sheet.texts({1: say("Colours")}, "heading")
    for kind, meaning in (
        ("input", Text("to fill in")),
        ("required", Text("needed")),
        ("none", Text("stays empty")),
    ):
        sheet.worksheet.write_blank(sheet.row, 1, None, sheet.form(kind, locked=True))
        sheet.texts({2: meaning.render(say)}, "plain")
    sheet.row += 1
    sheet.texts({1: say("Sheets")}, "heading")
    for section, name in sheets:
        sheet.texts({1: name, 2: _WHAT[section].render(say)}, {1: "link", 2: "plain"})
        sheet.worksheet.write_url(
            sheet.row - 1, 1, f"internal:{quoted(name)}!B2", sheet.form("link"), string=name
        )
    sheet.row += 1
    version = Text("Form of aigf, format version {version}", {"version": layout.VERSION})
    sheet.texts({1: version.render(say)}, "note")
    sheet.worksheet.fit_to_pages(1, 1)
    sheet.finish()
