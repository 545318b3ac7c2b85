"""Reading the register from its YAML files, with every problem of every file at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from aigf.documents import InputError, Place, Problem, compose, shown
from aigf.register.entry import AcceleratorEntry, Entry, Register
from aigf.register.fields import Fields
from aigf.register.values import VALUE_FIELDS, read_entry, read_unit
from aigf.text import Text

REGISTER = "register"
ACCELERATORS = "accelerators"

_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", re.ASCII)
_ACCELERATOR_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)


def read_register(folder: Path, files: Sequence[Path], digest: str) -> Register:
    """The register in ``files`` of ``folder``; its version ends in the first digits of their ``digest``.

    Raises InputError with all problems of all files.
    """
    reading = _Reading()
    for path in files:
        reading.file(path)
    if not any(path.stem == REGISTER for path in files):
        place = Place(str(folder / f"{REGISTER}.yaml"), 1, 1)
        expected = Text("the version and the price year of the register")
        reading.problems.append(Problem(place, "", Text("there is no such file"), expected))
    if reading.problems:
        raise InputError(reading.problems)
    return Register(
        version=f"{reading.version}+{digest[:8]}",
        price_year=reading.price_year,
        entries=reading.entries,
        accelerators=reading.accelerators,
    )


class _Reading:
    """What has been read so far, and what was wrong with it."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.version = ""
        self.price_year = 0
        self.entries: dict[str, Entry] = {}
        self.accelerators: dict[str, AcceleratorEntry] = {}
        self._places: dict[str, Place] = {}

    def file(self, path: Path) -> None:
        """Read a file; what it holds follows from its name."""
        try:
            document, problems = compose(path)
        except InputError as error:
            self.problems.extend(error.problems)
            return
        self.problems.extend(problems)
        fields = Fields(document, (), self.problems)
        if path.stem == REGISTER:
            self._register(fields)
        elif path.stem == ACCELERATORS:
            self._accelerators(fields)
        else:
            self._perspective(fields, path.stem)

    def _register(self, fields: Fields) -> None:
        fields.only(("version", "price_year"))
        self.version = fields.text("version") or ""
        year = fields.number("price_year")
        if year is not None and not (year.is_integer() and 2000 <= year < 2100):
            wrong = Text("'{year}' is not a year", {"year": f"{year:g}"})
            fields.problem(wrong, Text("a year from 2000 to 2099"), "price_year")
        self.price_year = int(year or 0)

    def _perspective(self, fields: Fields, perspective: str) -> None:
        for name, entry in self._named(fields, _NAME):
            entry.only(("title", "unit", *VALUE_FIELDS))
            found = read_entry(entry, name, perspective, entry.languages("title"), read_unit(entry))
            if found is not None:
                self.entries[name] = found

    def _accelerators(self, fields: Fields) -> None:
        fields.only(("properties", "accelerators"))
        properties: dict[str, tuple[dict[str, str] | None, str | None]] = {}
        for name, shared in self._named(fields.mapping("properties"), _NAME):
            shared.only(("title", "unit"))
            properties[name] = (shared.languages("title"), read_unit(shared))
        for name, accelerator in self._named(fields.mapping("accelerators"), _ACCELERATOR_NAME):
            found = _accelerator(accelerator, name, properties)
            if found is not None:
                self.accelerators[name] = found

    def _named(self, fields: Fields | None, form: re.Pattern[str]) -> list[tuple[str, Fields]]:
        """The mappings by name in ``fields``; refuses a name that is taken or not written as names are."""
        found: list[tuple[str, Fields]] = []
        if fields is None:
            return found
        for name in fields.names():
            place = fields.document.key_place((*fields.path, name))
            first = self._places.setdefault(name, place)
            if first != place:
                values = {"name": name, "file": first.file, "line": first.line}
                wrong = Text("'{name}' was given before, in {file} on line {line}", values)
                fields.problem(wrong, Text("each name once over all files"), name, at_key=True)
            if not form.fullmatch(name):
                wrong = Text("'{name}' is not written as a name", {"name": shown(name)})
                fields.problem(wrong, Text("small letters, digits and one kind of dash"), name, at_key=True)
            mapping = fields.mapping(name)
            if mapping is not None:
                found.append((name, mapping))
        return found


def _accelerator(
    fields: Fields, name: str, properties: Mapping[str, tuple[dict[str, str] | None, str | None]]
) -> AcceleratorEntry | None:
    """An accelerator with all properties, each titled with what it is and whose."""
    fields.only(("title", "vendor", "released", *properties))
    title, vendor, released = fields.text("title"), fields.text("vendor"), fields.date("released")
    entries: dict[str, Entry] = {}
    for key, (titles, symbol) in properties.items():
        mapping = fields.mapping(key)
        if mapping is None:
            continue
        mapping.only(VALUE_FIELDS)
        whose = {language: f"{text}: {title}" for language, text in (titles or {}).items()}
        entry = read_entry(mapping, key, ACCELERATORS, whose, symbol)
        if entry is not None:
            entries[key] = entry
    if title is None or vendor is None or released is None:
        return None
    return AcceleratorEntry(name, title, vendor, released, entries)
