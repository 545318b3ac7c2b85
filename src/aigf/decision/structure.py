"""Whether the questions of a framework lead somewhere: no loose ends, no orphans, no circles."""

from __future__ import annotations

from collections.abc import Iterable

from aigf.decision.framework import Framework, Question
from aigf.documents import nearest, shown
from aigf.documents.sections import Section
from aigf.text import Text


def check_structure(framework: Framework, top: Section) -> None:
    """Note every answer that leads nowhere, everything that nothing leads to, and every circle."""
    both = set(framework.questions) & set(framework.outcomes)
    for name in sorted(both):
        wrong = Text("{name} is the name of a question too", {"name": shown(name)})
        top.wrong(("outcomes", name), wrong, Text("another name"))
    known = [*framework.questions, *framework.outcomes]
    for question in framework.questions.values():
        _check_targets(question, known, top)
        for answer, outcomes in question.compare_with.items():
            for index, outcome in enumerate(outcomes):
                if outcome not in framework.outcomes:
                    path = ("questions", question.id, "compare_with", answer, index)
                    top.wrong(path, _unknown(outcome), _one_of(outcome, framework.outcomes))
    if not framework.questions:
        top.wrong(("questions",), Text("there is no question"), Text("at least one question"))
        return
    reached = _reached(framework)
    compared = {
        name
        for question in framework.questions.values()
        for names in question.compare_with.values()
        for name in names
    }
    for name in framework.questions:
        if name not in reached:
            top.wrong(("questions", name), Text("no answer leads to this question"), Text("a way to it"))
    for name in framework.outcomes:
        if name not in reached | compared:
            top.wrong(("outcomes", name), Text("no answer leads to this outcome"), Text("a way to it"))
    for name in _on_circles(framework):
        wrong = Text("this question leads back to itself")
        top.wrong(("questions", name), wrong, Text("answers that lead on"))


def _check_targets(question: Question, known: list[str], top: Section) -> None:
    for answer, target in (("yes", question.yes), ("no", question.no)):
        # A target that is empty has been noted as missing.
        if target and target not in known:
            top.wrong(("questions", question.id, answer), _unknown(target), _one_of(target, known))


def _unknown(name: str) -> Text:
    return Text("there is no question or outcome {name}", {"name": shown(name)})


def _one_of(name: str, known: Iterable[str]) -> Text:
    names = list(known)
    return Text("one of {names}", {"names": nearest(name, names) or ", ".join(names)})


def _reached(framework: Framework) -> set[str]:
    """What can be reached from the first question."""
    return {framework.first} | _after(framework, framework.first)


def _after(framework: Framework, start: str) -> set[str]:
    """What can be reached from a question in one step or more."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        question = framework.questions.get(waiting.pop())
        if question is not None:
            fresh = {question.yes, question.no} - found
            found |= fresh
            waiting.extend(fresh)
    return found


def _on_circles(framework: Framework) -> list[str]:
    """The questions that can be reached from themselves."""
    return [name for name in framework.questions if name in _after(framework, name)]
