"""The live workbook of an appraisal: every formula as the recorder saw it, in cells that recalculate."""

from aigf.report.workbook.book import workbook
from aigf.report.workbook.source import Source

__all__ = ["Source", "workbook"]
