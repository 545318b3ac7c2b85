"""One Chromium for all tests of a session that look at a page."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = Path("/usr/bin/chromium")
WCAG = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
CONTRAST = "color-contrast"
#: Colours are those of a kind of row or account, and looking at each of hundreds takes minutes.
FEWER = """for (const [whole, part] of [['tbody', 'tr'], ['section', 'article']])
    document.querySelectorAll(whole).forEach(one => one.querySelectorAll(`:scope > ${part}`).forEach(
        (element, at) => { if (at >= 12 && at % 8) element.remove() }))"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is missing: these tests need Debian's Chromium (apt-get install chromium)")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def accessible() -> Callable[[Any], None]:
    """Fails on what axe finds against WCAG 2.1 A and AA in a page as it stands: in colours of the first
    rows and every eighth after, in all else of everything."""
    from axe_playwright_python.sync_playwright import Axe

    def none(page: Any, options: dict[str, Any]) -> None:
        # Without the last option axe words what is right, too, which takes most of its time.
        found = Axe().run(page, options={**options, "resultTypes": ["violations"]})
        assert found.violations_count == 0, found.generate_report()

    def check(page: Any) -> None:
        none(page, {"runOnly": WCAG, "rules": {CONTRAST: {"enabled": False}}})
        page.evaluate(FEWER)
        none(page, {"runOnly": {"type": "rule", "values": [CONTRAST]}})

    return check
