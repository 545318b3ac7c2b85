"""The report's questions, answered for one result: ``answers`` gives what the page shows and the JSON holds."""

from aigf.report.questions.answering import answers

__all__ = ["answers"]
