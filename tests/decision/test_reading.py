from __future__ import annotations

from pathlib import Path

import pytest

from aigf.decision import load_framework
from aigf.decision.rules import Bound, Choice, Combination, Key, YesNo
from aigf.documents import InputError

HEAD = """\
framework:
  id: f
  version: "1"
  options: [central, abroad]
  title: {nl: Kader, en: Framework}
  source: {nl: bron, en: source}
"""
ENDS = """\
outcomes:
  good: {option: central, title: {nl: x, en: x}, text: {nl: x, en: x}}
  bad: {option: null, title: {nl: x, en: x}, text: {nl: x, en: x}}
"""


def question(name: str, rule: str, yes: str = "good", no: str = "bad", more: str = "") -> str:
    return f"""\
  {name}:
    track: site
    weight: soft
    origin: report
    text: {{nl: vraag, en: question}}
    ask: {{nl: vraag, en: ask}}
    quote: citaat
    section: "1"
    rule: {rule}
    yes: {yes}
    no: {no}
{more}"""


def written(tmp_path: Path, questions: str, ends: str = ENDS, head: str = HEAD) -> Path:
    path = tmp_path / "framework.yaml"
    path.write_text(f"{head}questions:\n{questions}{ends}", encoding="utf-8")
    return path


def problems(path: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        load_framework(path)
    return [problem.render().removeprefix(str(path)) for problem in caught.value.problems]


def test_a_framework_is_read(tmp_path: Path) -> None:
    framework = load_framework(written(tmp_path, question("one", "{commitment: p}")))
    assert framework.first == "one"
    assert framework.title == {"nl": "Kader", "en": "Framework"}
    assert framework.questions["one"].rule == YesNo(Key("commitment", "p"))
    assert framework.outcomes["good"].option == "central"
    assert framework.outcomes["bad"].option is None
    assert not framework.questions["one"].inferred
    assert framework.questions["one"].shows == ()


def test_what_a_question_shows_is_read_and_changes_no_answer(tmp_path: Path) -> None:
    shown = load_framework(
        written(tmp_path, question("one", "{commitment: p}", more="    shows: [pue, capex]\n"))
    )
    assert shown.questions["one"].shows == ("pue", "capex")
    plain = load_framework(written(tmp_path, question("one", "{commitment: p}")))
    assert list(shown.tests()) == list(plain.tests())
    assert problems(written(tmp_path, question("one", "{commitment: p}", more="    shows: pue\n")))


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("{policy: m}", YesNo(Key("policy", "m"))),
        ("{quantity: x, at_least: 3}", Bound(Key("quantity", "x"), "at_least", 3.0)),
        ("{quantity: x, at_most: entry}", Bound(Key("quantity", "x"), "at_most", "entry")),
        ("{field: use.mode, yes: [a]}", Choice(Key("field", "use.mode"), ("a",), None)),
        ("{scenario: access, yes: [a], no: [b]}", Choice(Key("scenario", "access"), ("a",), ("b",))),
        ("{not: {policy: m}}", Combination("not", (YesNo(Key("policy", "m")),))),
        (
            "{all: [{policy: m}, {any: [{commitment: p}]}]}",
            Combination(
                "all",
                (YesNo(Key("policy", "m")), Combination("any", (YesNo(Key("commitment", "p")),))),
            ),
        ),
    ],
)
def test_every_kind_of_rule(tmp_path: Path, rule: str, expected: object) -> None:
    assert load_framework(written(tmp_path, question("one", rule))).questions["one"].rule == expected


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        ("{}", "this is not a rule"),
        ("[]", "this is not a set of names with values"),
        ("yes", "this is not a set of names with values"),
        ("{sum: [a]}", "this is not a rule"),
        ("{commitment: p, policy: m}", "this is not a rule"),
        ("{commitment: p, at_least: 3}", "at_least is not known here"),
        ("{commitment: 3}", "this is not a text"),
        ("{quantity: x}", "this is not a bound"),
        ("{quantity: x, at_least: 1, at_most: 2}", "this is not a bound"),
        ("{quantity: x, at_least: true}", "this is not a bound"),
        ("{quantity: x, at_least: .nan}", "this is not a bound"),
        ("{field: use.mode}", "this is not a list of texts"),
        ("{field: use.mode, yes: a}", "this is not a list of texts"),
        ("{field: use.mode, yes: [1]}", "this is not a list of texts"),
        ("{all: []}", "this is not a list of rules"),
        ("{all: {policy: m}}", "this is not a list of rules"),
        ("{all: [{}, {policy: m}]}", "this is not a rule"),
        ("{not: [a]}", "this is not a set of names with values"),
    ],
)
def test_what_is_no_rule_is_refused_at_its_place(tmp_path: Path, rule: str, wrong: str) -> None:
    found = problems(written(tmp_path, question("one", rule)))
    assert any(wrong in line and line.startswith(":16:") for line in found), found


def test_all_problems_are_reported_at_once_in_order(tmp_path: Path) -> None:
    text = question("one", "{policy: m}", yes="godo").replace("track: site", "trak: site")
    found = problems(written(tmp_path, text))
    lines = [int(line.split(":")[1]) for line in found]
    assert lines == sorted(lines)
    joined = "\n".join(found)
    assert "questions.one.trak: trak is not known here, expected track" in joined
    assert "questions.one.track: track is missing" in joined
    assert ":17:10: questions.one.yes: there is no question or outcome godo, expected one of good" in joined
    assert "outcomes.good: no answer leads to this outcome" in joined


def test_an_outcome_may_stand_only_in_a_comparison(tmp_path: Path) -> None:
    more = "    compare_with: {yes: [other]}\n"
    ends = ENDS + "  other: {option: abroad, title: {nl: x, en: x}, text: {nl: x, en: x}}\n"
    framework = load_framework(written(tmp_path, question("one", "{policy: m}", more=more), ends))
    assert framework.questions["one"].compare_with == {"yes": ("other",)}
    found = problems(written(tmp_path, question("one", "{policy: m}", more=more)))
    assert any("compare_with.yes[0]: there is no question or outcome other" in line for line in found)


def test_a_question_that_nothing_leads_to_is_refused(tmp_path: Path) -> None:
    text = question("one", "{policy: m}") + question("two", "{policy: m}")
    assert any(
        "questions.two: no answer leads to this question" in line
        for line in problems(written(tmp_path, text))
    )


def test_a_circle_is_refused(tmp_path: Path) -> None:
    text = question("one", "{policy: m}", yes="two") + question("two", "{policy: m}", yes="one", no="good")
    found = [line for line in problems(written(tmp_path, text)) if "leads back to itself" in line]
    assert [line.split(": ")[1] for line in found] == ["questions.one", "questions.two"]


def test_a_question_and_an_outcome_cannot_share_a_name(tmp_path: Path) -> None:
    text = question("good", "{policy: m}", yes="bad")
    assert any("good is the name of a question too" in line for line in problems(written(tmp_path, text)))


def test_a_quote_goes_with_the_report_and_only_with_it(tmp_path: Path) -> None:
    without = question("one", "{policy: m}").replace("    quote: citaat\n", "")
    outside = question("one", "{policy: m}").replace("origin: report", "origin: external")
    for text in (without, outside):
        assert any(
            "the quote and the origin contradict" in line for line in problems(written(tmp_path, text))
        )
    assert any("questions.one.note" in line for line in problems(written(tmp_path, outside)))


def test_duplicate_questions_are_refused(tmp_path: Path) -> None:
    text = question("one", "{policy: m}") * 2
    assert any("was given before" in line for line in problems(written(tmp_path, text)))


@pytest.mark.parametrize("text", ["questions: {}\n", "framework: 3\nquestions: []\noutcomes: x\n"])
def test_a_file_with_nothing_usable_is_refused_without_a_traceback(tmp_path: Path, text: str) -> None:
    path = tmp_path / "framework.yaml"
    path.write_text(text, encoding="utf-8")
    assert len(problems(path)) >= 3
