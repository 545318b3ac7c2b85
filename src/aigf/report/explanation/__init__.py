"""What stands behind each figure: formula, numbers and sources, for the terminal, as data and as a page."""

from aigf.report.explanation.tree import Explained, Explanations

__all__ = ["Explained", "Explanations"]
