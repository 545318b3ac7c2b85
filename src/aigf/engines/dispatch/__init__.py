"""The least-cost hourly schedule of a site with one battery: exact, and in milliseconds."""

from aigf.engines.dispatch.ahead import dispatch_ahead
from aigf.engines.dispatch.optimum import ImpossibleError
from aigf.engines.dispatch.schedule import Schedule, Totals
from aigf.engines.dispatch.site import Battery, Hours, hours_of
from aigf.engines.dispatch.year import dispatch
from aigf.engines.dispatch.years import SiteYear, YearTotals, dispatch_years, reduced_years

__all__ = [
    "Battery",
    "Hours",
    "ImpossibleError",
    "Schedule",
    "SiteYear",
    "Totals",
    "YearTotals",
    "dispatch",
    "dispatch_ahead",
    "dispatch_years",
    "hours_of",
    "reduced_years",
]
