"""The framework knows that the European call of 2026 has closed."""

from __future__ import annotations

import pytest

from aigf.decision import load_framework


@pytest.mark.parametrize(("lang", "day"), [("nl", "12 november 2026"), ("en", "12 November 2026")])
def test_framework_questions_and_outcome_say_that_the_call_has_closed(lang: str, day: str) -> None:
    framework = load_framework()
    texts = [framework.outcomes["private-track"].text[lang]]
    texts += [framework.questions[name].note[lang] for name in ("joint-procurement", "call-minimum")]
    assert all(day in text for text in texts)
    assert any(day in limit[lang] for limit in framework.limits)


def test_no_question_asks_for_taking_part_in_the_call_that_has_closed() -> None:
    question = load_framework().questions["joint-procurement"]
    assert "volgende" in question.text["nl"] and "next" in question.text["en"]
    assert "gesloten" in question.ask["nl"] and "closed" in question.ask["en"]
