"""What follows from an input: where a stated figure stands between, setting it changes little."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Protocol

from aigf.model import wiring
from aigf.study.result import UsedInput
from aigf.study.simulation import SIMULATED, starts_from
from aigf.study.timeline import CONNECTED
from aigf.text import Text, named


class _Known(Protocol):
    @property
    def used(self) -> UsedInput: ...


def set_beside_stated(
    names: Collection[str], inputs: Mapping[str, _Known], overrides: Mapping[str, _Known]
) -> Iterator[Text]:
    """Says of inputs that were set that everything they lead to is stated, so that the stated figures hold."""
    by_entry = {known.used.entry: name for name, known in inputs.items() if known.used.entry in names}
    for name in by_entry.values():
        free, held = _reached(name, overrides)
        known = inputs[name].used
        if not free and held:
            fields = ", ".join(sorted(overrides[quantity].used.field for quantity in held))
            yield Text(
                "Setting '{name}' changes only what the model computes beside what the proposal states: {fields} "
                "holds.",
                {"name": named(known.title), "fields": fields},
            )


def _reached(name: str, stated: Collection[str]) -> tuple[set[str], set[str]]:
    """The quantities that an input leads to: those that are free to follow, and the stated ones that stop it."""
    free, held, waiting = set[str](), set[str](), [name]
    while waiting:
        for follower in _followers().get(waiting.pop(), ()):
            if follower in stated:
                held.add(follower)
            elif follower not in free:
                free.add(follower)
                waiting.append(follower)
    return free & set(wiring.functions()), held


@cache
def _followers() -> Mapping[str, frozenset[str]]:
    """By input, quantity or simulated result: what is made with it."""
    found: dict[str, set[str]] = {}
    for name in wiring.functions():
        for argument in wiring.arguments_of(name):
            found.setdefault(argument, set()).add(name)
    for result in SIMULATED:
        for start in starts_from(result):
            found.setdefault(start, set()).add(result)
    for argument in wiring.arguments_of("time_to_power"):
        found.setdefault(argument, set()).update(CONNECTED)
    return {name: frozenset(followers) for name, followers in found.items()}
