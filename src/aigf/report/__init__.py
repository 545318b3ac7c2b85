"""Results for readers: numbers in their notation, charts, the page, the translations.

Nothing here computes a figure: what is shown is what the result holds.
"""
