"""Numbers in the reader's notation."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigf.report.numbers import CALENDAR_YEAR, GIVEN, SCALES, format_value, plain, read, reading_unit
from aigf.units import _ATOMS, SYMBOLS


@pytest.mark.parametrize(
    ("value", "unit", "dutch", "english"),
    [
        (4e9, "EUR", "4,0 mld. euro", "EUR 4.0 billion"),
        (7e8, "EUR", "700 mln. euro", "EUR 700 million"),
        (2.128e9, "EUR", "2,13 mld. euro", "EUR 2.13 billion"),
        (-3.12e8, "EUR", "−312 mln. euro", "EUR −312 million"),
        (999.9e6, "EUR", "1,0 mld. euro", "EUR 1.0 billion"),
        (10.8, "MEUR/MW", "10,8 mln. euro per MW", "EUR 10.8 million per MW"),
        (2.6, "EUR/accelerator/h", "2,60 euro per AI-processor per uur", "EUR 2.60 per accelerator per hour"),
        (2.13, "TWh", "2,13 TWh", "2.13 TWh"),
        (1500, "MWh", "1,5 GWh", "1.5 GWh"),
        (1e26, "FLOP", "1,0 × 10²⁶ FLOP", "1.0 × 10²⁶ FLOP"),
        (9.89e19, "FLOP/s", "9,89 × 10¹⁹ FLOP/s", "9.89 × 10¹⁹ FLOP/s"),
        (989, "TFLOP/s/accelerator", "989 TFLOP/s per AI-processor", "989 TFLOP/s per accelerator"),
        (2.5e-15, "USD/FLOP·s/h", "2,50 dollar per PFLOP/s per uur", "USD 2.50 per PFLOP/s per hour"),
        (0.00132, "MW/accelerator", "1,32 kW per AI-processor", "1.32 kW per accelerator"),
        (35.0, "ha", "35 ha", "35 ha"),
        (0.175, "share", "17,5%", "17.5%"),
        (100000, "accelerator", "100.000 AI-processoren", "100,000 accelerators"),
        (1, "accelerator", "1 AI-processor", "1 accelerator"),
        (835294, "household", "835.000 huishoudens", "835,000 households"),
        (0.0868, "year", "31,7 dagen", "31.7 days"),
        (5, "year", "5 jaar", "5 years"),
        (0, "EUR", "0 euro", "EUR 0"),
        (1.148, "", "1,15", "1.15"),
        (math.nan, "EUR", "geen", "none"),
        (math.inf, "year", "geen eindige waarde", "no finite value"),
        (None, "EUR", "niet bekend", "not known"),
    ],
)
def test_as_a_reader_writes_it(value: float | None, unit: str, dutch: str, english: str) -> None:
    assert format_value(value, unit, "nl") == dutch
    assert format_value(value, unit, "en") == english


def test_what_somebody_stated_keeps_its_digits() -> None:
    assert format_value(21280, "EUR/accelerator", "nl", GIVEN) == "21.280 euro per AI-processor"
    assert format_value(0.08, "share", "en", GIVEN) == "8%"


@pytest.mark.parametrize(
    ("value", "limits", "unit", "shown", "between"),
    [
        (2.13, (1.6, 3.2), "TWh", "2.1 TWh", "1.6 to 3.2 TWh"),
        (-3.1e8, (-2.1e9, 1.9e9), "EUR", "EUR −0.3 billion", "EUR −2.1 to 1.9 billion"),
        (9.57e25, (8.2e25, 1.11e26), "FLOP", "9.6 × 10²⁵ FLOP", "(8.2 to 11.1) × 10²⁵ FLOP"),
        (78.4, (60, 110), "EUR/MWh", "EUR 78 per MWh", "EUR 60 to 110 per MWh"),
        (3.2, (3.2, 1.6), "TWh", "3.2 TWh", "1.6 to 3.2 TWh"),
        (5, (5, 5), "MW", "5 MW", None),
        (5, (None, 6), "MW", "5 MW", None),
        (5, (math.nan, 6), "MW", "5 MW", None),
    ],
)
def test_a_range_leaves_no_digit_that_is_not_known(
    value: float, limits: tuple[float | None, ...], unit: str, shown: str, between: str | None
) -> None:
    found = read(value, limits, unit, "en")
    assert (found.value, found.range) == (shown, between)


@pytest.mark.parametrize(
    ("value", "limits", "unit", "between"),
    [
        (2.82, (2.28, 6.35), "EUR/accelerator/h", "2.28 to 6.35"),
        (1e8, (-2e9, 6e8), "EUR", "−2.0 to 0.6"),
        (0.37, (0.17, 0.48), "share", "17 to 48%"),
        (5.0, (), "MW", None),
    ],
)
def test_a_range_beside_its_figure_does_not_repeat_the_unit(
    value: float, limits: tuple[float, ...], unit: str, between: str | None
) -> None:
    assert read(value, limits, unit, "en").between == between


def test_a_stated_figure_keeps_its_own_digits_beside_a_range() -> None:
    assert read(35.0, (31.6, 38.4), "ha", "en", GIVEN).value == "35 ha"
    assert read(35.0, (31.6, 38.4), "ha", "en").value == "35.0 ha"


def test_nothing_is_nothing_without_decimals() -> None:
    assert read(0.0, (1e5, 1.6e6), "MWh", "en").value == "0 TWh"


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=2, max_size=2),
    st.sampled_from([*SCALES, *SYMBOLS.values(), *_ATOMS, "unheard-of"]),
    st.sampled_from(["nl", "en"]),
)
def test_every_number_has_words(value: float, limits: list[float], unit: str, lang: str) -> None:
    shown = read(value, limits, unit, lang)
    assert shown.value
    assert "nan" not in shown.value
    assert "{" not in f"{shown.value}{shown.range}"


@given(st.floats(min_value=1e-3, max_value=1e12), st.sampled_from(["MW", "EUR", "ha"]))
def test_three_digits_are_within_half_a_percent(value: float, unit: str) -> None:
    shown = format_value(value, unit, "en").replace("EUR", "").split()
    scale = {"billion": 1e9, "million": 1e6, "GW": 1e3, "kW": 1e-3}.get(shown[-1], 1.0)
    assert float(shown[0].replace(",", "")) * scale == pytest.approx(value, rel=0.0051, abs=0.0051)


def test_names_tell_which_figures_are_percentages() -> None:
    assert reading_unit("debt_share", "1") == "share"
    assert reading_unit("inflation", "") == "share"
    assert reading_unit("pue", "") == ""
    assert reading_unit("land_share", "ha") == "ha"


def test_a_column_of_one_unit() -> None:
    assert plain(1234.5, "nl", 1) == "1.234,5"
    assert plain(math.nan, "nl") == plain(None, "en") == "–"


def test_a_column_holds_a_number_of_any_size() -> None:
    assert plain(1e30, "nl") == "1,0 × 10³⁰"
    assert plain(-1e300, "en") == "−1.0 × 10³⁰⁰"
    assert plain(1234567.0, "nl") == "1.234.567"


def test_a_year_of_the_calendar_is_no_duration() -> None:
    assert reading_unit("rental_price_year", "year") == CALENDAR_YEAR
    assert reading_unit("hardware_life", "year") == "year"
    for lang in ("nl", "en"):
        assert read(2028.0, (), CALENDAR_YEAR, lang).value == "2028"


@pytest.mark.parametrize(
    ("value", "limits", "unit", "shown", "between"),
    [
        (6.48e6, (-5.22e9, 8.83e9), "EUR", "EUR 6 million", "EUR −5,000 to 9,000 million"),
        (3.1e8, (-5.5e9, 11.7e9), "EUR", "EUR 0.3 billion", "EUR −5.5 to 11.7 billion"),
        (-8.4e8, (-2.18e9, -2.3e7), "EUR", "EUR −0.84 billion", "EUR −2.18 to −0.02 billion"),
        (1958.0, (1383.0, 138681.0), "t", "2,000 tonnes", "1,000 to 139,000 tonnes"),
        (0.0004, (0.0, 0.5), "share", "0.04%", "0 to 50%"),
        (0.0, (-5e9, 9e9), "EUR", "EUR 0 billion", "EUR −5 to 9 billion"),
        (2.4e32, (1.4e31, 3.3e34), "FLOP", "2.4 × 10³² FLOP", "1.4 × 10³¹ FLOP to 3.3 × 10³⁴ FLOP"),
    ],
)
def test_a_figure_that_is_small_beside_its_range_is_not_nothing(
    value: float, limits: tuple[float, float], unit: str, shown: str, between: str
) -> None:
    found = read(value, limits, unit, "en")
    assert (found.value, found.range) == (shown, between)


@given(
    st.floats(min_value=-1e12, max_value=1e12).filter(lambda value: abs(value) > 1),
    st.lists(st.floats(min_value=-1e12, max_value=1e12), min_size=2, max_size=2),
    st.sampled_from(["EUR", "MWh", "t", "share", "FLOP", "MW", "m3", "ha", "EUR/MWh"]),
)
def test_only_nothing_is_read_as_nothing(value: float, limits: list[float], unit: str) -> None:
    assert any(digit in "123456789" for digit in read(value, limits, unit, "en").value)


@pytest.mark.parametrize("unit", ["EUR", "MWh", "MW", "TWh", "t", "share", "", "PJ", "year", "MEUR"])
@pytest.mark.parametrize("residue", [-1e-13, 1e-13, -0.0])
def test_what_rounding_leaves_is_nothing(unit: str, residue: float) -> None:
    for lang in ("nl", "en"):
        shown = format_value(residue, unit, lang)
        assert shown == format_value(0.0, unit, lang)
        assert "10⁻" not in shown
        assert "−" not in shown
    assert read(5.0, (residue, 9.0), unit, "en") == read(5.0, (0.0, 9.0), unit, "en")
