"""The same bid in a form in the many ways in which people fill one in, and programs save it, with what is right.

Each class draws one way; every form that it draws says one thing only, so that it must be read as that or refused.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.proposal.form.variants.amounts import as_numbers, as_ranges, as_texts, in_units
from tests.proposal.form.variants.content import Form
from tests.proposal.form.variants.layouts import (
    columns_changed,
    fields_sorted,
    look_changed,
    notes_beside,
    rows_inserted,
    sheets_changed,
    tables_moved,
)
from tests.proposal.form.variants.storage import formulas, inline, notations, packings, runs
from tests.proposal.form.variants.words import choices, countries, dates, evidence, texts, unknowns, years
from tests.series.variants.draw import Draw

Class = Callable[[Draw], Form]
FILLED_IN: tuple[Class, ...] = (
    as_texts,
    in_units,
    as_numbers,
    as_ranges,
    choices,
    countries,
    dates,
    years,
    unknowns,
    texts,
    evidence,
)
LAID_OUT: tuple[Class, ...] = (
    fields_sorted,
    rows_inserted,
    tables_moved,
    columns_changed,
    sheets_changed,
    look_changed,
    notes_beside,
)
SAVED: tuple[Class, ...] = (inline, runs, formulas, notations, packings)
CLASSES = (*FILLED_IN, *LAID_OUT, *SAVED)
