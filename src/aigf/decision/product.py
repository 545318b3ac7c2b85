"""The product's own frameworks: every file in ``data`` is one, and says for the sites of which countries."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from aigf.decision.framework import ELSEWHERE, Framework
from aigf.decision.reading import read_framework
from aigf.documents import InputError, Place, Problem, compose
from aigf.text import Text

DATA = Path(__file__).parent / "data"


def load_framework(path: Path | None = None) -> Framework:
    """The framework in a file; without one, the product's own for a site in the Netherlands.

    Raises InputError with every problem.
    """
    if path is None:
        return framework_for("NL")
    framework, problems = read_framework(path)
    if problems:
        raise InputError(problems)
    return framework


def frameworks() -> tuple[Framework, ...]:
    """All of them, those for named countries first; read once a process, as that takes as long as an appraisal."""
    return framework_files(DATA)


def framework_for(country: str) -> Framework:
    """The framework for a site in a country: that which names it, else the one for all others."""
    found = {code: framework for framework in frameworks() for code in framework.countries}
    return found.get(country) or found[ELSEWHERE]


@cache
def framework_files(folder: Path) -> tuple[Framework, ...]:
    """The frameworks in the files of a folder.

    Raises InputError with all that is wrong in them: no country, one that two are for, none for all other countries.
    """
    found: list[Framework] = []
    problems: list[Problem] = []
    taken: dict[str, Path] = {}
    for path in sorted(folder.glob("*.yaml")):
        framework, wrong = read_framework(path)
        problems += wrong or _countries_taken(path, framework, taken)
        taken |= {code: path for code in framework.countries if code not in taken}
        found.append(framework)
    if not problems and ELSEWHERE not in taken:
        nobody = Text("no framework is for all other countries")
        problems.append(Problem(Place(str(folder), 1, 1), "", nobody, Text("elsewhere in one of them")))
    if problems:
        raise InputError(problems)
    return tuple(sorted(found, key=lambda framework: ELSEWHERE in framework.countries))


def _countries_taken(path: Path, framework: Framework, taken: dict[str, Path]) -> list[Problem]:
    """A framework that is for no country, or for one that another is for."""
    document, _ = compose(path)
    if not framework.countries:
        at = document.place(("framework",))
        missing = Text("{name} is missing", {"name": "for"})
        return [Problem(at, "framework.for", missing, Text("a country whose sites it is for"))]
    at = document.place(("framework", "for", "country"))
    return [
        Problem(
            at,
            "framework.for.country",
            Text("{file} is for {country} too", {"file": taken[code].name, "country": code}),
            Text("one framework for a country"),
        )
        for code in framework.countries
        if code in taken
    ]
