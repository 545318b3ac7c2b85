"""What the loader refuses between entries and files."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigf.documents import InputError
from aigf.register import load_register
from tests.effort import examples

from .conftest import ACCELERATORS, ENTRY, REGISTER, Write


def refused(folder: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        load_register(folder)
    return [line.removeprefix(f"{folder}/") for line in str(caught.value).splitlines()]


def test_a_name_twice_in_a_file_is_refused(write: Write) -> None:
    assert refused(write(power=ENTRY + ENTRY)) == [
        "power.yaml:9:1: occupancy: 'occupancy' was given before, on line 1, expected each name once"
    ]


def test_a_name_in_two_files_is_refused_and_names_both(write: Write) -> None:
    folder = write(space=ENTRY)
    (found,) = refused(folder)
    assert found.startswith("space.yaml:1:1: occupancy: 'occupancy' was given before, in ")
    assert "power.yaml on line 1" in found


def test_a_property_of_accelerators_is_a_name_too(write: Write) -> None:
    (found,) = refused(write(power=ENTRY.replace("occupancy", "accelerator_it_power")))
    assert "'accelerator_it_power' was given before" in found


def test_problems_of_all_files_come_at_once(write: Write) -> None:
    folder = write(
        power=ENTRY.replace('"1"', "horse"),
        space="area: 3\n",
        energy="price: [1\n",
        finance="",
        register=REGISTER.replace("2026\n", "next\n", 1),
        accelerators=ACCELERATORS.replace("1.275", "much"),
    )
    files = [line.split(":")[0] for line in refused(folder)]
    assert files == [
        "accelerators.yaml",
        "energy.yaml",
        "finance.yaml",
        "power.yaml",
        "register.yaml",
        "space.yaml",
    ]


def test_an_accelerator_without_a_property_is_refused(write: Write) -> None:
    text = ACCELERATORS + "  b200: {title: NVIDIA B200, vendor: NVIDIA, released: '2025-01'}\n"
    assert refused(write(accelerators=text)) == [
        "accelerators.yaml:14:9: accelerators.b200: 'accelerator_it_power' is missing, "
        "expected names with values"
    ]


def test_an_unknown_property_of_an_accelerator_is_refused(write: Write) -> None:
    (found,) = refused(write(accelerators=ACCELERATORS + "    accelerator_it_powr: {value: 1}\n"))
    assert found.endswith("'accelerator_it_powr' is unknown here, expected 'accelerator_it_power'")


def test_a_property_gives_no_unit_of_its_own(write: Write) -> None:
    (found,) = refused(write(accelerators=ACCELERATORS + "      unit: MW\n"))
    assert "accelerator_it_power.unit: 'unit' is unknown here" in found


def test_a_register_without_version_is_refused(write: Write) -> None:
    assert refused(write(register=None)) == [
        "register.yaml:1:1: there is no such file, expected the version and the price year of the register"
    ]
    assert refused(write(register="price_year: 2026\n")) == [
        "register.yaml:1:1: 'version' is missing, expected a text"
    ]


def test_a_price_year_is_a_year(write: Write) -> None:
    (found,) = refused(write(register=REGISTER.replace("price_year: 2026", "price_year: 26")))
    assert "price_year: '26' is not a year" in found


@pytest.mark.parametrize("folder", ["absent", "empty"])
def test_a_folder_without_files_is_refused(tmp_path: Path, folder: str) -> None:
    (tmp_path / "empty").mkdir()
    assert refused(tmp_path / folder)


def test_a_file_that_is_a_directory_is_refused(write: Write) -> None:
    folder = write()
    (folder / "space.yaml").mkdir()
    assert refused(folder)[0].startswith("space.yaml:1:1: this is a directory")


def test_an_accelerator_is_titled_with_what_and_whose(write: Write) -> None:
    accelerator = load_register(write()).accelerators["h100-sxm"]
    entry = accelerator.properties["accelerator_it_power"]
    assert (accelerator.vendor, accelerator.released) == ("NVIDIA", "2022-10")
    assert (entry.name, entry.perspective, entry.unit) == (
        "accelerator_it_power",
        "accelerators",
        "kW/accelerator",
    )
    assert entry.title == {"nl": "Vermogen: NVIDIA H100", "en": "Power: NVIDIA H100"}


def test_the_version_follows_every_change(write: Write) -> None:
    before = load_register(write()).version
    after = load_register(write(power=ENTRY.replace("0.85", "0.86"))).version
    assert before.startswith("2026.11.1+") and after.startswith("2026.11.1+")
    assert len(before) == len("2026.11.1+") + 8
    assert before != after


FIELDS = ["title", "unit", "value", "by_year", "low", "high", "distribution", "source", "confidence", "note"]
LEAVES = (
    st.none() | st.booleans() | st.floats() | st.integers() | st.sampled_from(["", "nl", "1", "MW", "fixed"])
)
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from([*FIELDS, "nl", "2030"]), inner)
    ),
    max_leaves=6,
)


@settings(deadline=None, max_examples=examples(60))
@given(entry=st.dictionaries(st.sampled_from(FIELDS), ANYTHING) | ANYTHING)
def test_whatever_an_entry_holds_is_read_or_refused_with_places(entry: Any) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "register.yaml").write_text(REGISTER, encoding="utf-8")
        (folder / "accelerators.yaml").write_text(ACCELERATORS, encoding="utf-8")
        (folder / "power.yaml").write_text(json.dumps({"some_entry": entry}), encoding="utf-8")
        try:
            assert "some_entry" in load_register(folder).entries
        except InputError as error:
            assert error.problems
            assert all(problem.place.file.startswith(name) for problem in error.problems)
