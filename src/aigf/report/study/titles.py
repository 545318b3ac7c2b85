"""What alternatives and worlds are called."""

from __future__ import annotations

from collections.abc import Mapping

from aigf.register.scenarios import Scenario, load_scenarios
from aigf.study.alternatives import load_alternatives
from aigf.text import Text
from aigf.units import RESIDUE

#: Figures that a column of millions shows of a number.
_FIGURES = 2


def alternative_title(name: str, lang: str) -> str:
    """The title of an alternative; its name where this version has it not."""
    known = load_alternatives().get(name)
    return name if known is None else known.title[lang]


def alternative_alone(name: str, lang: str) -> str:
    """What an alternative is called on its own; its name where this version has it not."""
    known = load_alternatives().get(name)
    return name if known is None else known.short[lang]


def world_title(scenario: Scenario, lang: str) -> str:
    """In which values of which axes a world differs from the base; nothing for the base itself."""
    axes, _ = load_scenarios()
    return "; ".join(
        f"{axes[axis].title[lang]}: {axes[axis].values[value].title[lang]}"
        for axis, value in scenario.axes.items()
        if axis in axes and value in axes[axis].values and value != axes[axis].base
    )


def titles_of(scenarios: Mapping[str, Scenario], lang: str) -> dict[str, str]:
    """The title of every world by its name; the name where it is the base."""
    return {name: world_title(scenario, lang) or name for name, scenario in scenarios.items()}


def millions(value: float | None, lang: str) -> str:
    """An amount in millions, in as many figures as are known; a dash where there is none."""
    from aigf.report.numbers import is_figure, plain

    if not is_figure(value):
        return "–"
    amount = value / 1e6
    if abs(amount) < float(RESIDUE):
        return plain(0.0, lang)
    rounded = float(f"{amount:.{_FIGURES}g}")
    decimals = max(0, _FIGURES - 1 - int(f"{rounded:e}".partition("e")[2]))
    return plain(rounded, lang, min(decimals, 3))


def range_of(low: float | None, high: float | None, lang: str) -> Text | None:
    """The words for a range in millions; None where there is none."""
    if low is None or high is None:
        return None
    return Text("{low} to {high}", {"low": millions(low, lang), "high": millions(high, lang)})
