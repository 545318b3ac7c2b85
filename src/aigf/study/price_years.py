"""Whose prices the hours follow: those of a real year, or those of the generated market; and what is said of it."""

from __future__ import annotations

from aigf.documents import Place, Problem
from aigf.register import load_register
from aigf.register.climate import load_price_years
from aigf.study.binding import Bound
from aigf.study.case import Case
from aigf.study.simulation.weather import PRICE_ENTRIES, PRICE_YEAR
from aigf.text import Measure, Text

_LIKE = "like-"  #: how a value of the axis of prices begins that is a year


def price_year_problems(case: Case, bound: Bound) -> list[Problem]:
    """A year that was set and is not known, and entries of the generated prices that were set in vain."""
    year, place = int(bound.inputs[PRICE_YEAR].range.central), Place("--set", 1, 1)
    known = [*load_price_years(), int(load_register().entries[PRICE_YEAR].value)]
    if year not in known:
        wrong = Text("the course of the prices of {year} is not known", {"year": year})
        listed = ", ".join(str(one) for one in known)
        return [Problem(place, PRICE_YEAR, wrong, Text("one of {known}", {"known": listed}))]
    if year not in load_price_years():
        return []
    wrong = Text("changes nothing: the hours of the price run as in {year}", {"year": year})
    expected = Text("another scenario of prices, or none")
    return [Problem(place, name, wrong, expected) for name in case.settings.register if name in PRICE_ENTRIES]


def price_year_warnings(case: Case, bound: Bound) -> list[Text]:
    """Whose hours the prices follow where a real year was asked for."""
    if case.own is not None and "price" in case.own.columns:
        return []
    year = int(bound.inputs[PRICE_YEAR].range.central)
    known = load_price_years().get(year)
    if known is not None:
        return [
            Text(
                "The hours of the price run as in {year}: {negative} of them below zero, the highest {highest} times "
                "the mean, and as much alike from day to day. The weather that goes with them is generated.",
                {
                    "year": year,
                    "negative": known.real.negative_hours,
                    "highest": Measure(known.real.highest, ""),
                },
            )
        ]
    asked = case.scenario.axes["prices"]
    if not asked.startswith(_LIKE):
        return []
    return [
        Text(
            "Of the prices of {year} only the mean is taken: the course of the hours is that of the generated market, "
            "because of that year only means of months are known here.",
            {"year": int(asked.removeprefix(_LIKE))},
        )
    ]
