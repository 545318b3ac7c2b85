"""Tests of the recorded formulas as data."""
