"""Writes the documents of an appraisal: the directory as a whole, or some of them anew."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aigf.documents import whole_file
from aigf.dossier import Dossier, read_dossier, write_dossier
from aigf.dossier.directory import damaged, whole_directory
from aigf.dossier.texts import messages_in, texts_of, together
from aigf.dossier.writing import TOLD, write_json
from aigf.program.derivation import Basis, derive
from aigf.report.numbers import format_value
from aigf.report.questions import answers
from aigf.report.translations import LANGUAGES, Translate, translator
from aigf.study.kept import dossier_of
from aigf.study.result import Appraisal
from aigf.text import rendered

if TYPE_CHECKING:
    from aigf.report.explanation import Explanations


def write_appraisal(target: Path, appraisal: Appraisal, proposal: Path) -> Dossier:
    """Writes the appraisal directory ``target``, whole or not at all, and returns the dossier in it.

    Raises InputError where ``target`` is something else than an appraisal or cannot be written.
    """
    with whole_directory(target) as folder:
        dossier = answered(dossier_of(appraisal, proposal))
        told = {lang: explained(dossier, lang) for lang in LANGUAGES}
        write_json(folder / "verdict.json", told["en"].result["verdict"])
        write_dossier(folder, dossier)
        for explanations in told.values():
            for name, page in _pages(explanations).items():
                (folder / name).write_bytes(page)
    return dossier


def answered(dossier: Dossier) -> Dossier:
    """The dossier with the report's questions answered, and with what each language says for its texts."""
    questions = together(
        {lang: answers(result_in(dossier, lang), lang, dossier.program) for lang in LANGUAGES}
    )
    told = {**dossier.told, "questions": questions}
    translators = {lang: translator(lang) for lang in LANGUAGES if lang != "en"}
    return replace(dossier, told=told, texts=texts_of(_messages(dossier), translators))


def _messages(dossier: Dossier) -> Iterator[str]:
    yield from messages_in(dossier.told)
    yield from dossier.program.messages()


def spoken(dossier: Dossier, lang: str) -> Translate:
    """What puts a message into ``lang``: as it was said when the dossier was made, else as it is said now."""
    return dossier.translator(lang, translator(lang))


def result_in(dossier: Dossier, lang: str) -> dict[str, Any]:
    """The object of ``aigf appraise --json`` in a language, as it was kept."""
    told = rendered(dossier.told, spoken(dossier, lang), partial(format_value, lang=lang))
    return {name: _existing(value) for name, value in told.items()}


def result_object(appraisal: Appraisal, lang: str) -> dict[str, Any]:
    """The result as ``aigf appraise --json`` prints it: the appraisal with the report's questions answered."""
    result = appraisal.as_object(translator(lang), partial(format_value, lang=lang))
    result["questions"] = answers(result, lang)
    return {name: _existing(value) for name, value in result.items()}


def _existing(value: Any) -> Any:
    """The value with null for every number that does not exist, at any depth."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {name: _existing(inner) for name, inner in value.items()}
    return [_existing(inner) for inner in value] if isinstance(value, list) else value


def explained(dossier: Dossier, lang: str) -> Explanations:
    """The explanations of a dossier, by the formulas that were recorded in it."""
    from aigf.report.explanation import Explanations  # not wanted where nothing is written

    return Explanations(result_in(dossier, lang), dossier.derivation, lang, spoken(dossier, lang))


def explanations(result: Mapping[str, Any], basis: Basis, lang: str) -> Explanations:
    """The explanations of an appraisal of which the result and the basis are at hand, by the formulas of now."""
    from aigf.report.explanation import Explanations  # not wanted where nothing is explained

    return Explanations(result, derive(basis), lang)


def write_documents(folder: Path, formats: Sequence[str], lang: str) -> list[Path]:
    """Writes documents of a finished appraisal anew, each whole, and returns their paths.

    ``formats`` are names of DOCUMENTS. All are made before the first is written. Raises InputError where the folder is
    no appraisal or is damaged, or a document cannot be written.
    """
    found = kept_explanations(folder, lang)
    made: dict[str, bytes] = {}
    try:
        for name in formats:
            made |= DOCUMENTS[name](found)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise damaged(folder, TOLD) from error
    for name, content in made.items():
        with whole_file(folder / name) as fresh:
            fresh.write_bytes(content)
    return [folder / name for name in made]


def kept_explanations(folder: Path, lang: str) -> Explanations:
    """The explanations of the finished appraisal in ``folder``, whatever the formulas are now.

    Raises InputError where the folder is no appraisal or is damaged.
    """
    dossier = read_dossier(folder)
    try:
        made = explained(dossier, lang)
        for name in made.names():
            made.of(name)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise damaged(folder, TOLD) from error
    return made


def _pages(explanations: Explanations) -> dict[str, bytes]:
    """The pages of an appraisal by their names."""
    from aigf.report.explanation.page import explanation_page
    from aigf.report.html import html_report  # charts and templates, not wanted where nothing is written

    lang = explanations.lang
    beside = f"explanation.{lang}.html"
    return {
        f"report.{lang}.html": html_report(explanations.result, lang, beside).encode(),
        beside: explanation_page(explanations).encode(),
    }


def _workbook(explanations: Explanations) -> dict[str, bytes]:
    from aigf.report.workbook import Source, workbook

    lang, translate = explanations.lang, explanations.figures.translate
    source = Source(explanations.result, explanations.derivation, lang, translate)
    return {f"workbook.{lang}.xlsx": workbook(source)}


#: The documents that can be made of an appraisal, by format: their contents by name.
DOCUMENTS: Mapping[str, Callable[[Explanations], dict[str, bytes]]] = {"html": _pages, "xlsx": _workbook}
