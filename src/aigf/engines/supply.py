"""The accounts of a site's electricity over a year: what is generated, contracted, bought, sold and matched.

Powers are relative to the mean load of the year, so that the yearly results are ratios: levels and prices
multiply later, where that is exact. A contract through the grid is settled against what the site takes from the
grid in the same hour: matched + bought = import, and matched + sold = what the contract delivers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from aigf.engines.climate import Array
from aigf.engines.flows import Flows
from aigf.engines.machine_code import is_loaded

_MONTHS = 12


class Contracts(NamedTuple):
    """Generation for the site in every hour, (draws, hours)."""

    direct: Array  #: behind the meter
    direct_renewable: Array  #: of that, from renewable sources
    delivered: Array  #: through the grid, as it is settled: by generation, or flat
    renewable: Array  #: through the grid, as the renewable sources among it generate
    variable: Array | float = 0.0  #: through the grid, as wind and sun among it could generate


@dataclass(frozen=True)
class SupplyHours:
    """Powers of every hour relative to the mean load, (draws, hours)."""

    matched: Array  #: generation that the site takes in the same hour
    bought: Array  #: import beyond what is contracted
    sold: Array  #: contracted or exported, and not taken
    spilled: Array  #: generation behind the meter that is switched off
    curtailed: Array  #: of what is sold, wind and sun that do not generate because the price is below zero
    renewable: Array  #: renewable generation that the site takes in the same hour


@dataclass(frozen=True)
class SupplyYear:
    """What a year's accounts come to; each of shape (draws, 1). A ratio is over the load of the year."""

    generation_ratio: Array  #: contracted generation, switched off or not
    renewable_ratio: Array  #: from renewable sources, less what is spilled or curtailed
    spilled_ratio: Array
    curtailed_ratio: Array
    matched_ratio: Array
    renewable_matched_share: Array  #: of what the site takes from all sources
    grid_import_ratio: Array
    import_price_ratio: Array  #: mean price of what is bought / the year's mean price; 1 where nothing is
    surplus_price_ratio: Array  #: mean price of what is sold, never below 0 an hour; 0 where nothing is
    throttled_ratio: Array
    backup_ratio: Array
    backup_hours: Array
    battery_loss_ratio: Array


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


def settled_hours(flows: Flows, contracts: Contracts, price: Array | None = None) -> SupplyHours:
    """What is matched, bought and sold in every hour. Renewable generation is taken before other, wind and sun first.

    Without a ``price`` nothing is curtailed.
    """
    used = flows.direct - flows.exported
    contracted = np.minimum(flows.imported, contracts.delivered)
    green = np.clip(used, 0.0, contracts.direct_renewable)
    left = np.maximum(contracts.variable - flows.imported, 0.0)
    sold = contracts.delivered - contracted + flows.exported
    return SupplyHours(
        matched=used + contracted,
        bought=flows.imported - contracted,
        sold=sold,
        spilled=contracts.direct - flows.direct,
        curtailed=np.zeros_like(sold)
        if price is None
        else np.where(price < 0.0, np.minimum(sold, left), 0.0),
        renewable=green + np.minimum(flows.imported, contracts.renewable),
    )


def supply_year(
    load: Array, flows: Flows, contracts: Contracts, hours: SupplyHours, price: Array
) -> SupplyYear:
    """The year's sums of the accounts; ``price`` is over its mean, (1 or draws, hours).

    What is sold is curtailed where the price is negative: the contract is paid either way. Of what is spilled
    behind the meter renewable generation comes last.
    """
    use = _mean(load)
    bought, sold = _mean(hours.bought), _mean(hours.sold)
    losses = _mean(flows.charged - flows.discharged)
    supplied = use - _mean(flows.throttled) + losses
    other_direct = contracts.direct - contracts.direct_renewable
    green_spilled = np.maximum(hours.spilled - other_direct, 0.0)
    green_off = green_spilled + hours.curtailed
    return SupplyYear(
        generation_ratio=_mean(contracts.direct + contracts.delivered) / use,
        renewable_ratio=_mean(contracts.direct_renewable + contracts.renewable - green_off) / use,
        spilled_ratio=_mean(hours.spilled) / use,
        curtailed_ratio=_mean(hours.curtailed) / use,
        matched_ratio=_mean(hours.matched) / use,
        renewable_matched_share=np.minimum(_ratio(_mean(hours.renewable), supplied, 0.0), 1.0),
        grid_import_ratio=_mean(flows.imported) / use,
        import_price_ratio=_ratio(_mean(hours.bought * price), bought, 1.0),
        surplus_price_ratio=_ratio(_mean(hours.sold * np.maximum(price, 0.0)), sold, 0.0),
        throttled_ratio=_mean(flows.throttled) / use,
        backup_ratio=_mean(flows.backup) / use,
        backup_hours=np.sum(flows.backup > 0.0, axis=-1, keepdims=True).astype(np.float64),
        battery_loss_ratio=losses / use,
    )


def highest_import(full_load: Array, direct: Array, import_limit: Array, price: Array) -> Array:
    """Import in every hour with all computers at full power, within the limit, (draws, hours)."""
    own = np.where(price < 0.0, 0.0, direct)
    highest: Array = np.minimum(np.maximum(full_load - own, 0.0), import_limit)
    return highest


def monthly_peak(power: Array) -> Array:
    """The mean of the highest powers of the twelve months, all as long, (draws, 1)."""
    first = np.arange(_MONTHS) * power.shape[-1] // _MONTHS
    mean: Array = np.maximum.reduceat(power, first, axis=-1).mean(axis=-1, keepdims=True)
    return mean


def mean_where_highest(power: Array, ranking: Array, share: Array) -> Array:
    """The mean power over the share of the hours in which ``ranking`` is highest, (draws, 1)."""
    draws, hours = power.shape
    count = np.clip(np.floor(share * hours + 0.5), 1, hours).astype(np.int64)
    if not is_loaded():
        order = np.argsort(-ranking, axis=-1, kind="stable")
        sums = np.cumsum(np.take_along_axis(power, np.broadcast_to(order, power.shape), axis=-1), axis=-1)
        whole: Array = np.take_along_axis(sums, np.broadcast_to(count - 1, (draws, 1)), axis=-1) / count
        return whole
    from aigf.engines.kernel import mean_of_highest

    mean = np.empty((draws, 1))
    for draw in range(draws):
        of_draw, counted = (values[draw % len(values)] for values in (ranking, count))
        mean[draw] = mean_of_highest(
            np.ascontiguousarray(power[draw]), np.ascontiguousarray(of_draw), int(counted[0])
        )
    return mean


def _mean(power: Array) -> Array:
    mean: Array = power.mean(axis=-1, keepdims=True)
    return mean


def _ratio(amount: Array, of: Array, otherwise: float) -> Array:
    return np.divide(amount, of, out=np.full_like(amount, otherwise), where=of > 0.0)
