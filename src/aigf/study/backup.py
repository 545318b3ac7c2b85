"""What is to be said of backup power that runs because the connection leaves too little."""

from __future__ import annotations

from aigf.study.case import Case
from aigf.study.run import Run
from aigf.text import Measure, Text


def backup_warnings(case: Case, central: Run) -> list[Text]:
    """Says where backup runs while the grid is there, and that the exemption for emergency engines is not for that.

    Source: Informatiepunt Leefomgeving, 500-uurregeling (the exception for engines that run while the public grid is
    available).
    """
    hours = float(central.inputs["simulated_backup_hours"][0, 0])
    if hours == 0.0:
        return []
    said = {"hours": Measure(hours, "h")}
    if case.read.proposal.energy.backup not in (None, "diesel"):
        return [Text("Backup runs {hours} a year because the grid connection leaves too little.", said)]
    return [
        Text(
            "Diesel engines run {hours} a year because the grid connection leaves too little. The exemption from "
            "emission limits for emergency engines, up to 500 hours a year, does not hold while the grid is "
            "available: they must meet the limits, or other backup is needed.",
            said,
        )
    ]
