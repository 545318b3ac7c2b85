"""Rules that concern more than one field, one function a rule.

They read the document, not the validated proposal, and pass over what is wrong by itself: so every
contradiction is reported together with every wrong field.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from aigf.documents import Document, Problem, Steps, dotted, shown, value_at
from aigf.engines.planned import LONGEST_STORAGE
from aigf.proposal.amounts import Amount, too_little
from aigf.proposal.numbers import Language, written
from aigf.proposal.structure import SHAPES, answers
from aigf.text import Text


@dataclass(frozen=True)
class Draft:
    """What a document states, read leniently: what is absent or wrong by itself is None.

    ``document`` is as it is written, ``data`` as the schema has it.
    """

    document: Document
    data: Any
    language: Language

    def value(self, *steps: str | int) -> Any:
        return value_at(self.data, steps)

    def written(self, *steps: str | int) -> Any:
        """A value as it stands in the document."""
        return value_at(self.document.data, steps)

    def items(self, *steps: str | int) -> range:
        """The indexes of the list at a path."""
        found = self.value(*steps)
        return range(len(found) if isinstance(found, list) else 0)

    def year(self, *steps: str | int) -> int | None:
        found = self.value(*steps)
        return found if type(found) is int else None

    def amount(self, *steps: str | int) -> Amount | None:
        found = self.value(*steps)
        return found if isinstance(found, Amount) and not math.isnan(found.central) else None

    def problem(self, steps: Steps, wrong: Text, expected: Text) -> Problem:
        return Problem(self.document.place(steps), dotted(steps), wrong, expected)

    def number(self, value: float) -> str:
        return written(value, self.language)


def check(draft: Draft) -> Iterator[Problem]:
    """Every contradiction in a document."""
    for rule in RULES:
        yield from rule(draft)


def _phases_follow_each_other(draft: Draft) -> Iterator[Problem]:
    last_year: int | None = None
    last_count = 0.0
    for index in draft.items("factory", "phases"):
        steps = ("factory", "phases", index)
        year = draft.year(*steps, "year")
        count = draft.amount(*steps, "accelerator_count")
        if year is not None:
            if last_year is not None and year <= last_year:
                wrong = Text(
                    "{year} is not after the previous phase ({last})", {"year": year, "last": last_year}
                )
                yield draft.problem((*steps, "year"), wrong, Text("a later year"))
            last_year = year
        if count is not None:
            if count.central < last_count:
                counts = {"count": draft.number(count.central), "last": draft.number(last_count)}
                wrong = Text("{count} is fewer than in the previous phase ({last})", counts)
                expected = Text("the number in operation from that year, the earlier phases included")
                yield draft.problem((*steps, "accelerator_count"), wrong, expected)
            last_count = count.central


def _phases_end_at_the_whole(draft: Draft) -> Iterator[Problem]:
    whole = draft.amount("factory", "accelerator_count")
    phases = draft.items("factory", "phases")
    steps = ("factory", "phases", len(phases) - 1, "accelerator_count")
    last = draft.amount(*steps) if phases else None
    if whole is not None and last is not None and abs(last.central - whole.central) > 1e-9 * whole.central:
        said = {"last": draft.number(last.central), "whole": draft.number(whole.central)}
        wrong = Text("the last phase has {last} accelerators, the factory {whole}", said)
        yield draft.problem(steps, wrong, Text("the same number as in factory.accelerator_count"))


def _sites_hold_the_whole(draft: Draft) -> Iterator[Problem]:
    sites = [
        (draft.amount("sites", i, "accelerator_count"), draft.year("sites", i, "count"))
        for i in draft.items("sites")
    ]
    together = sum(count.central * (number or 1) for count, number in sites if count is not None)
    shape = SHAPES["factory", "accelerator_count"]
    if shape.quantity is not None and together > shape.quantity.maximum:
        said = {"together": draft.number(together), "most": draft.number(shape.quantity.maximum)}
        wrong = Text("the sites together have {together} accelerators", said)
        yield draft.problem(("sites",), wrong, Text("at most {most}", said))
    whole = draft.amount("factory", "accelerator_count")
    if whole is None or not sites or any(count is None for count, _ in sites):
        return
    if abs(together - whole.central) > 1e-9 * whole.central:
        said = {"together": draft.number(together), "whole": draft.number(whole.central)}
        wrong = Text("the sites together have {together} accelerators, the factory {whole}", said)
        yield draft.problem(("sites",), wrong, Text("the same number as in factory.accelerator_count"))


def _nothing_runs_before_the_signature(draft: Draft) -> Iterator[Problem]:
    signature = draft.year("proposal", "signature_year")
    paths = [("factory", "phases", index, "year") for index in draft.items("factory", "phases")]
    for steps in [*paths, ("energy", "energisation_year")]:
        year = draft.year(*steps)
        if signature is not None and year is not None and year < signature:
            said = {"year": year, "signature": signature}
            wrong = Text("{year} is before the year of signature ({signature})", said)
            yield draft.problem(steps, wrong, Text("{signature} or later", said))


def _facility_holds_its_it(draft: Draft) -> Iterator[Problem]:
    it_load = draft.amount("factory", "it_load")
    facility = draft.amount("factory", "facility_load")
    if it_load is not None and facility is not None and facility.central < it_load.central:
        said = {"facility": draft.number(facility.central), "it": draft.number(it_load.central)}
        wrong = Text("{facility} MW is less than the IT alone ({it} MW)", said)
        yield draft.problem(("factory", "facility_load"), wrong, Text("at least factory.it_load"))


#: Of the afternoons of the warmest day and the nights of the coldest one, in a mean year [degC]: no place where people
#: live is warmer or colder, and the generated weather, which departs from that, stays within what the engines know.
_WARMEST_AFTERNOON, _COLDEST_NIGHT, _WIDEST_WAVES = 50.0, -55.0, 40.0


def _the_temperature_is_that_of_a_place(draft: Draft) -> Iterator[Problem]:
    mean = draft.amount("site", "temperature_mean")
    names = ("temperature_annual_amplitude", "temperature_diurnal_amplitude")
    waves = {name: amount.ends[1] for name in names if (amount := draft.amount("site", name)) is not None}
    if not waves:
        return
    steps = ("site", max(waves, key=lambda name: waves[name]))
    together = sum(waves.values())
    warmest, coldest = (0.0, 0.0) if mean is None else (mean.ends[1] + together, mean.ends[0] - together)
    if together > _WIDEST_WAVES:
        wrong = Text("the waves of year and day add up to {total} degrees", {"total": draft.number(together)})
        yield draft.problem(steps, wrong, Text("at most {count}", {"count": draft.number(_WIDEST_WAVES)}))
    elif warmest > _WARMEST_AFTERNOON:
        wrong = Text("with the mean it makes a warmest day of {total} °C", {"total": draft.number(warmest)})
        yield draft.problem(
            steps, wrong, Text("at most {count}", {"count": draft.number(_WARMEST_AFTERNOON)})
        )
    elif coldest < _COLDEST_NIGHT:
        wrong = Text("with the mean it makes a coldest night of {total} °C", {"total": draft.number(coldest)})
        yield draft.problem(steps, wrong, Text("at least {count}", {"count": draft.number(_COLDEST_NIGHT)}))


def _shares_fit_in_one(draft: Draft) -> Iterator[Problem]:
    for steps in (("consortium", "members"), ("use", "anchor_users")):
        shares = [draft.amount(*steps, index, "share") for index in draft.items(*steps)]
        total = sum(share.central for share in shares if share is not None)
        if total > 1 + 1e-9:
            wrong = Text("the shares add up to {total}", {"total": draft.number(round(total, 6))})
            yield draft.problem(steps, wrong, Text("at most 1"))


def _a_battery_has_power_and_energy(draft: Draft) -> Iterator[Problem]:
    names = ("battery_power", "battery_energy")
    for stated, missing in (names, names[::-1]):
        if draft.value("energy", stated) is not None and draft.value("energy", missing) is None:
            wrong = Text("there is no {missing} with it", {"missing": missing})
            expected = Text("both energy.battery_power and energy.battery_energy, or neither")
            yield draft.problem(("energy", stated), wrong, expected)


def _a_battery_is_no_store_of_a_season(draft: Draft) -> Iterator[Problem]:
    power, energy = (draft.amount("energy", name) for name in ("battery_power", "battery_energy"))
    if power is None or energy is None or not power.ends[0] > 0.0:
        return
    hours = energy.ends[1] / power.ends[0]
    if hours > LONGEST_STORAGE * (1 + 1e-9):
        wrong = Text("it holds {hours} hours of its power", {"hours": draft.number(round(hours, 1))})
        expected = Text("at most {count} hours", {"count": draft.number(LONGEST_STORAGE)})
        yield draft.problem(("energy", "battery_energy"), wrong, expected)


def _what_is_exported_comes_over_a_direct_line(draft: Draft) -> Iterator[Problem]:
    couplings = [
        draft.value("energy", "supply", index, "coupling") for index in draft.items("energy", "supply")
    ]
    if draft.value("energy", "grid_export") is not None and "direct-line" not in couplings:
        wrong = Text("no source in energy.supply comes over a direct line, so there is nothing to export")
        yield draft.problem(("energy", "grid_export"), wrong, Text("a source with coupling: direct-line"))


def _a_direct_line_delivers_as_produced(draft: Draft) -> Iterator[Problem]:
    for index in draft.items("energy", "supply"):
        steps = ("energy", "supply", index)
        if draft.value(*steps, "coupling") == "direct-line" and draft.value(*steps, "delivery") == "baseload":
            wrong = Text("a direct line delivers what its source generates, not baseload")
            yield draft.problem((*steps, "delivery"), wrong, Text("pay-as-produced"))


def _evidence_is_listed_once(draft: Draft) -> Iterator[Problem]:
    seen: dict[str, Text] = {}
    for index in draft.items("evidence"):
        steps = ("evidence", index, "id")
        name = draft.value(*steps)
        if isinstance(name, str):
            if name in seen:
                said = {"name": shown(name), "where": seen[name]}
                wrong = Text("the id '{name}' was given before, {where}", said)
                yield draft.problem(steps, wrong, Text("another id"))
            seen.setdefault(name, draft.document.place(steps).spot())


def _evidence_exists(draft: Draft) -> Iterator[Problem]:
    listed = [draft.value("evidence", index, "id") for index in draft.items("evidence")]
    for answer in answers():
        for index in draft.items(*answer, "evidence"):
            steps: Steps = (*answer, "evidence", index)
            name = draft.value(*steps)
            if isinstance(name, str) and name not in listed:
                known = ", ".join(dict.fromkeys(shown(item) for item in listed[:20] if isinstance(item, str)))
                wrong = Text("there is no evidence with the id '{name}'", {"name": shown(name)})
                expected = (
                    Text("one of {words}", {"words": known}) if known else Text("an id from section evidence")
                )
                yield draft.problem(steps, wrong, expected)


def implausible(draft: Draft) -> Iterator[Problem]:
    """The amounts that nobody can mean. They are looked for last: what cannot be read is told before what is odd."""
    for pattern, shape in SHAPES.items():
        quantity = shape.quantity
        if quantity is None or not quantity.least:
            continue
        for steps in _places(draft, pattern):
            stated = draft.amount(*steps)
            parts = (
                {} if stated is None else {"central": stated.central, "low": stated.low, "high": stated.high}
            )
            value = draft.written(*steps)
            for part, number in parts.items():
                if number is not None and not quantity.can_be_meant(number):
                    written_there = value.get(part) if isinstance(value, dict) else value
                    text = written_there if isinstance(written_there, str) else draft.number(number)
                    error = too_little(text, quantity, draft.language)
                    place = (*steps, part) if isinstance(value, dict) else steps
                    yield draft.problem(place, error.wrong, error.expected)


def _places(draft: Draft, pattern: tuple[str, ...]) -> Iterator[Steps]:
    """The paths of the document that a pattern stands for."""
    if "*" not in pattern:
        yield pattern
        return
    cut = pattern.index("*")
    for index in draft.items(*pattern[:cut]):
        yield (*pattern[:cut], index, *pattern[cut + 1 :])


RULES = (
    _phases_follow_each_other,
    _phases_end_at_the_whole,
    _sites_hold_the_whole,
    _nothing_runs_before_the_signature,
    _facility_holds_its_it,
    _the_temperature_is_that_of_a_place,
    _shares_fit_in_one,
    _a_battery_has_power_and_energy,
    _a_battery_is_no_store_of_a_season,
    _what_is_exported_comes_over_a_direct_line,
    _a_direct_line_delivers_as_produced,
    _evidence_is_listed_once,
    _evidence_exists,
)
