"""Times the commands as whole processes: `python -m benchmarks.speed`.

Each figure is the median of several runs after a warm-up, and its ratio to starting Python with NumPy on the
same machine in the same run, which is what can be compared between machines.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLE = Path(__file__).parents[1] / "examples" / "rotterdam.yaml"
RUNS = 5


def seconds(arguments: list[str]) -> float:
    """Wall time of one run of Python with these arguments."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


def engine() -> None:
    """Times one block of 250 draws of the engines, inside this process."""
    from aigf.study.binding import bind
    from aigf.study.case import prepare
    from aigf.study.run import plan_of, run
    from aigf.study.sampling import Sample

    case = prepare(EXAMPLE, {}, "base", seed=1)
    bound, plan = bind(case), plan_of(case)
    run(case, bound, plan)
    start = time.perf_counter()
    run(case, bound, plan, Sample(1, 250, 0, 250))
    print(f"engines, a block of 250 draws: {time.perf_counter() - start:.2f} s")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "python, import numpy": ["-c", "import numpy"],
            "aigf --help": ["-m", "aigf", "--help"],
            "aigf check": ["-m", "aigf", "check", str(EXAMPLE)],
            "aigf appraise --json": ["-m", "aigf", "appraise", str(EXAMPLE), "--json"],
            "aigf appraise -o": ["-m", "aigf", "appraise", str(EXAMPLE), "-o", f"{folder}/out"],
            "aigf appraise, 1,000 draws": [
                "-m",
                "aigf",
                "appraise",
                str(EXAMPLE),
                "--draws",
                "1000",
                "--json",
            ],
        }
        for arguments in commands.values():
            seconds(arguments)
        # In turn, so that a machine that slows down slows them all.
        runs = [{name: seconds(arguments) for name, arguments in commands.items()} for _ in range(RUNS)]
    engine()
    base = statistics.median(run["python, import numpy"] for run in runs)
    print(f"{'command':28} {'seconds':>8} {'ratio':>7}")
    for name in commands:
        median = statistics.median(run[name] for run in runs)
        print(f"{name:28} {median:8.2f} {median / base:7.1f}")


if __name__ == "__main__":
    main()
