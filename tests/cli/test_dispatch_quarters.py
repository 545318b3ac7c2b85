"""``aigf dispatch`` on quarter-hours: what it prints and writes."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result
from pyarrow import parquet

from aigf.cli.main import cli

SITE = """\
load_mw: 10
flexible_share: 0.5
min_energy_share: 0.8
grid_import_mw: 14
battery_mw: 4
battery_mwh: 8
battery_round_trip: 0.81
tariff: {monthly_peak_eur_per_mw: 3670}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    random = np.random.default_rng(1)
    first = datetime(2026, 3, 1, 0, 45, tzinfo=UTC)
    rows = (
        f"{first + timedelta(minutes=15 * number):%Y-%m-%d %H:%M},{random.normal(60, 40):.2f}"
        for number in range(198)
    )
    (tmp_path / "site.yaml").write_text(SITE)
    (tmp_path / "s.csv").write_text("\n".join(["time_utc,price_eur_mwh", *rows]))
    return tmp_path


def dispatched(folder: Path, *arguments: str) -> Result:
    words = ["dispatch", str(folder / "site.yaml"), "--series", str(folder / "s.csv"), *arguments]
    ran = CliRunner().invoke(cli, words)
    assert ran.exit_code == 0, ran.output
    return ran


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open() as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("foresight", ["perfect", "day-ahead"])
def test_json_says_the_step_and_the_rows_add_up(folder: Path, foresight: str) -> None:
    output = folder / "o.csv"
    found = json.loads(dispatched(folder, "--json", "-o", str(output), "--foresight", foresight).stdout)
    assert (found["hours"], found["steps"], found["step_minutes"]) == (49.5, 198, 15)
    assert found["hourly_series"][0]["hours"] == 49.5
    rows = rows_of(output)
    assert len(rows) == 198
    assert [rows[number]["time_utc"] for number in (0, 1, 197)] == [
        "2026-03-01 00:45",
        "2026-03-01 01:00",
        "2026-03-03 02:00",
    ]
    assert [(row["hour"], row["step"]) for row in rows[:5]] == [
        ("1", "1"),
        ("1", "2"),
        ("1", "3"),
        ("1", "4"),
        ("2", "5"),
    ]
    energy = sum(0.25 * float(row["import_mw"]) * float(row["price_eur_mwh"]) for row in rows)
    assert energy == pytest.approx(found["energy_cost_eur"])
    assert max(float(row["import_mw"]) for row in rows) == pytest.approx(found["monthly_peaks_mw"][0])
    assert sum(0.25 * float(row["served_mw"]) for row in rows) == pytest.approx(found["served_mwh"])
    changes = np.diff([4.0, *(float(row["battery_stored_mwh"]) for row in rows)])
    powers = np.array(
        [float(row["battery_charge_mw"]) * 0.9 - float(row["battery_discharge_mw"]) / 0.9 for row in rows]
    )
    np.testing.assert_allclose(changes, 0.25 * powers, atol=1e-9)
    assert float(rows[-1]["soc"]) == pytest.approx(0.5)


def test_parquet_holds_what_csv_holds(folder: Path) -> None:
    for name in ("o.csv", "o.parquet"):
        dispatched(folder, "-o", str(folder / name))
    table, rows = parquet.read_table(folder / "o.parquet"), rows_of(folder / "o.csv")
    assert table.column_names == list(rows[0])
    for name in table.column_names:
        if name == "time_utc":
            assert [f"{moment:%Y-%m-%d %H:%M}" for moment in table[name].to_pylist()] == [
                row[name] for row in rows
            ]
        else:
            assert table[name].to_pylist() == [float(row[name]) for row in rows]


def test_what_is_written_is_read_again(folder: Path) -> None:
    """The prices of the output are the series that it was made of."""
    dispatched(folder, "-o", str(folder / "o.csv"))
    given = (folder / "s.csv").read_text().splitlines()[1:]
    assert [(row["time_utc"], float(row["price_eur_mwh"])) for row in rows_of(folder / "o.csv")] == [
        (when, float(price)) for when, price in (row.split(",") for row in given)
    ]


def test_words_in_both_languages(folder: Path) -> None:
    assert "Steps: 198 of 15 minutes" in dispatched(folder, "--lang", "en").stdout
    assert "Stappen: 198 van 15 minuten" in dispatched(folder, "--lang", "nl").stdout


def test_hours_are_written_as_they_were(folder: Path) -> None:
    """Of hours nothing is said or written that was not before but the step in JSON."""
    (folder / "s.csv").write_text("price_eur_mwh\n" + "20\n80\n" * 24)
    found = json.loads(dispatched(folder, "--json", "-o", str(folder / "o.csv")).stdout)
    assert (found["hours"], found["steps"], found["step_minutes"]) == (48, 48, 60)
    assert list(rows_of(folder / "o.csv")[0])[:2] == ["hour", "price_eur_mwh"]
    assert "Steps" not in dispatched(folder, "--lang", "en").stdout


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_series_averages_and_says_so(folder: Path, lang: str) -> None:
    (folder / "s.csv").write_text(
        "time_utc,price_eur_mwh\n"
        + "".join(
            f"2026-03-01 {hour:02}:{minute:02},{40 + minute}\n"
            for hour in range(24)
            for minute in (0, 15, 30, 45)
        )
    )
    said = {"en": "24 hours are the mean of their parts", "nl": "24 uren zijn het gemiddelde van hun delen"}[
        lang
    ]
    ran = CliRunner().invoke(cli, ["series", str(folder / "s.csv"), "--lang", lang])
    assert said in ran.output
    ran = CliRunner().invoke(cli, ["series", str(folder / "s.csv"), "--lang", lang, "--json"])
    found = json.loads(ran.output)
    assert said in found["repairs"][0]
    assert found["hours"] == 24
    assert found["columns"]["price_eur_mwh"]["mean"] == 62.5
