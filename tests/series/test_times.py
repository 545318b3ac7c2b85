"""Times as people write them: a column is a time by its cells, and order, gaps and repetition are always seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aigf.series import read_series
from tests.effort import examples
from tests.series.files import clock, problems, read, said

Moments = list[datetime]


def hours(start: str, count: int, minutes: int = 60) -> Moments:
    first = datetime.fromisoformat(start).replace(tzinfo=UTC)
    return [first + timedelta(minutes=minutes * number) for number in range(count)]


def prices(count: int) -> list[float]:
    return [20.0 + number / 128 for number in range(count)]


def table(
    times: list[str], name: str = "datetime", values: list[float] | None = None, above: str = ""
) -> str:
    given = values or prices(len(times))
    rows = "".join(
        f"{number};{time};{value}\n" for number, (time, value) in enumerate(zip(times, given, strict=True))
    )
    return f"{above}nr;{name};price_eur_mwh\n{rows}"


def last_of_day(moment: datetime) -> str:
    """A time of which midnight is 24:00 of the day before."""
    if moment.hour or moment.minute:
        return f"{moment:%d-%m-%Y %H:%M}"
    return f"{moment - timedelta(days=1):%d-%m-%Y} 24:00"


#: How a moment is written; those of which each cell has its zone first.
ZONED: dict[str, Callable[[datetime], str]] = {
    "Z": lambda moment: f"{moment:%Y-%m-%dT%H:%M:%SZ}",
    "offset": lambda moment: (moment + timedelta(hours=1)).strftime("%Y-%m-%d %H:%M+01:00"),
    "offset without colon": lambda moment: (moment - timedelta(minutes=90)).strftime("%d/%m/%Y %H:%M -0130"),
    "UTC": lambda moment: f"{moment:%Y-%m-%d %H:%M} UTC",
    "CET and CEST": lambda moment: (
        f"{clock(moment):%d.%m.%Y %H:%M} {'CEST' if clock(moment).utcoffset() == timedelta(hours=2) else 'CET'}"
    ),
    "ISO of a program": lambda moment: f"{clock(moment).isoformat()}[Europe/Amsterdam]",
    "seconds": lambda moment: f"{moment.timestamp():.0f}",
    "milliseconds": lambda moment: f"{moment.timestamp() * 1000:.0f}",
}
PLAIN: dict[str, Callable[[datetime], str]] = {
    "year first": lambda moment: f"{moment:%Y-%m-%d %H:%M}",
    "double space": lambda moment: f"{moment:%Y-%m-%d  %H:%M}",
    "slashes": lambda moment: f"{moment:%Y/%m/%d %H:%M}",
    "compact": lambda moment: f"{moment:%Y%m%d %H%M}",
    "without separators": lambda moment: f"{moment:%Y%m%d%H%M}",
    "day first": lambda moment: f"{moment:%d-%m-%Y %H:%M}",
    "one digit": lambda moment: f"{moment.day}-{moment.month}-{moment.year} {moment.hour}:{moment.minute:02}",
    "month first": lambda moment: f"{moment:%m/%d/%Y %I:%M %p}",
    "a month by name": lambda moment: (
        f"{moment.day} {('jan', 'feb', 'mrt')[moment.month - 1]} {moment:%Y %H:%M}"
    ),
    "24:00": last_of_day,
    "Excel": lambda moment: f"{(moment - datetime(1899, 12, 30, tzinfo=UTC)) / timedelta(days=1):.8f}",
}
WRITTEN = ZONED | PLAIN
QUARTERS = {"Z", "offset", "seconds", "year first", "one digit", "Excel"}


@pytest.mark.parametrize("way", WRITTEN)
@pytest.mark.parametrize("name", ["datetime", "time_utc", "wanneer", "Tijd (UTC)"])
def test_every_way_to_write_a_time(tmp_path: Path, way: str, name: str) -> None:
    moments = hours("2019-01-10", 24 * 40)
    series = read(tmp_path, table([WRITTEN[way](moment) for moment in moments], name))
    assert series.sources[0].period == ("2019-01-10 00:00", "2019-02-18 23:00")
    assert series.columns["price_eur_mwh"].tolist() == prices(24 * 40)
    stated = way in ZONED or "utc" in name.lower()
    assert ("time zone is not stated" in said(series)) != stated


@settings(
    max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(sorted(ZONED)),
    st.datetimes(datetime(2001, 1, 1), datetime(2036, 1, 1)),
    st.integers(1, 200),
    st.randoms(use_true_random=False),
)
def test_zoned_times_are_read_in_any_order(
    tmp_path: Path, way: str, start: datetime, count: int, random: Random
) -> None:
    moments = hours(f"{start:%Y-%m-%dT%H:00}", count)
    rows = list(zip(map(ZONED[way], moments), prices(count), strict=True))
    random.shuffle(rows)
    text = table([time for time, _ in rows], values=[value for _, value in rows])
    (tmp_path / "f").write_text(text)
    series, wrong = read_series(tmp_path / "f")
    if series is None:
        # Only a date that can be read two ways, or one number that could be anything, may be refused.
        assert way == "offset without colon" or (count == 1 and "seconds" in way)
        assert any("can be read as" in problem.render() for problem in wrong) or count == 1
    elif series.hours is not None:
        assert series.columns["price_eur_mwh"].tolist() == prices(count)
        assert series.sources[0].period == tuple(
            f"{moment:%Y-%m-%d %H:%M}" for moment in (moments[0], moments[-1])
        )
    else:
        assert count == 1


@pytest.mark.parametrize("way", PLAIN)
def test_others_must_rise(tmp_path: Path, way: str) -> None:
    times = [PLAIN[way](moment) for moment in hours("2019-01-10", 24 * 20)]
    falling = problems(tmp_path, table(times[::-1]))
    assert "comes before the time above it" in falling[0]
    shuffled = [*times[:100], times[101], times[100], *times[102:]]
    assert "comes before the time above it" in problems(tmp_path, table(shuffled))[0]
    assert len(read(tmp_path, table(shuffled, "tijd_utc"))) == len(times)  # its name says the zone


@pytest.mark.parametrize("way", WRITTEN)
def test_gaps_and_repetitions_are_seen(tmp_path: Path, way: str) -> None:
    times = [WRITTEN[way](moment) for moment in hours("2019-01-10", 24 * 20)]
    gap = problems(tmp_path, table([*times[:100], *times[150:]]))
    assert any("hours are missing: 2019-01-14 04:00 to 2019-01-16 05:00" in line for line in gap)
    twice = problems(tmp_path, table([*times[:100], times[99], *times[100:]]))
    assert any("has another value here than on line 101" in line for line in twice)


def test_the_day_of_a_date_that_can_be_read_two_ways(tmp_path: Path) -> None:
    one_day = [f"03/04/2019 {hour:02}:00" for hour in range(24)]
    found = problems(tmp_path, table(one_day))
    assert len(found) == 1
    assert "f:2:3: datetime: '03/04/2019 00:00' can be read as 2019-04-03 and as 2019-03-04" in found[0]
    several = [f"{day:02}/04/2019 {hour:02}:00" for day in (3, 4, 5) for hour in range(24)]
    assert read(tmp_path, table(several)).sources[0].period == ("2019-04-03 00:00", "2019-04-05 23:00")
    american = [f"04/{day:02}/2019 {hour:02}:00" for day in (3, 4, 5) for hour in range(24)]
    assert read(tmp_path, table(american)).sources[0].period == ("2019-04-03 00:00", "2019-04-05 23:00")
    assert "month first" in str(read(tmp_path, table(american)).sources[0].read_as)
    assert len(read(tmp_path, table([f"04/04/2019 {hour}:00" for hour in range(24)]))) == 24
    assert len(read(tmp_path, table([f"03.04.2019 {hour}:00" for hour in range(24)]))) == 24


@pytest.mark.parametrize(
    "name", ["MTU (CET/CEST) begin", "lokale tijd", "Europe/Amsterdam", "Datetime (CET)"]
)
@pytest.mark.parametrize("minutes", [60, 15])
@pytest.mark.slow
def test_the_clock_of_central_europe_shows_itself(tmp_path: Path, name: str, minutes: int) -> None:
    for start, count in (("2019-03-30 12:00", 48), ("2019-10-26 12:00", 48), ("2019-03-01 00:00", 24 * 260)):
        moments = hours(start, count * 60 // minutes, minutes)
        series = read(
            tmp_path,
            table([f"{clock(moment):%Y-%m-%d %H:%M}" for moment in moments], name.replace("MTU", "t")),
        )
        assert series.sources[0].period == (start, f"{moments[-1]:%Y-%m-%d %H}:00")
        assert "Central European" in str(series.sources[0].zone)
        assert len(series) == count


def test_a_name_that_leaves_summer_time_open(tmp_path: Path) -> None:
    summer = [f"{moment:%Y-%m-%d %H:%M}" for moment in hours("2019-06-01", 48)]
    assert (
        "whether the times of 'tijd (CET)' have summer time"
        in problems(tmp_path, table(summer, "tijd (CET)"))[0]
    )
    winter = [f"{moment:%Y-%m-%d %H:%M}" for moment in hours("2019-01-01", 48)]
    assert read(tmp_path, table(winter, "tijd (CET)")).sources[0].period == (
        "2018-12-31 23:00",
        "2019-01-02 22:00",
    )
    assert read(tmp_path, table(summer, "tijd (UTC+1)")).sources[0].period == (
        "2019-05-31 23:00",
        "2019-06-02 22:00",
    )
    fixed = [f"{moment:%Y-%m-%d %H:%M}" for moment in hours("2019-03-30", 48)]  # no hour is skipped
    assert read(tmp_path, table(fixed, "tijd (CET)")).sources[0].period == (
        "2019-03-29 23:00",
        "2019-03-31 22:00",
    )


def test_a_cell_without_the_zone_of_the_others(tmp_path: Path) -> None:
    times = [f"2019-01-01T0{hour}:00Z" for hour in range(9)]
    times[4] = times[4].removesuffix("Z")
    assert "'2019-01-01T04:00' has no zone, and other times have" in problems(tmp_path, table(times))[0]


@pytest.mark.parametrize(
    ("hour", "first"),
    [
        (lambda moment: f"{moment:%H:%M}", "2019-01-30 00:00"),
        (lambda moment: f"{moment.hour}", "2019-01-30 00:00"),
        (lambda moment: f"{moment.hour + 1}", "2019-01-30 00:00"),
        (lambda moment: f"{moment.hour:02}:00:00", "2019-01-30 00:00"),
    ],
)
def test_days_and_hours_in_columns_of_their_own(
    tmp_path: Path, hour: Callable[[datetime], str], first: str
) -> None:
    moments = hours("2019-01-30", 72)
    rows = [f"{moment:%d-%m-%Y};{hour(moment)};{number}.5" for number, moment in enumerate(moments)]
    text = "\n".join(["datum;uur;price_eur_mwh", *rows])
    assert read(tmp_path, text).sources[0].period == (first, "2019-02-01 23:00")
    assert (
        "hours are missing"
        in problems(tmp_path, "\n".join(["datum;uur;price_eur_mwh", *rows[:30], *rows[40:]]))[0]
    )


def test_without_times_a_column_that_counts_must_go_on(tmp_path: Path) -> None:
    counted = [(number, f"{number};{number * 1.5}") for number in range(1, 50)]
    text = "uur;price_eur_mwh\n"
    assert len(read(tmp_path, text + "\n".join(row for _, row in counted))) == 49
    for rows in (counted[::-1], counted[:20] + counted[23:], [counted[1], counted[0], *counted[2:]]):
        found = problems(tmp_path, text + "\n".join(row for _, row in rows))
        assert "without times the position counts" in found[0]


def test_the_zone_in_the_cells_goes_before_the_name_and_the_name_before_none(tmp_path: Path) -> None:
    rows = [
        f"{moment + timedelta(hours=1):%Y-%m-%d %H:%M};{moment:%Y-%m-%d %H:%M};{number}"
        for number, moment in enumerate(hours("2019-01-01", 30))
    ]
    series = read(tmp_path, "\n".join(["lokaal;tijd (UTC);price_eur_mwh", *rows]))
    assert series.sources[0].period == ("2019-01-01 00:00", "2019-01-02 05:00")
    rows = [row.replace(";", "+01:00;", 1) for row in rows]
    series = read(tmp_path, "\n".join(["lokaal;tijd (UTC);price_eur_mwh", *rows]))
    assert series.sources[0].period == ("2019-01-01 00:00", "2019-01-02 05:00")
