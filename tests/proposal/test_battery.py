"""A battery holds some hours of its power: more is a slip of a unit, and no schedule for it is found in time."""

from pathlib import Path

import pytest

from aigf.engines.planned import LONGEST_STORAGE
from aigf.proposal import InputError, read_proposal

BID = "proposal: {name: x, signature_year: 2027, language: en}\nfactory: {accelerator: h100-sxm}\nenergy:\n"


def read(tmp_path: Path, power: object, energy: object) -> None:
    path = tmp_path / "bid.yaml"
    path.write_text(BID + f"  battery_power: {power}\n  battery_energy: {energy}\n", encoding="utf-8")
    read_proposal(path)


@pytest.mark.parametrize(
    ("power", "energy"), [(10, 40), (10, 10 * LONGEST_STORAGE), (0, 40), ("{low: 1, central: 5}", 900)]
)
def test_batteries_are_taken(tmp_path: Path, power: object, energy: object) -> None:
    read(tmp_path, power, energy)


@pytest.mark.parametrize(("power", "energy"), [(10, 40_000), ("{low: 1, central: 5}", 1100)])
def test_a_store_of_a_season_is_refused(tmp_path: Path, power: object, energy: object) -> None:
    with pytest.raises(InputError, match=r"hours of its power, expected at most 1,?000 hours"):
        read(tmp_path, power, energy)
