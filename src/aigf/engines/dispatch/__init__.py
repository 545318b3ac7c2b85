"""The least-cost hourly schedule of a site with one battery: exact, and in milliseconds."""

from aigf.engines.dispatch.ahead import dispatch_ahead
from aigf.engines.dispatch.optimum import ImpossibleError
from aigf.engines.dispatch.peaks import dispatch_with_peaks
from aigf.engines.dispatch.schedule import Schedule, Totals
from aigf.engines.dispatch.site import Battery, Hours, hours_of, lost_worth
from aigf.engines.dispatch.tariff import PeakTariff, calendar_months, monthly_peaks
from aigf.engines.dispatch.year import dispatch
from aigf.engines.dispatch.years import SiteYear, YearTotals, dispatch_years, reduced_years

__all__ = [
    "Battery",
    "Hours",
    "ImpossibleError",
    "PeakTariff",
    "Schedule",
    "SiteYear",
    "Totals",
    "YearTotals",
    "calendar_months",
    "dispatch",
    "dispatch_ahead",
    "dispatch_with_peaks",
    "dispatch_years",
    "hours_of",
    "lost_worth",
    "monthly_peaks",
    "reduced_years",
]
