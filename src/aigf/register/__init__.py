"""What the world is assumed to be: parameters and accelerators, each with its source.

The data are YAML files in ``data``, one a perspective; the file's name is the perspective. An entry is::

    model_flops_utilisation:                # name: words joined by '_', unique over all files
      title: {nl: ..., en: ...}
      unit: "1"                             # a unit of aigf.units; "1" for a share or a ratio
      value: 0.40
      low: 0.35                             # low and high together, or neither
      high: 0.45
      distribution: double-triangular              # or uniform; without a range: fixed. A range that is
                                            # fixed is not drawn: only scenarios take its ends
      by_year: {"2026": 0.38}               # where the value differs by year; value holds for the other years
      source: {title: ..., address: ..., grade: primary, section: ..., date: "2024-07"}
                                            # grade: primary, statistics, press or blog; where there is an address
      confidence: published                 # measured, published, estimate or judgement; the first two need an address
      valid_until: "2026-12-31"             # where what the source says ends
      note: {nl: ..., en: ...}              # required for a judgement

``accelerators.yaml`` gives title and unit of the properties once, and every accelerator all of them.
``register.yaml`` holds the version of the register and the price year of its amounts.
"""

from aigf.register.entry import AcceleratorEntry, Entry, Register, Source
from aigf.register.loader import DATA, load_register
from aigf.register.search import near_names, search, search_rows

__all__ = [
    "DATA",
    "AcceleratorEntry",
    "Entry",
    "Register",
    "Source",
    "load_register",
    "near_names",
    "search",
    "search_rows",
]
