"""The statistics of Dutch weather and prices, as they are shipped: fitted to real years, with their sources."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

import numpy as np

from aigf.engines.climate import ClimateStatistics, PriceYear

CLIMATE_NL = Path(__file__).parent / "climate_nl.json"
PRICE_YEARS_NL = Path(__file__).parent / "price_years_nl.json"
_DIGITS = 6
_ROW_END = re.compile(r",(?= \[| \")| (?=\{)")  #: lists and names begin a line


@cache
def load_climate(path: Path = CLIMATE_NL) -> ClimateStatistics:
    """The statistics in a file that ``climate_text`` wrote.

    Raises ValueError where it is not such a file, naming what is missing or unknown.
    """
    content = json.loads(path.read_text(encoding="utf-8"))
    statistics: ClimateStatistics = _read(ClimateStatistics, content["statistics"], path.name)
    return statistics


@cache
def load_price_years(path: Path = PRICE_YEARS_NL) -> Mapping[int, PriceYear]:
    """How the prices of real years ran, by year, in a file that ``price_years_text`` wrote. Errors as above."""
    content = json.loads(path.read_text(encoding="utf-8"))
    return {
        int(year): _read(PriceYear, found, f"{path.name}: {year}") for year, found in content["years"].items()
    }


def price_years_text(years: Mapping[int, PriceYear], sources: list[dict[str, str]]) -> str:
    """The file's text: its sources, and the years with six digits."""
    return _written(
        {"sources": sources, "years": {str(year): _plain(found) for year, found in years.items()}}
    )


def climate_text(statistics: ClimateStatistics, sources: list[dict[str, str]]) -> str:
    """The file's text: its sources, and the statistics with six digits."""
    return _written({"sources": sources, "statistics": _plain(statistics)})


def _written(content: Mapping[str, Any]) -> str:
    return (
        _ROW_END.sub(lambda found: f"{found[0]}\n".lstrip(), json.dumps(content, ensure_ascii=False)) + "\n"
    )


def _read(kind: type, content: Any, place: str) -> Any:
    types = get_type_hints(kind)
    names = {field.name for field in fields(kind)}
    if not isinstance(content, dict) or names != content.keys():
        raise ValueError(f"{place}: expected {sorted(names)}")
    return kind(
        **{name: _value(types[name], content[name], f"{place}: {name}") for name in types if name in names}
    )


def _value(kind: Any, content: Any, place: str) -> Any:
    if is_dataclass(kind):
        return _read(kind, content, place)  # type: ignore[arg-type]
    return kind(content) if kind in (int, float) else np.array(content, dtype=np.float64)


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, np.ndarray):
        return [_plain(part) for part in value]
    return value if isinstance(value, int) else float(f"{float(value):.{_DIGITS}g}")
