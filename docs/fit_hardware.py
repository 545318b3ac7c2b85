"""Fits the trends of what compute rents for, and of what hardware computes per watt and per dollar.

    python docs/fit_hardware.py [DIRECTORY]

DIRECTORY holds gpu_prices/epoch_hardware_prices.csv and epoch_ai/ml_hardware.csv (Epoch AI, CC BY 4.0), by default
../shared/data beside the checkout; they are no part of the package. What is found is printed, and stands in
src/aigf/register/data/hardware.yaml with its interval of 95%; tests/register/test_hardware_trends.py holds the two
together.

- Rent: prices on demand of the types that are sold for data centres (P100, V100, A100, H100, H200, TPU), a vendor's
  prices of one type on one day as their median, and six posted rates of March 2026 that the file does not reach. The
  logarithm of the price per FLOP/s (dense BF16, FP16 where a type has none) is regressed on time with a constant for
  each vendor: of the newest type that a vendor has in a year, of all types, and of the same type at the same vendor.
- Purchase: prices of types of at most three years old, estimates left out, per FLOP/s on time.
- Performance per watt: dense BF16 over thermal design power, on the date of release, of all types of which both are
  known.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from typing import NamedTuple

import numpy as np
from scipy.stats import t as student

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
RENTED = re.compile("P100|V100|A100|H100|H200|TPU")
ON_SALE = 3.0  #: years after its release in which a type is sold at its list price

#: CCIR, cri-h100 (github.com/ccir-index/cri-h100 @ca1ecfa), reference rates of March 2026 [USD an hour].
POSTED_ON = date(2026, 3, 6)
POSTED = (
    ("Amazon Web Services", "NVIDIA H100 SXM5 80GB", 6.88),
    ("Microsoft Azure", "NVIDIA H100 SXM5 80GB", 6.98),
    ("Google Cloud", "NVIDIA H100 SXM5 80GB", 9.80),
    ("RunPod", "NVIDIA H100 SXM5 80GB", 2.69),
    ("RunPod", "NVIDIA H200 SXM", 3.59),
    ("RunPod", "NVIDIA A100 SXM4 80 GB", 1.49),
)

_TENSOR, _HALF = (
    "Tensor-FP16/BF16 performance (FLOP/s)",
    "FP16 (half precision) performance (FLOP/s)",
)


class Type(NamedTuple):
    """A type of accelerator; what is not known is None."""

    released: date | None
    tensor: float | None  #: dense BF16 [FLOP/s]
    flops: float | None  #: the same, FP16 where there is none
    power: float | None  #: thermal design power [W]


class Price(NamedTuple):
    """A price of one accelerator [USD, or USD an hour]."""

    day: date
    vendor: str
    model: str
    price: float


class Trend(NamedTuple):
    """A yearly change with its interval of 95%, from so many observations."""

    change: float
    low: float
    high: float
    observations: int


def types(directory: Path = DATA) -> dict[str, Type]:
    """The types of accelerators by name."""
    found = {}
    for row in _rows(directory / "epoch_ai" / "ml_hardware.csv"):
        tensor = _number(row[_TENSOR])
        released = date.fromisoformat(row["Release date"]) if row["Release date"] else None
        flops = tensor or _number(row[_HALF])
        found[row["Hardware name"]] = Type(released, tensor, flops, _number(row["TDP (W)"]))
    return found


def rents(directory: Path = DATA) -> list[Price]:
    """Prices an hour on demand, of one vendor and type on one day their median, and the posted rates."""
    by_day: dict[tuple[date, str, str], list[float]] = {}
    for row in _rows(directory / "gpu_prices" / "epoch_hardware_prices.csv"):
        price, model = _number(row["Price per chip-hour (on-demand)"]), row["Hardware model"]
        if price and RENTED.search(model):
            key = (date.fromisoformat(row["Price date"]), row["Vendor"], model)
            by_day.setdefault(key, []).append(price)
    posted = [Price(POSTED_ON, *rate) for rate in POSTED]
    return [Price(*key, median(prices)) for key, prices in by_day.items()] + posted


def purchases(directory: Path = DATA) -> list[Price]:
    """Purchase prices, estimates left out."""
    found = []
    for row in _rows(directory / "gpu_prices" / "epoch_hardware_prices.csv"):
        price, model = _number(row["Price (hardware purchase)"]), row["Hardware model"]
        estimated = "estimat" in row["Notes"].lower()
        if price and not estimated and "GeForce" not in model:
            found.append(Price(date.fromisoformat(row["Price date"]), row["Vendor"], model, price))
    return found


def newest(prices: Iterable[Price], known: dict[str, Type]) -> list[Price]:
    """The prices of the newest type that each vendor has in a year."""
    offers: dict[tuple[str, int], list[Price]] = {}
    for price in prices:
        offers.setdefault((price.vendor, price.day.year), []).append(price)
    found = []
    for offer in offers.values():
        last = max(_released(known, price) for price in offer)
        found += [price for price in offer if _released(known, price) == last]
    return found


def rent_change(prices: Sequence[Price], known: dict[str, Type], of: Callable[[Price], Hashable]) -> Trend:
    """Yearly change of the price of a FLOP/s for an hour, with a constant for each value of ``of``."""
    per_flops = [price.price / _flops(known, price) for price in prices]
    return trend([price.day for price in prices], per_flops, [of(price) for price in prices])


def per_dollar_growth(directory: Path = DATA) -> Trend:
    """Yearly growth of the FLOP/s that a dollar buys."""
    known = types(directory)
    bought = [
        price
        for price in purchases(directory)
        if price.model in known and known[price.model].flops and known[price.model].released
    ]
    bought = [price for price in bought if _year(price.day) - _year(_released(known, price)) <= ON_SALE]
    return trend([price.day for price in bought], [_flops(known, price) / price.price for price in bought])


def per_watt_growth(directory: Path = DATA) -> Trend:
    """Yearly growth of the FLOP/s that a watt gives."""
    found = [
        (kind.released, kind.tensor / kind.power)
        for kind in types(directory).values()
        if kind.released and kind.tensor and kind.power
    ]
    return trend([released for released, _ in found], [per_watt for _, per_watt in found])


def market_changes(directory: Path = DATA) -> dict[str, Trend]:
    """Yearly changes of what a FLOP/s rents for: of the newest types, of all, and of the same type."""
    known, prices = types(directory), rents(directory)
    return {
        "newest type of a vendor": rent_change(newest(prices, known), known, lambda price: price.vendor),
        "all types": rent_change(prices, known, lambda price: price.vendor),
        "same type": rent_change(prices, known, lambda price: (price.vendor, price.model)),
    }


def trend(days: Sequence[date], values: Sequence[float], groups: Sequence[Hashable] = ()) -> Trend:
    """The yearly change of positive values by least squares on their logarithms, with a constant for each group."""
    years = np.array([_year(day) for day in days])
    names = list(dict.fromkeys(groups)) or [None]
    of = list(groups) or [None] * len(years)
    constants = [[float(group == name) for name in names] for group in of]
    terms = np.column_stack([years - years.mean(), constants])
    target = np.log(values)
    coefficients, _, rank, _ = np.linalg.lstsq(terms, target, rcond=None)
    left = target - terms @ coefficients
    freedom = len(years) - int(rank)
    variance = np.linalg.pinv(terms.T @ terms)[0, 0] * (left @ left) / freedom
    margin = student.ppf(0.975, freedom) * variance**0.5
    change, low, high = np.exp(coefficients[0] + np.array([0.0, -margin, margin])) - 1.0
    return Trend(float(change), float(low), float(high), len(years))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _number(text: str) -> float | None:
    return float(text.replace(",", "")) if text.strip() else None


def _year(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 365.25


def _released(known: dict[str, Type], price: Price) -> date:
    released = known[price.model].released
    if released is None:
        raise ValueError(f"the release of {price.model} is not known")
    return released


def _flops(known: dict[str, Type], price: Price) -> float:
    flops = known[price.model].flops
    if flops is None:
        raise ValueError(f"the performance of {price.model} is not known")
    return flops


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    found = {f"rent of a FLOP/s, {name}": found for name, found in market_changes(folder).items()}
    found |= {"FLOP/s per dollar": per_dollar_growth(folder), "FLOP/s per watt": per_watt_growth(folder)}
    for name, change in found.items():
        print(
            f"{name:40} {change.change:+.1%} a year (95% {change.low:+.1%} to {change.high:+.1%}; "
            f"{change.observations} observations)"
        )
