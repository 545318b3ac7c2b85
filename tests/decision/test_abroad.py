"""For a site outside the Netherlands only taking part and doing nothing remain of the Dutch options."""

from __future__ import annotations

import pytest

from aigf.decision import frameworks
from aigf.report.html import html_report
from aigf.report.questions import answers
from tests.report.appraisals import appraised, result


@pytest.mark.parametrize(
    ("policy", "reachable"), [("unknown", ("abroad", "none")), ("yes", ("abroad",)), ("no", ("none",))]
)
def test_two_options_remain_and_the_minister_decides(policy: str, reachable: tuple[str, ...]) -> None:
    verdict = appraised("narvik", 0, (("policy.take_part_abroad", policy),)).verdict
    assert verdict.reachable == reachable
    assert bool(verdict.missing) == (len(reachable) > 1)


@pytest.mark.slow
def test_no_text_offers_another_option() -> None:
    """Nor tells of the site what the framework asks of a Dutch one."""
    own, abroad = frameworks()
    for lang in ("nl", "en"):
        found = result("narvik", lang)
        text = html_report(found, lang) + str(answers(found, lang))
        offered = [
            outcome.title[lang]
            for name, outcome in own.outcomes.items()
            if name not in abroad.outcomes and outcome.title[lang] in text
        ]
        assert offered == []
        assert all(outcome.title[lang] in text for outcome in abroad.outcomes.values())


def test_a_dutch_site_keeps_the_framework_of_the_report() -> None:
    assert appraised("reference").framework == frameworks()[0]
    assert result("narvik", "en")["quantities"]["share_of_national_electricity"]["value"] is None
