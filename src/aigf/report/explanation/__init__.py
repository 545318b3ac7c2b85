"""What stands behind each figure: formula, numbers and sources, for the terminal, as data and as a page."""

from aigf.report.explanation.kept import explanations, kept_explanations
from aigf.report.explanation.tree import Explained, Explanations, explainable

__all__ = ["Explained", "Explanations", "explainable", "explanations", "kept_explanations"]
