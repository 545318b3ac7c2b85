"""The fields of a proposal as data: their paths, what they hold and where a name belongs.

Derived from the schema, so that a field is declared once. An item of a list stands in a path as ``*``.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import AfterValidator, BaseModel
from pydantic.fields import FieldInfo

from aigf.documents import Steps, nearest
from aigf.proposal.amounts import PARTS, Quantity
from aigf.proposal.fields import country, full_date, month_or_date
from aigf.proposal.schema import Proposal
from aigf.text import Text

Pattern = tuple[str, ...]


@dataclass(frozen=True)
class Shape:
    """What a field holds: a quantity, one of some words, a text, a number, a list or a set of fields."""

    path: Pattern
    kind: Literal["quantity", "word", "text", "whole", "number", "list", "section"]
    quantity: Quantity | None = None
    words: tuple[str, ...] = ()
    low: float = 0
    high: float = 0
    form: Literal["", "date", "country", "year"] = ""

    def expected(self) -> Text:
        """What should stand in the field, for a message."""
        if self.quantity is not None:
            return self.quantity.expected()
        values = {"words": ", ".join(self.words), "low": f"{self.low:g}", "high": f"{self.high:g}"}
        return {
            "word": Text("one of {words}", values),
            "whole": Text("a whole number from {low} to {high}", values),
            "number": Text("a number from {low} to {high}, with a decimal point", values),
            "list": Text("a list, each item after a dash"),
            "section": Text("names with values, one 'name: value' a line"),
        }.get(self.kind, Text("a text"))


def _shapes(model: type[BaseModel], path: Pattern) -> Iterator[Shape]:
    for name, hint in get_type_hints(model, include_extras=True).items():
        if name in model.model_fields:
            yield from _shape_of(hint, (*path, name), ())


def _shape_of(hint: Any, path: Pattern, metadata: tuple[Any, ...]) -> Iterator[Shape]:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        yield from _shape_of(arguments[0], path, (*metadata, *arguments[1:]))
    elif origin in (Union, types.UnionType):
        yield from _shape_of(next(part for part in arguments if part is not type(None)), path, metadata)
    elif origin is tuple:
        yield Shape(path, "list")
        yield from _shape_of(arguments[0], (*path, "*"), ())
    elif origin is Literal:
        yield Shape(path, "word", words=arguments)
    elif isinstance(hint, type) and issubclass(hint, BaseModel):
        yield Shape(path, "section")
        yield from _shapes(hint, path)
    elif quantities := [item for item in metadata if isinstance(item, Quantity)]:
        yield Shape(path, "quantity", quantities[0])
    elif hint in (int, float):
        low, high = _bounds(metadata)
        form: Literal["", "year"] = "year" if hint is int and low > _LARGEST_COUNT else ""
        yield Shape(path, "whole" if hint is int else "number", low=low, high=high, form=form)
    else:
        yield Shape(path, "text", form=_form(metadata))


#: A whole number that is at least more than this is a year.
_LARGEST_COUNT = 1000


def _form(metadata: Iterable[Any]) -> Literal["", "date", "country"]:
    """What is special about a text: its validator says it."""
    functions = {item.func for item in metadata if isinstance(item, AfterValidator)}
    if country in functions:
        return "country"
    return "date" if functions & {full_date, month_or_date} else ""


def _bounds(metadata: Iterable[Any]) -> tuple[float, float]:
    limits: dict[str, float] = {}
    for item in metadata:
        for limit in item.metadata if isinstance(item, FieldInfo) else ():
            limits |= {side: getattr(limit, side) for side in ("ge", "le") if hasattr(limit, side)}
    return limits["ge"], limits["le"]


SHAPES: dict[Pattern, Shape] = {shape.path: shape for shape in _shapes(Proposal, ())}

#: Every quantity outside a list by the last part of its path, which is unique: what it may hold.
FIELD_QUANTITIES: dict[str, Quantity] = {
    shape.path[-1]: shape.quantity
    for shape in SHAPES.values()
    if shape.quantity is not None and "*" not in shape.path
}

#: The unit of each of them.
NUMERIC_FIELDS: dict[str, str] = {name: quantity.unit for name, quantity in FIELD_QUANTITIES.items()}

#: The dotted path of each of them.
NUMERIC_PATHS: dict[str, str] = {
    path[-1]: ".".join(path) for path in SHAPES if SHAPES[path].quantity is not None and "*" not in path
}


def pattern(steps: Iterable[str | int]) -> Pattern:
    """The path of a field with ``*`` for every index of a list."""
    return tuple("*" if isinstance(step, int) else step for step in steps)


def shape_at(steps: Iterable[str | int]) -> Shape | None:
    """What the field at a path holds, None where there is no such field; parts of a range hold the same."""
    path = pattern(steps)
    if path[-1:] and path[-1] in PARTS:
        outer = SHAPES.get(path[:-1])
        if outer is not None and outer.quantity is not None:
            return outer
    return SHAPES.get(path)


def names_in(steps: Iterable[str | int]) -> list[str]:
    """The names that may stand in the section at a path, in the order of the schema."""
    path = pattern(steps)
    return [known[-1] for known in SHAPES if known[:-1] == path and known[-1] != "*"]


def answers() -> list[Pattern]:
    """The paths of all fields that hold an answer with its evidence."""
    return [known[:-1] for known in SHAPES if known[-1] == "answer"]


def belongs(name: str, steps: Steps) -> Text:
    """Where an unknown name in the section ``steps`` most likely belongs, for a message."""
    here = names_in(steps)
    elsewhere = {known[-1]: known[:-1] for known in SHAPES if "*" not in known and len(known) == 2}
    near = nearest(name, here)
    other = nearest(name, elsewhere)
    if other is not None and (near is None or (other.lower() == name.lower() and near != other)):
        return Text("'{name}' in section {section}", {"name": other, "section": elsewhere[other][0]})
    if near is not None:
        return Text("'{name}', the nearest known name", {"name": near})
    return Text("one of {words}", {"words": ", ".join(here)})
