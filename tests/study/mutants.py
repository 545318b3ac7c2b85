"""Mutants: the examples with some of their fields changed to anything that the schema allows.

Every numeric field is a field of some mutant, those of lists too. A changed number lies around what the example has
for it, or anywhere within the bounds, or at one of them; what belongs together (power and energy of a battery, the
last phase and the whole) is changed together, so that a mutant is refused only for what it says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
from ruamel.yaml import YAML

from aigf.proposal.structure import SHAPES, Pattern, Shape
from tests.study.examples import EXAMPLES, FOLDER

NUMERIC = {path: shape for path, shape in SHAPES.items() if shape.kind in ("quantity", "whole", "number")}
WORDS = {
    path: shape
    for path, shape in SHAPES.items()
    if shape.kind == "word" and path[0] in ("factory", "energy", "use")
}

#: What stands in an item of a list besides the field that is changed.
ITEMS: dict[Pattern, dict[str, Any]] = {
    ("consortium", "members"): {"name": "A member"},
    ("factory", "phases"): {"year": 2031, "accelerator_count": 40_000},
    ("sites",): {"name": "A site", "count": 2, "accelerator_count": 8_000},
    ("energy", "supply"): {"source": "offshore-wind", "power": 150, "coupling": "direct-line"},
    ("use", "anchor_users"): {"name": "A user", "country": "NL"},
}
#: Around what a number lies where it is not stated: what a bid for a large factory might say, in the field's unit.
AROUND = {
    "accelerator_count": 100_000, "it_load": 200, "facility_load": 260, "pue": 1.2, "wue": 0.5,
    "model_flops_utilisation": 0.35, "training_goodput": 0.9, "hardware_life": 5, "available_area": 50, "net_area": 30,
    "built_floor_area": 15, "temperature_mean": 10, "temperature_annual_amplitude": 8,
    "temperature_diurnal_amplitude": 4, "station_distance": 5, "latitude": 52, "longitude": 5, "power": 150,
    "price": 70, "grid_connection": 260, "grid_export": 100, "electricity_price": 80, "electricity_use": 1.8,
    "flexible_share": 0.3, "min_energy_share": 0.95, "battery_power": 100, "battery_energy": 300,
    "backup_duration": 24, "heat_connected_demand": 1, "heat_network_capacity": 50, "heat_network_temperature": 70,
    "heat_storage": 500, "share": 0.3, "sold_share": 0.75, "gpu_hour_price": 3, "hero_run_flop": 1e26, "capex": 5e9,
    "opex": 4e8, "revenue": 1.5e9, "accelerator_price": 3e4, "cost_of_capital": 0.09, "debt_share": 0.5,
    "equity": 2e9, "national_contribution_share": 0.17, "union_contribution_share": 0.15,
    "private_commitment_share": 0.6, "count": 3,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """A changed example as YAML, and the numeric fields that were changed."""

    seed: int
    example: str
    text: str
    fields: tuple[str, ...]

    def written(self, folder: Path) -> Path:
        """The file of the mutant in ``folder``."""
        path = folder / f"{self.example}-{self.seed}.yaml"
        path.write_text(self.text, encoding="utf-8")
        return path


def mutants(first: int, last: int) -> Iterator[Mutant]:
    """The mutants with these numbers; as many as there are numeric fields, in a row, change each of them."""
    return (mutant(seed) for seed in range(first, last))


def mutant(seed: int) -> Mutant:
    """One mutant: the field whose turn it is, some others, and some choices of words."""
    chance = np.random.default_rng(seed)
    example = EXAMPLES[seed % len(EXAMPLES)]
    data = _parsed((FOLDER / f"{example}.yaml").read_text(encoding="utf-8"))
    turn = sorted(NUMERIC)
    others = chance.choice(len(turn), chance.integers(0, 4), replace=False)
    paths = {turn[seed % len(turn)], *(turn[place] for place in others)}
    for path in sorted(paths):
        _put(data, path, _number(NUMERIC[path], chance))
    for path, shape in WORDS.items():
        if chance.random() < 0.15:
            _put(data, path, str(chance.choice(shape.words)))
    _bring_together(data, {path[-1] for path in paths})
    out = StringIO()
    YAML(typ="safe", pure=True).dump(data, out)
    return Mutant(seed, example, out.getvalue(), tuple(sorted(".".join(path) for path in paths)))


def _parsed(text: str) -> dict[str, Any]:
    data: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    return data


@cache
def _bounds(shape: Shape) -> tuple[float, float]:
    quantity = shape.quantity
    if quantity is None:
        return shape.low, shape.high
    least = quantity.minimum if quantity.nothing else max(quantity.minimum, quantity.least)
    return least, quantity.maximum


def _number(shape: Shape, chance: np.random.Generator) -> float | int:
    """A number within the bounds."""
    low, high = _bounds(shape)
    around = AROUND.get(shape.path[-1], (low + high) / 2)
    way = chance.random()
    if way < 0.75:
        found = around * np.exp(chance.normal(0.0, 0.5)) if low >= 0 else around + chance.normal(0.0, 5.0)
    elif way < 0.9:
        found = float(chance.choice([low, high]))
    else:
        least = max(low, 1e-6 * high)
        found = np.exp(chance.uniform(np.log(least), np.log(high))) if low >= 0 else chance.uniform(low, high)
    found = float(np.clip(found, low, high))
    quantity = shape.quantity
    if quantity is not None and 0 < found < quantity.least:
        found = quantity.least
    if shape.kind == "whole":
        return round(found)
    found = float(f"{found:.6e}")
    # Three decimals are thousands to some readers, and refused.
    return found + 1e-4 if found == round(found, 3) != round(found, 2) and found < high else found


def _put(data: dict[str, Any], path: Pattern, value: Any) -> None:
    """Sets a field; of a list that of its first item, which is made where there is none."""
    if "*" not in path:
        section = data.setdefault(path[0], {})
        for name in path[1:-1]:
            section = section.setdefault(name, {})
        section[path[-1]] = value
        return
    place = path.index("*")
    section = data
    for name in path[: place - 1]:
        section = section.setdefault(name, {})
    items = section.setdefault(path[place - 1], [])
    if not items:
        items.append(dict(ITEMS[path[:place]]))
    items[0][path[-1]] = value


def _bring_together(data: dict[str, Any], changed: set[str]) -> None:
    """Makes what belongs together agree, where a change broke it."""
    energy, factory = data.get("energy") or {}, data["factory"]
    if ("battery_power" in energy) != ("battery_energy" in energy):
        energy.setdefault("battery_power", AROUND["battery_power"])
        energy.setdefault("battery_energy", AROUND["battery_energy"])
    if "grid_export" in energy:
        energy.setdefault("supply", [])
        if not energy["supply"]:
            energy["supply"].append(dict(ITEMS["energy", "supply"]))
        energy["supply"][0]["coupling"] = "direct-line"
        energy["supply"][0].pop("delivery", None)
    signature = data["proposal"]["signature_year"]
    if "signature_year" in changed and "year" not in changed:
        factory.pop("phases", None)
        energy.pop("energisation_year", None)
    if "energisation_year" in energy:
        energy["energisation_year"] = max(energy["energisation_year"], signature)
    if data.get("sites"):
        factory.pop("accelerator_count", None)
        factory.pop("phases", None)
    elif factory.get("phases"):
        factory["phases"] = factory["phases"][:1]
        factory["phases"][0]["year"] = max(factory["phases"][0]["year"], signature)
        factory.pop("accelerator_count", None)
    if "facility_load" in changed:
        factory.pop("it_load", None)
    elif "it_load" in changed:
        factory.pop("facility_load", None)
    for section, lists in (("consortium", "members"), ("use", "anchor_users")):
        items = (data.get(section) or {}).get(lists) or []
        if "share" in changed and items:
            data[section][lists] = items[:1]
    if energy.get("supply") and energy["supply"][0].get("coupling") == "direct-line":
        energy["supply"][0].pop("delivery", None)
