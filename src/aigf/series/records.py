"""JSON that has a record for every hour: the document, the lines of its records, and the cells of a table of them."""

from __future__ import annotations

import json
import re
from typing import Any

from aigf.series.findings import Findings
from aigf.text import Text

_LONGEST = 18  #: digits of a number that 64 bits hold


def document_of(text: str, expected: Text, found: Findings) -> Any:
    """What the JSON of a file holds. Raises InputError where it cannot be read."""
    try:
        return loaded(text)
    except (ValueError, RecursionError):
        raise found.refuse((1, 1), "", Text("this cannot be read as JSON"), expected) from None


def loaded(text: str) -> Any:
    """What JSON holds, a whole number that no table has as a float; raises ValueError or RecursionError."""
    return json.loads(text, parse_int=_whole)


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) < _LONGEST else float(digits)


def lines_of(text: str, sign: str, count: int) -> list[int]:
    """The line of every record: that of what the expression ``sign`` finds in each; the last where there is none."""
    lines, line, at = [], 1, 0
    for match in re.finditer(sign, text):
        line += text.count("\n", at, match.start())
        at = match.start()
        lines.append(line)
    return (lines + [line] * count)[:count]


def cell(value: Any) -> str:
    """A value of a record as it would stand in a table."""
    return "" if value is None else str(value)
