"""What the load of a site earns reaches its schedule, and the result says where it is not known."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigf.documents import InputError
from aigf.study.dispatch_result import figures
from aigf.study.dispatch_site import DispatchSite, read_site, run

SITE = "load_mw: 10\nflexible_share: 0.6\nmin_energy_share: 0.5\ngrid_import_mw: 20\n"
PRICES = (20.0, 50.0, 100.0, 300.0)


def site(tmp_path: Path, more: str = "", text: str = SITE) -> DispatchSite:
    path, series = tmp_path / "site.yaml", tmp_path / "s.csv"
    path.write_text(text + more, encoding="utf-8")
    series.write_text("price_eur_mwh\n" + "\n".join(map(str, PRICES)) + "\n", encoding="utf-8")
    return read_site(path, [series])


@pytest.mark.parametrize(
    ("more", "served", "lost"),
    [
        ("load_value_eur_mwh: 60\n", [10, 10, 4, 4], 2 * 6 * 60),
        # The first fifth of the flexible power loses 0.3 of the value, the rest 1.175 of it: 24 and 94.
        (
            "load_value_eur_mwh: 80\nefficient_power_share: 0.8\nefficient_performance_share: 0.94\n",
            [10, 8.8, 4, 4],
            1.2 * 24 + 2 * (1.2 * 24 + 4.8 * 94),
        ),
        ("load_value_eur_mwh: 1000\n", [10, 10, 10, 10], 0.0),
    ],
)
@pytest.mark.parametrize("foresight", ["perfect", "day-ahead"])
def test_load_is_served_where_it_earns_more_than_it_costs(
    tmp_path: Path, foresight: str, more: str, served: list[float], lost: float
) -> None:
    found = site(tmp_path, more)
    schedule = run(found, "perfect" if foresight == "perfect" else "day-ahead")
    assert (10 - schedule.curtailed).tolist() == pytest.approx(served)
    result = figures(schedule, found.tariff, valued=True)
    assert result["lost_load_value_eur"] == pytest.approx(lost)
    assert result["cost_eur"] == pytest.approx(sum(p * s for p, s in zip(PRICES, served, strict=True)))
    assert not any("load_value_eur_mwh" in str(note) for note in found.notes)


def test_the_floor_holds_whatever_load_earns(tmp_path: Path) -> None:
    found = site(tmp_path, "load_value_eur_mwh: 60\n", SITE.replace("0.5", "0.9"))
    schedule = run(found, "perfect")
    assert schedule.served == pytest.approx(0.9 * 40)
    assert figures(schedule)["shadow_price_energy_floor"] == pytest.approx(300 - 60)


def test_without_a_value_the_load_earns_nothing_and_the_result_says_so(tmp_path: Path) -> None:
    bare, nothing = site(tmp_path), site(tmp_path, "load_value_eur_mwh: 0\n")
    assert run(bare, "perfect").served == pytest.approx(20) == run(nothing, "perfect").served
    assert "lost_load_value_eur" not in figures(run(bare, "perfect"))
    said = [
        [str(note) for note in each.notes if "load_value_eur_mwh" in str(note)] for each in (bare, nothing)
    ]
    assert (len(said[0]), len(said[1])) == (1, 0)
    firm = site(tmp_path, text=SITE.replace("0.6", "0"))
    assert not any("load_value_eur_mwh" in str(note) for note in firm.notes)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("load_value_eur_mwh: -1\n", "-1 is out of bounds"),
        (
            "load_value_eur_mwh: 60\nefficient_power_share: 0.8\n",
            "there is no efficient_performance_share with it",
        ),
        ("efficient_performance_share: 0.9\n", "there is no load_value_eur_mwh with it"),
        (
            "load_value_eur_mwh: 60\nefficient_power_share: 0.9\nefficient_performance_share: 0.8\n",
            "performance falls no less than power",
        ),
        (
            "load_value_eur_mwh: 60\nefficient_power_share: 1\nefficient_performance_share: 1\n",
            "1 is out of bounds",
        ),
    ],
)
def test_what_is_wrong_with_a_value_is_said(tmp_path: Path, more: str, expected: str) -> None:
    with pytest.raises(InputError) as found:
        site(tmp_path, more)
    assert any(expected in str(problem.wrong) for problem in found.value.problems)
