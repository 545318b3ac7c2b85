"""What ``--set name=value`` may set: one namespace of proposal paths, policy answers and register names."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from aigf.documents import InputError, Place, Problem, shown
from aigf.proposal.numbers import written
from aigf.text import Text

POLICY = "policy."


@dataclass(frozen=True)
class Settings:
    """Settings by what they set; policy answers without their prefix."""

    proposal: Mapping[str, str]
    policy: Mapping[str, str]
    register: Mapping[str, str]

    def named(self) -> dict[str, str]:
        """All settings by the names under which they are given."""
        answers = {POLICY + name: answer for name, answer in self.policy.items()}
        return {**self.proposal, **answers, **self.register}


def parse_settings(items: Iterable[str]) -> tuple[dict[str, str], list[Problem]]:
    """Settings from ``name=value`` texts, and what is wrong: a text without a name or a value, a name set twice."""
    problems = []
    settings: dict[str, str] = {}
    place = Place("--set", 1, 1)
    for item in items:
        name, _, value = (part.strip() for part in item.partition("="))
        if not name or not value:
            wrong = Text("'{item}' sets nothing", {"item": shown(item)})
            problems.append(Problem(place, "", wrong, Text("name=value")))
            continue
        if name in settings:
            problems.append(Problem(place, name, Text("is set twice"), Text("one value")))
        settings[name] = value
    return settings, problems


def split_settings(settings: Mapping[str, str]) -> Settings:
    """Settings by their kind: a policy answer begins with ``policy.``, a proposal path has a dot."""
    return Settings(
        proposal={n: v for n, v in settings.items() if "." in n and not n.startswith(POLICY)},
        policy={n.removeprefix(POLICY): v for n, v in settings.items() if n.startswith(POLICY)},
        register={n: v for n, v in settings.items() if "." not in n},
    )


def written_settings(settings: Mapping[str, str | float] | None) -> dict[str, str]:
    """Settings as they are written on the command line; a number so that it can be read one way only.

    Raises InputError for a value that is no text and no number.
    """
    wrong = [
        Problem(
            Place("settings", 1, 1),
            str(name),
            Text("{value} is no value", {"value": shown(value)}),
            Text("a number that exists, or a text as --set takes it"),
        )
        for name, value in (settings or {}).items()
        if isinstance(value, bool)
        or not (isinstance(value, str) or (isinstance(value, int | float) and math.isfinite(value)))
    ]
    if wrong:
        raise InputError(wrong)
    return {
        name: value if isinstance(value, str) else written(float(value), "en")
        for name, value in (settings or {}).items()
    }
