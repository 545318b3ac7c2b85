"""Reading the alternatives from their file, with every mistake reported at its place."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast, get_args

from aigf.documents import InputError, Steps, compose_kept, nearest, shown
from aigf.documents.sections import Section
from aigf.model import wiring
from aigf.register import load_register
from aigf.study.alternatives.alternative import (
    COMPARED,
    FIRST_PHASE,
    PROPOSAL,
    REGISTER,
    SIZE,
    Alternative,
    Change,
    Delay,
    Kind,
    Phases,
    Scale,
    Set,
    Sites,
)
from aigf.study.alternatives.shared import shared_inputs
from aigf.study.binding import bound_names
from aigf.text import Text
from aigf.units import Years

ALTERNATIVES = Path(__file__).parent / "alternatives.yaml"

_KEYS = ("kind", "title", "text", "short", "same_factory", "changes", "instead", "spends")
#: How much later something may be built.
_LONGEST = 50


@cache
def load_alternatives(path: Path = ALTERNATIVES) -> Mapping[str, Alternative]:
    """The alternatives by name, in the order in which they are shown.

    Raises InputError with every problem: unknown or missing keys, words, inputs and quantities, and no proposal or
    another than ``central``, the name by which finished appraisals keep it.
    """
    document, problems = compose_kept(path)
    top = Section.at(document, (), document.data, problems)
    found = {name: _alternative(name, top.under(name)) for name in top.data}
    if PROPOSAL not in found:
        top.missing(PROPOSAL)
    if problems:
        raise InputError(problems)
    return found


def _alternative(name: str, section: Section) -> Alternative:
    section.only(_KEYS)
    kind = cast(Kind, section.one_of("kind", get_args(Kind)))
    if (kind == "proposal") != (name == PROPOSAL):
        expected = Text("kind: proposal for {name}, and for no other", {"name": PROPOSAL})
        section.wrong((*section.path, "kind"), Text("this is not the proposal's kind"), expected)
    _only_where_it_means_something(kind, section)
    title = section.words("title")
    return Alternative(
        name=name,
        kind=kind,
        title=title,
        text=section.words("text"),
        short=section.words("short", required=False) or title,
        same_factory=_true(section, "same_factory"),
        changes=_changes(section),
        instead=_instead(section),
        spends=_quantity(section, "spends") if "spends" in section.data else None,
    )


def _only_where_it_means_something(kind: Kind, section: Section) -> None:
    """A proposal is as it is, all others differ from it in one way, and only money in place of a factory is spent."""
    ways = [key for key in ("changes", "instead") if key in section.data]
    if kind == "proposal" and ways:
        section.wrong((*section.path, ways[0]), Text("the proposal is as it is"), Text("nothing here"))
    if kind != "proposal" and len(ways) != 1:
        wrong = Text("an alternative is a changed factory, or something else")
        section.wrong(section.path, wrong, Text("either changes or instead"))
    if "spends" in section.data and "instead" not in section.data:
        wrong = Text("money is spent on the factory itself")
        section.wrong((*section.path, "spends"), wrong, Text("spends beside instead"))
    if "same_factory" in section.data and (kind != "choice" or "instead" in section.data):
        wrong = Text("this goes without saying, or is not so")
        section.wrong((*section.path, "same_factory"), wrong, Text("same_factory of a choice with changes"))


def _true(section: Section, name: str) -> bool:
    given = section.data.get(name, False)
    if not isinstance(given, bool):
        section.wrong((*section.path, name), Text("this is neither true nor false"), Text("true or false"))
    return given is True


def _instead(section: Section) -> Mapping[str, str | float] | None:
    """What there is without a factory. Without a balance an alternative could not be compared."""
    if "instead" not in section.data:
        return None
    inside = section.inner("instead")
    inside.only(COMPARED)
    if "welfare_balance" not in inside.data:
        inside.missing("welfare_balance")
    return {
        name: float(given) if _is_number(given) else _source(inside, name)
        for name, given in inside.data.items()
    }


def _source(section: Section, key: str) -> str:
    """The name of an input or a quantity of the proposal's run."""
    given = section.data[key]
    return given if isinstance(given, str) and given in wiring.input_types() else _quantity(section, key)


def _changes(section: Section) -> tuple[Change, ...]:
    given = section.data.get("changes", [])
    at = (*section.path, "changes")
    if not isinstance(given, list) or ("changes" in section.data and not given):
        section.wrong(at, Text("this is not a list of changes"), Text("a list, each item after a dash"))
        return ()
    found = [
        _change(Section.at(section.document, (*at, place), item, section.problems))
        for place, item in enumerate(given)
    ]
    return tuple(change for change in found if change is not None)


def _change(section: Section) -> Change | None:
    """One change: what it does and to what, and the other key that goes with it."""
    makers: Mapping[str, tuple[str, Callable[[Section], Change | None]]] = {
        "set": ("to", _set),
        "scale": ("by", _scale),
        "delay": ("by", _delay),
        "replace": ("by", _replace),
    }
    kinds = [kind for kind in makers if kind in section.data]
    if section.absent or len(kinds) != 1:
        wrong = Text("this is not one change")
        section.wrong(section.path, wrong, Text("one of {names}", {"names": ", ".join(makers)}))
        return None
    other, make = makers[kinds[0]]
    section.only((kinds[0], other))
    if other not in section.data:
        section.missing(other)
        return None
    return make(section)


def _set(section: Section) -> Change | None:
    name, to = _input(section, "set"), section.data["to"]
    if to != REGISTER:
        return Set(name, _number(section, "to", REGISTER))
    if name and name not in load_register().entries:
        wrong = Text("the register has no {name}", {"name": shown(name)})
        section.wrong((*section.path, "to"), wrong, Text("a number"))
    return Set(name, None)


def _scale(section: Section) -> Change | None:
    size = section.data["scale"] == SIZE
    name = SIZE if size else _input(section, "scale", SIZE)
    if size and section.data["by"] == FIRST_PHASE:
        return Scale(name, None)
    return Scale(name, _number(section, "by", *([FIRST_PHASE] if size else []), above=0.0))


def _delay(section: Section) -> Change | None:
    what = section.one_of("delay", ("everything", "stated-plan"))
    by = section.data["by"]
    if not _is_number(by):
        return Delay(_quantity(section, "by", Years), what == "stated-plan")
    if by != int(by) or not 1 <= by <= _LONGEST:
        expected = Text("a whole number from {low} to {high}", {"low": "1", "high": str(_LONGEST)})
        section.wrong((*section.path, "by"), Text("nothing is built so much later"), expected)
    return Delay(float(by), what == "stated-plan")


def _replace(section: Section) -> Change | None:
    if section.one_of("replace", ("phases", "sites")) == "sites":
        return Sites(_number(section, "by", above=0.0))
    section.one_of("by", (FIRST_PHASE,))
    return Phases()


def _input(section: Section, key: str, *others: str) -> str:
    """The name of an input that may be changed: the simulation of the proposal serves the alternative too."""
    name = section.text(key)
    names = bound_names()
    if name and name not in names:
        _unknown(section, key, name, [*others, *names], Text("an input of the model"))
    elif name in shared_inputs():
        wrong = Text(
            "the engines start from {name}, and their results are those of the proposal", {"name": name}
        )
        section.wrong((*section.path, key), wrong, Text("an input that changes no simulation"))
    return name


def _quantity(section: Section, key: str, of: Any = None) -> str:
    """The name of a quantity with one value a draw, of the unit that is wanted where one is."""
    name, known = section.text(key), wiring.functions()
    if name and name not in known:
        _unknown(section, key, name, list(known), Text("a quantity of the model"))
    elif name and of is not None and wiring.result_types()[name] is not of:
        section.wrong(
            (*section.path, key), Text("{name} is no number of years", {"name": name}), Text("years")
        )
    return name


def _unknown(section: Section, key: str, name: str, known: list[str], expected: Text) -> None:
    near = nearest(name, known)
    wrong = Text("{name} is not known here", {"name": shown(name)})
    at: Steps = (*section.path, key)
    section.wrong(at, wrong, Text("{name}", {"name": near}) if near else expected)


def _number(section: Section, key: str, *words: str, above: float = -math.inf) -> float:
    """A number above a bound; ``words`` are what may stand there in its place."""
    value = section.data[key]
    if _is_number(value) and value > above:
        return float(value)
    expected = Text("a number")
    if words:
        expected = Text("a number, or {word}", {"word": words[0]})
    elif above == 0.0:
        expected = Text("a number above zero")
    section.wrong((*section.path, key), Text("'{text}' is not a number", {"text": shown(value)}), expected)
    return 1.0


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
