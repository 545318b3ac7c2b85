"""Reading a site and its series: every problem of both files at once, each with its line."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aigf.documents import InputError
from aigf.study.dispatch_site import DispatchSite, read_site, run

SITE = "load_mw: 10\nwind_mw: 20\ngrid_import_mw: 12\n"


def read(folder: Path, site: str, series: str) -> DispatchSite:
    (folder / "site.yaml").write_text(site, encoding="utf-8")
    (folder / "s.csv").write_bytes(series.encode())
    return read_site(folder / "site.yaml", [folder / "s.csv"])


def problems(folder: Path, site: str, series: str) -> list[str]:
    with pytest.raises(InputError) as raised:
        read(folder, site, series)
    return [line.replace(f"{folder}/", "") for line in str(raised.value).splitlines()]


def test_what_is_not_stated(tmp_path: Path) -> None:
    site = read(tmp_path, SITE, "price_eur_mwh,wind_cf\n50,0.5\n-60.5,1\n")
    assert site.hours.price.tolist() == [50.0, -60.5]
    assert site.hours.wind.tolist() == [10.0, 20.0]
    assert site.hours.firm.tolist() == [10.0, 10.0]
    assert site.hours.export_limit.tolist() == [0.0, 0.0]
    assert (site.battery.energy, site.battery.soc_start, site.battery.soc_end) == (0.0, 0.5, 0.5)
    assert site.min_energy_share == 0.0


@pytest.mark.parametrize(
    ("stated", "states"), [("soc_start: 0.2", (0.2, 0.2)), ("soc_end: 0.2", (0.2, 0.2)), ("", (0.5, 0.5))]
)
def test_the_states_of_charge_are_equal_unless_both_are_stated(
    tmp_path: Path, stated: str, states: tuple[float, float]
) -> None:
    battery = read(tmp_path, SITE + stated, "price_eur_mwh,wind_cf\n50,0.5\n").battery
    assert (battery.soc_start, battery.soc_end) == states


def test_a_column_of_the_load_goes_before_the_field(tmp_path: Path) -> None:
    site = read(tmp_path, SITE, "load_mw,price_eur_mwh,wind_cf,note\n5,50,0.5,1\n")
    assert site.hours.load.tolist() == [5.0]
    said = " ".join(str(note) for note in site.notes)
    assert "column load_mw" in said
    assert "'note' is not used" in said


@pytest.mark.parametrize(
    "series",
    [
        "price_eur_mwh;wind_cf\r\n50,25;0,5\r\n",
        "\ufeffprice_eur_mwh, wind_cf\n50.25, 0.5\n\n",
        '"price_eur_mwh","wind_cf"\n"50.25","5e-1"\n',
    ],
)
def test_ways_of_writing_the_same_series(tmp_path: Path, series: str) -> None:
    site = read(tmp_path, SITE, series)
    assert (site.hours.price[0], site.hours.wind[0]) == (50.25, 10.0)


def test_every_problem_of_both_files_at_once(tmp_path: Path) -> None:
    site = (
        "load_mw: -1\nflexible_share: 1.2\nmin_energy_share: .nan\nwind_mw: ten\n"
        "grid_import: 5\nbattery_mw: 5\nbattery_mw: 6\nsoc_start: yes\n"
    )
    series = "price_eur_mwh,wind_cf,wind_cf\n50,0.5,1\nNaN,1.5,1\ninf,,1\n1_0,x,1\n50,0.5\n"
    found = problems(tmp_path, site, series)
    expected = [
        "s.csv:1:23: wind_cf: the column 'wind_cf' is there twice",
        "s.csv:3:1: price_eur_mwh: 'NaN' is not a number",
        "s.csv:3:5: wind_cf: 1.5 is out of bounds",
        "s.csv:4:1: price_eur_mwh: 'inf' is not a number",
        "s.csv:4:5: wind_cf: the value is empty",
        "s.csv:5:1: price_eur_mwh: '1_0' is not a number",
        "s.csv:5:5: wind_cf: 'x' is not a number",
        "s.csv:6:1: the line has 2 columns",
        "site.yaml:1:1: '",
        "site.yaml:1:10: load_mw: -1 is out of bounds",
        "site.yaml:2:17: flexible_share: 1.2 is out of bounds",
        "site.yaml:3:19: min_energy_share: the number is not finite",
        "site.yaml:4:10: wind_mw: 'ten' is of another kind",
        "site.yaml:5:1: grid_import: 'grid_import' is unknown here",
        "site.yaml:7:1: battery_mw: ",
        "site.yaml:8:12: soc_start: 'yes' is of another kind",
    ]
    for beginning in expected:
        assert any(line.startswith(beginning) for line in found), (beginning, found)


@pytest.mark.parametrize("count", [745, 8759, 8761, 8785])
def test_a_year_with_hours_missing_is_refused(tmp_path: Path, count: int) -> None:
    found = problems(tmp_path, SITE, "price_eur_mwh,wind_cf\n" + "50,0.5\n" * count)
    assert len(found) == 1
    assert f"these are {count} hours" in found[0]


def test_a_file_without_an_hour_is_refused(tmp_path: Path) -> None:
    found = problems(tmp_path, SITE, "price_eur_mwh,wind_cf\n")
    assert found == ["s.csv:1:1: there are no hours in the file, expected a line for every hour"]


@pytest.mark.parametrize("count", [1, 168, 744, 8760, 8784])
def test_a_year_and_a_part_of_one_are_read(tmp_path: Path, count: int) -> None:
    site = read(tmp_path, SITE, "price_eur_mwh,wind_cf\n" + "50,0.5\n" * count)
    assert len(site.hours.price) == count
    assert any("a part of a year" in str(note) for note in site.notes) == (count < 8760)


@pytest.mark.parametrize(
    ("site", "series", "said"),
    [
        (SITE, "wind_cf\n0.5\n", "s.csv:1:1: price_eur_mwh: the column 'price_eur_mwh' is missing"),
        (SITE, "price,wind_cf\n5,0.5\n", "the column 'price' is unknown here, expected 'price_eur_mwh'"),
        (SITE, "price_eur_mwh\n5\n", "s.csv:1:1: wind_cf: the column 'wind_cf' is missing"),
        (SITE, "price_eur_mwh,wind_cf,load\n5,0.5,1\n", "'load' is unknown here, expected 'load_mw'"),
        (SITE, "", "s.csv:1:1: the file is empty"),
        (SITE, "price_eur_mwh,wind_cf\n5,\x00\n", "s.csv:2:1: the control character"),
        (SITE, 'price_eur_mwh,wind_cf\n5,"0.5\n', "s.csv:"),
        ("grid_import_mw: 5\n", "price_eur_mwh\n5\n", "'load_mw' is missing"),
        ("load_mw: 5\n", "price_eur_mwh\n5\n", "'grid_import_mw' is missing"),
        (SITE + "battery_round_trip: 0\n", "price_eur_mwh,wind_cf\n5,0.5\n", "battery_round_trip: 0 is out"),
    ],
)
def test_what_is_missing_or_unknown(tmp_path: Path, site: str, series: str, said: str) -> None:
    assert said in "\n".join(problems(tmp_path, site, series))


def test_a_column_without_wind_is_not_asked_for(tmp_path: Path) -> None:
    site = read(tmp_path, "load_mw: 5\ngrid_import_mw: 5\n", "price_eur_mwh\n5\n")
    assert site.hours.wind.tolist() == [0.0]


def test_many_wrong_lines_are_counted(tmp_path: Path) -> None:
    found = problems(tmp_path, SITE, "price_eur_mwh,wind_cf\n" + "x,0.5\n" * 100)
    assert len(found) == 51
    assert "50 more lines" in found[-1]


def test_files_that_cannot_be_read_are_both_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        read_site(tmp_path / "none.yaml", [tmp_path])
    assert len(raised.value.problems) == 2


def test_what_is_impossible_is_said_at_its_line(tmp_path: Path) -> None:
    site = read(tmp_path, "grid_import_mw: 5\n", "price_eur_mwh,load_mw\n5,4\n5,8\n5,9\n")
    with pytest.raises(InputError) as raised:
        run(site, "perfect")
    assert "s.csv:3:1: in hour 2 the load that cannot be throttled is 3 MW above" in str(raised.value)
    site = read(
        tmp_path,
        "load_mw: 6\ngrid_import_mw: 5\nflexible_share: 0.5\nmin_energy_share: 0.9\n",
        "price_eur_mwh\n5\n",
    )
    with pytest.raises(InputError) as raised:
        run(site, "day-ahead")
    assert "site.yaml:4:19: min_energy_share: 0.4 MWh of the minimum" in str(raised.value)


def test_the_foresights_differ(tmp_path: Path) -> None:
    random = np.random.default_rng(3)
    lines = "".join(f"{price:.2f},0\n" for price in random.uniform(0.0, 100.0, 96))
    text = SITE + "battery_mw: 2\nbattery_mwh: 12\nsoc_start: 0.5\n"
    site = read(tmp_path, text, "price_eur_mwh,wind_cf\n" + lines)
    assert run(site, "perfect").cost < run(site, "day-ahead").cost
