"""What is known of the connection to the grid: by station, by form of contract, by the size of the sites."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from aigf.model import power
from aigf.proposal.schema import SiteGroup
from aigf.register.stations import Area, Station, area_of_province, station_named, stations_like
from aigf.study.case import Case, used_entry
from aigf.study.result import UsedInput
from aigf.study.sampling import Range
from aigf.text import Text
from aigf.units import Accelerators, MWPerAccelerator, Share

#: The register entry that says how much of the wait for capacity a form of contract sits out.
CONTRACTS = {
    "firm": "capacity_wait_share",
    "time-duration": "time_duration_wait_share",
    "capacity-limiting": "capacity_limiting_wait_share",
    "congestion-reliever": "congestion_reliever_wait_share",
}
#: The input of the model that it becomes, and that of the wait itself.
WAIT_SHARE, WAIT = "capacity_wait_share", "grid_connection_lead_time"


class Assumed(NamedTuple):
    """What an input is assumed to be, and what is said of it."""

    range: Range
    used: UsedInput


def connection_inputs(case: Case) -> dict[str, Assumed]:
    """The wait for capacity and the part of it that the contract sits out, where the proposal settles which it is.

    What is set on the command line holds, and outside the Netherlands no Dutch station.
    """
    found = {}
    area = area_of(case)
    if area is not None and WAIT not in case.settings.register:
        found[WAIT] = wait_in(case, area)
    contract = case.read.proposal.energy.grid_contract
    if contract not in (None, "firm") and WAIT_SHARE not in case.settings.register:
        found[WAIT_SHARE] = wait_share(case, contract)
    return found


def station_of(case: Case) -> Station | None:
    """The Dutch station that the proposal names; None where it names none that is known."""
    site = case.read.proposal.site
    return station_named(site.station) if site.country == "NL" and site.station else None


def area_of(case: Case) -> Area | None:
    """The area of the grid whose years hold for the proposal; None where only the national range does.

    Sites that are too small for the extra-high-voltage grid wait for the regional one, that of their province where
    they all stand in one.
    """
    proposal = case.read.proposal
    if proposal.site.country != "NL":
        return None
    if proposal.sites and not needs_extra_high_voltage(case, largest_of(proposal.sites)):
        provinces = {group.province for group in proposal.sites}
        return area_of_province(provinces.pop() if len(provinces) == 1 else None)
    station = station_of(case)
    return station.area if station else None


def largest_of(sites: tuple[SiteGroup, ...]) -> float:
    """The accelerators of the largest site."""
    return max(group.accelerator_count.central for group in sites)


def needs_extra_high_voltage(case: Case, accelerators: float) -> bool:
    """True where a site with so many accelerators draws more IT power than the regional grid supplies."""
    kilowatts = case.accelerator.properties["accelerator_it_power"].value
    network = case.entries["network_storage_power_share"].value
    each = power.it_power_per_accelerator(
        MWPerAccelerator(np.array(kilowatts / 1e3)), Share(np.array(network))
    )
    load = power.it_load(Accelerators(np.array(accelerators)), each)
    return bool(load >= case.entries["extra_high_voltage_load"].value)


def wait_in(case: Case, area: Area) -> Assumed:
    """The years from the signature until an area has room for firm capacity: P10, P50 and P90."""
    signature = case.read.proposal.proposal.signature_year
    low, middle, high = (float(year - signature) for year in (area.p10, area.p50, area.p90))
    station = station_of(case)
    years = f"P10 {area.p10}, P50 {area.p50}, P90 {area.p90}"
    of_station = f"{station.name}: " if station else ""
    used = UsedInput(
        value=middle,
        low=low,
        high=high,
        unit="year",
        title=case.entries[WAIT].title,
        status="assumed",
        where="register",
        source=area.source,
        confidence=area.confidence,
        note={lang: f"{of_station}{note} ({years})" for lang, note in area.note.items()},
    )
    return Assumed(Range(middle, low, high, "percentiles"), used)


def wait_share(case: Case, contract: str | None) -> Assumed:
    """The part of the wait for capacity that a form of contract sits out; firm where none is named."""
    entry = case.entries[CONTRACTS[contract or "firm"]]
    return Assumed(Range(entry.value, entry.low, entry.high, entry.distribution), used_entry(entry, case))


def unknown_station(case: Case) -> list[Text]:
    """Says where the proposal names a station that the table has not, with the names most like it."""
    site = case.read.proposal.site
    if site.country != "NL" or not site.station or station_named(site.station):
        return []
    near = stations_like(site.station)
    if near:
        return [
            Text(
                "The high-voltage station '{name}' is not known: did you mean {near}? What holds for the whole country "
                "was used.",
                {"name": site.station, "near": ", ".join(near)},
            )
        ]
    return [
        Text(
            "The high-voltage station '{name}' is not known. What holds for the whole country was used.",
            {"name": site.station},
        )
    ]
