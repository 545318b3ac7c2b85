"""Runs a study: what is finished is read, the rest computed, each cell committed as it is finished."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from aigf.documents.counts import refuse_no_numbers
from aigf.proposal import Proposal
from aigf.proposal.handed import handed_in
from aigf.study.settings import written_settings
from aigf.study.table.cells import Computed, Task, point_key
from aigf.study.table.executors import Executor, Here, Processes
from aigf.study.table.folder import Folder, open_folder
from aigf.study.table.kept import Found
from aigf.study.table.parquet import (
    read_cell,
    read_simulation,
    unit_of_quantity,
    write_cell,
    write_simulation,
)
from aigf.study.table.plan import Asked, Cell, Table, read_table
from aigf.study.table.result import Study, together
from aigf.units import Array

#: Called with the number of cells that are finished and the number there are.
Progress = Callable[[int, int], None]
log = logging.getLogger("aigf.study")

#: Worlds as they are written, or the values of axes.
Worlds = str | Mapping[str, str | Sequence[str]]
Values = Mapping[tuple[str, str], Array]
#: The worlds whose engines start from the same, and the first draw of a block.
_Group = tuple[str, int]


def study(  # noqa: PLR0913 - each is an option of the command
    proposal: Path | str | Proposal,
    *,
    alternatives: str | Sequence[str] = "all",
    scenarios: Worlds | Sequence[Worlds] = "all",
    draws: int = 1000,
    seed: int = 1,
    settings: Mapping[str, str | float] | None = None,
    executor: Executor | None = None,
    directory: Path | str | None = None,
    jobs: int = 1,
    all_quantities: Sequence[str] = (),
) -> Study:
    """The table of choices x worlds x draws for a proposal: a file, or one that was made in Python.

    ``alternatives`` are ``all`` or names. ``scenarios`` are what the command takes (``all``, names,
    ``axis=value,value``) or values by axis, or several of those. ``settings`` replaces proposal paths, register names
    and answers of the government; a number is in the unit of what it sets. ``executor`` computes (``Here()``,
    ``Processes(jobs)``, ``Dask(address)``; by default ``jobs`` processes), the same bits whichever it is. With a
    ``directory`` finished cells are kept there and not computed again. In the places ``all_quantities``
    (``alternative/scenario``) every quantity is kept, in the others what alternatives are compared by. More than one
    process needs a script under ``if __name__ == "__main__":``.

    Raises InputError with everything that is wrong, before anything is computed.
    """
    refuse_no_numbers(draws=(draws, 0), seed=(seed, 0), jobs=(jobs, 1))
    texts = written_settings(settings)
    several = [scenarios] if isinstance(scenarios, (str, Mapping)) else list(scenarios)
    asked = Asked(texts, alternatives, [_written(worlds) for worlds in several], draws, seed, all_quantities)
    with handed_in(proposal) as path:
        table = read_table(path, asked)
        where = None if directory is None else Path(directory)
        return run_study(table, path, executor or chosen_executor(jobs), where)


def _written(worlds: Worlds) -> str:
    """Worlds as the command takes them."""
    if isinstance(worlds, str):
        return worlds
    values = {axis: value if isinstance(value, str) else ",".join(value) for axis, value in worlds.items()}
    return ",".join(f"{axis}={value}" for axis, value in values.items()) or "base"


def chosen_executor(jobs: int) -> Executor:
    """Processes where more than one is asked for, else this process."""
    return Processes(jobs) if jobs > 1 else Here()


def run_study(
    table: Table,
    proposal: Path,
    executor: Executor,
    directory: Path | None = None,
    command: str = "",
    progress: Progress | None = None,
) -> Study:
    """Computes what is not finished of a table and returns all of it."""
    opened: AbstractContextManager[Folder | None] = nullcontext()
    if directory is not None:
        opened = open_folder(directory, table, proposal, command)
    with opened as folder:
        done = _Done(table, folder)
        done.read()
        if progress is not None:
            progress(len(done.values), len(table.cells()))
        waiting = [cell for cell in table.cells() if cell not in done.values]
        log.info("%d of %d cells to compute", len(waiting), len(table.cells()))
        if waiting:
            with executor.opened(table) as computing:
                groups = _groups(table, waiting)
                for computed in _computed(computing, done, waiting, groups):
                    done.add(computed, groups[computed.cell])
                    if progress is not None:
                        progress(len(done.values), len(table.cells()))
        if folder is not None:
            folder.finish()
    about = {**table.describes(), "name": table.case.read.proposal.proposal.name}
    first_year = table.case.read.proposal.proposal.signature_year
    units = {name: unit_of_quantity(name) for values in done.values.values() for _, name in values}
    return together(about, first_year, done.values, units, directory)


@dataclass
class _Done:
    """The finished cells of a study, and what the engines found for them."""

    table: Table
    folder: Folder | None
    values: dict[Cell, Values] = field(default_factory=dict)
    simulations: dict[Cell, tuple[str, ...]] = field(default_factory=dict)
    found: dict[_Group, dict[str, Found]] = field(default_factory=dict)

    def read(self) -> None:
        """Reads the cells that are finished already."""
        for cell in self.table.cells() if self.folder is not None else ():
            assert self.folder is not None  # noqa: S101
            kept = read_cell(self.folder.file(cell), self.table.key(), cell)
            if kept is not None:
                self.values[cell], self.simulations[cell] = kept.values, kept.simulations

    def add(self, computed: Computed, group: _Group) -> None:
        """Commits a cell: first what the engines found for it, then the cell itself."""
        cell = computed.cell
        if self.folder is not None:
            for key, found in computed.new.items():
                self.folder.commit(self.folder.simulation(key), partial(write_simulation, found=found))
            write = partial(write_cell, table=self.table, computed=computed)
            self.folder.commit(self.folder.file(cell), write)
        self.found.setdefault(group, {}).update(computed.new)
        self.values[cell] = computed.values
        _log(self.table, computed)

    def known(self, group: _Group, groups: Mapping[Cell, _Group]) -> dict[str, Found]:
        """What the engines found for cells of a group, here or before."""
        if group not in self.found and self.folder is not None:
            keys = {
                key
                for cell in self.simulations
                if groups.get(cell) == group
                for key in self.simulations[cell]
            }
            read = {key: read_simulation(self.folder.simulation(key)) for key in keys}
            self.found[group] = {key: found for key, found in read.items() if found is not None}
        return self.found.get(group, {})


def _groups(table: Table, waiting: Sequence[Cell]) -> dict[Cell, _Group]:
    """The group of every cell; those of one group start the engines from the same, but for what only draws show."""
    if len(waiting) == 1:
        return {cell: ("", cell.start) for cell in table.cells()}
    keys = [point_key(table, world) for world in range(len(table.worlds))]
    return {cell: (keys[cell.world], cell.start) for cell in table.cells()}


def _computed(
    computing: Callable[[Sequence[Task]], Iterator[Computed]],
    done: _Done,
    waiting: Sequence[Cell],
    groups: Mapping[Cell, _Group],
) -> Iterator[Computed]:
    """First a cell of each group whose engines have not run; then the others, which are told what they found."""
    leaders: dict[_Group, Cell] = {}
    for cell in waiting:
        if not done.known(groups[cell], groups):
            leaders.setdefault(groups[cell], cell)
    first = set(leaders.values())
    yield from computing([Task(cell) for cell in waiting if cell in first])
    others = [cell for cell in waiting if cell not in first]
    yield from computing([Task(cell, done.known(groups[cell], groups)) for cell in others])


def _log(table: Table, computed: Computed) -> None:
    """A line for a cell: when, which, by whom, seconds and memory."""
    log.info(
        "cell %s scenario %s draws %d-%d worker %s %.3f s %s MB, %d of %d simulations new",
        computed.cell.name,
        table.worlds[computed.cell.world].name,
        computed.cell.first,
        computed.cell.stop,
        computed.worker,
        computed.seconds,
        "-" if computed.megabytes is None else f"{computed.megabytes:.0f}",
        len(computed.new),
        len(computed.simulations),
    )
