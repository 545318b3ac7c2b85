"""Options that several commands take."""

from __future__ import annotations

import os

import click

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
