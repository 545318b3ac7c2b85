"""Figures as an explanation writes them: five digits, so that a reader can check a formula with them."""

from __future__ import annotations

import math

from aigf.report.numbers import GIVEN, PER, is_figure, no_figure, plain, read, reading_unit
from aigf.report.translations import Translate, translator
from aigf.text import Text

#: What constants of ``aigf.units`` are called; one without an entry goes by its own name.
CONSTANTS = {
    "HOURS_IN_YEAR": Text("hours in a year"),
    "SECONDS_IN_MONTH": Text("seconds in a month"),
    "SECONDS_IN_YEAR": Text("seconds in a year"),
    "ONE_YEAR": Text("one year"),
    "MWH_PER_TWH": Text("MWh in a TWh"),
    "MWH_PER_PJ": Text("MWh in a PJ"),
    "GJ_PER_PJ": Text("GJ in a PJ"),
    "SECONDS_IN_HOUR": Text("seconds in an hour"),
    "TOKENS_PER_MILLION": Text("tokens in a million tokens"),
    "RESIDUE": Text("rounding residue"),
}


class Figures:
    """Writes figures for a reader of ``lang``; each figure is put into words once.

    ``translate`` puts messages into the language, by default as the catalogue of now does.
    """

    def __init__(self, lang: str, translate: Translate | None = None) -> None:
        self.lang = lang
        self.translate = translate or translator(lang)
        self._known: dict[tuple[float, str], str] = {}

    def of(self, value: float, unit: str, name: str = "") -> str:
        """A value with its unit; words where it does not exist."""
        if math.isinf(value):
            return self.translate("infinity") if value > 0 else "−" + self.translate("infinity")
        if not is_figure(value):
            return no_figure(name, value).render(self.translate)
        return self._written(value, reading_unit(name, unit))

    def constant(self, value: float, symbol: str) -> str:
        """A constant in its own unit: ``1,000,000 MWh per TWh``, not one TWh per TWh."""
        leading, *per = symbol.split("/")
        if not per and leading in ("", "1", "h", "year"):
            return self._written(value, leading)
        text = f"{plain(value, self.lang)} {leading}"
        for unit in per:
            name = PER[unit].render(self.translate) if unit in PER else unit
            text = Text("{amount} per {unit}", {"amount": text, "unit": name}).render(self.translate)
        return text

    def literal(self, value: float) -> str:
        """A bare number: 0, 1, -1 or 2; no value and infinity in words."""
        if is_figure(value):
            return self._written(value, "")
        if math.isnan(value):
            return self.translate("no value")
        return self.translate("infinity")

    def _written(self, value: float, unit: str) -> str:
        key = (value, unit)
        if key not in self._known:
            self._known[key] = read(value, (), unit, self.lang, GIVEN).value
        return self._known[key]
