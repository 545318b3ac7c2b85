"""The sheet with the decision tree: the answers as they were when the workbook was written."""

from __future__ import annotations

from aigf.report.numbers import GIVEN
from aigf.report.summary import headline, reading
from aigf.report.translations import localised
from aigf.report.wording import ANSWER, STATUS, TRACK, WEIGHT, source_title, word
from aigf.report.workbook.layout import FIRST, HEAD
from aigf.report.workbook.sheet import Sheet
from aigf.report.workbook.source import Source


def decision_sheet(sheet: Sheet, source: Source) -> None:
    """The questions of the framework in the order in which they were answered, and what is still to be asked."""
    say, lang = source.say, source.lang
    verdict = source.result["verdict"]
    head = headline(source.result, lang)
    sheet.widths(20, 64, 12, 74, 44, 18, 12, 22)
    sheet.text(0, 0, f"{sheet.name}: {head.sentence.text}", "title")
    sheet.text(1, 0, localised(verdict["framework"]["title"], lang).text, "note")
    sheet.text(
        2,
        0,
        f"{say('The answers hold for the figures as written; they do not follow when an input is changed.')} "
        f"{head.sample_sentence}".strip(),
        "note",
    )
    heads = (
        say("Code"),
        say("Question"),
        say("Answer"),
        say("Because"),
        say("Threshold"),
        say("Weight"),
        say("Track"),
        say("Section"),
    )
    sheet.head(HEAD, heads)
    sheet.freeze(HEAD)
    row = FIRST
    for step in verdict["path"]:
        texts = (
            str(step["question"]),
            localised(step["text"], lang).text,
            word(ANSWER, step["answer"], lang),
            str(step["because"]),
            "; ".join(_threshold(name, source) for name in step.get("thresholds") or ()),
            word(WEIGHT, step["weight"], lang),
            word(TRACK, step["track"], lang),
            str(step["section"] or ""),
        )
        sheet.texts(row, 0, texts, "wrapped")
        row += 1
    if head.asks:
        sheet.text(row + 1, 0, head.asks_sentence, "heading")
        for place, ask in enumerate(head.asks):
            sheet.text(row + 2 + place, 1, ask.text, "wrapped")


def _threshold(name: str, source: Source) -> str:
    """A figure of the register that a question compares with: what it is, whether it was set, and its source."""
    item, lang = source.result["inputs"][name], source.lang
    title = localised(item["title"], lang).text
    origin = source_title(str((item["source"] or {}).get("title") or ""), lang).text
    from_where = "; ".join(part for part in (word(STATUS, item["status"], lang), origin) if part)
    return f"{title}: {reading(name, item, lang, GIVEN).value} ({from_where})"
