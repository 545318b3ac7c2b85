"""The public contribution that makes the project break even, looked for by mode of support; often there is none.

Public money that buys hours in proportion, as the law of the call has it, pays with one hand and takes sales with the
other. A plain grant buys nothing. Both are paid with the investment, and lower the depreciation that may be deducted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from aigf.model import wiring
from aigf.program import Program
from aigf.program.derivation import Derivation
from aigf.study.run import Run
from aigf.text import Text
from aigf.units import Array

NPV = "project_npv_with_contribution"
#: Of what public money pays a share, and the quantities that this share changes.
CAPEX = "capex"
_MONEY = ("national_contribution", "union_contribution", "public_time_share")

#: The shares of the investment between which a change of sign is looked for, and how often its interval is halved.
_GRID = np.linspace(0.0, 1.0, 21)
_HALVINGS = 36


@dataclass(frozen=True)
class Found:
    """A quantity of the search: its unit, what it is called and how it is found.

    ``share`` is the share of the investment that was looked for, None where nothing was; ``buys_hours`` the mode.
    """

    unit: str
    title: Mapping[str, str]
    explanation: Text
    share: str | None
    buys_hours: bool


_SEARCH = Text(
    "Looked for: the project with public money is computed at shares of 0 to 100% of capital expenditure, "
    "and the interval in which its net present value first comes to zero is halved until nothing is left. "
    "Paid with the investment; what it pays may not be deducted. As a grant it buys no hours. Does not exist "
    "where no share suffices."
)
_BOUGHT = Text(
    "Looked for: the project with public money is computed at shares of 0 to 100% of capital expenditure, "
    "and the interval in which its net present value first comes to zero is halved until nothing is left. "
    "Paid with the investment; what it pays may not be deducted. It buys as large a share of the hours, "
    "which are then not sold. Does not exist where no share suffices."
)
_WHOLE = Text(
    "The net present value of the project with public money if state and Union paid all of capital "
    "expenditure, and the hours that this buys were not sold, in euro of year 0."
)

#: The modes of support, by what is looked for in each.
MODES = ("break_even_grant", "break_even_purchase")

FOUND: Mapping[str, Found] = {
    "break_even_grant_share": Found(
        "",
        {
            "nl": "Subsidie zonder tegenprestatie waarmee het project quitte speelt, als aandeel van de investering",
            "en": "Plain grant that makes the project break even, as a share of capital expenditure",
        },
        _SEARCH,
        share="break_even_grant_share",
        buys_hours=False,
    ),
    "break_even_grant": Found(
        "EUR",
        {
            "nl": "Subsidie zonder tegenprestatie waarmee het project quitte speelt",
            "en": "Plain grant that makes the project break even",
        },
        _SEARCH,
        share="break_even_grant_share",
        buys_hours=False,
    ),
    "break_even_purchase_share": Found(
        "",
        {
            "nl": "Publiek geld voor rekentijd waarmee het project quitte speelt, als aandeel van de investering",
            "en": "Public money for hours that makes the project break even, as a share of capital expenditure",
        },
        _BOUGHT,
        share="break_even_purchase_share",
        buys_hours=True,
    ),
    "break_even_purchase": Found(
        "EUR",
        {
            "nl": "Publiek geld voor rekentijd waarmee het project quitte speelt",
            "en": "Public money for hours that makes the project break even",
        },
        _BOUGHT,
        share="break_even_purchase_share",
        buys_hours=True,
    ),
    "project_npv_fully_bought": Found(
        "EUR",
        {
            "nl": "Netto contante waarde als publiek geld de hele investering betaalt en er rekentijd mee koopt",
            "en": "Net present value if public money pays the whole investment and buys hours with it",
        },
        _WHOLE,
        share=None,
        buys_hours=True,
    ),
}


def break_even(made: Run) -> dict[str, Array]:
    """The quantities of ``FOUND``, one value a draw, (draws, 1); not a number where no share suffices."""
    project = _Project(_model(), made.inputs, made.values)
    granted, bought = project.share(buys_hours=False), project.share(buys_hours=True)
    return {
        "break_even_grant_share": granted,
        "break_even_grant": granted * project.capex,
        "break_even_purchase_share": bought,
        "break_even_purchase": bought * project.capex,
        "project_npv_fully_bought": project.npv(np.ones_like(bought), buys_hours=True),
    }


def worth_at(derivation: Derivation, share: float, buys_hours: bool) -> float:
    """The net present value of an appraised project with public money for a share of the investment, in euro.

    By the formulas of the appraisal, which ``can_be_put_back`` says to have what this takes.
    """
    program = derivation.program
    formulas = _Formulas(
        {name: formula.arguments for name, formula in program.formulas.items()},
        lambda names, inputs, overrides: program.run(inputs, overrides, names),
    )
    project = _Project(
        formulas, derivation.basis.inputs, lambda names: {name: derivation.values[name] for name in names}
    )
    return float(project.npv(np.full((1, 1), share), buys_hours)[0, 0])


def can_be_put_back(program: Program) -> bool:
    """True where the formulas of an appraisal have the project with public money."""
    return {NPV, CAPEX, *_MONEY} <= set(program.formulas)


@dataclass(frozen=True)
class _Formulas:
    """The formulas that the search runs: what each takes, in the order of evaluation, and how they are run."""

    arguments: Mapping[str, tuple[str, ...]]
    evaluate: Callable[[Sequence[str], Mapping[str, Array], Mapping[str, Array]], Mapping[str, Array]]


@cache
def _model() -> _Formulas:
    """The formulas of the model as they are now."""
    return _Formulas({name: wiring.arguments_of(name) for name in wiring.in_order()}, wiring.evaluate)


class _Project:
    """The project with public money, of which only the money changes: the rest is computed once."""

    def __init__(
        self,
        formulas: _Formulas,
        inputs: Mapping[str, Array],
        values: Callable[[Sequence[str]], Mapping[str, Array]],
    ) -> None:
        changing = _after(_MONEY, formulas.arguments)
        given = {name for function in changing for name in formulas.arguments[function]} - changing
        given |= {CAPEX}
        held = dict(values(sorted(given & set(formulas.arguments))))
        self.formulas = formulas
        self.inputs = {name: inputs[name] for name in given if name in inputs}
        # What is stated of what changes holds for the stated contributions only.
        self.held = held
        self.capex = held[CAPEX]

    def of(self, rows: npt.NDArray[np.intp]) -> _Project:
        """The project in some of its draws."""
        part = copy(self)
        part.inputs, part.held = (
            {name: value[rows] if len(value) > 1 else value for name, value in values.items()}
            for values in (self.inputs, self.held)
        )
        part.capex = part.held[CAPEX]
        return part

    def npv(self, share: Array, buys_hours: bool) -> Array:
        """The net present value where the state pays a share of the investment."""
        paid = {"national_contribution": share * self.capex, "union_contribution": np.zeros_like(share)}
        hours = {} if buys_hours else {"public_time_share": np.zeros_like(share)}
        return self.formulas.evaluate([NPV], self.inputs, {**self.held, **paid, **hours})[NPV]

    def share(self, buys_hours: bool) -> Array:
        """The least share at which the project breaks even; not a number where none does."""
        draws = max(array.shape[0] for array in (self.capex, self.npv(np.zeros((1, 1)), buys_hours)))
        place, rows, project = np.full(draws, -1), np.arange(draws), self
        for at, share in enumerate(_GRID):
            enough = project.npv(np.full((len(rows), 1), share), buys_hours) >= 0
            if np.any(enough):
                place[rows[np.broadcast_to(enough, (len(rows), 1))[:, 0]]] = at
                rows = np.flatnonzero(place < 0)
                project = self.of(rows)
            if not len(rows):
                break
        found = np.where(place < 0, np.nan, _GRID[place])[:, np.newaxis]
        between = np.flatnonzero(place > 0)  # of the others the share is none, or 0
        if len(between):
            found[between] = self.of(between).halved(place[between], buys_hours)
        return found

    def halved(self, place: npt.NDArray[np.intp], buys_hours: bool) -> Array:
        """The least share, where the grid has the first that suffices at ``place``, (draws, 1)."""
        low, high = (_GRID[at][:, np.newaxis] for at in (place - 1, place))
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            suffices = self.npv(middle, buys_hours) >= 0
            low, high = np.where(suffices, low, middle), np.where(suffices, middle, high)
        return high


def _after(names: tuple[str, ...], arguments: Mapping[str, tuple[str, ...]]) -> set[str]:
    """The quantities on the way from some to the net present value, those themselves included."""
    changing = set(names)
    for name, taken in arguments.items():
        if set(taken) & changing:
            changing.add(name)
    needed, waiting = set[str](), [NPV]
    while waiting:
        name = waiting.pop()
        if name in changing and name not in needed:
            needed.add(name)
            waiting.extend(arguments[name])
    return needed
