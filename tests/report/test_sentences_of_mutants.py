"""The sentences that answer a question cite figures of their result: of mutants of the examples, in both languages."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aigf.documents import InputError
from aigf.report.documents import result_object
from aigf.report.questions.answering import QUESTIONS, known
from aigf.report.questions.sentences import Facts, Sentence, names_in
from aigf.report.translations import translator
from aigf.study.appraise import appraise
from tests.study.mutants import mutants

LANGUAGES = ("nl", "en")
#: Figures of time are told in years, months, weeks, days or hours; other units differ by powers of ten.
SCALES = (1.0, 12.0, 52.18, 365.0, 365.25, 8760.0, 8766.0, 5256.0, 5259.6)
NUMBER = re.compile(r"\d[\d.,]*")
BROKEN = re.compile(r"[{}]|\bnan\b|\binf\b|\bNone\b(?! of )|/tmp/|[-−]0(?![\d.,])")


def said(facts: Facts) -> Iterator[tuple[str, Sentence]]:
    for question in QUESTIONS.values():
        for topic in question.topics:
            found = topic.said(facts)
            if found is not None:
                yield found


def tokens(text: str) -> list[str]:
    return [token.rstrip(".,") for token in NUMBER.findall(text)]


def figures(sentence: Sentence, facts: Facts, result: dict[str, Any]) -> list[float]:
    """The numbers of the result that the sentence names."""
    found = []
    for name in names_in(sentence.template):
        first, _, rest = name.partition(".")
        of = result["alternatives"].get(first.replace("_", "-"))
        item = of["quantities"].get(rest.partition(".")[0]) if of else None
        item = item or result["quantities"].get(first) or result["inputs"].get(first)
        if item is not None and first not in facts.words:
            found += [item.get(key) for key in ("value", "low", "median", "high")]
    return [value for value in found if value is not None and math.isfinite(value)]


def cites(token: str, lang: str, values: list[float]) -> bool:
    """True where the token is one of the values, rounded to the digits that it has."""
    decimal, thousands = (",", ".") if lang == "nl" else (".", ",")
    plain = token.replace(thousands, "").replace(decimal, ".")
    shown = float(plain)
    if shown == 0:
        return any(abs(value) < 1 for value in values)
    whole = plain if "." in plain else plain.rstrip("0")
    digits = max(len(whole.replace(".", "").lstrip("0")), 2)
    for value in values:
        for scale in SCALES:
            if value == 0:
                continue
            power = round(math.log10(shown / abs(value * scale)))
            if math.isclose(shown, abs(value * scale) * 10.0**power, rel_tol=5.2 * 10.0**-digits):
                return True
    return not plain.strip("0.1") or any(
        shown == 10 ** round(math.log10(shown)) for value in values if value == 0
    )


def wrong(result: dict[str, Any], lang: str) -> list[str]:
    """The sentences that are broken or say a number that is none of the figures they name."""
    facts = known(result, lang)
    found = []
    for text, sentence in said(facts):
        literal = tokens(translator(lang)(sentence.template))
        words = [str(facts.words[name]) for name in names_in(sentence.template) if name in facts.words]
        allowed = {*literal, *(token for word in words for token in tokens(word))}
        values = figures(sentence, facts, result)
        bad = [token for token in tokens(text) if token not in allowed and not cites(token, lang, values)]
        if bad or BROKEN.search(text):
            found.append(f"{bad}: {text}")
    return found


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 36, 4))
def test_sentences_cite_the_figures_of_their_result(first: int, tmp_path: Path) -> None:
    tried = 0
    for mutant in mutants(first, first + 4):
        try:
            found = appraise(mutant.written(tmp_path))
        except InputError:
            continue
        tried += 1
        for lang in LANGUAGES:
            assert not wrong(result_object(found, lang), lang), f"mutant {mutant.seed}:\n{mutant.text}"
    assert tried >= 2
