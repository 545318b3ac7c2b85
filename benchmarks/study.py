"""Times studies beside a fixed computation in NumPy: `python -m benchmarks.study [PART OF A NAME]`.

As `benchmarks.appraise` does: a process a line, its processor time (of its own processes too), its highest memory, and
the ratio of the former to the fixed computation that is done before it in the same run.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.appraise import FIXED, cost

EXAMPLE = Path(__file__).parents[1] / "examples" / "rotterdam.yaml"

#: A study of the ten alternatives, as a script that may start processes.
STUDY = """
import warnings
from aigf.study.table.study import study
if __name__ == "__main__":
    warnings.simplefilter("ignore", RuntimeWarning)
    study({example!r}, scenarios={scenarios!r}, draws={draws}, directory={directory!r}, jobs={jobs})
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def script(file: str, scenarios: str, draws: int, kept: bool = False, jobs: int = 1) -> list[str]:
            path = folder / f"{file}.py"
            directory = str(folder / file) if kept else None
            path.write_text(
                STUDY.format(
                    example=str(EXAMPLE), scenarios=scenarios, draws=draws, directory=directory, jobs=jobs
                ),
                encoding="utf-8",
            )
            return [str(path)]

        lines = {
            "36 worlds, no draws": script("points", "all", 0),
            "1 world, 1,000 draws": script("one", "base", 1000),
            "36 worlds, 1,000 draws": script("table", "all", 1000),
            "36 worlds, 1,000 draws, written": script("written", "all", 1000, kept=True),
            "the same, finished: read": script("written", "all", 1000, kept=True),
            "36 worlds, 1,000 draws, two jobs": script("jobs", "all", 1000, jobs=2),
        }
        wanted = [line for line in lines if not sys.argv[1:] or any(part in line for part in sys.argv[1:])]
        cost(lines["36 worlds, no draws"])  # so that files are at hand and compiled
        print(f"{'10 alternatives':34} {'CPU s':>7} {'wall s':>7} {'MB':>5} {'ratio':>7}")
        for line in wanted:
            fixed, run = cost(["-c", FIXED]), cost(lines[line])
            print(
                f"{line:34} {run.cpu:7.2f} {run.wall:7.2f} {run.peak:5.0f} {run.cpu / fixed.cpu:7.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
