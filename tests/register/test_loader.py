"""The pre-parsed copy: equal to the YAML, quick, and never trusted when it is old or damaged."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from aigf.register import DATA, load_register
from aigf.register import loader as loader_module
from aigf.register.parsed import FORMAT, PARSED, read_parsed

from .conftest import ENTRY, Write


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """The register's own files, without a copy."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    for path in DATA.glob("*.yaml"):
        shutil.copy(path, folder)
    return folder


def test_the_copy_equals_what_the_yaml_says(shipped: Path) -> None:
    from_yaml = load_register(shipped)
    assert (shipped / PARSED).exists()
    assert load_register(shipped) == from_yaml
    digest = json.loads((shipped / PARSED).read_text("utf-8"))["digest"]
    assert read_parsed(shipped, digest) == from_yaml


def test_the_register_in_use_equals_its_yaml(shipped: Path) -> None:
    assert load_register() == load_register(shipped)


def test_loading_the_copy_imports_no_parser(shipped: Path) -> None:
    load_register(shipped)
    code = (
        "import sys; from pathlib import Path; from aigf.register import load_register; "
        f"load_register(Path({str(shipped)!r})); "
        "print([m for m in sys.modules if m.split('.')[0] in ('ruamel', 'pydantic', 'numpy')])"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_changed_file_outdates_the_copy(write: Write) -> None:
    load_register(write())
    assert load_register(write(power=ENTRY.replace("0.85", "0.80"))).entries["occupancy"].value == 0.80


def test_a_file_added_or_renamed_outdates_the_copy(write: Write) -> None:
    load_register(write())
    assert (
        load_register(write(space=ENTRY.replace("occupancy", "idle"))).entries["idle"].perspective == "space"
    )
    renamed = load_register(write(space=None, power=None, energy=ENTRY))
    assert renamed.entries["occupancy"].perspective == "energy"


@pytest.mark.parametrize("damage", ["", "{", "[]", "null", '{"format": 1}'])
def test_a_damaged_copy_is_read_past(write: Write, damage: str) -> None:
    folder = write()
    whole = load_register(folder)
    (folder / PARSED).write_text(damage, encoding="utf-8")
    assert load_register(folder) == whole
    assert json.loads((folder / PARSED).read_text("utf-8"))["format"] == FORMAT


def test_a_copy_with_other_fields_is_read_past(write: Write) -> None:
    folder = write()
    whole = load_register(folder)
    copy = json.loads((folder / PARSED).read_text("utf-8"))
    copy["register"]["entries"]["occupancy"]["colour"] = "red"
    (folder / PARSED).write_text(json.dumps(copy), encoding="utf-8")
    assert load_register(folder) == whole


def test_where_no_copy_can_be_written_the_register_still_loads(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("tempfile.NamedTemporaryFile", refuse)
    assert load_register(folder).entries["occupancy"].value == 0.85
    assert not (folder / PARSED).exists()


def test_a_copy_that_fails_half_way_leaves_nothing_behind(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write()

    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "replace", refuse)
    load_register(folder)
    assert sorted(path.name for path in folder.iterdir()) == [
        "accelerators.yaml",
        "power.yaml",
        "register.yaml",
    ]


def test_names_and_contents_of_files_cannot_be_confused() -> None:
    digest = loader_module._digest
    a, b = Path("a.yaml"), Path("b.yaml")
    digests = {digest({a: b"xy", b: b""}), digest({a: b"x", b: b"y"}), digest({a: b"xy"}), digest({b: b"xy"})}
    assert len(digests) == 4
