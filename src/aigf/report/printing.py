"""What may stand on a page: texts without the characters that have no place in one."""

from __future__ import annotations

import re
from typing import Any

#: Control characters, and those that turn the direction of text: neither has a place in a report.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(value: Any) -> Any:
    """A text with what cannot be printed replaced by a visible mark; anything else as it is."""
    if isinstance(value, str):
        cleaned = _UNPRINTABLE.sub("\ufffd", value)
        return type(value)(cleaned) if cleaned != value else value
    return "" if value is None else value
