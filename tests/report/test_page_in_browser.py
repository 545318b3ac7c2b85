"""The report page in a real browser: accessible, at home on a phone, on paper and without scripts."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aigf.report.html import html_report
from tests.report import sample

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LANGUAGES = ["nl", "en"]
OPENED = "document.querySelectorAll('details').forEach(part => part.open = true)"


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Opens a page of a kind of result in a language at a width; requests and script errors are refused."""
    contexts = []

    def opened(kind: str, lang: str, width: int = 1280, **options: Any) -> Any:
        file = tmp_path / f"{kind}-{lang}.html"
        file.write_text(html_report(getattr(sample, kind)(lang), lang), encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        assert asked == [file.as_uri()]
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "width"),
    [("complete", 1280), ("complete", 360), ("decided", 360), ("unknown", 1280), ("plain", 1280)],
)
def test_axe_finds_nothing(show: Any, kind: str, lang: str, width: int, accessible: Any) -> None:
    page = show(kind, lang, width, bypass_csp=True)
    page.evaluate(OPENED)
    accessible(page)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("kind", ["complete", "hostile"])
def test_nothing_is_cut_off(show: Any, kind: str, lang: str, width: int) -> None:
    page = show(kind, lang, width)
    page.evaluate(OPENED)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    cut = """[...document.querySelectorAll('main *, header *, footer *')].filter(element => {
        const box = element.getBoundingClientRect()
        return box.width > 2 && (box.right > innerWidth + 1 || box.left < -1)
            && !element.closest('svg, caption, thead')
    }).map(element => element.outerHTML.slice(0, 120))"""
    assert page.evaluate(cut) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_works_without_scripts(show: Any, lang: str) -> None:
    page = show("complete", lang, java_script_enabled=False)
    assert page.locator("h2").first.is_visible()
    assert page.locator(".wide svg").count() == page.locator("figure").count() >= 10
    for drawing in page.locator(".wide svg").all():
        assert drawing.is_visible()
    assert not page.locator(".narrow").first.is_visible()
    long_table = page.locator("#load details")
    assert not long_table.locator("table").is_visible()
    long_table.locator("summary").click()
    assert long_table.locator("table").is_visible()
    assert page.locator("#load details tbody tr").count() == 365


def test_the_numbers_download_without_scripts(show: Any, tmp_path: Path) -> None:
    page = show("complete", "nl", java_script_enabled=False, accept_downloads=True)
    with page.expect_download() as started:
        page.locator("#cash-flow .file a").click()
    assert started.value.suggested_filename == "aigf-cash-flow.csv"
    text = Path(started.value.path()).read_text(encoding="utf-8-sig")
    block = sample.complete("nl")["statements"][0]
    head, *rows = [line.split(";") for line in text.splitlines()]
    assert head == ["EUR", *map(str, block["years"])]
    assert [row[0] for row in rows] == [*(row["label"] for row in block["rows"]), block["total"]["label"]]
    told = [float(cell.replace(",", ".")) for cell in rows[-1][1:]]
    assert told == pytest.approx(block["total"]["values"], rel=1e-5)


def test_a_phone_shows_the_narrow_chart(show: Any) -> None:
    page = show("complete", "nl", 360)
    assert page.locator(".narrow svg").first.is_visible()
    assert not page.locator(".wide").first.is_visible()


def test_no_attack_runs(show: Any) -> None:
    page = show("hostile", "nl")
    assert page.locator("script").count() == 0
    assert page.evaluate("typeof window.attacked") == "undefined"


def test_it_prints(show: Any) -> None:
    page = show("complete", "nl")
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert not page.locator("#cash-flow .file").is_visible()
    assert page.locator("#question-1-1 .used").is_visible(), "what an answer rests on is printed"
    assert page.locator("#assumed table").is_visible(), "and so is each assumption with its source"
    assert not page.locator("#load details table").is_visible(), "a table of 365 days is not"
    assert page.locator("#load .paper").is_visible(), "and the paper says so"
    page.emulate_media(media="screen")
    assert not page.locator(".paper").first.is_visible()
    assert page.pdf(prefer_css_page_size=True)[:5] == b"%PDF-"


def test_the_keyboard_reaches_the_verdict_first(show: Any) -> None:
    page = show("complete", "en")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Go to the verdict"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
