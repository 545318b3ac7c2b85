"""The reader's language: what --lang says, else the environment."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal, get_args

import click

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_asked: ContextVar[Language | None] = ContextVar("asked", default=None)


@dataclass(frozen=True)
class Reader:
    """Who reads: a language, how sentences are put in it and how figures are written in it."""

    lang: str
    translate: Callable[[str], str]
    write: Callable[[float, str], str]


def default_language() -> str:
    """``nl`` where the environment is Dutch, else ``en``."""
    for variable in ("AIGF_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return "nl" if value.lower().startswith("nl") else "en"
    return "en"


def reader(lang: str | None = None) -> Reader:
    """The reader of ``lang``; without it, of the command's --lang or the environment.

    The command's --lang still holds when the command has failed and its problems are to be written.
    """
    chosen = lang or _asked.get() or default_language()
    from aigf.report.numbers import format_value
    from aigf.report.translations import translator

    return Reader(chosen, translator(chosen), lambda value, unit: format_value(value, unit, chosen))


def _remember(_context: click.Context, _parameter: click.Parameter, value: Language) -> Language:
    _asked.set(value)
    return value


lang_option = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=default_language,
    callback=_remember,
    is_eager=True,
    show_default="from the environment, else en",
    help="Language of what is written for a reader.",
)
