"""Every file in the folder is a framework, which says for the sites of which countries; no code names one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from aigf.decision import framework_files, framework_for, frameworks, load_framework
from aigf.decision.framework import ELSEWHERE
from aigf.decision.product import DATA
from aigf.documents import InputError
from aigf.study import appraise as appraising
from aigf.study.alternatives import load_alternatives

NARVIK = Path(__file__).parents[2] / "examples" / "narvik.yaml"
NORWEGIAN = """\
framework:
  id: norway
  version: "1"
  for: {country: [NO, SE]}
  options: [abroad, none]
  title: {nl: Noords kader, en: Northern framework}
  source: {nl: Een toets, en: A test}
questions:
  large:
    track: site
    weight: knock-out
    origin: external
    text: {nl: Is het groot genoeg?, en: Is it large enough?}
    ask: {nl: Hoe groot is het?, en: How large is it?}
    section: none
    note: {nl: Een toets., en: A test.}
    rule: {quantity: accelerator_count, at_least: 5}
    yes: share
    no: nothing
outcomes:
  share: {option: abroad, title: {nl: Deelnemen, en: Take part}, text: {nl: Doen., en: Do.}}
  nothing: {option: none, title: {nl: Niets, en: Nothing}, text: {nl: Laten., en: Leave.}}
"""


def folder(tmp_path: Path, **more: str) -> Path:
    """A copy of the product's frameworks with some more."""
    found = tmp_path / "data"
    shutil.copytree(DATA, found, ignore=shutil.ignore_patterns("*.parsed.json"))
    for name, text in more.items():
        (found / f"{name}.yaml").write_text(text, encoding="utf-8")
    return found


def problems(where: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        framework_files(where)
    return [problem.render() for problem in caught.value.problems]


def test_every_file_is_found_and_every_country_has_one() -> None:
    assert len(frameworks()) == len(list(DATA.glob("*.yaml")))
    assert framework_for("NL") == load_framework() != framework_for("NO")
    assert ELSEWHERE in framework_for("NO").countries
    assert framework_for("NO") == framework_for("XX")


def test_an_outcome_stands_for_an_option_and_an_option_is_an_alternative() -> None:
    for framework in frameworks():
        options = {outcome.option for outcome in framework.outcomes.values()} - {None}
        assert options == set(framework.options) <= set(load_alternatives())


def test_one_file_more_is_used_for_the_sites_it_is_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = folder(tmp_path, norway=NORWEGIAN)
    monkeypatch.setattr("aigf.decision.product.DATA", where)
    found = appraising.appraise(NARVIK)
    assert found.framework.id == "norway"
    assert found.verdict.outcome == "share"
    assert framework_for("SE").id == "norway"
    assert framework_for("DE").id == "abroad"
    assert framework_for("NL").id == "report-7-2"


def test_what_does_not_go_together_is_told_at_its_place(tmp_path: Path) -> None:
    nobody = NORWEGIAN.replace("  for: {country: [NO, SE]}\n", "")
    assert "for is missing" in problems(folder(tmp_path / "a", norway=nobody))[0]
    dutch = NORWEGIAN.replace("[NO, SE]", "[NO, NL]")
    (told,) = problems(folder(tmp_path / "b", norway=dutch))
    assert "norway.yaml:4:" in told or "report-7-2.yaml" in told
    assert "is for NL too" in told
    assert (
        "oslo is no country" in problems(folder(tmp_path / "c", norway=NORWEGIAN.replace("NO,", "oslo,")))[0]
    )
    other = NORWEGIAN.replace("option: abroad", "option: central")
    assert "central is not known here" in problems(folder(tmp_path / "d", norway=other))[0]
    alone = folder(tmp_path / "e")
    (alone / "abroad.yaml").unlink()
    assert "no framework is for all other countries" in problems(alone)[0]
