"""Writes the documents of an appraisal: the directory as a whole, or some of them anew."""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aigf.documents import whole_file
from aigf.proposal.source import suffix
from aigf.report.html import html_report
from aigf.report.numbers import format_value
from aigf.report.questions import answers
from aigf.report.translations import LANGUAGES, translator
from aigf.study.derivation import derive
from aigf.study.directory import BASIS, FORMAT, MANIFEST, damaged, whole_directory
from aigf.study.result import Appraisal
from aigf.text import rendered

if TYPE_CHECKING:
    from aigf.report.explanation import Explanations

#: The libraries whose version can change a figure.
LIBRARIES = ("numpy", "pydantic", "ruamel.yaml", "pyarrow")


def write_appraisal(
    target: Path, appraisal: Appraisal, proposal: Path, ready: Mapping[str, dict[str, Any]] | None = None
) -> None:
    """Writes the appraisal directory ``target``, whole or not at all.

    ``ready`` holds the result objects that were made already, by language.

    Raises InputError where ``target`` is something else than an appraisal or cannot be written.
    """
    from aigf.report.explanation import Explanations  # not wanted where nothing is written

    with whole_directory(target) as folder:
        shutil.copyfile(proposal, folder / f"proposal{suffix(proposal)}")
        derivation = derive(appraisal.basis)
        for lang in LANGUAGES:
            result = (ready or {}).get(lang) or result_object(appraisal, lang)
            _write_json(folder / f"result.{lang}.json", result)
            for name, page in _pages(Explanations(result, derivation, lang)).items():
                (folder / name).write_bytes(page)
        _write_json(folder / "verdict.json", result["verdict"])
        _write_json(folder / BASIS, appraisal.basis.as_object())
        _write_quantities(folder / "quantities.parquet", appraisal)
        _write_simulation(folder / "engines", appraisal)
        _write_json(folder / MANIFEST, _manifest(appraisal))


def result_object(appraisal: Appraisal, lang: str) -> dict[str, Any]:
    """The result as ``aigf appraise --json`` prints it: the appraisal with the report's questions answered."""
    result = appraisal.as_object(translator(lang), partial(format_value, lang=lang))
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

    ``formats`` are names of DOCUMENTS. All are made before the first is written. Raises InputError where the folder is
    no appraisal, is damaged or was made with other formulas, or a document cannot be written.
    """
    from aigf.report.explanation import kept_explanations  # not wanted where nothing is written

    found = kept_explanations(folder, lang)
    made: dict[str, bytes] = {}
    try:
        for name in formats:
            made |= DOCUMENTS[name](found)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise damaged(folder, f"result.{lang}.json") from error
    for name, content in made.items():
        with whole_file(folder / name) as fresh:
            fresh.write_bytes(content)
    return [folder / name for name in made]


def _pages(explanations: Explanations) -> dict[str, bytes]:
    """The pages of an appraisal by their names."""
    from aigf.report.explanation.page import explanation_page

    lang = explanations.lang
    beside = f"explanation.{lang}.html"
    return {
        f"report.{lang}.html": html_report(explanations.result, lang, beside).encode(),
        beside: explanation_page(explanations).encode(),
    }


def _workbook(explanations: Explanations) -> dict[str, bytes]:
    from aigf.report.workbook import Source, workbook

    lang = explanations.lang
    return {f"workbook.{lang}.xlsx": workbook(Source(explanations.result, explanations.derivation, lang))}


#: The documents that can be made of an appraisal, by format: their contents by name.
DOCUMENTS: Mapping[str, Callable[[Explanations], dict[str, bytes]]] = {"html": _pages, "xlsx": _workbook}


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
        "today": appraisal.today,
        **({"simulation_held_from": appraisal.held_from} if appraisal.held_from else {}),
        **({"hourly_series": rendered(appraisal.hourly_series())} if appraisal.own else {}),
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
    with path.open("wb") as out:  # pyarrow takes no name that is no UTF-8
        pq.write_table(table, out, compression="zstd")


def _write_simulation(folder: Path, appraisal: Appraisal) -> None:
    """The simulated year of the point estimate under the digest of what it started from.

    One row an hour; the yearly results are in the file's metadata, with those of the years on which thresholds are
    tested. What the engines found in the draws is a file of its own, one row a draw.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder.mkdir()
    found = {name: float(value[0, 0]) for name, value in appraisal.simulation.items()}
    table = pa.table({name: pa.array(values) for name, values in appraisal.simulation.hours.items()})
    tested = {name: values[:, 0].tolist() for name, values in appraisal.tested.items()}
    table = table.replace_schema_metadata({"results": json.dumps(found), "tested": json.dumps(tested)})
    with (folder / f"{appraisal.engine_key}.parquet").open("wb") as out:
        pq.write_table(table, out, compression="zstd")
    if appraisal.drawn:
        drawn = pa.table({name: pa.array(values) for name, values in appraisal.drawn.items()})
        with (folder / f"{appraisal.engine_key}.draws.parquet").open("wb") as out:
            pq.write_table(drawn, out, compression="zstd")
