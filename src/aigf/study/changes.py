"""What a recalculation changes: old and new, of the verdict and every figure, and what it comes from."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from aigf.dossier import Told
from aigf.dossier.options import Options
from aigf.program import Formula, Instruction, Program, record
from aigf.study.earlier import Earlier
from aigf.study.result import Appraisal

#: How far a figure may move, as a part of it, before it counts as changed: beyond what another machine rounds.
_SAME = 1e-9
#: What is compared of a figure: its value, and the ends of its range.
_FIGURES = ("value", "low", "high")
#: The options that change figures and are no inputs.
_ASKED = ("scenario", "draws", "seed", "hold")


@dataclass(frozen=True)
class Change:
    """A figure that differs, or its range: None where it did not or does not exist. ``title`` is its title or label.

    ``old_unit`` is the unit of then; the ranges are the lowest and the highest.
    """

    name: str
    title: Any
    unit: str
    old_unit: str
    old: float | None
    new: float | None
    old_range: tuple[float | None, float | None]
    new_range: tuple[float | None, float | None]


@dataclass(frozen=True)
class Answered:
    """A question of the framework whose answer differs: None where it was not or is not asked."""

    question: str
    text: Mapping[str, str]
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Formulas:
    """The names of the formulas that were added, removed and changed; None where the old ones were not kept."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """What differs between an earlier appraisal and its recalculation.

    ``proposal`` is True where it is another version of the bid; ``inputs`` and ``figures`` are those that differ;
    ``outcome`` and ``reachable`` are old and new. ``options`` are those of which another value was asked for,
    ``series`` the files whose hourly series are others.
    """

    aigf_version: tuple[str, str]
    register_version: tuple[str, str]
    proposal: bool
    outcome: tuple[str | None, str | None]
    reachable: tuple[tuple[str, ...], tuple[str, ...]]
    answers: tuple[Answered, ...]
    inputs: tuple[Change, ...]
    formulas: Formulas | None
    figures: tuple[Change, ...]
    options: Mapping[str, tuple[Any, Any]]
    series: tuple[str, ...]

    def told(self) -> dict[str, Any]:
        """The same in a result."""
        formulas = self.formulas
        return {
            "aigf_version": _pair(self.aigf_version),
            "register_version": _pair(self.register_version),
            "proposal_changed": self.proposal,
            "outcome": _pair(self.outcome),
            "reachable": {"old": list(self.reachable[0]), "new": list(self.reachable[1])},
            "answers": [vars(answered).copy() for answered in self.answers],
            "inputs": _listed(self.inputs),
            "formulas": None if formulas is None else {name: list(of) for name, of in vars(formulas).items()},
            "quantities": _listed(self.figures),
            "options": {name: {"old": old, "new": new} for name, (old, new) in self.options.items()},
            "hourly_series": list(self.series),
        }


def recalculated(appraisal: Appraisal, earlier: Earlier) -> Appraisal:
    """The appraisal with what differs from an earlier one beside it."""
    program = record(appraisal.basis.inputs, appraisal.basis.overrides)
    return replace(
        appraisal, changes=changes_between(earlier, appraisal.told(), program, appraisal.options).told()
    )


def changes_between(earlier: Earlier, told: Told, program: Program, options: Options) -> Changes:
    """What differs between what was found before and what is found now: ``told``, by ``program``, as was asked."""
    old, new = earlier.told, told
    verdicts = [found["verdict"] for found in (old, new)]
    return Changes(
        aigf_version=(earlier.aigf_version, str(new["aigf_version"])),
        register_version=(earlier.register_version, str(new["register_version"])),
        proposal=old["proposal"].get("digest") != new["proposal"]["digest"],
        outcome=(verdicts[0]["outcome"], verdicts[1]["outcome"]),
        reachable=(tuple(verdicts[0]["reachable"]), tuple(verdicts[1]["reachable"])),
        answers=_answers(verdicts[0], verdicts[1]),
        inputs=tuple(_differing(_entered(old), _entered(new))),
        formulas=None if earlier.program is None else _formulas(earlier.program, program),
        figures=tuple(_differing(old["quantities"], new["quantities"])),
        options=_options(earlier.options, options),
        series=_series(old, new),
    )


def _options(old: Options, new: Options) -> dict[str, tuple[Any, Any]]:
    """What was asked for otherwise; settings show in the inputs, and the day is that of the recalculation."""
    pairs = {name: (getattr(old, name), getattr(new, name)) for name in _ASKED}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _series(old: Told, new: Told) -> tuple[str, ...]:
    """The files of the user whose hourly series are others than those that were taken before."""
    before, after = (
        {item["file"]: item["digest"] for item in found.get("hourly_series") or ()} for found in (old, new)
    )
    return tuple(name for name in {**before, **after} if before.get(name) != after.get(name))


def _answers(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Answered, ...]:
    before, after = ({step["question"]: step for step in found["path"]} for found in (old, new))
    answered = []
    for question in dict.fromkeys([*after, *before]):
        pair = [steps[question]["answer"] if question in steps else None for steps in (before, after)]
        if pair[0] != pair[1]:
            text = (after.get(question) or before[question])["text"]
            answered.append(Answered(question, dict(text), pair[0], pair[1]))
    return tuple(answered)


def _entered(told: Told) -> dict[str, Any]:
    """What went in: what an engine found is no input of a reader's."""
    return {name: item for name, item in told["inputs"].items() if item["status"] != "simulated"}


def _differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for name in dict.fromkeys([*new, *old]):
        before, after = (found.get(name) or {} for found in (old, new))
        pairs = [(before.get(part), after.get(part)) for part in _FIGURES]
        item = after or before
        units = [(found or item)["unit"] for found in (before, after)]
        if bool(before) != bool(after) or units[0] != units[1] or not all(_same(*pair) for pair in pairs):
            yield Change(
                name=name,
                title=item["title"] if "title" in item else item["label"],
                unit=units[1],
                old_unit=units[0],
                old=pairs[0][0],
                new=pairs[0][1],
                old_range=(pairs[1][0], pairs[2][0]),
                new_range=(pairs[1][1], pairs[2][1]),
            )


def _same(old: float | None, new: float | None) -> bool:
    if old is None or new is None:
        return old is new
    return math.isclose(old, new, rel_tol=_SAME, abs_tol=1e-12)


def _formulas(old: Program, new: Program) -> Formulas:
    """By what they compute: words that were changed change no figure."""
    added = tuple(name for name in new.formulas if name not in old.formulas)
    removed = tuple(name for name in old.formulas if name not in new.formulas)
    changed = tuple(
        name
        for name, formula in new.formulas.items()
        if name in old.formulas and _computed(formula, new) != _computed(old.formulas[name], old)
    )
    return Formulas(added, removed, changed)


def _computed(formula: Formula, program: Program) -> list[Any]:
    """What a formula does, as values that can be compared; a constant is its value."""

    def steps(instructions: tuple[Instruction, ...]) -> list[Any]:
        return [
            (
                step.operation,
                step.operands,
                repr(float(program.constants[step.name])) if step.operation == "constant" else step.name,
                repr(step.value),
                (step.years, step.place),
                steps(step.step),
            )
            for step in instructions
        ]

    return steps(formula.instructions)


def _pair(pair: tuple[str | None, str | None]) -> dict[str, str | None]:
    return {"old": pair[0], "new": pair[1]}


def _listed(changes: tuple[Change, ...]) -> list[dict[str, Any]]:
    return [vars(change).copy() for change in changes]
