"""What the load of a site earns, from the fields of its file, for the part that may be throttled."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from aigf.engines.dispatch import Hours
from aigf.register.fields import Fields
from aigf.study.site_numbers import bounded
from aigf.text import Text

VALUE = "load_value_eur_mwh"
#: The curve of performance over power: the most efficient power, and performance there, as shares of the full ones.
CURVE = ("efficient_power_share", "efficient_performance_share")
KNOWN = (VALUE, *CURVE)


@dataclass(frozen=True)
class LoadValue:
    """What a MWh of load earns at full power [EUR/MWh], and the curve; without one it loses as it is throttled."""

    earned: float
    efficient_power: float = 0.5
    efficient_performance: float = 0.5

    def of(self, hours: Hours) -> Hours:
        """The hours, with what serving the load that may be throttled brings."""
        slope = (1.0 - self.efficient_performance) / (1.0 - self.efficient_power)
        count = len(hours.price)
        return hours._replace(
            slowed_load=(1.0 - self.efficient_power) * (hours.load - hours.firm),
            slowed_worth=np.full(count, self.earned * slope),
            paused_worth=np.full(count, self.earned * self.efficient_performance / self.efficient_power),
        )


def read_value(fields: Fields) -> LoadValue | None:
    """The value of load where the file states one; what is wrong is noted."""
    stated = {
        name: bounded(fields, name, low, high)
        for name, (low, high) in zip(KNOWN, ((0.0, 1e6), (0.01, 0.99), (0.01, 1.0)), strict=True)
        if name in fields
    }
    missing = [name for name in KNOWN if name not in fields]
    if (VALUE in missing and len(missing) < len(KNOWN)) or len(missing) == 1:
        other = next(name for name in KNOWN if name in fields)
        for name in missing:
            wrong = Text("there is no {missing} with it", {"missing": name})
            fields.problem(wrong, Text("a value of load, alone or with both shares of its curve"), other)
        return None
    values = [value for value in stated.values() if value is not None]
    if not stated or len(values) < len(stated):
        return None
    if len(values) > 1 and values[2] < values[1]:
        wrong = Text("performance falls no less than power")
        fields.problem(wrong, Text("at least efficient_power_share"), CURVE[1])
        return None
    return LoadValue(*values)


def note_of(value: LoadValue | None, flexible_share: float) -> list[Text]:
    """Says what load is taken to be worth where something may be throttled and no value is stated."""
    if value is not None or flexible_share == 0.0:
        return []
    return [
        Text(
            "No value of load is stated (load_value_eur_mwh), so what it earns is not weighed: beyond "
            "min_energy_share, load that may be throttled is served only where electricity costs nothing."
        )
    ]
