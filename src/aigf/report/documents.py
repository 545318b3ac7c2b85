"""Writes the documents of an appraisal: the directory as a whole, or one page anew."""

from __future__ import annotations

import json
import math
import os
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import Any

from aigf.documents import InputError, Place, Problem
from aigf.report.html import html_report
from aigf.report.numbers import format_value
from aigf.report.questions import answers
from aigf.report.translations import LANGUAGES, translator
from aigf.study.directory import FORMAT, MANIFEST, read_manifest, whole_directory
from aigf.study.result import Appraisal
from aigf.text import Text

#: What the formulas of the point estimate started from, exactly.
BASIS = "basis.json"

#: The libraries whose version can change a figure.
LIBRARIES = ("numpy", "apache-hamilton", "pydantic", "ruamel.yaml", "pyarrow")


def write_appraisal(
    target: Path, appraisal: Appraisal, proposal: Path, ready: Mapping[str, dict[str, Any]] | None = None
) -> None:
    """Writes the appraisal directory ``target``, whole or not at all.

    ``ready`` holds the result objects that were made already, by language.

    Raises InputError where ``target`` is something else than an appraisal or cannot be written.
    """
    with whole_directory(target) as folder:
        shutil.copyfile(proposal, folder / "proposal.yaml")
        for lang in LANGUAGES:
            result = (ready or {}).get(lang) or result_object(appraisal, lang)
            _write_json(folder / f"result.{lang}.json", result)
            (folder / f"report.{lang}.html").write_text(html_report(result, lang), encoding="utf-8")
        _write_json(folder / "verdict.json", result["verdict"])
        _write_json(folder / BASIS, appraisal.basis.as_object())
        _write_quantities(folder / "quantities.parquet", appraisal)
        _write_simulation(folder / "engines", appraisal)
        _write_json(folder / MANIFEST, _manifest(appraisal))


def result_object(appraisal: Appraisal, lang: str) -> dict[str, Any]:
    """The result as ``aigf appraise --json`` prints it: the appraisal with the report's questions answered."""
    result = appraisal.as_object(lang, translator(lang), partial(format_value, lang=lang))
    result["questions"] = answers(result, lang)
    return {name: _existing(value) for name, value in result.items()}


def _existing(value: Any) -> Any:
    """The value with null for every number that does not exist, at any depth."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {name: _existing(inner) for name, inner in value.items()}
    return [_existing(inner) for inner in value] if isinstance(value, list) else value


def write_documents(folder: Path, formats: Sequence[str], lang: str) -> list[Path]:
    """Writes documents of a finished appraisal anew, each whole, and returns their paths.

    ``formats`` are names of DOCUMENTS. All are made before the first is written. Raises InputError where the folder
    is no appraisal or what it keeps cannot be read.
    """
    read_manifest(folder)
    made = {
        folder / DOCUMENTS[name][0].format(lang=lang): DOCUMENTS[name][1](folder, lang) for name in formats
    }
    for path, content in made.items():
        _replace(path, content)
    return list(made)


def _page(folder: Path, lang: str) -> bytes:
    source = folder / f"result.{lang}.json"
    with _readable(source):
        return html_report(json.loads(source.read_text(encoding="utf-8")), lang).encode()


def _workbook(folder: Path, lang: str) -> bytes:
    from aigf.report.workbook import Source, UnlikeBasisError, derived, workbook

    result, basis = folder / f"result.{lang}.json", folder / BASIS
    with _readable(result):
        found = json.loads(result.read_text(encoding="utf-8"))
    with _readable(basis):
        derivation = derived(json.loads(basis.read_text(encoding="utf-8")))
    with _readable(result):
        try:
            return workbook(Source.of(found, derivation, lang))
        except UnlikeBasisError as error:
            raise _problem(
                folder,
                Text("its {quantity} does not follow from its {file}", {"quantity": error, "file": BASIS}),
                Text("an appraisal made with this version of the model; make it anew with aigf appraise"),
            ) from error


#: The documents that can be made from a finished appraisal: their names in its directory, and how each is made.
DOCUMENTS: Mapping[str, tuple[str, Callable[[Path, str], bytes]]] = {
    "html": ("report.{lang}.html", _page),
    "xlsx": ("workbook.{lang}.xlsx", _workbook),
}


@contextmanager
def _readable(source: Path) -> Iterator[None]:
    """Turns whatever goes wrong with a damaged file into words."""
    try:
        yield
    except InputError:
        raise
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        wrong = Text("the appraisal has no readable {file}", {"file": source.name})
        raise _problem(source.parent, wrong, Text("an appraisal as aigf appraise wrote it")) from error


def _problem(folder: Path, wrong: Text, expected: Text) -> InputError:
    return InputError([Problem(Place(str(folder), 1, 1), "", wrong, expected)])


def _replace(path: Path, content: bytes) -> None:
    """Gives a document its content in one step: whoever looks sees the old one or the new one."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}.partial")
    try:
        fresh.write_bytes(content)
        os.replace(fresh, path)  # noqa: PTH105 - the one call that is atomic
    except OSError as error:
        reason = Text("cannot be written ({reason})", {"reason": error.strerror})
        raise _problem(path, reason, Text("a directory in a place that can be written")) from error
    finally:
        fresh.unlink(missing_ok=True)


def _write_json(path: Path, document: dict[str, Any]) -> None:
    path.write_text(
        json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n", encoding="utf-8"
    )


def _manifest(appraisal: Appraisal) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "aigf_version": appraisal.aigf_version,
        "register_version": appraisal.register_version,
        "input_digest": appraisal.proposal["digest"],
        "alternative": appraisal.alternative,
        "scenario": dict(appraisal.scenario.axes),
        "seed": appraisal.seed,
        "draws": appraisal.draws,
        "engines": appraisal.engine_key,
        "command": appraisal.command,
        "libraries": {name: metadata.version(name) for name in LIBRARIES},
    }


def _write_quantities(path: Path, appraisal: Appraisal) -> None:
    """One row a value; the year is empty where a quantity has one value a draw."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows: list[tuple[int | None, str, float, str]] = [
        (None, name, quantity.value, quantity.unit) for name, quantity in appraisal.quantities.items()
    ]
    rows += [
        (year, name, value, series.unit)
        for name, series in appraisal.series.items()
        for year, value in zip(appraisal.years, series.values, strict=True)
    ]
    table = pa.table(
        {
            "alternative": pa.array([appraisal.alternative] * len(rows)),
            "scenario": pa.array([appraisal.scenario.name] * len(rows)),
            "draw": pa.array([0] * len(rows), pa.int32()),
            "year": pa.array([row[0] for row in rows], pa.int32()),
            "name": pa.array([row[1] for row in rows]),
            "value": pa.array([row[2] for row in rows], pa.float64()),
            "unit": pa.array([row[3] for row in rows]),
        }
    )
    pq.write_table(table, path, compression="zstd")


def _write_simulation(folder: Path, appraisal: Appraisal) -> None:
    """The simulated year of the point estimate under the digest of what it started from.

    One row an hour; the yearly results are in the file's metadata.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder.mkdir()
    found = {name: float(value[0, 0]) for name, value in appraisal.simulation.items()}
    table = pa.table({name: pa.array(values) for name, values in appraisal.simulation.hours.items()})
    table = table.replace_schema_metadata({"results": json.dumps(found)})
    pq.write_table(table, folder / f"{appraisal.engine_key}.parquet", compression="zstd")
