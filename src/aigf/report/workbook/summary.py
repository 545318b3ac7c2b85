"""The first sheet: the verdict, the key figures, what may be changed and how the colours are to be read."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aigf.report.standing import standing
from aigf.report.study.titles import alternative_alone
from aigf.report.summary import headline, status_word
from aigf.report.translations import localised
from aigf.report.wording import HEADLINES, SCENARIO, SEARCHED, word
from aigf.report.workbook.inputs import changed_inputs
from aigf.report.workbook.layout import HEAD, Layout
from aigf.report.workbook.place import Place
from aigf.report.workbook.sheet import Sheet
from aigf.report.workbook.source import Source
from aigf.report.workbook.statements import shown
from aigf.report.workbook.styles import number_format
from aigf.study.break_even import FOUND, NPV
from aigf.text import Text

#: The figures of the summary: those of the page's head, and what a decision turns on.
FIGURES = (
    *HEADLINES,
    "accelerator_count",
    "pue",
    "opex",
    "revenue",
    "levelised_price_per_gpu_hour",
    "levelised_cost_per_gpu_hour",
    "project_irr",
    "equity_irr",
    "dscr_min",
    "debt_capacity_share",
    "funding_gap",
    "national_contribution",
    "welfare_costs",
    "welfare_benefits",
    "welfare_balance",
    "benefit_cost_ratio",
    "social_irr",
)
_COLUMNS = 7


def summary_sheet(
    sheet: Sheet, source: Source, layout: Layout, flag: Place, sheets: Sequence[tuple[str, str]]
) -> None:
    """Writes the summary; ``sheets`` are the names of the other sheets, each with what it holds."""
    say, lang, result = source.say, source.lang, source.result
    head = headline(result, lang)
    sheet.widths(58, 22, 20, 20, 20, 20, 20, 60, 70)
    sheet.text(0, 0, str(result["proposal"].get("name") or sheet.name), "title")
    alternative = alternative_alone(result["alternative"], lang)
    scenario = word(SCENARIO, result["scenario"]["name"], lang)
    sheet.text(1, 0, f"{alternative}; {scenario}; {say('register')} {result['register_version']}", "note")
    sheet.paragraph(2, head.sentence.text, _COLUMNS, "verdict")
    row = _figures(sheet, source, layout)
    row = _state(sheet, source, layout, flag, row + 1)
    row = _legend(sheet, source, row + 1)
    row = _warnings(sheet, source, [outcome.title.text for outcome in head.outcomes], row + 1)
    sheet.text(row + 1, 0, say("Sheets"), "heading")
    for place, (name, text) in enumerate(sheets, start=2):
        sheet.link(row + place, 0, name)
        sheet.text(row + place, 1, text, "note")


def _figures(sheet: Sheet, source: Source, layout: Layout) -> int:
    """The key figures: live, with the range of the draws as it was written. Returns the first row below."""
    say = source.say
    heads = (
        say("Key figure"),
        say("Unit"),
        say("Value"),
        say("P5"),
        say("P50"),
        say("P95"),
        say("As written"),
        say("Point value and draws"),
        say("Origin"),
    )
    sheet.head(HEAD, heads, (2, _COLUMNS))
    sheet.freeze(HEAD, repeat=False)
    row = HEAD + 1
    for name in FIGURES:
        quantity = source.result["quantities"].get(name)
        if quantity is None or name not in layout.numbers:
            continue
        value = float(source.value(name).flat[0])
        if quantity["value"] is None and np.isfinite(value):
            continue  # the appraisal does not report it
        look = number_format(np.atleast_1d(value), source.is_share(name), source.symbol(name))
        sheet.text(row, 0, source.label(name), "label")
        sheet.text(row, 1, source.unit(name), "note")
        none = say("no IRR exists") if name.endswith("_irr") else value
        now = none if np.isnan(value) else value
        sheet.formula(row, 2, shown(name, layout).cell(0, sheet.name), now, "key", look)
        for column, end in enumerate(("low", "median", "high"), start=3):
            sheet.number(row, column, quantity.get(end), "written", look)
        if np.isnan(value):
            sheet.text(row, 6, str(none) if isinstance(none, str) else "", "written")
        else:
            sheet.number(row, 6, value, "written", look)
        sheet.text(row, _COLUMNS, standing(name, quantity, source.lang) or "", "wrapped_note")
        sheet.text(row, _COLUMNS + 1, _origin(name, source), "wrapped_note")
        row += 1
    row = _searched(sheet, source, row)
    cells = (HEAD + 1, 2, row - 1, 2)
    sheet.where(cells, f"ISERROR({Place('', HEAD + 1, 2, 2).cell(0, '')})", "missing")
    return row


def _searched(sheet: Sheet, source: Source, row: int) -> int:
    """What was looked for by computing again and again: values as written, which no cell can redo."""
    for name in SEARCHED:
        quantity = source.result["quantities"].get(name)
        if quantity is None:
            continue
        share = name.endswith("_share")
        value = quantity["value"]
        look = number_format(np.atleast_1d(np.nan if value is None else value), share, quantity["unit"])
        sheet.text(row, 0, localised(quantity["label"], source.lang).text, "label")
        sheet.text(row, 1, quantity["unit"] or source.say("share"), "note")
        for column, end in enumerate(("low", "median", "high"), start=3):
            sheet.number(row, column, quantity.get(end), "written", look)
        if value is None:
            sheet.text(row, 6, source.say("none suffices"), "written")
        else:
            sheet.number(row, 6, value, "written", look)
        sheet.text(row, _COLUMNS + 1, _check(name, source), "wrapped_note")
        row += 1
    return row


def _origin(name: str, source: Source) -> str:
    """What a figure is, and which assumptions decide it, as the page says them."""
    said = status_word(source.result["quantities"][name], source.lang)
    return f"{said[:1].upper()}{said[1:]}. {source.assumed(name)}".rstrip()


def _check(name: str, source: Source) -> str:
    """That a figure was looked for, and how that can be checked."""
    share = FOUND[name].share
    found = share is not None and source.result["quantities"][share]["value"]
    named = ("national_contribution_share", "union_contribution_share", NPV)
    if found and FOUND[name].buys_hours and all(source.known(item) for item in named):
        text = Text(
            "Found by a search, a value as written. To check it here: give {state} the share that was found and "
            "{union} 0%; {worth} then comes to zero.",
            {name: source.label(item) for name, item in zip(("state", "union", "worth"), named, strict=True)},
        )
    else:
        text = Text(
            "Found by a search, a value as written. aigf explain, with the directory of this appraisal and the name "
            "{name}, puts it back into the formulas.",
            {"name": name},
        )
    return text.render(source.say)


def _state(sheet: Sheet, source: Source, layout: Layout, flag: Place, row: int) -> int:
    """Whether the workbook is as it was written. Returns the first row below."""
    say = source.say
    sheet.text(row, 0, say("Is the workbook as it was written?"), "heading")
    sheet.text(row + 1, 0, say("Input cells that were changed"), "label")
    sheet.formula(row + 1, 1, changed_inputs(layout, sheet.name), 0.0, "left", "0")
    sheet.where((row + 1, 1, row + 1, 1), f"{Place('', row + 1, 1).cell(0, '')}>0", "alarm")
    sheet.text(row + 2, 0, say("Simulation"), "label")
    sheet.formula(row + 2, 1, flag.cell(0, sheet.name), say("The simulation still holds"), "calculated")
    text = say(
        "Verdict, warnings, decision tree and the columns P5, P50 and P95 are values: they hold for the inputs as "
        "written. For other inputs, appraise again."
    )
    sheet.paragraph(row + 3, text, _COLUMNS, "wrapped")
    return row + 4


def _legend(sheet: Sheet, source: Source, row: int) -> int:
    say = source.say
    sheet.text(row, 0, say("How to read this workbook"), "heading")
    text = say(
        "This is the appraisal as a workbook that calculates: every formula of the model stands in a cell, made from "
        "the same source as the report. Change a yellow cell, and everything that rests on it follows."
    )
    sheet.paragraph(row + 1, text, _COLUMNS)
    meanings = (
        ("input", say("An input: may be changed.")),
        ("simulated", say("Simulated hour by hour, or a schedule: a value that this workbook cannot redo.")),
        (
            "stated",
            say("Stated in the proposal and used as it stands; what the model computes is in the row below."),
        ),
        ("calculated", say("Calculated: a formula.")),
        (
            "subordinate",
            say("A part of the formula above, or what the model computes beside a stated figure."),
        ),
        ("missing", say("#N/A: a number that does not exist, such as a cover ratio in a year without debt.")),
    )
    for place, (kind, meaning) in enumerate(meanings, start=2):
        sheet.text(row + place, 0, say("like this"), kind)
        sheet.text(row + place, 1, meaning)
    return row + 2 + len(meanings)


def _warnings(sheet: Sheet, source: Source, outcomes: Sequence[str], row: int) -> int:
    """The outcomes that are still possible, and the warnings of the appraisal."""
    say = source.say
    if source.result["verdict"]["outcome"] is None and outcomes:
        sheet.text(row, 0, say("Outcomes that are still possible"), "heading")
        for place, outcome in enumerate(outcomes, start=1):
            sheet.text(row + place, 0, outcome)
        row += len(outcomes) + 2
    if source.result["warnings"]:
        sheet.text(row, 0, say("Warnings"), "heading")
        for warning in source.result["warnings"]:
            row += 1
            sheet.paragraph(row, localised(str(warning), source.lang).text, _COLUMNS)
        row += 1
    return row
