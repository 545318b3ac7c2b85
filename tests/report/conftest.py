"""One Chromium for all tests of a session that look at a page."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = Path("/usr/bin/chromium")
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
#: The numbers of a drawing are rows of one pattern, up to 366 of them: axe needs not see each, and is slow.
FEWER_ROWS = """document.querySelectorAll('figure ~ * tbody, figure ~ table tbody').forEach(
    body => [...body.rows].slice(12).forEach(row => row.remove()))"""


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
    """Fails on what axe finds against WCAG 2.1 A and AA in a page as it stands."""
    from axe_playwright_python.sync_playwright import Axe

    def check(page: Any) -> None:
        page.evaluate(FEWER_ROWS)
        found = Axe().run(page, options=WCAG)
        assert found.violations_count == 0, found.generate_report()

    return check
