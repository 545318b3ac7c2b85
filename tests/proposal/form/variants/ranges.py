"""Amounts in a form with a lowest and a highest: in cells beside them, in one cell, or by a word."""

from __future__ import annotations

from decimal import Decimal

from aigf.proposal import Amount
from aigf.proposal.form import layout
from tests.proposal.form.variants.amounts import exact, in_notation, is_share, number, text_of, with_amounts
from tests.proposal.form.variants.content import Entry, Form
from tests.proposal.variants import numeral

#: Fields that a rule binds to others.
_BOUND = (
    "share",
    "accelerator_count",
    "it_load",
    "national_contribution_share",
    "union_contribution_share",
    "private_commitment_share",
    "debt_share",
)
_DASHES = ("-", "–", " - ", " tot ", " to ", " à ")
_PARTED = (
    "low: {low}; central: {central}; high: {high}",
    "laag: {low}\nmidden: {central}\nhoog: {high}",
    "{{min = {low}; verwacht = {central}; max = {high}}}",
)
_WORDS = {
    "about": ("ca. {}", "circa {}", "± {}", "~{}", "about {}", "ongeveer {}", "{} (ca.)"),
    "most": ("max. {}", "maximaal {}", "at most {}", "≤ {}", "hoogstens {}"),
    "least": ("min. {}", "minimaal {}", "at least {}", ">= {}", "ten minste {}"),
}
_IN_A_CELL = ("parted", "dashed", *_WORDS)


def as_ranges(form: Form) -> None:
    """Amounts with a range, in any way; of a word the tenth either way that is the reader's own."""
    with_amounts(form)
    in_notation(form)
    for entry, value in exact(form):
        ends = _ends(entry, value)
        if ends is None:
            entry.cell.value = text_of(form, value, entry.shape)
            continue
        table = any(isinstance(step, int) for step in entry.steps)
        way = form.draw.rng.choice(_IN_A_CELL if table else (*_IN_A_CELL, "beside", "beside", "ends"))
        if way in ("beside", "ends"):
            form.expected[entry.steps] = _beside(
                form, entry, (ends[0], None if way == "ends" else value, ends[1])
            )
        elif way in _WORDS:
            entry.cell.value = form.draw.rng.choice(_WORDS[way]).format(text_of(form, value, entry.shape))
            low, high = (value if way == "least" else ends[0], value if way == "most" else ends[1])
            form.expected[entry.steps] = Amount(float(value), float(low), float(high))
        else:
            form.expected[entry.steps] = _in_cell(form, entry, way, (ends[0], value, ends[1]))


def _ends(entry: Entry, value: Decimal) -> tuple[Decimal, Decimal] | None:
    """A tenth less and a tenth more, of a temperature a degree; None where the field may not hold them."""
    quantity = entry.shape.quantity
    assert quantity is not None
    width = Decimal(1) if quantity.unit == "degC" else value / 10
    low, high = value - width, value + width
    held = quantity.holds(float(low)) and quantity.holds(float(high)) and float(low) > quantity.least
    return (low, high) if held and low < value and entry.steps[-1] not in _BOUND else None


def _in_cell(form: Form, entry: Entry, way: str, parts: tuple[Decimal, Decimal, Decimal]) -> Amount:
    """Writes the range into the cell of the value, and returns what it is."""
    low, value, high = parts
    if way == "parted":
        texts = [text_of(form, part, entry.shape).replace("\n", " ") for part in parts]
        written = dict(zip(("low", "central", "high"), texts, strict=True))
        entry.cell.value = form.draw.rng.choice(_PARTED).format(**written)
        return Amount(float(value), float(low), float(high))
    share = is_share(entry.shape)
    ends = [numeral(end * 100 if share else end, form.notation, form.draw.rng) for end in (low, high)]
    entry.cell.value = form.draw.rng.choice(_DASHES).join(ends) + ("%" if share else "")
    return Amount(float((low + high) / 2), float(low), float(high))


def _beside(form: Form, entry: Entry, parts: tuple[Decimal, Decimal | None, Decimal]) -> Amount:
    """Writes the ends into the cells beside that of the value, which may stay empty, and returns what it is."""
    names, (low, value, high) = layout.COLUMNS[layout.FIELDS], parts
    for name, part in zip((layout.LOW, layout.VALUE, layout.HIGH), parts, strict=True):
        cell = entry.cell.offset(0, names.index(name) - names.index(layout.VALUE))
        if part is None:
            cell.value = form.draw.rng.choice((None, None, " "))
        elif form.draw.rng.random() < 0.5:
            cell.value = number(form.draw, part)
        else:
            cell.value = text_of(form, part, entry.shape)
    return Amount(float((low + high) / 2 if value is None else value), float(low), float(high))
