"""The ``aigf`` command and its exit codes."""

from __future__ import annotations

import importlib
import os
import sys
import traceback
import warnings
from contextlib import suppress
from typing import NoReturn

import click

from aigf.cli import output

DONE, INTERNAL_ERROR, USAGE, WRONG_INPUT, INTERRUPTED = 0, 1, 2, 3, 130

#: Each command: the module it is in (function ``command``) and its line in the help.
COMMANDS = {
    "new": ("aigf.cli.new", "Write a proposal to fill in: commented YAML, or a form in Excel."),
    "check": ("aigf.cli.check", "Say what is wrong in a proposal, what is missing, what would be assumed."),
    "schema": ("aigf.cli.schema", "Print the JSON Schema of a proposal."),
    "appraise": ("aigf.cli.appraise", "Appraise a proposal: the main job."),
    "study": (
        "aigf.cli.study",
        "Evaluate choices x worlds x draws: the table, the regret, where the best choice changes.",
    ),
    "explain": ("aigf.cli.explain", "Explain where a number comes from."),
    "report": ("aigf.cli.report", "Write documents from a finished appraisal."),
    "series": ("aigf.cli.series", "Read hourly series: prices, weather, wind and sun of your own."),
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


def _print_version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        from aigf.version import version

        click.echo(f"aigf, version {version()}")
        context.exit()


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_print_version,
    help="Print the version.",
)
def cli() -> None:
    """Appraise AI gigafactories: a proposal goes in, a reasoned verdict comes out.

    Exit codes: 0 done, 1 internal error, 2 wrong usage, 3 the input is wrong or the output cannot be
    written, 130 interrupted.
    """


def main() -> NoReturn:
    """Runs the command line and turns whatever happens into an exit code and a clear word."""
    if not sys.warnoptions:
        # A figure that does not exist is told as such in the result; NumPy's word for it helps no user.
        warnings.simplefilter("ignore", RuntimeWarning)
    output.prepare()
    error = output.fault()
    code = DONE if error else _run()
    error = error or output.fault()
    if error is not None:
        from aigf.documents.disk import reader_left

        code = DONE if reader_left(error) else _unwritable(error)
    output.settle()
    sys.exit(code)


def _run() -> int:
    try:
        code = cli.main(prog_name="aigf", standalone_mode=False)
    except click.ClickException as error:
        with suppress(OSError):
            error.show()
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        _say("interrupted")
        return INTERRUPTED
    except SystemExit as error:
        return int(error.code or DONE)
    except Exception as error:  # noqa: BLE001 - the last place where a bug can be met with a clear word
        return DONE if isinstance(error, OSError) and output.fault() else _failed(error)
    return code if isinstance(code, int) else DONE


def _unwritable(error: OSError) -> int:
    """Says that stdout cannot be written. A reader who has left is no fault, and not met here."""
    reason = error.strerror or str(error)
    _say(_("The output cannot be written ({reason}).").format(reason=reason))
    return WRONG_INPUT


def _failed(error: Exception) -> int:
    """Says what went wrong: the input, with every problem at its place, or aigf itself."""
    from aigf.documents import InputError

    if isinstance(error, InputError):
        _say(error.render(_))
        return WRONG_INPUT
    _say(f"internal error: {type(error).__name__}: {error}")
    if os.environ.get("AIGF_DEBUG"):
        traceback.print_exception(error)
    else:
        _say("This is a fault of aigf, not of your input. AIGF_DEBUG=1 shows where.")
    return INTERNAL_ERROR


def _(message: str) -> str:
    from aigf.cli.language import reader

    return reader().translate(message)


def _say(text: str) -> None:
    """Writes to stderr; where that cannot be written, the exit code still tells."""
    with suppress(OSError):
        click.echo(text, err=True)
