"""A decision framework: questions that lead to questions or outcomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from aigf.decision.rules import Bound, Key, Rule, Test, tests_of

#: Words in the languages of the reader: ``nl`` and ``en``.
Words = Mapping[str, str]

Track = Literal["policy", "tender", "site", "legal"]
Weight = Literal["knock-out", "weigh", "soft"]
#: Stands for all countries that no framework names.
ELSEWHERE = "elsewhere"
#: Where a question comes from: asked by the report, read into it, or from outside the report.
Origin = Literal["report", "inferred", "external"]


@dataclass(frozen=True)
class Question:
    """A question with the rule that answers it and where each answer leads.

    ``ask`` is what to ask, and of whom, as long as the answer is unknown. ``quote`` is literal from the
    report and empty where ``origin`` is external; ``section`` says where it stands. ``compare_with`` names
    the outcomes that an answer makes an alternative to compare the proposal with. ``shows`` names quantities and inputs
    that stand beside the question as evidence; the answer does not depend on them.
    """

    id: str
    text: Words
    ask: Words
    track: Track
    weight: Weight
    origin: Origin
    quote: str
    section: str
    note: Words
    rule: Rule
    yes: str
    no: str
    compare_with: Mapping[str, tuple[str, ...]]
    shows: tuple[str, ...] = ()

    @property
    def inferred(self) -> bool:
        """True where the question is not asked by the report in so many words."""
        return self.origin != "report"

    @property
    def thresholds(self) -> tuple[str, ...]:
        """The register entries that hold the bounds of its rule."""
        tests = tests_of(self.rule)
        bounds = (test.bound for test in tests if isinstance(test, Bound))
        return tuple(dict.fromkeys(bound for bound in bounds if isinstance(bound, str)))

    def target(self, answer: Literal["yes", "no"]) -> str:
        return self.yes if answer == "yes" else self.no


@dataclass(frozen=True)
class Outcome:
    """An end of the framework; ``option`` is the policy alternative it stands for, if it stands for one."""

    id: str
    option: str | None
    title: Words
    text: Words


@dataclass(frozen=True)
class Framework:
    """Questions in the order in which they are shown, the first of which is asked first; and outcomes.

    ``limits`` says what the framework does not test, and what about it was inferred. ``countries`` are those whose
    sites it is for, by code, or ``elsewhere``: all others; ``options`` the policy alternatives that it decides between.
    """

    id: str
    version: str
    title: Words
    source: Words
    limits: tuple[Words, ...]
    questions: Mapping[str, Question]
    outcomes: Mapping[str, Outcome]
    countries: tuple[str, ...] = ()
    options: tuple[str, ...] = ()

    @cached_property
    def first(self) -> str:
        return next(iter(self.questions))

    def tests(self) -> Iterator[Test]:
        """Every test of every rule."""
        for question in self.questions.values():
            yield from tests_of(question.rule)

    @cached_property
    def asked_from(self) -> Mapping[str, frozenset[Key]]:
        """For each question the facts that its rule and the questions after it ask for."""
        found: dict[str, frozenset[Key]] = {outcome: frozenset() for outcome in self.outcomes}

        def collect(name: str) -> frozenset[Key]:
            if name not in found:
                question = self.questions[name]
                own = frozenset(test.key for test in tests_of(question.rule))
                found[name] = own | collect(question.yes) | collect(question.no)
            return found[name]

        for name in self.questions:
            collect(name)
        return found
