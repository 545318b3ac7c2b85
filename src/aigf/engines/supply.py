"""The balance of electricity, hour by hour: the load, what contracted sources give, and the market for the rest.

Powers are relative to the mean load of the year, so that the yearly results are ratios: levels and prices
multiply later, where that is exact. In every hour matched + import = load and matched + surplus = generation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from aigf.engines.climate import Array


@dataclass(frozen=True)
class SupplyHours:
    """Powers of every hour relative to the mean load, (draws, hours)."""

    load: Array
    generation: Array
    matched: Array  #: generation that the load takes in the same hour
    surplus: Array  #: generation that it does not
    imported: Array  #: load that the market covers


@dataclass(frozen=True)
class SupplyYear:
    """What a year's balance comes to; each of shape (draws, 1)."""

    generation_ratio: Array  #: contracted generation / use
    matched_share: Array  #: of the use, generated in the same hour
    import_price_ratio: Array  #: mean price of what is bought / the year's mean price; 1 where nothing is
    surplus_price_ratio: Array  #: mean price of what is sold, never below 0 an hour; 0 where nothing is


def generation_of(sources: Mapping[str, Array], patterns: Mapping[str, Array]) -> Array:
    """Hourly generation relative to the mean load.

    ``sources`` holds the mean generation of each source over the mean load, (draws, 1); ``patterns`` the hourly
    output over its mean, (1 or draws, hours). A source without a pattern gives the same in every hour.

    Raises ValueError for negative generation.
    """
    draws = max(len(ratio) for ratio in sources.values())
    hours = max(pattern.shape[-1] for pattern in patterns.values())
    total = np.zeros((draws, hours))
    for source, ratio in sources.items():
        if not np.all(ratio >= 0.0):
            raise ValueError(f"the generation of {source} must not be negative")
        if np.any(ratio > 0.0):
            total += ratio * patterns.get(source, np.ones((1, 1)))
    return total


def balance_hours(load: Array, generation: Array) -> SupplyHours:
    """The balance of every hour. ``load`` is relative to its own mean, as ``generation`` is."""
    matched = np.minimum(load, generation)
    return SupplyHours(
        load=load,
        generation=generation,
        matched=matched,
        surplus=generation - matched,
        imported=load - matched,
    )


def simulate_supply_year(hours: SupplyHours, price: Array) -> SupplyYear:
    """The year's sums of a balance; ``price`` is over its mean, (1 or draws, hours).

    Surplus is sold, or curtailed where the price is negative: the contract is paid either way.
    """
    use = _mean(hours.load)
    bought, sold = _mean(hours.imported), _mean(hours.surplus)
    return SupplyYear(
        generation_ratio=_mean(hours.generation) / use,
        matched_share=np.minimum(_mean(hours.matched) / use, 1.0),
        import_price_ratio=_ratio(_mean(hours.imported * price), bought, 1.0),
        surplus_price_ratio=_ratio(_mean(hours.surplus * np.maximum(price, 0.0)), sold, 0.0),
    )


def import_peak_ratio(full_load: Array, generation: Array) -> Array:
    """The highest hourly import with all computers at full power, over the highest load, (draws, 1)."""
    imported = np.maximum(full_load - generation, 0.0)
    ratio: Array = imported.max(axis=-1, keepdims=True) / full_load.max(axis=-1, keepdims=True)
    return ratio


def _mean(power: Array) -> Array:
    mean: Array = power.mean(axis=-1, keepdims=True)
    return mean


def _ratio(amount: Array, of: Array, otherwise: float) -> Array:
    return np.divide(amount, of, out=np.full_like(amount, otherwise), where=of > 0.0)
