"""Every sentence that a reader gets holds beside the figures: of fifty mutants of the examples, in both languages."""

from __future__ import annotations

from pathlib import Path
from unittest import mock

import pytest
import vl_convert

from aigf.documents import InputError
from aigf.report.documents import result_object
from aigf.report.drawn import drawn_charts
from aigf.report.extraction import messages
from aigf.report.html import html_report
from aigf.report.questions.answering import QUESTIONS
from aigf.study.appraise import Draws, appraise
from tests.report.directions import ANSWERS, CHARTS, DIRECTION, UNDECIDED, WARNINGS, ruled
from tests.report.sentence_faults import faults, faults_of_page
from tests.report.told import recorded
from tests.study.mutants import Mutant, mutants

LANGUAGES = ("nl", "en")
#: A few more than fifty: some are refused.
MUTANTS, CHUNK = 55, 5
WARNING = (
    "warnings",
    "hardware_warnings",
    "backup",
    "peak",
    "contributions",
    "sources_of_money",
    "price_years",
)
#: Shorter texts are headings and names.
SENTENCE = 36


def read(mutant: Mutant, folder: Path, draws: int = 0) -> bool:
    """Reads every sentence of a mutant in both languages; False where the mutant is refused."""
    try:
        found = appraise(mutant.written(folder), draws=Draws(draws))
    except InputError:
        return False
    for lang in LANGUAGES:
        with mock.patch.object(vl_convert, "vegalite_to_svg", lambda *_, **__: "<svg></svg>"):
            with recorded() as told:
                result = result_object(found, lang)
                charts = drawn_charts(result, lang)
            page = html_report(result, lang)
        wrong = [*faults(found, result, charts, told, lang), *faults_of_page(page, result, lang)]
        assert not wrong, f"mutant {mutant.seed}, {lang}:\n" + "\n".join(wrong) + f"\n{mutant.text}"
    return True


def test_every_sentence_of_a_mutant_holds(tmp_path: Path) -> None:
    assert read(next(mutants(2, 3)), tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, MUTANTS, CHUNK))
def test_every_sentence_of_many_mutants_holds(first: int, tmp_path: Path) -> None:
    tried = [read(mutant, tmp_path) for mutant in mutants(first, first + CHUNK)]
    assert sum(tried) >= CHUNK - 1


@pytest.mark.slow
@pytest.mark.parametrize("seed", [5, 16, 27, 38, 49])
def test_every_sentence_with_ranges_holds(seed: int, tmp_path: Path) -> None:
    assert read(next(mutants(seed, seed + 1)), tmp_path, draws=25)


def test_every_word_that_says_which_way_has_its_rule() -> None:
    answers = {
        sentence.template
        for question in QUESTIONS.values()
        for topic in question.topics
        for sentence in topic.sentences
    }
    of_charts, warnings = set(), set()
    for message, places in messages().items():
        if message and any(place.startswith("report/charts/") for place in places):
            of_charts.add(message)
        if message and any(place.startswith(f"study/{name}.py") for name in WARNING for place in places):
            warnings.add(message)
    for templates, rules in (
        (answers, {**ANSWERS, **UNDECIDED}),
        ({one for one in of_charts if one.endswith((".", "most"))}, CHARTS),
        ({one for one in warnings if one.endswith(".")}, WARNINGS),
    ):
        bare = [
            one
            for one in templates
            if len(one) > SENTENCE and DIRECTION.search(one) and not ruled(one, rules)
        ]
        assert bare == []
        dead = [words for words in rules if not any(words in one for one in templates)]
        assert dead == []
