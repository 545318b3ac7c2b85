"""What must hold for any proposal: tried on random ones."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aigf.model import wiring
from aigf.study.appraise import Draws, appraise
from aigf.study.binding import bind
from aigf.study.case import Case, prepare
from aigf.study.exhibits import ACTORS
from aigf.study.run import Run, plan_of, run
from tests.effort import examples

pytestmark = pytest.mark.slow

ACCELERATORS = ("h100-sxm", "b200", "gb300-nvl72", "rubin-nvl144", "mi355x", "tpu-v7", "gaudi3")


@st.composite
def proposals(draw: st.DrawFn) -> dict[str, Any]:
    """A random proposal: sizes, phases, prices and financing from plausible to odd."""
    signature = draw(st.integers(2025, 2032))
    count = draw(st.integers(1_000, 400_000))
    document: dict[str, Any] = {
        "proposal": {"name": "Random", "signature_year": signature},
        "factory": {"accelerator": draw(st.sampled_from(ACCELERATORS)), "accelerator_count": count},
        "use": {"mode": draw(st.sampled_from(["hero-run", "mixed", "inference"]))},
        "finance": {},
        "energy": {},
    }
    if draw(st.booleans()):
        first = signature + draw(st.integers(0, 4))
        document["factory"]["phases"] = [
            {"year": first, "accelerator_count": max(1, count // draw(st.integers(2, 5)))},
            {"year": first + draw(st.integers(1, 3)), "accelerator_count": count},
        ]
    for section, field, values in (
        ("factory", "pue", st.floats(1.05, 1.6)),
        ("factory", "it_load", st.floats(10, 900)),
        ("energy", "electricity_price", st.floats(5, 200)),
        ("use", "sold_share", st.floats(0, 1)),
        ("use", "gpu_hour_price", st.just(0.0) | st.floats(0.01, 15)),
        ("finance", "capex", st.floats(1e8, 3e10)),
        ("finance", "debt_share", st.floats(0, 0.9)),
        ("finance", "cost_of_capital", st.floats(0.01, 0.2)),
        ("finance", "national_contribution_share", st.floats(0, 0.3)),
    ):
        if draw(st.booleans()):
            document[section][field] = draw(values)
    return document


def case_of(document: dict[str, Any], **set_values: str) -> Case:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bid.yaml"
        path.write_text(_yaml(document), encoding="utf-8")
        return prepare(path, set_values, "base", seed=1)


def _yaml(document: dict[str, Any]) -> str:
    """JSON-like flow style in block sections: every number written out in full."""
    lines = []
    for section, fields in document.items():
        lines.append(f"{section}:" if fields else f"{section}: {{}}")
        for name, value in fields.items():
            if isinstance(value, list):
                lines.append(f"  {name}:")
                for item in value:
                    lines += [
                        f"    {'-' if first else ' '} {key}: {inner}"
                        for first, (key, inner) in zip([True, *[False] * 9], item.items(), strict=False)
                    ]
            else:
                # Four decimals: three could be read as thousands, which the reader refuses.
                lines.append(f"  {name}: {value:.4f}" if isinstance(value, float) else f"  {name}: {value}")
    return "\n".join(lines) + "\n"


def run_of(case: Case) -> Run:
    return run(case, bind(case), plan_of(case))


def value(made: Run, name: str) -> float:
    return float(made.values([name])[name][0, 0])


several = settings(max_examples=examples(15), deadline=None, suppress_health_check=[HealthCheck.too_slow])


@several
@given(proposals())
def test_energy_in_equals_energy_out(document: dict[str, Any]) -> None:
    made = run_of(case_of(document))
    hours = made.simulation.hours
    # Nothing is throttled and there is no battery in these proposals: all that is taken is matched or bought.
    np.testing.assert_allclose(
        hours["imported"] + hours["matched"], hours["load"], rtol=0, atol=1e-9 * hours["load"].max()
    )
    names = ["market_electricity", "matched_electricity", "backup_electricity", "throttled_electricity"]
    found = made.values([*names, "battery_losses", "electricity_use"])
    whole = found["electricity_use"] * 1e6 + found["battery_losses"]
    np.testing.assert_allclose(sum(found[name] for name in names), whole, rtol=1e-9)


@several
@given(proposals())
def test_transfers_sum_to_zero_over_all_actors(document: dict[str, Any]) -> None:
    names = [f"transfers_{actor}" for actor in ACTORS if f"transfers_{actor}" in wiring.functions()]
    transfers = np.array([found[0, 0] for found in run_of(case_of(document)).values(names).values()])
    assert abs(transfers.sum()) <= 1e-12 * np.abs(transfers).sum()


@several
@given(proposals())
def test_the_national_balance_is_that_of_the_dutch_actors(document: dict[str, Any]) -> None:
    made = run_of(case_of(document))
    balances = [value(made, f"balance_{actor}") for actor, dutch in ACTORS.items() if dutch]
    scale = max(abs(balance) for balance in balances) + 1.0
    assert value(made, "welfare_balance") == pytest.approx(sum(balances), abs=1e-9 * scale)


@several
@given(proposals(), st.floats(0.1, 10.0))
def test_npv_is_linear_in_cash_flows(document: dict[str, Any], factor: float) -> None:
    made = run_of(case_of(document))
    found = made.values(["cash_flow", "project_discount_factor"])
    flows, discount = found["cash_flow"], found["project_discount_factor"]
    npv = wiring.functions()["project_npv"]
    other = np.roll(flows, 1, axis=-1)
    together = npv(flows * factor + other, discount)
    apart = factor * npv(flows, discount) + npv(other, discount)
    np.testing.assert_allclose(together, apart, rtol=0, atol=1e-9 * factor * np.abs(flows).sum())


@several
@given(proposals())
def test_twice_the_count_is_twice_the_flop(document: dict[str, Any]) -> None:
    """At a goodput that is held: a larger job fails more often."""
    document["factory"].pop("phases", None)
    document["factory"]["training_goodput"] = 0.9
    once = run_of(case_of(document))
    document["factory"]["accelerator_count"] *= 2
    twice = run_of(case_of(document))
    for name in ("peak_flops", "training_flop_per_month"):
        assert value(twice, name) == pytest.approx(2 * value(once, name), rel=1e-12)


@several
@given(proposals(), st.floats(1.0, 100.0))
def test_a_higher_electricity_price_never_raises_npv(document: dict[str, Any], rise: float) -> None:
    """Nothing is contracted in these proposals: who sells more than it buys gains from a higher price."""
    document["energy"]["electricity_price"] = 50.0
    cheap = value(run_of(case_of(document)), "project_npv")
    document["energy"]["electricity_price"] = 50.0 + rise
    dear = value(run_of(case_of(document)), "project_npv")
    assert dear <= cheap + 1e-9 * abs(cheap)


@settings(max_examples=examples(4), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(proposals())
def test_percentiles_are_in_order(document: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bid.yaml"
        path.write_text(_yaml(document), encoding="utf-8")
        found = appraise(path, draws=Draws(60))
    for name, quantity in found.quantities.items():
        if quantity.low is not None and quantity.median is not None and quantity.high is not None:
            assert quantity.low <= quantity.median <= quantity.high, name
    for alternative in found.alternatives.values():
        for quantity in alternative.quantities.values():
            if quantity.low is not None and quantity.high is not None:
                assert quantity.low <= quantity.high
