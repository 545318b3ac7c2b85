"""aigf appraises AI gigafactories.

>>> import aigf
>>> dossier = aigf.appraise("examples/rotterdam.yaml", draws=250)  # doctest: +SKIP
>>> dossier.quantities["project_npv"].value, dossier.drawn("project_npv").mean()  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.2.0"

if TYPE_CHECKING:
    from aigf.documents import InputError as InputError
    from aigf.dossier import Dossier as Dossier
    from aigf.library import appraise as appraise
    from aigf.proposal import Proposal as Proposal
    from aigf.register import Register as Register
    from aigf.shipped import examples as examples
    from aigf.study.table.result import Study as Study
    from aigf.study.table.study import study as study

#: The public names, each with the module that has it: what is not asked for is not loaded.
_PUBLIC = {
    "Dossier": "aigf.dossier",
    "InputError": "aigf.documents",
    "Proposal": "aigf.proposal",
    "Register": "aigf.register",
    "Study": "aigf.study.table.result",
    "appraise": "aigf.library",
    "examples": "aigf.shipped",
    "study": "aigf",
}

__all__ = [
    "Dossier",
    "InputError",
    "Proposal",
    "Register",
    "Study",
    "__version__",
    "appraise",
    "examples",
    "study",
]


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'aigf' has no attribute {name!r}")
    from importlib import import_module

    if name == "study":  # the package of that name, which can be called
        return import_module("aigf.study")
    return getattr(import_module(_PUBLIC[name]), name)
