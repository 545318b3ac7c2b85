"""The least-cost hourly schedule of a site with one battery: exact, and in milliseconds."""

from aigf.engines.dispatch.optimum import ImpossibleError
from aigf.engines.dispatch.schedule import Schedule, Totals
from aigf.engines.dispatch.site import Battery, Hours, hours_of
from aigf.engines.dispatch.year import dispatch

__all__ = ["Battery", "Hours", "ImpossibleError", "Schedule", "Totals", "dispatch", "hours_of"]
