"""Text that is typed as no YAML is put right without moving anything, and without cost for who attacks."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from aigf.documents.typed import quoted, with_plain_spaces


@given(st.text(alphabet="ab:-?>|“” '#\n\u00a05", max_size=60))
def test_no_line_and_no_column_of_a_name_moves(text: str) -> None:
    spaced = with_plain_spaces(text)
    assert len(spaced) == len(text)
    assert spaced.replace("\u00a0", " ") == text.replace("\u00a0", " ")
    for before, after in zip(text.split("\n"), quoted(text).split("\n"), strict=True):
        assert after == before or after.startswith(before.partition(":")[0] + ":")


def test_what_is_yaml_stays() -> None:
    text = "a: >\n  b: -\nc: >5\n     d: ?\ne: - f\ng: |\n  h: > 5 mld\ni: 'j'\n"
    assert quoted(text) == text


def test_long_lines_cost_no_time() -> None:
    for line in (
        "a: “" + " " * 900_000 + "x",
        "a: >" + " 5" * 400_000,
        ": " * 400_000,
        "- " * 400_000 + "a: -",
        "\u00a0" * 900_000,
    ):
        begun = time.perf_counter()
        quoted(line)
        with_plain_spaces(line)
        assert time.perf_counter() - begun < 1
