"""Writes the files of a dossier into a directory."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from aigf.dossier.directory import FORMAT, MANIFEST, digest_of
from aigf.dossier.dossier import Dossier, Made
from aigf.dossier.tables import Tables, write_tables
from aigf.dossier.texts import as_data

#: The object of ``aigf appraise --json``; the formulas; what they started from; what each language says.
TOLD, PROGRAM, BASIS, TEXTS = "dossier.json", "formulas.json", "basis.json", "texts.json"
PROPOSAL = "proposal"


def write_dossier(folder: Path, dossier: Dossier) -> None:
    """Writes all files of a dossier whose tables are at hand, and what was there before into its manifest.

    Raises OSError where that cannot be done.
    """
    if not isinstance(dossier.tables, Tables):
        raise TypeError("the tables of a dossier that was read are in its own directory")
    (folder / f"{PROPOSAL}{dossier.proposal.suffix}").write_bytes(dossier.proposal.content)
    write_json(folder / TOLD, as_data(dossier.told))
    write_json(folder / PROGRAM, dossier.program.as_object(), close=True)
    write_json(folder / BASIS, dossier.basis.as_object())
    write_json(folder / TEXTS, dossier.texts)
    write_tables(folder, dossier.tables)
    files = {
        path.relative_to(folder).as_posix(): digest_of(path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    write_json(folder / MANIFEST, manifest_of(replace(dossier.made, files=files)))


def manifest_of(made: Made) -> dict[str, Any]:
    """What the manifest says; ``files`` are the SHA-256 of those that it vouches for."""
    options = made.options
    return {
        "format": FORMAT,
        "aigf_version": made.aigf_version,
        "register_version": made.register_version,
        "input_digest": made.input_digest,
        "alternative": made.alternative,
        "scenario": dict(made.scenario),
        "seed": options.seed,
        "draws": options.draws,
        "engines": made.engines,
        "command": made.command,
        "today": options.today,
        "options": options.as_object(),
        **({"simulation_held_from": made.held_from} if made.held_from else {}),
        **({"hourly_series": [dict(source) for source in made.series]} if made.series else {}),
        "libraries": dict(made.libraries),
        "files": dict(made.files),
    }


def write_json(path: Path, document: Any, *, close: bool = False) -> None:
    """Writes JSON, one value a line or, where people hardly read it, ``close`` together."""
    layout: dict[str, Any] = {"separators": (",", ":")} if close else {"indent": 1}
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, **layout) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
