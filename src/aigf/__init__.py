"""aigf appraises AI gigafactories."""

__version__ = "0.1.0"
