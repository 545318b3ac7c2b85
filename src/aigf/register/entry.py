"""What the register holds: entries with their sources, and accelerators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

#: How sure a value is, from the surest: measured by someone who publishes the measurement, published by a
#: party that can know, estimated from other figures, or chosen with a reasoning in the note.
CONFIDENCES = ("measured", "published", "estimate", "judgement")

#: Confidences that say that somebody else can be read: they need an address.
PUBLIC = ("measured", "published")

#: What kind of source it is, from the strongest: a law or whoever decides or makes the thing itself; statistics and
#: research; trade press and consultancies; a page of one person, of a vendor of something else or of nobody known.
GRADES = ("primary", "statistics", "press", "blog")

#: How a value is drawn between low and high.
DISTRIBUTIONS = ("double-triangular", "uniform", "fixed")


@dataclass(frozen=True)
class Source:
    """Where a value comes from: ``address`` is a URL or a document reference, ``date`` YYYY[-MM[-DD]].

    ``grade`` is one of ``GRADES``; empty for a source without an address, which nobody can look up.
    """

    title: str
    address: str
    section: str
    date: str
    grade: str = ""


@dataclass(frozen=True)
class Entry:
    """An assumption about the world: ``value`` in ``unit``, with its range and its source.

    ``title`` and ``note`` are by language (nl, en); a note may be empty. ``low`` and ``high`` are both given
    or both None; ``by_year`` holds the years whose value differs from ``value``. ``valid_until`` is the last day on
    which what the source says holds, such as a tariff of a year (ISO 8601); empty where it names none.
    """

    name: str
    perspective: str
    title: Mapping[str, str]
    unit: str
    value: float
    by_year: Mapping[int, float]
    low: float | None
    high: float | None
    distribution: str
    source: Source
    confidence: str
    note: Mapping[str, str]
    valid_until: str = ""


@dataclass(frozen=True)
class AcceleratorEntry:
    """A type of accelerator; its properties are entries named alike for every accelerator.

    ``accelerator_peak_flops`` [TFLOP/s/accelerator, dense BF16], ``accelerator_it_power`` [kW/accelerator,
    the server's share] and ``accelerator_list_price`` [USD/accelerator].
    """

    name: str
    title: str
    vendor: str
    released: str
    properties: Mapping[str, Entry]


@dataclass(frozen=True)
class Register:
    """All entries and accelerators by name.

    ``version`` ends in the first eight digits of a digest of the files, so that two registers with different
    values never carry the same version. Amounts are in euro of ``price_year``.
    """

    version: str
    price_year: int
    entries: Mapping[str, Entry]
    accelerators: Mapping[str, AcceleratorEntry]
