"""Options that several commands take."""

from __future__ import annotations

import os

import click
from click.core import ParameterSource

#: Draws where nothing is said: one block, enough for a range that is printed in two digits.
DRAWS = 250

settings_option = click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    help="Replace a proposal field (finance.capex), a register entry or a policy answer (policy.NAME).",
)
seed_option = click.option(
    "--seed", type=click.IntRange(0), default=1, show_default=True, help="Seed of draws and simulated year."
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    default=lambda: os.cpu_count() or 1,
    show_default="processors",
    help="Processes that compute; the result is the same for any number.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")


def is_given(context: click.Context, name: str) -> bool:
    """True for an option that was given, and not left at what it is by itself."""
    return context.get_parameter_source(name) is not ParameterSource.DEFAULT
