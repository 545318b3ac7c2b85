"""``aigf check`` shows how a proposal was read where it was not written plainly, in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import aigf

BID = """\
proposal: {name: Voorbeeld, signature_year: 2027}
factory:
  accelerator: gb300-nvl72
  accelerator_count: circa 100.000 GPU's
energy:
  electricity_use: 1,6–3,2 TWh
  grid_contract: vast
  grid_connection: 300 MW
finance:
  capex: PM
"""


@pytest.fixture(name="bid")
def a_bid(tmp_path: Path) -> Path:
    path = tmp_path / "bid.yaml"
    path.write_text(BID, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "nl",
            (
                "zoals geschreven",
                "2,4 TWh, van 1,6 tot 3,2; er staat geen midden",
                "een oordeel",
                "finance.capex: PM",
            ),
        ),
        (
            "en",
            (
                "as written",
                "2.4 TWh, from 1.6 to 3.2; no middle is stated",
                "a judgement",
                "finance.capex: PM",
            ),
        ),
    ],
)
def test_a_table_of_what_was_read(bid: Path, lang: str, said: tuple[str, ...]) -> None:
    run = aigf("check", bid, "--lang", lang)
    assert run.returncode == 0
    for words in said:
        assert words in run.stdout
    (line,) = [line for line in run.stdout.splitlines() if "energy.grid_contract" in line]
    assert line.split()[-2:] == ["vast", "firm"]
    read = run.stdout.partition("finance.capex: PM")[0]
    assert "energy.grid_connection" not in read, "what is written plainly needs no telling"


def test_the_same_as_json(bid: Path) -> None:
    found = json.loads(aigf("check", bid, "--json", "--lang", "en").stdout)
    readings = {item["field"]: item for item in found["readings"]}
    count = readings["factory.accelerator_count"]
    assert (count["read"], count["low"], count["high"], count["own_range"]) == (
        100_000,
        90_000,
        110_000,
        True,
    )
    assert (count["line"], count["column"], count["written"]) == (4, 22, "circa 100.000 GPU's")
    assert readings["energy.grid_contract"]["read"] == "firm"
    assert [item["field"] for item in found["not_yet_known"]] == ["finance.capex"]


@pytest.mark.slow
def test_the_page_says_whose_range_it_is(bid: Path) -> None:
    found = json.loads(aigf("appraise", bid, "--draws", 0, "--json", "--lang", "en").stdout)
    (about,) = [text for text in found["warnings"] if text.startswith("factory.accelerator_count")]
    assert "reader's own range, a judgement" in about and "from 90,000" in about
    assert any(
        text.startswith("energy.electricity_use") and "no middle" in text for text in found["warnings"]
    )
