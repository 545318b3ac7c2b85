"""The proposals that come with aigf, to start from."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def examples() -> dict[str, Path]:
    """The file of each example by its name: inside the package where that was installed, else in the checkout."""
    inside, checkout = _PACKAGE / "examples", _PACKAGE.parents[1] / "examples"
    folder = inside if inside.is_dir() or _PACKAGE.parent.name != "src" else checkout
    return {file.stem: file for file in sorted(folder.glob("*.yaml"))}
