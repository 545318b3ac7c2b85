"""The recorder: runs a formula on arrays that remember what was done to them."""

from aigf.trace.expression import Expression, leaves
from aigf.trace.operations import RecordingError
from aigf.trace.primitives import element_name, irr, lag, rates_of, scan
from aigf.trace.record import DimensionError, Record, record
from aigf.trace.residue import without_residue

__all__ = [
    "DimensionError",
    "Expression",
    "Record",
    "RecordingError",
    "element_name",
    "irr",
    "lag",
    "leaves",
    "rates_of",
    "record",
    "scan",
    "without_residue",
]
