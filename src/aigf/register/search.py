"""Finding entries by what a reader remembers of them."""

from __future__ import annotations

from collections.abc import Iterator

from aigf.register.entry import Entry, Register


def search(register: Register, text: str) -> list[Entry]:
    """The entries that contain every word of ``text``, in the order of the register; all where it is empty.

    Looks in name, titles, source and notes of both languages, whatever the case. The properties of an
    accelerator come after the other entries, and are also found by the accelerator's name and vendor.
    """
    words = text.casefold().split()
    return [entry for entry, place in _everything(register) if all(word in place for word in words)]


def _everything(register: Register) -> Iterator[tuple[Entry, str]]:
    for entry in register.entries.values():
        yield entry, _searchable(entry)
    for accelerator in register.accelerators.values():
        around = f"\n{accelerator.name}\n{accelerator.title}\n{accelerator.vendor}".casefold()
        for entry in accelerator.properties.values():
            yield entry, _searchable(entry) + around


def _searchable(entry: Entry) -> str:
    source = entry.source
    parts = [
        entry.name,
        *entry.title.values(),
        source.title,
        source.address,
        source.section,
        *entry.note.values(),
    ]
    return "\n".join(parts).casefold()
