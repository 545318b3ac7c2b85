"""The same bid in a form in the many ways in which people fill one in, and programs save it, with what is right.

Each class draws one way; every form that it draws says one thing only, so that it must be read as that or refused.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.proposal.form.variants.amounts import as_numbers, as_texts, in_units
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
from tests.proposal.form.variants.ranges import as_ranges
from tests.proposal.form.variants.storage import formulas, inline, notations, packings, runs
from tests.proposal.form.variants.words import choices, countries, dates, evidence, texts, unknowns, years
from tests.series.variants.draw import Draw

Class = Callable[[Form], None]
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


def mixed(form: Form) -> None:
    """Amounts, words and dates in any way, in a form that was laid out and saved in any way."""
    draw = form.draw
    for made in (*draw.rng.sample(FILLED_IN[:3], 1), *draw.rng.sample(FILLED_IN[4:], 3)):
        made(form)
    for ways in (LAID_OUT[:3], LAID_OUT[3:], (formulas, notations, packings)):
        draw.rng.choice(ways)(form)


CLASSES = (*FILLED_IN, *LAID_OUT, *SAVED, mixed)


def variant(made: Class, seed: int) -> Form:
    """The form of a class that follows from a seed."""
    form = Form(Draw(seed))
    made(form)
    return form
