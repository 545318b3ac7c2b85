"""What the loader refuses in an entry, each with its place and what was expected."""

from __future__ import annotations

import pytest

from aigf.documents import InputError
from aigf.register import load_register

from .conftest import ENTRY, Write


def problems(write: Write, power: str) -> list[str]:
    """The problems of a register whose power.yaml is ``power``, without the folder."""
    folder = write(power=power)
    with pytest.raises(InputError) as caught:
        load_register(folder)
    return [line.removeprefix(f"{folder}/") for line in str(caught.value).splitlines()]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("value: 0.85", "value: high", "power.yaml:4:10: occupancy.value: 'high' is of another kind"),
        ("value: 0.85", "value: .nan", "power.yaml:4:10: occupancy.value: the number is not finite"),
        ("value: 0.85", "value: true", "power.yaml:4:10: occupancy.value: 'True' is of another kind"),
        ("  value: 0.85\n", "", "power.yaml:2:3: occupancy: 'value' is missing"),
        ('unit: "1"', "unit: MW/horse", "power.yaml:3:9: occupancy.unit: 'MW/horse' is not a known unit"),
        ('  unit: "1"\n', "", "power.yaml:2:3: occupancy: 'unit' is missing"),
        ("low: 0.75", "low: 0.90", "power.yaml:5:8: occupancy.low: 'low' (0.9) is above 'value' (0.85)"),
        ("high: 0.95", "high: 0.80", "power.yaml:6:9: occupancy.high: 'high' (0.8) is below 'value' (0.85)"),
        ("  low: 0.75\n", "", "power.yaml:5:9: occupancy.high: 'high' is given without 'low'"),
        ("  high: 0.95\n", "", "power.yaml:5:8: occupancy.low: 'low' is given without 'high'"),
        (
            "confidence: estimate",
            "confidence: sure",
            "'sure' is not one of the choices, expected one of measured",
        ),
        ("confidence: estimate", "confidence: judgement", "occupancy.confidence: a judgement has no note"),
        ("  confidence: estimate\n", "", "power.yaml:2:3: occupancy: 'confidence' is missing"),
        (", en: Occupancy", "", "power.yaml:2:10: occupancy.title: 'en' is missing, expected a text"),
        ("nl: Bezetting", "nl: ''", "power.yaml:2:15: occupancy.title.nl: the text is empty"),
        ("nl: Bezetting", "de: Belegung, nl: Bezetting", "occupancy.title.de: 'de' is unknown here"),
        ('section: "4.1", ', "", "power.yaml:7:11: occupancy.source: 'section' is missing"),
        ('date: "2025"', 'date: "last year"', "occupancy.source.date: 'last year' is not a date"),
        ('date: "2025"', 'date: "2025-13"', "occupancy.source.date: '2025-13' is not a date"),
        ('date: "2025"', "date: 2025", "occupancy.source.date: '2025' is of another kind, expected a text"),
        ("occupancy:", "Occupancy:", "power.yaml:1:1: Occupancy: 'Occupancy' is not written as a name"),
        ("  low:", "  lowest: 1\n  low:", "power.yaml:5:3: occupancy.lowest: 'lowest' is unknown here"),
        ("  low:", "  distribution: normal\n  low:", "'normal' is not one of the choices"),
        ("  low:", "  by_year: {soon: 1}\n  low:", "occupancy.by_year.soon: 'soon' is not a year"),
        ("  low:", '  by_year: {"2030": x}\n  low:', "occupancy.by_year.2030: 'x' is of another kind"),
        ("  low:", "  unit: MW\n  low:", "occupancy.unit: 'unit' was given before, on line 3"),
    ],
)
def test_what_breaks_a_rule_is_refused_at_its_place(write: Write, old: str, new: str, expected: str) -> None:
    assert old in ENTRY
    found = problems(write, ENTRY.replace(old, new, 1))
    assert len(found) == 1, found
    assert expected in found[0]


def test_a_missing_source_is_refused(write: Write) -> None:
    without = "".join(line for line in ENTRY.splitlines(keepends=True) if "source" not in line)
    assert problems(write, without) == [
        "power.yaml:2:3: occupancy: 'source' is missing, expected names with values"
    ]


def test_a_distribution_needs_a_range(write: Write) -> None:
    lines = [line for line in ENTRY.splitlines(keepends=True) if "low" not in line and "high" not in line]
    found = problems(write, "".join(lines) + "  distribution: uniform\n")
    assert found == [
        "power.yaml:7:17: occupancy.distribution: a distribution without a range, expected 'low' and 'high'"
    ]


def test_an_unknown_key_suggests_the_nearest_known_one(write: Write) -> None:
    found = problems(write, ENTRY + "  distributon: uniform\n")
    assert found[0].endswith("'distributon' is unknown here, expected 'distribution'")


def test_every_problem_is_reported_at_once_in_order_of_place(write: Write) -> None:
    broken = (
        ENTRY.replace("value: 0.85", "value: much")
        .replace('unit: "1"', "unit: horse")
        .replace("estimate", "sure")
    )
    found = problems(write, broken + ENTRY.replace("occupancy", "idle_share").replace("0.75", "0.90"))
    assert [line.split(" ")[0] for line in found] == [
        "power.yaml:3:9:",
        "power.yaml:4:10:",
        "power.yaml:8:15:",
        "power.yaml:13:8:",
    ]


def test_the_parts_of_a_sound_entry_are_kept(write: Write) -> None:
    text = ENTRY + '  by_year: {"2031": 0.9, "2030": 0.88}\n  note: {nl: Waarom, en: Why}\n'
    entry = load_register(write(power=text)).entries["occupancy"]
    assert (entry.perspective, entry.unit, entry.value, entry.low, entry.high) == (
        "power",
        "1",
        0.85,
        0.75,
        0.95,
    )
    assert entry.title == {"nl": "Bezetting", "en": "Occupancy"}
    assert list(entry.by_year.items()) == [(2030, 0.88), (2031, 0.9)]
    assert entry.distribution == "double-triangular"
    assert entry.note == {"nl": "Waarom", "en": "Why"}
    assert (entry.source.title, entry.source.date, entry.confidence) == ("A report", "2025", "estimate")


def test_without_a_range_a_value_is_fixed(write: Write) -> None:
    lines = [line for line in ENTRY.splitlines(keepends=True) if "low" not in line and "high" not in line]
    entry = load_register(write(power="".join(lines))).entries["occupancy"]
    assert (entry.low, entry.high, entry.distribution) == (None, None, "fixed")


def test_a_fixed_value_keeps_its_range_for_scenarios(write: Write) -> None:
    text = ENTRY.replace("  low:", "  distribution: fixed\n  low:", 1)
    entry = load_register(write(power=text)).entries["occupancy"]
    assert (entry.low, entry.high, entry.distribution) == (0.75, 0.95, "fixed")
