"""Reads a dossier back: whatever the formulas, the register and the catalogue have become since."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aigf.documents import InputError, Place, Problem
from aigf.dossier.directory import MANIFEST, damaged, read_manifest
from aigf.dossier.dossier import Copy, Dossier, Made, Told
from aigf.dossier.options import options_of
from aigf.dossier.texts import Texts, of_data, texts_kept
from aigf.dossier.writing import BASIS, PROGRAM, PROPOSAL, TEXTS, TOLD
from aigf.program import Program, program_of
from aigf.program.derivation import Basis, basis_of
from aigf.text import Text, legible

#: How far a figure that was kept may differ from the one that its formula yields.
_SAME = 1e-9
#: Bytes of a file of JSON: some fifty times the largest of an appraisal.
_LARGEST = 50_000_000
#: What cannot be read raises one of these.
_DAMAGE = (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)


def read_dossier(folder: Path) -> Dossier:
    """The dossier in the directory of a finished appraisal.

    Raises InputError where the folder is no appraisal, is one of another format version, is damaged, or where its
    figures are not those that its own formulas give.
    """
    made = _made(folder)
    dossier = Dossier(
        made=made,
        told=_told(folder),
        program=_program(folder),
        basis=read_basis(folder),
        proposal=_proposal(folder),
        tables=folder,
        texts=_texts(folder),
    )
    if not _follow(dossier, folder):
        wrong = Text(
            "the figures of {told} do not follow from {basis} by its own formulas",
            {"told": TOLD, "basis": BASIS},
        )
        expected = Text("an appraisal as aigf appraise wrote it; it was changed afterwards")
        raise InputError([Problem(Place(legible(str(folder)), 1, 1), "", wrong, expected)])
    return dossier


def read_basis(folder: Path) -> Basis:
    """What the formulas of a finished appraisal started from. Raises InputError where it cannot be read."""
    try:
        return basis_of(_json(folder / BASIS))
    except _DAMAGE as error:
        raise damaged(folder, BASIS) from error


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
        )
    except _DAMAGE as error:
        raise damaged(folder, MANIFEST) from error


def _told(folder: Path) -> Told:
    try:
        told = of_data(_json(folder / TOLD))
        values = [item["value"] for item in told["quantities"].values()]
        if not isinstance(told, dict) or not all(value is None or _number(value) for value in values):
            raise TypeError
        _ = told["proposal"]["name"], told["verdict"]["path"], told["register_version"]
    except _DAMAGE as error:
        raise damaged(folder, TOLD) from error
    return told


def _program(folder: Path) -> Program:
    try:
        return program_of(_json(folder / PROGRAM))
    except _DAMAGE as error:
        raise damaged(folder, PROGRAM) from error


def _texts(folder: Path) -> Texts:
    try:
        return texts_kept(_json(folder / TEXTS))
    except _DAMAGE as error:
        raise damaged(folder, TEXTS) from error


def _proposal(folder: Path) -> Copy:
    found = sorted(folder.glob(f"{PROPOSAL}.*"))
    if not found:
        raise damaged(folder, f"{PROPOSAL}.yaml")
    try:
        return Copy(found[0].suffix, found[0].read_bytes())
    except OSError as error:
        raise damaged(folder, found[0].name) from error


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


def _json(path: Path) -> Any:
    """What a file of JSON holds. Raises OSError or ValueError, also where it is larger than any of an appraisal is."""
    if path.stat().st_size > _LARGEST:
        raise ValueError(f"{path.name} has more than {_LARGEST} bytes")
    return json.loads(path.read_text(encoding="utf-8"))
