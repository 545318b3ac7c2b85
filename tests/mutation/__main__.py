"""``python -m tests.mutation NAME FIRST COUNT`` tries mutants; without COUNT one, which is kept as ``mutant``."""

from __future__ import annotations

import faulthandler
import json
import resource
import sys
import warnings
from pathlib import Path

from tests.mutation.subjects import SUBJECTS
from tests.mutation.trying import HANGING, tried

_MOST_ADDRESSES = 6 * 2**30


def main(name: str, first: str, count: str = "") -> None:
    warnings.simplefilter("error")
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_ADDRESSES, _MOST_ADDRESSES))
    if count:
        found = tried(name, int(first), int(count), apart=True)
        print(json.dumps(found))
        return
    faulthandler.dump_traceback_later(HANGING, exit=True)
    mutant = SUBJECTS[name].mutant(int(first))
    path = Path("mutant")
    path.write_bytes(mutant.raw)
    print("; ".join(mutant.said))
    print("read" if SUBJECTS[name].tried(path, int(first)) else "refused")


main(*sys.argv[1:])
