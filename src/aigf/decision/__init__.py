"""Decision frameworks: questions as data, answered in three values, with every outcome still possible."""

from aigf.decision.facts import Fact, Facts
from aigf.decision.framework import Framework, Outcome, Question
from aigf.decision.logic import Answer
from aigf.decision.product import framework_files, framework_for, frameworks, load_framework
from aigf.decision.verdict import Missing, Step, Verdict, decide

__all__ = [
    "Answer",
    "Fact",
    "Facts",
    "Framework",
    "Missing",
    "Outcome",
    "Question",
    "Step",
    "Verdict",
    "decide",
    "framework_files",
    "framework_for",
    "frameworks",
    "load_framework",
]
