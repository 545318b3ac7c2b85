"""The words of the workbook: its sheets, its units, and the schedules that have no title elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping

from aigf.report.numbers import CALENDAR_YEAR, PER
from aigf.report.translations import translator
from aigf.report.wording import word
from aigf.text import Text

#: Longest name of a sheet, and what may not stand in it.
_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")

SHEETS: Mapping[str, Text] = {
    "summary": Text("Summary"),
    "proposal": Text("Proposal"),
    "register": Text("Register"),
    "simulation": Text("Simulation"),
    "compute": Text("Computing power"),
    "power": Text("Power"),
    "energy": Text("Energy"),
    "tariffs": Text("Cost of electricity"),
    "environment": Text("Environment"),
    "heat": Text("Heat"),
    "space": Text("Space"),
    "hardware": Text("Hardware of its day"),
    "investment": Text("Investment"),
    "sales": Text("Sales"),
    "finance": Text("Operation and return"),
    "supported": Text("Project with public money"),
    "financing": Text("Financing"),
    "unit_economics": Text("Unit economics"),
    "economy": Text("Work and value added"),
    "autonomy": Text("Autonomy"),
    "effects": Text("Social effects"),
    "welfare": Text("Welfare"),
    "emissions": Text("New or moved emissions"),
    "actors": Text("Actors"),
    "alternatives": Text("Other alternatives"),
    "statements": Text("Statements"),
    "costs_and_benefits": Text("Costs and benefits"),
    "decision": Text("Decision tree"),
    "rates": Text("Rates of return"),
}

SCHEDULE_TITLES: Mapping[str, Text] = {
    "year_index": Text("Years since signature, by year"),
    "installed_share": Text("Share of the accelerators in operation, by year"),
    "hardware_spending_share": Text("Share of the hardware that is paid, by year"),
    "facility_spending_share": Text("Share of the facility that is paid, by year"),
    "hardware_retirement_share": Text("Share of the hardware whose life ends, by year"),
    "retired_hardware_age": Text("Years since the hardware was bought whose life ends, by year"),
    "last_year": Text("The last year (1) or not (0)"),
    "start_year": Text("First year of operation"),
    "years_to_operation": Text("Years from signature to operation"),
    "years_to_planned_start": Text("Years from signature to the planned start"),
    "purchase_delay": Text("Most years by which hardware is newer than the type that is named"),
    "operation_years_after_2025": Text("Years from 2025 to the first year of operation"),
    "connected_share_2030": Text("Share of the draws with a live connection by 2030"),
    "connected_share_2035": Text("Share of the draws with a live connection by 2035"),
}

_UNITS: Mapping[str, Text] = {"share": Text("share"), CALENDAR_YEAR: PER["year"], **PER}
_SYMBOLS = {"degC": "°C"}
_MONEY = ("EUR", "USD")


def sheet_name(code: str, lang: str) -> str:
    """The name of a sheet, as a spreadsheet allows it."""
    name = word(SHEETS, code, lang) if code in SHEETS else code.replace("_", " ").capitalize()
    return _FORBIDDEN.sub(" ", name)[:_LONGEST]


def unit_words(symbol: str, lang: str) -> str:
    """A unit with the words of ``lang`` for what has no symbol of its own.

    >>> unit_words("EUR/accelerator/h", "en")
    'EUR/accelerator/hour'
    """
    translate = translator(lang)
    if symbol == "1":
        return ""
    parts = re.split(r"([/·])", symbol)
    return "".join(
        _UNITS[part].render(translate) if part in _UNITS and part not in _MONEY else _SYMBOLS.get(part, part)
        for part in parts
    )
