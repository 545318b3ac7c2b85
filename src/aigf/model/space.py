"""Space: the land and the floor that the factory takes."""

from __future__ import annotations

import numpy as np

from aigf.units import MW, Hectares, HectaresPerMW, Ratio, Share


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


def building_footprint(built_floor_area: Hectares, storeys: Ratio) -> Hectares:
    """Ground that the buildings cover.

    Built floor area over the number of storeys, in hectares.
    """
    return Hectares(built_floor_area / storeys)


def substation_area(net_area: Hectares, substation_area_share: Share) -> Hectares:
    """Ground for the high-voltage station on the site.

    Net area times the share that switchgear and transformers take, in hectares.
    """
    return Hectares(net_area * substation_area_share)


def cooling_and_yard_area(
    net_area: Hectares, building_footprint: Hectares, substation_area: Hectares
) -> Hectares:
    """Ground for cooling, backup power, roads and parking.

    Net area less the footprint of the buildings and the high-voltage station, in hectares; never negative.
    """
    return Hectares(np.maximum(net_area - building_footprint - substation_area, 0.0))


def gross_area(net_area: Hectares, landscape_share: Share) -> Hectares:
    """Gross area, with landscaping.

    Net area raised with the share for a green edge, water storage and distance to neighbours, in hectares.
    Source: report, section 5.3 (business parks of 30 to 60 hectares).
    """
    return Hectares(net_area * (1 + landscape_share))
