"""The explanations of a finished appraisal, or of one that was just made."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aigf.documents import InputError, Place, Problem
from aigf.report.explanation.tree import Explanations
from aigf.study.derivation import Basis, Derivation, derive
from aigf.study.directory import BASIS, damaged, read_basis, read_manifest
from aigf.text import Text
from aigf.trace import RecordingError

#: How far a figure that was kept may differ from the one that is derived from the same inputs.
_SAME = 1e-9


def explanations(result: Mapping[str, Any], basis: Basis, lang: str) -> Explanations:
    """The explanations of an appraisal of which the result and the basis are at hand."""
    return Explanations(result, derive(basis), lang)


def kept_explanations(folder: Path, lang: str) -> Explanations:
    """The explanations of the finished appraisal in ``folder``.

    Raises InputError where the folder is no appraisal, is damaged, or was made with other formulas than these.
    """
    manifest = read_manifest(folder)
    basis = read_basis(folder)
    file = f"result.{lang}.json"
    try:
        result = json.loads((folder / file).read_text(encoding="utf-8"))
        values = {name: item["value"] for name, item in result["quantities"].items()}
        _ = result["proposal"]["name"], result["register_version"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise damaged(folder, file) from error
    try:
        derivation = derive(basis)
    except (KeyError, ValueError, IndexError, RecordingError) as error:
        raise _other_formulas(folder, manifest) from error
    if not _agree(values, derivation):
        raise _other_formulas(folder, manifest)
    try:
        made = Explanations(result, derivation, lang)
        for name in made.names():
            made.of(name)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise damaged(folder, file) from error
    return made


def _agree(values: Mapping[str, Any], derivation: Derivation) -> bool:
    """True where the formulas give the figures that were kept; one that was kept as unknown agrees with any."""
    known = {name: found[0, 0] for name, found in derivation.values.items() if found.shape[-1] == 1}
    return all(
        math.isclose(value, known[name], rel_tol=_SAME, abs_tol=1e-12)
        for name, value in values.items()
        if name in known and isinstance(value, (int, float))
    ) and set(known) <= set(values)


def _other_formulas(folder: Path, manifest: Mapping[str, Any]) -> InputError:
    wrong = Text(
        "the figures do not follow from {basis} by the formulas of this version (it was made by aigf {version})",
        {"basis": BASIS, "version": str(manifest.get("aigf_version"))},
    )
    expected = Text("an appraisal that this version made; make it anew with aigf appraise")
    return InputError([Problem(Place(str(folder), 1, 1), "", wrong, expected)])
