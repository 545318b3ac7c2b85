"""What the result says of the proposal itself."""

from __future__ import annotations

from pathlib import Path

from aigf.study.appraise import appraise

EXAMPLES = Path(__file__).parents[2] / "examples"

BID = """
proposal: {name: x, signature_year: 2027, language: en}
factory: {accelerator: h100-sxm}
site: {name: Quay, municipality: Rotterdam, country: NL}
use:
  anchor_users: [{name: a, share: 30%, country: NL}, {name: b, share: "0.125"}, {name: c}]
"""


def test_where_it_stands_and_what_is_contracted_are_in_the_result(tmp_path: Path) -> None:
    bid = tmp_path / "bid.yaml"
    bid.write_text(BID)
    about = appraise(bid).as_object()["proposal"]
    assert about["site"] == {"name": "Quay", "municipality": "Rotterdam", "province": None, "country": "NL"}
    assert about["sites"] == []
    assert about["contracted_share"] == 0.425


def test_several_sites_are_listed_and_what_is_not_stated_is_null() -> None:
    about = appraise(EXAMPLES / "federated.yaml").as_object()["proposal"]
    assert about["contracted_share"] is None
    assert about["sites"]
    assert all(group["count"] >= 1 and group["name"] for group in about["sites"])
    assert appraise(EXAMPLES / "narvik.yaml").as_object()["proposal"]["site"]["country"] == "NO"
