"""Numbers with units as people write them."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from aigf.proposal.amounts import Amount, Quantity, ambiguous_number, parse_amount
from aigf.proposal.numbers import Language, readings, written
from aigf.proposal.structure import SHAPES

MW = Quantity("MW")
EUR = Quantity("EUR")
YEARLY = Quantity("EUR", yearly=True)
SHARE = Quantity("", maximum=1)
PUE = Quantity("", minimum=1, maximum=3)
COUNT = Quantity("accelerator", minimum=1)
PRICE = Quantity("EUR/accelerator", short=("EUR",))
HOUR = Quantity("EUR/accelerator/h", short=("EUR", "EUR/h"))
ENERGY_PRICE = Quantity("EUR/MWh")
TWH = Quantity("TWh", yearly=True)
PETAJOULE = Quantity("PJ", yearly=True)
HA = Quantity("ha")
KM = Quantity("km")
YEAR = Quantity("year")
HOURS = Quantity("h")
DEGREES = Quantity("degC")
FLOP = Quantity("FLOP")


def central(value: object, quantity: Quantity, language: Language = "nl") -> float:
    return parse_amount(value, quantity, language).central


def refusals(value: object, quantity: Quantity, language: Language = "nl") -> list[str]:
    with pytest.raises(ExceptionGroup) as caught:
        parse_amount(value, quantity, language)
    return [f"{error.part}: {error.wrong}, expected {error.expected}" for error in caught.value.exceptions]


def refusal(value: object, quantity: Quantity, language: Language = "nl") -> str:
    (message,) = refusals(value, quantity, language)
    return message.removeprefix(": ")


@pytest.mark.parametrize(
    ("text", "quantity", "value"),
    [
        ("250 MW", MW, 250),
        ("250MW", MW, 250),
        ("2,5 GW", MW, 2500),
        ("2.5 GW", MW, 2500),
        ("2.3 kW", MW, 0.0023),
        ("250 mw", MW, 250),
        ("250 Mw", MW, 250),
        ("250 MWe", MW, 250),
        ("2,5 gW", MW, 2500),
        ("2300 KW", MW, 2.3),
        ("250 megawatt", MW, 250),
        ("250", MW, 250),
        ("+250 MW", MW, 250),
        ("4 mld EUR", EUR, 4e9),
        ("4 mld. euro", EUR, 4e9),
        ("€ 1.300 mln", EUR, 1.3e9),
        ("€1.300 mln", EUR, 1.3e9),
        ("€\u00a01.300\u00a0mln", EUR, 1.3e9),
        ("1.300 mln", EUR, 1.3e9),
        ("1,3 miljard euro", EUR, 1.3e9),
        ("EUR 4 billion", EUR, 4e9),
        ("4 bn EUR", EUR, 4e9),
        ("4bn", EUR, 4e9),
        ("400 M€", EUR, 4e8),
        ("400 MEUR", EUR, 4e8),
        ("€ 400m", EUR, 4e8),
        ("95 k€", EUR, 95_000),
        ("95k", EUR, 95_000),
        ("700 duizend euro", EUR, 700_000),
        ("€ 21.280,-", EUR, 21_280),
        ("1 300 000 euro", EUR, 1.3e6),
        ("€ 300 mln per jaar", YEARLY, 3e8),
        ("300 mln euro/jaar", YEARLY, 3e8),
        ("21.280 euro", PRICE, 21_280),
        ("21.280 euro per GPU", PRICE, 21_280),
        ("€ 2,60", HOUR, 2.6),
        ("€ 2,60 per uur", HOUR, 2.6),
        ("2,60 EUR/GPU/h", HOUR, 2.6),
        ("78,40 €/MWh", ENERGY_PRICE, 78.4),
        ("€ 78,40 per MWh", ENERGY_PRICE, 78.4),
        ("0,08 euro per kWh", ENERGY_PRICE, 80),
        ("8 ct/kWh", ENERGY_PRICE, 80),
        ("2,1 TWh", TWH, 2.1),
        ("2100 GWh per jaar", TWH, 2.1),
        ("800 TJ per jaar", PETAJOULE, 0.8),
        ("1.200.000 gigajoule", PETAJOULE, 1.2),
        ("30 ha", HA, 30),
        ("30 Ha", HA, 30),
        ("30 hectare", HA, 30),
        ("300.000 m2", HA, 30),
        ("300.000 m²", HA, 30),
        ("800 m", KM, 0.8),
        ("35%", SHARE, 0.35),
        ("17,5 %", SHARE, 0.175),
        ("35 procent", SHARE, 0.35),
        ("0,35", SHARE, 0.35),
        ("1,15", PUE, 1.15),
        ("1,125", PUE, 1.125),
        ("11 °C", DEGREES, 11),
        ("5 jaar", YEAR, 5),
        ("60 maanden", YEAR, 5),
        ("3 dagen", HOURS, 72),
        ("100.000 GPU's", COUNT, 100_000),
        ("100k", COUNT, 100_000),
        ("1e26 FLOP", FLOP, 1e26),
        ("10^26 FLOP", FLOP, 1e26),
        ("1,5 × 10²⁶ FLOPs", FLOP, 1.5e26),
        (250, MW, 250),
        (0.35, SHARE, 0.35),
    ],
)
def test_what_is_accepted(text: object, quantity: Quantity, value: float) -> None:
    assert central(text, quantity) == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,300 MW", 1300),
        ("1,300.5 MW", 1300.5),
        ("2.5 GW", 2500),
        ("0.125 MW", 0.125),
        ("1,300,000 kW", 1300),
    ],
)
def test_english_notation(text: str, value: float) -> None:
    assert central(text, MW, "en") == value


@pytest.mark.parametrize(
    ("value", "quantity", "message"),
    [
        ("250 MWh", MW, "'250 MWh' is an amount of energy (MWh), expected a power in MW, such as 250 MW"),
        ("250 MW", TWH, "'250 MW' is a power (MW), expected an amount of energy in TWh, such as 2.1 TWh"),
        ("4 mld USD", EUR, "'4 mld USD' is an amount of dollars (USD), expected an amount of euros in EUR"),
        ("$ 4 mld", EUR, "'$ 4 mld' is an amount of dollars (USD)"),
        ("78 euro", ENERGY_PRICE, "'78 euro' is an amount of euros (euro), expected a price of energy"),
        ("30 MEUR/ha/h", HA, "'30 MEUR/ha/h' is in MEUR/ha/h, expected an area in ha"),
        ("3 m", MW, "'3 m' is a distance (m)"),
        (
            "250 MWatt",
            MW,
            "'250 MWatt' has the unknown unit 'MWatt', expected a power in MW, such as 250 MW (did",
        ),
        (
            "300 mW",
            MW,
            "'300 mW' is in mW, with m for a thousandth, expected a power in MW, such as 250 MW (did you mean 'MW'?)",
        ),
        ("2 mWh", TWH, "'2 mWh' is in mWh, with m for a thousandth, expected an amount of energy in TWh"),
        ("300 mWe", MW, "'300 mWe' is in mWe, with m for a thousandth, expected a power in MW"),
        (
            "300 mWh",
            MW,
            "'300 mWh' is in mWh, with m for a thousandth, expected a power in MW, such as 250 MW",
        ),
        ("€ 78 per mWh", ENERGY_PRICE, "'€ 78 per mWh' is in mWh, with m for a thousandth"),
        ("250 €€", MW, "'250 €€' has the unknown unit"),
        ("1,300 MW", MW, "'1,300' can be read as 1,3 and as 1300, expected '1,3' or '1300'"),
        ("veel", MW, "'veel' is not a number, expected a power in MW, such as 250 MW"),
        ("12.34.5 MW", MW, "'12.34.5 MW' is not a number: its commas and points do not fit together"),
        ("1,5,2", MW, "'1,5,2' is not a number: its commas and points do not fit together, expected a power"),
        (
            "300-200 MW",
            MW,
            "'300-200 MW' is read from 300 to 200, which falls, expected a range as {low: ...",
        ),
        ("__import__('os')", MW, "'__import__('os')' is not a number"),
        ("", MW, "the text is empty"),
        (True, MW, "'true' is no number, expected a power in MW, such as 250 MW"),
        ([1], MW, "a list or set stands here"),
        (math.inf, MW, "'inf' is not a finite number"),
        (math.nan, MW, "'nan' is not a finite number"),
        ("nan", MW, "'nan' is not a number"),
        ("1e999 MW", MW, "'1e999 MW' is not a finite number"),
        ("-3 ha", HA, "'-3 ha' is negative, expected an area in ha, such as 30 ha"),
        (0, COUNT, "'0' is below 1 accelerator, expected a number of accelerators, such as 100000"),
        (
            -61,
            Quantity("degC", minimum=-60, maximum=60),
            "'-61' is below -60 degC, expected a temperature in degC",
        ),
        (35, SHARE, "'35' is above 1, expected a share from 0 to 1, such as 35%; did you mean 35%?"),
        ("350%", SHARE, "'350%' is above 1, expected a share from 0 to 1"),
        (0.9, PUE, "'0,9' is below 1, expected a ratio from 1 to 3"),
    ],
)
def test_what_is_refused(value: object, quantity: Quantity, message: str) -> None:
    assert refusal(value, quantity).startswith(message)


def test_a_range() -> None:
    stated = {"low": "200 MW", "central": 250, "high": "0,3 GW"}
    assert parse_amount(stated, MW, "nl") == Amount(250, 200, 300)
    assert parse_amount({"central": 250}, MW, "nl") == Amount(250)


def test_every_part_of_a_range_is_reported() -> None:
    assert refusals({"low": "300 MWh", "central": "x", "hi": 3}, MW) == [
        "low: '300 MWh' is an amount of energy (MWh), expected a power in MW, such as 250 MW",
        "central: 'x' is not a number, expected a power in MW, such as 250 MW",
        "hi: unknown field 'hi', expected low, central and high",
    ]
    order = "expected low, central and high in this order"
    assert refusals({"low": 3, "central": 2, "high": 1}, MW) == [
        f"low: low (3) is above central (2), {order}",
        f"high: central (2) is above high (1), {order}",
    ]
    assert refusals({"low": 3, "high": 1}, MW) == [f"high: low (3) is above high (1), {order}"]
    assert refusals({"low": 3}, MW)[0].startswith(": the central value is missing")


def test_a_plain_number_that_a_dutch_reader_takes_for_thousands() -> None:
    assert ambiguous_number("1.300", EUR, "en") is None
    assert ambiguous_number("1.15", EUR, "nl") is None
    assert ambiguous_number("1300.500", EUR, "nl") is None
    assert ambiguous_number("1.125", PUE, "nl") is None, "a PUE of 1125 does not exist"
    for text in (".inf", "0x1F", "1e3", "12"):
        assert ambiguous_number(text, EUR, "nl") is None
    error = ambiguous_number("1.300", EUR, "nl")
    assert error is not None
    assert str(error.wrong) == "'1.300' can be read as 1,3 and as 1300"


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(["nl", "en"]))
def test_a_written_number_is_read_back(value: float, language: Language) -> None:
    assert readings(written(value, language), language) == (value,)


@given(
    st.floats(min_value=1e-6, max_value=1e7, allow_nan=False),
    st.sampled_from(["nl", "en"]),
    st.sampled_from(sorted({shape.quantity for shape in SHAPES.values() if shape.quantity}, key=str)),
)
def test_an_amount_is_read_back_in_its_own_unit(value: float, language: Language, quantity: Quantity) -> None:
    assume(quantity.holds(value))
    text = f"{written(value, language)} {quantity.unit}"
    assert parse_amount(text, quantity, language) == Amount(value)


@given(st.integers(min_value=1000, max_value=10**12))
def test_thousands_are_read_in_both_notations(value: int) -> None:
    grouped = f"{value:,}"
    assert readings(grouped, "en") == (value,)
    assert readings(grouped.replace(",", "."), "nl") == (value,)
    assert readings(grouped.replace(",", " "), "nl") == (value,)
    assert readings(f"{grouped}.5", "nl") == (value + 0.5,)


@given(st.text(max_size=40), st.sampled_from(["nl", "en"]))
def test_any_text_is_an_amount_or_is_refused(text: str, language: Language) -> None:
    for quantity in (MW, SHARE, EUR, HOUR):
        try:
            amount = parse_amount(text, quantity, language)
        except ExceptionGroup:
            continue
        assert quantity.holds(amount.central)


@given(
    st.sampled_from(["", "€ ", "EUR ", "$"]),
    st.text("0123456789.,e- ", max_size=8),
    st.sampled_from(["", " ", " mln", " mld", "k", "m", " ×10^3"]),
    st.sampled_from(["", " MW", " EUR/MWh", "/", " per ", " per jaar", "%", " €", "€€/ha"]),
)
def test_anything_like_an_amount_is_one_or_is_refused(a: str, b: str, c: str, d: str) -> None:
    for quantity in (MW, YEARLY, PRICE):
        try:
            assert quantity.holds(parse_amount(a + b + c + d, quantity, "nl").central)
        except ExceptionGroup:
            continue


def test_the_unit_that_was_meant_is_named_only_where_it_fits() -> None:
    assert refusal("€ 78 per mWh", ENERGY_PRICE).endswith("(did you mean 'MWh'?)")
    for text in ("300 mWh", "300 mWatt"):
        assert "did you mean" not in refusal(text, MW)


@pytest.mark.parametrize(
    ("text", "symbol", "value"),
    [
        ("5,76 PJ", "TWh", 1.6),
        ("5,76 pj", "TWh", 1.6),
        ("5,76 PJ p.j.", "TWh", 1.6),
        ("1,6 TWh pj", "TWh", 1.6),
        ("300 mln pj", "EUR", 3e8),
        ("300 mln P.J.", "EUR", 3e8),
    ],
)
def test_petajoules_are_not_a_year(text: str, symbol: str, value: float) -> None:
    """PJ looks like p.j. (per jaar): 5.76 PJ was read as 5.76 TWh."""
    assert parse_amount(text, Quantity(symbol, yearly=True), "nl").central == pytest.approx(value, rel=1e-12)
