"""The page of explanations in a real browser: accessible, at home on a phone, on paper and without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.report.test_page_in_browser import LANGUAGES, OPENED

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def folder(written: Callable[[str], Path]) -> Path:
    return written("eemshaven")


@pytest.fixture
def show(browser: Any, folder: Path) -> Iterator[Any]:
    contexts = []

    def opened(name: str, width: int = 1280, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto((folder / name).as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("page", ["explanation", "report"])
def test_axe_finds_nothing(show: Any, page: str, lang: str, width: int, accessible: Any) -> None:
    opened = show(f"{page}.{lang}.html", width, bypass_csp=True)
    accessible(opened)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_is_cut_off(show: Any, lang: str, width: int) -> None:
    page = show(f"explanation.{lang}.html", width)
    page.evaluate(OPENED)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("lang", "name"), [("nl", "Uitleg van IT-vermogen"), ("en", "Explanation of IT load")]
)
def test_a_figure_leads_to_its_explanation_and_on_without_scripts(show: Any, lang: str, name: str) -> None:
    page = show(f"report.{lang}.html", java_script_enabled=False)
    link = page.get_by_role("link", name=name, exact=True).first
    link.click()
    assert page.url.endswith(f"explanation.{lang}.html#it_load")
    assert page.locator("#it_load").is_visible()
    page.locator("#it_load .formula a").first.click()
    assert page.url.endswith("#accelerator_count")


def test_it_prints(show: Any) -> None:
    page = show("explanation.nl.html")
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert not page.locator("#capex .users").is_visible()
    assert page.pdf(prefer_css_page_size=True)[:5] == b"%PDF-"
