"""What a reader of an appraisal is told of how the bid was read: the reader's own ranges, and what was passed over."""

from __future__ import annotations

from collections.abc import Iterator

from aigf.documents import shown
from aigf.proposal import Amount, ReadProposal
from aigf.text import Measure, Text


def reading_warnings(read: ReadProposal) -> Iterator[Text]:
    """One for each amount that the proposal states as about, at most or at least, or as a range without a middle.

    And one for each remark on what stands in a form and was not read, or was taken otherwise than it stands.
    """
    for remark in read.document.remarks:
        yield Text("{place}: {said}.", {"place": remark.place.by_name(), "said": remark.said})
    for reading in read.readings:
        amount = reading.read
        if not isinstance(amount, Amount) or not amount.own:
            continue
        low, high = amount.ends
        said = {
            "field": reading.field,
            "written": shown(reading.written),
            "value": Measure(amount.central, reading.unit),
            "low": Measure(low, reading.unit),
            "high": Measure(high, reading.unit),
            "how": amount.how[-1],
        }
        yield Text("{field}: '{written}' is read as {value}, from {low} to {high} ({how}).", said)
