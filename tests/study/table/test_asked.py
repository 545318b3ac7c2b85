"""What is asked of a study is checked before anything is computed, all of it at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigf.documents import InputError
from aigf.study.alternatives import load_alternatives
from aigf.study.table.plan import Asked, read_alternatives, read_table
from tests.study.table.studies import NARVIK, ROTTERDAM


def refusals(asked: Asked, path: Path = ROTTERDAM) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_table(path, asked)
    return [str(problem.render()) for problem in caught.value.problems]


def test_all_the_alternatives_or_some_in_their_own_order() -> None:
    assert read_alternatives("all") == tuple(load_alternatives())
    assert read_alternatives(" abroad , none") == ("none", "abroad")
    assert read_alternatives(["abroad", "none"]) == ("none", "abroad")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "a part is empty"),
        ("centrl", "did you mean central?"),
        ("central,central", "central: is there twice"),
        ("all,none", "all stands beside other names"),
        ("none,", "a part is empty"),
    ],
)
def test_names_that_are_no_alternatives(text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_alternatives(text)
    assert [message in str(problem.render()) for problem in caught.value.problems] == [True]


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    asked = Asked(settings=["nothing=1", "finance.capex=soon"], alternatives="centrl", scenarios="acess=1")
    assert len(refusals(asked)) == 4
    assert len(refusals(asked, tmp_path / "missing.yaml")) >= 3


def test_a_site_elsewhere_is_refused_with_what_there_is_for_it() -> None:
    (message,) = refusals(Asked(), NARVIK)
    assert "site.country" in message
    assert "aigf appraise" in message


def test_a_setting_that_no_world_reads_is_refused() -> None:
    setting = ["inference_training_share=0.2"]
    (message,) = refusals(Asked(settings=setting, scenarios="use=hero-run,mixed"))
    assert "inference_training_share: changes nothing" in message


def test_a_setting_that_one_world_reads_is_taken() -> None:
    setting = ["inference_training_share=0.2"]
    assert len(read_table(ROTTERDAM, Asked(settings=setting, scenarios="use=hero-run,inference")).worlds) == 2


@pytest.mark.parametrize(
    "place", ["central", "central/", "/base", "abroad/base", "central/wlo=low", "central/x=y", "/"]
)
def test_places_that_are_not_in_the_study(place: str) -> None:
    asked = Asked(alternatives="central", scenarios="base", whole=[place])
    (message,) = refusals(asked)
    assert "is no place of this study" in message


def test_places_by_any_way_of_writing_a_world() -> None:
    asked = Asked(alternatives="central,none", scenarios="base,protectionist", whole=["all/access=closed"])
    found = read_table(ROTTERDAM, asked).whole
    assert found == {("central", "protectionist"), ("none", "protectionist")}
    every = Asked(alternatives="central,none", scenarios="base,protectionist", whole=["all/all"])
    assert len(read_table(ROTTERDAM, every).whole) == 4


def test_the_cells_hold_every_draw_once() -> None:
    table = read_table(ROTTERDAM, Asked(scenarios="base,protectionist", draws=2300))
    by_world = [[cell for cell in table.cells() if cell.world == world] for world in (0, 1)]
    for cells in by_world:
        drawn = [draw for cell in cells for draw in range(cell.first, cell.stop + 1)]
        assert drawn == list(range(2301))
        assert sum(cell.rows for cell in cells) == 2301
    assert len({cell.name for cell in table.cells()}) == len(table.cells()) == 6
