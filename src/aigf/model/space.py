"""Space: the land and the floor that the factory takes."""

from __future__ import annotations

from aigf.units import MW, Hectares, HectaresPerMW


def net_area(it_load: MW, net_area_per_mw: HectaresPerMW) -> Hectares:
    """Net area of the site.

    IT load times net area per MW, supporting facilities included, in hectares. Source: report, sections 5.1
    and 7.1 (30 to 40 hectares for 200 to 300 MW).
    """
    return Hectares(it_load * net_area_per_mw)


def built_floor_area(it_load: MW, floor_area_per_mw: HectaresPerMW) -> Hectares:
    """Built floor area.

    IT load times floor area per MW, in hectares. Above 10 hectares and 70 MW the ban on hyperscale data
    centres applies (Bkl 5.161ba). Source: report, section 5.1 (100,000 to 200,000 m2).
    """
    return Hectares(it_load * floor_area_per_mw)
