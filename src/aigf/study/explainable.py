"""Every name that an appraisal made now can explain: what is none of them needs no appraisal to be refused."""

from __future__ import annotations

from aigf import units
from aigf.model import wiring
from aigf.study.beside import beside_names
from aigf.study.binding import WHOLE_YEARS
from aigf.study.break_even import FOUND
from aigf.study.origins import SCHEDULED
from aigf.study.simulation import engine_entries, proposed_inputs


def explainable() -> frozenset[str]:
    """The quantities, inputs and constants that the explanations of some appraisal have."""
    bound = (*wiring.input_types(), *engine_entries(), *proposed_inputs(), *WHOLE_YEARS, *beside_names())
    constants = (name for name, value in vars(units).items() if isinstance(value, units.Constant))
    return frozenset({*wiring.functions(), *FOUND, *bound, *SCHEDULED, *constants})
