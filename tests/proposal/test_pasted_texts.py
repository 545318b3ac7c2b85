"""Texts out of a word processor, and files out of Windows: the spaces and line ends in them change nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigf.proposal import read_proposal

BID = """\
proposal:
  name: Voorbeeld
  signature_year: 2027
  language: nl
factory:
  accelerator: gb300-nvl72
site:
  municipality: Den Haag
finance:
  opex: -
  capex: > 300 mln # laagste
commitments:
  public_money_requested:
    answer: yes
    evidence: [publiek-aandeel]
evidence:
  - id: publiek-aandeel
    title: Brief
    kind: public
    address: https://example.org
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_ends_of_lines(tmp_path: Path, end: str) -> None:
    path = tmp_path / "bid.yaml"
    path.write_bytes(BID.replace("\n", end).encode())
    read = read_proposal(path)
    assert "finance.opex" in {".".join(map(str, steps)) for steps in read.unknown}
    assert read.proposal.finance.capex is not None
    assert read.proposal.finance.capex.low == 300e6
    assert read.document.place(("finance", "capex")).line == 11


@pytest.mark.parametrize("put", ["\u00a0", "\u200b", "\u202f", "\u00ad"])
def test_spaces_that_are_not_seen(tmp_path: Path, put: str) -> None:
    path = tmp_path / "bid.yaml"
    path.write_text(BID)
    expected = read_proposal(path).proposal
    text = BID.replace("municipality: Den Haag", f"municipality: {put}Den Haag{put}")
    path.write_text(text.replace("id: publiek-aandeel", f"id: publiek-aandeel{put}"), encoding="utf-8")
    assert read_proposal(path).proposal == expected
