"""One appraisal as it is kept: what was found, by which formulas, from what, and all that was said of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from aigf.dossier.directory import damaged, unchanged
from aigf.dossier.options import Options
from aigf.dossier.tables import QUANTITIES, Draws, Point, Tables, columns_of, read_draws, read_points
from aigf.dossier.texts import Texts
from aigf.program import Program
from aigf.program.derivation import Basis, Derivation, derived
from aigf.units import Array

_Read = TypeVar("_Read")

#: A tree of names, numbers and texts apart from their language.
Told = Mapping[str, Any]
#: The alternative that is the proposal itself.
PROPOSAL = "central"


class Copy(NamedTuple):
    """The proposal as it was handed in: how its name ends, and its bytes."""

    suffix: str
    content: bytes


@dataclass(frozen=True)
class Made:
    """When and with what an appraisal was made: versions, options, digests.

    ``scenario`` is the value of each axis; ``engines`` the digest of what the engines started from; ``series`` the
    files of the user whose hourly series they took, ``held_from`` the directory whose simulation was held.
    """

    aigf_version: str
    register_version: str
    input_digest: str
    alternative: str
    scenario: Mapping[str, str]
    engines: str
    command: str
    options: Options
    libraries: Mapping[str, str]
    series: tuple[Mapping[str, Any], ...] = ()
    held_from: str = ""
    files: Mapping[str, str] = field(default_factory=dict)  #: SHA-256 of each file, once it is written


class Figure(NamedTuple):
    """A quantity as it was found.

    Of the draws ``low``, ``median`` and ``high`` are P5, P50 and P95; without draws ``low`` and ``high`` are what the
    proposal states. None is what does not exist. ``status`` is computed, stated, assumed or simulated.
    """

    value: float | None
    low: float | None
    median: float | None
    high: float | None
    unit: str
    label: str
    status: str


class Verdict(NamedTuple):
    """The one outcome that can be reached, None where that is open; all that can; and what must still be asked."""

    outcome: str | None
    reachable: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Dossier:
    """What outlives the code that made it: reports and explanations are written from this alone.

    ``told`` is the object of ``aigf appraise --json``, its texts apart from language; ``texts`` what each language says
    for them; ``program`` the formulas as they were recorded, ``basis`` what they started from. ``tables`` are at hand,
    or in the directory that it was read from.
    """

    made: Made
    told: Told
    program: Program
    basis: Basis
    proposal: Copy
    tables: Tables | Path
    texts: Texts = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path | str) -> Dossier:
        """The dossier in a directory that ``aigf appraise -o`` wrote. Raises InputError as ``read_dossier`` does."""
        from aigf.dossier.reading import read_dossier  # which builds on this

        return read_dossier(Path(folder))

    @cached_property
    def quantities(self) -> Mapping[str, Figure]:
        """Every quantity with its range and unit, by name; labels in English."""
        return {
            name: Figure(
                **{part: item[part] for part in Figure._fields if part != "label"}, label=str(item["label"])
            )
            for name, item in self.told["quantities"].items()
        }

    @property
    def verdict(self) -> Verdict:
        """What the decision framework says."""
        verdict = self.told["verdict"]
        missing = tuple(str(item["question"]) for item in verdict["missing"])
        return Verdict(verdict["outcome"], tuple(verdict["reachable"]), missing)

    def table(self) -> dict[str, Array]:
        """All values as the columns of a table: ``alternative, scenario, draw, year, name, value, unit``.

        Draw 0 is the point estimate; a value that is of no year has the year 0. ``pandas.DataFrame(dossier.table())``.
        """
        return (
            self._read(self.tables, columns_of) if isinstance(self.tables, Path) else columns_of(self.tables)
        )

    def _read(self, folder: Path, read: Callable[[Path], _Read]) -> _Read:
        """What is read from the table of quantities. Raises InputError where it is damaged or was changed."""
        unchanged(folder, QUANTITIES, self.made.files)
        try:
            return read(folder)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise damaged(folder, QUANTITIES) from error

    @cached_property
    def derivation(self) -> Derivation:
        """How each quantity came about, by the formulas that were recorded.

        Raises KeyError where an input is missing.
        """
        return derived(self.program, self.basis)

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """The values of the point estimate, by alternative, name and year."""
        if not isinstance(self.tables, Path):
            return tuple(self.tables.points)
        return tuple(self._read(self.tables, read_points))

    @cached_property
    def draws(self) -> Draws:
        """The values by draw, (draws,), by alternative and name: quantities, and the inputs that were drawn."""
        return self._read(self.tables, read_draws) if isinstance(self.tables, Path) else self.tables.draws

    def drawn(self, name: str, alternative: str = PROPOSAL) -> Array:
        """The values of a quantity or an input by draw, (draws,). Raises KeyError where it has none."""
        return self.draws[alternative][name]

    def value(self, name: str) -> Array:
        """The point value of a quantity or an input of the proposal, (1, 1) or (1, years).

        Raises KeyError for other names.
        """
        return self.derivation.value(name)

    def translator(self, lang: str, known: Callable[[str], str]) -> Callable[[str], str]:
        """What puts a message into ``lang``: as it was said when this was made, else as ``known`` says it now."""
        said = self.texts.get(lang, {})
        return lambda message: said[message] if message in said else known(message)
