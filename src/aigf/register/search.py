"""Finding entries by what a reader remembers of them."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from aigf.register.entry import Entry, Register


def search(register: Register, text: str) -> list[Entry]:
    """The entries that contain every word of ``text``, in the order of the register; all where it is empty.

    Looks in name, titles, source and notes of both languages, whatever the case. The properties of an
    accelerator come after the other entries, and are also found by the accelerator's name and vendor.
    """
    return [entry for entry, _ in search_rows(register, text)]


def search_rows(register: Register, text: str) -> list[tuple[Entry, str]]:
    """What ``search`` finds, each with the accelerator whose property it is; empty for any other entry."""
    words = text.casefold().split()
    rows = _everything(register)
    return [(entry, owner) for entry, owner, place in rows if all(word in place for word in words)]


def search_areas(text: str) -> list[tuple[Entry, tuple[str, ...]]]:
    """The parts of the grid whose years contain every word of ``text``, each with its stations, else its provinces.

    They are also found by the names of those.
    """
    from aigf.register.stations import load_areas, load_stations  # reading them wants a parser

    words = text.casefold().split()
    found = []
    for area in load_areas().values():
        stations = tuple(station.name for station in load_stations() if station.area == area)
        entry = area.as_entry()
        place = _searchable(entry) + "\n".join(("", *stations, *area.provinces)).casefold()
        if all(word in place for word in words):
            found.append((entry, stations or area.provinces))
    return found


def near_names(register: Register, text: str) -> list[str]:
    """Up to three names of entries and accelerators most like what was looked for; empty where none resembles it."""
    known = [*register.entries, *register.accelerators]
    wanted = [text.casefold().strip().replace(" ", "_").replace("-", "_"), *text.casefold().split()]
    forms = {name.replace("-", "_"): name for name in known}
    parts: dict[str, str] = {}
    for form, name in forms.items():
        for part in form.split("_"):
            parts.setdefault(part, name)
    close = [forms[form] for word in wanted for form in get_close_matches(word, forms, n=3, cutoff=0.7)]
    close += [parts[part] for word in wanted for part in get_close_matches(word, parts, n=2, cutoff=0.8)]
    return list(dict.fromkeys(close))[:3]


def _everything(register: Register) -> Iterator[tuple[Entry, str, str]]:
    for entry in register.entries.values():
        yield entry, "", _searchable(entry)
    for accelerator in register.accelerators.values():
        around = f"\n{accelerator.name}\n{accelerator.title}\n{accelerator.vendor}".casefold()
        for entry in accelerator.properties.values():
            yield entry, accelerator.name, _searchable(entry) + around


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
