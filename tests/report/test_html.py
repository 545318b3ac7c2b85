"""The report page, as text."""

import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from markupsafe import Markup, escape

from aigf.model import wiring
from aigf.report.html import html_report, raised_powers, style_string, web_address
from aigf.report.printing import printable
from aigf.study.break_even import FOUND
from aigf.version import version
from tests.effort import few
from tests.report import sample
from tests.report.sample import KINDS, LANGUAGES

VOID = {"meta", "link", "br", "hr", "img", "input"}


#: Of the pages that every change may break; the others are for `make test`.
QUICK = {("complete", "nl"), ("hostile", "en")}


class Outline(HTMLParser):
    """Collects tags and attributes, and checks that every tag is closed where it should be."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@cache
def page(kind: str, lang: str) -> str:
    return html_report(getattr(sample, kind)(lang), lang)


@pytest.mark.parametrize(
    ("kind", "lang"),
    [
        pytest.param(kind, lang, marks=() if (kind, lang) in QUICK else pytest.mark.slow)
        for kind in KINDS
        for lang in LANGUAGES
    ],
)
def test_every_page_is_whole(kind: str, lang: str) -> None:
    outline = Outline(page(kind, lang))
    ids = [attributes["id"] for _, attributes in outline.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [attributes.get("href") or "" for tag, attributes in outline.tags if tag == "a"]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    assert ("html", {"lang": lang}) in outline.tags
    levels = [int(tag[1]) for tag, _ in outline.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.slow
def test_a_page_asks_for_nothing_and_runs_nothing(kind: str, lang: str) -> None:
    for tag, attributes in Outline(page(kind, lang)).tags:
        assert tag not in {"script", "iframe", "object", "embed", "form", "base", "link", "img"}
        assert not any(name.startswith("on") for name in attributes), (tag, attributes)
        assert not any(name in attributes for name in ("src", "srcset", "action", "style")), (tag, attributes)
        href = attributes.get("href") or "#"
        assert re.match(r"#|https?://|data:text/csv;charset=utf-8,[^<>\"\s]+$", href), href
    assert "url(http" not in page(kind, lang)


@pytest.mark.slow
def test_figures_stand_beside_a_question_that_shows_them() -> None:
    result = sample.complete("en")
    step = result["verdict"]["path"][0]
    sample.put(result, "time_to_power", value=4.0, low=None, high=None)
    label = result["quantities"]["time_to_power"]["label"]
    step["shows"] = ["time_to_power", "never_made"]
    text = html_report(result, "en")
    assert f"<div><dt>{label}</dt><dd>4" in text
    step["shows"] = []
    assert f"<div><dt>{label}</dt>" not in html_report(result, "en")


@pytest.mark.slow
def test_the_connection_says_what_its_years_rest_on() -> None:
    result = sample.complete("en")
    text = html_report(result, "en")
    assert escape(result["connection"]["note"]["en"]) in text
    assert f'href="{result["connection"]["source"]["address"]}"' in text
    result["connection"] |= {"note": None, "source": None}
    assert "No year has been published for this part of the grid" in html_report(result, "en")
    del result["connection"]
    assert 'id="connection"' not in html_report(result, "en")


@pytest.mark.parametrize("lang", few(["en", "nl"], 1))
def test_what_a_proposal_says_is_shown_as_text(lang: str) -> None:
    text = page("hostile", lang)
    assert "<script" not in text
    assert "&lt;script&gt;window" in text
    assert "{{ 7*7 }}" in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize("kind", ["complete", "unknown"])
@pytest.mark.slow
def test_the_same_result_gives_the_same_bytes(kind: str, drawn_anew: Callable[[], None]) -> None:
    before = page(kind, "nl")
    drawn_anew()
    assert html_report(getattr(sample, kind)("nl"), "nl") == before


@pytest.mark.slow
def test_a_figure_leads_to_the_page_that_explains_it_where_there_is_one() -> None:
    result = sample.hostile("nl")
    beside = html_report(result, "nl", "explanation.nl.html")
    tags = Outline(beside).tags
    links = {attributes["href"] for tag, attributes in tags if tag == "a" and "href" in attributes}
    computed = {*wiring.functions(), *FOUND, "accelerator_count"} & set(result["quantities"])
    assert {f"explanation.nl.html#{name}" for name in computed} <= links
    assert {f"#how-{name}" for name in set(result["quantities"]) - computed} <= links
    assert "<script" not in beside
    assert not any(name.startswith("on") for _, attributes in tags for name in attributes)
    told = html_report(sample.complete("nl"), "nl", "explanation.nl.html")
    assert 'aria-label="Uitleg van ' in told
    assert "explanation.nl.html" not in page("complete", "nl")


def test_text_and_markup_that_look_alike_are_kept_apart() -> None:
    assert raised_powers(Markup("<b>")) == "<b>"
    assert raised_powers("<b>") == "&lt;b&gt;"


def test_the_verdict_comes_before_every_figure_and_every_reason() -> None:
    text = page("complete", "nl")
    places = [text.index(words) for words in ("Nog niet beslist: ", "Te vragen vóór", "Kerncijfers</h2>")]
    assert places == sorted(places)
    assert "Hoe het oordeel tot stand komt</h2>" in text


def test_a_decided_verdict_says_so_itself() -> None:
    title = sample.decided("nl")["verdict"]["outcomes"]["ecosystem"]["title"]["nl"]
    assert f'id="verdict-title">{title}</h2>' in page("decided", "nl")
    assert "Te vragen vóór" not in page("decided", "nl")


def test_stated_beside_computed() -> None:
    text = page("complete", "nl")
    assert "250 MW" in text
    computed = sample.complete("nl")["quantities"]["it_load"]["computed"]
    assert computed != 250
    assert f"berekend: {computed:.0f} MW" in text


def test_choices_and_assumptions_never_share_a_list() -> None:
    text = page("complete", "en")
    stated, assumed = text.index('id="stated"'), text.index('id="assumed"')
    inputs = sample.complete("en")["inputs"].values()
    places = [text.index(item["where"], stated) for item in inputs if item["status"] == "stated"]
    titles = [item["title"]["en"] for item in inputs if item["status"] == "assumed"]
    assert places
    assert all(stated < place < assumed for place in places)
    assert titles
    assert all(escape(title) in text[assumed:] for title in titles)
    assert "own judgement" in text[assumed:]
    notes = [item["note"]["en"] for item in inputs if item["confidence"] == "judgement" and item["note"]]
    assert notes
    assert all(raised_powers(note) in text[assumed:] or escape(note) in text[assumed:] for note in notes)


def test_nothing_unknown_is_shown_as_a_figure() -> None:
    text = page("unknown", "en")
    assert not re.search(r"\bnan\b|\binf\b|\bNone\b(?! of )|\bundefined\b", text)
    assert "no IRR exists" in text
    assert "not known" in text


def test_it_says_how_to_make_it_again() -> None:
    result = sample.complete("nl")
    text = html_report(result, "nl")
    for words in (
        result["command"],
        result["proposal"]["digest"],
        result["register_version"],
        f"aigf {version()}",
    ):
        assert words in text
    assert "Startwaarde</dt><dd>1<" in text


@pytest.mark.slow
def test_dutch_has_no_english_left_and_quotes_stay_dutch() -> None:
    quotes = [step["quote"] for step in sample.complete("en")["verdict"]["path"] if step["quote"]]
    assert quotes
    assert all(f'<span lang="nl">‘{escape(quote)}' in page("complete", "en") for quote in quotes)
    assert '<h1 lang="nl">AI-gigafabriek Eemshaven' in page("complete", "en")
    for kind in ("complete", "decided", "unknown", "plain"):
        words = re.sub(r"<(style|svg|code)\b.*?</\1>|<[^>]+>", " ", page(kind, "nl"), flags=re.S)
        words = re.sub(r"Bron: .*", " ", words)
        for name in names_of(getattr(sample, kind)("nl")):
            words = words.replace(escape(name), " ")
        assert not re.search(r"\b(the|and|not|with|stated|computed|unknown|of all|which)\b", words), words


def names_of(result: dict[str, Any]) -> list[str]:
    """What is in the language that others gave it: titles of sources, names, the proposal's own words."""
    sources = [item["source"] for item in result["inputs"].values() if item["source"]]
    sources += [result["connection"]["source"]] if result["connection"] else []
    names = [source[part] for source in sources for part in ("title", "section")]
    names += [row["name"] for row in result["dutch_gpus"]["rows"]]
    about = result["proposal"]
    names += [about["name"], about["submitted_by"], about["summary"]]
    return sorted(filter(None, names), key=len, reverse=True)


def test_only_web_addresses_become_links() -> None:
    assert web_address("https://www.acm.nl/a?b=1&c=2") == "https://www.acm.nl/a?b=1&c=2"
    for address in ("javascript:alert(1)", "data:text/html,x", 'https://x" onload="y', "report", "", None):
        assert web_address(address) is None


def test_what_cannot_be_printed_is_marked() -> None:
    assert printable("a\x00\x1b[31m\u202eb\n\tc") == "a\ufffd\ufffd[31m\ufffdb\n\tc"
    assert printable(None) == ""
    assert printable(3) == 3


def test_powers_are_raised_by_the_page() -> None:
    assert raised_powers("1,0 × 10⁻²⁶ <b>") == "1,0 × 10<sup>−26</sup> &lt;b&gt;"


def test_importing_is_cheap() -> None:
    code = (
        "import sys, aigf.report.html, aigf.report.extraction; "
        "print([m for m in ('jinja2', 'babel', 'vl_convert', 'numpy', 'pydantic') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_question_of_law_names_its_source_and_a_place_in_the_report_is_in_the_readers_words() -> None:
    result = sample.complete("en")
    first, second = result["verdict"]["path"][:2]
    first |= {"quote": "Een zin.", "section": "7.1, deelvraag 4"}
    second |= {"quote": None, "section": "Besluit kwaliteit leefomgeving, artikel 5.161ba"}
    page = html_report(result, "en")
    assert "report, section 7.1, sub-question 4" in page
    assert '<span lang="nl">Besluit kwaliteit leefomgeving, artikel 5.161ba</span>' in page


def test_the_foot_of_a_printed_page_names_the_proposal_and_nothing_else() -> None:
    assert style_string("Eneco & Volt") == '"Eneco \\26  Volt"'
    hostile = style_string('"} </style><script>\nx' + "a" * 200)
    assert not set('<>{}&"/\n') & set(hostile[1:-1])
    assert len(style_string("a" * 200)) < 110
