"""The answers to the report's central question and its eleven sub-questions, for one result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from aigf.report.numbers import format_value, is_figure
from aigf.report.questions.added_value import ADDED_VALUE, CENTRAL, CONNECTIONS, ELSEWHERE
from aigf.report.questions.business import BUSINESS_CASE, USERS
from aigf.report.questions.common import GUIDING, SITE
from aigf.report.questions.energy import CONGESTION, ENERGY, NETWORKS, SUSTAINABLE
from aigf.report.questions.sentences import Facts, Question, names_in
from aigf.report.questions.space import ENVIRONMENT, SPACE
from aigf.report.summary import headline
from aigf.report.translations import localised, translator
from aigf.text import Text

#: The central question and the eleven sub-questions of table 1.1, in the order of the page.
QUESTIONS = {
    "central": CENTRAL,
    "1.1": ADDED_VALUE,
    "1.2": ELSEWHERE,
    "1.3": CONNECTIONS,
    "2.1": ENERGY,
    "2.2": CONGESTION,
    "2.3": SUSTAINABLE,
    "2.4": NETWORKS,
    "3.1": SPACE,
    "3.2": ENVIRONMENT,
    "4.1": BUSINESS_CASE,
    "4.2": USERS,
}


def answers(result: Mapping[str, Any], lang: str) -> dict[str, dict[str, Any]]:
    """Title, sentences, the quantities they rest on and the assumed inputs behind those, by question.

    An answer says what the figures of this result bear out and no more; what is not known it says is not known.
    """
    facts = Facts(result, lang)
    _add_words(facts, result)
    return {name: _answer(question, facts) for name, question in QUESTIONS.items()}


def _answer(question: Question, facts: Facts) -> dict[str, Any]:
    translate = translator(facts.lang)
    sentences: list[str] = []
    used: dict[str, None] = {}
    open_subjects: list[str] = []
    for topic in question.topics:
        found = topic.said(facts)
        if found is not None:
            words, sentence = found
            sentences.append(words)
            used |= dict.fromkeys(name.partition(".")[0] for name in names_in(sentence.template))
        elif topic.subject is not None:
            open_subjects.append(topic.subject.render(translate))
    if open_subjects:
        unknown = Text("Not known from this appraisal: {subjects}.", {"subjects": "; ".join(open_subjects)})
        sentences.append(unknown.render(translate))
    return {
        "title": question.title.render(translate),
        "answer": sentences,
        "quantities": [name for name in used if name in facts.quantities],
        "assumed": _assumed(used, facts),
        "steps": [step for step in question.steps if step in facts.steps],
    }


def _assumed(names: Iterable[str], facts: Facts) -> list[str]:
    """The assumed inputs that the named figures rest on, in the order of the result."""
    behind = {name for quantity in names for name in inputs_behind(quantity)}
    return [name for name, item in facts.inputs.items() if name in behind and item["status"] == "assumed"]


@cache
def inputs_behind(name: str) -> frozenset[str]:
    """All names that a quantity is computed from, and its own."""
    from aigf.model import wiring  # loads the graph, which a reader of finished results may not need

    behind = {name}
    if name in wiring.functions():
        for argument in wiring.arguments_of(name):
            behind |= inputs_behind(argument)
    return frozenset(behind)


def _add_words(facts: Facts, result: Mapping[str, Any]) -> None:
    """Counts and titles that sentences use beside figures."""
    facts.words["verdict"] = headline(result, facts.lang).sentence.text
    facts.words["asks"] = len(result["verdict"].get("missing") or ())
    facts.words["pm_items"] = len(result.get("pm") or ())
    for group, steps in (("site", SITE), ("guiding", GUIDING)):
        given = [facts.steps[step] for step in steps if step in facts.steps]
        facts.words[f"{group}_asked"] = len(given)
        for answer in ("yes", "no", "unknown"):
            facts.words[f"{group}_{answer}"] = given.count(answer)
    for name, share in (result.get("chances") or {}).items():
        facts.words[f"chance_{name}"] = format_value(share, "share", facts.lang, 2)
    best = _best_alternative(result)
    if best is not None:
        facts.words["best"] = localised(best["title"], facts.lang).text


def _best_alternative(result: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The alternative with the largest welfare balance, variants of the proposal apart.

    None where fewer than two are known or the best are equal.
    """
    known = [
        (balance["value"], item)
        for name, item in (result.get("alternatives") or {}).items()
        if not name.startswith("central-")
        and is_figure((balance := (item.get("quantities") or {}).get("welfare_balance") or {}).get("value"))
    ]
    known.sort(key=lambda pair: -pair[0])
    return known[0][1] if len(known) > 1 and known[0][0] > known[1][0] else None
