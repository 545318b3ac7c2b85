"""The results that the report's tests start from have exactly the keys of real ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from tests.appraisals import EXAMPLES, result
from tests.effort import few
from tests.report import sample
from tests.report.cash_flows import without_public_money
from tests.report.sample import DRAWS, EXAMPLE, KINDS, LANGUAGES

#: What is kept by the name of a quantity, an actor and the like: any name, and then always the same keys.
BY_NAME = {
    "quantities",
    "inputs",
    "series",
    "alternatives",
    "questions",
    "uncertainties",
    "chances",
    "outcomes",
    "axes",
    "titles",
    "powers",
}

Keys = dict[str, set[frozenset[str]]]


def containers(value: Any, path: str = "") -> Iterator[tuple[str, frozenset[str]]]:
    """Every object in a result: its path, with a star for a name or a place in a list, and its keys."""
    if isinstance(value, list):
        for item in value:
            yield from containers(item, f"{path}.*")
    elif isinstance(value, dict):
        named = path.rpartition(".")[2] in BY_NAME
        if value and not named:
            yield path, frozenset(value)
        for name, item in value.items():
            yield from containers(item, f"{path}.{'*' if named else name}")


@cache
def real(lang: str) -> Keys:
    """The keys of the objects in the results of all examples, and of one with draws."""
    found: Keys = defaultdict(set)
    results = [result(example, lang) for example in EXAMPLES]
    for made in (*results, result(EXAMPLE, lang, draws=DRAWS)):
        for path, keys in containers(made):
            found[path].add(keys)
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", few(KINDS, 3))
def test_a_sample_has_exactly_the_keys_of_a_real_result(kind: str, lang: str) -> None:
    for path, keys in containers(getattr(sample, kind)(lang)):
        assert keys in real(lang)[path], path


def test_a_result_with_other_figures_has_the_keys_it_had() -> None:
    changed = {
        "awaited": sample.awaited(),
        "with a figure": sample.with_figure("capex", 1.0),
        "with hours": {**sample.complete("en"), "energy_hours": sample.energy_hours()},
        "with a statement": {**sample.complete("en"), "statements": [without_public_money("en")]},
    }
    for made in changed.values():
        for path, keys in containers(made):
            assert keys in real("en")[path], path


def test_a_result_has_the_same_parts_whatever_is_appraised() -> None:
    for lang in LANGUAGES:
        assert len(real(lang)[""]) == 1
        assert len(real(lang)[".quantities.*"]) == len(real(lang)[".inputs.*"]) == 1
