"""``aigf series`` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli import running
from tests.cli.running import Ended
from tests.series.files import ember, epw, knmi, open_meteo


def aigf(folder: Path, *arguments: str) -> Ended:
    return running.aigf(*arguments, cwd=folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "prices.csv": ember(48),
        "weather.txt": knmi(48),
        "weather.epw": epw(48),
        "weather.json": open_meteo(48),
        "wind.csv": "wind_cf\n" + "0.25\n" * 48,
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_what_is_said(folder: Path) -> None:
    run = aigf(folder, "series", "prices.csv", "weather.txt", "--lang", "en")
    assert run.returncode == 0, run.stderr
    assert "prices.csv: Ember day-ahead prices, Netherlands, times in UTC; 2019-01-01 00:00 to" in run.stdout
    assert "temp_c (Temperature outside): mean" in run.stdout
    dutch = aigf(folder, "series", "prices.csv", "weather.txt", "--lang", "nl").stdout
    assert "tijden in UTC" in dutch
    assert "Buitentemperatuur" in dutch


def test_json(folder: Path) -> None:
    found = json.loads(aigf(folder, "series", "weather.json", "--json", "--lang", "en").stdout)
    assert found["hours"] == 48
    assert found["sources"][0]["format"] == "Open-Meteo"
    assert found["sources"][0]["years"] == [2019]
    assert len(found["sources"][0]["digest"]) == 64
    assert found["columns"]["wind_100m_ms"] == {"unit": "m/s", "mean": 10.0, "min": 10.0, "max": 10.0}
    assert "Radiation" in found["repairs"][0]


@pytest.mark.slow
def test_what_is_written_feeds_a_dispatch(folder: Path) -> None:
    written = aigf(folder, "series", "prices.csv", "wind.csv", "-o", "all.csv")
    assert written.returncode == 0, written.stderr
    (folder / "site.yaml").write_text("load_mw: 10\nwind_mw: 20\ngrid_import_mw: 12\n")
    one = aigf(folder, "dispatch", "site.yaml", "--series", "all.csv", "--json")
    two = aigf(folder, "dispatch", "site.yaml", "--series", "prices.csv", "--series", "wind.csv", "--json")
    assert one.returncode == two.returncode == 0, one.stderr + two.stderr
    assert json.loads(one.stdout)["cost_eur"] == json.loads(two.stdout)["cost_eur"]
    speed = aigf(folder, "dispatch", "site.yaml", "--series", "prices.csv", "--series", "weather.txt")
    assert speed.returncode == 3
    assert "wind_cf" in speed.stderr
    assert "power curve" in speed.stderr


def test_wrong_input_and_wrong_usage(folder: Path) -> None:
    (folder / "bad.csv").write_text(ember(48).replace("20.5", "nan").replace("30.5", "x"), encoding="utf-8")
    run = aigf(folder, "series", "bad.csv", "weather.txt", "-o", "all.csv")
    assert run.returncode == 3
    assert run.stdout == ""
    assert len(run.stderr.splitlines()) == 2
    assert "bad.csv:2:57" in run.stderr
    assert not (folder / "all.csv").exists()
    assert aigf(folder, "series").returncode == 2
    assert aigf(folder, "series", "prices.csv", "-o", "prices.csv").returncode == 2
    assert aigf(folder, "series", "prices.csv", "-o", "none/all.csv").returncode == 3
    assert aigf(folder, "series", "prices.csv", "--year", "2018").returncode == 3
