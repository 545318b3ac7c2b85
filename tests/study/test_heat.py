"""The residual heat of an appraisal: what a proposal states of it, and what it leaves open."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigf.study.appraise import Appraisal, appraise

EXAMPLE = Path(__file__).parents[2] / "examples" / "eemshaven.yaml"
YES = "residual_heat: yes"


def with_(folder: Path, *lines: str, answer: str = "yes") -> Appraisal:
    """The example with these lines of ``energy`` and this answer on residual heat."""
    text = EXAMPLE.read_text(encoding="utf-8")
    assert YES in text
    text = text.replace(YES, f"residual_heat: {answer}")
    text = text.replace("\nenergy:\n", "\n".join(["\nenergy:", *(f"  {line}" for line in lines), ""]))
    path = folder / "proposal.yaml"
    path.write_text(text, encoding="utf-8")
    return appraise(path)


def amount(found: Appraisal, name: str) -> float:
    return found.quantities[name].value


def test_who_puts_no_heat_to_use_delivers_none(tmp_path: Path) -> None:
    found = with_(tmp_path, answer="no")
    assert found.inputs["heat_connected_share"].status == "stated"
    assert amount(found, "heat_available") > 0
    nothing = (
        "heat_delivered",
        "heat_reused",
        "heat_pump_electricity",
        "energy_reuse_factor",
        "heat_benefit_pv",
    )
    assert [amount(found, name) for name in nothing] == [0.0] * len(nothing)
    moved = found.inputs["displaced_compute_share"].value * amount(found, "elsewhere_emissions")
    assert amount(found, "net_emissions") == pytest.approx(amount(found, "emissions_marginal") - moved)


@pytest.mark.slow
def test_what_is_agreed_is_taken_as_it_is_and_no_check_warns_of_it(tmp_path: Path) -> None:
    """A demand of 600 TJ into a cool network with a large buffer: nearly all of it is met."""
    found = with_(
        tmp_path,
        "heat_connected_demand: 600 TJ per jaar",
        "heat_network_temperature: 35 °C",
        "heat_network_capacity: 40 MW",
        "heat_storage: 2 GWh",
    )
    assert amount(found, "heat_connected_demand") == pytest.approx(0.6)
    assert amount(found, "heat_storage") == 2000.0
    assert 0.9 < amount(found, "heat_demand_coverage") <= 1.0
    assert found.quantities["heat_storage"].computed is None
    assert not any("heat" in str(warning).lower() for warning in found.warnings)
    warmer = with_(tmp_path, "heat_connected_demand: 0.6 PJ", "heat_network_temperature: 75 °C")
    assert amount(warmer, "heat_pump_electricity") > 2 * amount(found, "heat_pump_electricity")


@pytest.mark.slow
def test_a_larger_network_of_customers_reuses_more_but_covers_less_of_what_they_ask(tmp_path: Path) -> None:
    little, much = (
        with_(tmp_path, f"heat_connected_demand: {demand} PJ", "heat_network_capacity: 100 MW")
        for demand in (1, 5)
    )
    assert amount(much, "energy_reuse_factor") > amount(little, "energy_reuse_factor")
    assert amount(much, "heat_demand_coverage") < amount(little, "heat_demand_coverage")
    most = 100 * 8760 * 3.6e-6 * 0.85
    assert amount(little, "heat_delivered") < amount(much, "heat_delivered") <= most
