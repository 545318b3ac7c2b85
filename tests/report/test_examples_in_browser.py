"""The pages of the examples in a real browser, in both languages, wide and narrow, with everything opened."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.report.test_page_in_browser import LANGUAGES

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EXAMPLES = sorted(Path(__file__).parents[2].glob("examples/*.yaml"))
#: All but the days of the year: 365 rows of one pattern, of which the sample's page has its test.
OPENED = "document.querySelectorAll('details').forEach(part => part.open = !part.closest('#load'))"
#: The label of a cell on a phone stands in the room that the cell leaves beside its value.
OVERLAPS = """[...document.querySelectorAll('.reflow td')].filter(cell => {
    const label = getComputedStyle(cell, '::before'), own = getComputedStyle(cell)
    return label.float === 'left' && own.display !== 'none' && cell.offsetParent
        && (parseFloat(label.width) > parseFloat(own.paddingLeft) + 1
            || parseFloat(label.height) > cell.clientHeight + 1)
}).map(cell => cell.closest('table').className + ': ' + cell.dataset.label)"""
CUT = """[...document.querySelectorAll('main *, header *, footer *')].filter(element => {
    const box = element.getBoundingClientRect()
    return box.width > 2 && (box.right > innerWidth + 1 || box.left < -1)
        && !element.closest('svg, caption, thead')
}).map(element => element.outerHTML.slice(0, 120))"""
#: Words in a drawing that end in dots, and words of an axis that lie over one another.
DRAWN = """[...document.querySelectorAll('.wide svg, .narrow svg')].filter(svg => svg.clientWidth).flatMap(svg => {
    const words = [...svg.querySelectorAll('text')].filter(word => word.textContent.trim())
    const boxes = words.map(word => word.getBoundingClientRect()), found = []
    words.forEach((word, one) => {
        if (word.textContent.includes('…')) found.push('shortened: ' + word.textContent)
        boxes.slice(0, one).forEach((other, two) => {
            const wide = Math.min(boxes[one].right, other.right) - Math.max(boxes[one].left, other.left)
            const high = Math.min(boxes[one].bottom, other.bottom) - Math.max(boxes[one].top, other.top)
            if (wide > 1 && high > 3 && words[two].textContent !== word.textContent)
                found.push(words[two].textContent + ' over ' + word.textContent)
        })
    })
    return found
})"""
#: A4 sheets that an appraisal may take.
SHEETS = 36


@pytest.fixture(scope="session")
def appraised(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """The directory of an example's appraisal, made once."""
    base = tmp_path_factory.mktemp("appraised")

    def made(example: Path) -> Path:
        target = base / example.stem
        if not target.exists():
            words = ["appraise", str(example), "-o", str(target), "--draws", "100"]
            subprocess.run([sys.executable, "-m", "aigf", *words], check=True, capture_output=True)
        return target

    return made


@pytest.fixture(params=EXAMPLES, ids=lambda example: example.stem)
def pages(request: pytest.FixtureRequest, browser: Any, appraised: Any) -> Iterator[Any]:
    """Opens the page of an example in a language at a width."""
    directory = appraised(request.param)
    contexts = []

    def opened(lang: str, width: int) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
        contexts.append(context)
        page = context.new_page()
        page.goto((directory / f"report.{lang}.html").as_uri())
        page.evaluate(OPENED)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_every_example_shows_all_of_itself(pages: Any, lang: str, width: int) -> None:
    page = pages(lang, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CUT) == []
    assert page.evaluate(OVERLAPS) == []
    assert page.evaluate(DRAWN) == []


@pytest.mark.parametrize(("lang", "width"), [("nl", 360), ("en", 1280)])
def test_axe_finds_nothing_in_any_example(pages: Any, lang: str, width: int, accessible: Any) -> None:
    accessible(pages(lang, width))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_example_prints_without_wasting_paper(pages: Any, lang: str) -> None:
    page = pages(lang, 1280)
    page.reload()
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))
    assert 10 < len(sheets) <= SHEETS
