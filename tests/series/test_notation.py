"""Numbers as people write them: one notation a column, decided by the file, and never guessed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigf.series import Series
from aigf.series.notation import COMMA, POINT, cells_of
from tests.series.files import every_hour, problems, read

TIMES = [f"{moment:%Y-%m-%d %H:%M}" for moment in every_hour("2019-01-01", 400)]


def written(value: float, decimals: int, mark: str, thousands: str) -> str:
    """A number with a decimal sign and a sign for thousands, as a spreadsheet writes it."""
    return f"{value:,.{decimals}f}".translate({ord(","): thousands, ord("."): mark})


def table(columns: dict[str, list[str]], separator: str = ";") -> str:
    rows = [separator.join(("time_utc", *columns))]
    rows += [
        separator.join(f'"{cell}"' if separator in cell else cell for cell in cells)
        for cells in zip(TIMES, *columns.values(), strict=False)
    ]
    return "\n".join(rows) + "\n"


WAYS = [
    (POINT, ""),
    (POINT, ","),
    (POINT, " "),
    (POINT, "'"),
    (COMMA, ""),
    (COMMA, "."),
    (COMMA, "\u202f"),
    (COMMA, "\u00a0"),
]


@pytest.mark.parametrize(("mark", "thousands"), WAYS)
@pytest.mark.parametrize("separator", [";", ",", "\t", "|", "  "])
def test_every_notation_gives_the_same_bits(
    tmp_path: Path, mark: str, thousands: str, separator: str
) -> None:
    prices = [round(float(value), 2) for value in np.linspace(-120.0, 4000.0, 300)]
    loads = [1000.0 + 5 * number for number in range(300)]
    series = read(
        tmp_path,
        table(
            {
                "price_eur_mwh": [written(value, 2, mark, thousands) for value in prices],
                "load_mw": [written(value, 0, mark, thousands) for value in loads],
            },
            separator,
        ),
    )
    assert series.columns["price_eur_mwh"].tolist() == prices
    assert series.columns["load_mw"].tolist() == loads
    said = " ".join(str(text) for text in series.sources[0].read_as)
    assert ("price_eur_mwh with decimal commas" in said) == (mark == COMMA)
    assert ("for thousands" in said) == bool(thousands)


def test_thousands_among_decimal_commas(tmp_path: Path) -> None:
    series = read(tmp_path, table({"price_eur_mwh": ["60,0", "68,48"], "load_mw": ["1.000", "1.250"]}))
    assert series.columns["load_mw"].tolist() == [1000.0, 1250.0]
    series = read(tmp_path, table({"price_eur_mwh": ["60.0", "68.48"], "load_mw": ["1,000", "1,250"]}))
    assert series.columns["load_mw"].tolist() == [1000.0, 1250.0]
    series = read(tmp_path, table({"price_eur_mwh": ["60.0", "68.48"], "load_mw": ["1.000", "1.250"]}))
    assert series.columns["load_mw"].tolist() == [1.0, 1.25]


@pytest.mark.parametrize("cells", [["1.250", "1.065"], ["950", "1.250"], ["1,250", "980"], ["-1.250", "3"]])
def test_two_readings_are_refused_with_both(tmp_path: Path, cells: list[str]) -> None:
    found = problems(tmp_path, table({"price_eur_mwh": cells}))
    assert len(found) == 1
    value = next(cell for cell in cells if "." in cell or "," in cell)
    sign = "-" if value.startswith("-") else ""
    assert f"'{value}' can be read as {sign}1.25 and as {sign}1250" in found[0].replace(
        "as 1250 and as 1.25", "as 1.25 and as 1250"
    )
    assert found[0].startswith(f"f:{2 + cells.index(value)}:18: price_eur_mwh")


def test_columns_that_differ_decide_nothing_for_a_third(tmp_path: Path) -> None:
    found = problems(tmp_path, table({"temp_c": ["1.5"], "price_eur_mwh": ["1,5"], "load_mw": ["1.250"]}))
    assert len(found) == 1
    assert "load_mw: '1.250' can be read" in found[0]


def test_a_column_that_is_not_used_decides_too(tmp_path: Path) -> None:
    series = read(tmp_path, table({"kosten": ["3,5", "4,75"], "load_mw": ["1.250", "1.300"]}))
    assert series.columns["load_mw"].tolist() == [1250.0, 1300.0]


def test_the_bounds_of_a_column_decide_where_only_one_reading_is_within(tmp_path: Path) -> None:
    assert read(tmp_path, table({"temp_c": ["12.345", "13.500"]})).columns["temp_c"].tolist() == [
        12.345,
        13.5,
    ]
    assert read(tmp_path, table({"wind_cf": ["1,000", "1"]})).columns["wind_cf"].tolist() == [1.0, 1.0]


def test_two_notations_in_one_column_are_refused(tmp_path: Path) -> None:
    found = problems(tmp_path, table({"price_eur_mwh": ["60,5", "61,5", "60.5"]}))
    assert len(found) == 1
    assert found[0].startswith("f:4:18: price_eur_mwh: '60.5' has another decimal sign than other cells")


@given(
    st.floats(-1e9, 1e9),
    st.integers(0, 6),
    st.sampled_from([POINT, COMMA]),
    st.sampled_from(["", " ", "'", "\u2009", "other"]),
)
def test_a_written_number_is_never_misread(value: float, decimals: int, mark: str, thousands: str) -> None:
    other = COMMA if mark == POINT else POINT
    text = written(value, decimals, mark, other if thousands == "other" else thousands)
    cells = cells_of([text])
    expected = float(f"{value:.{decimals}f}")
    assert cells.values(mark).tolist() == [expected]
    if cells.decided() is not None:
        assert cells.decided() == mark or cells.values(other).tolist() == [expected]
    elif cells.kinds == ["either"]:
        assert cells.values(other).tolist() != [expected]


@pytest.mark.parametrize(
    "text",
    [
        "sep=;\ntime_utc;price_eur_mwh\n2019-01-01 00:00;60,5\n",
        '"sep=;"\n"time_utc";"price_eur_mwh"\n"2019-01-01 00:00";"60,5"\n',
        "Prijzen van 2019, in euro\n\ntime_utc;price_eur_mwh\n2019-01-01 00:00;60,5\n",
        "# made by hand\ntime_utc,price_eur_mwh\n2019-01-01 00:00,60.5\n",
        "time_utc;price_eur_mwh;;\n2019-01-01 00:00;60,5;;\n",
        "time_utc;price_eur_mwh\n2019-01-01 00:00;60,5;;\n;;;\n",
        'time_utc,price_eur_mwh,note\n2019-01-01 00:00,60.5,"a, b\nand c"\n',
        "time_utc           price_eur_mwh\n2019-01-01 00:00           60.5\n",
        "TIME_UTC\tPrice_EUR_MWh\n2019-01-01 00:00\t60,5\n",
        "time_utc , price_eur_mwh\n 2019-01-01 00:00 , 60.5 \n",
    ],
)
def test_tables_as_they_travel(tmp_path: Path, text: str) -> None:
    series: Series = read(tmp_path, text)
    assert series.columns["price_eur_mwh"].tolist() == [60.5]
    assert series.sources[0].period == ("2019-01-01 00:00", "2019-01-01 00:00")


def test_one_column_needs_no_separator(tmp_path: Path) -> None:
    assert read(tmp_path, "price_eur_mwh\n60,5\n61,5\n").columns["price_eur_mwh"].tolist() == [60.5, 61.5]
