"""Builds the model's functions into a graph by their names. Nothing else knows Hamilton."""

from __future__ import annotations

import importlib
import inspect
import logging
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from types import ModuleType
from typing import Any

import numpy as np

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
    return {
        name: function
        for module in PERSPECTIVES
        for name, function in vars(module).items()
        if inspect.isfunction(function) and function.__module__ == module.__name__ and name[0] != "_"
    }


@cache
def perspective_of() -> Mapping[str, str]:
    """The perspective (module name) of every model function."""
    return {name: function.__module__.rpartition(".")[2] for name, function in functions().items()}


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
    """Every quantity after those it rests on, else in the order of the source."""
    placed: dict[str, None] = {}

    def place(name: str) -> None:
        if name in placed or name not in functions():
            return
        for argument in arguments_of(name):
            place(argument)
        placed[name] = None

    for name in functions():
        place(name)
    return tuple(placed)


def needed_for(names: Iterable[str], given: Iterable[str] = ()) -> set[str]:
    """The inputs that the named quantities rest on, if the ``given`` ones need not be computed."""
    stop, needed, waiting = set(given), set[str](), list(names)
    seen = set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen or name in stop:
            continue
        seen.add(name)
        function = functions().get(name)
        if function is None:
            needed.add(name)
        else:
            waiting.extend(signature_units(function)[0])
    return needed


def evaluate(
    names: Iterable[str], inputs: Mapping[str, Array], overrides: Mapping[str, Array] | None = None
) -> dict[str, Array]:
    """The values of the named quantities.

    ``inputs`` holds an array for every input they rest on; ``overrides`` replaces computed quantities, for
    instance by what a proposal states. Arrays broadcast over (draw, year).

    Raises KeyError for an unknown quantity or an input that is missing.
    """
    wanted = list(dict.fromkeys(names))
    replaced = dict(overrides or {})
    unknown = [name for name in [*wanted, *replaced] if name not in functions() and name not in inputs]
    missing = sorted(needed_for(wanted, replaced) - set(inputs))
    if unknown or missing:
        raise KeyError(f"unknown quantities {unknown}, missing inputs {missing}")
    given = {name: inputs[name] for name in needed_for(wanted, replaced)}
    asked = [name for name in wanted if name in functions()]
    values: dict[str, Array] = _driver().execute(asked, inputs=given, overrides=replaced) if asked else {}
    return {name: values[name] if name in values else inputs[name] for name in wanted}


@cache
def _driver() -> Any:
    return build(PERSPECTIVES)


def build(modules: Iterable[ModuleType]) -> Any:
    """The graph of the functions in ``modules``.

    Raises ValueError where a function asks for another unit than the one its argument is computed in.
    """
    from hamilton import registry

    # Else Hamilton imports every table library it finds here, which takes longer than the appraisal.
    registry.disable_autoload()
    from hamilton import base, driver, lifecycle

    class AcceptArrays(lifecycle.EdgeConnectionHook):  # type: ignore[misc]
        """Lets arrays in as inputs of any unit type, and leaves the check between functions in force."""

        def check_edge_types_match(self, type_from: type, type_to: type, **_: Any) -> bool:
            return False

        def validate_input(self, node_type: type, input_value: Any, **_: Any) -> bool:
            return isinstance(input_value, np.ndarray)

    # Hamilton prints an invitation to its chat channel with every error; ours carry their own words.
    logging.getLogger("hamilton").setLevel(logging.CRITICAL)
    return driver.Builder().with_modules(*modules).with_adapters(AcceptArrays(), base.DictResult()).build()
