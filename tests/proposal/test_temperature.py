"""The temperature of a site is that of a place on earth: what the engines cannot run, the check refuses."""

from pathlib import Path

import pytest

from aigf.proposal import InputError, read_proposal

BID = "proposal: {name: x, signature_year: 2027}\nfactory: {accelerator: h100-sxm}\nsite:\n"


def said(tmp_path: Path, **stated: object) -> str:
    """What is wrong with a bid that states this of its temperature; empty where nothing is."""
    path = tmp_path / "bid.yaml"
    path.write_text(
        BID + "".join(f"  temperature_{name}: {value}\n" for name, value in stated.items()), encoding="utf-8"
    )
    try:
        read_proposal(path)
    except InputError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    "stated",
    [
        {"mean": 5.1, "annual_amplitude": 9.4, "diurnal_amplitude": 2.5},  # Narvik
        {"mean": 27, "annual_amplitude": 13, "diurnal_amplitude": 8},  # Kuwait
        {"mean": -15.5, "annual_amplitude": 32, "diurnal_amplitude": 6},  # Oymyakon
        {"mean": 35},
        {"annual_amplitude": 30},
    ],
)
def test_places_on_earth_are_taken(tmp_path: Path, stated: dict[str, float]) -> None:
    assert said(tmp_path, **stated) == ""


@pytest.mark.parametrize(
    ("stated", "message"),
    [
        ({"mean": 50}, "'50' is above 35"),
        ({"mean": -31}, "below -30"),
        ({"diurnal_amplitude": 40}, "'40' is above 15"),
        ({"mean": 30, "annual_amplitude": 12, "diurnal_amplitude": 12}, "a warmest day of 54 °C"),
        ({"mean": -29, "annual_amplitude": 25, "diurnal_amplitude": 5}, "a coldest night of -59 °C"),
        ({"annual_amplitude": 35, "diurnal_amplitude": 10}, "add up to 45 degrees"),
        ({"mean": "{low: 20, central: 25, high: 35}", "annual_amplitude": 18}, "a warmest day of 53 °C"),
    ],
)
def test_what_no_place_has_is_refused(tmp_path: Path, stated: dict[str, object], message: str) -> None:
    assert message in said(tmp_path, **stated)
