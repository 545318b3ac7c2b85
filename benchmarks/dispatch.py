"""Times and weighs the dispatch against HiGHS: `python -m benchmarks.dispatch [SITE_YEARS]`.

Every figure beside a target is a ratio of two measurements taken in turn in the same run, or stands for 2 cores.
Times are processor time, which other work on the machine hardly changes; where wall time counts it is given too.
HiGHS (one thread) is handed a program that is already built; ours is the whole call. Memory is the highest that a
process comes to while it works, less what it has after its imports and a day to warm up.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from tests.engines.dispatch_cases import random_year
from tests.oracles.highs_dispatch import optimised, program

from aigf.engines.dispatch import (
    Battery,
    Hours,
    PeakTariff,
    Schedule,
    SiteYear,
    calendar_months,
    dispatch,
    dispatch_ahead,
    dispatch_with_peaks,
    dispatch_years,
    monthly_peaks,
)

SITES = 8
SITE_YEARS = 10_000
FLOOR = 0.9
TARIFF = PeakTariff(calendar_months(8760), 3670.0)
#: Times that ours is repeated for one of HiGHS, since it is short.
REPEATS = 5


def processor(work: Callable[..., object], *arguments: object, repeats: int = 1) -> float:
    """Processor seconds of one call."""
    start = time.process_time()
    for _ in range(repeats):
        work(*arguments)
    return (time.process_time() - start) / repeats


def sites(count: int) -> list[tuple[Hours, Battery]]:
    return [random_year(np.random.default_rng([seed, 9]), negative=False) for seed in range(count)]


def speed() -> None:
    """A site-year by HiGHS and by the dispatch, in turn."""
    times: dict[str, list[tuple[float, float]]] = {
        "site-year": [],
        "with floor": [],
        "with floor and peaks": [],
    }
    found = sites(SITES)
    for hours, battery in found:
        floor = FLOOR * float(hours.load.sum())
        peaks = program(hours, battery, floor, month_of=TARIFF.month, peak_price=TARIFF.price)
        highs = [program(hours, battery), program(hours, battery, floor), peaks]
        ours = [
            processor(dispatch, hours, battery, repeats=REPEATS),
            processor(dispatch, hours, battery, FLOOR, repeats=REPEATS),
            processor(dispatch_with_peaks, hours, battery, TARIFF, FLOOR),
        ]
        for rows, lp, own in zip(times.values(), highs, ours, strict=True):
            rows.append((processor(optimised, lp), own))
    print(f"{'':24} {'HiGHS, ms':>10} {'ours, ms':>10} {'ratio':>8} {'worst':>8} {'target':>8}")
    for (name, rows), target in zip(times.items(), ("50", "12", "none"), strict=True):
        theirs, own = (1e3 * statistics.median(column) for column in zip(*rows, strict=True))
        ratios = [one / other for one, other in rows]
        line = f"{name:24} {theirs:10.0f} {own:10.2f} {statistics.median(ratios):8.1f} {min(ratios):8.1f}"
        print(f"{line} {target:>8}")
    ahead = processor(dispatch_ahead, *found[0], FLOOR)
    print(f"{'a plan a day ahead':24} {'':10} {1e3 * ahead:10.0f}")


def quarters() -> None:
    """A year of 35,040 quarter-hours against its 8,760 hours, in turn, and against HiGHS on the quarter-hours."""
    rows: dict[str, list[tuple[float, float, float]]] = {"site-year": [], "with floor": [], "a day ahead": []}
    for hours, battery in sites(SITES // 2):
        steps = within_the_hour(hours)
        least = FLOOR * 0.25 * float(steps.load.sum())
        for name, share, way in (
            ("site-year", 0.0, dispatch),
            ("with floor", FLOOR, dispatch),
            ("a day ahead", FLOOR, dispatch_ahead),
        ):
            repeats = REPEATS if way is dispatch else 1
            hourly = processor(way, hours, battery, share, repeats=repeats)
            own = processor(
                lambda way=way, share=share, steps=steps, battery=battery: way(
                    steps, battery, share, hours_per_step=0.25
                ),
                repeats=repeats,
            )
            highs = np.nan
            if way is dispatch:
                floor = least if share else None
                highs = processor(optimised, program(steps, battery, floor, hours_per_step=0.25))
            rows[name].append((hourly, own, highs))
    print(f"{'quarter-hours':24} {'HiGHS, ms':>10} {'ours, ms':>10} {'ratio':>8} {'times the hours':>16}")
    for name, found in rows.items():
        hourly, own, highs = (1e3 * statistics.median(column) for column in zip(*found, strict=True))
        ratio = statistics.median(one[2] / one[1] for one in found)
        longer = statistics.median(one[1] / one[0] for one in found)
        solver = " " * 19 if np.isnan(highs) else f"{highs:10.0f}"
        beside = f"{own:10.1f} {ratio:8.1f}" if not np.isnan(highs) else f"{own:10.1f} {'':8}"
        print(f"{name:24} {solver[:10]:>10} {beside} {longer:16.1f}")
    hours, battery = sites(1)[0]
    tariff = PeakTariff(np.repeat(TARIFF.month, 4), TARIFF.price)
    hourly = processor(dispatch_with_peaks, hours, battery, TARIFF, FLOOR)
    own = processor(dispatch_with_peaks, within_the_hour(hours), battery, tariff, FLOOR, 0.0, 0.25)
    print(f"{'with floor and peaks':24} {'':10} {1e3 * own:10.0f} {'':8} {own / hourly:16.1f}")


def within_the_hour(hours: Hours) -> Hours:
    """The quarter-hours of a year, whose prices go up and down within the hour as those of the market do."""
    steps = Hours(*(np.repeat(series, 4) for series in hours))
    ramp = np.tile([12.0, 4.0, -4.0, -12.0], len(hours.price))
    price = np.maximum(steps.price + ramp + np.random.default_rng(2).normal(0.0, 3.0, len(ramp)), 0.0)
    return steps._replace(price=price)


def linearity() -> None:
    """Five years in one against one."""
    found = sites(5)
    battery = found[0][1]
    parts = [hours for hours, _ in found]
    five = Hours(*(np.concatenate(series) for series in zip(*parts, strict=True)))
    for name, share in (("five years in one", 0.0), ("the same with floor", FLOOR)):
        ratios = []
        for _ in range(REPEATS):
            each = sum(processor(dispatch, one, battery, share) for one in parts)
            ratios.append(5.0 * processor(dispatch, five, battery, share) / each)
        print(f"{name:24} {statistics.median(ratios):10.2f} times one year, target 5.5")


def foresight() -> None:
    """What knowing one day at a time costs, with a floor and a tariff on peaks, and without regard to the tariff."""

    def cost(schedule: Schedule) -> float:
        peaks = monthly_peaks(schedule.imported, TARIFF.month)
        return schedule.cost + TARIFF.price * float(peaks.sum())

    rows = []
    for site in sites(SITES):
        perfect = cost(dispatch_with_peaks(*site, TARIFF, FLOOR))
        ahead, blind = dispatch_ahead(*site, FLOOR, TARIFF), dispatch_ahead(*site, FLOOR)
        rows.append((cost(ahead) / perfect - 1.0, cost(blind) / perfect - 1.0))
    for name, column in zip(("a day ahead", "ignoring the tariff"), zip(*rows, strict=True), strict=True):
        low, middle, high = min(column), statistics.median(column), max(column)
        print(f"{name:24} {middle:.1%} dearer than perfect foresight, from {low:.1%} to {high:.1%}")


def resident(field: str) -> float:
    """Megabytes of this process: VmRSS is now, VmHWM the highest since ``forget``."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(float(line.split()[1]) / 1024.0 for line in lines if line.startswith(field + ":"))


def forget() -> float:
    """Lets the highest begin anew; megabytes now."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return resident("VmRSS")


def weigh(what: str) -> None:
    """Prints the megabytes that a site-year takes, in a process of its own."""
    hours, battery = sites(1)[0]
    floor = FLOOR * float(hours.load.sum())
    day = Hours(*(series[:24].copy() for series in hours))
    battery = battery._replace(soc_start=0.5, soc_end=0.5)
    work: Callable[[Hours, float], object] = {
        "ours": lambda hours, _: dispatch(hours, battery, FLOOR),
        "highs": lambda hours, floor: optimised(program(hours, battery, floor)),
    }[what]
    work(day, FLOOR * float(day.load.sum()))
    before = forget()
    work(hours, floor)
    print(resident("VmHWM") - before)


def memory() -> None:
    mine, theirs = (
        float(
            subprocess.run(
                [sys.executable, "-m", "benchmarks.dispatch", "--weigh", what],
                check=True,
                capture_output=True,
                text=True,
            ).stdout.split()[-1]
        )
        for what in ("ours", "highs")
    )
    print(
        f"memory with floor        HiGHS {theirs:.0f} MB, ours {mine:.1f} MB: a {theirs / mine:.0f}th, target a 10th"
    )


def many(count: int) -> None:
    """Many site-years on two cores, every one at other prices."""
    found = sites(SITES)

    def years(share: float) -> Iterator[SiteYear]:
        random = np.random.default_rng(1)
        for number in range(count):
            hours, battery = found[number % SITES]
            yield SiteYear(hours._replace(price=hours.price * random.uniform(0.5, 2.0)), battery, share)

    for name, share, target in (("without floor", 0.0, 30.0), ("with floor", FLOOR, 150.0)):
        before = forget()
        wall, used = time.perf_counter(), time.process_time()
        dispatch_years(years(share), jobs=2)
        wall, used = time.perf_counter() - wall, time.process_time() - used
        grown = resident("VmHWM") - before
        print(
            f"{count} site-years {name}: {wall:.0f} s on the clock, {used / 2.0:.0f} s of each of 2 processors, "
            f"target {target * count / SITE_YEARS:.0f} s; {resident('VmHWM'):.0f} MB in all, {grown:.0f} MB of "
            "them for this"
        )


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--weigh"]:
        weigh(arguments[1])
        return
    hours, battery = sites(1)[0]
    dispatch(hours, battery, FLOOR)
    speed()
    quarters()
    linearity()
    foresight()
    memory()
    many(int(arguments[0]) if arguments else SITE_YEARS)


if __name__ == "__main__":
    main(sys.argv[1:])
