"""A proposal's data as YAML: one name a line, every text between quotes that YAML could take otherwise."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from aigf.documents import resolve
from aigf.proposal.numbers import written

_PLAIN = re.compile(r"[^\W_](?:[\w .,/()%€°³²–&+-]*[\w.)%€°³²])?")


def as_yaml(data: dict[str, Any]) -> str:
    """The text of a YAML file that states ``data``.

    >>> print(as_yaml({"finance": {"capex": "4 mld EUR", "equity": 1.125}, "sites": []}), end="")
    finance:
      capex: 4 mld EUR
      equity: 1.1250
    sites: []
    """
    return "".join(f"{line}\n" for line in _mapping(data, ""))


def _mapping(data: dict[str, Any], indent: str) -> Iterator[str]:
    for name, value in data.items():
        yield from _named(f"{indent}{name}:", value, f"{indent}  ")


def _named(name: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, dict) and value:
        yield name
        yield from _mapping(value, indent)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        yield name
        for item in value:
            lines = list(_mapping(item, f"{indent}  "))
            yield f"{indent}- {lines[0].strip()}" if lines else f"{indent}- {{}}"
            yield from lines[1:]
    elif isinstance(value, list):
        yield f"{name} [{', '.join(_scalar(item, inside=True) for item in value)}]"
    else:
        yield f"{name} {_scalar(value)}"


def _scalar(value: Any, inside: bool = False) -> str:
    if isinstance(value, dict):
        return "{}"
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        # A number in which a point and three digits could be taken for thousands gets a fourth.
        return written(value, "en")
    text = str(value)
    if not inside and _PLAIN.fullmatch(text) and isinstance(resolve(text), str) and "\n" not in text:
        return text
    return json.dumps(text, ensure_ascii=False)
