"""What the project says of itself is so: version, licence, keywords, and what a contributor is told."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

import aigf

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def yaml(name: str) -> Any:
    return YAML(typ="safe").load((ROOT / name).read_text(encoding="utf-8"))


def test_the_version_is_one() -> None:
    assert PROJECT["project"]["version"] == aigf.__version__ == yaml("CITATION.cff")["version"]


def test_the_citation_says_what_the_package_says() -> None:
    citation = yaml("CITATION.cff")
    assert citation["license"] == PROJECT["project"]["license"]
    assert citation["keywords"] == PROJECT["project"]["keywords"]
    assert {"cff-version", "message", "title", "authors", "type"} <= set(citation)


def test_hooks_fetch_nothing() -> None:
    repositories = yaml(".pre-commit-config.yaml")["repos"]
    assert [repository["repo"] for repository in repositories] == ["local"]
    hooks = [hook for repository in repositories for hook in repository["hooks"]]
    assert {hook["language"] for hook in hooks} == {"system"}
    tools = {hook["entry"].split()[0] for hook in hooks}
    assert tools <= {
        re.split(r"[<>=]", need)[0] for need in PROJECT["project"]["optional-dependencies"]["test"]
    }


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "NOTICE.md"])
def test_links_lead_to_files(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)[^)]*\)", text) if not link.startswith("http")]
    assert links
    assert not [link for link in links if not (ROOT / link).exists()]


def test_what_a_contributor_is_told_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`make (\w+)`", CONTRIBUTING):
        assert re.search(rf"^{target}:", makefile, re.M), target
    for path in re.findall(r"`((?:src|tests|docs)/[\w./]+)`", CONTRIBUTING):
        assert (ROOT / path).exists(), path


def test_extras_hold_what_they_add() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    assert set(extras["dask"]) <= set(extras["test"]), "what is offered is tested"
    for needs in (PROJECT["project"]["dependencies"], *extras.values()):
        names = [re.split(r"[<>=]", need)[0] for need in needs]
        assert names == sorted(set(names))


def test_the_headings_it_leads_to_are_there() -> None:
    headings = re.findall(r"^#+ (.+)$", (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"), re.M)
    anchors = re.findall(r"architecture\.md#([\w-]+)", CONTRIBUTING)
    assert anchors
    assert set(anchors) <= {heading.lower().replace(" ", "-") for heading in headings}
