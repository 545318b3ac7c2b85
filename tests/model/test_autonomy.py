"""Access abroad: the closed form against counting, and what each world says."""

from __future__ import annotations

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigf.model import autonomy, wiring
from aigf.register import load_register
from aigf.register.scenarios import read_scenario
from aigf.units import as_array


@given(number=st.integers(0, 12), probability=st.floats(0, 1), room=st.floats(0, 1))
def test_the_mean_over_every_number_of_open_factories(number: int, probability: float, room: float) -> None:
    counted = sum(
        comb(number, open_) * probability**open_ * (1 - probability) ** (number - open_) * (1 - room) ** open_
        for open_ in range(number + 1)
    )
    found = autonomy.unplaced_share_abroad(as_array(number), as_array(probability), as_array(room))
    assert float(found[0, 0]) == pytest.approx(counted, abs=1e-12)


#: How the time of the factory is divided, without public money, and hardware of the type that is named.
GIVEN = {
    "market_time_share": 0.75,
    "public_access_share": 0.0,
    "dutch_user_share": 0.25,
    "mean_performance": 1.0,
}


def shortfall(scenario: str, **stated: float) -> float:
    register, levels = load_register(), read_scenario(scenario).levels()
    entries = {**register.accelerators["h100-sxm"].properties, **register.entries}
    entries["training_revenue_share"] = entries["mixed_training_share"]
    given = {}
    for name in wiring.needed_for(["access_shortfall_abroad"], GIVEN):
        entry = entries[name]
        end = {"low": entry.low, "high": entry.high}.get(levels.get(name, ""), entry.value)
        given[name] = as_array(stated.get(name, end))
    divided = {name: as_array(stated.get(name, value)) for name, value in GIVEN.items()}
    return float(
        wiring.evaluate(["access_shortfall_abroad"], given, divided)["access_shortfall_abroad"][0, 0]
    )


def test_protectionism_and_distance_raise_the_shortfall() -> None:
    open_, doubtful, closed = (
        shortfall(f"access={value}") for value in ("guaranteed", "unguaranteed", "closed")
    )
    assert open_ < 0.1 < doubtful < 0.6 < closed <= 1
    near, far = shortfall("elsewhere=near"), shortfall("elsewhere=far")
    assert near < doubtful < far


def test_union_access_time_alone_covers_a_small_demand() -> None:
    """The right to Union access time holds whoever hosts the factory (claim C55)."""
    assert shortfall("access=guaranteed", dutch_user_share=0.05) == 0
    assert shortfall("base", dutch_user_share=0.0) == 0


@given(share=st.floats(0, 1), honoured=st.floats(0, 1), probability=st.floats(0, 1))
def test_the_shortfall_is_a_share(share: float, honoured: float, probability: float) -> None:
    found = shortfall(
        "base",
        dutch_user_share=share,
        union_access_honoured_share=honoured,
        access_probability=probability,
    )
    assert 0 <= found <= 1
