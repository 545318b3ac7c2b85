"""Inputs that follow from lists in the proposal, also where the lists say nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigf.study.binding import bind
from aigf.study.case import prepare

BID = """
proposal: {{name: x, signature_year: 2027}}
factory: {{accelerator: h100-sxm, accelerator_count: 100000}}
consortium: {{members: [{members}]}}
"""


def ownership_of(members: str, folder: Path) -> tuple[float, str]:
    path = folder / "bid.yaml"
    path.write_text(BID.format(members=members))
    used = bind(prepare(path, {}, "base", seed=1)).used()["dutch_ownership_share"]
    return float(used.value), used.status


def test_dutch_ownership_is_the_dutch_part_of_the_stated_shares(tmp_path: Path) -> None:
    members = "{name: a, country: NL, share: 20%}, {name: b, country: FR, share: 60%}"
    value, status = ownership_of(members, tmp_path)
    assert value == pytest.approx(0.25)
    assert status != "assumed"


@pytest.mark.parametrize("members", ["{name: a, country: NL, share: 0}", "{name: a, country: NL}"])
def test_members_without_any_share_say_nothing_of_ownership(members: str, tmp_path: Path) -> None:
    assert ownership_of(members, tmp_path)[1] == "assumed"
