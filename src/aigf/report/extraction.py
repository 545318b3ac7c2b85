"""Finds every message that needs a translation, and tells which the catalogue lacks.

``python -m aigf.report.extraction`` prints the missing ones as entries to paste into ``locale/nl.po``.
What counts as a message: the first argument of ``Text(...)``, ``_(...)``, ``translate(...)`` and ``say(...)``
in code, ``{{ _("...") }}`` in templates, the names of what the engines find, what the form takes from the
schema, the source of every constant with a unit,
and of every public function of ``aigf.model`` the label (the first line of its docstring, without the full stop) and
the explanation (what follows, in one line).
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
MARKERS = ("Text", "_", "translate", "say")


def label_and_explanation(docstring: str) -> tuple[str, str]:
    """The first line of a docstring without its full stop, and all that follows in one line.

    >>> label_and_explanation('''Facility load, peak.
    ...
    ... IT load times PUE.
    ... Source: report, section 4.2.''')
    ('Facility load, peak', 'IT load times PUE. Source: report, section 4.2.')
    """
    label, _, rest = inspect.cleandoc(docstring).partition("\n")
    return label.strip().rstrip("."), " ".join(rest.split())


def in_code(source: str) -> Iterator[tuple[int, str | None]]:
    """Line and message of every marked literal in Python source; None for a Text whose template is none.

    The template of another Text counts as a literal: it is one where that Text is made.
    """
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if called not in MARKERS:
            continue
        message = node.args[0]
        if isinstance(message, ast.Constant) and isinstance(message.value, str):
            yield node.lineno, message.value
        elif called == "Text" and not (isinstance(message, ast.Attribute) and message.attr == "template"):
            yield node.lineno, None


def in_template(source: str) -> Iterator[tuple[int, str]]:
    """Line and message of every ``_("...")`` in a Jinja template."""
    from jinja2 import Environment  # only this tool needs it
    from jinja2.ext import extract_from_ast

    tree = Environment(autoescape=True).parse(source)
    for line, _function, message in extract_from_ast(tree):
        if isinstance(message, str):
            yield line, message


def in_docstrings(source: str) -> Iterator[tuple[int, str]]:
    """Line and label of every public function of a model module, and its explanation."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            documented = ast.get_docstring(node)
            if documented:
                yield from (
                    (node.lineno, message) for message in label_and_explanation(documented) if message
                )


def messages(package: Path = PACKAGE) -> dict[str | None, list[str]]:
    """Every message of the package with the places where it stands (file:line, from the package).

    Under None stand the places of a ``Text`` whose template is not a literal, which nobody can translate.
    """
    from aigf import units  # loads numpy and the graph, which only this tool waits for
    from aigf.model.wiring import NO_PERSPECTIVES
    from aigf.report.form.guide import descriptions
    from aigf.study.simulation import TITLES

    found: dict[str | None, list[str]] = {}
    for path in sorted([*package.rglob("*.py"), *package.rglob("*.j2")]):
        source = path.read_text(encoding="utf-8")
        place = path.relative_to(package).as_posix()
        reader = in_template if path.suffix == ".j2" else in_code
        lines: list[tuple[int, str | None]] = list(reader(source))
        if place.startswith("model/") and path.stem not in NO_PERSPECTIVES:
            lines += in_docstrings(source)
        for line, message in lines:
            found.setdefault(message, []).append(f"{place}:{line}")
    for name, constant in vars(units).items():
        if isinstance(constant, units.Constant):
            found.setdefault(constant.source, []).append(f"units.py:{name}")
    for name, title in TITLES.items():
        found.setdefault(title, []).append(f"study/simulation:{name}")
    for field, description in descriptions().items():
        found.setdefault(description, []).append(f"proposal/schema.py:{'.'.join(field)}")
    return found


def missing(lang: str = "nl") -> dict[str, list[str]]:
    """The messages that ``lang`` has no translation for."""
    from aigf.report.translations import catalogue  # keeps reading sources free of Babel

    known = catalogue(lang)
    return {message: places for message, places in messages().items() if message and message not in known}


def main() -> int:
    """Print the missing messages as catalogue entries; 1 where there are any."""
    lacking = missing()
    for message, places in lacking.items():
        quoted = message.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        print(f'#: {" ".join(places)}\nmsgid "{quoted}"\nmsgstr ""\n')
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
