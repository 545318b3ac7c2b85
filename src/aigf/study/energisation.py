"""The years in which the connection can become live, drawn from what is known of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from aigf.model import wiring
from aigf.study.binding import Bound, Known
from aigf.study.case import Case
from aigf.study.connection import CONTRACTS, WAIT_SHARE, wait_share
from aigf.study.sampling import Sample
from aigf.study.timeline import CONNECTED
from aigf.units import Array

#: Draws of the connection alone, whatever the number of draws of the appraisal.
DRAWS = 2000
_LIVE = "time_to_power"


class Years(NamedTuple):
    """Calendar years in which the connection is live: P10, P50 and P90."""

    p10: float
    p50: float
    p90: float


def connected_shares(case: Case, inputs: Mapping[str, Known]) -> dict[str, Array]:
    """The share of draws in which the connection is live in each year of ``CONNECTED`` or before, (1, 1) each.

    A year counts to its end, as the schedules do, which take the nearest. What the proposal states is left aside.
    """
    years = _drawn(case, inputs)
    return {name: np.array([[np.mean(years < year + 0.5)]]) for name, year in CONNECTED.items()}


def years_by_contract(case: Case, inputs: Mapping[str, Known]) -> dict[str, Years]:
    """By form of contract the years in which the connection is live, for the station of the case."""
    return {
        contract: Years(
            *np.percentile(
                _drawn(case, {**inputs, WAIT_SHARE: Known(*wait_share(case, contract))}), [10.0, 50.0, 90.0]
            )
        )
        for contract in CONTRACTS
    }


def connection_years(bound: Bound, values: Mapping[str, Array]) -> Array:
    """Whole years from the signature until the connection is live, to the nearest; (draws, 1).

    ``values`` holds the inputs and stated quantities as they were drawn.
    """
    names = wiring.arguments_of(_LIVE)
    stated = {_LIVE: values[_LIVE]} if _LIVE in bound.overrides else {}
    live = wiring.evaluate([_LIVE], {name: values[name] for name in names}, stated)[_LIVE]
    return np.floor(live + 0.5)


def latest_connection(bound: Bound) -> int:
    """The most years from the signature that any draw waits for the connection."""
    known = {**bound.inputs, **bound.overrides}
    names = [name for name in (*wiring.arguments_of(_LIVE), _LIVE) if name in known]
    # It rises with each of its inputs, so all at their highest give the latest.
    highest = {name: np.array([[known[name].range.ends[1]]]) for name in names}
    return int(connection_years(bound, highest)[0, 0])


def _drawn(case: Case, inputs: Mapping[str, Known]) -> Array:
    """Calendar years in which the connection is live, (DRAWS,)."""
    sample = Sample(case.seed, DRAWS, 0, DRAWS)
    drawn = {name: sample.values(name, inputs[name].range) for name in wiring.arguments_of(_LIVE)}
    live: Array = wiring.evaluate([_LIVE], drawn)[_LIVE][:, 0]
    return case.read.proposal.proposal.signature_year + live
