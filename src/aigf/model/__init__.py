"""The formulas: one module a perspective, one pure function a quantity."""
