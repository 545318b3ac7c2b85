"""A small register in a temporary folder, to be broken one way at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

ENTRY = """\
occupancy:
  title: {nl: Bezetting, en: Occupancy}
  unit: "1"
  value: 0.85
  low: 0.75
  high: 0.95
  source: {title: A report, address: https://example.org, section: "4.1", date: "2025"}
  confidence: estimate
"""
REGISTER = "version: 2026.11.1\nprice_year: 2026\n"
ACCELERATORS = """\
properties:
  accelerator_it_power:
    title: {nl: Vermogen, en: Power}
    unit: kW/accelerator
accelerators:
  h100-sxm:
    title: NVIDIA H100
    vendor: NVIDIA
    released: "2022-10"
    accelerator_it_power:
      value: 1.275
      source: {title: A data sheet, address: https://example.org, section: power, date: "2022"}
      confidence: published
"""

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a register; a keyword replaces the text of a file (None leaves it out) or adds one."""

    def write_files(**texts: str | None) -> Path:
        files = {"register": REGISTER, "power": ENTRY, "accelerators": ACCELERATORS, **texts}
        for stem, text in files.items():
            path = tmp_path / f"{stem}.yaml"
            path.unlink(missing_ok=True)
            if text is not None:
                path.write_text(text, encoding="utf-8")
        return tmp_path

    return write_files
