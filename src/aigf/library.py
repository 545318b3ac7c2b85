"""aigf in Python: what the commands do, as functions that return what they found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from aigf.documents import InputError, Place, Problem
from aigf.documents.counts import refuse_no_numbers
from aigf.dossier import PROPOSAL, Dossier
from aigf.proposal import Proposal
from aigf.proposal.handed import handed_in
from aigf.report.documents import answered
from aigf.study.appraise import Draws
from aigf.study.appraise import appraise as appraised
from aigf.study.kept import dossier_of
from aigf.study.settings import written_settings
from aigf.text import Text

Setting = str | float


def appraise(  # noqa: PLR0913 - each is an option of the command
    proposal: Path | str | Proposal,
    *,
    settings: Mapping[str, Setting] | None = None,
    scenario: Mapping[str, str] | str = "base",
    alternative: str = PROPOSAL,
    series: Sequence[Path | str] = (),
    draws: int = 250,
    seed: int = 1,
    jobs: int = 1,
) -> Dossier:
    """Appraises a proposal: a file, or one that was made in Python.

    ``settings`` replaces proposal paths (``finance.debt_share``), register names and answers of the government
    (``policy.NAME``); a number is in the unit of what it sets. ``scenario`` is a name, ``axis=value,axis=value`` or the
    values of axes. ``series`` are files with hourly series that take the place of simulated ones; ``draws`` the joint
    samples of the uncertain inputs, computed by ``jobs`` processes: the result is the same for any number. More than
    one needs a script under ``if __name__ == "__main__":``, as everything that starts processes.

    Raises InputError with everything that is wrong, before anything is computed.
    """
    if alternative != PROPOSAL:
        wrong = Text("'{name}' is appraised beside the proposal, not by itself", {"name": alternative})
        expected = Text("central, which compares all alternatives, or aigf.study for a table of them")
        raise InputError([Problem(Place("alternative", 1, 1), "", wrong, expected)])
    refuse_no_numbers(draws=(draws, 0), seed=(seed, 0), jobs=(jobs, 1))
    with handed_in(proposal) as path:
        found = appraised(
            path,
            settings=written_settings(settings),
            scenario=scenario_of(scenario),
            seed=seed,
            draws=Draws(draws, jobs),
            series=[Path(file) for file in series],
        )
        return answered(dossier_of(found, path))


def scenario_of(scenario: Mapping[str, str] | str) -> str:
    """A scenario as it is written."""
    if isinstance(scenario, str):
        return scenario
    return ",".join(f"{axis}={value}" for axis, value in scenario.items()) or "base"
