"""Where an input comes from: the proposal, the register, a scenario, a setting, the simulation or the timeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from aigf.model import wiring
from aigf.proposal import NUMERIC_PATHS
from aigf.register.scenarios import load_scenarios
from aigf.report.translations import Phrase, localised, translator
from aigf.study.binding import WHOLE_YEARS
from aigf.study.energisation import DRAWS
from aigf.study.simulation import heat, site, starts_from
from aigf.study.timeline import DERIVED, SCHEDULES
from aigf.text import Text

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


@dataclass(frozen=True)
class Origin:
    """Where an input comes from.

    ``kind`` is proposal, register, scenario, setting, simulation or timeline; ``said`` says it in a sentence, ``place``
    is a file:line:column. A register entry has its source, how sure it is and a note. ``rests_on`` are the inputs and
    quantities that a simulated or scheduled number depends on.
    """

    kind: str
    said: str
    place: str = ""
    source: Mapping[str, Any] = field(default_factory=dict)
    confidence: str = ""
    note: Phrase | None = None
    rests_on: tuple[str, ...] = ()


def origin_of(name: str, item: Mapping[str, Any], scenario: Mapping[str, Any], lang: str) -> Origin:
    """The origin of an input as the result keeps it (``inputs`` of ``aigf appraise --json``)."""
    where = str(item["where"])
    if item["status"] == "simulated":
        return simulated(name, lang, where)
    kind, said = _known(name, where, item, lang)
    if kind == "register":
        kind, said = _scenario(name, scenario, lang) or (kind, said)
    kept = kind in ("register", "scenario") or bool(item["source"] and kind == "proposal")
    return Origin(
        kind,
        said,
        where if kind == "proposal" else "",
        dict(item["source"] or {}) if kept else {},
        str(item["confidence"] or "") if kept else "",
        localised(item["note"], lang) if kept and item["note"] else None,
    )


def _known(name: str, where: str, item: Mapping[str, Any], lang: str) -> tuple[str, str]:
    """The kind of an input's origin and the sentence on it, by the place where it was found."""
    path = NUMERIC_PATHS.get(name)
    accelerator = {"name": where.removeprefix("register: ")}
    if where.startswith("--set"):
        field = name if where == "--set" else path
        kind, said = "setting", Text("set with --set {name}", {"name": field or name})
    elif where == "--scenario":
        kind, said = "scenario", Text("follows from the use mode in the scenario; shares from the register")
    elif where == "register":
        kind, said = "register", Text("register")
    elif where.startswith("register: "):
        kind, said = "register", Text("register, accelerator {name}", accelerator)
    elif item["source"]:
        kind, said = "proposal", Text("follows from the use mode in the proposal; shares from the register")
    elif item["status"] == "assumed":
        kind, said = "proposal", Text("the proposal states none")
    elif name in _ALSO_LISTED:
        kind, said = "proposal", Text("stated in the proposal")
    elif path is None:
        kind, said = "proposal", Text("follows from what the proposal states")
    else:
        kind, said = "proposal", Text("stated in the proposal, {field}", {"field": path})
    return kind, said.render(translator(lang))


def _scenario(name: str, scenario: Mapping[str, Any], lang: str) -> tuple[str, str] | None:
    """The axis of the scenario that sets an entry."""
    axes, _ = load_scenarios()
    for axis, value in scenario["axes"].items():
        end = (
            axes[axis].values[value].levels.get(name) if axis in axes and value in axes[axis].values else None
        )
        if end is not None:
            titles = {"axis": axes[axis].title[lang], "value": axes[axis].values[value].title[lang]}
            said = {
                "low": Text(
                    "the scenario ({axis}: {value}) puts it at the low end of the register's range", titles
                ),
                "high": Text(
                    "the scenario ({axis}: {value}) puts it at the high end of the register's range", titles
                ),
            }
            other = Text("the scenario ({axis}: {value}) gives it another value of the register", titles)
            return "scenario", said.get(end, other).render(translator(lang))
    return None


def simulated(name: str, lang: str, where: str) -> Origin:
    """The origin of what an engine found, and what the engine starts from; ``where`` names series that it was given."""
    translate = translator(lang)
    if name in site.FOUND:
        engine = translate("simulated year of 8,760 hours: the load of the site at its outdoor temperatures")
    elif name in heat.FOUND:
        engine = translate("simulated year of 8,760 hours: the demand for residual heat")
    else:
        engine = translate("simulated year of 8,760 hours: load, contracted generation and market price")
    _, _, files = where.partition(": ")
    if files:
        said = Text("{engine}; with the series of {files}", {"engine": engine, "files": files})
        engine = said.render(translate)
    return Origin("simulation", engine, rests_on=starts_from(name))


def scheduled(years: Sequence[int], first: int, lang: str) -> Origin:
    """The origin of a schedule of the timeline."""
    said = Text(
        "schedule of the timeline: year 0 is {signature}, operation starts in {start}, the last year is {last}",
        {"signature": years[0], "start": years[first], "last": years[-1]},
    )
    return Origin("timeline", said.render(translator(lang)), rests_on=(*WHOLE_YEARS, "time_to_power"))


def connected(lang: str) -> Origin:
    """The origin of the shares of draws in which the connection is live by a year."""
    said = Text("{count} draws of the inputs of the time to power", {"count": DRAWS})
    return Origin("timeline", said.render(translator(lang)), rests_on=wiring.arguments_of("time_to_power"))


def is_scheduled(name: str) -> bool:
    """True for what the timeline makes."""
    return name in SCHEDULES or name in DERIVED
