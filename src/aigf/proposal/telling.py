"""What was read, as it is told to who wrote it: exactly, in the notation of who reads."""

from __future__ import annotations

from aigf.proposal.numbers import Language
from aigf.proposal.quantities import Amount
from aigf.proposal.transcription import Reading
from aigf.text import Text


def exactly(value: float, language: Language) -> str:
    """A number with all of its digits, thousands grouped in the notation of ``language``.

    >>> exactly(7.5e9, "nl"), exactly(1.6, "nl"), exactly(1300.5, "en"), exactly(1e26, "nl")
    ('7.500.000.000', '1,6', '1,300.5', '1e+26')
    """
    text = repr(float(value)).removesuffix(".0")
    if "e" not in text:
        text = f"{int(value):,}" if "." not in text else f"{float(value):,.{len(text.partition('.')[2])}f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "nl" else text


def as_read(reading: Reading, language: Language) -> Text:
    """What a value was read as."""
    if not isinstance(reading.read, Amount):
        return Text("{value}", {"value": reading.read})
    amount = reading.read
    low, high = (None if end is None else exactly(end, language) for end in (amount.low, amount.high))
    said = {"value": exactly(amount.central, language), "low": low, "high": high}
    said |= {"unit": "" if reading.unit in ("", "accelerator") else f" {reading.unit}"}
    if low is None and high is None:
        return Text("{value}{unit}", said)
    if low is None:
        return Text("{value}{unit}, at most {high}", said)
    if high is None:
        return Text("{value}{unit}, at least {low}", said)
    return Text("{value}{unit}, from {low} to {high}", said)


def told(reading: Reading, language: Language) -> Text:
    """What a value was read as, and by what."""
    said: Text = as_read(reading, language)
    for how in reading.how:
        said = Text("{said}; {how}", {"said": said, "how": how})
    return said
