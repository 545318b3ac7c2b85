"""The dispatch written down as a linear program for HiGHS, which shares no line with the engine."""

from __future__ import annotations

from dataclasses import dataclass

import highspy
import numpy as np

from aigf.engines.dispatch.site import Array, Battery, Hours

IMPORT, EXPORT, WIND, CURTAILED, CHARGE, DISCHARGE, STORED = range(7)


@dataclass(frozen=True)
class Answer:
    cost: float
    variables: Array  #: (7, hours)
    floor_price: float
    feasible: bool = True


def solve(
    hours: Hours,
    battery: Battery,
    floor: float | None = None,
    *,
    physical: bool = False,
    month_of: Array | None = None,
    peak_price: float = 0.0,
    contract_price: float = 0.0,
    hours_per_step: float = 1.0,
) -> Answer:
    """The optimum; the arguments are those of ``program``."""
    n = len(hours.price)
    lp = program(
        hours,
        battery,
        floor,
        physical=physical,
        month_of=month_of,
        peak_price=peak_price,
        contract_price=contract_price,
        hours_per_step=hours_per_step,
    )
    highs = optimised(lp)
    solution = highs.getSolution()
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return Answer(float("nan"), np.empty((7, 0)), 0.0, feasible=False)
    found = np.asarray(solution.col_value)
    price = 0.0 if floor is None or physical else -float(solution.row_dual[lp.num_row_ - 1])
    return Answer(float(lp.col_cost_ @ found), found[: 7 * n].reshape(7, n), price)


def optimised(lp: highspy.HighsLp) -> highspy.Highs:
    """HiGHS on one thread, when it is done with the program."""
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    if len(lp.integrality_):
        highs.setOptionValue("mip_rel_gap", 1e-7)
    highs.passModel(lp)
    highs.run()
    return highs


def program(
    hours: Hours,
    battery: Battery,
    floor: float | None = None,
    *,
    physical: bool = False,
    month_of: Array | None = None,
    peak_price: float = 0.0,
    contract_price: float = 0.0,
    hours_per_step: float = 1.0,
) -> highspy.HighsLp:
    """Minimal cost; ``physical`` forbids charging and discharging at once with a binary an hour.

    ``month_of`` numbers the month of each hour, whose highest import is paid ``peak_price`` [EUR/MW];
    ``contract_price`` [EUR/MW] is paid for the highest of all. All flows are powers [MW] that hold for a step of
    ``hours_per_step``; what is stored is energy [MWh].
    """
    n = len(hours.price)
    kinds = 8 if physical else 7
    months = 0 if month_of is None else int(month_of.max()) + 1
    columns = kinds * n + months + (1 if months else 0)
    infinity = highspy.kHighsInf
    cost, upper = np.zeros(columns), np.full(columns, infinity)
    cost[:n], cost[n : 2 * n] = hours_per_step * hours.price, -hours_per_step * hours.price
    cost[kinds * n : kinds * n + months] = peak_price
    cost[kinds * n + months :] = contract_price
    limits = (
        hours.import_limit,
        hours.export_limit,
        hours.wind,
        hours.load - hours.firm,
        np.full(n, battery.power),
        np.full(n, battery.power),
        np.full(n, battery.energy),
    )
    for kind, limit in enumerate(limits):
        upper[kind * n : (kind + 1) * n] = limit
    lower = np.zeros(columns)
    last = (STORED + 1) * n - 1
    lower[last] = upper[last] = battery.soc_end * battery.energy
    if physical:
        upper[7 * n : 8 * n] = 1.0
    efficiency = np.sqrt(battery.round_trip)
    t = np.arange(n)
    rows: list[Array] = []
    at: list[Array] = []
    values: list[Array] = []
    low: list[Array] = []
    high: list[Array] = []
    count = 0

    def add(entries: list[tuple[Array, Array, float]], size: int, bounds: tuple[Array, Array]) -> None:
        nonlocal count
        for row, column, value in entries:
            rows.append(row + count)
            at.append(column)
            values.append(np.full(len(row), value))
        low.append(np.broadcast_to(bounds[0], size))
        high.append(np.broadcast_to(bounds[1], size))
        count += size

    signs = ((IMPORT, 1.0), (EXPORT, -1.0), (WIND, 1.0), (CURTAILED, 1.0), (CHARGE, -1.0), (DISCHARGE, 1.0))
    add([(t, kind * n + t, sign) for kind, sign in signs], n, (hours.load, hours.load))
    begin = np.zeros(n)
    begin[0] = battery.soc_start * battery.energy
    add(
        [
            (t, STORED * n + t, 1.0),
            (t[1:], STORED * n + t[:-1], -1.0),
            (t, CHARGE * n + t, -efficiency * hours_per_step),
            (t, DISCHARGE * n + t, hours_per_step / efficiency),
        ],
        n,
        (begin, begin),
    )
    if physical:
        none = np.zeros(n)
        add([(t, CHARGE * n + t, 1.0), (t, 7 * n + t, -battery.power)], n, (none - infinity, none))
        add(
            [(t, DISCHARGE * n + t, 1.0), (t, 7 * n + t, battery.power)],
            n,
            (none - infinity, none + battery.power),
        )
    if month_of is not None:
        none = np.zeros(n)
        add([(t, t, 1.0), (t, kinds * n + month_of.astype(int), -1.0)], n, (none - infinity, none))
        m = np.arange(months)
        top = np.full(months, kinds * n + months)
        add([(m, kinds * n + m, 1.0), (m, top, -1.0)], months, (np.full(months, -infinity), np.zeros(months)))
    if floor is not None:
        first = np.zeros(n, int)
        most = np.array([hours_per_step * hours.load.sum() - floor])
        add([(first, CURTAILED * n + t, hours_per_step)], 1, (most - infinity, most))
    row, column, value = np.concatenate(rows), np.concatenate(at), np.concatenate(values)
    order = np.lexsort((row, column))
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = columns, count
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = cost, lower, upper
    lp.row_lower_, lp.row_upper_ = np.concatenate(low), np.concatenate(high)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.searchsorted(column[order], np.arange(columns + 1))
    lp.a_matrix_.index_, lp.a_matrix_.value_ = row[order], value[order]
    if physical:
        whole = [highspy.HighsVarType.kContinuous] * columns
        whole[7 * n : 8 * n] = [highspy.HighsVarType.kInteger] * n
        lp.integrality_ = whole
    return lp
