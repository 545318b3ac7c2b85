"""The dossier: one appraisal as it is kept, in a versioned format that is read for good."""

from aigf.dossier.dossier import PROPOSAL, Copy, Dossier, Made, Told
from aigf.dossier.reading import read_dossier
from aigf.dossier.writing import write_dossier

__all__ = ["PROPOSAL", "Copy", "Dossier", "Made", "Told", "read_dossier", "write_dossier"]
