"""The figures of a dispatch as a reader sees them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aigf.report.numbers import format_value
from aigf.report.translations import translator
from aigf.text import Text

#: Figure to its label and unit, in the order in which they are read.
LABELS: dict[str, tuple[Text, str]] = {
    "cost_eur": (Text("Cost of electricity"), "EUR"),
    "energy_cost_eur": (Text("of which energy"), "EUR"),
    "peak_cost_eur": (Text("of which the monthly peaks"), "EUR"),
    "contract_cost_eur": (Text("of which the contracted power"), "EUR"),
    "import_mwh": (Text("Taken from the grid"), "MWh"),
    "export_mwh": (Text("Fed into the grid"), "MWh"),
    "peak_import_mw": (Text("Highest import"), "MW"),
    "monthly_peaks_mw": (Text("Highest import of each month"), "MW"),
    "wind_used_mwh": (Text("Wind used or sold"), "MWh"),
    "wind_spilled_mwh": (Text("Wind left unused"), "MWh"),
    "served_mwh": (Text("Load served"), "MWh"),
    "curtailed_mwh": (Text("Load throttled"), "MWh"),
    "lost_load_value_eur": (Text("What the throttled load would have earned"), "EUR"),
    "battery_discharge_mwh": (Text("Out of the battery"), "MWh"),
    "shadow_price_energy_floor": (Text("What a MWh less to be served would save"), "EUR/MWh"),
}


MINUTES_AN_HOUR = 60


def rows(figures: Mapping[str, float | list[float]], lang: str) -> Iterator[tuple[str, str]]:
    """Label and value of every figure, in ``lang``; the steps first where they are no hours."""
    if figures.get("step_minutes", MINUTES_AN_HOUR) != MINUTES_AN_HOUR:
        steps = Text(
            "{count} of {minutes} minutes", {"count": figures["steps"], "minutes": figures["step_minutes"]}
        )
        yield Text("Steps").render(translator(lang)), steps.render(translator(lang))
    for name, (label, unit) in LABELS.items():
        if name in figures:
            found = figures[name]
            values = found if isinstance(found, list) else [found]
            yield (
                label.render(translator(lang)),
                "; ".join(format_value(value, unit, lang) for value in values),
            )
