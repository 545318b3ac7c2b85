"""Whether the steps that exist in machine code run in it, or in NumPy: the same bits, whichever is quicker.

The first call of a kernel takes as long as a hundred years of hours save: numba is imported, and it loads all that it
knows of NumPy. So a process that makes a few years never does.
"""

from __future__ import annotations

import importlib
import sys

#: Years from which it pays to load the kernels.
PAYS_FROM = 150
_COMPILED = "aigf.engines.compiled"


def load_for(years: int) -> None:
    """Loads numba where so many years are to be made that it pays."""
    if years >= PAYS_FROM:
        importlib.import_module(_COMPILED)


def is_loaded() -> bool:
    """True where this process has it, for these years or for a schedule that needed it."""
    return _COMPILED in sys.modules
