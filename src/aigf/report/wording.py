"""The words for what the result names by a code: statuses, answers, tracks, alternatives, scenarios."""

from __future__ import annotations

from collections.abc import Mapping

from aigf.report.translations import translator
from aigf.text import Text

STATUS = {
    "computed": Text("computed"),
    "stated": Text("stated"),
    "assumed": Text("assumed"),
    "simulated": Text("simulated"),
}

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

ALTERNATIVE = {
    "none": Text("No AI gigafactory in the Netherlands"),
    "central": Text("One central AI gigafactory"),
    "federated": Text("Many smaller sites"),
    "ecosystem": Text("Investment in AI applications"),
    "abroad": Text("A share in a factory in another member state"),
}

AXIS = {
    "adoption": Text("demand for computing power"),
    "access": Text("access to computing power in other member states"),
    "elsewhere": Text("location of the other factories"),
    "prices": Text("electricity price"),
    "wlo": Text("growth (WLO)"),
    "use": Text("use of the factory"),
}

LEVEL = {
    "base": Text("base"),
    "low": Text("low"),
    "central": Text("central"),
    "high": Text("high"),
    "slow": Text("slow"),
    "fast": Text("fast"),
    "near": Text("near"),
    "far": Text("far"),
    "guaranteed": Text("guaranteed"),
    "unguaranteed": Text("not guaranteed"),
    "uncertain": Text("uncertain"),
    "closed": Text("closed"),
    "open": Text("open"),
    "hero-run": Text("hero run"),
    "mixed": Text("mixed"),
    "inference": Text("inference"),
    "as-proposed": Text("as proposed"),
}

#: The groups of the key figures by perspective; perspectives may share one.
GROUPS = {
    "compute": Text("Computing power"),
    "power": Text("Power and energy"),
    "energy": Text("Power and energy"),
    "space": Text("Space"),
    "finance": Text("Money"),
    "economy": Text("Work and value added"),
    "autonomy": Text("Autonomy"),
    "welfare": Text("Welfare"),
}
OTHER_GROUP = Text("Other figures")

#: What a reader wants to see first, in this order, as far as it was computed.
HEADLINES = ("it_load", "electricity_use", "training_flop_per_month", "net_area", "capex", "project_npv")


def word(words: Mapping[str, Text], code: str, lang: str) -> str:
    """The word for a code; a code without one is shown as it is."""
    return words[code].render(translator(lang)) if code in words else code
