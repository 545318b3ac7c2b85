"""aigf appraises AI gigafactories."""

__version__ = "0.2.0"
