"""Entries of the register that depend on a choice in the proposal: the form of the grid contract, the kind of backup.

An input has the entry of its own name for the first choice, and one with the choice before its name for another;
what no choice has an entry of its own for holds for all.
"""

from __future__ import annotations

from aigf.register import Entry
from aigf.study.case import Case

#: The inputs that the form of the grid contract settles (firm), and the kind of backup (diesel).
BY_CONTRACT = ("call_share", "call_limit_share", "tariff_contract_due_share")
BY_BACKUP = (
    "backup_cost",
    "backup_storage_cost",
    "backup_fuel_price",
    "backup_emission_factor",
    "backup_nitrogen_oxides",
    "fuel_per_mwh",
)


def entry_of_choice(case: Case, name: str) -> Entry | None:
    """The entry that the choice has instead of ``name``; None where it has none, or where ``name`` itself is set."""
    energy = case.read.proposal.energy
    choices = {**dict.fromkeys(BY_CONTRACT, energy.grid_contract), **dict.fromkeys(BY_BACKUP, energy.backup)}
    choice = choices.get(name)
    if choice is None or name in case.settings.register:
        return None
    return case.entries.get(f"{choice.replace('-', '_')}_{name}")
