"""Killed at any moment, a study goes on where it was and ends as if nothing had happened."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.study.table.kills import Kills


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_at_random_moments(jobs: int, tmp_path: Path) -> None:
    kills = Kills(tmp_path, jobs, seed=7)
    for _ in range(40):
        kills.kill()
        if kills.hit >= 5:
            break
    kills.end()
    assert kills.hit >= 5
    assert kills.finished
    assert kills.again == 0
