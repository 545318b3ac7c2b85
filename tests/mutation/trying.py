"""Trying mutants: how many are read, and which of them fail in any way, take long or take much memory."""

from __future__ import annotations

import faulthandler
import json
import resource
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import NamedTuple

from tests.mutation.subjects import ROOT, SUBJECTS

#: Seconds of one mutant, and megabytes that all together may take.
LONGEST, MOST = 2.0, 500.0
#: Seconds after which a mutant that does not end ends the process, with the place where it was.
HANGING = 30.0


class Tried(NamedTuple):
    """What came of a number of mutants."""

    count: int
    read: int
    failed: list[str]
    slowest: float  #: seconds of processor
    taken: float  #: megabytes beyond what the process had before


def tried(name: str, first: int, count: int, apart: bool = False) -> Tried:
    """The mutants of a subject with these seeds, in this process; one that hangs ends it where it is ``apart``."""
    subject = SUBJECTS[name]
    read, failed, slowest = 0, [], 0.0
    before = 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "f"
        for seed in range(first, first + count):
            mutant = subject.mutant(seed)
            path.write_bytes(mutant.raw)
            if seed == first + 1:  # what is loaded once has been
                before = _most_memory()
            faulthandler.dump_traceback_later(HANGING, exit=apart)
            begin = time.process_time()
            try:
                read += subject.tried(path, seed)
            except Exception:  # noqa: BLE001 - any is a failure
                where = traceback.format_exc().splitlines()
                failed.append(
                    f"{name} {seed} ({'; '.join(mutant.said)[-200:]}): {' '.join(where[-3:])[-600:]}"
                )
            taken = time.process_time() - begin
            slowest = max(slowest, taken if seed > first else 0.0)
            if taken > LONGEST:
                failed.append(f"{name} {seed} ({'; '.join(mutant.said)[-200:]}): {taken:.1f} s")
    faulthandler.cancel_dump_traceback_later()
    return Tried(count, read, failed, slowest, _most_memory() - before)


def tried_apart(name: str, first: int, count: int) -> Tried:
    """The mutants in a process of their own, whose memory is limited and which ends where one of them hangs."""
    command = [sys.executable, "-m", "tests.mutation", name, str(first), str(count)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode != 0:
        return Tried(count, 0, [f"{name} {first} and on: {done.stderr[-3000:]}"], 0.0, 0.0)
    return Tried(*json.loads(done.stdout))


def assert_holds(found: Tried) -> None:
    """Each mutant gives a result or an error that names the place, within the limits."""
    assert not found.failed, "\n".join(
        [*found.failed[:20], f"{len(found.failed)} fail; one again: python -m tests.mutation NAME SEED"]
    )
    assert found.taken < MOST, f"{found.taken:.0f} MB"


def _most_memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0
