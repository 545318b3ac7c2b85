"""A grade says what the source is, not where it is kept."""

from __future__ import annotations

import re

import pytest

from aigf.register import Entry, load_register
from aigf.register.stations import load_areas
from aigf.report.translations import translator
from aigf.report.wording import BESIDE, certainty
from aigf.text import Text

SECOND_HAND = re.compile(
    r"as quoted|through|via |second hand|kostenmodel|cost model|as reported|reviewed by", re.IGNORECASE
)
LAW = re.compile(r"wetten\.overheid\.nl|eur-lex|data\.europa\.eu/eli|officielebekendmakingen")


def everything() -> list[Entry]:
    register = load_register()
    properties = [entry for found in register.accelerators.values() for entry in found.properties.values()]
    return [*register.entries.values(), *properties, *(area.as_entry() for area in load_areas().values())]


def test_what_was_read_in_another_text_has_not_the_grade_of_the_first() -> None:
    wrong = [
        (entry.name, entry.source.title)
        for entry in everything()
        if SECOND_HAND.search(f"{entry.source.title} {entry.source.section}")
        and entry.source.grade == "primary"
    ]
    assert wrong == []


def test_the_address_of_a_law_goes_with_a_law_or_says_that_it_was_not_read() -> None:
    for entry in everything():
        if not LAW.search(entry.source.address):
            continue
        named = re.search(
            r"\bWet\b|Besluit|code |Netcode|Regulation|Directive|Verordening|Kamerstuk|Stcrt|Autoriteit",
            entry.source.title,
        )
        assert named, entry.name
        if entry.source.grade != "primary":
            assert "was read, not that of" in entry.note["en"], entry.name


def test_the_rates_of_the_energy_tax_are_second_hand_and_its_bracket_is_the_law() -> None:
    entries = load_register().entries
    assert entries["energy_tax"].source.grade == entries["energy_tax_below_bracket"].source.grade == "blog"
    assert entries["energy_tax"].confidence == "estimate"
    assert entries["energy_tax_bracket"].source.grade == "primary"


def test_published_can_be_looked_up_on_a_page_and_not_only_at_the_door() -> None:
    door = re.compile(r"https?://[^/]+/?$")
    assert [
        entry.name
        for entry in everything()
        if entry.confidence in ("published", "measured") and door.match(entry.source.address)
    ] == []


def test_own_figures_are_judgements_that_explain_themselves() -> None:
    own = re.compile(r"^(Own assumption|Oordeel bij|Schatting bij|No source found)")
    found = [entry for entry in everything() if own.match(entry.source.title)]
    assert found
    for entry in found:
        assert entry.confidence == "judgement" and entry.source.grade == "", entry.name
        assert len(entry.note["nl"]) > 40 and len(entry.note["en"]) > 30, entry.name


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_source_beside_a_judgement_is_not_told_as_its_source(lang: str) -> None:
    judged = certainty("primary", "judgement", lang)
    assert judged == Text(BESIDE.template, {"grade": translator(lang)("law or primary source")}).render(
        translator(lang)
    )
    assert not judged.startswith(translator(lang)("law or primary source"))
    assert certainty("", "judgement", lang) == translator(lang)("own judgement")


def test_no_note_title_or_section_shows_a_name_of_the_register() -> None:
    names = set(load_register().entries)
    for entry in everything():
        said = " ".join(
            [*entry.note.values(), *entry.title.values(), entry.source.title, entry.source.section]
        )
        assert not names.intersection(re.findall(r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b", said)), entry.name
