"""``aigf explain``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aigf.cli.language import lang_option

if TYPE_CHECKING:
    from aigf.report.explanation import Explanations


@click.command("explain")
@click.argument("source", type=click.Path(path_type=Path), metavar="FILE_OR_DIR")
@click.argument("quantity")
@click.option(
    "--depth",
    type=click.IntRange(0, 50),
    default=2,
    show_default=True,
    help="How many levels of what it rests on are shown.",
)
@click.option(
    "--scenario", help="The world, where a FILE is given: a name, or axis=value,axis=value.", metavar="TEXT"
)
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    help="Replace a proposal field, a register entry or a policy answer, where a FILE is given.",
)
@click.option("--seed", type=click.IntRange(0), help="Seed of the simulated year, where a FILE is given.")
@click.option("--json", "as_json", is_flag=True, help="Print the tree as one JSON object.")
@lang_option
def command(
    source: Path,
    quantity: str,
    depth: int,
    scenario: str | None,
    settings: tuple[str, ...],
    seed: int | None,
    as_json: bool,
    lang: str,
) -> None:
    """Explain where a number comes from: its formula, and what it rests on, down to the sources.

    QUANTITY is the name of a quantity or an input, such as project_npv or electricity_price. The number is that of
    the finished appraisal in a directory, or of the point estimate of a proposal in a file.
    """
    from aigf.report.documents import kept_explanations
    from aigf.report.explanation.branch import tree, unknown
    from aigf.study.explainable import explainable

    if source.is_dir():
        if scenario is not None or settings or seed is not None:
            raise click.UsageError(
                "--scenario, --set and --seed go with a proposal; a finished appraisal has its own"
            )
        found = kept_explanations(source, lang)
    else:
        if not {quantity, _plain(quantity)} & explainable():
            raise unknown(str(source), quantity, explainable())
        found = _of_file(source, scenario, settings, seed, lang)
    name = quantity if quantity in found.names() else _plain(quantity)
    if name not in found.names():
        raise unknown(str(source), quantity, found.names())
    grown = tree(found, name, depth)
    if as_json:
        document = {"proposal": found.result["proposal"]["name"], "tree": grown.as_object()}
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        from aigf.cli.explanation import print_explanation

        print_explanation(grown, lang)


def _plain(quantity: str) -> str:
    """The name as names are written."""
    return quantity.strip().lower().replace("-", "_")


def _of_file(
    file: Path, scenario: str | None, settings: tuple[str, ...], seed: int | None, lang: str
) -> Explanations:
    """The explanations of the point estimate of a proposal."""
    from aigf.report.documents import explanations, result_object
    from aigf.study.appraise import appraise

    appraisal = appraise(
        file,
        settings=settings,
        scenario=scenario or "base",
        seed=1 if seed is None else seed,
    )
    return explanations(result_object(appraisal, lang), appraisal.basis, lang)
