"""What each section, field and unit is called in the form; the explanation beside it is that of the template."""

from __future__ import annotations

from aigf.proposal.structure import Pattern
from aigf.text import Text

#: The sheets, by section.
SECTIONS = {
    "proposal": Text("Proposal"),
    "consortium": Text("Consortium"),
    "factory": Text("Factory"),
    "site": Text("Site"),
    "sites": Text("Several sites"),
    "energy": Text("Energy"),
    "use": Text("Use"),
    "finance": Text("Finance"),
    "commitments": Text("Answers"),
    "evidence": Text("Evidence"),
}
#: The tables, by their list.
TABLES = {
    ("consortium", "members"): Text("Members of the consortium"),
    ("factory", "phases"): Text("Phases of the build-up"),
    ("energy", "supply"): Text("Contracted supply of electricity"),
    ("use", "anchor_users"): Text("Users with a contract"),
    ("sites",): Text("Groups of identical sites"),
    ("evidence",): Text("Documents and statements"),
}
#: Fields by the last part of their path; by the last two where it means something else there.
_FIELDS = {
    "name": Text("Name"),
    "proposal.name": Text("Name of the proposal"),
    "site.name": Text("Name of the site"),
    "sites.name": Text("Name of the group"),
    "submitted_by": Text("Submitted by"),
    "date": Text("Date"),
    "language": Text("Notation of numbers"),
    "signature_year": Text("Year of signature"),
    "summary": Text("Summary"),
    "coordinator": Text("Coordinator"),
    "country": Text("Country"),
    "role": Text("Role"),
    "share": Text("Share"),
    "accelerator": Text("Type of accelerator"),
    "accelerator_count": Text("Number of accelerators"),
    "sites.accelerator_count": Text("Accelerators of one site"),
    "phases.accelerator_count": Text("Accelerators in operation"),
    "phases.year": Text("First year"),
    "it_load": Text("IT load"),
    "facility_load": Text("Load of the whole factory"),
    "pue": Text("PUE (power usage effectiveness)"),
    "wue": Text("WUE (water usage effectiveness)"),
    "model_flops_utilisation": Text("Model FLOP utilisation (MFU)"),
    "training_goodput": Text("Goodput of training"),
    "cooling": Text("Kind of cooling"),
    "hardware_life": Text("Life of the hardware"),
    "municipality": Text("Municipality"),
    "province": Text("Province"),
    "latitude": Text("Latitude"),
    "longitude": Text("Longitude"),
    "available_area": Text("Available area"),
    "net_area": Text("Net area"),
    "built_floor_area": Text("Built floor area"),
    "temperature_mean": Text("Mean temperature"),
    "temperature_annual_amplitude": Text("Annual wave of the temperature"),
    "temperature_diurnal_amplitude": Text("Daily wave of the temperature"),
    "station": Text("High-voltage station"),
    "station_distance": Text("Distance to the station"),
    "count": Text("Number of sites"),
    "grid_connection": Text("Capacity of the connection"),
    "grid_contract": Text("Kind of transport agreement"),
    "grid_export": Text("Feed-in to the grid"),
    "energisation_year": Text("Year of energisation"),
    "electricity_price": Text("Price of electricity"),
    "electricity_use": Text("Use of electricity"),
    "source": Text("Source"),
    "power": Text("Power"),
    "price": Text("Price"),
    "coupling": Text("Coupling"),
    "delivery": Text("Delivery"),
    "flexible_share": Text("Flexible share of the load"),
    "min_energy_share": Text("Share used at any price"),
    "battery_power": Text("Power of the battery"),
    "battery_energy": Text("Energy of the battery"),
    "backup": Text("Kind of backup"),
    "backup_duration": Text("Duration of the backup"),
    "backup_permit": Text("Permit for backup beside the grid"),
    "backup_permit.evidence": Text("Evidence of that permit"),
    "backup_permit.note": Text("Note on that permit"),
    "heat_connected_demand": Text("Heat of agreed customers"),
    "heat_network_capacity": Text("Capacity of the heat network"),
    "heat_network_temperature": Text("Temperature of the heat network"),
    "heat_storage": Text("Storage of the heat network"),
    "mode": Text("Intended use"),
    "sold_share": Text("Share that is sold"),
    "gpu_hour_price": Text("Price of an accelerator-hour"),
    "hero_run_flop": Text("Largest training run"),
    "capex": Text("Investment"),
    "opex": Text("Operating cost of the first full year"),
    "revenue": Text("Revenue of the first full year"),
    "accelerator_price": Text("Purchase price of an accelerator"),
    "cost_of_capital": Text("Cost of capital"),
    "debt_share": Text("Share of debt"),
    "equity": Text("Equity"),
    "national_contribution_share": Text("Contribution asked of the state"),
    "union_contribution_share": Text("Contribution asked of the European Union"),
    "private_commitment_share": Text("Share committed by private parties"),
    "id": Text("Short name"),
    "title": Text("Title"),
    "kind": Text("Kind"),
    "address": Text("Where it can be found"),
}
_UNITS = {
    "": Text("such as 35%"),
    "accelerator": Text("number"),
    "degC": Text("°C"),
    "year": Text("years"),
    "h": Text("hours"),
    "m3/MWh": Text("m³ per MWh"),
    "EUR": Text("euro"),
    "EUR/MWh": Text("euro per MWh"),
    "EUR/accelerator": Text("euro each"),
    "EUR/accelerator/h": Text("euro per accelerator-hour"),
}
_RATIO = Text("ratio")
_YEARLY = Text("{unit} a year")


def label(path: Pattern) -> Text:
    """What a field is called."""
    named = [name for name in path if name != "*"]
    return _FIELDS.get(".".join(named[-2:])) or _FIELDS[named[-1]]


def unit_label(path: Pattern) -> Text | None:
    """The unit of a field in words; None where it has none."""
    from aigf.proposal.structure import SHAPES

    quantity = SHAPES[path].quantity
    if quantity is None:
        return None
    if not quantity.unit and quantity.maximum != 1:
        return _RATIO
    said = _UNITS.get(quantity.unit) or Text("{unit}", {"unit": quantity.unit})
    return Text(_YEARLY.template, {"unit": said}) if quantity.yearly else said
