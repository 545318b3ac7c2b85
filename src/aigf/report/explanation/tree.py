"""What stands behind each figure of an appraisal: its formula in words and numbers, down to the sources."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from aigf.program.derivation import Basis, Derivation
from aigf.report.explanation.figures import CONSTANTS, Figures
from aigf.report.explanation.formula import without_noise
from aigf.report.explanation.lines import Line, lines_of, representative
from aigf.report.explanation.origin import Origin, origin_of
from aigf.report.explanation.searched import FOUND_BY_SEARCH, Searched
from aigf.report.numbers import COMPUTED, GIVEN, is_figure
from aigf.report.summary import reading, several_rates
from aigf.report.translations import Translate, localised
from aigf.report.wording import STATUS, word
from aigf.study.break_even import FOUND
from aigf.text import Text
from aigf.trace import Expression, leaves
from aigf.units import Array

#: The status of what the timeline makes, which no result lists.
FROM_TIMELINE = Text("from the timeline")
CONSTANT = Text("constant")


@dataclass(frozen=True)
class Explained:
    """One quantity or input: what it is, where it comes from and how it is made.

    ``value`` is None where there is none, or more than one: then ``series`` holds year, value and how it reads.
    ``formula`` is empty for an input. ``computed`` is what the formula yields where the proposal states another figure.
    ``rests_on`` names the inputs, quantities and named constants directly below it.
    """

    name: str
    quantity: bool
    label: str
    value: float | None
    unit: str
    shown: str
    range: str | None
    range_word: str
    status: str
    status_word: str
    group: str
    explanation: str
    formula: tuple[Line, ...]
    origin: Origin | None
    computed: str | None
    series: tuple[tuple[int, float | None, str], ...]
    rests_on: tuple[str, ...]
    remark: str = ""


class Explanations:
    """The explanations of an appraisal, each made when it is asked for.

    ``result`` is the object of ``aigf appraise --json`` in the reader's language, ``derivation`` its formulas as they
    were recorded; ``translate`` says what the language said then, where that was kept.
    """

    def __init__(
        self,
        result: Mapping[str, Any],
        derivation: Derivation,
        lang: str,
        translate: Translate | None = None,
    ) -> None:
        self.result = result
        self.derivation = derivation
        self.lang = lang
        self.figures = Figures(lang, translate)
        self.program = derivation.program
        self.years = derivation.basis.years
        self.first = _first_of_operation(derivation.basis)
        self._known: dict[str, Explained] = {}
        self._withheld = self._not_applicable()

    def names(self) -> tuple[str, ...]:
        """Every quantity, then every input, then every constant."""
        return tuple(self._names)

    @cached_property
    def _names(self) -> Mapping[str, None]:
        program, given = self.program, self.derivation.basis.inputs
        kept = self.result["inputs"]
        searched = [
            name for name in self.result["quantities"] if name not in program.formulas and name not in kept
        ]
        scheduled = [
            name for name in (*self.result["schedules"], *self.derivation.basis.scheduled) if name in given
        ]
        inputs = (*kept, *scheduled, *program.inputs)
        constants = [name for name in CONSTANTS if name in program.constants]
        listed = (program.formulas, searched, inputs, constants, program.constants)
        return dict.fromkeys(name for names in listed for name in names)

    def of(self, name: str) -> Explained:
        """The explanation of a quantity or an input. Raises KeyError where it is neither."""
        if name not in self._known:
            if name in self.program.formulas:
                self._known[name] = self._quantity(name)
            else:
                self._known[name] = self._searched(name) if self._is_searched(name) else self._input(name)
        return self._known[name]

    def _is_searched(self, name: str) -> bool:
        """True for a figure that no formula gives, and that was looked for."""
        kept = self.result
        return name in kept["quantities"] and name not in self.program.formulas and name not in kept["inputs"]

    def label(self, name: str) -> str:
        """What a reader calls a quantity or an input."""
        if name in self.program.formulas:
            return self.figures.translate(self.program.formulas[name].label)
        if self._is_searched(name):
            return str(self.result["quantities"][name]["label"])
        if name in self.result["schedules"]:
            return str(self.result["schedules"][name]["title"])
        if name in self.program.constants:
            said = CONSTANTS.get(name)
            return said.render(self.figures.translate) if said else name.replace("_", " ")
        return localised(self.result["inputs"][name]["title"], self.lang).text

    def _quantity(self, name: str) -> Explained:
        expression, formula = self.derivation.expressions[name], self.program.formulas[name]
        values = self.derivation.values[name]
        kept = self.result["quantities"].get(name)
        stated = self.result["inputs"].get(name)
        unit = formula.unit.symbol
        status = kept["status"] if kept else "computed"
        group = formula.perspective
        series = self._series(name, values, unit)
        withheld = group in self._withheld
        return Explained(
            name=name,
            quantity=True,
            label=self.label(name),
            value=None if series or withheld else _number(values[0, 0]),
            unit=unit,
            shown=self._shown(name, values, unit, withheld),
            range=self._range(name, kept),
            range_word=self.figures.translate("P5 to P95" if self.result["draws"] else "Range"),
            status=status,
            status_word=word(STATUS, status, self.lang),
            group=group,
            explanation=self.figures.translate(formula.explanation) if formula.explanation else "",
            formula=self._formula(name, expression, withheld),
            origin=self._origin(name, stated),
            computed=self.figures.of(float(expression.value[0, 0]), unit, name) if stated else None,
            series=() if withheld else series,
            rests_on=tuple(leaf.name for leaf in leaves(expression) if leaf.name),
            remark=self._remark(withheld),
        )

    def _searched(self, name: str) -> Explained:
        kept = self.result["quantities"][name]
        search = Searched(name, self.result, self.derivation, self.lang) if name in FOUND else None
        return Explained(
            name=name,
            quantity=True,
            label=self.label(name),
            value=kept["value"],
            unit=kept["unit"],
            shown=reading(name, kept, self.lang, COMPUTED).value,
            range=self._range(name, kept),
            range_word=self.figures.translate("P5 to P95" if self.result["draws"] else "Range"),
            status=kept["status"],
            status_word=FOUND_BY_SEARCH.render(self.figures.translate),
            group=kept["perspective"],
            explanation=kept["explanation"],
            formula=(),
            origin=None,
            computed=None,
            series=(),
            rests_on=self._explained(search.rests_on() if search else ()),
            remark=search.checked() if search else "",
        )

    def _input(self, name: str) -> Explained:
        if name in self.program.constants:
            return self._constant(name)
        if name in self.derivation.basis.scheduled:
            return self._schedule(name)
        item = self.result["inputs"][name]
        origin = self._within(origin_of(item, self.lang))
        values = self.derivation.basis.inputs.get(name)
        series = self._series(name, values, item["unit"]) if values is not None else ()
        value = item["value"] if is_figure(item["value"]) else None
        shown = self.figures.of(math.nan if value is None else value, item["unit"], name)
        return Explained(
            name=name,
            quantity=False,
            label=self.label(name),
            value=value,
            unit=item["unit"],
            shown=self._shown(name, values, item["unit"]) if series and values is not None else shown,
            range=self._range(name, item),
            range_word=self.figures.translate("Range"),
            status=item["status"],
            status_word=word(STATUS, item["status"], self.lang),
            group=origin.kind,
            explanation="",
            formula=(),
            origin=origin,
            computed=None,
            series=series,
            rests_on=origin.rests_on,
        )

    def _schedule(self, name: str) -> Explained:
        values = self.derivation.basis.inputs[name]
        unit = self.program.inputs[name].symbol if name in self.program.inputs else ""
        series = self._series(name, values, unit)
        origin = self._within(origin_of(self.result["schedules"][name], self.lang))
        return Explained(
            name=name,
            quantity=False,
            label=self.label(name),
            value=None if series else _number(values[0, 0]),
            unit=unit,
            shown=self._shown(name, values, unit),
            range=None,
            range_word="",
            status="scheduled",
            status_word=FROM_TIMELINE.render(self.figures.translate),
            group=origin.kind,
            explanation="",
            formula=(),
            origin=origin,
            computed=None,
            series=series,
            rests_on=origin.rests_on,
        )

    def _constant(self, name: str) -> Explained:
        constant = self.program.constants[name]
        status = CONSTANT.render(self.figures.translate)
        said = Text("constant of units: {source}", {"source": self.figures.translate(constant.source)})
        return Explained(
            name=name,
            quantity=False,
            label=self.label(name),
            value=float(constant),
            unit=constant.unit.symbol,
            shown=self.figures.constant(float(constant), constant.unit.symbol),
            range=None,
            range_word="",
            status="constant",
            status_word=status,
            group="constant",
            explanation="",
            formula=(),
            origin=Origin("constant", said.render(self.figures.translate)),
            computed=None,
            series=(),
            rests_on=(),
        )

    def _formula(self, name: str, expression: Expression, withheld: bool) -> tuple[Line, ...]:
        shown = () if withheld else representative(self._longest(expression), self.first)
        return lines_of(name, expression, self.figures, self.label, (self.years, shown))

    def _longest(self, expression: Expression) -> Array:
        """The series that decides of which years the numbers are shown: the result, else what it is made of."""
        if expression.value.shape[-1:] > (1,) or not expression.arguments:
            return expression.value
        return max(
            (self._longest(argument) for argument in expression.arguments), key=lambda found: found.shape[-1:]
        )

    def _series(self, name: str, values: Array, unit: str) -> tuple[tuple[int, float | None, str], ...]:
        if values.shape[-1] == 1:
            return ()
        return tuple(
            (year, _number(exact), self.figures.of(value, unit, name))
            for year, value, exact in zip(self.years, without_noise(values[0]), values[0], strict=True)
        )

    def _shown(self, name: str, values: Array, unit: str, withheld: bool = False) -> str:
        """How a value reads; of a series, the lowest and the highest of its years."""
        if withheld:
            return self.figures.translate("not known")
        rates = (self.result["quantities"].get(name) or {}).get("rates")
        if rates:
            return several_rates(rates, self.lang)
        if values.shape[-1] == 1:
            return self.figures.of(float(values[0, 0]), unit, name)
        series = [value for value in without_noise(values[0]) if math.isfinite(value)] or [math.nan]
        low, high = (self.figures.of(end, unit, name) for end in (min(series), max(series)))
        said = Text("by year, {low} to {high}", {"low": low, "high": high})
        if low == high:
            said = Text("by year, always {value}", {"value": low})
        return said.render(self.figures.translate)

    def _range(self, name: str, item: Mapping[str, Any] | None) -> str | None:
        return None if item is None else reading(name, item, self.lang, GIVEN).range

    def _origin(self, name: str, stated: Mapping[str, Any] | None) -> Origin | None:
        if stated is None:
            return None
        return self._within(origin_of(stated, self.lang))

    def _within(self, origin: Origin) -> Origin:
        """An origin that depends on what is explained here: a finished appraisal may lack what one has now."""
        return replace(origin, rests_on=self._explained(origin.rests_on))

    def _explained(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for name in names if name in self._names)

    def _remark(self, withheld: bool) -> str:
        if not withheld:
            return ""
        return self.figures.translate(
            "The site is abroad: what the factory means for the Netherlands is not computed."
        )

    def _not_applicable(self) -> frozenset[str]:
        """The perspectives of which the result holds no value though the formulas yield one."""
        return frozenset(
            self.program.formulas[name].perspective
            for name, kept in self.result["quantities"].items()
            if name in self.program.formulas
            and kept["value"] is None
            and math.isfinite(self.derivation.values[name][0, 0])
        )


def _first_of_operation(basis: Basis) -> int:
    """The place of the first year in which something is in operation."""
    installed = basis.inputs.get("installed_share")
    return 0 if installed is None else int((installed[0] > 0).argmax())


def _number(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
