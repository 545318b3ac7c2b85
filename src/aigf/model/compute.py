"""Compute: what the factory can calculate, and how long a hero run takes on it."""

from __future__ import annotations

from aigf.units import (
    FLOP,
    SECONDS_IN_MONTH,
    SECONDS_IN_YEAR,
    Accelerators,
    FLOPPerSecond,
    FLOPPerSecondPerAccelerator,
    Ratio,
    Share,
    Years,
)


def peak_flops(
    accelerator_count: Accelerators, accelerator_peak_flops: FLOPPerSecondPerAccelerator
) -> FLOPPerSecond:
    """Peak compute of all accelerators.

    Accelerators times the dense BF16 peak of one, in FLOP/s. Sparse peaks are twice as high and are not used.
    Source: definition; report, chapter 2.
    """
    return FLOPPerSecond(accelerator_count * accelerator_peak_flops)


def training_speed(
    peak_flops: FLOPPerSecond, model_flops_utilisation: Share, training_goodput: Share
) -> FLOPPerSecond:
    """Sustained training speed.

    Peak compute, times the share of it that a training run uses while it runs (model FLOP/s utilisation),
    times the share of time in which it makes progress (goodput), in FLOP/s. Source: Chowdhery et al. (2022),
    PaLM, section 4.1, for the utilisation; Google (2023), Gemini, section 3, for goodput.
    """
    return FLOPPerSecond(peak_flops * model_flops_utilisation * training_goodput)


def training_flop_per_month(training_speed: FLOPPerSecond) -> FLOP:
    """Training compute in a month.

    Sustained training speed times the seconds of a month, in FLOP. Corrects the report's 'order of 10^25 FLOP
    a month' (chapter 2), which is about ten times too low for 100,000 H100.
    """
    return FLOP(training_speed * SECONDS_IN_MONTH)


def hero_run_duration(hero_run_flop: FLOP, training_speed: FLOPPerSecond) -> Years:
    """Duration of one hero run.

    The compute of one frontier training run divided by the sustained training speed, in years.
    Source: report, chapter 2 ('hero-run').
    """
    return Years(hero_run_flop / training_speed / SECONDS_IN_YEAR)


def hero_runs_in_hardware_life(hero_run_duration: Years, hardware_life: Years) -> Ratio:
    """Hero runs in the life of the hardware.

    Hardware life divided by the duration of one run: how many such runs fit if nothing else is done.
    Source: report, chapter 2, which expects 'perhaps a few'.
    """
    return Ratio(hardware_life / hero_run_duration)
