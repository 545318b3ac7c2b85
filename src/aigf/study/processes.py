"""How many processes this system can wait for."""

from __future__ import annotations

import sys

#: Windows waits for 63 handles at once, of which Python uses two.
_MOST_ON_WINDOWS = 61


def possible(jobs: int) -> int:
    """The number of processes that were asked for, or as many as the system allows."""
    return min(jobs, _MOST_ON_WINDOWS) if sys.platform == "win32" else jobs
