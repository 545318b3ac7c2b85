"""Register entries that were set where something else settles them: refused, with the path that acts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aigf.documents import Place, Problem, dotted
from aigf.study.beside import FIRST_PHASE, LARGE_LOAD, beside_inputs
from aigf.study.binding import bind
from aigf.study.case import Case
from aigf.study.cooling_design import cooling_design
from aigf.study.options import Option, option_of
from aigf.study.own_series import made_from
from aigf.study.price_years import price_year_problems
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
    bound = bind(case)
    used = {**bound.used(), **beside_inputs(case)}
    acting = {item.entry for item in used.values()}
    problems = [
        Problem(Place("--set", 1, 1), name, *_instead(name, used, case))
        for name in names
        if name not in acting
    ]
    problems += price_year_problems(case, bound)
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
    choice = option_of(name, case.scenario.axes["use"])
    made = choice is not None and _is_made(choice, case)
    settled = used.get(choice.base if choice and made else name)
    if settled is not None and settled.field:
        path = _path(name, settled.field, case)
        wrong = Text("changes nothing: {field} settles it", {"field": settled.field})
        if path == settled.field and path.rpartition(".")[2] == name:
            return wrong, Text("{path}={value}", {"path": path, "value": case.settings.register[name]})
        return wrong, Text("another value of {path}", {"path": path})
    if choice is not None and not made:
        return Text("changes nothing: it is of another choice"), Text(
            "{path}={value}", {"path": choice.path, "value": choice.value}
        )
    if settled is not None and settled.entry in case.settings.register:
        return Text("changes nothing: {name} is set too", {"name": settled.entry}), Text("one of them")
    return _elsewhere(name)


def _is_made(option: Option, case: Case) -> bool:
    """True where the option has this value in the case, so that something else keeps its entry from being read."""
    kind, _, axis = option.path.partition(" ")
    if kind == "--scenario":
        return axis != "use" and case.scenario.axes[axis] == option.value
    if option.path == "factory.cooling":
        return cooling_design(case) == option.value
    return option.path != "use.mode" and case.read.words()[option.path] == option.value


def _elsewhere(name: str) -> tuple[Text, Text]:
    """For an entry that acts beside the formulas, in other cases than this."""
    if name not in (FIRST_PHASE, LARGE_LOAD):
        return Text("changes nothing in this appraisal"), Text("a name that it reads")
    wrong = Text(
        "changes nothing: it is for Dutch sites, and for a proposal that states no phases of its own"
    )
    return wrong, Text("another value of {path}", {"path": "factory.phases[0].accelerator_count"})


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
