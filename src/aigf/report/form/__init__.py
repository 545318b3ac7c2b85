"""Writing the form in Excel: labels, help, sheets."""

from aigf.report.form.book import form_workbook

__all__ = ["form_workbook"]
