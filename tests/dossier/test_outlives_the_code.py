"""A dossier is reported and explained by a version whose formulas and register are others, and recalculated by it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.copied_package import add, aigf, copied
from tests.model.test_adding_a_formula import ENTRY, FORMULA

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of which a formula was added, one was changed and one removed, and an entry has another value."""
    place = tmp_path_factory.mktemp("later")
    package = copied(place)
    model, data = package / "model", package / "register" / "data"
    add(model / "tariffs.py", FORMULA)
    add(data / "energy.yaml", ENTRY)
    rewrite(
        model / "energy.py",
        "MWH_PER_TWH / household_electricity)",
        "MWH_PER_TWH / (2 * household_electricity))",
    )
    space = (model / "space.py").read_text(encoding="utf-8")
    (removed,) = re.findall(r"def gross_area\(.*?\n    return .*?\n", space, re.DOTALL)
    rewrite(model / "space.py", removed, "")
    rewrite(data / "energy.yaml", "  value: 78.4\n", "  value: 90\n")
    return place


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path.name} has {old!r} {text.count(old)} times"
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_its_documents_are_the_same_bytes_and_its_figures_are_explained(
    written: Callable[[str], Path], later: Path, tmp_path: Path
) -> None:
    kept = Path(shutil.copytree(written("rotterdam"), tmp_path / "kept"))
    pages = {path.name: path.read_bytes() for path in kept.glob("*.html")}
    for path in kept.glob("*.html"):
        path.unlink()
    for lang in ("nl", "en"):
        aigf(later, "report", kept, "--format", "html,xlsx", "--lang", lang)
        assert (kept / f"workbook.{lang}.xlsx").stat().st_size > 100_000
    assert {path.name: path.read_bytes() for path in kept.glob("*.html")} == pages
    changed = aigf(later, "explain", kept, "household_equivalents", "--depth", "1")
    removed = aigf(later, "explain", kept, "gross_area", "--depth", "1")
    price = json.loads(aigf(later, "explain", kept, "electricity_price", "--json"))
    assert "2 × " not in changed
    assert "computed" in removed
    assert price["tree"]["value"] == 78.4


def test_a_recalculation_shows_old_beside_new_and_why(
    written: Callable[[str], Path], later: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new"
    changes = json.loads(aigf(later, "appraise", "--from", written("rotterdam"), "-o", new, "--json"))[
        "changes"
    ]
    assert changes["formulas"] == {
        "added": ["evening_cost"],
        "removed": ["gross_area"],
        "changed": ["household_equivalents"],
    }
    assert not changes["proposal_changed"]
    inputs = {item["name"]: (item["old"], item["new"]) for item in changes["inputs"]}
    assert inputs["electricity_price"] == (78.4, 90.0)
    assert inputs["evening_surcharge"] == (None, 2.0)
    figures = {item["name"]: item for item in changes["quantities"]}
    assert figures["household_equivalents"]["new"] == figures["household_equivalents"]["old"] / 2
    assert figures["project_npv"]["new"] < figures["project_npv"]["old"]
    assert figures["gross_area"]["new"] is None
    assert figures["evening_cost"]["old"] is None
    again = json.loads(aigf(later, "appraise", "--from", new, "--json"))["changes"]
    assert again["quantities"] == again["inputs"] == []
    assert again["formulas"] == {"added": [], "removed": [], "changed": []}
