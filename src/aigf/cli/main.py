"""The ``aigf`` command and its exit codes."""

from __future__ import annotations

import errno
import importlib
import os
import sys
import traceback
from typing import NoReturn

import click

from aigf import __version__

DONE, INTERNAL_ERROR, USAGE, WRONG_INPUT, INTERRUPTED = 0, 1, 2, 3, 130

#: Each command: the module it is in (function ``command``) and its line in the help.
COMMANDS = {
    "new": ("aigf.cli.new", "Write a commented proposal to fill in."),
    "check": ("aigf.cli.check", "Say what is wrong in a proposal, what is missing, what would be assumed."),
    "schema": ("aigf.cli.schema", "Print the JSON Schema of a proposal."),
    "appraise": ("aigf.cli.appraise", "Appraise a proposal: the main job."),
    "report": ("aigf.cli.report", "Write documents from a finished appraisal."),
    "dispatch": ("aigf.cli.dispatch", "Schedule one site-year hour by hour at least cost."),
    "sources": ("aigf.cli.sources", "Search the register of assumptions and their sources."),
}


class LazyGroup(click.Group):
    """Knows its commands by name and imports one only when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="aigf")
def cli() -> None:
    """Appraise AI gigafactories: a proposal goes in, a reasoned verdict comes out.

    Exit codes: 0 done, 1 internal error, 2 wrong usage, 3 the input is wrong, 130 interrupted.
    """


def main() -> NoReturn:
    """Runs the command line and turns whatever happens into an exit code and a clear word."""
    try:
        sys.exit(_run())
    except BrokenPipeError:
        # Whoever read our output has left; say nothing, also not when Python closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(DONE)


def _run() -> int:
    try:
        code = cli.main(prog_name="aigf", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except SystemExit as error:
        # click leaves with 1 when whoever read our output has left.
        closed = isinstance(error.__context__, OSError) and error.__context__.errno == errno.EPIPE
        return DONE if closed else int(error.code or DONE)
    except Exception as error:  # noqa: BLE001 - the last place where a bug can be met with a clear word
        return _failed(error)
    return code if isinstance(code, int) else DONE


def _failed(error: Exception) -> int:
    """Says what went wrong: the input, with every problem at its place, or aigf itself."""
    from aigf.cli.language import reader
    from aigf.documents import InputError

    if isinstance(error, InputError):
        click.echo(error.render(reader().translate), err=True)
        return WRONG_INPUT
    click.echo(f"internal error: {type(error).__name__}: {error}", err=True)
    if os.environ.get("AIGF_DEBUG"):
        traceback.print_exception(error)
    else:
        click.echo("This is a fault of aigf, not of your input. AIGF_DEBUG=1 shows where.", err=True)
    return INTERNAL_ERROR
