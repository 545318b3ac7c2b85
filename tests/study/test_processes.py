"""As many processes as the system can wait for."""

from __future__ import annotations

import sys

import pytest

from aigf.study.processes import possible


@pytest.mark.parametrize(("platform", "expected"), [("linux", 256), ("darwin", 256), ("win32", 61)])
def test_no_more_than_the_system_allows(
    monkeypatch: pytest.MonkeyPatch, platform: str, expected: int
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert possible(256) == expected
    assert possible(2) == 2
