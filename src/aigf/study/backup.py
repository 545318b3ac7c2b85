"""What is to be said of backup power that runs, or may not run, because the connection leaves too little."""

from __future__ import annotations

from aigf.study.case import Case
from aigf.study.run import Run
from aigf.text import Measure, Text


def backup_warnings(case: Case, central: Run) -> list[Text]:
    """Says where backup runs while the grid is there, and where load is cut because no permit is shown for that.

    Source: Informatiepunt Leefomgeving, 500-uurregeling (the exemption from emission limits is not for engines that run
    while the public grid is available).
    """
    return [*_running(case, central), *_cut(case, central)]


def _running(case: Case, central: Run) -> list[Text]:
    hours = _found(central, "simulated_backup_hours")
    if hours == 0.0:
        return []
    said = {"hours": Measure(hours, "h")}
    if case.read.proposal.energy.backup not in (None, "diesel"):
        return [
            Text(
                "Backup runs {hours} a year because the grid connection leaves too little, under the permit that the "
                "proposal shows.",
                said,
            )
        ]
    return [
        Text(
            "Diesel engines run {hours} a year because the grid connection leaves too little, under the permit that "
            "the proposal shows. The exemption from emission limits for emergency engines, up to 500 hours a year, "
            "does not hold while the grid is available: whether the permit sets these hours and these limits is for "
            "the assessor to see.",
            said,
        )
    ]


def _cut(case: Case, central: Run) -> list[Text]:
    hours = _found(central, "simulated_cut_hours")
    if hours == 0.0:
        return []
    names = ("cut_electricity", "served_compute_share")
    cut, served = (float(central.values([name])[name][0, 0]) for name in names)
    said = {
        "hours": Measure(hours, "h"),
        "energy": Measure(cut, "MWh"),
        "share": Measure(1.0 - served, "share"),
        "oxides": Measure(cut * _found(central, "backup_nitrogen_oxides"), "t"),
    }
    if case.read.proposal.energy.backup_permit.answer == "yes":
        return [
            Text(
                "In {hours} a year more must run than the grid connection, a direct line and a battery can carry. The "
                "proposal says that it has a permit to run backup then, but shows no evidence of the kind permit: the "
                "load is cut, {energy} a year, and with all that is throttled {share} of the computing is lost. With "
                "backup it would be {oxides} of nitrogen oxides a year.",
                said,
            )
        ]
    return [
        Text(
            "In {hours} a year more must run than the grid connection, a direct line and a battery can carry. The "
            "proposal shows no permit to run backup then (energy.backup_permit): the load is cut, {energy} a year, and "
            "with all that is throttled {share} of the computing is lost. With backup it would be {oxides} of nitrogen "
            "oxides a year.",
            said,
        )
    ]


def _found(central: Run, name: str) -> float:
    return float(central.inputs[name][0, 0])
