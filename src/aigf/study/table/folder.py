"""The directory of a study: what it is of, and the cells that are finished, each committed alone.

``manifest.json`` says what the study is and whether it is complete; ``cells/`` has a Parquet file for each cell, which
takes its name when it is whole; ``simulations/`` what the engines found, by the digest of what they started from. One
study at a time is at work in it: the system keeps the lock and lets it go when the process ends, however it ends.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aigf.documents import InputError, Place, Problem, shown, writing
from aigf.documents.disk import flush_file, flush_names, locked
from aigf.dossier.directory import MANIFEST, WRITABLE
from aigf.dossier.directory import STUDY as KIND
from aigf.dossier.writing import write_json
from aigf.proposal.source import suffix
from aigf.study.table.plan import Cell, Table
from aigf.text import Text, legible

FORMAT = 1
CELLS, SIMULATIONS, LOCK = "cells", "simulations", ".lock"
PARTIAL = ".partial"
#: What two studies in one directory may differ in: how they were asked for, and how far they are.
_OF_THE_RUN = ("format", "kind", "command", "proposal", "complete")


@dataclass(frozen=True)
class Folder:
    """An open study directory."""

    path: Path
    manifest: Mapping[str, Any]

    @property
    def proposal(self) -> Path:
        """The copy of the proposal."""
        return self.path / str(self.manifest["proposal"])

    def file(self, cell: Cell) -> Path:
        return self.path / CELLS / f"{cell.name}.parquet"

    def simulation(self, key: str) -> Path:
        return self.path / SIMULATIONS / f"{key}.parquet"

    def commit(self, file: Path, write: Callable[[Path], None]) -> None:
        """Writes a file whole: it takes its name when all of it is on the disk. Raises InputError where it cannot."""
        fresh = file.with_name(f".{file.name}{PARTIAL}")
        with writing(self.path, WRITABLE):
            write(fresh)
            flush_file(fresh)
            fresh.replace(file)
            flush_names(file.parent)

    def finish(self) -> None:
        """Says in the manifest that every cell is there."""
        if self.manifest["complete"]:
            return
        document = {**self.manifest, "complete": True}
        self.commit(self.path / MANIFEST, lambda fresh: write_json(fresh, document))


@contextmanager
def open_folder(path: Path, table: Table, proposal: Path, command: str) -> Iterator[Folder]:
    """The directory of a study, made or continued; nobody else is at work in it meanwhile.

    Raises InputError where it is something else, where it is that of a study of something else (saying what differs),
    where another process is at work in it and where it cannot be written.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow a link
    if not _is_study(path):
        _make(path, _manifest(table, proposal, command), proposal)
    manifest = read_study_manifest(path)
    if problems := differences(path, manifest, _manifest(table, proposal, command)):
        raise InputError(problems)
    with writing(path, WRITABLE), (path / LOCK).open("ab") as lock:
        if not locked(lock):
            wrong = Text("another study is at work in it")
            raise InputError([_problem(path, wrong, Text("another directory, or the end of that one"))])
        for left in path.rglob(f".*{PARTIAL}"):
            left.unlink()
        yield Folder(path, manifest)


def read_study_manifest(path: Path) -> dict[str, Any]:
    """The manifest of a study. Raises InputError where the directory is none, or one of a later format."""
    expected = Text("a directory made by aigf study -o")
    try:
        manifest = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise InputError(
            [_problem(path, Text("is no study: it has no readable manifest.json"), expected)]
        ) from error
    if not isinstance(manifest, dict) or manifest.get("kind") != KIND:
        raise InputError([_problem(path, Text("is no study"), expected)])
    if manifest.get("format") != FORMAT:
        wrong = Text("is a study of format version {found}", {"found": shown(manifest.get("format"))})
        raise InputError([_problem(path, wrong, Text("format version {known}", {"known": FORMAT}))])
    return manifest


def _is_study(path: Path) -> bool:
    """True where there is a study already; False where one can be made. Raises InputError for anything else."""
    if not os.path.lexists(path):
        return False
    if not path.is_dir():
        raise InputError([_problem(path, Text("exists and is no directory"), WRITABLE)])
    with writing(path, WRITABLE):
        if not any(path.iterdir()):
            return False
    if not (path / MANIFEST).is_file():
        wrong = Text("exists and is no study, so it is left as it is")
        raise InputError([_problem(path, wrong, Text("a new name, an empty directory or an earlier study"))])
    read_study_manifest(path)
    return True


def _make(path: Path, manifest: Mapping[str, Any], proposal: Path) -> None:
    """Makes a directory without cells, whole: whoever looks sees none or all of it."""
    staging = path.with_name(f".{path.name}.{secrets.token_hex(4)}{PARTIAL}")
    with writing(path, WRITABLE):
        try:
            for name in (CELLS, SIMULATIONS):
                (staging / name).mkdir(parents=True)
            shutil.copyfile(proposal, staging / str(manifest["proposal"]))
            write_json(staging / MANIFEST, manifest)
            with suppress(FileNotFoundError):
                path.rmdir()  # an empty one; where that fails, the renaming says why
            staging.rename(path)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def _manifest(table: Table, proposal: Path, command: str) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "kind": KIND,
        "complete": False,
        "command": command,
        "proposal": f"proposal{suffix(proposal)}",
        "name": table.case.read.proposal.proposal.name,
        "first_year": table.case.read.proposal.proposal.signature_year,
        **table.describes(),
    }


def differences(path: Path, kept: Mapping[str, Any], asked: Mapping[str, Any]) -> list[Problem]:
    """A problem for everything in which the study that is there is another one."""
    place = Place(legible(str(path)), 1, 1)
    names = [name for name in (*kept, *(set(asked) - set(kept))) if name not in _OF_THE_RUN]
    different = [name for name in names if kept.get(name) != asked.get(name)]
    if different != ["inputs"]:
        different = [name for name in different if name != "inputs"]  # the digest of the others
    return [
        Problem(
            place,
            name,
            Text(
                "is that of another study: {kept} there, {asked} asked", _two(kept.get(name), asked.get(name))
            ),
            Text("a new directory, or the same as there"),
        )
        for name in different
    ]


def _two(kept: Any, asked: Any) -> dict[str, str]:
    """Both sides of a difference; of lists and tables only what differs."""
    if isinstance(kept, dict) and isinstance(asked, dict):
        same = {name for name in kept if name in asked and kept[name] == asked[name]}
        kept, asked = ({n: v for n, v in side.items() if n not in same} for side in (kept, asked))
    if isinstance(kept, list) and isinstance(asked, list):
        sides = [
            [item["name"] if isinstance(item, dict) else item for item in side] for side in (kept, asked)
        ]
        kept, asked = ([item for item in side if item not in other] for side, other in (sides, sides[::-1]))
    return {"kept": shown(_written(kept), 80), "asked": shown(_written(asked), 80)}


def _written(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def unreadable(path: Path, wrong: Text, expected: Text | None = None) -> InputError:
    """The error for a directory from which no study can be read."""
    return InputError([_problem(path, wrong, expected or Text("a directory made by aigf study -o"))])


def _problem(path: Path, wrong: Text, expected: Text) -> Problem:
    return Problem(Place(legible(str(path)), 1, 1), "", wrong, expected)
