"""The explanation of each field: the comment of the template in the language of the form, else that of the schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import get_args

from pydantic import BaseModel

from aigf.proposal import Proposal, template
from aigf.proposal.numbers import Language
from aigf.proposal.structure import SHAPES, Pattern

_LINE = re.compile(
    r"^(?P<indent> *)#?(?P<item>- )?(?P<name>[a-z_]+):(?P<value>.*?)(?:\s#\s(?P<comment>.*))?$"
)
_MORE = re.compile(r"^ {12,}# (?P<comment>.*)$")
_BEFORE = re.compile(r"^(?P<indent> *)# (?P<comment>.*)$")
#: What is said of YAML, of what stands beside the field anyway, and of what is marked otherwise.
_LEFT_OUT = re.compile(
    r" ?\((?:verplicht|required|MW|MWh|TWh|PJ|ha|km|h|EUR|EUR/MWh|degC|of l/kWh|or L/kWh)\)"
    r"|, met een decimale punt|, with a decimal point|landcode van twee letters \(ISO 3166\)"
    r"|two-letter country code \(ISO 3166\)|, ISO (?:3166|8601)"
)


@dataclass(frozen=True)
class Guide:
    """The comment beside each field, and the one above it: of a list what it is for, of an answer its group."""

    beside: dict[Pattern, str]
    above: dict[Pattern, str]


@cache
def guide(language: Language) -> Guide:
    """The comments of the template."""
    beside: dict[Pattern, str] = {}
    above: dict[Pattern, str] = {}
    open_at: list[tuple[int, str]] = []
    last: Pattern = ()
    waiting: list[str] = []
    for line in template(language).splitlines():
        found, more, before = _LINE.match(line), _MORE.match(line), _BEFORE.match(line)
        if more is not None and last in beside:
            beside[last] += f" {more['comment']}"
        elif found is not None:
            indent = len(found["indent"]) + (2 if found["item"] else 0)
            while open_at and open_at[-1][0] >= indent:
                open_at.pop()
            path = _known((*(name for _, name in open_at), found["name"]))
            if path is not None:
                open_at.append((indent, found["name"]))
                last = path
                if found["comment"]:
                    beside.setdefault(path, found["comment"])
                if waiting:
                    above.setdefault(path, " ".join(waiting))
            waiting = []
        elif before is not None:
            waiting.append(before["comment"])
        else:
            waiting = []
    return Guide({path: _said(text) for path, text in beside.items()}, above)


def _known(names: tuple[str, ...]) -> Pattern | None:
    """The path of names that stand inside each other, with the items of the lists between them."""
    path: Pattern = ()
    for name in names:
        path = (*path, name) if (*path, name) in SHAPES else (*path, "*", name)
        if path not in SHAPES:
            return None
    return path


def _said(text: str) -> str:
    clean = " ".join(_LEFT_OUT.sub("", text).split()).strip()
    return clean[:1].upper() + clean[1:] if clean else ""


def help_of(path: Pattern, language: Language, translate: Callable[[str], str]) -> str:
    """What stands beside a field."""
    described = descriptions().get(path)
    return guide(language).beside.get(path, "") if described is None else _said(translate(described))


@cache
def descriptions() -> dict[Pattern, str]:
    """What the schema says of the fields of which the template says nothing, or names the words of YAML."""
    commented = guide("en").beside
    return {
        path: _LEFT_OUT.sub("", text)
        for path, text in _described(Proposal, ())
        if not commented.get(path) or SHAPES[path].kind == "word" or path[-1] in ("date", "id")
        if path[0] != "commitments" or len(path) > 3
    }


def _described(model: type[BaseModel], path: Pattern) -> Iterator[tuple[Pattern, str]]:
    for name, field in model.model_fields.items():
        here = (*path, name)
        if SHAPES[here].kind not in ("section", "list") or (*here, "answer") in SHAPES:
            yield here, field.description or ""
        inner = field.annotation
        if SHAPES[here].kind == "list":
            here, inner = (*here, "*"), get_args(inner)[0]
        if isinstance(inner, type) and issubclass(inner, BaseModel) and here in SHAPES:
            yield from _described(inner, here)
