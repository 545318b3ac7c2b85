"""Values that are in another unit than their column says are refused by their level; a file without a column is too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.series.files import every_hour, open_meteo, problems, read, said


def plain(name: str, values: list[float]) -> str:
    moments = every_hour("2019-01-01", len(values))
    rows = [f"{moment:%Y-%m-%d %H:%M},{value}" for moment, value in zip(moments, values, strict=True)]
    return "\n".join([f"time_utc,{name}", *rows]) + "\n"


def cycle(low: float, high: float, hours: int) -> list[float]:
    return [low + (high - low) * (hour % 24) / 23 for hour in range(hours)]


@pytest.mark.parametrize(
    ("name", "low", "high", "hours", "looks"),
    [
        ("wind_10m_ms", 5.0, 40.0, 200, "km/h"),
        ("wind_100m_ms", 5.0, 60.0, 200, "km/h"),
        ("price_eur_mwh", 1.0, 9.0, 8760, "cents per kWh"),
        ("price_eur_mwh", 20_000.0, 90_000.0, 200, "another unit"),
        ("load_mw", 80_000.0, 120_000.0, 48, "kW"),
        ("ghi_wm2", 0.0, 0.9, 200, "kW/m²"),
    ],
)
def test_a_level_that_is_of_another_unit(
    tmp_path: Path, name: str, low: float, high: float, hours: int, looks: str
) -> None:
    assert (
        f"{name}: the values look like {looks}" in problems(tmp_path, plain(name, cycle(low, high, hours)))[0]
    )


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("wind_10m_ms", 0.0, 14.0),
        ("wind_100m_ms", 0.0, 25.0),
        ("price_eur_mwh", -20.0, 60.0),
        ("load_mw", 80.0, 12_000.0),
        ("ghi_wm2", 0.0, 500.0),
    ],
)
def test_a_level_that_is_real(tmp_path: Path, name: str, low: float, high: float) -> None:
    assert len(read(tmp_path, plain(name, cycle(low, high, 8760)))) == 8760


def models(**names: float) -> str:
    """Open-Meteo for several models: each variable ends in the name of its model, as do the units."""
    document = json.loads(open_meteo(48))
    for part in ("hourly", "hourly_units"):
        document[part] = {"time": document[part]["time"]}
    document["hourly"] |= {name: [value] * 48 for name, value in names.items()}
    document["hourly_units"] |= dict.fromkeys(names, "°C")
    return json.dumps(document, ensure_ascii=False)


def test_one_model_is_read_and_named(tmp_path: Path) -> None:
    series = read(tmp_path, models(temperature_2m_era5=5.0))
    assert series.columns["temp_c"].tolist() == [5.0] * 48
    assert "temperature_2m is that of the model era5." in said(series)


@pytest.mark.parametrize("other", ["temperature_2m", "temperature_2m_ecmwf_ifs", "temperature_2m_member01"])
def test_of_two_models_it_is_not_known_which_is_meant(tmp_path: Path, other: str) -> None:
    found = problems(tmp_path, models(temperature_2m_era5=5.0, **{other: 6.0}))
    assert "temperature_2m_era5" in found[0]
    assert other in found[0]


def test_radiation_of_a_moment_is_no_model(tmp_path: Path) -> None:
    found = problems(tmp_path, models(shortwave_radiation_instant=5.0))
    assert "there is no column in it that can be used" in found[0]


def test_a_file_without_a_column_that_can_be_used(tmp_path: Path) -> None:
    assert "there is no column in it" in problems(tmp_path, models(cloud_cover=5.0))[0]
    assert (
        "there is no column in it"
        in problems(
            tmp_path,
            open_meteo(24).replace("2m", "3m").replace("100m", "7m").replace("shortwave", "longwave"),
        )[0]
    )


@pytest.mark.parametrize(
    ("name", "column", "scale"),
    [
        ("price (ct/kWh)", "price_eur_mwh", 10.0),
        ("price_ct_kwh", "price_eur_mwh", 10.0),
        ("Price [EUR/kWh]", "price_eur_mwh", 1000.0),
        ("price (€/MWh)", "price_eur_mwh", 1.0),
        ("load_kw", "load_mw", 0.001),
        ("Load (kW)", "load_mw", 0.001),
        ("load [GW]", "load_mw", 1000.0),
        ("wind_10m_kmh", "wind_10m_ms", 1 / 3.6),
        ("wind_100m (km/h)", "wind_100m_ms", 1 / 3.6),
        ("wind_10m (kn)", "wind_10m_ms", 1852 / 3600),
        ("wind_10m (m/s)", "wind_10m_ms", 1.0),
        ("ghi (kW/m²)", "ghi_wm2", 1000.0),
        ("wind_cf (%)", "wind_cf", 0.01),
        ("solar_cf_pct", "solar_cf", 0.01),
        ("temp (°C)", "temp_c", 1.0),
        ("rh [%]", "rh_pct", 1.0),
    ],
)
def test_a_unit_in_the_name_of_a_column(tmp_path: Path, name: str, column: str, scale: float) -> None:
    low, high = (20.0, 60.0) if scale < 1.0 else (0.2, 0.6) if scale > 1.0 else (5.0, 15.0)
    values = cycle(low, high, 48)
    series = read(tmp_path, plain(name, values))
    assert series.columns[column] == pytest.approx([value * scale for value in values])
    assert (f"is read as {column}" in said(series)) == (scale != 1.0)


@pytest.mark.parametrize("name", ["temp_k", "temp (°F)", "price (GBP/MWh)", "load (MWh)"])
def test_a_unit_that_is_not_known_is_not_guessed(tmp_path: Path, name: str) -> None:
    assert problems(tmp_path, plain(name, cycle(5.0, 15.0, 48)))
