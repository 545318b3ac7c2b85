"""What the sample results are made of: texts in both languages, and quantities."""

from __future__ import annotations

from typing import Any


def both(nl: str, en: str) -> dict[str, str]:
    return {"nl": nl, "en": en}


def quantity(value: Any, low: Any, high: Any, unit: str, label: str, **more: Any) -> dict[str, Any]:
    base = {
        "status": "computed",
        "computed": None,
        "perspective": "",
        "explanation": "",
    }
    return {"value": value, "low": low, "high": high, "unit": unit, "label": label} | base | more


LABELS = {
    "accelerator_count": both("Aantal AI-processoren", "Number of accelerators"),
    "peak_flops": both("Piekrekenkracht", "Peak computing power"),
    "training_flop_per_month": both("Trainingsrekenwerk per maand", "Training computation per month"),
    "hero_run_duration": both("Duur van een hero-run van 10²⁶ FLOP", "Duration of a hero run of 10²⁶ FLOP"),
    "it_load": both("IT-vermogen", "IT load"),
    "pue": both("Energie-effectiviteit (PUE)", "Power usage effectiveness (PUE)"),
    "facility_load": both("Piekvermogen van het complex", "Peak load of the facility"),
    "electricity_use": both("Elektriciteitsverbruik per jaar", "Electricity use per year"),
    "household_equivalents": both("Vergelijkbaar met het verbruik van", "Equal to the use of"),
    "net_area": both("Netto ruimtebeslag", "Net area"),
    "capex": both("Investering", "Investment"),
    "opex": both("Exploitatiekosten per jaar", "Operating expenditure per year"),
    "first_full_year": both("Eerste volle jaar", "First full year"),
    "revenue": both("Omzet per jaar", "Revenue per year"),
    "project_npv": both("Netto contante waarde van het project", "Net present value of the project"),
    "project_irr": both("Intern rendement van het project", "Internal rate of return of the project"),
    "cost_per_gpu_hour": both("Kosten per processoruur", "Cost per accelerator-hour"),
}

PRODUCT = both("Aantal maal vermogen. Bron: rapport, paragraaf 4.2.", "Count times power. Report, 4.2.")
