"""Each source can be looked up where it is said to be public, has a grade, and ends where it says so."""

from __future__ import annotations

import datetime

import pytest

from aigf.documents import InputError
from aigf.register import Entry, load_register
from aigf.register.entry import GRADES, PUBLIC
from tests.register.conftest import ENTRY, Write


def everything() -> list[Entry]:
    register = load_register()
    properties = [entry for found in register.accelerators.values() for entry in found.properties.values()]
    return [*register.entries.values(), *properties]


def test_what_is_public_has_an_address() -> None:
    assert [
        entry.name
        for entry in everything()
        if entry.confidence in PUBLIC and "://" not in entry.source.address
    ] == []


def test_every_source_with_an_address_has_a_grade_and_no_other() -> None:
    wrong = [
        f"{entry.perspective}: {entry.name}"
        for entry in everything()
        if entry.source.address.startswith("http") != (entry.source.grade in GRADES)
    ]
    assert wrong == []


def test_a_tariff_of_a_year_and_a_call_that_closed_say_so() -> None:
    entries = load_register().entries
    for name in ("energy_tax", "grid_tariff"):
        assert datetime.date.fromisoformat(entries[name].valid_until) == datetime.date(2026, 12, 31)
    assert entries["aigfs_elsewhere"].valid_until == "2026-11-12"
    assert not entries["discount_rate"].valid_until


@pytest.mark.parametrize("confidence", PUBLIC)
@pytest.mark.parametrize("address", ["A report of 2025", "none", "www.example.org"])
def test_a_public_figure_without_an_address_is_refused(write: Write, confidence: str, address: str) -> None:
    text = ENTRY.replace("https://example.org", address).replace("estimate", confidence)
    with pytest.raises(InputError, match="no address where it can be read"):
        load_register(write(power=text))


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("valid_until: 2026-13-01", "is not a date"),
        ('valid_until: "2026"', "is no day"),
        ('valid_until: "2026-12-31"', ""),
    ],
)
def test_the_end_of_a_source_is_a_day(write: Write, field: str, message: str) -> None:
    folder = write(power=f"{ENTRY}  {field}\n")
    if message:
        with pytest.raises(InputError, match=message):
            load_register(folder)
    else:
        assert load_register(folder).entries["occupancy"].valid_until == "2026-12-31"


def test_an_unknown_grade_is_refused(write: Write) -> None:
    text = ENTRY.replace("address:", "grade: excellent, address:")
    with pytest.raises(InputError, match="primary, statistics, press, blog"):
        load_register(write(power=text))
