"""Reads a dossier back: whatever the formulas, the register and the catalogue have become since."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from aigf.documents import InputError, Place, Problem
from aigf.dossier.directory import MANIFEST, damaged, read_manifest, unchanged
from aigf.dossier.dossier import Copy, Dossier, Made, Told
from aigf.dossier.options import options_of
from aigf.dossier.texts import of_data, texts_kept
from aigf.dossier.writing import BASIS, PROGRAM, PROPOSAL, TEXTS, TOLD
from aigf.program import program_of
from aigf.program.derivation import Basis, basis_of
from aigf.text import Text, legible

_Made = TypeVar("_Made")

#: How far a figure that was kept may differ from the one that its formula yields.
_SAME = 1e-9
#: What cannot be read raises one of these.
_DAMAGE = (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)


def read_dossier(folder: Path) -> Dossier:
    """The dossier in the directory of a finished appraisal.

    Raises InputError where the folder is no appraisal, is one of another format version, is damaged, or where its
    figures are not those that its own formulas give.
    """
    made = _made(folder)
    files = made.files
    dossier = Dossier(
        made=made,
        told=_read(folder, TOLD, files, _told_of),
        program=_read(folder, PROGRAM, files, program_of),
        basis=read_basis(folder, files),
        proposal=_proposal(folder, files),
        tables=folder,
        texts=_read(folder, TEXTS, files, texts_kept),
    )
    if not _follow(dossier, folder):
        wrong = Text(
            "the figures of {told} do not follow from {basis} by its own formulas",
            {"told": TOLD, "basis": BASIS},
        )
        expected = Text("an appraisal as aigf appraise wrote it; it was changed afterwards")
        raise InputError([Problem(Place(legible(str(folder)), 1, 1), "", wrong, expected)])
    return dossier


def read_basis(folder: Path, files: Mapping[str, str]) -> Basis:
    """What the formulas of a finished appraisal started from; ``files`` are the digests in its manifest.

    Raises InputError where it cannot be read or was changed.
    """
    return _read(folder, BASIS, files, basis_of)


def _made(folder: Path) -> Made:
    kept = read_manifest(folder)
    try:
        series = tuple(dict(source) for source in kept.get("hourly_series", ()))
        return Made(
            aigf_version=str(kept["aigf_version"]),
            register_version=str(kept["register_version"]),
            input_digest=str(kept["input_digest"]),
            alternative=str(kept["alternative"]),
            scenario=dict(kept["scenario"]),
            engines=str(kept["engines"]),
            command=str(kept["command"]),
            options=options_of(kept["options"]),
            libraries=dict(kept["libraries"]),
            series=series,
            held_from=str(kept.get("simulation_held_from", "")),
            files={str(name): str(digest) for name, digest in kept["files"].items()},
        )
    except _DAMAGE as error:
        raise damaged(folder, MANIFEST) from error


def _told_of(data: Any) -> Told:
    """The result that was kept. Raises what damage raises where it is none."""
    told = of_data(data)
    values = [item["value"] for item in told["quantities"].values()]
    if not isinstance(told, dict) or not all(value is None or _number(value) for value in values):
        raise TypeError
    _ = told["proposal"]["name"], told["verdict"]["path"], told["register_version"]
    return told


def _proposal(folder: Path, files: Mapping[str, str]) -> Copy:
    name = proposal_in(files)
    return Copy(Path(name).suffix, unchanged(folder, name, files))


def proposal_in(files: Mapping[str, str]) -> str:
    """The name of the proposal among the files that a manifest vouches for."""
    return next((name for name in files if name.startswith(f"{PROPOSAL}.")), f"{PROPOSAL}.yaml")


def _follow(dossier: Dossier, folder: Path) -> bool:
    """True where the recorded formulas give the figures that were kept; one kept as unknown agrees with any."""
    try:
        derivation = dossier.derivation
    except _DAMAGE as error:
        raise damaged(folder, BASIS) from error
    kept: Mapping[str, Any] = dossier.told["quantities"]
    known = {name: value[0, 0] for name, value in derivation.values.items() if value.shape[-1] == 1}
    return set(known) <= set(kept) and all(
        math.isclose(kept[name]["value"], value, rel_tol=_SAME, abs_tol=1e-12)
        for name, value in known.items()
        if kept[name]["value"] is not None
    )


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _read(folder: Path, file: str, files: Mapping[str, str], of: Callable[[Any], _Made]) -> _Made:
    """What a file of JSON holds. Raises InputError where it was changed or is damaged."""
    content = unchanged(folder, file, files)
    try:
        return of(json.loads(content.decode("utf-8")))
    except _DAMAGE as error:
        raise damaged(folder, file) from error
