"""Options of a function that are counts, as whoever calls it from Python gives them."""

from __future__ import annotations

from aigf.documents.problems import InputError, Place, Problem, shown
from aigf.text import Text


def refuse_no_numbers(**options: tuple[object, int]) -> None:
    """Raises InputError for every option that is no whole number of at least so much."""
    problems = [
        Problem(
            Place("aigf", 1, 1),
            name,
            Text("{value} is no number of them", {"value": shown(value)}),
            Text("a whole number of at least {least}", {"least": least}),
        )
        for name, (value, least) in options.items()
        if not isinstance(value, int) or isinstance(value, bool) or value < least
    ]
    if problems:
        raise InputError(problems)
