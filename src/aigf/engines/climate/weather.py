"""The weather of a year: processes, and the values that they stand for."""

from __future__ import annotations

import numpy as np

from aigf.engines.climate.calendar import Array, season_by_time
from aigf.engines.climate.processes import one_year, plan_year
from aigf.engines.climate.statistics import CLEARNESS, WEATHER, Margins, Processes
from aigf.engines.climate.tables import table_of


class Weather:
    """What all years of a climate share, and the values of one."""

    def __init__(self, margins: Margins, processes: Processes, hours: int) -> None:
        waves = season_by_time(hours, 2, 2)
        self.tables = [table_of(margins.scores[v], margins.values[v]) for v in range(len(WEATHER))]
        self.mean = np.einsum("vw,wh->vh", margins.mean, waves)
        self.deviation = np.einsum("vw,wh->vh", margins.deviation, waves)
        self.plan = plan_year(processes, hours)

    def year(self, generator: np.random.Generator, clear_sky: Array | float = 1.0) -> Array:
        """The variables in every hour, (variables, hours); clearness as the output of sun under that sky."""
        values = one_year(self.plan, generator)
        for variable in range(len(WEATHER)):
            score = self.mean[variable] + self.deviation[variable] * values[variable]
            values[variable] = self.tables[variable].at(score)
        values[CLEARNESS] = np.minimum(values[CLEARNESS] * clear_sky, 1.0)
        return values
