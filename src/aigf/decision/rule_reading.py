"""Reading the rule of a question. A rule is data, one of::

commitment: NAME                               a commitment of the proposal
policy: NAME                                   a question that the government answers
scenario: AXIS, yes: [values], no: [values]    without no: every other value
field: dotted.path, yes: [values], no: [values]
quantity: NAME, at_least: BOUND                or at_most; BOUND is a number or a register entry
all: [rules]    any: [rules]    not: rule
"""

from __future__ import annotations

import math
from typing import Any, cast

from aigf.decision.rules import Bound, Choice, Combination, Key, Kind, Rule, YesNo
from aigf.documents.sections import Section
from aigf.text import Text

_TESTS = ("commitment", "policy", "scenario", "field", "quantity")
_COMBINATIONS = ("all", "any", "not")
_SIDES = ("at_least", "at_most")

#: What stands in for a rule that could not be read; a problem has been noted.
_UNREADABLE = YesNo(Key("policy", ""))


def read_rule(inside: Section) -> Rule:
    """The rule in a section; what is wrong with it is noted there."""
    heads = [head for head in (*_TESTS, *_COMBINATIONS) if head in inside.data]
    if len(heads) != 1:
        if not inside.absent:
            kinds = ", ".join((*_TESTS, *_COMBINATIONS))
            inside.wrong(
                inside.path, Text("this is not a rule"), Text("exactly one of {names}", {"names": kinds})
            )
        return _UNREADABLE
    head = heads[0]
    if head in _COMBINATIONS:
        inside.only((head,))
        return _combination(inside, head)
    key = Key(cast(Kind, head), inside.text(head))
    if head == "quantity":
        return _bound(inside, key)
    if head in ("scenario", "field"):
        inside.only((head, "yes", "no"))
        return Choice(key, inside.texts("yes"), inside.texts("no") if "no" in inside.data else None)
    inside.only((head,))
    return YesNo(key)


def _combination(inside: Section, head: str) -> Rule:
    if head == "not":
        return Combination("not", (read_rule(inside.under("not")),))
    parts: Any = inside.data[head]
    if not isinstance(parts, list) or not parts:
        inside.wrong((*inside.path, head), Text("this is not a list of rules"), Text("at least one rule"))
        return _UNREADABLE
    rules = [
        read_rule(Section.at(inside.document, (*inside.path, head, index), part, inside.problems))
        for index, part in enumerate(parts)
    ]
    return Combination("all" if head == "all" else "any", tuple(rules))


def _bound(inside: Section, key: Key) -> Rule:
    inside.only(("quantity", *_SIDES))
    sides = [side for side in _SIDES if side in inside.data]
    bound: Any = inside.data[sides[0]] if len(sides) == 1 else None
    number = isinstance(bound, (int, float)) and not isinstance(bound, bool) and math.isfinite(bound)
    if not number and not (isinstance(bound, str) and bound):
        inside.wrong(
            inside.path,
            Text("this is not a bound"),
            Text("either at_least or at_most, with a number or a register entry"),
        )
        return _UNREADABLE
    return Bound(key, "at_least" if sides[0] == "at_least" else "at_most", float(bound) if number else bound)
