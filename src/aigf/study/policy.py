"""What the government answers itself: ``--set policy.NAME=yes``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aigf.decision import Framework
from aigf.documents import Place, Problem, nearest
from aigf.text import Text

_ANSWERS = ("yes", "no", "unknown")


def policy_problems(frameworks: Sequence[Framework], policy: Mapping[str, str]) -> list[Problem]:
    """What is wrong with answers of the government: a question that nobody asks it, a word that is no answer."""
    tests = [test for framework in frameworks for test in framework.tests()]
    known = sorted({test.key.name for test in tests if test.key.kind == "policy"})
    problems = []
    for name, answer in policy.items():
        field = f"policy.{name}"
        if name not in known:
            near = nearest(name, known) or ", ".join(known)
            wrong = Text("is no question that the government answers")
            problems.append(
                Problem(Place("--set", 1, 1), field, wrong, Text("policy.{near}", {"near": near}))
            )
        elif answer not in _ANSWERS:
            wrong = Text("'{answer}' is no answer", {"answer": answer})
            problems.append(Problem(Place("--set", 1, 1), field, wrong, Text("yes, no or unknown")))
    return problems
