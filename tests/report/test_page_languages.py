"""Every part of a page is in the language of the page, or says which it is in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from aigf.model import wiring
from aigf.register import load_register
from aigf.report.languages import language_of
from aigf.report.translations import catalogue
from aigf.report.wording import GROUPS
from aigf.report.workbook.words import SHEETS
from tests.report.appraisals import NAMES, page

_DUTCH = "de het een van voor niet zijn wordt naar door geen welke deze ook uit worden"
_ENGLISH = "the and from with without which that this than by are not they its"
#: Words that only one of the languages has; names and figures have none of them.
ONLY = {
    "nl": frozenset(_DUTCH.split()),
    "en": frozenset(_ENGLISH.split()),
}
VOID = {"meta", "br", "img", "link", "input", "path", "circle", "rect", "hr", "use", "line"}
OTHER = {"nl": "en", "en": "nl"}


class Texts(HTMLParser):
    """The texts of a page, each with the language that it is said to be in."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            lang = dict(attrs).get("lang") or (self._open[-1][1] if self._open else "")
            self._open.append((tag, lang))

    def handle_endtag(self, tag: str) -> None:
        while tag not in VOID and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self._open[-1][0] not in {"style", "code", "title"}:
            self.found.append((" ".join(data.split()), self._open[-1][1]))


def texts(content: str) -> Iterator[tuple[str, str]]:
    reader = Texts()
    reader.feed(content)
    return iter(reader.found)


def sounds_like(text: str) -> str | None:
    """The language of whose own words there are more, None where there are as many."""
    words = re.findall(r"[a-zà-ÿ]+", text.casefold())
    count = {lang: sum(word in only for word in words) for lang, only in ONLY.items()}
    return None if count["nl"] == count["en"] else max(count, key=count.__getitem__)


CASES = [
    pytest.param(name, lang, marks=[] if (name, lang) == ("rotterdam", "nl") else pytest.mark.slow)
    for name in NAMES
    for lang in ("nl", "en")
]


@pytest.mark.parametrize(("name", "lang"), CASES)
@pytest.mark.slow
def test_what_is_marked_is_in_that_language_and_the_rest_in_the_page_s(name: str, lang: str) -> None:
    own = set(catalogue("nl").values()) | {
        entry.title["nl"]
        for entry in load_register().entries.values()
        if entry.title["nl"] != entry.title["en"]
    }
    wrong = []
    for text, said in texts(page(name, lang, draws=25)):
        if (said == "en" and text in own - set(catalogue("nl"))) or sounds_like(text) not in (None, said):
            wrong.append((said, text))
    assert wrong == []


@pytest.mark.slow
def test_titles_of_sources_say_their_language() -> None:
    known = {
        "Epoch AI, data on notable AI models": "en",
        "Meta, The Llama 3 herd of models": "en",
        "Silicon Data rental indices SDH100RT and SDB200RT": "en",
        "Wet op de vennootschapsbelasting 1969": "nl",
        "CBS, consumentenprijzen (2015 = 100)": "nl",
        "Rapport Werkgroep discontovoet 2025": "nl",
        "Adiwardana et al. (2020)": None,
        "NVIDIA (2024)": None,
    }
    assert {title: language_of(title) for title in known} == known
    shown = dict(texts(page("rotterdam", "nl", draws=25)))
    marked = [title for title, lang in known.items() if lang and title in shown]
    assert {title: shown[title] for title in marked} == {title: known[title] for title in marked}
    assert shown["Eigen aanname"] == "nl"


def test_every_perspective_has_a_sheet_and_a_group_with_a_name() -> None:
    perspectives = set(wiring.perspective_of().values())
    assert perspectives <= set(SHEETS)
    assert perspectives <= set(GROUPS)
