"""The numbers of a site file, written as in a proposal: plain, with a unit, in Dutch or in English notation."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from typing import Any

from aigf.documents import Document, Steps, dotted, shown, value_at
from aigf.proposal.amounts import MEAN, Amount, AmountError, Quantity, parse_amount, plain_value
from aigf.proposal.numbers import Notation, numerals_in, of_document
from aigf.proposal.unknown import not_yet_known
from aigf.register.fields import Fields
from aigf.text import Measure, Text

#: The unit of each field; what is not here is a share.
UNITS = {
    "load_mw": "MW",
    "grid_import_mw": "MW",
    "grid_export_mw": "MW",
    "wind_mw": "MW",
    "battery_mw": "MW",
    "battery_mwh": "MWh",
    "monthly_peak_eur_per_mw": "EUR/MW",
    "contracted_eur_per_mw_year": "EUR/MW",
    "load_value_eur_mwh": "EUR/MWh",
}
#: Fields of a price that may be followed by the time it is for.
_YEARLY, _MONTHLY = "contracted_eur_per_mw_year", "monthly_peak_eur_per_mw"
_A_MONTH = re.compile(r"\s*(?:/|per |p\.)\s*(?:maand|month|mnd|m)\.?\s*$", re.IGNORECASE)


def bounded(fields: Fields, name: str, low: float, high: float) -> float | None:
    """The number in the field ``name``, or None, noted, where it is none or out of bounds.

    A text is read as in a proposal; a number with two readings by the other numbers of the file, or refused with both.
    """
    quantity = Quantity(UNITS.get(name, ""), minimum=low, maximum=high, yearly=name == _YEARLY)
    amount = _amount(fields, name, quantity)
    if isinstance(amount, AmountError):
        fields.problem(amount.wrong, amount.expected, name)
        return None
    value = fields.number(name) if amount is None else amount.central
    if value is not None and not low <= value <= high:
        expected = Text("a number from {low} to {high}", {"low": f"{low:g}", "high": f"{high:g}"})
        fields.problem(Text("{value} is out of bounds", {"value": f"{value:g}"}), expected, name)
        return None
    return value


def _amount(fields: Fields, name: str, quantity: Quantity) -> Amount | AmountError | None:
    """The amount in a field, what is wrong with it, or None where it is no text and can be read one way only."""
    steps = (*fields.path, name)
    value, text = value_at(fields.document.data, steps), fields.document.texts.get(steps)
    if name == _MONTHLY and isinstance(value, str):
        value = _A_MONTH.sub("", value)
    try:
        if text is not None:
            read = plain_value(text, quantity, _notation(fields.document, plain=True))
            return None if read is None else Amount(read[0], how=read[1])
        if not isinstance(value, str) or not any(character.isdigit() for character in value):
            return None
        amount = parse_amount(value, quantity, _notation(fields.document))
    except AmountError as error:
        return error
    except ExceptionGroup as group:
        return next(error for error in group.exceptions if isinstance(error, AmountError))
    if amount.low is not None and (not amount.own or MEAN in amount.how):
        wrong = Text("'{text}' is a range", {"text": shown(value)})
        return AmountError(wrong, Text("one number: a site is scheduled for one"))
    return amount


def _notation(document: Document, plain: bool = False) -> Notation:
    """The notation of a file by its numbers that can be read one way only: of its texts, or of its plain numbers."""
    numerals = [numeral for text in _texts(document.data) for numeral in numerals_in(text)]
    return of_document(None, numerals, document.texts.values())[plain]


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for inside in data.values():
            yield from _texts(inside)
    elif isinstance(data, str):
        yield data


def stated_only(document: Document, known: Sequence[str]) -> tuple[Document, tuple[Text, ...]]:
    """The document without the fields that it says are not known yet, and what is told of these."""
    notes: list[Text] = []

    def stated(data: Any, steps: Steps) -> Any:
        if not isinstance(data, dict):
            return data
        kept = {}
        for name, value in data.items():
            if name in known and (value is None or (isinstance(value, str) and not_yet_known(value))):
                said = {"field": dotted((*steps, name)), "written": shown(value or "")}
                notes.append(Text("{field}: '{written}' is not known yet, so it counts as not stated.", said))
            else:
                kept[name] = stated(value, (*steps, name))
        return kept

    return dataclasses.replace(document, data=stated(document.data, ())), tuple(notes)


def told(document: Document) -> Iterator[Text]:
    """How the numbers were read that could have been read otherwise."""
    for steps in document.places:
        name = str(steps[-1]) if steps else ""
        block: Any = value_at(document.data, steps[:-1])
        if not isinstance(block, dict) or name not in block or isinstance(block[name], (dict, list)):
            continue
        amount = _amount(
            Fields(document, steps[:-1], []), name, Quantity(UNITS.get(name, ""), yearly=name == _YEARLY)
        )
        if isinstance(amount, Amount) and amount.how:
            said = {
                "field": dotted(steps),
                "written": document.texts.get(steps, shown(block[name])),
                "value": Measure(amount.central, UNITS.get(name, "")),
                "how": amount.how[-1] if not amount.own else Text("one number is scheduled"),
            }
            yield Text("{field}: '{written}' is read as {value} ({how}).", said)
