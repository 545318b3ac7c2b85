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


def chosen_entries(case: Case) -> dict[str, Entry]:
    """The entries of the choices that the proposal makes, by the input that they are for.

    What is set on the command line under the input's own name holds.
    """
    energy = case.read.proposal.energy
    found = {}
    for inputs, choice in ((BY_CONTRACT, energy.grid_contract), (BY_BACKUP, energy.backup)):
        for name in inputs:
            entry = case.entries.get(f"{(choice or '').replace('-', '_')}_{name}")
            if entry is not None and name not in case.settings.register:
                found[name] = entry
    return found
