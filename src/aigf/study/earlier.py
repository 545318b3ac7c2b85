"""An appraisal that was made before, by this version or an older one, as far as a recalculation needs it."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aigf.documents import InputError, Place, Problem
from aigf.dossier import Told, read_dossier
from aigf.dossier.directory import MANIFEST, READABLE, damaged, read_any_manifest
from aigf.dossier.options import Options
from aigf.dossier.reading import proposal_in
from aigf.program import Program
from aigf.text import Text, legible

#: What an appraisal of an older format kept of its result, in English.
_OLD_RESULT = "result.en.json"
_DAMAGE = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True)
class Earlier:
    """What was found before, from which proposal and how it was asked.

    ``told`` is the object of ``aigf appraise --json`` of then; ``program`` its formulas, None where they were not kept.
    """

    folder: Path
    proposal: Path
    options: Options
    aigf_version: str
    register_version: str
    told: Told
    program: Program | None = None


def read_earlier(folder: Path) -> Earlier:
    """The finished appraisal in ``folder``, of any format version up to this one.

    Raises InputError where it is none, or is damaged.
    """
    manifest = read_any_manifest(folder)
    if manifest["format"] in READABLE:
        dossier = read_dossier(folder)
        made = dossier.made
        return Earlier(
            folder=folder,
            proposal=folder / proposal_in(made.files),
            options=made.options,
            aigf_version=made.aigf_version,
            register_version=made.register_version,
            told=dossier.told,
            program=dossier.program,
        )
    try:
        told = json.loads((folder / _OLD_RESULT).read_text(encoding="utf-8"))
        _ = [item["value"] for part in ("quantities", "inputs") for item in told[part].values()]
        return Earlier(
            folder=folder,
            proposal=_proposal(folder),
            options=_options_of_command(manifest),
            aigf_version=str(manifest["aigf_version"]),
            register_version=str(manifest["register_version"]),
            told=told,
        )
    except _DAMAGE as error:
        raise damaged(folder, f"{MANIFEST}, {_OLD_RESULT}") from error


def series_problems(earlier: Earlier, series: tuple[Path, ...], hold: Path | None) -> list[Problem]:
    """Why an appraisal with the user's own series cannot be made again: it kept none of those files."""
    wanted = earlier.options.series
    if not wanted or series or hold:
        return []
    folder = legible(str(earlier.folder))
    wrong = Text(
        "was made with hourly series that it does not keep: {files}", {"files": legible(", ".join(wanted))}
    )
    expected = Text(
        "--series with each of these files, or --hold-simulation {folder} for what was simulated then",
        {"folder": folder},
    )
    return [Problem(Place(folder, 1, 1), "--series", wrong, expected)]


def _proposal(folder: Path) -> Path:
    found = sorted(folder.glob("proposal.*"))
    if not found:
        wrong = Text("the appraisal keeps no copy of its proposal")
        expected = Text("the file of the proposal before --from")
        raise InputError([Problem(Place(legible(str(folder)), 1, 1), "", wrong, expected)])
    return found[0]


def _options_of_command(manifest: Mapping[str, Any]) -> Options:
    """The options in the command that an older manifest keeps. Raises ValueError where it cannot be read."""
    given = dict[str, list[str]]()
    for name, value in _words(shlex.split(str(manifest["command"]))):
        given.setdefault(name, []).append(value)

    def last(name: str, otherwise: str = "") -> str:
        return given[name][-1] if name in given else otherwise

    settings = dict(item.split("=", 1) for item in given.get("--set", ()))
    return Options(
        scenario=last("--scenario", "base"),
        settings=settings,
        draws=int(manifest["draws"]),
        seed=int(manifest["seed"]),
        series=tuple(given.get("--series", ())),
        fill_gaps=last("--fill-gaps"),
        hold=last("--hold-simulation"),
        today=str(manifest.get("today", "")),
    )


def _words(words: list[str]) -> Iterator[tuple[str, str]]:
    """The options of a command, each with its value."""
    for at, word in enumerate(words):
        if word.startswith("--"):
            name, sign, value = word.partition("=")
            if sign:
                yield name, value
            elif at + 1 < len(words):
                yield word, words[at + 1]
