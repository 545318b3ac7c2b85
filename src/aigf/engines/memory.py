"""Memory that is freed is handed out again, instead of going back to the system after every step.

An engine makes and drops arrays of a megabyte or two at every step. The C library of Linux asks the system for each of
them and gives it back, and the system clears every page: a fifth of the processor time of a simulation.
"""

from __future__ import annotations

import ctypes
from functools import cache

#: The parameters of ``mallopt`` (malloc.h of the GNU C library), and what is set: an array of a chunk is far below
#: the first, all that lives at once below the second.
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
_LARGEST, _KEPT = 32 * 1024**2, 256 * 1024**2


@cache
def keep_freed_memory() -> None:
    """Asks the C library of this process to keep it. Where that is another library than GNU's, nothing changes."""
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return
    mallopt(_MMAP_THRESHOLD, _LARGEST)
    mallopt(_TRIM_THRESHOLD, _KEPT)
