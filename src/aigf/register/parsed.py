"""The pre-parsed copy of the register: one JSON file beside the YAML files, keyed by their digest."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from aigf.register.entry import AcceleratorEntry, Entry, Register, Source

PARSED = "register.parsed.json"

#: Raise this when the classes of ``entry`` change, so that older copies are not read.
FORMAT = 3


def read_parsed(folder: Path, digest: str) -> Register | None:
    """The register from the copy in ``folder``; None where there is no copy with this digest and format."""
    try:
        data = json.loads((folder / PARSED).read_bytes())
        if data["format"] != FORMAT or data["digest"] != digest:
            return None
        return _register(data["register"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        # No copy, or a damaged one: the YAML files are read instead.
        return None


def write_parsed(folder: Path, digest: str, register: Register) -> None:
    """Keep a copy in ``folder``, whole or not at all; where the folder cannot be written, no copy is kept."""
    content = json.dumps(
        {"format": FORMAT, "digest": digest, "register": asdict(register)}, ensure_ascii=False
    )
    temporary: str | None = None
    try:
        with tempfile.NamedTemporaryFile(
            "w", dir=folder, suffix=".parsed.json", delete=False, encoding="utf-8"
        ) as out:
            temporary = out.name
            out.write(content)
        Path(temporary).chmod(0o644)  # the file is made readable by its owner only
        os.replace(temporary, folder / PARSED)  # noqa: PTH105 - atomic on one file system
        temporary = None
    except OSError:
        pass
    finally:
        if temporary is not None:
            with suppress(OSError):
                Path(temporary).unlink()


def _register(data: dict[str, Any]) -> Register:
    entries = {name: _entry(fields) for name, fields in data["entries"].items()}
    accelerators = {
        name: AcceleratorEntry(
            **{**fields, "properties": {key: _entry(entry) for key, entry in fields["properties"].items()}}
        )
        for name, fields in data["accelerators"].items()
    }
    return Register(data["version"], data["price_year"], entries, accelerators)


def _entry(fields: dict[str, Any]) -> Entry:
    by_year = {int(year): value for year, value in fields["by_year"].items()}
    return Entry(**{**fields, "by_year": by_year, "source": Source(**fields["source"])})
