"""``aigf schema``."""

from __future__ import annotations

import click


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of a proposal, for editors and other programs."""
    from aigf.cli.output import print_json
    from aigf.proposal import json_schema

    print_json(json_schema())
