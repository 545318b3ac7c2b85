"""Judging facts by a framework: the verdict, the way to it, and what must still be asked.

The model is that of SSVC (CERT/CC): an unknown answer stays a set of answers, and every outcome that can
still be reached is reported. It is exact: a fact that several questions ask for has one value in all of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from aigf.decision.facts import Facts, possible_values
from aigf.decision.framework import Framework, Question, Words
from aigf.decision.logic import Answer
from aigf.decision.reasons import evidence_for, reason
from aigf.decision.rules import Key, Value, World, answer_of, branches, tests_of
from aigf.text import Text


@dataclass(frozen=True)
class Step:
    """A question that is passed, its answer, the reason for it and the evidence given."""

    question: str
    answer: Answer
    because: Text
    evidence: tuple[str, ...]

    @property
    def decided(self) -> bool:
        """True where the answer is known."""
        return self.answer != "unknown"


@dataclass(frozen=True)
class Missing:
    """A question whose answer can change the outcome, and what to ask."""

    question: str
    ask: Words


@dataclass(frozen=True)
class Verdict:
    """What a framework says of the facts.

    ``outcome`` is the one outcome that can be reached, else None; ``reachable`` all that can, in the order of
    the framework. ``missing`` is empty exactly where there is one outcome.
    """

    outcome: str | None
    reachable: tuple[str, ...]
    path: tuple[Step, ...]
    missing: tuple[Missing, ...]
    compare_with: tuple[str, ...]


def decide(framework: Framework, facts: Facts) -> Verdict:
    """The verdict of a framework on the facts.

    Raises ValueError where a threshold that a rule names is not given, or an answer is none of yes, no and
    unknown.
    """
    walk = _Walk(framework, facts)
    reached = walk.outcomes_from(framework.first, possible_values(framework.tests(), facts))
    steps = tuple(
        _step(question, walk.visited[name], facts)
        for name, question in framework.questions.items()
        if name in walk.visited
    )
    compared = {
        outcome
        for step in steps
        for answer, outcomes in framework.questions[step.question].compare_with.items()
        if step.answer in (answer, "unknown")
        for outcome in outcomes
    }
    reachable = tuple(name for name in framework.outcomes if name in reached)
    return Verdict(
        outcome=reachable[0] if len(reachable) == 1 else None,
        reachable=reachable,
        path=steps,
        missing=tuple(
            Missing(name, question.ask)
            for name, question in framework.questions.items()
            if name in walk.pivotal
        ),
        compare_with=tuple(name for name in framework.outcomes if name in compared),
    )


def _step(question: Question, world: World, facts: Facts) -> Step:
    return Step(
        question.id,
        answer_of(question.rule, world, facts.thresholds),
        reason(question.rule, world, facts),
        evidence_for(question.rule, facts),
    )


@dataclass
class _Walk:
    """A walk through every world that the facts leave open.

    ``visited`` keeps what the facts of a question's rule can be when it is reached, ``pivotal`` the questions
    whose answer makes a difference in some world.
    """

    framework: Framework
    facts: Facts
    visited: dict[str, dict[Key, frozenset[Value]]] = field(default_factory=dict)
    pivotal: set[str] = field(default_factory=set)
    _known: dict[tuple[str, frozenset[tuple[Key, frozenset[Value]]]], frozenset[str]] = field(
        default_factory=dict
    )

    def outcomes_from(self, name: str, world: World) -> frozenset[str]:
        """The outcomes that can be reached from a question (or outcome) in a world."""
        if name in self.framework.outcomes:
            return frozenset({name})
        # Only the facts that are still to be asked for matter: worlds that differ elsewhere share the result.
        asked = self.framework.asked_from[name]
        state = name, frozenset((key, values) for key, values in world.items() if key in asked)
        if state not in self._known:
            self._known[state] = self._ask(self.framework.questions[name], world)
        return self._known[state]

    def _ask(self, question: Question, world: World) -> frozenset[str]:
        seen = self.visited.setdefault(question.id, {})
        for test in tests_of(question.rule):
            seen[test.key] = seen.get(test.key, frozenset()) | world[test.key]
        targets = set()
        results = set()
        for answer, narrowed in branches(question.rule, world, self.facts.thresholds):
            targets.add(question.target(answer))
            results.add(self.outcomes_from(question.target(answer), narrowed))
        reached = frozenset[str]().union(*results)
        if len(results) > 1 or (len(targets) > 1 and len(reached) > 1):
            self.pivotal.add(question.id)
        return reached
