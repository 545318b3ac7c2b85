"""Times appraisals beside a fixed computation in NumPy: `python -m benchmarks.appraise`.

Each line is a process of its own, or the last part of one, with its processor time (of its own processes too) and
its highest memory. The ratio is its processor time over that of the fixed computation, which is done before each of
them in this run: machines differ by a factor, and one machine from minute to minute.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

EXAMPLE = Path(__file__).parents[1] / "examples" / "rotterdam.yaml"
RUNS = 3

#: A second or so of what an appraisal does: random numbers, sorting, reading tables, powers, sums.
FIXED = """
import numpy as np
random = np.random.default_rng(1)
for _ in range(4):
    hours = random.standard_normal((100, 8760))
    ranked = np.sort(hours, axis=-1)
    read = np.interp(hours, np.linspace(-3.0, 3.0, 100), np.linspace(0.0, 1.0, 100))
    total = float((np.maximum(read, 0.1) ** 1.3 * ranked).mean())
"""

_CASE = """
import time, warnings
from pathlib import Path
warnings.simplefilter("ignore", RuntimeWarning)
"""

#: The same appraisal again, with a price moved, in a process that has just made one.
WARM = (
    _CASE
    + """
from aigf.study.appraise import Draws, appraise
appraise(Path({example!r}), draws=Draws(250))
start = time.process_time()
appraise(Path({example!r}), draws=Draws(250), settings={{"electricity_price": "61"}})
print(time.process_time() - start)
"""
)

#: Of a study: one world whose engines have run, ten alternatives, 1,000 draws; a 36th of its formulas.
WORLD = (
    _CASE
    + """
from aigf.study.alternatives import compared, load_alternatives
from aigf.study.binding import bind
from aigf.study.case import prepare
from aigf.study.run import plan_of, run
from aigf.study.sampling import blocks
case = prepare(Path({example!r}), {{}}, "base", seed=1)
bound, plan = bind(case), plan_of(case)
engines = [run(case, bound, plan, sample).simulation for sample in blocks(1, 1000)]
start = time.process_time()
for sample, simulation in zip(blocks(1, 1000), engines):
    made = run(case, bound, plan, sample, simulation)
    for alternative in load_alternatives().values():
        compared(alternative, case, bound, made, sample)
print(time.process_time() - start)
"""
)


class Cost(NamedTuple):
    """What a process took: seconds of processors and of the clock, and its highest memory in MB."""

    cpu: float
    wall: float
    peak: float


def cost(arguments: list[str]) -> Cost:
    """What one run of Python with these arguments takes; ``cpu`` is what it prints, where that is a number."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as run:
        assert run.stdout is not None
        said = run.stdout.read()
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode:
        raise RuntimeError(f"python {' '.join(arguments)[:80]} ended with {run.returncode}")
    wall = time.perf_counter() - start
    try:
        cpu = float(said)
    except ValueError:
        cpu = used.ru_utime + used.ru_stime
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return Cost(cpu, wall, used.ru_maxrss / unit)


def main() -> None:
    example = str(EXAMPLE)
    with tempfile.TemporaryDirectory() as folder:
        appraise = ["-m", "aigf", "appraise", example]
        lines = {
            "aigf --help": ["-m", "aigf", "--help"],
            "appraise, no draws": [*appraise, "--draws", "0", "--json"],
            "appraise, 250 draws": [*appraise, "--draws", "250", "--json"],
            "appraise, 250 draws, all pages": [*appraise, "--draws", "250", "-o", f"{folder}/out"],
            "appraise, 10,000 draws, two jobs": [*appraise, "--draws", "10000", "--jobs", "2", "--json"],
            "250 draws again, a price moved": ["-c", WARM.format(example=example)],
            "10 alternatives, 1,000 draws": ["-c", WORLD.format(example=example)],
        }
        wanted = [name for name in lines if not sys.argv[1:] or any(part in name for part in sys.argv[1:])]
        print(f"{'':34} {'CPU s':>7} {'wall s':>7} {'MB':>5} {'ratio':>7}")
        for name in wanted:
            cost(lines[name])  # so that files are at hand and compiled
            runs = 1 if "10,000" in name else RUNS
            pairs = [(cost(["-c", FIXED]), cost(lines[name])) for _ in range(runs)]
            cpu, wall, peak = (
                statistics.median(found) for found in zip(*(run for _, run in pairs), strict=True)
            )
            ratio = statistics.median(run.cpu / fixed.cpu for fixed, run in pairs)
            print(f"{name:34} {cpu:7.2f} {wall:7.2f} {peak:5.0f} {ratio:7.2f}", flush=True)


if __name__ == "__main__":
    main()
