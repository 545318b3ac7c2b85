"""What the workbook is made of: the result of an appraisal, and how its quantities came about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from aigf import units
from aigf.model import wiring
from aigf.model.wiring import explanation_of, label_of
from aigf.report.numbers import reading_unit
from aigf.report.questions.assumptions import assumed_behind
from aigf.report.questions.sentences import Facts
from aigf.report.translations import Translate, localised, translator
from aigf.report.workbook.words import SCHEDULE_TITLES, unit_words
from aigf.study.derivation import Derivation
from aigf.trace import Expression
from aigf.units import Array, Constant, unit_of


@dataclass(frozen=True)
class Source:
    """A result in the language ``lang`` and the derivation of its quantities."""

    result: Mapping[str, Any]
    derivation: Derivation
    lang: str

    @property
    def say(self) -> Translate:
        return translator(self.lang)

    @property
    def years(self) -> tuple[int, ...]:
        return self.derivation.basis.years

    def value(self, name: str) -> Array:
        return self.derivation.value(name)

    def expression(self, name: str) -> Expression:
        return self.derivation.expressions[name]

    def stated(self, name: str) -> bool:
        """True for a quantity that the proposal states."""
        return name in self.derivation.basis.overrides

    def withheld(self, perspective: str) -> bool:
        """True where the appraisal reports no figure of a perspective: Dutch effects of a site abroad."""
        reported = [item for item in self.result["quantities"].values() if item["perspective"] == perspective]
        return bool(reported) and all(item["value"] is None for item in reported)

    def label(self, name: str) -> str:
        """The title of an input, or the label of a quantity."""
        if name in self.derivation.values:
            return self.say(label_of(name))
        if name in SCHEDULE_TITLES:
            return SCHEDULE_TITLES[name].render(self.say)
        return localised(self.result["inputs"][name]["title"], self.lang).text

    def words(self, name: str) -> str:
        """The formula of a quantity in words."""
        return self.say(explanation_of(name))

    @cached_property
    def _facts(self) -> Facts:
        return Facts(self.result, self.lang)

    def assumed(self, name: str) -> str:
        """What a quantity rests on that the proposal does not state, as the page says it; empty where on nothing."""
        return assumed_behind((name,), self._facts)

    def symbol(self, name: str) -> str:
        """The unit in which a quantity or an input is kept."""
        if name in self.derivation.values:
            return unit_of(wiring.result_types()[name]).symbol
        if name in wiring.input_types():
            return unit_of(wiring.input_types()[name]).symbol
        return str(self.result["inputs"][name]["unit"])

    def unit(self, name: str) -> str:
        """The unit in the reader's words."""
        return unit_words(reading_unit(name, self.symbol(name)), self.lang)

    def is_share(self, name: str) -> bool:
        return reading_unit(name, self.symbol(name)) == "share"

    def constants(self) -> dict[str, Constant]:
        """The constants that some formula uses, by name."""
        used = {
            leaf.name
            for expression in self.derivation.expressions.values()
            for leaf in _constants(expression)
        }
        return {name: getattr(units, name) for name in sorted(used)}


def _constants(node: Expression) -> list[Expression]:
    inner = [*node.arguments, *(item for item in node.settings.values() if isinstance(item, Expression))]
    own = [node] if node.operation == "constant" else []
    return own + [leaf for item in inner for leaf in _constants(item)]
