"""Compute: what the factory can calculate, how long a hero run takes on it, and how far that is from the frontier."""

from __future__ import annotations

import numpy as np

from aigf.units import (
    FLOP,
    ONE_YEAR,
    SECONDS_IN_HOUR,
    SECONDS_IN_MONTH,
    SECONDS_IN_YEAR,
    TOKENS_PER_MILLION,
    AcceleratorHours,
    Accelerators,
    EURPerAcceleratorHour,
    EURPerMillionTokens,
    FLOPPerSecond,
    FLOPPerSecondPerAccelerator,
    FLOPPerToken,
    Hours,
    Ratio,
    Share,
    Years,
)


def peak_flops(
    accelerator_count: Accelerators,
    accelerator_peak_flops: FLOPPerSecondPerAccelerator,
    mean_performance: Ratio,
) -> FLOPPerSecond:
    """Peak compute of all accelerators.

    Accelerators times the dense BF16 peak of one of the named type, times the mean performance of what is bought over
    it, in FLOP/s. Sparse peaks are twice as high and are not used. Source: definition; report, chapter 2.
    """
    return FLOPPerSecond(accelerator_count * accelerator_peak_flops * mean_performance)


def h100_equivalents(
    peak_flops: FLOPPerSecond, reference_peak_flops: FLOPPerSecondPerAccelerator
) -> Accelerators:
    """Size in H100 equivalents.

    Peak compute over that of one NVIDIA H100: the measure in which the call of 2026 stated its lots.
    Source: tender specifications EUROHPC/2026/OP/0008.
    """
    return Accelerators(peak_flops / reference_peak_flops)


def dutch_gpu_count(table_2_1_gpu_count: Accelerators) -> Accelerators:
    """GPUs that cloud parties offer on Dutch soil.

    The total of the seventeen parties of the report's table 2.1. Source: report, chapter 2.
    """
    return Accelerators(table_2_1_gpu_count)


def dutch_h100_equivalents(
    table_2_1_gpu_count: Accelerators, table_2_1_h100_equivalence: Ratio
) -> Accelerators:
    """GPUs on Dutch soil in H100 equivalents.

    The total of table 2.1 times the H100 equivalents that one of them is worth on average. The table names no
    types, so the average is estimated. Source: report, chapter 2.
    """
    return Accelerators(table_2_1_gpu_count * table_2_1_h100_equivalence)


def size_over_dutch_gpus(h100_equivalents: Accelerators, dutch_h100_equivalents: Accelerators) -> Ratio:
    """Size over that of all GPUs on Dutch soil.

    H100 equivalents of the factory over those that cloud parties offer in the Netherlands now.
    Source: report, chapter 2.
    """
    return Ratio(h100_equivalents / dutch_h100_equivalents)


def interruption_time(accelerator_count: Accelerators, interruption_interval: AcceleratorHours) -> Hours:
    """Mean time between interruptions of a run on the whole factory.

    Accelerator-hours between interruptions over the accelerators that take part, in hours; does not exist
    where there are none. Source: Meta (2024), The Llama 3 herd of models, table 5.
    """
    per_hour = accelerator_count / interruption_interval
    return Hours(1 / np.where(per_hour > 0, per_hour, np.nan))


def checkpoint_interval(interruption_time: Hours, checkpoint_time: Hours) -> Hours:
    """Time between checkpoints that loses least.

    The root of twice the time that a checkpoint takes times the mean time between interruptions, in hours.
    Source: Young (1974), A first order approximation to the optimum checkpoint interval.
    """
    in_mean_times = np.exp(np.log(2 * checkpoint_time / interruption_time) / 2)
    return Hours(in_mean_times * interruption_time)


def training_goodput(
    checkpoint_interval: Hours, checkpoint_time: Hours, restart_time: Hours, interruption_time: Hours
) -> Share:
    """Share of training time that is useful work (goodput).

    With s, d, r and M for checkpoint interval, checkpoint time, restart time and mean time between
    interruptions: (s / M) times e to the power -(r + s + d) / M, over 1 less e to the power -(s + d) / M: the
    share that is left after checkpoints, lost work and restarts, if interruptions come at random. 1 where
    there is no interruption. Source: Daly (2006), A higher order estimate of the optimum checkpoint interval.
    """
    certain = np.where(interruption_time > 0, interruption_time, np.inf)
    attempt = (checkpoint_interval + checkpoint_time) / certain
    useful = checkpoint_interval / certain * np.exp(-attempt - restart_time / certain)
    return Share(np.where(attempt > 0, useful / np.where(attempt > 0, 1 - np.exp(-attempt), 1), 1))


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


def single_run_share(largest_site_share: Share, cross_site_efficiency: Share) -> Share:
    """Part of the training speed that one run can use.

    All of it on one site; over several sites the larger of the largest site's part and of what is left of the whole
    when a run spans them. Source: report, chapter 2 (training across sites is inefficient).
    """
    return Share(np.maximum(largest_site_share, cross_site_efficiency))


def single_run_speed(training_speed: FLOPPerSecond, single_run_share: Share) -> FLOPPerSecond:
    """Sustained speed of one training run.

    Sustained training speed times the part of it that one run can use, in FLOP/s.
    """
    return FLOPPerSecond(training_speed * single_run_share)


def hero_run_duration(hero_run_flop: FLOP, single_run_speed: FLOPPerSecond) -> Years:
    """Duration of one hero run of today's size.

    The compute of one frontier training run divided by the sustained speed of one run, in years.
    Source: report, chapter 2 ('hero-run').
    """
    speed = np.where(single_run_speed > 0, single_run_speed, np.nan)
    return Years(hero_run_flop / speed / SECONDS_IN_YEAR)


def hero_runs_in_hardware_life(hero_run_duration: Years, hardware_life: Years) -> Ratio:
    """Hero runs of today's size in the life of the hardware.

    Hardware life divided by the duration of one run: how many such runs fit if nothing else is done.
    Source: report, chapter 2, which expects 'perhaps a few'.
    """
    return Ratio(hardware_life / hero_run_duration)


def hardware_age_at_start(
    start_year: Years, accelerator_release_year: Years, first_purchase_newer: Years
) -> Years:
    """Age of the accelerators' design when operation starts.

    First year of operation less the year in which the named type was released and the years by which what is bought
    first is newer, never negative. Source: accelerator register.
    """
    return Years(np.maximum(start_year - accelerator_release_year - first_purchase_newer, 0.0))


def frontier_year(start_year: Years, frontier_known_until: Years) -> Years:
    """Year for which the frontier is told.

    The first year of operation, or where that is later the last year for which the source tells of the frontier.
    """
    return Years(np.minimum(start_year, frontier_known_until))


def frontier_years_known(start_year: Years, frontier_known_until: Years) -> Years:
    """Years of operation for which the frontier can be told.

    The last year for which the source tells of the frontier, less the first year of operation; never negative.
    """
    return Years(np.maximum(frontier_known_until - start_year, 0))


def frontier_flop(
    frontier_flop_2025: FLOP,
    frontier_growth: Ratio,
    operation_years_after_2025: Years,
    start_year: Years,
    frontier_year: Years,
    frontier_ceiling: FLOP,
) -> FLOP:
    """Compute of a frontier run when operation starts, as far as it can be told.

    The trend of the largest training runs at the start of 2025, times its growth per year to the power of the
    years until operation, or until the last year for which the frontier can be told, and not above what power, chips,
    data and latency are expected to allow, in FLOP. Source: Epoch AI, training compute of notable models (report,
    figure 2.1) and limits to 2030.
    """
    years = operation_years_after_2025 - (start_year - frontier_year)
    return FLOP(np.minimum(frontier_flop_2025 * frontier_growth ** (years / ONE_YEAR), frontier_ceiling))


def frontier_run_duration(frontier_flop: FLOP, single_run_speed: FLOPPerSecond) -> Years:
    """Duration of such a frontier run on this factory.

    The compute of a frontier training run when operation starts, as far as it can be told, divided by the sustained
    speed of one run, in years. Source: report, figure 2.1.
    """
    speed = np.where(single_run_speed > 0, single_run_speed, np.nan)
    return Years(frontier_flop / speed / SECONDS_IN_YEAR)


def largest_run_flop(single_run_speed: FLOPPerSecond, largest_run_duration: Years) -> FLOP:
    """Compute of one run on the whole factory.

    Sustained speed of one run times the time that the largest published runs took, in FLOP.
    """
    return FLOP(single_run_speed * largest_run_duration * SECONDS_IN_YEAR)


def frontier_ratio(largest_run_flop: FLOP, frontier_flop: FLOP) -> Ratio:
    """One run of this factory over such a frontier run.

    Compute of one run on the whole factory over that of a frontier run when operation starts, as far as it can be
    told; 1 is at the frontier. Source: report, figure 2.1.
    """
    return Ratio(largest_run_flop / frontier_flop)


def frontier_window(
    frontier_ratio: Ratio,
    frontier_distance: Ratio,
    frontier_growth: Ratio,
    frontier_flop: FLOP,
    frontier_ceiling: FLOP,
    frontier_years_known: Years,
) -> Years:
    """Time that one run of this factory stays near the frontier.

    The years from the start of operation until the trend has run away from it by the stated factor: the
    logarithm of the factor times the ratio at the start, over the logarithm of the trend's growth per year; no longer
    than the frontier can be told; zero where it is too far behind from the start, and not known where it is near when
    the frontier can no longer be told. Source: report, figure 2.1.
    """
    lead = frontier_ratio * frontier_distance
    growth = np.log(np.where(frontier_growth > 1, frontier_growth, np.nan))
    left = np.log(np.where(lead > 1, lead, 1)) / growth * ONE_YEAR
    outrun = np.where(lead * frontier_flop < frontier_ceiling, left, np.inf)
    known = np.where(frontier_years_known > 0, np.minimum(outrun, frontier_years_known), np.nan)
    return Years(np.where(lead > 1, known, 0))


def cost_per_million_trained_tokens(
    levelised_cost_per_gpu_hour: EURPerAcceleratorHour,
    accelerator_count: Accelerators,
    training_speed: FLOPPerSecond,
    flop_per_trained_token: FLOPPerToken,
) -> EURPerMillionTokens:
    """Cost per million trained tokens.

    Levelised cost of an accelerator-hour, times the accelerators, over what they train in that hour, times
    the compute per token of the reference model (six FLOP a parameter), in euro per million tokens.
    Source: report, chapter 2 ('cost per trained token'); Kaplan et al. (2020) for the six FLOP.
    """
    speed = np.where(training_speed > 0, training_speed, np.nan)
    per_flop = levelised_cost_per_gpu_hour * accelerator_count / (speed * SECONDS_IN_HOUR)
    return EURPerMillionTokens(per_flop * flop_per_trained_token * TOKENS_PER_MILLION)
