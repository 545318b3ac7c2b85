"""Which worlds are asked for: sets as data, names, and combinations of values of axes."""

from __future__ import annotations

from itertools import product
from math import prod
from pathlib import Path

import pytest

from aigf.documents import InputError
from aigf.register.scenarios import load_scenarios, load_sets, read_scenario
from aigf.study.table.worlds import read_worlds


def names(*texts: str) -> list[str]:
    return [world.name for world in read_worlds(texts)]


def refusals(*texts: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_worlds(texts)
    return [str(problem.render()) for problem in caught.value.problems]


def test_the_set_of_36_is_data() -> None:
    axes, _ = load_scenarios()
    worlds = read_worlds("all")
    assert [len(values) for values in load_sets()["all"].axes.values()] == [3, 3, 4]
    assert len({world.name for world in worlds}) == len(worlds) == 36
    for world in worlds:
        others = {axis: axes[axis].base for axis in axes if axis not in load_sets()["all"].axes}
        assert others.items() <= world.axes.items()


def test_full_is_every_value_of_every_axis() -> None:
    axes, _ = load_scenarios()
    worlds = read_worlds("full")
    assert len(worlds) == prod(len(axis.values) for axis in axes.values())
    assert {tuple(world.axes.values()) for world in worlds} == set(
        product(*(a.values for a in axes.values()))
    )


def test_each_world_is_the_scenario_that_appraise_reads_under_its_name() -> None:
    for world in read_worlds(["all", "prices=like-2019,wlo=high"]):
        assert read_scenario(world.name).axes == world.axes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("base", ["base"]),
        ("access=closed,guaranteed", ["protectionist", "cooperative"]),
        ("base,protectionist", ["base", "protectionist"]),
        ("protectionist,adoption=low,high", ["access=closed,adoption=low", "access=closed,adoption=high"]),
        ("access=closed, guaranteed ; wlo=high", ["access=closed,wlo=high", "access=guaranteed,wlo=high"]),
        ("wlo=all", ["wlo=low", "base", "wlo=high"]),
        ("access=unguaranteed", ["base"]),
    ],
)
def test_values_of_axes_in_every_combination(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_several_texts_are_joined_each_world_once() -> None:
    assert names("base", "access=closed", "protectionist") == ["base", "protectionist"]
    assert len(names("all,prices=low,high")) == 72


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ["a part is empty"]),
        ("al", ["did you mean all?"]),
        ("access=open,closed,closed", ["open is not known", "access=closed: is there twice"]),
        ("access=all,closed", ["is there twice"]),
        ("acess=closed,x", ["did you mean access?"]),
        ("access=closed,adoption", ["adoption is not known"]),
        ("access=,adoption=low,adoption=high", ["access: a part is empty", "adoption: is there twice"]),
        ("base,base", ["base: is there twice"]),
        ("=closed", ["a part is empty"]),
    ],
)
def test_all_that_means_nothing_is_refused_at_once(text: str, parts: list[str]) -> None:
    found = refusals(text)
    assert len(found) == len(parts)
    for part, message in zip(parts, found, strict=True):
        assert part in message


def test_a_set_of_a_value_that_is_not_there_is_refused(tmp_path: Path) -> None:
    from aigf.register.scenarios import SCENARIOS

    path = tmp_path / "scenarios.yaml"
    text = SCENARIOS.read_text(encoding="utf-8")
    path.write_text(text.replace("adoption: [low, central, high]", "adoption: [low, huge]"), encoding="utf-8")
    with pytest.raises(InputError, match=r"sets\.all\.axes\.adoption"):
        load_sets(path)
