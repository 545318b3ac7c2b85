"""What the workbook is made of: the result of an appraisal, and how its quantities came about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from aigf.program import Program
from aigf.program.derivation import Derivation
from aigf.report.numbers import reading_unit
from aigf.report.questions.assumptions import assumed_behind
from aigf.report.questions.sentences import Facts
from aigf.report.translations import Translate, localised, translator
from aigf.report.workbook.words import SCHEDULE_TITLES, unit_words
from aigf.trace import Expression
from aigf.units import Array, Constant


@dataclass(frozen=True)
class Source:
    """A result in the language ``lang`` and the derivation of its quantities.

    ``translate`` says what the language said when the result was made, where that was kept.
    """

    result: Mapping[str, Any]
    derivation: Derivation
    lang: str
    translate: Translate | None = None

    @property
    def say(self) -> Translate:
        return self.translate or translator(self.lang)

    @property
    def years(self) -> tuple[int, ...]:
        return self.derivation.basis.years

    def value(self, name: str) -> Array:
        return self.derivation.value(name)

    def expression(self, name: str) -> Expression:
        return self.derivation.expressions[name]

    @property
    def program(self) -> Program:
        """The formulas of the appraisal."""
        return self.derivation.program

    def known(self, name: str) -> bool:
        """True for a quantity or an input of this appraisal."""
        return name in self.program.formulas or name in self.derivation.basis.inputs

    def overrides(self) -> list[str]:
        """The quantities that the proposal states."""
        return [name for name in self.derivation.basis.overrides if name in self.program.formulas]

    def stated(self, name: str) -> bool:
        """True for a quantity that the proposal states."""
        return name in self.derivation.basis.overrides

    def perspective(self, name: str) -> str:
        """The perspective of a quantity; none of an input."""
        return self.program.formulas[name].perspective if name in self.program.formulas else ""

    def withheld(self, perspective: str) -> bool:
        """True where the appraisal reports no figure of a perspective: Dutch effects of a site abroad."""
        reported = [item for item in self.result["quantities"].values() if item["perspective"] == perspective]
        return bool(reported) and all(item["value"] is None for item in reported)

    def label(self, name: str) -> str:
        """The title of an input, or the label of a quantity."""
        if name in self.program.formulas:
            return self.say(self.program.formulas[name].label)
        if name in SCHEDULE_TITLES:
            return SCHEDULE_TITLES[name].render(self.say)
        if name in self.derivation.basis.scheduled:
            return name.replace("_", " ")
        return localised(self.result["inputs"][name]["title"], self.lang).text

    def words(self, name: str) -> str:
        """The formula of a quantity in words."""
        explanation = self.program.formulas[name].explanation
        return self.say(explanation) if explanation else ""

    @cached_property
    def _facts(self) -> Facts:
        return Facts(self.result, self.lang)

    def assumed(self, name: str) -> str:
        """What a quantity rests on that the proposal does not state, as the page says it; empty where on nothing."""
        return assumed_behind((name,), self._facts)

    def symbol(self, name: str) -> str:
        """The unit in which a quantity or an input is kept."""
        if name in self.program.formulas or name in self.program.inputs:
            return self.program.unit_of(name).symbol
        return str(self.result["inputs"][name]["unit"]) if name in self.result["inputs"] else ""

    def unit(self, name: str) -> str:
        """The unit in the reader's words."""
        return unit_words(reading_unit(name, self.symbol(name)), self.lang)

    def is_share(self, name: str) -> bool:
        return reading_unit(name, self.symbol(name)) == "share"

    def constants(self) -> Mapping[str, Constant]:
        """The constants that some formula uses, by name."""
        return self.program.constants
