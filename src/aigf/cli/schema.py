"""``aigf schema``."""

from __future__ import annotations

import json

import click


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of a proposal, for editors and other programs."""
    from aigf.proposal import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
