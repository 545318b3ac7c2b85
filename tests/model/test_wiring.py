"""Functions are wired by their names: what does not fit together is refused, what is wanted is computed once."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from aigf.model import wiring
from aigf.units import MWh, Ratio


def facility_energy(facility_load: MWh) -> Ratio:
    return Ratio(facility_load)


def module_of(*functions: Callable[..., Any]) -> ModuleType:
    module = ModuleType(functions[0].__module__)
    for function in functions:
        setattr(module, function.__name__, function)
    return module


def test_a_function_that_asks_for_another_unit_is_refused() -> None:
    with pytest.raises(ValueError, match=r"facility_energy is expecting facility_load in MWh, it is MW"):
        wiring.wired([*wiring.PERSPECTIVES, module_of(facility_energy)])


def test_two_functions_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="facility_energy is computed twice"):
        wiring.wired([module_of(facility_energy), module_of(facility_energy)])


def test_a_quantity_that_rests_on_itself_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def egg(chicken: Ratio) -> Ratio:
        return chicken

    def chicken(egg: Ratio) -> Ratio:
        return egg

    for function in (egg, chicken):
        function.__annotations__ = dict.fromkeys(function.__annotations__, Ratio)
    monkeypatch.setattr(wiring, "functions", lambda: {"egg": egg, "chicken": chicken})
    with pytest.raises(ValueError, match="rests on itself"):
        wiring.in_order.__wrapped__()


def test_what_is_wanted_and_what_replaces_it_are_given_back() -> None:
    held = {"it_load": np.array([[200.0]])}
    inputs = {name: np.array([[1.2]]) for name in wiring.needed_for(["facility_load"], held)}
    found = wiring.evaluate(["facility_load", "it_load", *inputs], inputs, held)
    assert set(found) == {"facility_load", "it_load", *inputs}
    assert found["it_load"] is held["it_load"]
    assert found["facility_load"] == pytest.approx(240.0)


def test_what_is_unknown_or_missing_is_named() -> None:
    with pytest.raises(KeyError, match="unheard_of"):
        wiring.evaluate(["unheard_of"], {})
    with pytest.raises(KeyError, match="simulated_peak_pue"):
        wiring.evaluate(["facility_load"], {}, {"it_load": np.array([[200.0]])})
