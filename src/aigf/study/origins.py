"""Where an input comes from: the proposal, the register, a scenario, a setting, the simulation or the timeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from aigf.model import wiring
from aigf.proposal import NUMERIC_PATHS
from aigf.register.scenarios import Scenario, load_scenarios
from aigf.study.binding import WHOLE_YEARS
from aigf.study.energisation import DRAWS
from aigf.study.result import Origin, UsedInput
from aigf.study.simulation import heat, site, starts_from
from aigf.study.timeline import CONNECTED, DERIVED, SCHEDULES
from aigf.text import Text, Titled
from aigf.units import SYMBOLS

#: What the timeline makes, and what a reader calls it.
SCHEDULED = {
    "year_index": Text("Years since the signature"),
    "installed_share": Text("Share of the accelerators in operation"),
    "hardware_spending_share": Text("Share of the hardware that is paid in the year"),
    "facility_spending_share": Text("Share of the facility that is paid in the year"),
    "hardware_retirement_share": Text("Share of the hardware that is retired at the end of the year"),
    "retired_hardware_age": Text(
        "Years since the hardware was bought that is retired at the end of the year"
    ),
    "last_year": Text("Last year of operation (1 in that year)"),
    "start_year": Text("First year of operation"),
    "years_to_operation": Text("Years from the signature to operation"),
    "years_to_planned_start": Text("Years from the signature to the planned start"),
    "purchase_delay": Text("Most years by which hardware is newer than the type that is named"),
    "operation_years_after_2025": Text("Years from 2025 to the start of operation"),
    "connected_share_2030": Text("Share of the draws with a live connection by 2030"),
    "connected_share_2035": Text("Share of the draws with a live connection by 2035"),
}

#: Fields of which the value may also follow from another part of the proposal.
_ALSO_LISTED = ("accelerator_count", "national_contribution_share", "union_contribution_share")

#: Where a scenario puts an entry.
_ENDS = {
    "low": Text("the scenario ({axis}: {value}) puts it at the low end of the register's range"),
    "high": Text("the scenario ({axis}: {value}) puts it at the high end of the register's range"),
}
_OTHER = Text("the scenario ({axis}: {value}) gives it another value of the register")


def origin_of(name: str, used: UsedInput, scenario: Scenario) -> Origin:
    """The origin of an input."""
    if used.status == "simulated":
        return _simulated(name, used.where)
    origin = _known(name, used)
    return (_scenario(name, scenario) or origin) if origin.kind == "register" else origin


def schedules(years: Sequence[int], first: int, names: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What the timeline made of ``names``, each with its title, unit and origin.

    ``first`` is the place of the first year of operation.
    """
    types = wiring.input_types()
    return {
        name: {
            "title": title,
            "unit": SYMBOLS[types[name]] if name in types else "",
            "origin": (_connected() if name in CONNECTED else _scheduled(years, first)).told(),
        }
        for name, title in SCHEDULED.items()
        if name in names
    }


def is_scheduled(name: str) -> bool:
    """True for what the timeline makes."""
    return name in SCHEDULES or name in DERIVED


def _known(name: str, used: UsedInput) -> Origin:
    """By the place where it was found."""
    where, path = used.where, NUMERIC_PATHS.get(name)
    if where.startswith("--set"):
        field = name if where == "--set" else path
        origin = Origin("setting", Text("set with --set {name}", {"name": field or name}))
    elif where == "--scenario":
        said = Text("follows from the use mode in the scenario; shares from the register")
        origin = Origin("scenario", said)
    elif where == "register":
        origin = Origin("register", Text("register"))
    elif where.startswith("register: "):
        accelerator = {"name": where.removeprefix("register: ")}
        origin = Origin("register", Text("register, accelerator {name}", accelerator))
    else:
        origin = Origin("proposal", _proposed(name, used, path))
    return origin


def _proposed(name: str, used: UsedInput, path: str | None) -> Text:
    """How the proposal settles an input."""
    if used.source:
        return Text("follows from the use mode in the proposal; shares from the register")
    if used.status == "assumed":
        return Text("the proposal states none")
    if name in _ALSO_LISTED:
        return Text("stated in the proposal")
    if path is None:
        return Text("follows from what the proposal states")
    return Text("stated in the proposal, {field}", {"field": path})


def _scenario(name: str, scenario: Scenario) -> Origin | None:
    """The axis of the scenario that sets an entry."""
    axes, _ = load_scenarios()
    for axis, value in scenario.axes.items():
        end = axes[axis].values[value].levels.get(name)
        if end is not None:
            titles = {"axis": Titled(axes[axis].title), "value": Titled(axes[axis].values[value].title)}
            return Origin("scenario", replace(_ENDS.get(end, _OTHER), values=titles))
    return None


def _simulated(name: str, where: str) -> Origin:
    """What an engine found, and what the engine starts from; ``where`` names series that it was given."""
    if name in site.FOUND:
        engine = Text("simulated year of 8,760 hours: the load of the site at its outdoor temperatures")
    elif name in heat.FOUND:
        engine = Text("simulated year of 8,760 hours: the demand for residual heat")
    else:
        engine = Text("simulated year of 8,760 hours: load, contracted generation and market price")
    _, _, files = where.partition(": ")
    if files:
        engine = Text("{engine}; with the series of {files}", {"engine": engine, "files": files})
    return Origin("simulation", engine, starts_from(name))


def _scheduled(years: Sequence[int], first: int) -> Origin:
    """A schedule of the timeline."""
    said = Text(
        "schedule of the timeline: year 0 is {signature}, operation starts in {start}, the last year is {last}",
        {"signature": years[0], "start": years[first], "last": years[-1]},
    )
    return Origin("timeline", said, (*WHOLE_YEARS, "time_to_power"))


def _connected() -> Origin:
    """The shares of draws in which the connection is live by a year."""
    said = Text("{count} draws of the inputs of the time to power", {"count": DRAWS})
    return Origin("timeline", said, wiring.arguments_of("time_to_power"))
