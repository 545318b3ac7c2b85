"""How many examples of a property are tried: all of them by `make test`, a quarter by `make check`."""

import os

QUICK = bool(os.environ.get("QUICK_TESTS"))


def examples(whole: int) -> int:
    """So many, or a quarter where the tests are to be quick."""
    return max(whole // 4, 3) if QUICK else whole
