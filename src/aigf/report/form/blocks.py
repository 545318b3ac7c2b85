"""The blocks of a sheet: fields below each other, answers with their evidence, and tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aigf.proposal.form import layout
from aigf.proposal.form.layout import Block
from aigf.proposal.numbers import Language
from aigf.proposal.structure import SHAPES, Pattern, Shape
from aigf.proposal.words import usual
from aigf.report.form.entry import validation
from aigf.report.form.filling import fill
from aigf.report.form.guide import guide, help_of
from aigf.report.form.labels import TABLES, label, unit_label
from aigf.report.form.sheet import FormSheet
from aigf.report.translations import Translate
from aigf.report.workbook.place import column_name
from aigf.text import Text

#: Rows of a table to fill in, at least, and how many stay free below what is filled in.
_ROWS = {("evidence",): 34, ("factory", "phases"): 10}
_USUAL_ROWS, _FREE = 12, 5
#: Choices that are named beside the field, at most, and characters of a word on a table that says more than its title.
_FEW, _SHORT = 8, 30
_HEADS = {
    layout.LABEL: Text("Field"),
    layout.VALUE: Text("Fill in"),
    layout.UNIT: Text("Unit"),
    layout.LOW: Text("Lowest (may be empty)"),
    layout.HIGH: Text("Highest (may be empty)"),
    layout.HELP: Text("Explanation"),
}
_OF_ANSWERS = {
    layout.LABEL: Text("Question"),
    layout.ANSWER: Text("Answer"),
    layout.EVIDENCE: Text("Evidence (short names)"),
    layout.NOTE: Text("Note"),
}
_NAMES = Text("Short names from the sheet {sheet}, with semicolons between them")
_RANGE = Text("An uncertain amount: 200-300, approx. 250, or low: 200; central: 250; high: 300")


@dataclass
class Writer:
    """What every block is written with: the sheet, the language, where the lists of choices stand.

    ``evidence`` is the name of the sheet of the evidence; ``alone`` whether the sheet has one block.
    """

    sheet: FormSheet
    lang: Language
    say: Translate
    lists: Mapping[str, str]
    evidence: str
    alone: bool

    def head(self, heads: Mapping[int, str]) -> None:
        """The heads of the columns; of the only block of a sheet they stay in view, and are repeated on paper."""
        self.sheet.height({column: (text, "head") for column, text in heads.items()}, least=20)
        self.sheet.texts(heads, "head")
        if self.alone:
            self.sheet.worksheet.freeze_panes(self.sheet.row, 2)
            self.sheet.worksheet.repeat_rows(self.sheet.row - 1)

    def named(self, path: Pattern) -> str:
        """What a field is called, with a star where it is needed."""
        return label(path).render(self.say) + (" *" if layout.required(path) else "")

    def unit(self, path: Pattern) -> str:
        found = unit_label(path)
        return "" if found is None else found.render(self.say)

    def help(self, path: Pattern) -> str:
        if path[-1] == layout.EVIDENCE and SHAPES[path].kind == "list":
            return Text(_NAMES.template, {"sheet": self.evidence}).render(self.say)
        said, shape = help_of(path, self.lang, self.say), SHAPES[path]
        said = "" if said.casefold() == label(path).render(self.say).casefold() else said
        if shape.kind != "word" or len(shape.words) > _FEW:
            return said
        choices = ", ".join(usual(word, self.lang) for word in shape.words)
        return f"{said.rstrip('.')}: {choices}" if said else choices

    def entry(self, first: tuple[int, int], last: tuple[int, int], shape: Shape) -> None:
        """What may be entered from the first cell to the last one."""
        cell = f"{column_name(first[1])}{first[0] + 1}"
        rule = validation(shape, cell, self.lists, self.say)
        if rule is not None:
            self.sheet.worksheet.data_validation(*first, *last, rule)


def fields_block(writer: Writer, block: Block, values: Mapping[str, Any]) -> None:
    """Fields below each other: name, cell, unit, lowest and highest, explanation."""
    sheet = writer.sheet
    columns = {name: number for number, name in enumerate(layout.COLUMNS[layout.FIELDS], start=1)}
    sheet.names(layout.FIELDS, block.path, {number: name for name, number in columns.items()})
    writer.head({columns[name]: head.render(writer.say) for name, head in _HEADS.items()})
    for path in block.fields:
        _field(writer, path, columns, _stated(values, path[1:]))


def _field(writer: Writer, path: Pattern, columns: Mapping[str, int], value: Any) -> None:
    sheet, row = writer.sheet, writer.sheet.row
    shape = SHAPES[(*path, layout.ANSWER)] if layout.is_answer(path) else SHAPES[path]
    name, unit, said = writer.named(path), writer.unit(path), writer.help(path)
    kind = "required" if layout.required(path) else "input"
    sheet.write(row, columns[layout.LABEL], name, "label")
    sheet.write(row, columns[layout.UNIT], unit, "unit")
    sheet.write(row, columns[layout.HELP], said, "help")
    parts = value if isinstance(value, dict) else {"central": value}
    for column, part in ((layout.VALUE, "central"), (layout.LOW, "low"), (layout.HIGH, "high")):
        at = (row, columns[column])
        if shape.quantity is None and column != layout.VALUE:
            sheet.worksheet.write_blank(*at, None, sheet.form("none"))
            continue
        fill(sheet, at, shape, parts.get(part), kind if column == layout.VALUE else "input", writer.lang)
        writer.entry(at, at, shape)
    sheet.height(
        {
            columns[layout.LABEL]: (name, "label"),
            columns[layout.HELP]: (said, "help"),
            columns[layout.VALUE]: (_shown(parts), kind),
        }
    )
    sheet.mark(".".join(path), name, unit, layout.told([said]) if said else "")
    sheet.row += 1


def _shown(parts: Mapping[str, Any]) -> str:
    value = parts.get("central")
    return value if isinstance(value, str) else ""


def _stated(values: Any, path: Pattern) -> Any:
    """The value of a field; of an answer its word, which may stand for the whole of it."""
    for name in path:
        if not isinstance(values, dict):
            return None
        values = values.get(name) if name != layout.ANSWER else values.get(name, values)
    return values.get(layout.ANSWER) if isinstance(values, dict) and layout.ANSWER in values else values


def answers_block(writer: Writer, block: Block, values: Mapping[str, Any]) -> None:
    """Questions below each other in their groups: answer, evidence, note."""
    sheet = writer.sheet
    columns = {name: number for number, name in enumerate(layout.COLUMNS[layout.ANSWERS], start=1)}
    sheet.names(layout.ANSWERS, block.path, {number: name for name, number in columns.items()})
    writer.head({columns[name]: head.render(writer.say) for name, head in _OF_ANSWERS.items()})
    questions = guide(writer.lang)
    # The groups are those of the template, in which the questions stand in another order than in the schema.
    for path in [path for path in questions.beside if path[:-1] == block.path]:
        group = questions.above.get(path)
        if group:
            sheet.worksheet.set_row(sheet.row, 22)
            sheet.texts({1: group}, "heading")
        _question(writer, path, columns, questions.beside[path], values.get(path[-1]))


def _question(writer: Writer, path: Pattern, columns: Mapping[str, int], question: str, value: Any) -> None:
    sheet, row = writer.sheet, writer.sheet.row
    parts = value if isinstance(value, dict) else {layout.ANSWER: value}
    sheet.write(row, columns[layout.LABEL], question, "label")
    shown = {columns[layout.LABEL]: (question, "label")}
    for name in (layout.ANSWER, layout.EVIDENCE, layout.NOTE):
        at, shape = (row, columns[name]), SHAPES[(*path, name)]
        fill(sheet, at, shape, parts.get(name), "input", writer.lang)
        writer.entry(at, at, shape)
        shown[columns[name]] = (str(parts.get(name) or ""), "input")
    sheet.height(shown)
    sheet.mark(".".join(path), question, "", "")
    sheet.row += 1


def table_block(writer: Writer, block: Block, items: list[Any]) -> None:
    """A table with a row for each item, and free rows below them."""
    sheet = writer.sheet
    own = sheet.row <= 2
    above = [guide(writer.lang).above.get(block.path, ""), guide(writer.lang).beside.get(block.path, "")]
    if not own:
        sheet.row += 1
        sheet.worksheet.set_row(sheet.row, 22)
        sheet.texts({1: TABLES[block.path].render(writer.say)}, "heading")
    about = ". ".join(part.rstrip(".") for part in above if len(part) > _SHORT)
    if about:
        sheet.texts({1: f"{about}."}, "note")
    columns = {path: number for number, path in enumerate(block.fields, start=1)}
    heads = {number: _head_of(writer, path) for path, number in columns.items()}
    names = {number: layout.mark(path[-1], heads[number]) for path, number in columns.items()}
    sheet.names(layout.ROWS, block.path, names)
    writer.head(heads)
    explained = {number: writer.help(path) for path, number in columns.items()}
    sheet.height({number: (text, "about") for number, text in explained.items()})
    sheet.texts(explained, "about")
    first = sheet.row
    count = max(_ROWS.get(block.path, _USUAL_ROWS), len(items) + _FREE)
    for index in range(count):
        item = items[index] if index < len(items) and isinstance(items[index], dict) else {}
        for path, number in columns.items():
            fill(sheet, (sheet.row, number), SHAPES[path], item.get(path[-1]), "input", writer.lang)
        shown = {number: (str(item.get(path[-1]) or ""), "input") for path, number in columns.items()}
        sheet.height(shown, least=18)
        sheet.row += 1
    for path, number in columns.items():
        writer.entry((first, number), (sheet.row - 1, number), SHAPES[path])
    quantity = any(SHAPES[path].quantity is not None for path in columns)
    end = [writer.say("End of the table: insert rows above this line where there are more.")]
    end += [_RANGE.render(writer.say) + "."] if quantity else []
    sheet.texts({1: " ".join(end)}, "end", layout.END)


def _head_of(writer: Writer, path: Pattern) -> str:
    unit = writer.unit(path)
    return f"{writer.named(path)} ({unit})" if unit else writer.named(path)
