"""The same site in another notation, order or unit is the same site or refused; most of what says one thing is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigf.documents import InputError
from aigf.study.dispatch_site import read_site
from tests.series.variants.draw import Draw
from tests.study.site_variants import SiteVariant, site

ACCEPTED = 0.7


def is_read(drawn: SiteVariant, folder: Path) -> bool:
    """True where a site is read, and then with the numbers that it says."""
    path = folder / "site.yaml"
    path.write_bytes(drawn.text.encode())
    try:
        read = read_site(path, [prices(folder)])
    except InputError:
        return False
    values = {
        "load_mw": float(read.hours.load[0]),
        "grid_import_mw": float(read.hours.import_limit[0]),
        "grid_export_mw": float(read.hours.export_limit[0]),
        "wind_mw": float(read.hours.wind[0]) * 2.0,
        "battery_mw": read.battery.power,
        "battery_mwh": read.battery.energy,
        "battery_round_trip": read.battery.round_trip,
        "min_energy_share": read.min_energy_share,
        "soc_start": read.battery.soc_start,
    }
    for name, value in drawn.values.items():
        if name in values:
            assert values[name] == pytest.approx(value, rel=1e-12), f"{name} {drawn.said}\n{drawn.text}"
    return True


def prices(folder: Path) -> Path:
    path = folder / "prices.csv"
    if not path.exists():
        hours = (f"2023-01-01 {hour:02}:00,{40 + hour},0.5" for hour in range(24))
        path.write_text("\n".join(["time_utc,price_eur_mwh,wind_cf", *hours]))
    return path


def share(first: int, count: int, folder: Path) -> float:
    return sum(is_read(site(Draw(seed)), folder) for seed in range(first, first + count)) / count


def test_a_few(tmp_path: Path) -> None:
    assert share(0, 30, tmp_path) >= ACCEPTED


@pytest.mark.slow
def test_many(tmp_path: Path) -> None:
    assert share(1000, 500, tmp_path) >= ACCEPTED
