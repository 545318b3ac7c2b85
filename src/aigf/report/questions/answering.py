"""The answers to the report's central question and its eleven sub-questions, for one result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from aigf.report.charts.connection import chosen, year_in
from aigf.report.numbers import format_value, is_figure
from aigf.report.questions.added_value import ADDED_VALUE, CENTRAL, CONNECTIONS, ELSEWHERE
from aigf.report.questions.assumptions import with_assumptions
from aigf.report.questions.business import BUSINESS_CASE, USERS
from aigf.report.questions.common import GUIDING, SITE
from aigf.report.questions.congestion import CONGESTION
from aigf.report.questions.energy import ENERGY, NETWORKS, SUSTAINABLE
from aigf.report.questions.sentences import Facts, Question, names_in
from aigf.report.questions.space import ENVIRONMENT, SPACE
from aigf.report.standing import RESULTS, standings
from aigf.report.summary import headline, rates_listed
from aigf.report.translations import localised, translator
from aigf.text import Text

if TYPE_CHECKING:
    from aigf.program import Program

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


def answers(
    result: Mapping[str, Any], lang: str, program: Program | None = None
) -> dict[str, dict[str, Any]]:
    """Title, sentences, the quantities they rest on and the assumed inputs behind those, by question.

    An answer says what the figures of this result bear out and no more; what is not known it says is not known.
    ``program`` has the formulas of a finished appraisal; without it they are those of the model.
    """
    facts = known(result, lang)
    return {name: _answer(question, facts, program) for name, question in QUESTIONS.items()}


def known(result: Mapping[str, Any], lang: str) -> Facts:
    """The facts of a result, with the counts and titles that sentences use beside figures."""
    facts = Facts(result, lang)
    _add_words(facts, result)
    return facts


def _answer(question: Question, facts: Facts, program: Program | None) -> dict[str, Any]:
    translate = translator(facts.lang)
    sentences: list[str] = []
    told: set[str] = set()
    used: dict[str, None] = {}
    open_subjects: list[str] = []
    for topic in question.topics:
        found = topic.said(facts)
        if found is not None:
            words, sentence = found
            sentences.append(with_assumptions(words, sentence, facts, told))
            used |= dict.fromkeys(name.partition(".")[0] for name in names_in(sentence.template))
        elif topic.subject is not None:
            open_subjects.append(topic.subject.render(translate))
    cited = [name for name in RESULTS if name in used]
    for label, words in standings(cited, facts.quantities, facts.lang):
        sentences.append(f"{label}: {words}.")
    if open_subjects:
        unknown = Text("Not known from this appraisal: {subjects}.", {"subjects": "; ".join(open_subjects)})
        sentences.append(unknown.render(translate))
    return {
        "title": question.title.render(translate),
        "answer": sentences,
        "quantities": [name for name in used if name in facts.quantities],
        "assumed": _assumed(used, facts, program),
        "steps": [step for step in question.steps if step in facts.steps],
    }


def _assumed(names: Iterable[str], facts: Facts, program: Program | None) -> list[str]:
    """The assumed inputs that the named figures rest on, in the order of the result."""
    behind = {name for quantity in names for name in inputs_behind(quantity, program)}
    return [name for name, item in facts.inputs.items() if name in behind and item["status"] == "assumed"]


def inputs_behind(name: str, program: Program | None = None) -> frozenset[str]:
    """All names that a quantity is computed from, and its own; by the formulas of a program, else by the model's."""
    return _behind(name) if program is None else program.behind(name)


@cache
def _behind(name: str) -> frozenset[str]:
    from aigf.model import wiring  # loads the graph, which a reader of finished results may not need

    behind = {name}
    if name in wiring.functions():
        for argument in wiring.arguments_of(name):
            behind |= _behind(argument)
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
    _add_connection(facts, result.get("connection"))
    for name, share in (result.get("chances") or {}).items():
        facts.words[f"chance_{name}"] = _percentage(share, facts)
    for name, quantity in facts.quantities.items():
        if quantity.get("rates"):
            facts.words[f"{name}_rates"] = rates_listed(quantity["rates"], facts.lang)
    alternatives = result.get("alternatives") or {}
    for name, item in alternatives.items():
        if is_figure(item.get("proposal_better")):
            facts.words[f"better_than_{_word(name)}"] = _percentage(item["proposal_better"], facts)
    ranked = [item for item in alternatives.values() if is_figure(item.get("best"))]
    if ranked:
        best = max(ranked, key=lambda item: item["best"])
        facts.words["best"] = localised(best["title"], facts.lang).text
        facts.words["best_share"] = _percentage(best["best"], facts)
        facts.words |= {f"{_word(name)}_is_best": int(item is best) for name, item in alternatives.items()}
    for name, item in alternatives.items():
        if is_figure(item.get("switching")):
            facts.words[f"{_word(name)}_switching"] = format_value(item["switching"], "", facts.lang, 3)


def _word(alternative: str) -> str:
    """The name of an alternative as sentences write it."""
    return alternative.replace("-", "_")


def _add_connection(facts: Facts, connection: Mapping[str, Any] | None) -> None:
    """The years of the connection: by form of contract, of the form that holds, and at other stations."""
    if not connection:
        return
    for form in connection["forms"]:
        facts.words[f"connection_{form['contract'].replace('-', '_')}"] = str(year_in(form["p50"]))
        if form["contract"] == chosen(connection):
            years = {"connection_year": "p50", "connection_p10": "p10", "connection_p90": "p90"}
            facts.words |= {name: str(year_in(form[key])) for name, key in years.items()}
    facts.words["connection_planned"] = int(connection["planned"])
    facts.words["connection_start"] = str(connection["start"])
    for end in ("earliest", "latest") if connection["basis"] != "regional" else ():
        facts.words[f"connection_{end}_station"] = connection[end]["station"]
        facts.words[f"connection_{end}_room"] = str(connection[end]["year"])


def _percentage(share: float, facts: Facts) -> str:
    return format_value(share, "share", facts.lang, 2)
