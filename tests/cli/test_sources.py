"""``aigf sources``: every row of the register, with what it belongs to."""

from __future__ import annotations

import json
import re

import pytest
from click.testing import CliRunner, Result

from aigf.cli.sources import command
from aigf.cli.sources import rows as all_rows
from aigf.register import load_register
from aigf.register.scenarios import load_scenarios
from aigf.register.stations import load_areas, load_stations
from aigf.report.wording import CONFIDENCE, word


def sources(*words: str) -> Result:
    run = CliRunner().invoke(command, [*words])
    assert run.exit_code == 0, run.output
    return run


def test_entries_is_one_list_that_holds_every_row() -> None:
    register = load_register()
    entries = json.loads(sources("--json").output)["entries"]
    rows = sum(len(accelerator.properties) for accelerator in register.accelerators.values())
    assert len(entries) == len(register.entries) + rows + len(load_areas())
    keys = {(entry["name"], json.dumps(entry["belongs_to"])) for entry in entries}
    assert len(keys) == len(entries)
    for name, accelerator in register.accelerators.items():
        of_it = [
            entry
            for entry in entries
            if entry["belongs_to"] == {"option": "factory.accelerator", "value": name}
        ]
        assert {entry["name"]: entry["value"] for entry in of_it} == {
            key: entry.value for key, entry in accelerator.properties.items()
        }


@pytest.mark.parametrize(
    ("name", "option", "value"),
    [
        ("evaporative_coolant_temperature", "factory.cooling", "evaporative"),
        ("gas_backup_cost", "energy.backup", "gas"),
        ("time_duration_wait_share", "energy.grid_contract", "time-duration"),
        ("hero_run_training_share", "use.mode", "hero-run"),
        ("electricity_price_2019", "--scenario prices", "like-2019"),
    ],
)
def test_a_row_of_a_choice_says_of_which(name: str, option: str, value: str) -> None:
    entries = json.loads(sources(name, "--json").output)["entries"]
    (found,) = [entry for entry in entries if entry["name"] == name]
    assert found["belongs_to"] == {"option": option, "value": value}
    assert f"{option}={value}" in sources(name).output


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "Nothing in the register"), ("nl", "Niets in het register")]
)
def test_finding_nothing_is_said(lang: str, said: str) -> None:
    assert sources("zzz", "--lang", lang).output.startswith(said)
    assert "electricity_price" in sources("electrcity_price", "--lang", lang).output
    assert json.loads(sources("zzz", "--json").output)["entries"] == []


def test_grids_stations_and_levels_of_scenarios_are_in_the_list() -> None:
    entries = json.loads(sources("--json").output)["entries"]
    named = {entry["name"]: entry for entry in entries}
    for area in load_areas().values():
        row = named[area.as_entry().name]
        assert (row["low"], row["value"], row["high"]) == (area.p10, area.p50, area.p90)
        assert row["source"]["grade"] and row["source"]["address"].startswith("http")
    for station in load_stations():
        if station.area:
            assert station.name in named[station.area.as_entry().name]["belongs_to"]["value"]
            found = json.loads(sources(station.name, "--json").output)["entries"]
            assert station.area.as_entry().name in {entry["name"] for entry in found}
    axes, _ = load_scenarios()
    for axis, known in axes.items():
        for value, content in known.values.items():
            for base, level in content.levels.items():
                assert base in named
                if level not in ("low", "high"):
                    assert named[level]["belongs_to"] == {"option": f"--scenario {axis}", "value": value}


def digits(text: str) -> list[str]:
    """The significant digits of every number in a text, powers of ten left out."""
    plain = re.sub(r"× 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+", "", text)
    plain = re.sub(r"(?<=\d)[.,](?=\d)", "", plain)
    return [found.strip("0") for found in re.findall(r"\d+", plain)]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_row_is_printed_whole_and_with_the_numbers_of_the_register(lang: str) -> None:
    blocks = re.split(r"\n(?=\S)", sources("--lang", lang).output.strip("\n"))
    found = all_rows("")
    assert len(blocks) == len(found)
    for block, (entry, belongs) in zip(blocks, found, strict=True):
        lines = block.split("\n")
        assert lines[0] == f"{entry.name}: {entry.title[lang]}"
        if belongs:
            assert lines.pop(1).strip() == f"{belongs['option']}={belongs['value']}"
        figures, _, sure = lines[1].strip().partition("  [")
        assert word(CONFIDENCE, entry.confidence, lang) in sure
        assert entry.source.title in lines[2] and entry.source.date in lines[2]
        assert lines[3].strip() == entry.source.address
        known = [entry.value, *(end for end in (entry.low, entry.high) if end is not None)]
        if entry.unit == "year" and min(known) < 1:
            continue  # told in days
        for number in (*known, *entry.by_year.values()):
            wanted = f"{abs(number):.4e}".partition("e")[0].replace(".", "").strip("0")
            assert wanted in digits(figures), (block, number)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_row_without_an_address_has_a_document_or_is_a_judgement(lang: str) -> None:
    for entry, _ in all_rows(""):
        if "://" in entry.source.address or entry.confidence == "judgement":
            continue
        assert len(entry.source.address) > len("a data sheet"), entry.name
        assert not re.search("no |none|geen|own|eigen", entry.source.address, re.IGNORECASE), entry.name


def test_dutch_has_no_english_code() -> None:
    said = sources("--lang", "nl").output
    assert not re.search(r"\[[^\]]*\b(judgement|published|estimate|measured)\b", said)


def test_what_was_looked_for_is_shown_without_steering_the_terminal() -> None:
    assert "\x1b" not in sources("zzz\x1b[31m").output
    assert "{text} {0}" in sources("{text} {0}").output
