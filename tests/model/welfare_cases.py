"""Random worlds for the welfare tests: the flows of a factory over some years, and everything they meet."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from aigf.model import actors, economy, effects, emissions, welfare, wiring
from aigf.register import load_register
from aigf.units import Array, as_array, unit, unit_of

#: What finance, energy and space hand over: a case states these, so that it needs no formula of theirs.
HANDED_OVER = {
    "capital_expenditure",
    "operating_expenditure",
    "staff_cost_by_year",
    "revenue_by_year",
    "resale_value",
    "corporate_tax_after_interest",
    "national_contribution_by_year",
    "union_contribution_by_year",
    "capital_cash_flow",
    "market_time_share",
    "rental_price_index",
}
TOTALS = {
    "capex",
    "opex_at_signature",
    "staff_cost_at_signature",
    "electricity_cost_at_signature",
    "energy_tax_cost",
    "hardware_share",
    "hardware_at_signature",
    "facility_at_signature",
    "staff",
    "national_contribution",
    "public_contribution",
    "gpu_hour_price",
    "dutch_user_share",
    "mean_performance",
    "emissions_marginal",
    "heat_network_supply",
    "heat_pump_electricity",
    "heat_emissions_avoided",
}
ACTORS = (
    "dutch_owners",
    "foreign_owners",
    "dutch_state",
    "european_union",
    "dutch_users",
    "foreign_users",
    "dutch_suppliers",
    "foreign_suppliers",
    "dutch_society",
)
DUTCH = tuple(actor for actor in ACTORS if actor.startswith("dutch"))
QUANTITIES = tuple(
    name
    for name, function in wiring.functions().items()
    if function.__module__ in {module.__name__ for module in (economy, effects, welfare, emissions, actors)}
)
SWITCHES = {
    "additional_jobs_share": 0.0,
    "spillover_share": 0.0,
    "marginal_cost_of_public_funds": 1.0,
}


def world(seed: int, draws: int = 2, years: int = 9, **stated: float | Array) -> dict[str, Array]:
    """Everything that the welfare quantities rest on, random around the register; ``stated`` values hold.

    The base case: additional jobs and spill-overs zero, no surcharge on public money.
    """
    generator = np.random.default_rng(seed)
    needed = wiring.needed_for(QUANTITIES, HANDED_OVER | TOTALS)
    entries, types = load_register().entries, wiring.input_types()
    found: dict[str, Array] = {}
    for name in sorted(needed):
        if name in entries:
            entry = entries[name]
            low, high = (entry.value if end is None else end for end in (entry.low, entry.high))
            factor = unit(entry.unit).factor_to(unit_of(types[name]))
            found[name] = factor * generator.uniform(low, high, (draws, 1))
    found |= {name: as_array(value) for name, value in SWITCHES.items() if name in found}
    index = np.arange(years, dtype=np.float64)[np.newaxis, :]
    runs = (index >= 2).astype(np.float64)
    found |= {
        "year_index": index,
        "installed_share": runs,
        "facility_spending_share": (index < 2) / 2,
        "hardware_spending_share": (index == 1) * 1.0,
        "accelerator_peak_flops": generator.uniform(3e14, 3e15, (draws, 1)),
        "training_revenue_share": generator.uniform(0.1, 0.9, (draws, 1)),
        "start_year": as_array(2029.0),
        "years_to_operation": as_array(2.0),
        "operation_years_after_2025": as_array(4.0),
    }
    flows = {name: generator.uniform(0, 1e9, (draws, years)) for name in sorted(HANDED_OVER)}
    found |= flows
    found |= {name: generator.uniform(1e8, 1e9, (draws, 1)) for name in sorted(TOTALS)}
    found |= {
        "capex": flows["capital_expenditure"].sum(axis=-1, keepdims=True),
        "hardware_share": generator.uniform(0, 1, (draws, 1)),
        "dutch_user_share": generator.uniform(0, 1, (draws, 1)),
        "gpu_hour_price": generator.uniform(1, 6, (draws, 1)),
        "rental_price_index": generator.uniform(0.7, 1.1, (draws, 1)) ** index,
        "mean_performance": generator.uniform(1, 3, (draws, 1)),
        "staff": generator.uniform(0, 500, (draws, 1)),
        "energy_tax_cost": generator.uniform(0, 1e7, (draws, 1)),
        "emissions_marginal": generator.uniform(0, 1e6, (draws, 1)),
        "heat_network_supply": generator.uniform(0, 3, (draws, 1)),
        "heat_pump_electricity": generator.uniform(0, 3e5, (draws, 1)),
        "heat_emissions_avoided": generator.uniform(-2e4, 2e5, (draws, 1)),
        "national_contribution": flows["national_contribution_by_year"].sum(axis=-1, keepdims=True),
    }
    found["opex_at_signature"] += found["staff_cost_at_signature"] + found["electricity_cost_at_signature"]
    union = flows["union_contribution_by_year"].sum(axis=-1, keepdims=True)
    found["public_contribution"] = found["national_contribution"] + union
    return found | {
        name: np.asarray(value) if np.ndim(value) else as_array(value) for name, value in stated.items()
    }


def nothing(seed: int) -> dict[str, Array]:
    """The null alternative: the same world without a factory."""
    without = {
        name: np.zeros_like(value) for name, value in world(seed).items() if name in HANDED_OVER | TOTALS
    }
    return world(seed) | without


def values(given: Mapping[str, Array], *names: str) -> dict[str, Array]:
    """The named quantities, or all of welfare."""
    wanted = names or QUANTITIES
    over = {name: value for name, value in given.items() if name in wiring.functions()}
    return wiring.evaluate(wanted, {name: value for name, value in given.items() if name not in over}, over)
