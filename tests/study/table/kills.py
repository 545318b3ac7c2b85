"""Kills studies at random moments: ``python -m tests.study.table.kills 50`` says what came of so many."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from aigf.documents import InputError
from aigf.study.table.executors import Here
from aigf.study.table.folder import MANIFEST
from aigf.study.table.parquet import read_cell
from aigf.study.table.result import read_study
from aigf.study.table.study import run_study
from tests.study.table.studies import ROTTERDAM, bits, small_study, small_table

ROOT = Path(__file__).parents[3]
#: A study of twelve cells, which says when it begins.
PROGRAM = """
import sys
from pathlib import Path
from aigf.study.table.executors import Here, Processes
from aigf.study.table.study import run_study
from tests.study.table.studies import ROTTERDAM, small_table
if __name__ == "__main__":
    jobs = int(sys.argv[2])
    table = small_table(5)
    print("begun", flush=True)
    run_study(table, ROTTERDAM, Processes(jobs) if jobs > 1 else Here(), Path(sys.argv[1]))
"""


class Kills:
    """Kills studies in a folder, one directory after another, and counts.

    ``hit`` are kills of a study that was not complete; ``finished`` studies that were completed after kills, each of
    which must be the undisturbed one; ``again`` cells that were computed although they had been committed.
    """

    def __init__(self, folder: Path, jobs: int, seed: int) -> None:
        self.folder, self.jobs = folder, jobs
        self.random = random.Random(seed)  # noqa: S311
        self.program = folder / "program.py"
        self.program.write_text(PROGRAM, encoding="utf-8")
        self.hit = self.finished = self.again = 0
        self.longest = 4.0
        self.path = folder / "study-0"

    def kill(self) -> None:
        """Starts or continues the study and kills it at a random moment, unless it ends before."""
        before = self._committed()
        started = subprocess.Popen(
            [sys.executable, str(self.program), str(self.path), str(self.jobs)],
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (ROOT / "src", ROOT)))},
            stderr=subprocess.DEVNULL,
        )
        assert started.stdout is not None
        started.stdout.readline()
        begun = time.monotonic()
        try:
            started.wait(self.random.uniform(0.0, self.longest))
            self.longest = max(0.5, 0.8 * (time.monotonic() - begun))
        except subprocess.TimeoutExpired:
            started.kill()
            self.hit += 1
        started.wait()
        started.stdout.close()
        self._check(before)

    def _committed(self) -> dict[str, int]:
        """The files of cells, with when they were written."""
        return {file.name: file.stat().st_mtime_ns for file in (self.path / "cells").glob("*.parquet")}

    def _check(self, before: dict[str, int]) -> None:
        """Every cell that has its name is whole, and what was committed was not touched."""
        now = self._committed()
        self.again += sum(now.get(name) != written for name, written in before.items())
        table = small_table(5)
        for cell in table.cells():
            file = self.path / "cells" / f"{cell.name}.parquet"
            assert not file.exists() or read_cell(file, table.key(), cell) is not None, file
        if not (self.path / MANIFEST).exists():
            return
        try:
            found = read_study(self.path)
        except InputError:
            return
        assert bits(found) == bits(small_study())
        self._next()

    def end(self) -> None:
        """Continues what was killed last, here, and compares it."""
        if (self.path / MANIFEST).exists():
            assert bits(run_study(small_table(5), ROTTERDAM, Here(), self.path)) == bits(small_study())
            self._next()

    def _next(self) -> None:
        assert not list(self.path.rglob("*.partial"))
        self.finished += 1
        self.path = self.folder / f"study-{self.finished}"


def main() -> None:
    wanted = int(sys.argv[1])
    for jobs in (1, 2):
        with tempfile.TemporaryDirectory() as folder:
            kills = Kills(Path(folder), jobs, seed=jobs)
            while kills.hit < wanted // 2:
                kills.kill()
            kills.end()
        print(
            f"{jobs} jobs: {kills.hit} kills, {kills.finished} studies the same, {kills.again} cells computed again"
        )


if __name__ == "__main__":
    main()
