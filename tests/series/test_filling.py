"""Short gaps are filled where it is asked for, and only then; every filled hour is counted."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from aigf.cli.main import cli
from aigf.series import Filling, Series, read_series
from tests.series.files import ember, epw, every_hour, knmi, open_meteo

WEATHER = Filling(weather=3)


def outcome(folder: Path, text: str, filling: Filling | None = None) -> tuple[Series | None, str]:
    path = folder / "f"
    path.write_text(text)
    series, problems = read_series(path, filling=filling)
    words = [problem.render() for problem in problems]
    return series, " ".join(words if series is None else map(str, (*series.repairs, *series.warnings)))


def lines_without(text: str, first: int, count: int) -> str:
    lines = text.splitlines(keepends=True)
    return "".join(lines[:first] + lines[first + count :])


def knmi_with_blanks(count: int) -> str:
    """Hours of a station of which the temperature is blank in a row."""
    lines = knmi(200).splitlines(keepends=True)
    for line in range(60, 60 + count):
        cells = lines[line].split(",")
        cells[7] = "     "
        lines[line] = ",".join(cells)
    return "".join(lines)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_short_gap_is_a_line_between_its_neighbours(tmp_path: Path, count: int) -> None:
    whole = outcome(tmp_path, knmi(200))[0]
    for text in (knmi_with_blanks(count), lines_without(knmi(200), 60, count)):
        refused, words = outcome(tmp_path, text)
        assert refused is None
        assert "--fill-gaps 3" in words
        series, words = outcome(tmp_path, text, WEATHER)
        assert series is not None
        assert whole is not None
        assert len(series) == 200
        assert np.array_equal(series.hours, whole.hours)
        # The temperature of the file rises evenly.
        assert series.columns["temp_c"] == pytest.approx(whole.columns["temp_c"])
        assert dict(series.sources[0].filled)["temp_c"] == count
        assert f"temp_c: hours that were missing and lie on a line between their neighbours: {count}" in words


def test_a_longer_gap_is_refused_or_its_column_dropped(tmp_path: Path) -> None:
    missing, words = outcome(tmp_path, lines_without(knmi(200), 60, 24), WEATHER)
    assert missing is None
    assert "hours are missing" in words
    series, words = outcome(tmp_path, knmi_with_blanks(4), WEATHER)
    assert series is not None
    assert "temp_c" not in series.columns
    assert {"rh_pct", "wind_10m_ms", "dewpoint_c"} <= set(series.columns)
    assert series.sources[0].dropped == ("temp_c",)
    assert "temp_c is not used: 4 of its hours are missing" in words


def test_a_gap_at_an_end_has_one_neighbour_only(tmp_path: Path) -> None:
    lines = open_meteo(48, hourly={"temperature_2m": [None, *range(47)]})
    series, words = outcome(tmp_path, lines, WEATHER)
    assert series is not None
    assert "temp_c" not in series.columns
    assert "temp_c is not used" in words


def test_prices_are_filled_where_that_is_asked_for(tmp_path: Path) -> None:
    text = lines_without(ember(100), 40, 1)
    for filling in (None, WEATHER):
        series, words = outcome(tmp_path, text, filling)
        assert series is None
        assert "missing" in words
    series, _ = outcome(tmp_path, text, Filling(price=1))
    assert series is not None
    assert series.columns["price_eur_mwh"].tolist() == [20.5 + hour for hour in range(100)]
    assert outcome(tmp_path, lines_without(ember(100), 40, 2), Filling(price=1))[0] is None


def test_values_of_another_interval_are_not_filled_up(tmp_path: Path) -> None:
    lines = knmi(300).splitlines(keepends=True)
    every_third = "".join(lines[:9] + lines[9::3])
    assert outcome(tmp_path, every_third, WEATHER)[0] is None


def test_a_column_with_cells_that_are_no_values_is_dropped(tmp_path: Path) -> None:
    text = epw(100).replace(",-3.5,-3.2,", ",cold,-3.2,", 1)
    assert outcome(tmp_path, text)[0] is None
    series, words = outcome(tmp_path, text, WEATHER)
    assert series is not None
    assert "temp_c" not in series.columns
    assert "temp_c is not used: cells that are no values of it: 1, from line 10." in words
    alone = "time_utc,temp_c\n" + "".join(
        f"{moment:%Y-%m-%d %H:%M},{'cold' if number == 5 else 3}\n"
        for number, moment in enumerate(every_hour("2019-01-01", 30))
    )
    assert "'cold' is not a number" in outcome(tmp_path, alone, WEATHER)[1]


@pytest.mark.parametrize(
    ("words", "filled"),
    [
        (["--fill-gaps"], True),
        (["--fill-gaps", "3"], True),
        (["--fill-gaps=weather=2,price=1"], True),
        ([], False),
    ],
)
def test_the_option(tmp_path: Path, words: list[str], filled: bool) -> None:
    path = tmp_path / "uurgeg.txt"
    path.write_text(knmi_with_blanks(2))
    ran = CliRunner().invoke(cli, ["series", *words, str(path), "--json"])
    assert (ran.exit_code == 0) == filled
    if filled:
        assert json.loads(ran.output)["sources"][0]["filled_hours"] == {"temp_c": 2}


@pytest.mark.parametrize("spec", ["25", "price=x", "sun=3", "3,3", "-1"])
def test_what_the_option_does_not_take(tmp_path: Path, spec: str) -> None:
    ran = CliRunner().invoke(cli, ["series", f"--fill-gaps={spec}", str(tmp_path / "f")])
    assert ran.exit_code == 2
