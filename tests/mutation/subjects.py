"""What is tried: each kind of input with how a mutant of it is made, and what must hold when it is read."""

from __future__ import annotations

import math
import random
import tempfile
from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from aigf.documents import InputError, Problem
from aigf.report import series as shown_series
from aigf.report.translations import translator
from aigf.series import COLUMNS, Filling, Series, read_series
from tests.mutation import forms, packed, texts, trees, yamls
from tests.series.variants import CLASSES, Class, variant

ROOT = Path(__file__).parents[2]
#: Mutants of one variant: making a variant takes as long as reading it.
_OF_EACH = 4


class Mutant(NamedTuple):
    """The bytes of a file, and how it was changed."""

    raw: bytes
    said: list[str]


class Subject(NamedTuple):
    """How a mutant is made from a seed, and how it is tried: with AssertionError where something does not hold."""

    mutant: Callable[[int], Mutant]
    tried: Callable[[Path, int], bool]


def assert_said(problems: Iterable[Problem]) -> None:
    """Every problem has a place and words, in both languages, that can be shown on a terminal."""
    found = list(problems)
    assert found
    for problem in found:
        assert problem.place.file
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        for lang in ("en", "nl"):
            for part in (problem.wrong, problem.expected):
                assert part.render(translator(lang)).strip(), problem
            line = problem.render(translator(lang))
            assert line.isprintable(), repr(line)
            assert len(line) < 1500, line[:300]


@cache
def _variant(made: Class, seed: int) -> tuple[bytes, list[str]]:
    drawn = variant(made, seed)
    return drawn.raw, drawn.said


def _of_series(made: Class, seed: int) -> Mutant:
    rng = random.Random(seed)  # noqa: S311 - mutants, no secrets
    raw, said = _variant(made, seed // _OF_EACH)
    if raw.startswith(b"PK") and made.__name__.endswith("workbook"):
        changed, how = packed.mutated_inside(raw, rng) if rng.random() < 0.7 else packed.mutated(raw, rng)
        return Mutant(changed, [*said, *how])
    if raw.startswith((b"PK", b"\x1f\x8b")) or rng.random() < 0.15:
        changed, how = packed.mutated(raw, rng)
        return Mutant(changed, [*said, *how])
    codec = (
        "utf-16"
        if raw.startswith((b"\xff\xfe", b"\xfe\xff"))
        else "utf-16-le"
        if raw[1:2] == b"\0"
        else "utf-8"
    )
    text = raw.decode(codec, "replace").replace("\r\n", "\n").replace("\r", "\n")
    tree = trees.mutated(text, rng) if text[:1] in "[{" and rng.random() < 0.7 else None
    mutant, how = tree or texts.mutated(text, rng)
    return Mutant(mutant.encode(codec if codec != "utf-16-le" else "utf-16-le", "replace"), [*said, *how])


def _series_tried(path: Path, seed: int) -> bool:
    filling = Filling(3, 1, 1) if seed % 3 == 1 else None
    year = 2019 if seed % 11 == 5 else None
    series, problems = read_series(path, year, filling, parts=seed % 5 == 2)
    assert (series is None) == bool(problems)
    if series is None:
        assert_said(problems)
        return False
    assert_whole(series)
    for lang in ("nl", "en"):
        assert all(line.isprintable() for line in shown_series.lines(series, lang))
    return True


def assert_whole(series: Series) -> None:
    """A series has finite values within bounds for every hour, one hour after another."""
    assert series.columns
    assert len(series) == series.sources[0].length > 0
    if series.hours is not None:
        assert len(series.hours) == len(series)
        steps = np.diff(series.hours.astype("datetime64[m]").astype(np.int64))
        assert np.all(steps[steps != series.step] == 24 * 60 + series.step), (
            "only a 29 February may be left out"
        )
    for name, values in series.columns.items():
        assert values.shape == (len(series),), name
        assert np.all(np.isfinite(values)), name
        low, high = COLUMNS[name].low, COLUMNS[name].high
        assert np.all((values >= low - 1e-9) & (values <= high + 1e-9)), name


def _of_yaml(bases: tuple[str, ...], seed: int) -> Mutant:
    rng = random.Random(seed)  # noqa: S311 - mutants, no secrets
    text, said = yamls.mutated(rng.choice(bases), rng)
    raw = text.encode("utf-8", "surrogatepass")
    if rng.random() < 0.05:
        raw, more = packed.mutated(raw, rng)
        said += more
    return Mutant(raw, said)


def _finite(data: Any) -> bool:
    if isinstance(data, dict):
        return all(map(_finite, data.values()))
    if isinstance(data, list | tuple):
        return all(map(_finite, data))
    return not isinstance(data, float) or math.isfinite(data)


def _bid_tried(path: Path, _: int) -> bool:
    from aigf.proposal import read_proposal

    try:
        read = read_proposal(path)
    except InputError as error:
        assert_said(error.problems)
        return False
    assert _finite(read.proposal.model_dump())
    for reading in read.readings:
        assert str(reading)
    return True


@cache
def _prices() -> Path:
    path = Path(tempfile.mkdtemp()) / "prices.csv"
    hours = (f"2023-01-{1 + hour // 24:02} {hour % 24:02}:00,{40 + hour % 24},0.5" for hour in range(72))
    path.write_text("\n".join(["time_utc,price_eur_mwh,wind_cf", *hours]))
    return path


def _site_tried(path: Path, _: int) -> bool:
    from aigf.study.dispatch_site import read_site, run

    try:
        site = read_site(path, [_prices()])
        schedule = run(site, "perfect")
    except InputError as error:
        assert_said(error.problems)
        return False
    assert np.all(np.isfinite(schedule.served))
    for note in site.notes:
        assert note.render(translator("nl")).isprintable()
    return True


_SITES = (
    "load_mw: 250\ngrid_import_mw: 320\nwind_mw: 200\nbattery_mw: 50\nbattery_mwh: 200\nbattery_round_trip: 0.9\n"
    "flexible_share: 0.2\nmin_energy_share: 0.9\nsoc_start: 0.5\ngrid_export_mw: 10\n",
    "load_mw: 250 MW\ngrid_import_mw: 320 MW\nbattery_round_trip: 85%\nflexible_share: 0,2\n"
    "tariff:\n  monthly_peak_eur_per_mw: € 6.000 per MW/maand\n  contracted_eur_per_mw_year: 40.000\n",
)


def _bids() -> tuple[str, ...]:
    names = (
        "examples/rotterdam.yaml",
        "examples/reference.yaml",
        "examples/narvik.yaml",
        "examples/federated.yaml",
    )
    return tuple((ROOT / name).read_text() for name in names)


@cache
def _forms() -> tuple[bytes, ...]:
    from aigf.documents import compose
    from aigf.report.form import form_workbook

    names = ("examples/rotterdam.yaml", "examples/narvik.yaml")
    filled = [compose(ROOT / name)[0].data for name in names]
    return form_workbook("nl", filled[0]), form_workbook("en", filled[1]), form_workbook("nl")


def _of_form(seed: int) -> Mutant:
    rng = random.Random(seed)  # noqa: S311 - mutants, no secrets
    return Mutant(*forms.mutated(rng.choice(_forms()), rng))


SUBJECTS: dict[str, Subject] = {
    **{made.__name__: Subject(partial(_of_series, made), _series_tried) for made in CLASSES},
    "site": Subject(partial(_of_yaml, _SITES), _site_tried),
    "form": Subject(_of_form, _bid_tried),
    "bid": Subject(lambda seed: _of_yaml(_bids(), seed), _bid_tried),
}
