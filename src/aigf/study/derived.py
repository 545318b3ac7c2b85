"""Inputs that follow from the lists in a proposal (its members, anchor users and contracted supply) and its answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from aigf.documents import dotted
from aigf.proposal import Proposal
from aigf.proposal.evidence import is_shown
from aigf.proposal.schema import SiteGroup, Supply
from aigf.study.case import Case, used_entry
from aigf.study.request import contribution_inputs
from aigf.study.result import UsedInput

#: The sources of electricity that a proposal may contract, by the name of the model's input.
SOURCES = ("offshore-wind", "onshore-wind", "solar", "nuclear", "hydro", "other")

#: How generation can be coupled more closely than by a contract, and the share of the power that is.
COUPLINGS = {"direct-line": "direct_line_share", "same-station": "same_station_share"}


def derived_inputs(case: Case) -> dict[str, UsedInput]:
    """The inputs that the proposal's lists settle; what they leave open is not in it."""
    found = {
        **_release(case),
        **_count(case),
        **_ownership(case),
        **_users(case),
        **_supply(case),
        **_backup(case),
        **_use(case),
    }
    if case.read.commitments()["residual_heat"].answer == "no":
        found |= _entry(case, "heat_connected_share", 0.0, ("commitments", "residual_heat"))
    return found | contribution_inputs(case)


def _count(case: Case) -> dict[str, UsedInput]:
    """The number of accelerators by the last phase or over all sites, and how it is spread over sites."""
    proposal = case.read.proposal
    found: dict[str, UsedInput] = {}
    if proposal.factory.phases:
        whole = proposal.factory.phases[-1].accelerator_count.central
        found |= _entry(case, "accelerator_count", whole, ("factory", "phases"), "accelerator")
    groups = proposal.sites
    if groups:
        whole, largest = accelerators_of(groups)
        number = float(sum(group.count for group in groups))
        found |= _entry(case, "accelerator_count", whole, ("sites",), "accelerator")
        found |= _entry(case, "site_count", number, ("sites",))
        found |= _entry(case, "largest_site_share", largest / whole, ("sites",))
    return found


def _release(case: Case) -> dict[str, UsedInput]:
    """The year in which the type of accelerator was released."""
    accelerator = case.accelerator
    described = accelerator.properties["accelerator_peak_flops"]
    used = UsedInput(
        value=float(accelerator.released[:4]),
        low=None,
        high=None,
        unit="year",
        title={
            "nl": "Jaar waarin dit type AI-processor uitkwam",
            "en": "Year in which this accelerator was released",
        },
        status="assumed",
        where=f"register: {accelerator.name}",
        source=described.source,
        confidence=described.confidence,
    )
    return {"accelerator_release_year": used}


def accelerators_of(groups: Sequence[SiteGroup]) -> tuple[float, float]:
    """The accelerators of all sites together, and those of the largest site."""
    whole = sum(group.accelerator_count.central * group.count for group in groups)
    return whole, max(group.accelerator_count.central for group in groups)


def contracted_share(proposal: Proposal) -> float | None:
    """The share of the capacity that anchor users have contracted; None where no user's share is stated."""
    stated = [user.share.central for user in proposal.use.anchor_users if user.share is not None]
    return sum(stated) if stated else None


def _ownership(case: Case) -> dict[str, UsedInput]:
    members = case.read.proposal.consortium.members
    known = [(member.share.central, member.country) for member in members if member.share and member.country]
    whole = sum(share for share, _ in known)
    if not whole:
        return {}
    dutch = sum(share for share, country in known if country == "NL") / whole
    return _entry(case, "dutch_ownership_share", dutch, ("consortium", "members"))


def _users(case: Case) -> dict[str, UsedInput]:
    """The capacity under contract to Dutch users and to users elsewhere; a user without a country is neither."""
    users = case.read.proposal.use.anchor_users
    known = [(user.share.central, user.country) for user in users if user.share and user.country]
    place = _place(case, "use", "anchor_users")
    found = {}
    for name, title in _CONTRACTED.items():
        dutch = name == "dutch_contracted_share"
        shares = [share for share, country in known if (country == "NL") == dutch]
        used = _used(sum(shares), "", title, place)
        found[name] = used if known else replace(used, status="assumed")
    return found


_CONTRACTED = {
    "dutch_contracted_share": {
        "nl": "Capaciteit die Nederlandse gebruikers hebben gecontracteerd",
        "en": "Capacity that Dutch users have under contract",
    },
    "foreign_contracted_share": {
        "nl": "Capaciteit die gebruikers elders hebben gecontracteerd",
        "en": "Capacity that users elsewhere have under contract",
    },
}


def _supply(case: Case) -> dict[str, UsedInput]:
    """Contracted power by source, zero where none is stated, and its mean price."""
    supply = case.read.proposal.energy.supply
    place = _place(case, "energy", "supply")
    found = {}
    for source in SOURCES:
        power = sum(item.power.central for item in supply if item.source == source)
        title = {"nl": f"Gecontracteerd vermogen, {_DUTCH[source]}", "en": f"Contracted power, {source}"}
        used = _used(power, "MW", title, place)
        name = source.replace("-", "_")
        found[f"contracted_{name}"] = used if supply else replace(used, status="assumed")
        for part, (share, title) in _parts(supply, source).items():
            known = _used(share, "", title, place)
            found[f"{name}_{part}_share"] = known if supply else replace(known, status="assumed")
    if any(item.coupling for item in supply):
        whole = sum(item.power.central for item in supply)
        for coupling, name in COUPLINGS.items():
            coupled = sum(item.power.central for item in supply if item.coupling == coupling)
            found |= _entry(case, name, coupled / whole, ("energy", "supply"))
    for baseload, name in ((False, "contracted_power_price"), (True, "baseload_power_price")):
        of_form = [item for item in supply if (item.delivery == "baseload") == baseload]
        mean = _mean_price(case, of_form)
        if mean is not None:
            found |= _entry(case, name, mean, ("energy", "supply"), "EUR/MWh")
    return found


def _parts(supply: Sequence[Supply], source: str) -> dict[str, tuple[float, dict[str, str]]]:
    """The parts of a source's power over a direct line and settled as baseload, each with its title."""
    of_source = [item for item in supply if item.source == source]
    whole = sum(item.power.central for item in of_source)
    direct = sum(item.power.central for item in of_source if item.coupling == "direct-line")
    baseload = sum(item.power.central for item in of_source if item.delivery == "baseload")
    return {
        "direct": (
            direct / whole if whole else 0.0,
            {
                "nl": f"Deel over een directe lijn, {_DUTCH[source]}",
                "en": f"Part over a direct line, {source}",
            },
        ),
        "baseload": (
            baseload / whole if whole else 0.0,
            {"nl": f"Deel als basislast, {_DUTCH[source]}", "en": f"Part as baseload, {source}"},
        ),
    }


def _mean_price(case: Case, supply: Sequence[Supply]) -> float | None:
    """The mean of the stated prices, weighted with what the sources generate; None where none is stated."""
    priced = [
        (
            item.power.central * case.entries[f"{item.source.replace('-', '_')}_capacity_factor"].value,
            item.price,
        )
        for item in supply
        if item.price is not None
    ]
    whole = sum(energy for energy, _ in priced)
    return sum(energy * price.central for energy, price in priced) / whole if whole else None


def _backup(case: Case) -> dict[str, UsedInput]:
    """Whether backup may run while the grid is there: only under a permit that the proposal shows."""
    title = {
        "nl": "Noodvoorziening mag draaien terwijl het net er is (1 ja, 0 nee)",
        "en": "Backup may run while the grid is there (1 yes, 0 no)",
    }
    proposal = case.read.proposal
    shown = is_shown(proposal.energy.backup_permit, "permit", proposal)
    used = _used(float(shown), "", title, _place(case, "energy", "backup_permit"))
    return {"backup_permitted": used if shown else replace(used, status="assumed")}


_DUTCH = {
    "offshore-wind": "wind op zee",
    "onshore-wind": "wind op land",
    "solar": "zon",
    "nuclear": "kernenergie",
    "hydro": "waterkracht",
    "other": "overig",
}


def _use(case: Case) -> dict[str, UsedInput]:
    """The shares of the segments in the capacity sold, by the use mode of the scenario or the proposal."""
    world = case.scenario.axes["use"]
    mode = world if world != "as-proposed" else case.read.proposal.use.mode or "mixed"
    found = {}
    for segment in ("training", "midsize", "inference"):
        entry = case.entries.get(f"{mode.replace('-', '_')}_{segment}_share")
        if entry is not None:
            settled = "--scenario" if world != "as-proposed" else _place(case, "use", "mode")
            used = used_entry(entry, case)
            where = settled if used.where == "register" else used.where
            found[f"{segment}_revenue_share"] = replace(used, where=where)
    return found


def _entry(
    case: Case, name: str, value: float, path: tuple[str, ...], symbol: str = ""
) -> dict[str, UsedInput]:
    """An input that the register has an entry for, with the value that the proposal gives it."""
    entry = case.entries.get(name)
    if entry is None:
        return {}
    used = _used(value, symbol, entry.title, _place(case, *path))
    return {name: replace(used, field=dotted(path))}


def _used(value: float, symbol: str, title: Mapping[str, str], where: str) -> UsedInput:
    return UsedInput(value=value, low=None, high=None, unit=symbol, title=title, status="stated", where=where)


def _place(case: Case, *path: str) -> str:
    return case.read.document.place(path).by_name()
