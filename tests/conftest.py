"""What holds for all tests."""

from hypothesis import settings

# How fast something is, is measured in benchmarks/: here a busy machine must not decide.
settings.register_profile("aigf", deadline=None)
settings.load_profile("aigf")
