"""Makes the frozen dossier of the present format: `python -m tests.dossier.freeze`, once for a format version."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

import pyarrow.parquet as pq

from aigf.dossier.directory import FORMAT
from aigf.report.documents import write_appraisal
from aigf.study.appraise import Draws, appraise
from tests.appraisals import EXAMPLES

FROZEN = Path(__file__).parent / "frozen"
HOURS = 24


def main() -> None:
    """Freezes the reference example with a few draws and hours, without its pages, which are written from it."""
    file = FROZEN / f"format-{FORMAT}.zip"
    if file.exists():
        raise SystemExit(f"{file.name} is frozen: what was written in that format must stay readable")
    made = appraise(
        EXAMPLES["reference"], draws=Draws(8), today="2026-11-27", command="aigf appraise reference.yaml"
    )
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "kept"
        write_appraisal(target, made, EXAMPLES["reference"])
        _shorten(target / "engines" / f"{made.engine_key}.parquet")
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as frozen:
            for path in sorted(target.rglob("*")):
                if path.is_file() and path.suffix != ".html":
                    frozen.write(path, path.relative_to(target).as_posix())


def _shorten(hours: Path) -> None:
    """Leaves the first day of the simulated year, which takes most of a dossier."""
    table = pq.read_table(hours)
    pq.write_table(table.slice(0, HOURS), hours, compression="zstd")


if __name__ == "__main__":
    main()
