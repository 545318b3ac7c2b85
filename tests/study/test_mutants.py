"""What must hold for every bid that is read: the examples with anything in them that the schema allows."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from aigf.documents import InputError
from aigf.model import wiring
from aigf.study.appraise import Draws, appraise
from aigf.study.binding import bind
from aigf.study.case import prepare
from aigf.study.exhibits import ACTORS
from aigf.study.run import Run, plan_of, run
from aigf.study.statements import statements
from aigf.units import SYMBOLS, Array
from tests.effort import few
from tests.study.examples import values_of
from tests.study.mutants import NUMERIC, Mutant, mutants
from tests.study.test_extremes import MAY_BE_MISSING, NEVER_BELOW_ZERO, _is_difference
from tests.study.test_first_full_year import HEADLINES
from tests.study.test_statements import assert_foots

FEW, MANY, CHUNK = 100, 2000, 100
ACCEPTED = 0.7
#: Beyond the horizon of the trend nobody knows how long a run keeps up with it.
NOT_KNOWN = ("frontier_window",)
#: Shares that are no part of a whole: what is asked beyond the whole, or a change.
ANY_SHARE = ("funding_gap_share", "_change")
#: What is divided by the hours that are sold, or by what is made in them: no number where nothing is sold.
PER_SOLD_HOUR = ("_per_gpu_hour", "_gpu_hour_price", "_per_million_trained_tokens")


def run_of(mutant: Mutant, folder: Path) -> Run | None:
    """The point run of a mutant, None where it is refused."""
    try:
        case = prepare(mutant.written(folder), {}, "base", seed=1)
    except InputError:
        return None
    return run(case, bind(case), plan_of(case))


def assert_holds(made: Run) -> None:
    """All that must hold of the results of any bid."""
    values = values_of(made)
    assert wrong_numbers(values) == []
    for block in statements(values, made.years.years):
        assert_foots(block)
    assert_energy_closes(made, values)
    assert_transfers_are_nothing(values)
    full = made.years.years.index(int(values["first_full_year"][0, 0]))
    for headline, series in HEADLINES.items():
        scale = np.abs(values[series]).max()
        yearly = np.broadcast_to(values[series], (1, len(made.years.years)))[0, full]
        assert abs(values[headline][0, 0] - yearly) <= 1e-9 * scale, headline


def wrong_numbers(values: dict[str, Array]) -> list[str]:
    """No number where there is one, less than nothing, or a share outside the whole."""
    found = []
    nothing_sold = not np.any(values["sold_accelerator_hours"])
    allowed = (*MAY_BE_MISSING, *NOT_KNOWN, *(PER_SOLD_HOUR if nothing_sold else ()))
    for name, value in values.items():
        symbol = SYMBOLS[wiring.result_types()[name]]
        finite = value[np.isfinite(value)]
        missing = finite.size < value.size and value.shape[-1] == 1
        if missing and not any(part in name for part in allowed):
            found.append(f"{name} is no number")
        least, most = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
        if symbol in NEVER_BELOW_ZERO and least < -1e-6 and not _is_difference(name):
            found.append(f"{name} is {least}")
        share = name.endswith("_share") and not any(part in name for part in ANY_SHARE)
        if share and not -1e-9 <= least <= most <= 1 + 1e-9:
            found.append(f"{name} is between {least} and {most}")
    return found


def assert_energy_closes(made: Run, values: dict[str, Array]) -> None:
    """Over the year, what comes from market, contracts and backup is what is used and lost."""
    sources = ("market_electricity", "matched_electricity", "backup_electricity", "throttled_electricity")
    found = {name: values[name][0, 0] for name in (*sources, "battery_losses", "electricity_use")}
    whole = found["electricity_use"] * 1e6 + found["battery_losses"]
    assert sum(found[name] for name in sources) == pytest.approx(whole, rel=1e-9)


def assert_transfers_are_nothing(values: dict[str, Array]) -> None:
    """Over all actors transfers are nothing, and the Dutch ones have the balance for the Netherlands."""
    transfers = np.array(
        [values[f"transfers_{actor}"][0, 0] for actor in ACTORS if f"transfers_{actor}" in values]
    )
    assert abs(transfers.sum()) <= 1e-12 * np.abs(transfers).sum()
    balances = np.array([values[f"balance_{actor}"][0, 0] for actor, dutch in ACTORS.items() if dutch])
    assert abs(values["welfare_balance"][0, 0] - balances.sum()) <= 1e-9 * np.abs(balances).sum()


def try_all(first: int, last: int, folder: Path) -> tuple[Counter[str], Counter[str]]:
    """Tries the mutants with these numbers: by field how many were changed in it, and how many of these were read."""
    changed: Counter[str] = Counter()
    read: Counter[str] = Counter()
    for mutant in mutants(first, last):
        changed.update(mutant.fields)
        try:
            made = run_of(mutant, folder)
            if made is not None:
                assert_holds(made)
                read.update(mutant.fields)
        except Exception as error:
            error.add_note(f"mutant {mutant.seed} of {mutant.example}:\n{mutant.text}")
            raise
    return changed, read


@pytest.mark.parametrize("first", few(range(0, FEW, FEW // 2), 1))
def test_a_few(first: int, tmp_path: Path, record_property: object) -> None:
    _reported(*try_all(first, first + FEW // 2, tmp_path), record_property)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(FEW, MANY, CHUNK))
def test_many(first: int, tmp_path: Path, record_property: object) -> None:
    _reported(*try_all(first, first + CHUNK, tmp_path), record_property)


def test_every_numeric_field_is_changed_in_some_mutant() -> None:
    changed = {field for mutant in mutants(0, FEW) for field in mutant.fields}
    assert changed == {".".join(path) for path in NUMERIC}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(0, FEW, 20))
def test_ranges_are_in_order_and_the_result_can_be_written(seed: int, tmp_path: Path) -> None:
    mutant = next(mutants(seed, seed + 1))
    try:
        found = appraise(mutant.written(tmp_path), draws=Draws(25))
    except InputError:
        return
    for name, quantity in found.quantities.items():
        if quantity.low is not None and quantity.median is not None and quantity.high is not None:
            assert quantity.low <= quantity.median <= quantity.high, name
    assert json.dumps(found.as_object(), allow_nan=False)


def _reported(changed: Counter[str], read: Counter[str], record_property: object) -> None:
    """Says by field how many mutants were read, and holds the whole to what is asked."""
    said = {field: f"{read[field]} of {count}" for field, count in sorted(changed.items())}
    print(json.dumps(said, indent=1))
    assert callable(record_property)
    record_property("read", said)
    assert sum(read.values()) >= ACCEPTED * sum(changed.values()), said
