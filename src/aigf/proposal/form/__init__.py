"""The form in Excel: what a proposal looks like as a workbook, and reading one that was filled in."""
