"""What must hold of the register as it is shipped."""

from __future__ import annotations

import pytest

from aigf.register import Entry, load_register
from aigf.register.entry import CONFIDENCES
from aigf.units import unit

REGISTER = load_register()
PROPERTIES = {
    "accelerator_peak_flops": "TFLOP/s/accelerator",
    "accelerator_it_power": "kW/accelerator",
    "accelerator_list_price": "USD/accelerator",
}
ACCELERATORS = [
    *(
        "v100",
        "a100-sxm",
        "h100-sxm",
        "h200-sxm",
        "b200",
        "gb200-nvl72",
        "b300",
        "gb300-nvl72",
        "rubin-nvl144",
    ),
    *("mi300x", "mi325x", "mi355x", "tpu-v4", "tpu-v5p", "tpu-v6e", "tpu-v7", "gaudi3"),
]
ALL: list[Entry] = [
    *REGISTER.entries.values(),
    *(entry for found in REGISTER.accelerators.values() for entry in found.properties.values()),
]


def value(name: str) -> float:
    return REGISTER.entries[name].value


def test_the_version_and_price_year_are_stated() -> None:
    assert REGISTER.version.startswith("2026.11.1+")
    assert REGISTER.price_year == 2026


def test_every_accelerator_of_the_design_has_every_property() -> None:
    assert sorted(REGISTER.accelerators) == sorted(ACCELERATORS)
    for accelerator in REGISTER.accelerators.values():
        assert {name: entry.unit for name, entry in accelerator.properties.items()} == PROPERTIES


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.title["en"])
def test_every_entry_can_be_defended(entry: Entry) -> None:
    assert entry.confidence in CONFIDENCES
    assert unit(entry.unit)
    assert set(entry.title) == {"nl", "en"} and entry.title["nl"] != entry.title["en"]
    assert set(entry.note) in ({"nl", "en"}, set())
    if entry.confidence == "judgement":
        assert len(entry.note["nl"]) > 40, "a judgement explains itself"
    if entry.low is not None and entry.high is not None:
        assert entry.low <= entry.value <= entry.high
        assert entry.low < entry.high
    assert all((entry.source.title, entry.source.address, entry.source.section, entry.source.date))


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.title["en"])
def test_what_was_not_checked_is_not_called_published(entry: Entry) -> None:
    if "unchecked" in entry.note.get("en", "") or "niet nagegaan" in entry.note.get("nl", ""):
        about_a_bound = {"hero_run_flop", "energy_tax"}
        assert entry.confidence in ("estimate", "judgement") or entry.name in about_a_bound


def test_no_entry_points_at_a_file_that_is_not_shipped() -> None:
    for entry in ALL:
        assert "facts/" not in entry.source.address and "shared" not in entry.source.address


def test_peaks_are_dense() -> None:
    """Figures with 2:4 sparsity are twice these."""
    peaks = {
        name: found.properties["accelerator_peak_flops"].value
        for name, found in REGISTER.accelerators.items()
    }
    assert (peaks["a100-sxm"], peaks["h100-sxm"], peaks["b200"], peaks["mi300x"]) == (312, 989, 2250, 1307)


def test_the_reference_accelerator_is_the_h100() -> None:
    """Held once with the accelerator and once as the measure of H100 equivalents."""
    h100 = REGISTER.accelerators["h100-sxm"].properties["accelerator_peak_flops"]
    reference = REGISTER.entries["reference_peak_flops"]
    assert (reference.value, reference.unit) == (h100.value, h100.unit)


def test_it_power_fits_what_clusters_draw() -> None:
    """Within the 1.3 to 1.5 kW an H100, and 2.0 to 2.3 kW a GB300, that were published for 100,000."""
    outside = 1 + value("network_storage_power_share")
    power = {
        name: found.properties["accelerator_it_power"].value for name, found in REGISTER.accelerators.items()
    }
    assert 1.3 <= power["h100-sxm"] * outside <= 1.5
    assert 2.0 <= power["gb300-nvl72"] * outside <= 2.3


def test_a_node_draws_what_was_measured() -> None:
    """8.4 kW at most, of 10.2 rated, on a node of eight H100 in training (arXiv 2412.08602); 6.5 to 8.5 kW typically
    (supercluster.blog, NVIDIA DGX H100)."""
    idle, active = value("idle_power_share"), value("active_power_share")
    assert 10.2 * active == pytest.approx(8.4, abs=0.05)
    assert 6.5 <= 10.2 * (idle + (active - idle) * value("occupancy")) <= 8.5


def test_the_households_of_the_report_follow() -> None:
    """1.6 to 3.2 TWh are 0.6 to 1.3 million households (claim C23)."""
    households = [twh * 1e6 / value("household_electricity") / 1e6 for twh in (1.6, 3.2)]
    assert [round(number, 1) for number in households] == [0.6, 1.3]


def test_rental_prices_come_back_from_the_price_per_flop() -> None:
    """2.65 USD an hour for an H100 by contract, 2.95 on demand and 5.30 for a B200: one price per FLOP lies below."""
    per_flop = value("rental_price_per_flop") * unit("USD/PFLOP·s/h").factor_to(unit("USD/FLOP"))
    over = []
    for name, hourly in (("h100-sxm", 2.65), ("h100-sxm", 2.95), ("b200", 5.30), ("b200", 3.25)):
        peak = REGISTER.accelerators[name].properties["accelerator_peak_flops"].value * 1e12
        over.append(per_flop * peak * 3600 / hourly)
    assert 0.8 < min(over) < 1 < max(over) < 1.7
    assert sum(1 / ratio for ratio in over) / 4 == pytest.approx(1, abs=0.02)


def test_space_gives_the_reports_hectares() -> None:
    """30 to 40 ha net and 10 to 20 ha of floor for 200 to 300 MW."""
    assert 30 <= value("net_area_per_mw") * 250 <= 40
    assert 10 <= value("floor_area_per_mw") * 250 <= 20


def test_shares_are_shares() -> None:
    for name, entry in REGISTER.entries.items():
        if name.endswith("_share"):
            assert entry.unit == "1" and 0 <= entry.value <= 1, name
