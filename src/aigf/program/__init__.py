"""The recorded formulas as data: an ordered single-assignment program that outlives the code it was recorded from."""

from aigf.program.formula import Formula, Instruction
from aigf.program.program import Program
from aigf.program.reading import program_of
from aigf.program.recording import record

__all__ = ["Formula", "Instruction", "Program", "program_of", "record"]
