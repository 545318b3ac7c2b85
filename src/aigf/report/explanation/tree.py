"""What stands behind each figure of an appraisal: its formula in words and numbers, down to the sources."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aigf import units
from aigf.model import wiring
from aigf.model.wiring import explanation_of, label_of
from aigf.report.explanation.figures import CONSTANTS, Figures
from aigf.report.explanation.formula import without_noise
from aigf.report.explanation.lines import Line, lines_of, representative
from aigf.report.explanation.origin import (
    SCHEDULED,
    Origin,
    connected,
    is_scheduled,
    origin_of,
    scheduled,
)
from aigf.report.explanation.searched import FOUND_BY_SEARCH, Searched
from aigf.report.numbers import COMPUTED, GIVEN, is_figure
from aigf.report.summary import reading, several_rates
from aigf.report.translations import localised
from aigf.report.wording import STATUS, word
from aigf.study.beside import beside_names
from aigf.study.binding import WHOLE_YEARS
from aigf.study.break_even import FOUND
from aigf.study.derivation import Derivation
from aigf.study.simulation import engine_entries, proposed_inputs
from aigf.study.timeline import CONNECTED
from aigf.text import Text
from aigf.trace import Expression, leaves
from aigf.units import SYMBOLS, Array, Constant

#: The status of what the timeline makes, which no result lists.
FROM_TIMELINE = Text("from the timeline")
CONSTANT = Text("constant")


def explainable() -> frozenset[str]:
    """Every name that the explanations of any appraisal may have: what is none of them needs no appraisal."""
    bound = (*wiring.input_types(), *engine_entries(), *proposed_inputs(), *WHOLE_YEARS, *beside_names())
    return frozenset({*wiring.functions(), *FOUND, *bound, *SCHEDULED, *CONSTANTS})


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
    were recorded.
    """

    def __init__(self, result: Mapping[str, Any], derivation: Derivation, lang: str) -> None:
        self.result = result
        self.derivation = derivation
        self.lang = lang
        self.figures = Figures(lang)
        self.years = derivation.basis.years
        installed = derivation.basis.inputs["installed_share"][0]
        self.first = int((installed > 0).argmax())
        self._known: dict[str, Explained] = {}
        self._withheld = self._not_applicable()

    def names(self) -> tuple[str, ...]:
        """Every quantity, then every input, then every constant."""
        inputs = [*self.result["inputs"], *SCHEDULED, *CONSTANTS]
        searched = [name for name in FOUND if name in self.result["quantities"]]
        return tuple(dict.fromkeys([*self.derivation.expressions, *searched, *inputs]))

    def of(self, name: str) -> Explained:
        """The explanation of a quantity or an input. Raises KeyError where it is neither."""
        if name not in self._known:
            quantity = name in self.derivation.expressions
            if name in FOUND:
                self._known[name] = self._searched(name)
            else:
                self._known[name] = self._quantity(name) if quantity else self._input(name)
        return self._known[name]

    def label(self, name: str) -> str:
        """What a reader calls a quantity or an input."""
        if name in self.derivation.expressions:
            return self.figures.translate(label_of(name))
        if name in FOUND:
            return FOUND[name].title[self.lang]
        if is_scheduled(name):
            return SCHEDULED[name].render(self.figures.translate)
        if name in CONSTANTS:
            return CONSTANTS[name].render(self.figures.translate)
        return localised(self.result["inputs"][name]["title"], self.lang).text

    def _quantity(self, name: str) -> Explained:
        expression = self.derivation.expressions[name]
        values = self.derivation.values[name]
        kept = self.result["quantities"].get(name)
        stated = self.result["inputs"].get(name)
        unit = SYMBOLS[wiring.result_types()[name]]
        status = kept["status"] if kept else "computed"
        group = wiring.perspective_of()[name]
        series = self._series(name, values, unit)
        withheld = group in self._withheld
        text = explanation_of(name)
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
            explanation=self.figures.translate(text) if text else "",
            formula=self._formula(name, expression, withheld),
            origin=self._origin(name, stated),
            computed=self.figures.of(float(expression.value[0, 0]), unit, name) if stated else None,
            series=() if withheld else series,
            rests_on=tuple(leaf.name for leaf in leaves(expression) if leaf.name),
            remark=self._remark(withheld),
        )

    def _searched(self, name: str) -> Explained:
        kept, about = self.result["quantities"][name], FOUND[name]
        search = Searched(name, self.result, self.derivation, self.lang)
        return Explained(
            name=name,
            quantity=True,
            label=self.label(name),
            value=kept["value"],
            unit=about.unit,
            shown=reading(name, kept, self.lang, COMPUTED).value,
            range=self._range(name, kept),
            range_word=self.figures.translate("P5 to P95" if self.result["draws"] else "Range"),
            status=kept["status"],
            status_word=FOUND_BY_SEARCH.render(self.figures.translate),
            group=kept["perspective"],
            explanation=about.explanation.render(self.figures.translate),
            formula=(),
            origin=None,
            computed=None,
            series=(),
            rests_on=search.rests_on(),
            remark=search.checked(),
        )

    def _input(self, name: str) -> Explained:
        if is_scheduled(name):
            return self._schedule(name)
        if name in CONSTANTS:
            return self._constant(name)
        item = self.result["inputs"][name]
        origin = origin_of(name, item, self.result["scenario"], self.lang)
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
        types = wiring.input_types()
        unit = SYMBOLS[types[name]] if name in types else ""
        series = self._series(name, values, unit)
        is_share = name in CONNECTED
        origin = connected(self.lang) if is_share else scheduled(self.years, self.first, self.lang)
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
        constant: Constant = vars(units)[name]
        status = CONSTANT.render(self.figures.translate)
        said = Text("constant of units: {source}", {"source": self.figures.translate(constant.source)})
        return Explained(
            name=name,
            quantity=False,
            label=self.label(name),
            value=float(constant),
            unit=constant.unit.symbol,
            shown=self.figures.constant(constant),
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
        return None if stated is None else origin_of(name, stated, self.result["scenario"], self.lang)

    def _remark(self, withheld: bool) -> str:
        if not withheld:
            return ""
        return self.figures.translate(
            "The site is abroad: what the factory means for the Netherlands is not computed."
        )

    def _not_applicable(self) -> frozenset[str]:
        """The perspectives of which the result holds no value though the formulas yield one."""
        return frozenset(
            wiring.perspective_of()[name]
            for name, kept in self.result["quantities"].items()
            if name in self.derivation.values
            and kept["value"] is None
            and math.isfinite(self.derivation.values[name][0, 0])
        )


def _number(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
