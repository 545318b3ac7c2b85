"""The station and the form of contract choose the wait; a stated year goes before it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aigf.register.stations import load_areas
from aigf.study.appraise import appraise
from aigf.study.binding import Bound, bind
from aigf.study.case import Case, prepare
from aigf.study.connection import CONTRACTS, area_of, needs_extra_high_voltage, unknown_station
from aigf.study.energisation import connected_shares, latest_connection, years_by_contract
from aigf.study.run import Run, plan_of, run
from aigf.study.sampling import Sample

BID = """
proposal: {{name: x, signature_year: {signature}, language: en}}
factory: {{accelerator: gb300-nvl72, accelerator_count: 100000{factory}}}
site: {{country: {country}{site}}}
energy: {{{energy}}}
"""


@pytest.fixture
def bid(tmp_path: Path):  # type: ignore[no-untyped-def]
    """A proposal with the site, energy and factory that are given, as a case."""

    def made(settings: dict[str, str] | None = None, **parts: str) -> Case:
        given = {"signature": "2027", "country": "NL", "site": "", "energy": "", "factory": ""}
        file = tmp_path / "bid.yaml"
        file.write_text(BID.format(**given | parts), encoding="utf-8")
        return prepare(file, settings or {}, "base", seed=1)

    return made


def run_of(case: Case) -> tuple[Bound, Run]:
    bound = bind(case)
    return bound, run(case, bound, plan_of(case))


def start(case: Case) -> float:
    return float(run_of(case)[1].inputs["start_year"][0, 0])


def test_a_station_gives_the_years_of_its_area(bid) -> None:  # type: ignore[no-untyped-def]
    case = bid(site=', station: "Borssele 380 kV"')
    area = load_areas()["zeeland"]
    known = bind(case).inputs["grid_connection_lead_time"]
    assert [known.range.low, known.range.central, known.range.high] == [2, 6, 8]
    assert known.used.source == area.source
    assert known.used.confidence == "judgement"
    assert known.used.note["nl"].startswith("Borssele: ")
    assert start(case) == 2033


def test_a_later_signature_waits_less_and_never_less_than_building_takes(bid) -> None:  # type: ignore[no-untyped-def]
    assert start(bid(site=", station: Borssele", signature="2031")) == 2034
    assert start(bid(site=", station: Borssele", signature="2035")) == 2038


def test_without_a_station_or_a_year_for_it_the_national_range_holds(bid) -> None:  # type: ignore[no-untyped-def]
    for site in ("", ", station: Maasbracht"):
        case = bid(site=site)
        used = bind(case).inputs["grid_connection_lead_time"].used
        assert (used.value, used.low, used.high) == (7, 6, 12)
        assert used.confidence == case.entries["grid_connection_lead_time"].confidence


def test_an_unknown_station_is_a_warning_with_the_nearest_names(bid) -> None:  # type: ignore[no-untyped-def]
    (warning,) = unknown_station(bid(site=', station: "Massvlakte 380 kV"'))
    assert "did you mean Maasvlakte?" in str(warning)
    (warning,) = unknown_station(bid(site=", station: Parijs"))
    assert "did you mean" not in str(warning)
    assert unknown_station(bid(site=", station: Maasvlakte")) == []
    assert unknown_station(bid()) == []
    assert unknown_station(bid(country="NO", site=", station: Kvandal")) == []


def test_other_contracts_than_firm_come_sooner_and_a_reliever_first(bid) -> None:  # type: ignore[no-untyped-def]
    case = bid(site=", station: Lelystad")
    years = years_by_contract(case, bind(case).inputs)
    assert set(years) == set(CONTRACTS)
    order = sorted(years, key=lambda contract: years[contract].p50)
    assert order == ["congestion-reliever", "time-duration", "capacity-limiting", "firm"]
    assert all(found.p10 <= found.p50 <= found.p90 for found in years.values())
    assert [round(year) for year in years["firm"]] == [2033, 2034, 2035]
    starts = [start(bid(site=", station: Lelystad", energy=f"grid_contract: {name}")) for name in order]
    assert starts == sorted(starts)
    assert starts[0] < starts[-1] == start(case)


def test_the_draws_have_the_stations_p10_and_p90(bid) -> None:  # type: ignore[no-untyped-def]
    case = bid(site=", station: Lelystad")
    sample = Sample(1, 4000, 0, 4000)
    wait = sample.values("grid_connection_lead_time", bind(case).inputs["grid_connection_lead_time"].range)
    np.testing.assert_allclose(np.percentile(wait, [10, 50, 90]), [6, 7, 8], atol=0.02)


def test_each_draw_starts_when_it_is_built_and_connected(bid) -> None:  # type: ignore[no-untyped-def]
    case = bid(site=", station: Borssele")
    bound = bind(case)
    made = run(case, bound, plan_of(case), Sample(1, 40, 0, 40))
    live = np.floor(made.values(["time_to_power"])["time_to_power"] + 0.5)
    np.testing.assert_array_equal(
        made.inputs["years_to_operation"], np.maximum(live, made.inputs["years_to_planned_start"])
    )
    assert len(np.unique(live)) > 2
    assert live.max() <= latest_connection(bound)
    assert made.inputs["last_year"].sum(axis=-1).tolist() == [1] * 40, "no draw runs beyond the years"


def test_who_waits_buys_hardware_of_its_day(bid) -> None:  # type: ignore[no-untyped-def]
    """The same factory, later: of as new a type, and the frontier no nearer than it was."""
    names = ["hardware_age_at_start", "frontier_flop", "start_delay", "peak_flops", "it_load"]
    early = run_of(bid(energy="energisation_year: 2028"))[1].values(names)
    late = run_of(bid(site=", station: Diemen"))[1].values(names)
    assert late["start_delay"] == 4 and early["start_delay"] == 0
    assert late["hardware_age_at_start"] == early["hardware_age_at_start"]
    assert late["peak_flops"] > early["peak_flops"]
    assert late["it_load"] == early["it_load"]
    assert late["frontier_flop"] >= early["frontier_flop"]


def test_a_plan_is_used_as_stated_with_the_connection_beside_it(bid) -> None:  # type: ignore[no-untyped-def]
    case = bid(site=", station: Diemen", factory=", phases: [{year: 2029, accelerator_count: 100000}]")
    found = run_of(case)[1]
    assert found.inputs["start_year"] == 2029
    assert found.values(["connection_delay"])["connection_delay"] == 4
    assert found.values(["start_delay"])["start_delay"] == 0


def test_a_stated_year_goes_before_the_range_and_the_computed_one_stands_beside_it(
    bid, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    case = bid(site=", station: Diemen", energy="energisation_year: 2030")
    assert start(case) == 2030
    found = appraise(tmp_path / "bid.yaml")
    power = found.quantities["time_to_power"]
    assert (power.value, power.computed, power.status) == (3, 6, "stated")
    assert [warning for warning in found.warnings if "{stated}" in warning.template]
    assert found.quantities["connection_chance_2030"].value < 0.05, "the chance is that of the range"


def test_what_is_set_goes_before_the_station(bid) -> None:  # type: ignore[no-untyped-def]
    case = bid({"grid_connection_lead_time": "4"}, site=", station: Diemen")
    assert start(case) == 2031
    contract = bid(
        {"capacity_wait_share": "0"}, site=", station: Diemen", energy="grid_contract: time-duration"
    )
    assert start(contract) == 2030


def test_no_dutch_queue_abroad(bid, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    case = bid(country="NO", site=", station: Borssele")
    assert area_of(case) is None
    assert start(case) == 2029
    found = appraise(tmp_path / "bid.yaml")
    assert np.isnan(found.quantities["time_to_power"].value)
    assert np.isnan(found.quantities["connection_chance_2030"].value)
    assert start(bid(country="NO", energy="energisation_year: 2031")) == 2031


def test_the_chance_is_the_share_of_the_draws_in_time(bid) -> None:  # type: ignore[no-untyped-def]
    case = bid(site=", station: Lelystad")
    shares = {name: float(share[0, 0]) for name, share in connected_shares(case, bind(case).inputs).items()}
    assert shares["connected_share_2030"] == 0
    # P90 is 2035.0, and a year counts to its end.
    assert 0.9 < shares["connected_share_2035"] < 1
    assert connected_shares(case, bind(case).inputs) == connected_shares(case, bind(case).inputs)


SITES = """
proposal: {{name: x, signature_year: 2027, language: en}}
factory: {{accelerator: b300}}
sites: [{{name: a, count: 2, accelerator_count: {count}, province: {province}}}]
"""


@pytest.mark.parametrize(
    ("count", "province", "area"),
    [("10000", "Zeeland", "zeeland"), ("10000", "Limburg", "regional"), ("90000", "Zeeland", None)],
)
def test_small_sites_wait_for_the_regional_grid(
    tmp_path: Path, count: str, province: str, area: str | None
) -> None:
    file = tmp_path / "bid.yaml"
    file.write_text(SITES.format(count=count, province=province), encoding="utf-8")
    case = prepare(file, {}, "base", seed=1)
    found = area_of(case)
    assert (found.id if found else None) == area
    assert needs_extra_high_voltage(case, float(count)) == (area is None)
