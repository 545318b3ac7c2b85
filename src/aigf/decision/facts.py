"""What is known when a proposal is judged, and the values that each fact can still have."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from aigf.decision.logic import ANSWERS, Answer
from aigf.decision.rules import OTHER, Bound, Choice, Key, Test, Value, World


@dataclass(frozen=True)
class Fact:
    """The answer to a commitment, and the evidence (ids of the proposal) given for it."""

    answer: Answer
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Facts:
    """Everything that rules may ask for; what is not given is unknown.

    ``quantities`` are (low, value, high) in the unit of the quantity: what is known of one is its range.
    ``fields`` are texts of the proposal by dotted path, ``thresholds`` register entries. ``origins``
    says of a quantity whether it is stated, computed, or computed from assumptions (``assumed``).
    """

    commitments: Mapping[str, Fact] = field(default_factory=dict)
    quantities: Mapping[str, tuple[float, float, float]] = field(default_factory=dict)
    scenario: Mapping[str, str] = field(default_factory=dict)
    policy: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str | None] = field(default_factory=dict)
    thresholds: Mapping[str, float] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)

    def answer(self, key: Key) -> str:
        """The answer to a commitment or a policy question.

        Raises ValueError for anything but yes, no and unknown.
        """
        if key.kind == "commitment":
            given = self.commitments.get(key.name)
            answer: str = given.answer if given else "unknown"
        else:
            answer = self.policy.get(key.name, "unknown")
        if answer not in ANSWERS:
            raise ValueError(f"{key.kind} {key.name} is {answer!r}: expected yes, no or unknown")
        return answer

    def stated(self, key: Key) -> str | None:
        """The value of a field or a scenario axis as it was given, or None."""
        return (self.fields if key.kind == "field" else self.scenario).get(key.name)

    def range_of(self, name: str) -> tuple[float, float] | None:
        """The low and high end of a quantity, around all three numbers; None where it is not known."""
        if name not in self.quantities:
            return None
        given = self.quantities[name]
        return None if any(map(math.isnan, given)) else (min(given), max(given))


def possible_values(tests: Iterable[Test], facts: Facts) -> World:
    """The values that each fact in ``tests`` can still have.

    Where a number lies between two bounds makes no difference, so one number stands for each bound and for
    each stretch between bounds: every fact has finitely many values, and every rule an exact answer.
    """
    by_key: dict[Key, list[Test]] = {}
    for test in tests:
        by_key.setdefault(test.key, []).append(test)
    return {key: _possible(key, asked, facts) for key, asked in by_key.items()}


def _possible(key: Key, tests: list[Test], facts: Facts) -> frozenset[Value]:
    if key.kind == "quantity":
        bounds = {test.against(facts.thresholds) for test in tests if isinstance(test, Bound)}
        return frozenset(_stretches(sorted(bounds), facts.range_of(key.name)))
    if key.kind in ("commitment", "policy"):
        answer = facts.answer(key)
        return frozenset({"yes", "no"}) if answer == "unknown" else frozenset({answer})
    named = {value for test in tests if isinstance(test, Choice) for value in (*test.yes, *(test.no or ()))}
    stated = facts.stated(key)
    if stated is None:
        return frozenset(named | {OTHER})
    plain = " ".join(stated.split()).casefold()
    return frozenset({next((value for value in named if value.casefold() == plain), OTHER)})


def _stretches(bounds: list[float], known: tuple[float, float] | None) -> list[float]:
    """A number for each bound and each stretch beside and between bounds that a range touches."""
    low, high = known or (-math.inf, math.inf)
    low, high = min(low, sys.float_info.max), max(high, -sys.float_info.max)
    edges = [-math.inf, *bounds, math.inf]
    at_bounds = [bound for bound in bounds if low <= bound <= high]
    between = [_inside(left, right) for left, right in pairwise(edges) if low < right and high > left]
    return at_bounds + between


def _inside(left: float, right: float) -> float:
    """A number strictly between two bounds, either of which may be infinite."""
    if math.isinf(left) and math.isinf(right):
        return 0.0
    if math.isinf(left):
        return math.nextafter(right, -math.inf)
    if math.isinf(right):
        return math.nextafter(left, math.inf)
    return left + (right - left) / 2
