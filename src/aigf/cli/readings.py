"""How a proposal was read, where it was not written plainly: as lines of a table and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from aigf.cli.language import Language, Reader
from aigf.documents import Place, dotted, shown

if TYPE_CHECKING:
    from aigf.proposal import ReadProposal
    from aigf.proposal.transcription import Reading

#: Characters of the columns for a field and for what is written, at most.
_FIELD, _WRITTEN = 44, 40


def reading_rows(readings: Sequence[Reading], who: Reader) -> Iterator[str]:
    """A line for each reading under a head: field, as written, as read."""
    from aigf.proposal.telling import told

    lang: Language = "nl" if who.lang == "nl" else "en"
    rows = [(who.translate("field"), who.translate("as written"), who.translate("as read"))]
    rows += [
        (
            item.place.cell or item.field,
            shown(item.written, _WRITTEN),
            told(item, lang).render(who.translate, who.write),
        )
        for item in readings
    ]
    first = min(max(len(row[0]) for row in rows), _FIELD)
    second = max(len(row[1]) for row in rows)
    for field, written, read in rows:
        yield f"{field:<{first}}  {written:<{second}}  {read}"


def readings_json(readings: Sequence[Reading], who: Reader) -> list[dict[str, Any]]:
    """Each reading with its place; a number with its range in the unit of its field."""
    from aigf.proposal import Amount

    found = []
    for item in readings:
        amount = item.read if isinstance(item.read, Amount) else None
        found.append(
            {
                "field": item.field,
                **place_json(item.place),
                "written": item.written,
                "read": item.read if amount is None else amount.central,
                "low": None if amount is None else amount.low,
                "high": None if amount is None else amount.high,
                "unit": item.unit,
                "how": [how.render(who.translate, who.write) for how in item.how],
                "own_range": amount is not None and amount.own,
            }
        )
    return found


def unknown_json(read: ReadProposal) -> list[dict[str, Any]]:
    """What the proposal says is not known yet, each with its place and as it is written."""
    places = {steps: read.document.place(steps) for steps in read.unknown}
    return [
        {
            "field": dotted(steps),
            **place_json(places[steps]),
            "written": shown(written),
        }
        for steps, written in read.unknown.items()
    ]


def remarks_json(read: ReadProposal, who: Reader) -> list[dict[str, Any]]:
    """What was passed over in a form, or taken otherwise than it stands, each with its place."""
    return [
        {**place_json(remark.place), "said": remark.said.render(who.translate, who.write)}
        for remark in read.document.remarks
    ]


def place_json(place: Place) -> dict[str, Any]:
    """Line and column of a place; in a workbook also the cell with its sheet."""
    cell = {"cell": place.cell} if place.sheet else {}
    return {"line": place.line, "column": place.column, **cell}
