"""NOTICE.md says of every data file and data set that figures come from where it is from and on what terms."""

from __future__ import annotations

import json
import re
from fnmatch import fnmatch
from pathlib import Path
from urllib.parse import urlparse

import pytest

from aigf.register import load_register
from tests.test_architecture import PACKAGE

ROOT = Path(__file__).parents[1]
NOTICES = (ROOT / "NOTICE.md").read_text(encoding="utf-8")
KINDS = ("*.yaml", "*.json", "*.csv", "*.po", "*.parquet", "*.npz", "*.txt")
#: Where data sets are published; others are cited for single figures.
OF_DATA_SETS = re.compile(
    r"(^|\.)(github\.com|huggingface\.co|epoch\.ai|ember-energy\.org|cbs\.nl|rug\.nl|knmi\.nl|ec\.europa\.eu)$"
)
#: What of an address says whose data set it is: on these hosts the owner and the name.
BY_OWNER = ("github.com",)


def data_files() -> list[str]:
    inside = [
        file for kind in KINDS for file in PACKAGE.rglob(kind) if not file.name.endswith(".parsed.json")
    ]
    names = [file.relative_to(PACKAGE).as_posix() for file in inside]
    return sorted([*names, *(f"examples/{file.name}" for file in (ROOT / "examples").iterdir())])


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading, without its head."""
    section = NOTICES.split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def addresses() -> set[str]:
    register = load_register()
    entries = [*register.entries.values()]
    entries += [entry for kind in register.accelerators.values() for entry in kind.properties.values()]
    found = {entry.source.address for entry in entries}
    for name in ("climate_nl.json", "price_years_nl.json"):
        content = json.loads((PACKAGE / "register" / name).read_text(encoding="utf-8"))
        found |= {source["address"] for source in content["sources"]}
    return {address for address in found if address}


@pytest.mark.parametrize("name", data_files())
def test_each_data_file_has_its_origin_and_licence(name: str) -> None:
    of_it = [
        row for row in rows("Data files") if any(fnmatch(name, p) for p in re.findall(r"`([^`]+)`", row[0]))
    ]
    assert len(of_it) == 1
    assert all(of_it[0])


def test_what_is_named_is_there() -> None:
    patterns = [pattern for row in rows("Data files") for pattern in re.findall(r"`([^`]+)`", row[0])]
    assert not [pattern for pattern in patterns if not any(fnmatch(name, pattern) for name in data_files())]


def test_each_data_set_that_figures_come_from_has_its_licence() -> None:
    told = {_owned(row[1]) for row in rows("Data sets that figures come from")}
    used = {_owned(address) for address in addresses() if OF_DATA_SETS.search(urlparse(address).netloc)}
    assert used <= told, "NOTICE.md says nothing of these"
    assert all(len(row) == 4 and all(row) for row in rows("Data sets that figures come from"))


def _owned(address: str) -> str:
    parts = urlparse(address)
    host = parts.netloc.removeprefix("www.")
    return "/".join([host, *parts.path.split("/")[1:3]]) if host in BY_OWNER else host
