"""YAML as people type it who do not know YAML: a dash for nothing, "> 5 mld", spaces out of a word processor.

Every change leaves lines and columns where they were, and none is made inside a text of several lines.
"""

from __future__ import annotations

import re

_NAME = r"[ ]*(?:-[ ]+)*[^\s:#'\"{}\[\],&*!|>%@`-][^:#\n]{0,60}:"
#: Spaces that do not break a line, where YAML would have plain ones: before a name, and behind its colon.
_INDENT = re.compile(r"^[ \u00a0]*\u00a0[ \u00a0]*", re.MULTILINE)
_BEHIND = re.compile(rf"^({_NAME})([ \u00a0]*\u00a0[ \u00a0]*)", re.MULTILINE)
#: A value that YAML takes for a sign of its own, and that cannot be anything else than what is typed.
_VALUE = re.compile(
    rf"^(?P<name>{_NAME}[ ]+)(?P<value>[-?]|>=?[ ]*(?:[€$A-Z]{{1,4}}[ ]?)?\d[^#\n]*|[“„‘][^#\n]*?)"
    r"(?P<rest>[ ]*(?:[ ]#.*)?)$"
)
_BLOCK = re.compile(r"^(?P<indent>[ ]*).*:[ ]+[|>][-+0-9]{0,2}[ ]*(?:#.*)?$")

#: Characters of the longest line that is looked at: what people type by hand is shorter.
_LONGEST = 1_000


def with_plain_spaces(text: str) -> str:
    """The text with plain spaces where the structure of YAML is made of them.

    >>> with_plain_spaces("a:\\u00a05\\u00a0mld")
    'a: 5\\xa0mld'
    """
    if "\u00a0" not in text:
        return text
    text = _INDENT.sub(lambda found: " " * len(found.group()), text)
    return _BEHIND.sub(lambda found: found[1] + " " * len(found[2]), text)


def quoted(text: str) -> str:
    """The text with quotes around each value of one line that is no YAML without them.

    >>> quoted("capex: -\\nopex: > 300 mln # a year")
    "capex: '-'\\nopex: '> 300 mln' # a year"
    """
    lines = text.split("\n")
    inside: int | None = None
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if len(line) > _LONGEST or (inside is not None and (not line.strip() or indent > inside)):
            continue
        block = _BLOCK.match(line)
        inside = len(block["indent"]) if block else None
        found = None if block else _VALUE.match(line)
        if found is not None:
            value = found["value"].rstrip().replace("'", "''")
            lines[number] = f"{found['name']}'{value}'{found['rest']}"
    return "\n".join(lines)
