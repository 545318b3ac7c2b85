"""Wires the model's functions by their names: what a function is called is what others ask for."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import ModuleType
from typing import Any

import aigf.model
from aigf.units import Array, signature_units

#: Modules beside the perspectives: this one, and rules that several quantities follow.
NO_PERSPECTIVES = {"wiring", "tax_rules", "full_year", "hardware_rules"}

#: The order in which perspectives are read; every other module beside this one is one.
READING_ORDER = (
    "compute",
    "power",
    "energy",
    "tariffs",
    "space",
    "hardware",
    "investment",
    "sales",
    "finance",
    "supported",
    "financing",
    "unit_economics",
    "economy",
    "autonomy",
    "effects",
    "welfare",
    "emissions",
    "actors",
)


def _perspectives() -> Iterator[ModuleType]:
    found = {module.name for module in pkgutil.iter_modules(aigf.model.__path__)} - NO_PERSPECTIVES
    for name in [*READING_ORDER, *sorted(found - set(READING_ORDER))]:
        if name in found:
            yield importlib.import_module(f"aigf.model.{name}")


PERSPECTIVES: tuple[ModuleType, ...] = tuple(_perspectives())


@cache
def functions() -> Mapping[str, Callable[..., Any]]:
    """Every model function by its name, in the order of the perspectives and of the source."""
    return wired(PERSPECTIVES)


def wired(modules: Iterable[ModuleType]) -> Mapping[str, Callable[..., Any]]:
    """The functions in ``modules`` by their names.

    Raises ValueError where a name has two functions, or where a function asks for another unit than the one in
    which its argument is computed or asked for by others.
    """
    found: dict[str, Callable[..., Any]] = {}
    for module in modules:
        for name, function in vars(module).items():
            if inspect.isfunction(function) and function.__module__ == module.__name__ and name[0] != "_":
                if name in found:
                    raise ValueError(f"{name} is computed twice: {found[name].__module__}, {module.__name__}")
                found[name] = function
    units = {name: signature_units(function)[1] for name, function in found.items()}
    for name, function in found.items():
        for argument, asked in signature_units(function)[0].items():
            known = units.setdefault(argument, asked)
            if known is not asked:
                raise ValueError(
                    f"{name} is expecting {argument} in {asked.__name__}, it is {known.__name__}"
                )
    return found


@cache
def perspective_of() -> Mapping[str, str]:
    """The perspective (module name) of every model function."""
    return {name: function.__module__.rpartition(".")[2] for name, function in functions().items()}


def label_of(name: str) -> str:
    """The English label of a quantity: the first line of its docstring."""
    return (functions()[name].__doc__ or "").strip().splitlines()[0].rstrip(".")


def explanation_of(name: str) -> str:
    """The formula in words: the docstring below its label, on one line."""
    lines = (functions()[name].__doc__ or "").strip().splitlines()[1:]
    return " ".join(" ".join(line.split()) for line in lines if line.strip())


@cache
def result_types() -> Mapping[str, Any]:
    """The unit type that every model function yields."""
    return {name: signature_units(function)[1] for name, function in functions().items()}


def arguments_of(name: str) -> tuple[str, ...]:
    """The quantities and inputs that a model function takes."""
    return tuple(signature_units(functions()[name])[0])


@cache
def input_types() -> Mapping[str, Any]:
    """The unit type of every input: the arguments that no model function yields."""
    return {
        name: unit_type
        for function in functions().values()
        for name, unit_type in signature_units(function)[0].items()
        if name not in functions()
    }


@cache
def in_order() -> tuple[str, ...]:
    """Every quantity after those it rests on, else in the order of the source.

    Raises ValueError where a quantity rests on itself.
    """
    placed: dict[str, None] = {}

    def place(name: str, above: tuple[str, ...] = ()) -> None:
        if name in above:
            raise ValueError(f"{name} rests on itself, through {', '.join(above)}")
        if name not in placed and name in functions():
            for argument in arguments_of(name):
                place(argument, (*above, name))
            placed[name] = None

    for name in functions():
        place(name)
    return tuple(placed)


def needed_for(names: Iterable[str], given: Iterable[str] = ()) -> set[str]:
    """The inputs that the named quantities rest on, if the ``given`` ones need not be computed."""
    return set(_plan(tuple(names), frozenset(given)).inputs)


def evaluate(
    names: Iterable[str], inputs: Mapping[str, Array], overrides: Mapping[str, Array] | None = None
) -> dict[str, Array]:
    """The values of the named quantities.

    ``inputs`` holds an array for every input they rest on; ``overrides`` replaces computed quantities, for
    instance by what a proposal states. Arrays broadcast over (draw, year).

    Raises KeyError for an unknown quantity or an input that is missing.
    """
    wanted = tuple(dict.fromkeys(names))
    replaced = overrides or {}
    unknown = [name for name in [*wanted, *replaced] if name not in functions() and name not in inputs]
    plan = _plan(wanted, frozenset(replaced)) if not unknown else _Plan((), frozenset())
    missing = sorted(plan.inputs - set(inputs))
    if unknown or missing:
        raise KeyError(f"unknown quantities {unknown}, missing inputs {missing}")
    values: dict[str, Array] = {name: inputs[name] for name in plan.inputs} | dict(replaced)
    for step in plan.steps:
        values[step.name] = step.function(*[values[name] for name in step.arguments])
        for name in step.done:
            del values[name]
    return {name: values[name] for name in wanted}


@dataclass(frozen=True)
class _Step:
    """A quantity to compute, and the ones that nothing after it needs: a block of draws keeps no more than it must."""

    name: str
    function: Callable[..., Any]
    arguments: tuple[str, ...]
    done: tuple[str, ...]


@dataclass(frozen=True)
class _Plan:
    steps: tuple[_Step, ...]
    inputs: frozenset[str]


@lru_cache(maxsize=256)
def _plan(wanted: tuple[str, ...], replaced: frozenset[str]) -> _Plan:
    """What to compute for the wanted quantities, each after those it rests on."""
    seen, waiting = set[str](), list(wanted)
    while waiting:
        name = waiting.pop()
        if name not in seen and name not in replaced:
            seen.add(name)
            waiting.extend(arguments_of(name) if name in functions() else ())
    order = [name for name in in_order() if name in seen]
    last = {argument: name for name in order for argument in arguments_of(name)}
    done: dict[str, list[str]] = {name: [] for name in order}
    for argument, name in last.items():
        if argument not in wanted:
            done[name].append(argument)
    steps = [_Step(name, functions()[name], arguments_of(name), tuple(done[name])) for name in order]
    return _Plan(tuple(steps), frozenset(seen - set(order)))
