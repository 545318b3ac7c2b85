"""A study that was kept, made ready to compute with: its table, as it was read then."""

from __future__ import annotations

from pathlib import Path

from aigf.documents import InputError
from aigf.dossier.directory import MANIFEST
from aigf.study.table.folder import Folder, differences, read_study_manifest, unreadable
from aigf.study.table.plan import DESCRIBED, Asked, Table, read_table
from aigf.text import Text


def reopen(path: Path) -> tuple[Table, Folder]:
    """The table of the study in a directory, of the proposal and the settings that are kept there.

    Raises InputError where the directory is no study, and where this version of aigf, of its register or of a library
    would compute something else: what differs.
    """
    manifest = read_study_manifest(path)
    try:
        asked = Asked(
            settings=dict(manifest["settings"]),
            alternatives=list(manifest["alternatives"]),
            scenarios=[str(world["name"]) for world in manifest["scenarios"]],
            draws=int(manifest["draws"]),
            seed=int(manifest["seed"]),
            whole=list(manifest["all_quantities"]),
            block=int(manifest["block"]),
        )
        proposal = path / str(manifest["proposal"])
    except (KeyError, TypeError, ValueError) as error:
        raise unreadable(path, Text("has a damaged {file}", {"file": MANIFEST})) from error
    table = read_table(proposal, asked)
    if problems := differences(path, {name: manifest.get(name) for name in DESCRIBED}, table.describes()):
        raise InputError(problems)
    return table, Folder(path, manifest)
