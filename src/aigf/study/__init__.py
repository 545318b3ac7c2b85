"""One appraisal, and the table of many; called, it is the function: ``aigf.study(...)`` is ``aigf.study.table.study``.

A package and a function of one name cannot both be ``aigf.study``: whichever is imported last would be it. So the
package can be called.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class _Called(ModuleType):
    """A package that is a function too."""

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        from aigf.study.table.study import study

        return study(*arguments, **options)


sys.modules[__name__].__class__ = _Called
