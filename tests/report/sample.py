"""Result objects to render: one as a real appraisal gives, one full of unknowns, one hostile."""

from __future__ import annotations

import copy
from typing import Any

from tests.report.cash_flows import without_public_money
from tests.report.parts import LABELS, PRODUCT, both, quantity
from tests.report.wider import WIDER, wider_parts, wider_quantities

SCRIPT = "<script>window.attacked = 1</script><img src=x onerror='window.attacked = 1'>"
HOSTILE = f"{SCRIPT} =cmd|' /C calc'!A0 {{{{ 7*7 }}}} \x00\x1b[31m\u202egnp.exe \"onload=\" &amp; javascript:"


PERSPECTIVES = ["compute"] * 4 + ["power"] * 3 + ["energy"] * 2 + ["space"] + ["finance"] * 7


def _quantities(lang: str) -> dict[str, Any]:
    rows: dict[str, tuple[Any, Any, Any, str, dict[str, Any]]] = {
        "accelerator_count": (100000, None, None, "accelerator", {"status": "stated"}),
        "peak_flops": (9.89e19, None, None, "FLOP/s", {}),
        "training_flop_per_month": (
            9.57e25,
            8.19e25,
            1.111e26,
            "FLOP",
            {},
        ),
        "hero_run_duration": (0.0868, 0.0741, 0.1016, "year", {}),
        "it_load": (
            250,
            None,
            None,
            "MW",
            {"status": "stated", "computed": 143.2},
        ),
        "pue": (1.148, 1.09, 1.21, "", {"status": "simulated"}),
        "facility_load": (293.4, 281.0, 312.5, "MW", {"status": "simulated"}),
        "electricity_use": (2.13, 1.6, 3.2, "TWh", {"status": "simulated"}),
        "household_equivalents": (835294, 627450, 1254901, "household", {}),
        "net_area": (
            35.0,
            30,
            40,
            "ha",
            {},
        ),
        "capex": (4e9, None, None, "EUR", {"status": "stated", "computed": 6.618e9}),
        "opex": (4.121e8, 3.3e8, 5.6e8, "EUR", {}),
        "revenue": (1.502e9, 1.1e9, 2.0e9, "EUR", {}),
        "project_npv": (-3.12e8, -2.1e9, 1.87e9, "EUR", {}),
        "project_irr": (None, None, None, "", {}),
        "cost_per_gpu_hour": (2.41, 2.02, 3.11, "EUR/accelerator/h", {}),
        "first_full_year": (2029, None, None, "year", {}),
    }
    for row in rows.values():
        row[4]["explanation"] = PRODUCT[lang]
    return {
        name: quantity(*row[:4], LABELS[name][lang], perspective=PERSPECTIVES[index], **row[4])
        for index, (name, row) in enumerate(rows.items())
    }


def _input(value: Any, low: Any, high: Any, unit: str, title: dict[str, str], **more: Any) -> dict[str, Any]:
    source = {
        "title": "Tarievenbesluit TenneT 2026",
        "address": "https://www.acm.nl/tarieven?a=1&b=2",
        "section": "tabel 3",
        "date": "2025-12-01",
    }
    base = {"status": "assumed", "where": "register", "source": source, "confidence": "published", "note": {}}
    return {"value": value, "low": low, "high": high, "unit": unit, "title": title} | base | more


def _inputs() -> dict[str, Any]:
    stated = {"status": "stated", "source": None, "confidence": None}
    return {
        "accelerator_count": _input(
            100000,
            None,
            None,
            "accelerator",
            both("Aantal AI-processoren", "Number of accelerators"),
            where="rotterdam.yaml:12:23",
            **stated,
        ),
        "capex": _input(
            4e9, None, None, "EUR", both("Investering", "Investment"), where="rotterdam.yaml:61:10", **stated
        ),
        "accelerator_price": _input(
            21280,
            None,
            None,
            "EUR/accelerator",
            both("Prijs van een AI-processor", "Price of an accelerator"),
            where="rotterdam.yaml:64:22",
            **stated,
        ),
        "model_flops_utilisation": _input(
            0.4, 0.35, 0.45, "1", both("Benutting van de piekrekenkracht", "Model FLOPs utilisation")
        ),
        "grid_tariff": _input(
            100, 60, 150, "EUR/kW", both("Nettarief per kW per jaar", "Grid tariff per kW a year")
        ),
        "euro_per_dollar": _input(
            0.858442785,
            0.82,
            0.95,
            "EUR/USD",
            both("Wisselkoers", "Exchange rate"),
            confidence="measured",
        ),
        "network_storage_power_share": _input(
            0.08,
            0.05,
            0.12,
            "1",
            both("Vermogen van netwerk en opslag, als aandeel", "Network and storage power, as a share"),
            confidence="judgement",
            note=both(
                "Geen meting gevonden; afgeleid uit het verschil tussen server- en clustervermogen.",
                "No measurement found; derived from the difference between server and cluster power.",
            ),
            source={"title": "TNO", "address": "", "section": "", "date": "2026-11-01"},
        ),
        "facility_life": _input(
            14,
            None,
            None,
            "year",
            both("Levensduur van het gebouw", "Life of the building"),
            confidence="estimate",
        ),
    }


def _step(
    number: str, text: dict[str, str], answer: str, because: str, quote: str, **more: Any
) -> dict[str, Any]:
    base = {"evidence": [], "track": "tender", "weight": "knock-out", "section": "7.2"}
    return (
        {"question": number, "text": text, "answer": answer, "because": because, "quote": quote} | base | more
    )


def _path(lang: str) -> list[dict[str, Any]]:
    say = (lambda nl, en: nl) if lang == "nl" else (lambda nl, en: en)
    return [
        _step(
            "frontier-demand",
            both(
                "Is er vraag naar modellen die meer rekenkracht vragen dan een reguliere AI-fabriek biedt?",
                "Is there demand for models that need more computing power than a regular AI factory has?",
            ),
            "yes",
            say("Het voorstel antwoordt ja.", "The proposal answers yes."),
            "deze modellen zo veel rekenkracht vragen dat een reguliere AI-fabriek niet adequaat is",
            track="policy",
            evidence=["interviews-2026"],
        ),
        _step(
            "access-abroad",
            both(
                "Kan de capaciteit elders worden verkregen, met gegarandeerde en bruikbare toegang?",
                "Can the capacity be had elsewhere, with guaranteed and usable access?",
            ),
            "no",
            say(
                "In het scenario is de toegang niet gegarandeerd.",
                "Access is not guaranteed in the scenario.",
            ),
            "Pas in een scenario waarbij de Nederlandse overheid afspraken met een andere AIGF-faciliterende "
            "lidstaat kan maken die leiden tot garanties voor rekencapaciteit en toegang",
            track="policy",
            weight="weigh",
        ),
        _step(
            "foreign-users-bound",
            both(
                "Binden de buitenlandse gebruikers zich duurzaam aan Nederland?",
                "Do the foreign users bind themselves durably to the Netherlands?",
            ),
            "unknown",
            say("Het voorstel zegt er niets over.", "The proposal does not say."),
            "de betrokken buitenlandse bedrijven zich duurzaam aan Nederland binden",
        ),
        _step(
            "soft-conditions",
            both("Is voldaan aan de zachte voorwaarden?", "Are the soft conditions met?"),
            "unknown",
            say("Zes van de zes voorwaarden zijn onbekend.", "Six of the six conditions are unknown."),
            "geen harde randvoorwaarden, maar sturende ontwerpprincipes",
            track="site",
            weight="soft",
            section="5.3",
        ),
    ]


OUTCOMES = {
    "central-conditional": {
        "title": both(
            "Steun een centrale AI-gigafabriek, onder voorwaarden", "Support a central factory, on conditions"
        ),
        "text": both(
            "Aan de harde voorwaarden is voldaan; de zachte voorwaarden worden in de gunning vastgelegd.",
            "The hard conditions are met; the soft ones become conditions of the award.",
        ),
    },
    "ecosystem": {
        "title": both("Investeer in toepassingen van AI", "Invest in applications of AI"),
        "text": both(
            "Hetzelfde publieke geld doet in het Nederlandse ecosysteem naar verwachting meer.",
            "The same public money is expected to do more in the Dutch ecosystem.",
        ),
    },
    "abroad": {
        "title": both(
            "Neem deel aan een AI-gigafabriek in een andere lidstaat", "Take part in another state's factory"
        ),
        "text": both("", ""),
    },
}


def plain(lang: str) -> dict[str, Any]:
    """A result without draws and without the wider parts, as an older one is."""
    result = complete(lang)
    for name in (*wider_parts(lang), *WIDER):
        result.pop(name, None)
        result["quantities"].pop(name, None)
    result["scenario"].pop("titles")
    return result


def complete(lang: str) -> dict[str, Any]:
    """A result as a finished appraisal gives it."""
    warning = both(
        "Het IT-vermogen in het voorstel (250 MW) wijkt 75% af van het berekende (143 MW).",
        "The IT load in the proposal (250 MW) differs by 75% from the computed one (143 MW).",
    )
    say = (lambda nl, en: nl) if lang == "nl" else (lambda nl, en: en)
    return {
        "proposal": {
            "name": "Rotterdam: Eneco en Volt",
            "language": "nl",
            "file": "examples/rotterdam.yaml",
            "digest": "3f1c0a9e5b7d42c8" * 4,
            "signature_year": 2027,
            "submitted_by": "Volt, met Eneco",
            "summary": "Een AI-gigafabriek op de Maasvlakte, gevoed door windenergie op zee.",
        },
        "register_version": "2026.11.1+8c2f10ab",
        "aigf_version": "0.1.0",
        "scenario": {
            "name": "base",
            "axes": {"adoption": "central", "access": "unguaranteed"},
            "titles": {
                "adoption": {
                    "axis": say("vraag naar rekenkracht", "demand for compute"),
                    "value": say("midden", "central"),
                },
                "access": {
                    "axis": say("toegang in andere lidstaten", "access in other member states"),
                    "value": say("niet gegarandeerd", "not guaranteed"),
                },
            },
        },
        "alternative": "central",
        "seed": 1,
        "command": f"aigf appraise examples/rotterdam.yaml --alternative central --seed 1 --lang {lang}",
        "generated": None,
        "verdict": {
            "outcome": None,
            "reachable": ["central-conditional", "ecosystem"],
            "path": _path(lang),
            "missing": [
                {
                    "question": "foreign-users-bound",
                    "ask": both(
                        "Welke afspraken binden de buitenlandse gebruikers, en voor hoe lang?",
                        "Which agreements bind the foreign users, and for how long?",
                    ),
                },
                {
                    "question": "soft-conditions",
                    "ask": both(
                        "Hoe wordt de restwarmte benut, en welke afspraken zijn er met afnemers?",
                        "How is the residual heat used, and what has been agreed with those who take it?",
                    ),
                },
            ],
            "outcomes": copy.deepcopy(OUTCOMES),
            "compare_with": ["abroad"],
            "framework": {
                "id": "report-7-2",
                "version": "1",
                "title": both("Afwegingskader, figuur 7.2", "Decision framework, figure 7.2"),
            },
        },
        "quantities": {**_quantities(lang), **wider_quantities(lang)},
        "inputs": _inputs(),
        "series": {},
        "statements": [without_public_money(lang)],
        "questions": {},
        "warnings": [warning[lang]],
        **wider_parts(lang),
    }


def decided(lang: str) -> dict[str, Any]:
    """The same, with everything known and nothing to warn of."""
    result = complete(lang)
    result["verdict"] |= {
        "outcome": "ecosystem",
        "reachable": ["ecosystem"],
        "missing": [],
        "compare_with": [],
    }
    result["warnings"] = []
    return result


def unknown(lang: str) -> dict[str, Any]:
    """A result in which hardly anything could be computed."""
    result = complete(lang)
    for name, item in result["quantities"].items():
        value = {"pue": float("nan"), "hero_run_duration": float("inf")}.get(name)
        item |= {"value": value, "low": None, "high": float("nan"), "computed": None}
    for item in result["series"].values():
        item["values"] = [float("nan"), None, *[float("inf")] * 6]
    result["inputs"] = {}
    result["proposal"] |= {"submitted_by": None, "summary": None}
    result["scenario"] = {"name": "base", "axes": {}}
    return result


def hostile(lang: str) -> dict[str, Any]:
    """Every text that comes from outside is an attack."""
    result: dict[str, Any] = _poisoned(complete(lang))
    result["inputs"]["grid_tariff"]["source"]["address"] = "javascript:alert(1)"
    return result


_KEPT = {
    "language",
    "status",
    "unit",
    "answer",
    "track",
    "weight",
    "outcome",
    "confidence",
    "question",
    "perspective",
    "season",
}


def _poisoned(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _poisoned(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return value if key in {"reachable", "compare_with"} else [_poisoned(item, key) for item in value]
    return HOSTILE if isinstance(value, str) and key not in _KEPT else value
