"""Register entries that were set where something else settles them: refused, with the path that acts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from aigf.documents import Place, Problem, dotted
from aigf.register.scenarios import load_scenarios
from aigf.study.beside import FIRST_PHASE, LARGE_LOAD, beside_inputs
from aigf.study.binding import bind
from aigf.study.case import Case
from aigf.study.choices import BY_BACKUP, BY_CONTRACT
from aigf.study.connection import CONTRACTS, WAIT_SHARE
from aigf.study.cooling_design import GENERAL, PREFIXES, cooling_design
from aigf.study.own_series import made_from
from aigf.study.result import UsedInput
from aigf.text import Text

#: What in a list of the proposal settles an entry, where it is not the number of accelerators or a share.
_PARTS = {
    "site_count": "count",
    "accelerator_count": "accelerator_count",
    "largest_site_share": "accelerator_count",
    "dutch_user_share": "country",
    "direct_line_share": "coupling",
    "same_station_share": "coupling",
    "contracted_power_price": "price",
    "baseload_power_price": "price",
}


def overridden(case: Case) -> list[Problem]:
    """A problem for every entry that was set and that nothing in this case reads, with what acts in its place."""
    names = [name for name in case.settings.register if name in case.entries]
    if not names:
        return []
    used = {**bind(case).used(), **beside_inputs(case)}
    acting = {item.entry for item in used.values()}
    problems = [
        Problem(Place("--set", 1, 1), name, *_instead(name, used, case))
        for name in names
        if name not in acting
    ]
    if case.own is not None:
        files = {"files": case.own.files()}
        problems += [
            Problem(
                Place("--set", 1, 1),
                name,
                Text("changes nothing: the series of {files} is used", files),
                Text("no --series that gives this, or another file"),
            )
            for name in names
            if name in made_from(case.own)
        ]
    return problems


def _instead(name: str, used: Mapping[str, UsedInput], case: Case) -> tuple[Text, Text]:
    """What is wrong with setting an entry that is not read, and the path that acts."""
    choice = _choice(name, case)
    settled = used.get(choice.base if choice and choice.made else name)
    if settled is not None and settled.field:
        path = _path(name, settled.field, case)
        wrong = Text("changes nothing: {field} settles it", {"field": settled.field})
        if path == settled.field and path.rpartition(".")[2] == name:
            return wrong, Text("{path}={value}", {"path": path, "value": case.settings.register[name]})
        return wrong, Text("another value of {path}", {"path": path})
    if choice is not None and not choice.made:
        return Text("changes nothing: it is of another choice"), Text(
            "{path}={value}", {"path": choice.path, "value": choice.value}
        )
    if settled is not None and settled.entry in case.settings.register:
        return Text("changes nothing: {name} is set too", {"name": settled.entry}), Text("one of them")
    return _elsewhere(name)


def _elsewhere(name: str) -> tuple[Text, Text]:
    """For an entry that acts beside the formulas, in other cases than this."""
    if name not in (FIRST_PHASE, LARGE_LOAD):
        return Text("changes nothing in this appraisal"), Text("a name that it reads")
    wrong = Text(
        "changes nothing: it is for Dutch sites, and for a proposal that states no phases of its own"
    )
    return wrong, Text("another value of {path}", {"path": "factory.phases[0].accelerator_count"})


class _Choice(NamedTuple):
    """The option and the value with which an entry is read in the place of ``base``; ``made`` where that is chosen."""

    path: str
    value: str
    base: str
    made: bool


def _choice(name: str, case: Case) -> _Choice | None:
    """The choice that an entry belongs to; None where it belongs to none."""
    words = case.read.words()
    for path, bases, choices in (
        ("energy.grid_contract", BY_CONTRACT, ("time-duration", "capacity-limiting", "congestion-reliever")),
        ("energy.backup", BY_BACKUP, ("gas", "hydrogen", "battery")),
    ):
        for choice in choices:
            for base in bases:
                if name == f"{choice.replace('-', '_')}_{base}":
                    return _Choice(path, choice, base, words[path] == choice)
    for contract, entry in CONTRACTS.items():
        if entry == name:
            return _Choice(
                "energy.grid_contract", contract, WAIT_SHARE, words["energy.grid_contract"] == contract
            )
    for design, prefix in PREFIXES.items():
        if prefix != GENERAL and name.startswith(prefix):
            base = GENERAL + name.removeprefix(prefix)
            return _Choice("factory.cooling", design, base, cooling_design(case) == design)
    for use in ("hero-run", "mixed", "inference"):
        for segment in ("training", "midsize", "inference"):
            if name == f"{use.replace('-', '_')}_{segment}_share":
                option = "use.mode" if case.scenario.axes["use"] == "as-proposed" else "--scenario use"
                return _Choice(option, use, f"{segment}_revenue_share", False)
    return _level(name, case)


def _level(name: str, case: Case) -> _Choice | None:
    """The value of a scenario's axis that puts an entry in the place of another."""
    axes, _ = load_scenarios()
    for axis, known in axes.items():
        for value, content in known.values.items():
            for base, level in content.levels.items():
                if level == name:
                    return _Choice(f"--scenario {axis}", value, base, case.scenario.axes[axis] == value)
    return None


def _path(name: str, field: str, case: Case) -> str:
    """A path that can be set in the part of the proposal that settles an entry."""
    steps: tuple[str | int, ...] = tuple(field.split("."))
    data: Any = case.read.document.data
    for step in steps:
        data = data.get(step) if isinstance(data, Mapping) else None
    if not isinstance(data, Sequence) or isinstance(data, str):
        return field
    part = _PARTS.get(name, "share")
    at = [place for place, item in enumerate(data) if _is_meant(name, item, part)]
    place = at[-1 if field == "factory.phases" else 0] if at else 0
    return dotted((*steps, place, part))


def _is_meant(name: str, item: Any, part: str) -> bool:
    if not isinstance(item, Mapping) or item.get(part) is None:
        return False
    baseload = {"contracted_power_price": False, "baseload_power_price": True}.get(name)
    return baseload is None or (item.get("delivery") == "baseload") == baseload
