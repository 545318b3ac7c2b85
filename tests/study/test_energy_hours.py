"""The simulated year as the result keeps it for the page."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aigf.model import wiring
from aigf.study.appraise import appraise
from aigf.study.energy_hours import COMPONENTS, POINTS, duration, price_bands, week
from aigf.study.result import Appraisal
from tests import appraisals

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def appraised() -> Callable[[str], Appraisal]:
    return appraisals.appraised


@pytest.fixture
def powers() -> dict[str, Any]:
    """A load of 100 MW beside generation that rises from 0 to 200 MW over the year."""
    load = np.full(8760, 100.0)
    generation = np.linspace(0.0, 200.0, 8760)
    matched = np.minimum(load, generation)
    return {
        "load": load,
        "generation": generation,
        "matched": matched,
        "surplus": generation - matched,
        "imported": load - matched,
        "connection": load,
    }


@pytest.mark.parametrize("example", ["eemshaven", "rotterdam"])
def test_the_hours_come_to_the_figures_of_the_year(appraised: Any, example: str) -> None:
    result = appraised(example).as_object()
    hours, quantities = result["energy_hours"], result["quantities"]

    def value(name: str) -> float:
        return float(quantities[name]["value"])

    bands = hours["prices"]["bands"]
    bought = sum(band["hours"] * band["powers"]["imported"] for band in bands)
    used = sum(band["hours"] * band["powers"]["load"] for band in bands)
    assert bought == pytest.approx(value("market_electricity"), rel=1e-9)
    assert used == pytest.approx(value("electricity_use") * 1e6, rel=1e-9)
    assert hours["prices"]["paid"] == pytest.approx(value("market_electricity_cost") / bought, rel=1e-9)
    assert sum(part["value"] for part in hours["cost"]["parts"]) == pytest.approx(
        value("electricity_cost_at_signature") / used, rel=1e-12
    )
    assert hours["cost"]["total"]["value"] == value("electricity_cost_per_mwh")
    assert np.mean(result["year"]["load_mw"]) * 8.76e-3 == pytest.approx(value("electricity_use"), rel=1e-4)


def test_it_is_compact_and_can_be_written(appraised: Any) -> None:
    hours = appraised("eemshaven").as_object()["energy_hours"]
    assert len(json.dumps(hours, allow_nan=False)) < 40_000


def test_what_costs_nothing_is_no_part(appraised: Any) -> None:
    parts = {
        part["id"]: part["value"]
        for part in appraised("rotterdam").as_object()["energy_hours"]["cost"]["parts"]
    }
    # Nothing is contracted and no hour is called; backup is tested all the same.
    assert list(parts) == ["market_electricity_cost", "energy_tax_cost", "transport_cost", "backup_fuel_cost"]
    with_contract = appraised("eemshaven").as_object()["energy_hours"]["cost"]["parts"]
    assert {part["id"]: part["value"] < 0 for part in with_contract}["surplus_electricity_revenue"]


def test_every_part_of_the_cost_has_a_short_name() -> None:
    assert set(wiring.arguments_of("electricity_cost_at_signature")) == set(COMPONENTS)


def test_the_electricity_cost_is_the_sum_of_its_parts() -> None:
    """Each part counts in full, for or against: else its price per MWh would not be its share of the total."""
    names = wiring.arguments_of("electricity_cost_at_signature")
    function = wiring.functions()["electricity_cost_at_signature"]
    amounts = dict(zip(names, np.random.default_rng(1).uniform(1.0, 9.0, len(names)), strict=True))
    signs = {name: function(**{other: float(other == name) for other in names}) for name in names}
    assert set(signs.values()) <= {1.0, -1.0}
    assert function(**amounts) == pytest.approx(sum(signs[name] * amounts[name] for name in names))


def test_a_stated_use_scales_the_hours(tmp_path: Path) -> None:
    bid = tmp_path / "bid.yaml"
    text = (EXAMPLES / "eemshaven.yaml").read_text(encoding="utf-8")
    assert "electricity_use" not in text
    bid.write_text(text.replace("energy:\n", "energy:\n  electricity_use: 2 TWh\n"), encoding="utf-8")
    result = appraise(bid).as_object()
    assert np.mean(result["year"]["load_mw"]) * 8.76e-3 == pytest.approx(2.0, rel=1e-4)
    share = result["energy_hours"]["duration"]["full_load_hours"] / 8760
    assert share * result["energy_hours"]["connection"]["value"] * 8.76e-3 == pytest.approx(2.0, rel=1e-9)


def test_a_duration_curve_never_rises_and_holds_the_extremes(powers: dict[str, Any]) -> None:
    found = duration(powers, connection=104.0, most=130.0)
    assert len(found["hours"]) < POINTS + 12
    assert (found["hours"][0], found["hours"][-1]) == (1, 8760)
    assert set(found["hours"]) >= {100, 500, *range(1000, 9000, 1000)}
    for name, curve in found["powers"].items():
        assert curve == sorted(curve, reverse=True)
        assert (curve[0], curve[-1]) == pytest.approx((powers[name].max(), powers[name].min()), abs=0.05)
    assert "connection" not in found["powers"], "it carries the whole load"
    assert found["bought_hours"] == 4380
    assert found["nearly_full_hours"] == 8760
    assert found["full_load_hours"] == pytest.approx(8760 / 1.04)


def test_what_a_direct_line_brings_does_not_cross_the_connection(powers: dict[str, Any]) -> None:
    found = duration({**powers, "connection": powers["imported"]}, connection=100.0, most=100.0)
    assert found["powers"]["connection"] == found["powers"]["imported"]
    assert found["nearly_full_hours"] == pytest.approx(0.05 * 4380, abs=1)


def test_the_weeks_are_the_dearest_and_the_cheapest_of_their_season(powers: dict[str, Any]) -> None:
    price = np.full(8760, 50.0)
    price[14 * 24 : 21 * 24] = 90.0  # 15 to 21 January, a Monday to a Sunday
    price[182 * 24 : 189 * 24] = 10.0  # 2 to 8 July
    price[91 * 24 : 98 * 24] = 500.0  # dearer, but in April
    steady = {**powers, "imported": powers["load"], "matched": np.zeros(8760), "generation": np.zeros(8760)}
    winter, summer = (week(season, steady, price) for season in ("winter", "summer"))
    assert (winter["day"], summer["day"]) == (15, 183)
    assert (winter["paid"], summer["paid"]) == (90.0, 10.0)
    assert winter["covered_share"] == 0.0
    assert "matched" not in winter["powers"], "what is zero all year is left out"
    assert winter["days"]["price"] == [90.0] * 7
    assert len(winter["price"]) == 168


def test_a_week_in_which_nothing_is_bought_has_no_price_paid(powers: dict[str, Any]) -> None:
    none = {**powers, "imported": np.zeros(8760), "matched": powers["load"]}
    assert week("summer", none, np.full(8760, 50.0))["paid"] is None


def test_every_hour_is_in_one_band(powers: dict[str, Any]) -> None:
    price = np.linspace(-20.0, 180.0, 8760)
    found = price_bands(powers, price)
    bands = found["bands"]
    assert sum(band["hours"] for band in bands) == 8760
    assert sum(band["hours_share"] for band in bands) == pytest.approx(1.0)
    assert sum(band["cost_share"] for band in bands) == pytest.approx(1.0)
    assert [band["low"] for band in bands] == [None, *np.arange(0.0, 161.0, 20.0), 180.0][: len(bands)]
    assert [band["high"] for band in bands[:-1]] == [band["low"] for band in bands[1:]]
    assert found["negative_hours"] == bands[0]["hours"]
    assert found["paid"] < found["mean_price"], (
        "it buys in the first half of the year, which is the cheap one"
    )


def test_a_year_without_negative_prices_or_purchases_has_neither(powers: dict[str, Any]) -> None:
    found = price_bands({**powers, "imported": np.zeros(8760)}, np.full(8760, 0.0))
    assert found["negative_hours"] == 0
    assert found["paid"] is None
    assert all(band["cost_share"] is None for band in found["bands"])
    assert found["bands"][0]["low"] == 0.0
