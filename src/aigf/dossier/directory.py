"""An appraisal directory: written whole or not at all.

Everything is written to a sibling directory first and takes its name in one step, so that whoever looks sees
the old appraisal or the new one, also after a power cut or a kill at any moment.
"""

from __future__ import annotations

import errno
import glob
import hashlib
import json
import os
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from aigf.documents import InputError, Place, Problem, writing
from aigf.documents.disk import flush_names, flush_tree, name_exchange
from aigf.text import Text, legible

#: Where a directory can be made.
WRITABLE = Text("a directory in a place that can be written")
#: 3 keeps the formulas and every draw; from 3 on all versions are read for good.
FORMAT = 3
READABLE = (3,)
MANIFEST = "manifest.json"
#: What the manifest of a study says that it is; that of an appraisal says nothing.
STUDY = "study"
#: Bytes of a file: that of a million draws has no more.
_LARGEST = 4_000_000_000
#: Bytes of a name that leave room for what stands beside it under a longer one.
_LONGEST_NAME = 200
#: Seconds after which a directory that was never finished counts as left behind.
_ABANDONED_AFTER = 3600.0


@contextmanager
def whole_directory(target: Path) -> Iterator[Path]:
    """Yields an empty directory to fill; when the block ends well it becomes ``target``.

    An earlier appraisal under that name is replaced. Raises InputError where ``target`` is something else
    (never overwritten) or cannot be written, also where that shows only in the block: a disk that is full, a right
    that is lost. If the block fails, nothing of it is left.
    """
    target = writable_target(target)
    staging = target.with_name(f".{target.name}.{secrets.token_hex(4)}.partial")
    with writing(target, WRITABLE):
        try:
            _sweep(target)
            staging.mkdir(parents=True)
            yield staging
            flush_tree(staging)
            _take_place(staging, target)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of an appraisal.

    Raises InputError where the folder is no appraisal, or one of a format version that is not read.
    """
    manifest = read_any_manifest(folder)
    if manifest["format"] not in READABLE:
        raise _other_version(folder, manifest["format"])
    return manifest


def read_any_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of an appraisal of this format version or an older one, also one that is not read any more.

    Raises InputError where the folder is no appraisal, or one of a later version.
    """
    manifest = _parsed_manifest(folder)
    if manifest is None:
        raise _problem(folder, Text("is no appraisal: it has no readable manifest.json"))
    if manifest.get("kind") == STUDY:
        raise _problem(
            folder,
            Text("is a study and no appraisal"),
            Text("a directory of aigf appraise; aigf study reads it"),
        )
    version = manifest.get("format")
    if type(version) is not int or not 0 < version <= FORMAT:
        raise _other_version(folder, version)
    return manifest


def _parsed_manifest(folder: Path) -> dict[str, Any] | None:
    """What the manifest in a directory says, of whatever it is; None where there is none that can be read."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return manifest if isinstance(manifest, dict) else None


def _other_version(folder: Path, version: object) -> InputError:
    wrong = Text("is an appraisal of format version {found}", {"found": version})
    return _problem(folder, wrong, _expected(folder, version))


def _expected(folder: Path, version: object) -> Text:
    """What can be done about an appraisal of another format version: an older one is recalculated."""
    if type(version) is int and 0 < version < FORMAT:
        new = legible(folder.resolve().name) + "-new"
        return Text(
            "format version {known}; aigf appraise --from {folder} -o {new} recalculates it",
            {"known": FORMAT, "folder": legible(str(folder)), "new": new},
        )
    return Text("format version {known}, or the version of aigf that made it", {"known": FORMAT})


def digest_of(content: bytes) -> str:
    """What a manifest says of a file."""
    return hashlib.sha256(content).hexdigest()


def unchanged(folder: Path, file: str, digests: Mapping[str, str]) -> bytes:
    """The bytes of a file of an appraisal. Raises InputError where it is none, or not the one that was written.

    Whoever changes a file changes what the manifest says of it too, or is found; whoever changes both is found by a
    recalculation.
    """
    try:
        with (folder / file).open("rb") as opened:
            content = opened.read(_LARGEST + 1)
    except OSError as error:
        raise damaged(folder, file) from error
    if len(content) > _LARGEST or digests.get(file) != digest_of(content):
        raise _problem(
            folder,
            Text("{file} was changed after it was written", {"file": file}),
            Text("the files of an appraisal as aigf appraise wrote them"),
        )
    return content


def damaged(folder: Path, file: str) -> InputError:
    """The error for an appraisal one of whose files cannot be read."""
    return _problem(
        folder,
        Text("the appraisal has no readable {file}", {"file": file}),
        Text("an appraisal as aigf appraise wrote it"),
    )


def _problem(folder: Path, wrong: Text, expected: Text | None = None) -> InputError:
    return InputError(
        (
            Problem(
                Place(legible(str(folder)), 1, 1),
                "",
                wrong,
                expected or Text("a directory made by aigf appraise"),
            ),
        )
    )


def writable_target(target: Path) -> Path:
    """The absolute path of an appraisal that is to be written.

    Raises InputError where ``target`` is something else than an appraisal, or nothing can be written beside it.
    """
    target = Path(os.path.abspath(target))  # noqa: PTH100 - resolve() would follow a link that is to be replaced
    with writing(target, WRITABLE):
        _refuse_what_is_not_ours(target)
    return target


def _refuse_what_is_not_ours(target: Path) -> None:
    if not target.name:
        raise _problem(target, Text("is the root of the file system"), Text("the name of a directory"))
    beside = next(parent for parent in target.parents if os.path.lexists(parent))
    if not beside.is_dir() or not os.access(beside, os.W_OK) or len(os.fsencode(target.name)) > _LONGEST_NAME:
        raise _problem(target, Text("cannot be written"), WRITABLE)
    if not os.path.lexists(target):
        return
    if not target.is_dir() or target.is_symlink():
        raise _problem(target, Text("exists and is no directory"))
    if any(target.iterdir()) and not (target / MANIFEST).is_file():
        raise _problem(
            target,
            Text("exists and is no appraisal, so it is left as it is"),
            Text("a new name, an empty directory or an earlier appraisal"),
        )
    if (_parsed_manifest(target) or {}).get("kind") == STUDY:
        raise _problem(
            target, Text("is a study and no appraisal, so it is left as it is"), Text("a new name")
        )


def _sweep(target: Path) -> None:
    """Removes what a killed appraisal left beside the target; a fresh one may be another's at work."""
    for left in target.parent.glob(f".{glob.escape(target.name)}.*.partial"):
        with suppress(FileNotFoundError):  # another appraisal sweeps as well
            if time.time() - left.stat().st_mtime > _ABANDONED_AFTER:
                shutil.rmtree(left, ignore_errors=True)


def _take_place(staging: Path, target: Path) -> None:
    """Gives the new directory its name. A non-empty one is exchanged for it in one step by the kernel."""
    try:
        staging.rename(target)
    except OSError as error:
        if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
            raise
        exchange = name_exchange()
        if exchange is None or not exchange(staging, target):
            _rename_twice(staging, target)
    flush_names(target.parent)


def _rename_twice(staging: Path, target: Path) -> None:
    """Where the system cannot swap two directories: the old one waits under another name meanwhile.

    Killed between the two renames, the old appraisal is found under a name that ends in ``.previous``.
    """
    previous = target.with_name(f".{target.name}.{secrets.token_hex(4)}.previous")
    target.rename(previous)
    try:
        staging.rename(target)
    except OSError:
        previous.rename(target)
        raise
    shutil.rmtree(previous, ignore_errors=True)
