"""Every figure of an appraisal is explained down to where it comes from."""

from __future__ import annotations

import json
import math
import re
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from aigf import units
from aigf.documents import InputError
from aigf.dossier.directory import MANIFEST
from aigf.dossier.writing import BASIS
from aigf.model import wiring
from aigf.report.documents import (
    explanations,
    kept_explanations,
    result_object,
    write_appraisal,
    write_documents,
)
from aigf.report.explanation import Explained, Explanations
from aigf.report.explanation.branch import in_numbers, in_text, tree, unknown
from aigf.report.explanation.page import explanation_page
from aigf.study.appraise import appraise
from aigf.study.break_even import FOUND
from aigf.study.result import Appraisal
from aigf.trace import Expression, leaves
from aigf.units import Constant
from tests.appraisals import EACH, appraised
from tests.dossier.signed import signed
from tests.report.sample import HOSTILE
from tests.report.test_html import Outline

EXAMPLES = Path(__file__).parents[2] / "examples"
CASES: dict[str, tuple[str, Mapping[str, str], str]] = {
    "reference": ("reference", {}, "base"),
    "rotterdam": ("rotterdam", {"finance.capex": "8 bn EUR", "energy_tax": "5"}, "access=closed,prices=high"),
    "eemshaven": ("eemshaven", {}, "base"),
    "federated": ("federated", {}, "use=inference"),
    "narvik": ("narvik", {}, "base"),
}
LANGUAGES = ["nl", "en"]
KINDS = {"proposal", "register", "scenario", "setting", "simulation", "timeline", "constant"}


@cache
def appraisal(case: str) -> Appraisal:
    example, settings, scenario = CASES[case]
    if not settings and scenario == "base":
        return appraised(example)
    return appraise(EXAMPLES / f"{example}.yaml", settings=settings, scenario=scenario)


@cache
def explained(case: str, lang: str) -> Explanations:
    found = appraisal(case)
    return explanations(result_object(found, lang), found.basis, lang)


def nodes(expression: Expression) -> list[Expression]:
    inside = [node for argument in expression.arguments for node in nodes(argument)]
    body = expression.settings.get("body")
    return [expression, *inside, *(nodes(body) if isinstance(body, Expression) else [])]


def grounds(item: Explained) -> list[str]:
    """What is missing for an input to count as explained; nothing where it is."""
    origin = item.origin
    if origin is None or origin.kind not in KINDS or not origin.said:
        return ["no origin"]
    kind = origin.kind
    missing = {
        "a place in the proposal": kind == "proposal" and not re.search(r"\.yaml:\d+:\d+$", origin.place),
        "a source": kind == "register" and not (origin.source.get("title") and origin.source.get("date")),
        "how sure it is": kind in ("register", "scenario") and not origin.confidence,
        "what it depends on": kind == "simulation" and not origin.rests_on,
        "a constant": kind == "constant" and not isinstance(vars(units)[item.name], Constant),
    }
    return [what for what, lacking in missing.items() if lacking]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
@pytest.mark.slow
def test_every_quantity_ends_in_what_has_a_source(case: str, lang: str) -> None:
    """Walks from each quantity of the result to the leaves; on the way only formulas, at the end only sources."""
    made = explained(case, lang)
    named = dict.fromkeys([*made.result["quantities"], *made.result["series"], *wiring.functions()])
    # What was searched for has no formula: its words say how, and it is put back (test_searched.py).
    assert all(made.of(name).explanation for name in FOUND)
    for quantity in [name for name in named if name not in FOUND]:
        waiting, seen = [quantity], set()
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            item = made.of(name)
            assert item.label
            assert item.status_word
            if item.quantity:
                assert item.formula
                assert item.explanation
                assert item.formula[0].rows or item.remark, f"{name} has no numbers"
            else:
                assert not grounds(item), f"{quantity} rests on {name} without {grounds(item)}"
            waiting += item.rests_on
        assert len(seen) > 1 or not made.of(quantity).quantity, f"{quantity} rests on nothing"


@pytest.mark.parametrize("case", EACH)
def test_no_formula_holds_a_number_without_a_source(case: str) -> None:
    made = explained(case, "en")
    for name, expression in made.derivation.expressions.items():
        shown = set(made.of(name).rests_on)
        assert {leaf.name for leaf in leaves(expression) if leaf.operation in ("input", "constant")} == shown
        for node in nodes(expression):
            if node.operation == "literal":
                value = float(node.value)
                assert value in (0.0, 1.0, -1.0, 2.0) or not math.isfinite(value), name


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", EACH)
def test_nothing_is_left_unsaid_in_words(case: str, lang: str) -> None:
    for name in explained(case, lang).names():
        item = explained(case, lang).of(name)
        written = [in_text(line.words) for line in item.formula]
        written += [in_numbers(row.numbers) + row.value for line in item.formula for row in line.rows]
        for text in [item.shown, *written]:
            assert not re.search(r"\bnan\b|\binf\b|\bNone\b|\[t\]|[{}]", text), f"{name}: {text}"


def test_the_dutch_is_dutch() -> None:
    page = re.sub(
        r"<(style|code)\b.*?</\1>|<[^>]+>", " ", explanation_page(explained("eemshaven", "nl")), flags=re.S
    )
    found = re.findall(r".{30}\b(?:sum over|otherwise|as long as|because|year by year|stated)\b.{30}", page)
    assert not found


def test_a_stated_quantity_shows_both_figures_and_its_formula() -> None:
    stated = [name for name in wiring.functions() if name in explained("reference", "en").result["inputs"]]
    assert stated
    for name in stated:
        item = explained("reference", "en").of(name)
        assert item.status == "stated"
        assert item.origin is not None
        assert item.origin.kind == "proposal"
        assert item.computed is not None
        assert item.formula[0].rows[0].value == item.computed


def test_what_was_set_says_so_and_shows_no_source_of_another_number() -> None:
    made = explained("rotterdam", "en")
    tax, capex, price = (made.of(name) for name in ("energy_tax", "capex", "electricity_price"))
    assert tax.origin is not None
    assert (tax.origin.kind, tax.origin.said) == ("setting", "set with --set energy_tax")
    assert not tax.origin.source
    assert capex.origin is not None
    assert capex.origin.said == "set with --set finance.capex"
    assert price.origin is not None
    assert price.origin.kind == "scenario"
    assert "high end" in price.origin.said
    assert price.origin.source["title"]


def test_the_use_mode_of_a_scenario_and_of_a_proposal() -> None:
    scenario = explained("federated", "en").of("training_revenue_share").origin
    proposal = explained("eemshaven", "en").of("training_revenue_share").origin
    assert scenario is not None
    assert scenario.kind == "scenario"
    assert proposal is not None
    assert proposal.kind == "proposal"
    assert proposal.source["title"]


def test_the_timeline_and_the_simulation_say_what_they_rest_on() -> None:
    made = explained("eemshaven", "en")
    share = made.of("installed_share")
    assert share.origin is not None
    assert "year 0 is 2027, operation starts in 2030" in share.origin.said
    assert share.rests_on == ("construction_duration", "hardware_life", "time_to_power")
    assert [year for year, _, _ in share.series] == list(made.years)
    assert "temperature_mean" in made.of("simulated_pue").rests_on
    assert "contracted_offshore_wind" in made.of("simulated_matched_share").rests_on


def test_what_is_not_computed_for_a_site_abroad_shows_no_numbers() -> None:
    made = explained("narvik", "nl")
    balance = made.of("welfare_balance")
    assert balance.value is None
    assert balance.shown == "niet bekend"
    assert "buitenland" in balance.remark
    assert not any(line.rows or line.total for line in balance.formula)
    assert made.of("national_net_benefit").series == ()
    assert made.of("project_npv").formula[0].rows


def test_the_tree_goes_as_deep_as_asked_and_explains_each_once() -> None:
    made = explained("reference", "en")
    flat = tree(made, "project_npv", 0)
    assert not flat.below
    assert flat.deeper
    deep = tree(made, "project_npv", 50)

    def walk(branch: Any) -> list[Any]:
        return [branch, *(inner for below in branch.below for inner in walk(below))]

    found = [branch.explained.name for branch in walk(deep) if not branch.again]
    assert len(found) == len(set(found))
    assert {"electricity_price", "accelerator_count", "year_index"} <= set(found)
    assert not any(branch.deeper for branch in walk(deep))
    two = {branch.explained.name: branch for branch in walk(tree(made, "project_npv", 2)) if not branch.again}
    assert two["cash_flow"].below
    assert two["market_revenue_by_year"].deeper


def test_an_unknown_name_gets_the_nearest() -> None:
    names = explained("reference", "en").names()
    assert "project_npv" in str(unknown("bid.yaml", "projct_npv", names))
    assert "electricity_price" in str(unknown("bid.yaml", "elektricity_prise", names))
    assert "such as" in str(unknown("bid.yaml", "qqqq", names))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", ["rotterdam", "narvik"])
@pytest.mark.slow
def test_the_page_is_whole_and_every_name_leads_somewhere(case: str, lang: str) -> None:
    made = explained(case, lang)
    outline = Outline(explanation_page(made))
    ids = [attributes["id"] for _, attributes in outline.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert set(made.names()) <= set(ids)
    links = [attributes.get("href") or "" for tag, attributes in outline.tags if tag == "a"]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    assert {link for link in links if not re.match("#|https?://", link)} == {f"report.{lang}.html"}
    for tag, attributes in outline.tags:
        assert tag not in {"script", "iframe", "object", "embed", "form", "base", "link", "img"}
        assert not any(name.startswith("on") or name in ("src", "style") for name in attributes)


def test_what_a_proposal_says_stays_text() -> None:
    found = appraisal("rotterdam")
    result = json.loads(json.dumps(result_object(found, "en")))
    result["proposal"]["name"] = HOSTILE
    for item in result["inputs"].values():
        item["title"] = {"en": HOSTILE}
        item["where"] = HOSTILE if item["where"] not in ("register", "simulation") else item["where"]
        item["note"] = {"en": HOSTILE}
        item["source"] = dict.fromkeys(item["source"], HOSTILE) if item["source"] else None
    page = explanation_page(explanations(result, found.basis, "en"))
    Outline(page)
    assert "<script" not in page
    assert "&lt;script&gt;window" in page
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", page)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept") / "rotterdam"
    write_appraisal(folder, appraisal("rotterdam"), EXAMPLES / "rotterdam.yaml")
    return folder


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.slow
def test_a_kept_appraisal_gives_the_same_page(kept: Path, lang: str) -> None:
    page = (kept / f"explanation.{lang}.html").read_text(encoding="utf-8")
    assert (
        page
        == explanation_page(explained("rotterdam", lang))
        == explanation_page(kept_explanations(kept, lang))
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.slow
def test_every_figure_of_the_report_leads_to_its_explanation(kept: Path, lang: str) -> None:
    report = Outline((kept / f"report.{lang}.html").read_text(encoding="utf-8"))
    page = Outline((kept / f"explanation.{lang}.html").read_text(encoding="utf-8"))
    there = {attributes.get("id") for _, attributes in page.tags}
    links = {attributes.get("href") or "" for tag, attributes in report.tags if tag == "a"}
    beside = {link.partition("#")[2] for link in links if link.startswith(f"explanation.{lang}.html#")}
    assert beside <= there
    result = json.loads((kept / "dossier.json").read_text(encoding="utf-8"))
    assert set(result["quantities"]) <= beside
    assert {name for name, item in result["inputs"].items() if item["status"] != "simulated"} <= beside


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        (MANIFEST, None, "no appraisal"),
        (MANIFEST, '{"format": 99}', "format version 99"),
        (BASIS, None, BASIS),
        (BASIS, "{", BASIS),
        (BASIS, "[" * 100_000, BASIS),
        (BASIS, '{"years": [2027], "inputs": {}, "overrides": {}}', BASIS),
        ("dossier.json", None, "dossier.json"),
        ("dossier.json", "[]", "dossier.json"),
        ("dossier.json", '{"quantities": {"capex": 3}}', "dossier.json"),
    ],
)
def test_what_is_damaged_is_said_and_left_as_it_was(
    kept: Path, tmp_path: Path, file: str, content: str | None, said: str
) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(kept, broken)
    if content is None:
        (broken / file).unlink()
    else:
        (broken / file).write_text(content)
    if file != MANIFEST:
        signed(broken)
    before = {path: path.read_bytes() for path in broken.rglob("*") if path.is_file()}
    with pytest.raises(InputError, match=re.escape(said)):
        write_documents(broken, ["html"], "en")
    assert {path: path.read_bytes() for path in broken.rglob("*") if path.is_file()} == before


def test_figures_that_do_not_follow_from_what_was_kept_are_noticed(kept: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(kept, other)
    basis = json.loads((other / BASIS).read_text())
    basis["inputs"]["electricity_price"] *= 1.001
    (other / BASIS).write_text(json.dumps(basis))
    signed(other)
    with pytest.raises(InputError, match="do not follow from basis"):
        kept_explanations(other, "en")
