"""``aigf dispatch`` as a user runs it."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from pyarrow import parquet

from tests.cli import running

PACKAGE = Path(__file__).parents[2] / "src" / "aigf"
SITE = """\
load_mw: 10
flexible_share: 0.5
min_energy_share: 0.8
wind_mw: 8
grid_import_mw: 14
grid_export_mw: 3
battery_mw: 4
battery_mwh: 8
battery_round_trip: 0.81
"""
RESULT = {
    "cost_eur",
    "import_mwh",
    "export_mwh",
    "wind_used_mwh",
    "wind_spilled_mwh",
    "curtailed_mwh",
    "battery_discharge_mwh",
    "peak_import_mw",
    "hours_charging_and_discharging",
    "shadow_price_energy_floor",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    random = np.random.default_rng(1)
    (tmp_path / "site.yaml").write_text(SITE)
    lines = [f"{random.normal(40, 40):.2f},{random.uniform():.4f}" for _ in range(96)]
    (tmp_path / "s.csv").write_text("\n".join(["price_eur_mwh,wind_cf", *lines]))
    return tmp_path


COMMAND = ("dispatch", "site.yaml", "--series", "s.csv")


def aigf(folder: Path, *arguments: str) -> running.Ended:
    return running.aigf(*COMMAND, *arguments, cwd=folder)


def test_json_has_the_interface_and_adds_up(folder: Path) -> None:
    run = aigf(folder, "--json", "-o", "hours.csv")
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    assert set(found) >= RESULT
    assert found["hours_charging_and_discharging"] == 0
    assert found["served_mwh"] == pytest.approx(0.8 * 960.0)
    assert found["curtailed_mwh"] == pytest.approx(0.2 * 960.0)
    with (folder / "hours.csv").open() as file:
        rows = [{name: float(value) for name, value in row.items()} for row in csv.DictReader(file)]
    assert len(rows) == 96
    for row in rows:
        into = row["import_mw"] + row["wind_used_mw"] + row["battery_discharge_mw"]
        out_of = row["served_mw"] + row["export_mw"] + row["battery_charge_mw"]
        assert abs(into - out_of) < 1e-9
        assert row["battery_charge_mw"] * row["battery_discharge_mw"] == 0.0
    assert sum((row["import_mw"] - row["export_mw"]) * row["price_eur_mwh"] for row in rows) == pytest.approx(
        found["cost_eur"]
    )
    assert max(row["import_mw"] for row in rows) == pytest.approx(found["peak_import_mw"])
    assert rows[-1]["soc"] == pytest.approx(0.5)


def test_parquet_holds_what_csv_holds(folder: Path) -> None:
    assert aigf(folder, "-o", "hours.csv").returncode == 0
    assert aigf(folder, "-o", "hours.parquet").returncode == 0
    table = parquet.read_table(folder / "hours.parquet")
    with (folder / "hours.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert table.column_names == list(rows[0])
    for name in table.column_names:
        assert table[name].to_pylist() == [float(row[name]) for row in rows]


def test_words_in_both_languages(folder: Path) -> None:
    english = aigf(folder, "--lang", "en").stdout
    dutch = aigf(folder, "--lang", "nl", "--foresight", "day-ahead").stdout
    assert "Cost of electricity: EUR" in english
    assert "Kosten van elektriciteit" in dutch
    assert "euro" in dutch


def test_the_plan_a_day_ahead_is_not_cheaper(folder: Path) -> None:
    perfect = json.loads(aigf(folder, "--json").stdout)
    ahead = json.loads(aigf(folder, "--json", "--foresight", "day-ahead").stdout)
    assert ahead["cost_eur"] >= perfect["cost_eur"]


def test_a_tariff_on_peaks_lowers_them_and_is_shown(folder: Path) -> None:
    blind = json.loads(aigf(folder, "--json").stdout)
    (folder / "site.yaml").write_text(SITE + "tariff: {monthly_peak_eur_per_mw: 3670}\n")
    found = json.loads(aigf(folder, "--json").stdout)
    assert found["monthly_peaks_mw"] == [found["peak_import_mw"]]
    assert found["peak_import_mw"] < blind["peak_import_mw"]
    assert found["energy_cost_eur"] >= blind["cost_eur"]
    assert found["cost_eur"] == pytest.approx(found["energy_cost_eur"] + 3670.0 * found["peak_import_mw"])
    assert "waarvan de maandpieken: " in aigf(folder, "--lang", "nl").stdout


def test_wrong_input_and_wrong_usage(folder: Path) -> None:
    (folder / "site.yaml").write_text(SITE + "batery_mwh: 8\nload_mw: 3\n")
    run = aigf(folder, "--json")
    assert run.returncode == 3
    assert run.stdout == ""
    assert len(run.stderr.splitlines()) == 2
    assert "site.yaml:10:1" in run.stderr
    assert "Traceback" not in run.stderr
    assert aigf(folder, "-o", "hours.xlsx").returncode == 2
    series = (folder / "s.csv").read_bytes()
    assert aigf(folder, "-o", "s.csv").returncode == 2
    assert (folder / "s.csv").read_bytes() == series
    (folder / "site.yaml").write_text(SITE)
    run = aigf(folder, "-o", "none/hours.csv")
    assert run.returncode == 3
    assert "cannot be written" in run.stderr


@pytest.mark.slow
def test_where_no_cache_can_be_written_it_still_runs(folder: Path) -> None:
    """A package that nobody may write beside, no home, and a NUMBA_CACHE_DIR that is no directory."""
    copy = folder / "installed" / "aigf"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "engines" / "dispatch" / "__pycache__").write_text("in the way, whoever runs this")
    temporary = folder / "temporary"
    temporary.mkdir()
    environment = {
        "PYTHONPATH": str(copy.parent),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": "/dev/null",
        "XDG_CACHE_HOME": "/dev/null/cache",
        "TMPDIR": str(temporary),
    }
    for cache in ("", "/dev/null/numba"):
        run = running.process(*COMMAND, "--json", cwd=folder, **environment, NUMBA_CACHE_DIR=cache)
        assert run.returncode == 0, run.stderr
        assert run.stderr == ""
        assert list(temporary.rglob("*.nbi")), "what was compiled is kept for the next run"


def test_help_imports_no_numba() -> None:
    run = running.python(
        "import sys; sys.argv = ['aigf', 'dispatch', '--help']\n"
        "from aigf.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "assert not {'numba', 'numpy', 'pyarrow'} & set(sys.modules)\n"
    )
    assert run.returncode == 0, run.stderr
