"""A log file of what takes long: a line for each part as it is finished."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aigf.documents import writing
from aigf.text import Text

FORMAT = "%(asctime)s %(levelname)s %(message)s"


@contextmanager
def logging_to(path: Path | None) -> Iterator[None]:
    """Appends what ``aigf`` logs to a file while the block lasts; to none without a path.

    Raises InputError where the file cannot be written.
    """
    if path is None:
        yield
        return
    logger = logging.getLogger("aigf")
    level = logger.level
    with writing(path, Text("a file in a place that can be written")):
        handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter(FORMAT))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.setLevel(level)
        logger.removeHandler(handler)
        handler.close()
