"""The least-cost schedule of one site with one battery, exactly, for a given worth of serving a MWh.

In every hour the net power x into the battery costs c(x), which is convex and piecewise linear: the stack of
what the site can do (import, wind, slowing down and pausing what may be throttled), in order of marginal cost.
The worth of what is stored is a piecewise-linear function of the state of charge; its recursion from hour to
hour backwards,

    V_t(s) = min over d of  h_t(d) + V_t+1(s + d),    0 <= s + d <= energy,

is a merge of two sorted lists of slopes, clipped to the battery's size. Here d is the change of what is
stored: x = d / e for charging and d e for discharging, e being the square root of the round trip.

At a negative price a site that can import more than its load would earn by burning energy: charging and
discharging at once. In such an hour h_t is not convex; V_t is then the lower of two convex functions, one for
charging and one for discharging, and stays a piecewise-linear function that is convex in parts. Nothing is
approximated: the result is the optimum among schedules that a battery can follow.

All compiled functions stand in this file, see ``compiled``.
"""

from __future__ import annotations

import numpy as np

from aigf.engines.compiled import compiled
from aigf.engines.dispatch.site import Array, Battery, Hours

#: Most pieces of an hour: four kinds of marginal cost, one of them cut in two at zero.
PIECES = 5


@compiled
def negligible(battery: Battery) -> float:
    """What is stored that counts as rounding [MWh], over all hours; in one it is a thousandth of that.

    A battery of little energy and much power is clipped to its energy, so that power rounds to far less.
    """
    return 1e-9 * battery.energy + 1e-12 * battery.power


@compiled
def hour_pieces(hours: Hours, t: int, worth: float, battery: Battery, slopes: Array, lengths: Array):
    """The pieces of h_t by rising change of what is stored.

    Writes slopes [EUR/MWh stored] and lengths [MWh stored]; returns how many, how many of them discharge, the
    lowest change, and whether burning energy would pay. No piece and a lowest change of infinity: the hour is
    impossible.
    """
    price, load, wind = hours.price[t], hours.load[t], hours.wind[t]
    grid = hours.import_limit[t] + hours.export_limit[t]
    slowed = min(hours.slowed_load[t], load - hours.firm[t])
    paused = load - hours.firm[t] - slowed
    first, last = worth + hours.slowed_worth[t], worth + hours.paused_worth[t]
    efficiency = np.sqrt(battery.round_trip)
    start = -hours.export_limit[t] - load
    low = max(-battery.power, start)
    high = min(battery.power, hours.import_limit[t] + wind - hours.firm[t])
    if high < low:
        if high < low - 1e-12 * (load + battery.power):
            return 0, 0, np.inf, False
        high = low
    if price < 0.0:
        costs = (price, 0.0, first, last)
        amounts = (grid, wind, slowed, paused)
    elif price <= first:
        costs = (0.0, price, first, last)
        amounts = (wind, grid, slowed, paused)
    elif price <= last:
        costs = (0.0, first, price, last)
        amounts = (wind, slowed, grid, paused)
    else:
        costs = (0.0, first, last, price)
        amounts = (wind, slowed, paused, grid)
    count = 0
    discharging = 0
    for j in range(4):
        end = start + amounts[j]
        below, above = max(start, low), min(end, high)
        if j == 3:
            above = high
        if below < min(above, 0.0):
            slopes[count] = costs[j] * efficiency
            lengths[count] = (min(above, 0.0) - below) / efficiency
            count += 1
            discharging = count
        if max(below, 0.0) < above:
            slopes[count] = costs[j] / efficiency
            lengths[count] = (above - max(below, 0.0)) * efficiency
            count += 1
        start = end
    burning = 0 < discharging < count and slopes[discharging] < slopes[discharging - 1]
    return count, discharging, low / efficiency if low < 0.0 else low * efficiency, burning


@compiled
def append(slopes, lengths, first, count, slope, length):
    """Adds a piece behind ``count`` others from index ``first``, to the last of them where it goes on."""
    if length <= 0.0:
        return count
    if count and slopes[first + count - 1] == slope:
        lengths[first + count - 1] += length
        return count
    slopes[first + count] = slope
    lengths[first + count] = length
    return count + 1


@compiled
def merge(of_next, hour, bounds, value, energy, out_slopes, out_lengths, at):
    """The infimal convolution of a convex part of V_t+1 with a convex part of h_t, clipped to 0 to ``energy``.

    ``of_next`` and ``hour`` are (slopes, lengths, first, end); ``bounds`` the domains of both, ``value`` that of
    the sum at its lower end. Writes pieces from index ``at``; returns how many, the new domain and the value
    at its lower end. An empty domain comes back with its upper end below its lower one.
    """
    slopes, lengths, i, end = of_next
    hour_slopes, hour_lengths, first, j = hour
    lower = bounds[0] - bounds[3]
    low = max(lower, 0.0)
    high = min(bounds[1] - bounds[2], energy)
    skip = low - lower
    keep = high - low
    count = 0
    left_i = lengths[i] if i < end else 0.0
    left_j = 0.0
    if j > first:
        left_j = hour_lengths[j - 1]
    while keep > 0.0 and (i < end or j > first):
        if j == first or (i < end and slopes[i] <= -hour_slopes[j - 1]):
            slope = slopes[i]
            length = left_i
            i += 1
            if i < end:
                left_i = lengths[i]
        else:
            slope = -hour_slopes[j - 1]
            length = left_j
            j -= 1
            if j > first:
                left_j = hour_lengths[j - 1]
        if skip > 0.0:
            skipped = min(skip, length)
            skip -= skipped
            length -= skipped
            value += slope * skipped
        length = min(length, keep)
        keep -= length
        count = append(out_slopes, out_lengths, at, count, slope, length)
    return count, low, high, value


@compiled
def lower_of(f, g):
    """The lower of two piecewise-linear functions whose domains together are one interval.

    ``f`` and ``g`` are (slopes, lengths, count, lower end, value there). Returns the same of the result.
    """
    f_slopes, f_lengths, f_count, f_low, f_value = f
    g_slopes, g_lengths, g_count, g_low, g_value = g
    # A piece ends where one of f or g ends, or where they cross between two such ends.
    room = 2 * (f_count + g_count) + 4
    out_slopes, out_lengths = np.empty(room), np.empty(room)
    low = min(f_low, g_low)
    value = f_value if f_low < g_low else g_value
    if f_low == g_low:
        value = min(f_value, g_value)
    i = j = count = 0
    to_f, to_g = f_low - low, g_low - low
    left_f = f_lengths[0] if f_count else 0.0
    left_g = g_lengths[0] if g_count else 0.0
    while i < f_count or j < g_count:
        f_on = to_f <= 0.0 and i < f_count
        g_on = to_g <= 0.0 and j < g_count
        if not f_on and not g_on:
            # A gap of rounding between the domains.
            to_f, to_g = (0.0, to_g - to_f) if i < f_count else (to_f, 0.0)
            continue
        until_f = left_f if f_on else (to_f if i < f_count else np.inf)
        until_g = left_g if g_on else (to_g if j < g_count else np.inf)
        width = min(until_f, until_g)
        slope_f = f_slopes[i] if f_on else np.inf
        slope_g = g_slopes[j] if g_on else np.inf
        cut = width
        first, second = slope_f, slope_g
        if f_on and g_on:
            before = f_value - g_value
            after = before + (slope_f - slope_g) * width
            near = 1e-13 * (abs(f_value) + abs(g_value))
            if before > near or (before >= -near and after > near):
                first, second = slope_g, slope_f
            if (before > near and after < -near) or (before < -near and after > near):
                cut = before / (slope_g - slope_f)
        elif g_on:
            first = slope_g
        count = append(out_slopes, out_lengths, 0, count, first, cut)
        count = append(out_slopes, out_lengths, 0, count, second, width - cut)
        if f_on:
            f_value += slope_f * width
            left_f -= width
            if left_f <= 0.0:
                i += 1
                left_f = f_lengths[i] if i < f_count else 0.0
        else:
            to_f -= width
        if g_on:
            g_value += slope_g * width
            left_g -= width
            if left_g <= 0.0:
                j += 1
                left_g = g_lengths[j] if j < g_count else 0.0
        else:
            to_g -= width
    return out_slopes, out_lengths, count, low, value


@compiled
def convex_in_parts(of_next, hour, discharging, bounds, burning, energy):
    """V_t where V_t+1 or h_t is convex in parts only: the lowest of the merges of all their convex parts.

    Returns slopes and lengths of its pieces, their count and its domain.
    """
    slopes, lengths, at, count = of_next
    hour_slopes, hour_lengths, pieces = hour
    best = (np.empty(0), np.empty(0), -1, 0.0, 0.0)
    best_high = -1.0
    start, low, value = at, bounds[0], 0.0
    while True:
        end = start
        length = rise = 0.0
        while end < at + count and (end == start or slopes[end] >= slopes[end - 1]):
            length += lengths[end]
            rise += slopes[end] * lengths[end]
            end += 1
        for branch in range(2 if burning else 1):
            new_slopes, new_lengths = np.empty(end - start + PIECES), np.empty(end - start + PIECES)
            first, last = 0, pieces
            lowest, highest, paid = bounds[2], bounds[3], 0.0
            if burning and branch == 0:
                last, highest = discharging, 0.0
            elif burning:
                first, lowest = discharging, 0.0
                for j in range(first, last):
                    paid += hour_slopes[j] * hour_lengths[j]
            more, new_low, new_high, new_value = merge(
                (slopes, lengths, start, end),
                (hour_slopes, hour_lengths, first, last),
                (low, low + length, lowest, highest),
                value + paid,
                energy,
                new_slopes,
                new_lengths,
                0,
            )
            if new_high < new_low:
                continue
            found = (new_slopes, new_lengths, more, new_low, new_value)
            if best[2] < 0 or (best[2] == 0 and more > 0):
                best, best_high = found, new_high
            elif more > 0:
                best, best_high = lower_of(best, found), max(best_high, new_high)
        start, low, value = end, low + length, value + rise
        if start >= at + count:
            break
    return best[0], best[1], best[2], best[3], best_high


@compiled
def value_functions(hours: Hours, worth: float, battery: Battery, slopes, lengths, low: float, high: float):
    """V_t for every hour, from what a state of charge between ``low`` and ``high`` is worth after the last.

    ``slopes`` [EUR/MWh] and ``lengths`` [MWh] are the pieces of that. Returns (slopes, lengths, first piece,
    number of pieces, domain, convex) where the hours follow each other backwards in the first two, and the
    first hour from which on the year is impossible, or -1.
    """
    n = len(hours.price)
    size = len(slopes)
    k, w = np.empty(16 * n + 2 * size + 64), np.empty(16 * n + 2 * size + 64)
    at, count = np.zeros(n + 1, np.int64), np.zeros(n + 1, np.int64)
    domain = np.zeros((n + 1, 2))
    convex = np.ones(n + 1, np.bool_)
    hour_slopes, hour_lengths = np.empty(PIECES), np.empty(PIECES)
    k[:size], w[:size], count[n] = slopes, lengths, size
    domain[n, 0], domain[n, 1] = low, high
    used = size
    for t in range(n - 1, -1, -1):
        pieces, discharging, lowest, burning = hour_pieces(
            hours, t, worth, battery, hour_slopes, hour_lengths
        )
        if lowest == np.inf:
            return (k, w, at, count, domain, convex), t
        highest = lowest
        for j in range(pieces):
            highest += hour_lengths[j]
        bounds = (domain[t + 1, 0], domain[t + 1, 1], lowest, highest)
        at[t] = used
        if convex[t + 1] and not burning:
            if used + count[t + 1] + PIECES > len(k):
                k, w = np.append(k, np.empty(len(k))), np.append(w, np.empty(len(w)))
            count[t], domain[t, 0], domain[t, 1], _ = merge(
                (k, w, at[t + 1], at[t + 1] + count[t + 1]),
                (hour_slopes, hour_lengths, 0, pieces),
                bounds,
                0.0,
                battery.energy,
                k,
                w,
                used,
            )
        else:
            new_k, new_w, more, domain[t, 0], domain[t, 1] = convex_in_parts(
                (k, w, at[t + 1], count[t + 1]),
                (hour_slopes, hour_lengths, pieces),
                discharging,
                bounds,
                burning,
                battery.energy,
            )
            count[t] = max(more, 0)
            if used + count[t] > len(k):
                k, w = np.append(k, np.empty(len(k) + more)), np.append(w, np.empty(len(w) + more))
            for j in range(count[t]):
                k[used + j], w[used + j] = new_k[j], new_w[j]
                convex[t] &= j == 0 or new_k[j] >= new_k[j - 1]
        if domain[t, 1] < domain[t, 0]:
            if domain[t, 1] < domain[t, 0] - 1e-3 * negligible(battery):
                return (k, w, at, count, domain, convex), t
            domain[t, 1] = domain[t, 0]
        used += count[t]
    return (k, w, at, count, domain, convex), -1


@compiled
def best_change(stored, hour, of_next, bounds, convex):
    """The change of what is stored that costs least now and later; of equal ones the smallest.

    ``hour`` is (slopes, lengths, count), ``of_next`` (slopes, lengths, first, count), ``bounds`` the domains.
    """
    hour_slopes, hour_lengths, pieces = hour
    slopes, lengths, at, count = of_next
    change = max(bounds[2], bounds[0] - stored)
    top = min(bounds[3], bounds[1] - stored)
    if top <= change:
        return min(max(bounds[2], top), bounds[3])
    i, j = at, 0
    skip = change - bounds[2]
    left_j = hour_lengths[0] if pieces else 0.0
    while j < pieces and skip >= left_j:
        skip -= left_j
        j += 1
        left_j = hour_lengths[j] if j < pieces else 0.0
    left_j -= skip
    skip = stored + change - bounds[0]
    left_i = lengths[at] if count else 0.0
    while i < at + count and skip >= left_i:
        skip -= left_i
        i += 1
        left_i = lengths[i] if i < at + count else 0.0
    left_i -= skip
    best, lowest, cost = change, 0.0, 0.0
    while change < top and i < at + count and j < pieces:
        slope = slopes[i] + hour_slopes[j]
        width = min(left_i, left_j, top - change)
        if convex:
            if slope > 0.0 or (slope == 0.0 and change >= 0.0):
                return change
            if slope == 0.0:
                width = min(width, -change)
            change += width
            best = change
        else:
            change += width
            cost += slope * width
            near = 1e-13 * (abs(cost) + abs(lowest))
            if cost < lowest - near or (cost <= lowest + near and abs(change) < abs(best)):
                best, lowest = change, min(cost, lowest)
        left_i -= width
        left_j -= width
        if left_i <= 0.0:
            i += 1
            left_i = lengths[i] if i < at + count else 0.0
        if left_j <= 0.0:
            j += 1
            left_j = hour_lengths[j] if j < pieces else 0.0
    return best


@compiled
def follow(
    hours: Hours, worth: float, battery: Battery, stored: float, values, changes: Array, curtailed: Array
):
    """The schedule that the value functions lead to from what is ``stored`` [MWh] on.

    Writes the change of what is stored and what is curtailed in every hour [MWh]; returns the cost [EUR] and
    what is stored at the end.
    """
    k, w, at, count, domain, convex = values
    slopes, lengths = np.empty(PIECES), np.empty(PIECES)
    cost = 0.0
    for t in range(len(hours.price)):
        pieces, _, lowest, burning = hour_pieces(hours, t, worth, battery, slopes, lengths)
        highest = lowest
        for j in range(pieces):
            highest += lengths[j]
        change = best_change(
            stored,
            (slopes, lengths, pieces),
            (k, w, at[t + 1], count[t + 1]),
            (domain[t + 1, 0], domain[t + 1, 1], lowest, highest),
            convex[t + 1] and not burning,
        )
        curtailed[t] = curtailment(hours, t, worth, power_of(change, battery))
        changes[t] = change
        stored += change
        cost += hours.price[t] * grid_power(hours, t, curtailed[t], power_of(change, battery))
    return cost, stored


@compiled
def power_of(change: float, battery: Battery) -> float:
    """Power at the battery's terminals [MW] for a change of what is stored in an hour [MWh]."""
    efficiency = np.sqrt(battery.round_trip)
    return change / efficiency if change > 0.0 else change * efficiency


@compiled
def curtailment(hours: Hours, t: int, worth: float, power: float) -> float:
    """Load that is not served [MW] where serving a MWh is worth ``worth`` more and the battery takes ``power``."""
    flexible = hours.load[t] - hours.firm[t]
    if flexible <= 0.0:
        return 0.0
    short = hours.load[t] + power - hours.wind[t]
    slowed = min(hours.slowed_load[t], flexible)
    first = min(max(short + offered(hours, t, worth + hours.slowed_worth[t]), 0.0), slowed)
    left = short - first + offered(hours, t, worth + hours.paused_worth[t])
    return first + min(max(left, 0.0), flexible - slowed)


@compiled
def offered(hours: Hours, t: int, worth: float) -> float:
    """What the grid takes beside a load that is worth so much [MW]: all its export, or minus its import."""
    return -hours.import_limit[t] if hours.price[t] <= worth else hours.export_limit[t]


@compiled
def grid_power(hours: Hours, t: int, curtailed: float, power: float) -> float:
    """What comes from the grid [MW], negative for export: as little as possible, at a negative price as much."""
    need = hours.load[t] - curtailed + power
    if hours.price[t] < 0.0:
        return min(hours.import_limit[t], need)
    return min(max(need - hours.wind[t], -hours.export_limit[t]), hours.import_limit[t])
