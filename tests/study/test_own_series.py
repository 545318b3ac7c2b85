"""Hourly series of the user in an appraisal: what is taken of them, and what is said."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from aigf.documents import InputError
from aigf.report.documents import write_appraisal
from aigf.study.appraise import Draws, appraise
from aigf.study.binding import bind
from aigf.study.case import prepare
from aigf.study.own_series import read_own_series
from aigf.study.result import Appraisal
from aigf.study.run import plan_of, run
from aigf.study.sampling import Sample, blocks
from aigf.study.simulation import simulated
from aigf.study.simulation.given import Given
from aigf.study.simulation.weather import weather_of
from aigf.units import Array
from tests.series.files import every_hour, knmi

EXAMPLE = Path(__file__).parents[2] / "examples" / "eemshaven.yaml"
HOURS = np.arange(8760)
SEASON = -np.cos(2 * np.pi * HOURS / 8760)
COLUMNS: dict[str, Array] = {
    "price_eur_mwh": 60.0 - 50.0 * np.cos(2 * np.pi * HOURS / 24),
    "temp_c": 10.0 + 8.0 * SEASON,
    "offshore_wind_cf": 0.45 - 0.3 * SEASON,
    "onshore_wind_cf": 0.25 - 0.2 * SEASON,
    "solar_cf": np.maximum(-np.cos(2 * np.pi * HOURS / 24), 0.0) * 0.3,
}


def plain(folder: Path, *names: str, year: int = 2019, name: str = "own.csv", **changes: Array) -> Path:
    columns = {name: {**COLUMNS, **changes}[name] for name in names}
    lines = [",".join(["time_utc", *names])]
    for hour, moment in enumerate(every_hour(f"{year}-01-01", 8760)):
        lines.append(
            f"{moment:%Y-%m-%d %H:%M}," + ",".join(f"{values[hour]!r}" for values in columns.values())
        )
    (folder / name).write_text("\n".join(lines).replace("np.float64(", "").replace(")", ""))
    return folder / name


def said(appraisal: Appraisal) -> str:
    return " ".join(str(warning) for warning in appraisal.warnings)


@pytest.mark.slow
def test_what_would_be_made_given_finds_the_same() -> None:
    case = prepare(EXAMPLE, {}, "base", 1)
    made = run(case, bind(case), plan_of(case))
    weather = weather_of(made.inputs, None)
    names = ("temperature", "relative_humidity", "offshore_wind", "onshore_wind", "solar", "price")
    given = Given(**{name: np.atleast_2d(getattr(weather, name))[0] for name in names})
    again = simulated(made.inputs, made.overrides, None, given)
    for name, value in made.simulation.items():
        assert value == pytest.approx(again[name], rel=1e-12)
    for name, values in made.simulation.hours.items():
        assert np.array_equal(values, again.hours[name])


def test_the_simulated_year_is_that_of_the_series(tmp_path: Path) -> None:
    path = plain(tmp_path, *COLUMNS)
    found = appraise(EXAMPLE, series=[path])
    hours = found.simulation.hours
    assert np.allclose(hours["temperature"], COLUMNS["temp_c"])
    assert np.allclose(hours["price_ratio"], COLUMNS["price_eur_mwh"] / 60.0)
    assert np.corrcoef(hours["wind"], COLUMNS["offshore_wind_cf"])[0, 1] == pytest.approx(1.0)
    assert np.corrcoef(hours["solar"], COLUMNS["solar_cf"])[0, 1] == pytest.approx(1.0)
    plainly = appraise(EXAMPLE)
    assert found.inputs["electricity_price"].value == plainly.inputs["electricity_price"].value
    assert found.inputs["simulated_pue"].value != plainly.inputs["simulated_pue"].value
    assert found.inputs["simulated_pue"].where == "simulation: own.csv"
    assert found.engine_key != plainly.engine_key
    assert "the same in every draw" in said(found)
    assert "their mean of 60 EUR/MWh is brought to" in said(found)
    assert "No series gives humidity: that is made" in said(found)


@pytest.mark.slow
def test_every_draw_has_the_series(tmp_path: Path) -> None:
    path = plain(tmp_path, *COLUMNS)
    case = prepare(EXAMPLE, {}, "base", 1, None, [path])
    assert case.own is not None
    drawn = run(case, bind(case), plan_of(case), next(iter(blocks(1, 5))))

    def of_draw(values: Mapping[str, Array], draw: int) -> dict[str, Array]:
        return {name: value[draw : draw + 1] if len(value) > 1 else value for name, value in values.items()}

    for draw in range(5):
        alone = simulated(
            of_draw(drawn.inputs, draw),
            of_draw(drawn.overrides, draw),
            Sample(1, 5, draw, draw + 1),  # its own hours are called
            case.own.given,
        )
        for name, value in drawn.simulation.items():
            assert np.broadcast_to(value, (5, 1))[draw] == pytest.approx(alone[name][0], rel=1e-12)
    found = appraise(EXAMPLE, series=[path], draws=Draws(5, jobs=2))
    assert found.quantities["electricity_cost"].low is not None


def test_what_is_not_given_is_made_and_said(tmp_path: Path) -> None:
    path = plain(tmp_path, "temp_c")
    found, plainly = appraise(EXAMPLE, series=[path]), appraise(EXAMPLE)
    assert np.array_equal(found.simulation.hours["wind"], plainly.simulation.hours["wind"])
    assert "No series gives humidity, wind at sea, wind on land, sun, price: that is made" in said(found)


def test_a_dew_point_is_a_humidity_beside_a_temperature(tmp_path: Path) -> None:
    damp = read_own_series([plain(tmp_path, "temp_c", "dewpoint_c", dewpoint_c=COLUMNS["temp_c"] - 5.0)])
    assert damp is not None
    assert damp.given.relative_humidity is not None
    # At 18 degrees and a dew point of 13 the relative humidity is 73% (psychrometric chart).
    assert damp.given.relative_humidity[8760 // 2] == pytest.approx(0.726, abs=0.002)
    alone = read_own_series([plain(tmp_path, "dewpoint_c", "solar_cf", dewpoint_c=COLUMNS["temp_c"])])
    assert alone is not None
    assert alone.given.relative_humidity is None


@pytest.mark.slow
def test_files_of_other_formats(tmp_path: Path) -> None:
    weather = tmp_path / "uurgeg.txt"
    # A day that repeats: the sun is the radiation, wind does not follow from its speed.
    lines = knmi(8760, "2019-01-01").splitlines(keepends=True)
    weather.write_text(
        "".join(line.replace("   36,", f"{number % 24 * 4:5d},") for number, line in enumerate(lines))
    )
    prices = plain(tmp_path, "price_eur_mwh", year=2021)
    found = appraise(EXAMPLE, series=[weather, prices])
    warned = said(found)
    assert "The prices are of 2021 and the weather of 2019" in warned
    assert "only with the power curve of the turbines" in warned
    assert "radiation on a horizontal plane" in warned
    assert "does not use: dewpoint_c, wind_10m_ms" in warned
    assert found.as_object()["hourly_series"][0]["format"] == "KNMI hourly data of station 260"
    assert found.as_object()["hourly_series"][0]["columns"] == ["temp_c", "rh_pct", "ghi_wm2"]


@pytest.mark.slow
def test_a_site_elsewhere_with_its_own_temperature(tmp_path: Path) -> None:
    narvik = EXAMPLE.with_name("narvik.yaml")
    path = plain(tmp_path, "temp_c")
    assert "The mean temperature that the proposal states is not used: that of the series is 10 degC" in said(
        appraise(narvik, series=[path])
    )
    bid = tmp_path / "bid.yaml"
    bid.write_text(
        "".join(line for line in narvik.read_text().splitlines(True) if "temperature_" not in line)
    )
    assert "has Dutch temperatures" in said(appraise(bid))
    assert "has Dutch temperatures" not in said(appraise(bid, series=[path]))


def test_what_is_refused(tmp_path: Path) -> None:
    short = tmp_path / "short.csv"
    short.write_text("price_eur_mwh\n" + "40\n" * 200)
    load = plain(tmp_path, "load_mw", name="load.csv", load_mw=np.ones(8760))
    calm = plain(tmp_path, "wind_cf", name="calm.csv", wind_cf=np.zeros(8760))
    for path, expected in (
        (short, "these are 200 hours"),
        (load, "nothing in it that the simulated year takes"),
        (calm, "the mean is not above zero"),
        (tmp_path / "none.csv", "there is no such file"),
    ):
        with pytest.raises(InputError, match=expected):
            appraise(EXAMPLE, series=[path])
    assert read_own_series([]) is None
    bid = tmp_path / "bid.yaml"
    bid.write_text("proposal: {nam: x}\n")
    with pytest.raises(InputError) as raised:
        appraise(bid, series=[short])
    assert {Path(problem.place.file).name for problem in raised.value.problems} == {"bid.yaml", "short.csv"}


@pytest.mark.slow
def test_the_written_appraisal_says_which_series(tmp_path: Path) -> None:
    path = plain(tmp_path, *COLUMNS)
    found = appraise(EXAMPLE, series=[path])
    write_appraisal(tmp_path / "out", found, EXAMPLE)
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert manifest["hourly_series"][0]["file"] == "own.csv"
    assert len(manifest["hourly_series"][0]["digest"]) == 64
    page = (tmp_path / "out" / "report.nl.html").read_text()
    assert "Uurreeksen" in page
    assert manifest["hourly_series"][0]["digest"] in page
    assert "met de reeksen van own.csv" in (tmp_path / "out" / "explanation.nl.html").read_text()
    held = appraise(EXAMPLE, hold=tmp_path / "out")
    assert "That simulation had the hourly series of own.csv" in said(held)
