"""A separator with three digits behind it: two readings, of which no one is taken in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigf.documents import InputError
from aigf.proposal.amounts import Quantity, ambiguous_number, parse_amount
from aigf.proposal.numbers import Language
from aigf.study.case import prepare

REFERENCE = Path(__file__).parents[2] / "examples" / "reference.yaml"
SHARE = Quantity("", maximum=1)
PUE = Quantity("", minimum=1, maximum=3)
POWER = Quantity("MW", minimum=1e-3, maximum=1e5)
COUNT = Quantity("accelerator", minimum=1, maximum=1e8)


@pytest.mark.parametrize(
    ("text", "quantity", "language", "message"),
    [
        (
            "45.409%",
            SHARE,
            "nl",
            "'45.409' can be read as 45,4090 and as 45409, and only 45,4090 is possible here,"
            " expected '45,4090%' if that is meant",
        ),
        (
            "45,409 %",
            SHARE,
            "en",
            "'45,409' can be read as 45.4090 and as 45409, and only 45.4090 is possible here,"
            " expected '45.4090 %' if that is meant",
        ),
        ("1.125", PUE, "nl", "'1.125' can be read as 1,1250 and as 1125, and only 1,1250 is possible here"),
        (
            "150.000 MW",
            POWER,
            "nl",
            "'150.000' can be read as 150 and as 150000, and only 150 is possible here, expected '150 MW'",
        ),
        ("1,300 MW", POWER, "nl", "'1,300' can be read as 1,3 and as 1300, expected '1,3' or '1300'"),
        ("145.409%", SHARE, "nl", "'145.409%' is above 1"),
    ],
)
def test_what_is_refused_with_both_readings(
    text: str, quantity: Quantity, language: Language, message: str
) -> None:
    with pytest.raises(ExceptionGroup) as caught:
        parse_amount(text, quantity, language)
    (error,) = caught.value.exceptions
    said = f"{error.wrong}, expected {error.expected}"  # type: ignore[attr-defined]
    assert said.startswith(message)


@pytest.mark.parametrize(
    ("text", "quantity", "language", "value"),
    [
        ("45,409%", SHARE, "nl", 0.45409),
        ("45.409%", SHARE, "en", 0.45409),
        ("45,4090%", SHARE, "nl", 0.45409),
        ("1,125", PUE, "nl", 1.125),
        ("100.000", COUNT, "nl", 100_000),
        ("1.300 MW", POWER, "nl", 1300),
    ],
)
def test_the_reading_of_the_proposals_notation_is_taken_where_no_other_is_possible_or_none_is_meant(
    text: str, quantity: Quantity, language: Language, value: float
) -> None:
    assert parse_amount(text, quantity, language).central == pytest.approx(value, rel=1e-12)


def test_what_is_proposed_to_write_is_read_as_meant() -> None:
    with pytest.raises(ExceptionGroup) as caught:
        parse_amount("45.409%", SHARE, "nl")
    whole = caught.value.exceptions[0].expected.values["whole"]  # type: ignore[attr-defined]
    assert parse_amount(whole, SHARE, "nl").central == pytest.approx(0.45409)


def test_a_plain_number_beyond_a_bound_that_catches_slips_of_a_unit() -> None:
    """150.000 stands in YAML for 150, and for a Dutch reader for 150,000: kW, if the unit was forgotten."""
    assert ambiguous_number("1.125", PUE, "nl") is None
    error = ambiguous_number("150.000", POWER, "nl")
    assert error is not None
    assert str(error.wrong).endswith("only 150 is possible here")
    assert ambiguous_number("150.000", POWER, "en") is None


@pytest.mark.parametrize("name", ["energy.electricity_price", "electricity_price"])
def test_a_register_name_and_a_path_are_read_alike(name: str) -> None:
    with pytest.raises(InputError, match=r"'1\.300' can be read as 1,3 and as 1300"):
        prepare(REFERENCE, {name: "1.300"}, "base", 1)
    for text in ("62.5", "62,5", "62,5 EUR/MWh"):
        prepare(REFERENCE, {name: text}, "base", 1)
