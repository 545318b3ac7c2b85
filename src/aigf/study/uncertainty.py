"""Which inputs the spread of a result comes from."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from aigf.units import Array


def ranks(values: Array) -> Array:
    """The rank of each value, equal values sharing their mean rank; shape (draws,)."""
    order = np.argsort(values, kind="stable")
    _, first, counts = np.unique(values[order], return_index=True, return_counts=True)
    ranked = np.empty(len(values))
    ranked[order] = np.repeat(first + (counts - 1) / 2.0, counts)
    return ranked


def explained_shares(result: Array, inputs: Mapping[str, Array]) -> dict[str, float]:
    """The share of each input in the explained spread of a result, the largest first.

    Squared Spearman rank correlations, scaled to sum to one: what each input explains on its own, which ranks
    them well as long as the result rises or falls with each. Empty where nothing varies.
    Source: Saltelli et al. (2008), Global Sensitivity Analysis: The Primer, section 1.2.
    """
    usable = np.isfinite(result)
    if usable.sum() < 3 or np.ptp(result[usable]) == 0.0:
        return {}
    target = ranks(result[usable])
    squared = {}
    for name, values in inputs.items():
        drawn = values[usable]
        if np.ptp(drawn) > 0.0:
            squared[name] = _correlation(ranks(drawn), target) ** 2
    total = sum(squared.values())
    if total == 0.0:
        return {}
    return {name: value / total for name, value in sorted(squared.items(), key=lambda item: -item[1])}


def _correlation(one: Array, two: Array) -> float:
    """Pearson's: of two that both vary; ``np.corrcoef`` takes ten times as long for a pair."""
    a, b = one - one.mean(), two - two.mean()
    return float(a @ b / np.sqrt((a @ a) * (b @ b)))


def percentiles(values: Array) -> tuple[float | None, float | None, float | None]:
    """P5, P50 and P95 of the draws that exist; None where fewer than one in twenty does."""
    existing = values[np.isfinite(values)]
    if len(existing) < max(1.0, 0.05 * len(values)):
        return None, None, None
    low, middle, high = np.percentile(existing, [5.0, 50.0, 95.0])
    return float(low), float(middle), float(high)


def quartiles(values: Array) -> tuple[float, float] | None:
    """P25 and P75 of the draws that exist; None where fewer than one in twenty does."""
    existing = values[np.isfinite(values)]
    if len(existing) < max(1.0, 0.05 * len(values)):
        return None
    low, high = np.percentile(existing, [25.0, 75.0])
    return float(low), float(high)


def percentiles_of_all(values: Array) -> tuple[float | None, float | None, float | None]:
    """P5, P50 and P95 of all draws; None where more than one in twenty has no value: the others are no range of it."""
    return percentiles(values) if existing_share(values) >= 0.95 else (None, None, None)


def existing_share(values: Array) -> float:
    """The share of the draws that have a value."""
    return float(np.mean(np.isfinite(values)))


def positive_share(values: Array) -> float:
    """The share of the draws above zero; what does not exist is not."""
    return float(np.mean(values > 0.0))
