"""All draws of an appraisal, in blocks: any number of processes, the same bits; killed, it goes on where it was."""

from __future__ import annotations

import hashlib
import os
import secrets
import zipfile
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import as_completed
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from aigf.documents import writing
from aigf.dossier.directory import WRITABLE
from aigf.model import wiring
from aigf.study.alternatives import compared, load_alternatives
from aigf.study.binding import bind
from aigf.study.break_even import break_even
from aigf.study.case import Case
from aigf.study.processes import start_worker, workers
from aigf.study.run import plan_of, run
from aigf.study.sampling import Sample, blocks
from aigf.study.simulation import SIMULATED
from aigf.units import Array
from aigf.version import version

#: Called with the number of draws that are done and the number there are.
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Ensemble:
    """The quantities with one value a draw, (draws,), the drawn inputs, those by alternative, what engines found."""

    quantities: Mapping[str, Array]
    inputs: Mapping[str, Array]
    alternatives: Mapping[str, Mapping[str, Array]]
    simulated: Mapping[str, Array] = field(default_factory=dict)


def ensemble(
    case: Case, draws: int, jobs: int = 1, keep: Path | None = None, progress: Progress | None = None
) -> Ensemble:
    """Runs all draws of a case.

    ``keep`` is a directory for finished blocks: those of the same case that are there are not computed again,
    so that a run that was stopped loses at most the blocks it was at. The caller removes it when the
    appraisal is written.
    """
    todo = list(blocks(case.seed, draws))
    folder = keep / case_key(case, draws) if keep is not None else None
    finished: dict[int, Mapping[str, Array]] = {}
    for sample in todo:
        found = _read(folder, sample)
        if found is not None:
            finished[sample.start] = found
    waiting = [sample for sample in todo if sample.start not in finished]
    done = draws - sum(sample.size for sample in waiting)
    for sample, block in _computed(case, waiting, jobs):
        _write(folder, sample, block)
        finished[sample.start] = block
        done += sample.size
        if progress is not None:
            progress(done, draws)
    ordered = [finished[sample.start] for sample in todo]
    together = {name: np.concatenate([block[name] for block in ordered]) for name in ordered[0]}
    alternatives: dict[str, dict[str, Array]] = {}
    for key, values in together.items():
        if key.startswith("a:"):
            _, alternative, name = key.split(":")
            alternatives.setdefault(alternative, {})[name] = values
    return Ensemble(
        {name[2:]: values for name, values in together.items() if name.startswith("q:")},
        {name[2:]: values for name, values in together.items() if name.startswith("i:")},
        alternatives,
        {name[2:]: values for name, values in together.items() if name.startswith("s:")},
    )


def forget(keep: Path) -> None:
    """Removes the finished blocks in ``keep``, and the folders if nothing else is in them."""
    for block in [*keep.glob("*/draws-*.npz"), *keep.glob("*/.*.partial")]:
        block.unlink(missing_ok=True)
    for folder in [*keep.glob("*/"), keep]:
        with suppress(OSError):
            folder.rmdir()


def block_values(case: Case, sample: Sample) -> dict[str, Array]:
    """One block: what has one value a draw.

    Every quantity (``q:name``), every drawn input (``i:name``), what the engines found (``s:name``) and what
    alternatives are compared by (``a:alternative:name``).
    """
    bound = bind(case)
    made = run(case, bound, plan_of(case), sample)
    values = made.values(list(wiring.functions()))
    found = {
        f"q:{name}": np.broadcast_to(value, (sample.size, 1))[:, 0].copy()
        for name, value in values.items()
        if value.shape[-1] == 1
    }
    for name in SIMULATED:
        found[f"s:{name}"] = np.broadcast_to(made.inputs[name], (sample.size, 1))[:, 0].copy()
    found |= {
        f"q:{name}": np.broadcast_to(value, (sample.size, 1))[:, 0].copy()
        for name, value in break_even(made).items()
    }
    drawn = {**bound.inputs, **bound.overrides}
    for name, known in drawn.items():
        if known.range.uncertain and not known.by_year:
            found[f"i:{name}"] = {**made.inputs, **made.overrides}[name][:, 0].copy()
    for alternative in load_alternatives().values():
        for name, value in compared(alternative, case, bound, made, sample).items():
            key = f"a:{alternative.name}:{name}"
            found[key] = np.broadcast_to(value, (sample.size, 1))[:, 0].copy()
    return found


def case_key(case: Case, draws: int) -> str:
    """What a finished block belongs to: everything that its values rest on."""
    parts = (
        version(),
        case.register_version,
        case.read.document.digest,
        repr(sorted(case.settings.proposal.items())),
        repr(sorted(case.settings.register.items())),
        repr(sorted(case.scenario.axes.items())),
        str(case.seed),
        str(draws),
        *(case.held.results() if case.held else ()),
        *((case.own.given.digest(),) if case.own else ()),
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _computed(case: Case, samples: list[Sample], jobs: int) -> Iterator[tuple[Sample, Mapping[str, Array]]]:
    """The blocks as they are finished, in this process or in ``jobs`` others."""
    if jobs <= 1 or len(samples) <= 1:
        for sample in samples:
            yield sample, block_values(case, sample)
        return
    with workers(min(jobs, len(samples)), start_worker) as pool:
        running = {pool.submit(block_values, case, sample): sample for sample in samples}
        for future in as_completed(running):
            yield running[future], future.result()


def _file(folder: Path, sample: Sample) -> Path:
    return folder / f"draws-{sample.start:07d}-{sample.stop:07d}.npz"


def _read(folder: Path | None, sample: Sample) -> dict[str, Array] | None:
    if folder is None or not _file(folder, sample).is_file():
        return None
    try:
        with np.load(_file(folder, sample), allow_pickle=False) as kept:
            return {name: kept[name] for name in kept.files}
    except (OSError, ValueError, EOFError, zipfile.BadZipFile):
        return None  # damaged: it is computed again


def _write(folder: Path | None, sample: Sample, values: Mapping[str, Array]) -> None:
    """A block takes its name when it is complete; a half-written one never has it.

    Raises InputError where it cannot be written.
    """
    if folder is None:
        return
    fresh = folder / f".{secrets.token_hex(4)}.partial"
    with writing(folder, WRITABLE):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with fresh.open("wb") as out:
                np.savez(out, **values)  # type: ignore[arg-type]
                out.flush()
                os.fsync(out.fileno())
            fresh.replace(_file(folder, sample))
        except OSError:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
            for empty in (folder, folder.parent):
                with suppress(OSError):
                    empty.rmdir()
            raise
