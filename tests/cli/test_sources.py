"""``aigf sources``: every row of the register, with what it belongs to."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from aigf.cli.sources import command
from aigf.register import load_register


def sources(*words: str) -> Result:
    run = CliRunner().invoke(command, [*words])
    assert run.exit_code == 0, run.output
    return run


def test_entries_is_one_list_that_holds_every_row() -> None:
    register = load_register()
    entries = json.loads(sources("--json").output)["entries"]
    rows = sum(len(accelerator.properties) for accelerator in register.accelerators.values())
    assert len(entries) == len(register.entries) + rows
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
