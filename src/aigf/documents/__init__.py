"""Documents with positions: what the readers of proposals, the register and frameworks build on."""

from aigf.documents.compose import MAXIMUM_BYTES, Document, compose, value_at
from aigf.documents.copies import compose_kept, kept
from aigf.documents.problems import (
    InputError,
    Place,
    Problem,
    Remark,
    Steps,
    column_letters,
    dotted,
    nearest,
    refusal,
    shown,
)
from aigf.documents.scalars import has_refused_character, resolve
from aigf.documents.writing import whole_file, writing

__all__ = [
    "MAXIMUM_BYTES",
    "Document",
    "InputError",
    "Place",
    "Problem",
    "Remark",
    "Steps",
    "column_letters",
    "compose",
    "compose_kept",
    "dotted",
    "has_refused_character",
    "kept",
    "nearest",
    "refusal",
    "resolve",
    "shown",
    "value_at",
    "whole_file",
    "writing",
]
