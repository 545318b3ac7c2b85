"""The rules by which a question is answered: data, read from a framework file and never executed.

A rule is a test of one fact, or ``all``, ``any`` or ``not`` of other rules. What is known of a fact is the
set of values that it can still have (a ``World``): an unknown answer stays a set and is never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from aigf.decision.logic import Answer, common, conjunction, disjunction, negation

Kind = Literal["commitment", "policy", "scenario", "field", "quantity"]
Value = str | float

#: Any value of a field or an axis that no rule names.
OTHER = "(other)"


class Key(NamedTuple):
    """A fact: what kind it is and its name, such as ``commitment``, ``grid_agreement``."""

    kind: Kind
    name: str


#: The values that each fact can still have.
World = Mapping[Key, frozenset[Value]]


@dataclass(frozen=True)
class YesNo:
    """A commitment of the proposal, or a policy question that the government answers."""

    key: Key

    def of(self, value: Value) -> Answer:
        return "yes" if value == "yes" else "no"


@dataclass(frozen=True)
class Choice:
    """A scenario axis or a field of the proposal, by the values that mean yes and no.

    Without ``no`` every value that does not mean yes means no; with it, any other value settles nothing.
    """

    key: Key
    yes: tuple[str, ...]
    no: tuple[str, ...] | None

    def of(self, value: Value) -> Answer:
        if value in self.yes:
            return "yes"
        return "no" if self.no is None or value in self.no else "unknown"


@dataclass(frozen=True)
class Bound:
    """A quantity against a bound: a number, or the name of the register entry that holds it."""

    key: Key
    side: Literal["at_least", "at_most"]
    bound: float | str

    def against(self, thresholds: Mapping[str, float]) -> float:
        """The bound as a number; raises ValueError where the register entry is not given."""
        if not isinstance(self.bound, str):
            return self.bound
        if self.bound not in thresholds:
            raise ValueError(f"no value is given for the threshold {self.bound!r} of {self.key.name}")
        return thresholds[self.bound]


@dataclass(frozen=True)
class Combination:
    """All, any or the opposite (of the one part) of other rules."""

    operator: Literal["all", "any", "not"]
    parts: tuple[Rule, ...]


Test = YesNo | Choice | Bound
Rule = Test | Combination


def tests_of(rule: Rule) -> Iterator[Test]:
    """The tests in a rule, from left to right."""
    if isinstance(rule, Combination):
        for part in rule.parts:
            yield from tests_of(part)
    else:
        yield rule


def answer_of(rule: Rule, world: World, thresholds: Mapping[str, float]) -> Answer:
    """What a rule answers in a world: unknown where its facts can still have values that disagree."""
    if isinstance(rule, Bound):
        bound = rule.against(thresholds)
        least = rule.side == "at_least"
        met = {(value >= bound if least else value <= bound) for value in _numbers(world[rule.key])}
        return common("yes" if each else "no" for each in met)
    if not isinstance(rule, Combination):
        return common(rule.of(value) for value in world[rule.key])
    answers = [answer_of(part, world, thresholds) for part in rule.parts]
    if rule.operator == "not":
        return negation(answers[0])
    return conjunction(answers) if rule.operator == "all" else disjunction(answers)


def branches(
    rule: Rule, world: World, thresholds: Mapping[str, float]
) -> Iterator[tuple[Literal["yes", "no"], World]]:
    """The answers that a rule can still get, each with the narrower world in which it does.

    Facts are narrowed one at a time and only until the answer is settled. Where no value settles it (a
    field with a value that no rule foresees) both answers stay possible.
    """
    answer = answer_of(rule, world, thresholds)
    if answer != "unknown":
        yield answer, world
        return
    for test in tests_of(rule):
        values = world[test.key]
        if len(values) > 1 and answer_of(test, world, thresholds) == "unknown":
            for value in sorted(values, key=repr):
                yield from branches(rule, {**world, test.key: frozenset({value})}, thresholds)
            return
    yield "yes", world
    yield "no", world


def _numbers(values: frozenset[Value]) -> Iterator[float]:
    return (value for value in values if isinstance(value, float))
