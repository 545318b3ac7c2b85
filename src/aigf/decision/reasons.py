"""Why a question got its answer, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from aigf.decision.facts import Facts
from aigf.decision.labels import CHOICES, COMMITMENTS, POLICY, VALUES, as_it_is, quantity
from aigf.decision.rules import Bound, Combination, Rule, Test, World, YesNo, answer_of, tests_of
from aigf.text import Measure, Text


def reason(rule: Rule, world: World, facts: Facts) -> Text:
    """What settles the answer to a rule or leaves it open; facts with the same answer share a sentence."""
    said = {str(text): text for text in (_sentence(test, facts) for test in _settling(rule, world, facts))}
    by_template: dict[str, list[Text]] = {}
    for sentence in said.values():
        by_template.setdefault(sentence.template, []).append(sentence)
    joined: Text | None = None
    for sentences in by_template.values():
        for sentence in _merged(sentences):
            joined = Text("{first} {next}", {"first": joined, "next": sentence}) if joined else sentence
    return joined or as_it_is("")


def _merged(sentences: list[Text]) -> list[Text]:
    """Sentences of one template that differ only in what they are about, as one that lists it all."""
    first, *others = sentences
    if set(first.values) != {"what"}:
        return sentences
    listed = first.values["what"]
    for other in others:
        listed = Text("{first}; {next}", {"first": listed, "next": other.values["what"]})
    return [Text(first.template, {"what": listed})]


def evidence_for(rule: Rule, facts: Facts) -> tuple[str, ...]:
    """The evidence that the proposal gives for the commitments in a rule, each once."""
    names = [test.key.name for test in tests_of(rule) if test.key.kind == "commitment"]
    given = [facts.commitments[name].evidence for name in names if name in facts.commitments]
    return tuple(dict.fromkeys(item for evidence in given for item in evidence))


def _settling(rule: Rule, world: World, facts: Facts) -> Iterator[Test]:
    """The tests that the answer hangs on: of an ``all`` with a no only those that say no; if open, all."""
    if not isinstance(rule, Combination):
        yield rule
        return
    answer = answer_of(rule, world, facts.thresholds)
    for part in rule.parts:
        open_or_not = answer == "unknown" or rule.operator == "not"
        if open_or_not or answer_of(part, world, facts.thresholds) == answer:
            yield from _settling(part, world, facts)


def _sentence(test: Test, facts: Facts) -> Text:
    if isinstance(test, Bound):
        return _about_quantity(test, facts)
    if isinstance(test, YesNo):
        return _about_answer(test, facts)
    return _about_choice(test.key.kind, test.key.name, facts.stated(test.key))


def _about_answer(test: YesNo, facts: Facts) -> Text:
    name = test.key.name
    labels = COMMITMENTS if test.key.kind == "commitment" else POLICY
    values = {"what": labels.get(name) or as_it_is(name)}
    answer = facts.answer(test.key)
    if test.key.kind == "commitment":
        if answer == "yes":
            return Text("The proposal answers yes to: {what}.", values)
        if answer == "no":
            return Text("The proposal answers no to: {what}.", values)
        return Text("The proposal gives no answer to: {what}.", values)
    if answer == "yes":
        return Text("The government answers yes to: {what}.", values)
    if answer == "no":
        return Text("The government answers no to: {what}.", values)
    return Text("The government has yet to answer: {what}.", values)


def _about_choice(kind: str, name: str, stated: str | None) -> Text:
    what = CHOICES.get(name) or as_it_is(name)
    if stated is None:
        if kind == "scenario":
            return Text("The scenario leaves open: {what}.", {"what": what})
        return Text("The proposal does not state: {what}.", {"what": what})
    values = {"what": what, "value": VALUES.get(stated) or as_it_is(stated)}
    if kind == "scenario":
        return Text("In this scenario: {what} {value}.", values)
    return Text("Stated in the proposal: {what}: {value}.", values)


def _about_quantity(test: Bound, facts: Facts) -> Text:
    label, unit = quantity(test.key.name)
    limit = Measure(test.against(facts.thresholds), unit)
    known = facts.range_of(test.key.name)
    values = {"what": label, "limit": limit}
    least = test.side == "at_least"
    if known is None:
        if least:
            return Text("Not known: {what} (tested against at least {limit}).", values)
        return Text("Not known: {what} (tested against at most {limit}).", values)
    low, high = Measure(known[0], unit), Measure(known[1], unit)
    value = low if known[0] == known[1] else Text("{low} to {high}", {"low": low, "high": high})
    values = {**values, "value": value}
    return _of_origin(facts.origins.get(test.key.name, ""), values, least=least)


#: By origin, what is said of a quantity beside a limit that it is to reach, and beside one that it is to stay under.
_OF_ORIGIN: Mapping[str, tuple[Text, Text]] = {
    "stated": (
        Text("Stated in the proposal: {what} {value} (tested against at least {limit})."),
        Text("Stated in the proposal: {what} {value} (tested against at most {limit})."),
    ),
    # A range that the proposal states is drawn from: the sample is tested, and not the ends that are stated.
    "drawn": (
        Text(
            "Stated in the proposal as a range: {what}, {value} over the sample (tested against at least {limit})."
        ),
        Text(
            "Stated in the proposal as a range: {what}, {value} over the sample (tested against at most {limit})."
        ),
    ),
    "assumed": (
        Text("Computed from assumptions: {what} {value} (tested against at least {limit})."),
        Text("Computed from assumptions: {what} {value} (tested against at most {limit})."),
    ),
    "computed": (
        Text("Computed: {what} {value} (tested against at least {limit})."),
        Text("Computed: {what} {value} (tested against at most {limit})."),
    ),
}


def _of_origin(origin: str, values: Mapping[str, Any], *, least: bool) -> Text:
    """A quantity beside its limit: stated by the proposal, computed from what it states, or from assumptions."""
    at_least, at_most = _OF_ORIGIN.get(origin, _OF_ORIGIN["computed"])
    return replace(at_least if least else at_most, values=values)
