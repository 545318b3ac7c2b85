"""Power: from accelerators to the load on the grid connection."""

from __future__ import annotations

from aigf.units import MW, Accelerators, MWPerAccelerator, Ratio, Share


def it_power_per_accelerator(
    accelerator_it_power: MWPerAccelerator, network_storage_power_share: Share
) -> MWPerAccelerator:
    """IT power per accelerator.

    The accelerator's share of its server's power, raised with the share that the network between servers and
    storage draw, in MW per accelerator. Source: accelerator register; share is an estimate.
    """
    return MWPerAccelerator(accelerator_it_power * (1 + network_storage_power_share))


def it_load(accelerator_count: Accelerators, it_power_per_accelerator: MWPerAccelerator) -> MW:
    """IT load.

    Accelerators times IT power per accelerator at full use, in MW. Source: definition.
    """
    return MW(accelerator_count * it_power_per_accelerator)


def pue(simulated_pue: Ratio) -> Ratio:
    """Power usage effectiveness (PUE), annual.

    Energy of the whole facility over energy of the IT in a year, from the simulated site-year.
    Source: EN 50600-4-2; Delegated Regulation (EU) 2024/1364, annex III.
    """
    return Ratio(simulated_pue)


def facility_load(it_load: MW, pue: Ratio, simulated_pue: Ratio, simulated_peak_pue: Ratio) -> MW:
    """Facility load, peak.

    IT load times the PUE in the hottest hours with all computers at full power, in MW. That lies above the
    annual PUE by the margin that the simulated site-year shows. Source: definition.
    """
    return MW(it_load * (pue + (simulated_peak_pue - simulated_pue)))
