"""Table 2.1 of the report and the p.m. items, and what is refused of such a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigf.register import load_register
from aigf.register.pm_items import load_pm_items
from aigf.register.rows import LANGUAGES, read_rows
from aigf.register.table_2_1 import load_table_2_1


def test_table_2_1_is_the_reports() -> None:
    """Seventeen parties, 22,798 GPUs, of which 64.4% American (claim C11)."""
    parties = load_table_2_1()
    total = sum(party.gpu_count for party in parties)
    american = sum(party.gpu_count for party in parties if party.country == "US")
    assert (len(parties), total, american) == (17, 22_798, 14_692)
    assert load_register().entries["table_2_1_gpu_count"].value == total


def test_every_pm_item_says_why_in_both_languages() -> None:
    items = load_pm_items()
    assert len(items) >= 10
    for item in items:
        assert item.title["nl"] != item.title["en"]
        assert all(len(text) > 40 for text in item.reason.values())


def test_what_is_wrong_is_said_all_at_once_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "rows.yaml"
    path.write_text(
        "other: 1\n"
        "rows:\n"
        "  - {id: a, title: {nl: x, en: y}, kind: big, count: 1}\n"
        "  - {id: a, title: {nl: x}, kind: odd, count: yes, more: 1}\n"
        "  - none\n"
    )
    fields = {"id": str, "title": LANGUAGES, "kind": ("big", "small"), "count": int}
    with pytest.raises(ValueError, match="other") as error:
        read_rows(path, "rows", fields)
    found = str(error.value)
    for part in (
        "rows.yaml:1:8: other: is not known here",
        "rows[1].title: is missing or not a text in en and nl",
        "rows[1].kind: is missing or not one of big, small",
        "rows[1].count: is missing or not a whole number",
        "rows[1].more: is not known here",
        "a is there twice",
        "rows[2]: is no row",
    ):
        assert part in found


def test_a_file_without_rows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rows.yaml"
    path.write_text("other: 1\n")
    with pytest.raises(ValueError, match="rows: is no list"):
        read_rows(path, "rows", {"id": str}, other=("other",))
