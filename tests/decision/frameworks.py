"""Random small frameworks and facts, and a judge that tries every world: the oracle for ``decide``."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from hypothesis import strategies as st

from aigf.decision import Fact, Facts, Framework, Outcome, Question
from aigf.decision.logic import ANSWERS, Answer, conjunction, disjunction, negation
from aigf.decision.rules import Bound, Choice, Combination, Key, Rule, Value, YesNo

WORDS = {"nl": "x", "en": "x"}
OUTCOMES = ("first", "second", "third")
MODES = ("a", "b", "c")
BOUNDS = (0.0, 1.0, 2.5)
THRESHOLDS = {"limit": 2.5}

yes_no = st.one_of(
    st.sampled_from(["p", "q"]).map(lambda name: YesNo(Key("commitment", name))),
    st.just(YesNo(Key("policy", "m"))),
)
choice = st.one_of(
    st.sampled_from(MODES).map(lambda value: Choice(Key("field", "mode"), (value,), None)),
    st.just(Choice(Key("field", "mode"), ("a",), ("b", "c"))),
    st.just(Choice(Key("scenario", "axis"), ("a", "b"), None)),
)
bound = st.builds(
    Bound,
    st.just(Key("quantity", "x")),
    st.sampled_from(["at_least", "at_most"]),
    st.sampled_from([0.0, 1.0, "limit"]),
)


def _combined(rules: st.SearchStrategy[Rule]) -> st.SearchStrategy[Rule]:
    parts = st.lists(rules, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Combination, st.sampled_from(["all", "any"]), parts),
        st.builds(lambda part: Combination("not", (part,)), rules),
    )


rules: st.SearchStrategy[Rule] = st.recursive(st.one_of(yes_no, choice, bound), _combined, max_leaves=4)


@st.composite
def frameworks(draw: st.DrawFn, size: int = 5) -> Framework:
    """A framework in which every question leads to a later question or to an outcome."""
    count = draw(st.integers(1, size))
    names = [f"q{index}" for index in range(count)]
    questions = {}
    for index, name in enumerate(names):
        targets = st.sampled_from([*names[index + 1 :], *OUTCOMES])
        yes, no = draw(targets), draw(targets)
        questions[name] = Question(
            name, WORDS, WORDS, "tender", "weigh", "report", "q", "1", WORDS, draw(rules), yes, no, {}
        )
    outcomes = {name: Outcome(name, None, WORDS, WORDS) for name in OUTCOMES}
    return Framework("f", "1", WORDS, WORDS, (), questions, outcomes)


answers = st.sampled_from(ANSWERS)
numbers = st.sampled_from([-1.0, 0.0, 0.5, 1.0, 2.0, 2.5, 3.0, math.inf, -math.inf])
ranges = st.tuples(numbers, numbers).map(lambda pair: (min(pair), min(pair), max(pair)))


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """Facts of which each may be unknown."""

    def some(name: str, values: st.SearchStrategy[Any]) -> dict[str, Any]:
        return {name: draw(values)} if draw(st.booleans()) else {}

    commitments = {name: Fact(draw(answers)) for name in ("p", "q")}
    return Facts(
        commitments=commitments,
        quantities=some("x", ranges),
        scenario=some("axis", st.sampled_from([*MODES, "elsewhere"])),
        policy=some("m", answers),
        fields=some("mode", st.sampled_from([*MODES, "B ", "elsewhere"])),
        thresholds=THRESHOLDS,
    )


def worlds(known: Facts) -> Iterator[Mapping[Key, Value]]:
    """Every world that the facts leave open, by plain enumeration."""
    grid = sorted({-math.inf, math.inf, *BOUNDS, *(edge + step for edge in BOUNDS for step in (-0.1, 0.1))})
    options: dict[Key, list[Value]] = {}
    for name in ("p", "q"):
        answer = known.commitments[name].answer
        options[Key("commitment", name)] = ["yes", "no"] if answer == "unknown" else [answer]
    policy = known.policy.get("m", "unknown")
    options[Key("policy", "m")] = ["yes", "no"] if policy == "unknown" else [policy]
    stated = known.fields.get("mode")
    options[Key("field", "mode")] = [stated.strip().lower()] if stated else [*MODES, "elsewhere"]
    axis = known.scenario.get("axis")
    options[Key("scenario", "axis")] = [axis] if axis else [*MODES, "elsewhere"]
    low, _, high = known.quantities.get("x", (-math.inf, 0.0, math.inf))
    options[Key("quantity", "x")] = [value for value in {*grid, low, high} if low <= value <= high]
    for values in product(*options.values()):
        yield dict(zip(options, values, strict=True))


def answer_in(rule: Rule, world: Mapping[Key, Value]) -> Answer:
    """The answer of a rule where every fact is known."""
    if isinstance(rule, Combination):
        parts = [answer_in(part, world) for part in rule.parts]
        if rule.operator == "not":
            return negation(parts[0])
        return conjunction(parts) if rule.operator == "all" else disjunction(parts)
    value = world[rule.key]
    if isinstance(rule, Bound):
        limit = THRESHOLDS[rule.bound] if isinstance(rule.bound, str) else rule.bound
        assert isinstance(value, float)
        return "yes" if (value >= limit if rule.side == "at_least" else value <= limit) else "no"
    return rule.of(value)


def reachable_by_trying(framework: Framework, known: Facts) -> set[str]:
    """Every outcome that some world leads to."""

    def ends(name: str, world: Mapping[Key, Value]) -> set[str]:
        if name in framework.outcomes:
            return {name}
        question = framework.questions[name]
        answer = answer_in(question.rule, world)
        targets = {"yes": [question.yes], "no": [question.no], "unknown": [question.yes, question.no]}
        return {end for target in targets[answer] for end in ends(target, world)}

    return {end for world in worlds(known) for end in ends(framework.first, world)}
