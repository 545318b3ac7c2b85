"""Scenarios as they are written on the command line."""

from __future__ import annotations

import pytest

from aigf.documents import InputError
from aigf.register.scenarios import load_scenarios, read_scenario


def refusal(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_scenario(text)
    return [str(problem.render()).removeprefix("--scenario:1:1: ") for problem in caught.value.problems]


def test_what_is_not_named_keeps_its_base_value() -> None:
    axes, _ = load_scenarios()
    base = {name: axis.base for name, axis in axes.items()}
    assert read_scenario("base").axes == base
    assert read_scenario("access=closed").axes == base | {"access": "closed"}
    assert read_scenario("cooperative,prices=high").axes == base | {"access": "guaranteed", "prices": "high"}


@pytest.mark.parametrize("text", ["protectionist", " access = closed ", "base , access=closed"])
def test_a_combination_has_its_name_however_it_is_written(text: str) -> None:
    assert read_scenario(text).name == "protectionist"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "a part is empty, expected one of base"),
        ("  ", "a part is empty, expected one of base"),
        ("access=closed,", "a part is empty, expected one of base"),
        ("access=", "access: has no value, expected one of guaranteed, unguaranteed, closed"),
        ("=closed", "a value has no axis, expected one of access"),
        ("access=closed,access=guaranteed", "access: is set twice, expected one value"),
        (
            "access=closed,base",
            "base stands behind what it would replace, expected the name of a scenario first",
        ),
        ("protectionist,cooperative", "cooperative stands behind what it would replace"),
        ("access", "access is not known; did you mean access=...?, expected one of base"),
    ],
)
def test_what_could_mean_nothing_or_two_things_is_refused(text: str, message: str) -> None:
    (problem,) = refusal(text)
    assert problem.startswith(message)


def test_all_that_is_wrong_is_said_at_once() -> None:
    assert len(refusal("access=open,access=closed,,prices=hi,axes=1")) == 5
