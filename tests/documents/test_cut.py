"""Values between braces and brackets that a comma cuts in two, and what only looks like them."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigf.documents import compose


def cut(folder: Path, text: str) -> list[str]:
    (folder / "a.yaml").write_text(f"{text}\n", encoding="utf-8")
    _, problems = compose(folder / "a.yaml")
    return [str(problem.wrong).partition("' is cut")[0].lstrip("'") for problem in problems]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("a: {b: 5 en 7,5 mld, c: 1,5}", ["5 en 7,5 mld", "1,5"]),
        ("a: {b: x, c: € 4,-}", ["€ 4,-"]),
        ("a: {b: 4 mld, excl. BTW}", ["4 mld, excl. BTW"]),
        ("a: {b: 1,5,2}", ["1,5,2"]),
        ("a: [1,5 mln; 2,5 mln]", ["1,5 mln; 2,5 mln"]),
        ("a: [4,5 mld, 5,5 mld]", ["4,5 mld", "5,5 mld"]),
        ("a: [€ 4,5 mld, ~5,5 mld, 4-5,5 mld]", ["€ 4,5 mld", "~5,5 mld", "4-5,5 mld"]),
        ("a: [{b: 7,5 MW}, {b: 5 à 7,5 MW}]", ["7,5 MW", "5 à 7,5 MW"]),
    ],
)
def test_what_a_comma_cuts_is_named_whole(tmp_path: Path, text: str, whole: list[str]) -> None:
    assert cut(tmp_path, text) == whole


@pytest.mark.parametrize(
    "text",
    [
        "a: [2028,2030]",
        "a: {b: 1, c: 2}",
        "a: {b: '1,5', c: '2,5'}",
        "a: [h100-sxm, x]",
        "a: [annex-1,2b]",
        "a: [annex1,2024-studie]",
        "a: [brief-1,2]",
        "a: {b: 4 mld, c}",
        "a: 1,5",
    ],
)
def test_what_is_whole_is_left(tmp_path: Path, text: str) -> None:
    assert cut(tmp_path, text) == []
