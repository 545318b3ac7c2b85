"""What a dispatch is asked: the hours of a year and the limits of a site."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


_NOTHING = np.zeros(0)


class Hours(NamedTuple):
    """What differs from hour to hour, each of shape (hours,).

    What serving the load that may be throttled brings may be left out: then it is worth nothing. Of that load one part
    is throttled first, as computers slow down, and the rest when they pause.
    """

    price: Array  #: of import and export alike [EUR/MWh]; may be negative
    load: Array  #: what the site would take [MW]
    firm: Array  #: of the load, what must be served [MW]
    wind: Array  #: own generation that is there for nothing [MW]; may be left unused
    import_limit: Array  #: most that may come from the grid [MW]
    export_limit: Array  #: most that may go to the grid [MW]
    slowed_load: Array = _NOTHING  #: of the load that may be throttled, the part that goes first [MW]
    slowed_worth: Array = _NOTHING  #: what serving that part brings [EUR/MWh]
    paused_worth: Array = _NOTHING  #: what serving the rest brings, no less than that [EUR/MWh]


#: The series that are zero where they are left out.
WORTHS = ("slowed_load", "slowed_worth", "paused_worth")


def lost_worth(hours: Hours, curtailed: Array) -> float:
    """What the load that is not served would have brought [EUR]."""
    if not hours.paused_worth.size:
        return 0.0
    slowed = np.minimum(curtailed, hours.slowed_load)
    return float(np.sum(hours.slowed_worth * slowed + hours.paused_worth * (curtailed - slowed)))


class Battery(NamedTuple):
    """One battery; its power is measured at the terminals, its energy inside.

    Charging with 1 MW for an hour adds sqrt(round_trip) MWh, discharging with 1 MW takes 1 / sqrt(round_trip).
    """

    power: float = 0.0  #: charging and discharging [MW]
    energy: float = 0.0  #: [MWh]
    round_trip: float = 1.0  #: energy out / energy in
    soc_start: float = 0.5  #: share of the energy, before the first hour
    soc_end: float = 0.5  #: the same after the last hour


def hours_of(
    price: npt.ArrayLike,
    load: npt.ArrayLike,
    wind: npt.ArrayLike = 0.0,
    *,
    flexible_share: npt.ArrayLike = 0.0,
    import_limit: npt.ArrayLike,
    export_limit: npt.ArrayLike = 0.0,
) -> Hours:
    """The hours of a site; whatever is one number holds in every hour.

    Raises ValueError where there is no hour, or something is not finite, negative (except a price) or a share above 1.
    """
    prices = np.atleast_1d(np.asarray(price, dtype=np.float64))
    whole = {
        name: np.ascontiguousarray(np.broadcast_to(np.asarray(value, dtype=np.float64), prices.shape))
        for name, value in {
            "price": prices,
            "load": load,
            "wind": wind,
            "flexible_share": flexible_share,
            "import_limit": import_limit,
            "export_limit": export_limit,
        }.items()
    }
    if prices.size == 0:
        raise ValueError("price must have at least one hour")
    for name, values in whole.items():
        if not np.all(np.isfinite(values)):
            raise ValueError(f"{name} is not a finite number in every hour")
        if name != "price" and np.any(values < 0.0):
            raise ValueError(f"{name} must not be negative")
    if np.any(whole["flexible_share"] > 1.0):
        raise ValueError("flexible_share must not be above 1")
    return Hours(
        price=whole["price"],
        load=whole["load"],
        firm=(1.0 - whole["flexible_share"]) * whole["load"],
        wind=whole["wind"],
        import_limit=whole["import_limit"],
        export_limit=whole["export_limit"],
    )


def checked(battery: Battery) -> Battery:
    """The battery with every figure a float.

    Raises ValueError for a negative size or a share outside 0 to 1; a round trip of 0 stores nothing.
    """
    found = Battery(*(float(value) for value in battery))
    if not (0.0 <= found.power < np.inf and 0.0 <= found.energy < np.inf):
        raise ValueError("the size of a battery must be a finite number that is not negative")
    if not 0.0 < found.round_trip <= 1.0:
        raise ValueError("round_trip must be above 0 and at most 1")
    if not (0.0 <= found.soc_start <= 1.0 and 0.0 <= found.soc_end <= 1.0):
        raise ValueError("soc_start and soc_end must be between 0 and 1")
    return found
