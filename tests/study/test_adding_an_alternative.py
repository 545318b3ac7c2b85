"""An alternative takes one entry in its file; the appraisal, the page and a study find it there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.copied_package import ROOT, add, aigf, copied

ENTRY = """
dear-money:
  kind: variant
  title: {nl: Duur geld, en: Dear money}
  text: {nl: Dezelfde fabriek tegen dubbele rente., en: The same factory at twice the interest.}
  changes:
    - {scale: cost_of_capital, by: 2}
nothing-but-subsidy:
  kind: choice
  title: {nl: Alleen subsidie, en: A subsidy alone}
  text: {nl: Het geld zonder de fabriek., en: The money without the factory.}
  instead: {national_contribution: national_contribution, welfare_balance: -1e12}
"""
PROPOSAL = str(ROOT / "examples" / "reference.yaml")


@pytest.mark.slow
def test_one_entry_is_enough(tmp_path: Path) -> None:
    package = copied(tmp_path)
    add(package / "study" / "alternatives" / "alternatives.yaml", ENTRY)
    found = json.loads(aigf(tmp_path, "appraise", PROPOSAL, "--draws", "4", "-o", "kept", "--json"))[
        "alternatives"
    ]
    dear, central = found["dear-money"], found["central"]
    worth = "project_npv"
    assert dear["quantities"][worth]["value"] < central["quantities"][worth]["value"]
    assert dear["best"] is None
    assert found["nothing-but-subsidy"]["best"] == 0.0
    assert found["nothing-but-subsidy"]["quantities"]["welfare_balance"]["value"] == -1e12
    for lang, titles in (("nl", ("Duur geld", "Alleen subsidie")), ("en", ("Dear money", "A subsidy alone"))):
        aigf(tmp_path, "report", "kept", "--lang", lang)
        (page,) = (tmp_path / "kept").glob(f"report.{lang}.html")
        text = page.read_text(encoding="utf-8")
        assert all(title in text for title in titles)
    table = json.loads(
        aigf(
            tmp_path,
            "study",
            PROPOSAL,
            "--alternatives",
            "central,dear-money,nothing-but-subsidy",
            "--draws",
            "4",
            "--json",
        )
    )
    rows = {row["alternative"]: row for row in table["table"]}
    assert set(rows) == {"central", "dear-money", "nothing-but-subsidy"}
    assert rows["dear-money"]["best"] is None
    assert rows["central"]["best"] == 1.0
