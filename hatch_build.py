"""Builds the wheel: the examples go into it, and copies of the data files that are quick to read.

Where aigf is installed it may have no right to write beside its files, so the copies that a checkout makes when a file
is first read (``aigf.documents.copies``) are made here. An editable checkout has both already.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

COPIES = "*.parsed.json"


def make_copies(source: Path) -> None:
    """Makes the copies of all data files of the package in ``source`` anew."""
    sys.path.insert(0, str(source))
    from aigf.documents import compose_kept
    from aigf.register.loader import DATA, load_register
    from aigf.report.translations import LOCALE, catalogue

    package = source / "aigf"
    for old in package.rglob(COPIES):
        old.unlink(missing_ok=True)
    load_register()
    for catalogued in LOCALE.glob("*.po"):
        catalogue(catalogued.stem)
    for file in package.rglob("*.yaml"):
        # The register has one copy of all its files; a template is handed to a user as it stands.
        if file.parent != DATA and not file.name.startswith("template."):
            compose_kept(file)


if __name__ == "__main__":
    make_copies(Path(sys.argv[1]))
else:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface

    class Complete(BuildHookInterface):  # type: ignore[type-arg, unused-ignore]
        """Adds to a wheel what stands elsewhere in the checkout, or not at all."""

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            if version == "editable":
                return
            root = Path(self.root)
            subprocess.run([sys.executable, __file__, str(root / "src")], check=True)  # noqa: S603 - this file
            build_data["artifacts"].append(COPIES)
            build_data["force_include"][str(root / "examples")] = "aigf/examples"
