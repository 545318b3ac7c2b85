"""The words for what the result names by a code: statuses, answers, tracks, themes."""

from __future__ import annotations

from collections.abc import Mapping

from aigf.report.languages import language_of
from aigf.report.translations import Phrase, translator
from aigf.text import Text

STATUS = {
    "computed": Text("computed"),
    "stated": Text("stated"),
    "assumed": Text("assumed"),
    "simulated": Text("simulated"),
}

#: What a computed figure is that an assumption decides where the proposal could have stated something.
COMPUTED_ON_ASSUMPTION = Text("computed, on an assumption")

STATUS_MEANING = {
    "computed": Text("follows from a formula"),
    "stated": Text("the consortium says so; used as it stands"),
    "assumed": Text("the proposal does not say; the register's value is used"),
    "simulated": Text("comes out of the hourly simulation"),
}

CONFIDENCE = {
    "measured": Text("measured"),
    "published": Text("published"),
    "estimate": Text("estimate"),
    "judgement": Text("own judgement"),
}

#: What kind of source it is; nothing can be looked up where there is no address.
GRADE = {
    "primary": Text("law or primary source"),
    "statistics": Text("statistics or research"),
    "press": Text("trade press"),
    "blog": Text("blog"),
    "": Text("a source without a public address"),
}

#: An own judgement is not what the source says: the source stands beside it.
BESIDE = Text("own judgement, beside it: {grade}")

ANSWER = {"yes": Text("Yes"), "no": Text("No"), "unknown": Text("Unknown")}

TRACK = {
    "policy": Text("policy"),
    "tender": Text("tender"),
    "site": Text("site"),
    "legal": Text("law"),
}

WEIGHT = {
    "knock-out": Text("knock-out"),
    "weigh": Text("to be weighed"),
    "soft": Text("guiding"),
}

#: A scenario that has no title of its own in the result.
#: Forms of a contract with the grid operator, as in "with a firm contract".
CONTRACT = {
    "firm": Text("a firm contract"),
    "time-duration": Text("a time-duration right"),
    "capacity-limiting": Text("a capacity-limiting contract"),
    "congestion-reliever": Text("a contract as congestion reliever"),
}
#: The same by name.
CONTRACT_NAME = {
    "firm": Text("Firm contract"),
    "time-duration": Text("Time-duration right"),
    "capacity-limiting": Text("Capacity-limiting contract"),
    "congestion-reliever": Text("Congestion reliever"),
}

SCENARIO = {"base": Text("base scenario")}

#: Short names, for the columns of the overview.
SHORT = {
    "national_contribution": Text("National contribution"),
    "project_npv_with_contribution": Text("Net present value with contributions"),
    "welfare_balance": Text("Balance for the Netherlands"),
    "secured_access": Text("Demand that only this serves"),
}

#: What an effect without a figure would do to the balance for the Netherlands.
DIRECTION = {
    "plus": Text("positive"),
    "minus": Text("negative"),
    "plus or minus": Text("positive or negative"),
}

#: What a place in the report is called, by the report's own word.
PLACE = {"deelvraag": Text("sub-question"), "onder": Text("under")}

#: The kinds of party in the report's table 2.1.
KIND = {"academic": Text("academic"), "commercial": Text("commercial")}

#: What this register calls a figure of its own, as a source.
OWN_SOURCE = {
    "Own assumption": Text("Own assumption"),
    "No source found": Text("No source found"),
    "Oordeel bij het opstellen van dit register": Text("Judgement made for this register"),
    "Schatting bij het opstellen van dit register": Text("Estimate made for this register"),
}

#: The themes of the report's sub-questions, by the first digit of their number.
THEMES = {
    "1": Text("Added value of an AI gigafactory in the Netherlands"),
    "2": Text("Energy, infrastructure and sustainability"),
    "3": Text("Space and surroundings"),
    "4": Text("Business case for private investors"),
}

#: What is found by computing the project again and again (``study.break_even``): no formula that could be taken apart.
SEARCHED = (
    "break_even_grant_share",
    "break_even_grant",
    "break_even_purchase_share",
    "break_even_purchase",
    "project_npv_fully_bought",
)

#: The groups of the key figures by perspective; perspectives may share one.
GROUPS = {
    "compute": Text("Computing power"),
    "power": Text("Power and energy"),
    "energy": Text("Power and energy"),
    "tariffs": Text("Power and energy"),
    "space": Text("Space"),
    "environment": Text("Environment"),
    "heat": Text("Environment"),
    "hardware": Text("Money"),
    "investment": Text("Money"),
    "sales": Text("Money"),
    "finance": Text("Money"),
    "supported": Text("Money"),
    "financing": Text("Money"),
    "unit_economics": Text("Money"),
    "economy": Text("Work and value added"),
    "autonomy": Text("Autonomy"),
    "effects": Text("Welfare"),
    "welfare": Text("Welfare"),
    "emissions": Text("Welfare"),
    "actors": Text("Balances of actors"),
    "alternatives": Text("Other alternatives"),
}
OTHER_GROUP = Text("Other figures")

#: What a reader wants to see first, in this order, as far as it was computed.
HEADLINES = ("it_load", "electricity_use", "training_flop_per_month", "net_area", "capex", "project_npv")


def source_title(title: str, lang: str) -> Phrase:
    """The title of a source, with the language it is in; the register's own words in the reader's."""
    if title in OWN_SOURCE:
        return Phrase(word(OWN_SOURCE, title, lang), lang)
    return Phrase(title, language_of(title) or lang)


def place(section: str | None, lang: str) -> str | None:
    """A place in the report, as readers of ``lang`` name it."""
    if section is None:
        return None
    return " ".join(word(PLACE, part, lang) for part in section.split(" "))


def certainty(grade: str, confidence: str, lang: str) -> str:
    """How sure a value is and what kind of source it has, in one phrase."""
    kind = word(GRADE, grade, lang)
    if confidence == "judgement":
        return (
            Text(BESIDE.template, {"grade": kind}).render(translator(lang))
            if grade
            else word(CONFIDENCE, confidence, lang)
        )
    return f"{word(CONFIDENCE, confidence, lang)}; {kind}"


def word(words: Mapping[str, Text], code: str, lang: str) -> str:
    """The word for a code; a code without one is shown as it is."""
    return words[code].render(translator(lang)) if code in words else code
