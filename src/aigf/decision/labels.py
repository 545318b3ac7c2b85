"""How facts are called in a sentence. A name without a label here is shown as it is."""

from __future__ import annotations

from aigf.text import Text

COMMITMENTS = {
    "frontier_training_demand": Text("demand for training the largest models"),
    "dutch_training_parties": Text("Dutch parties that train such models"),
    "foreign_users_bound": Text("foreign users bound to the Netherlands for the long term"),
    "dutch_value_chain": Text("largely Dutch suppliers and end users"),
    "knowledge_and_access_conditions": Text("agreements on access and on sharing knowledge"),
    "societal_contribution": Text("contribution to societal transitions or the Dutch economy"),
    "generation_coupling": Text("coupling to large-scale electricity generation"),
    "grid_agreement": Text("firm agreement with the grid operator"),
    "no_added_congestion": Text("no large additional grid congestion"),
    "flexibility": Text("flexible electricity use"),
    "cooling_secured": Text("cooling secured"),
    "fibre_connection": Text("connection to international fibre"),
    "private_majority_committed": Text("most of the funding private and committed"),
    "offtake_contracts": Text("long-term offtake contracts"),
    "mature_governance": Text("mature governance"),
    "european_risk_sharing": Text("sharing of risks within Europe"),
    "demand_fills_capacity": Text("demand that fills the capacity"),
    "public_money_requested": Text("request for public money"),
    "landscape": Text("measures for the landscape"),
    "residual_heat": Text("use of residual heat"),
    "additional_renewables": Text("additional renewable generation"),
    "low_drinking_water": Text("little use of drinking water"),
    "noise_limits": Text("limits to noise and generator emissions"),
    "participation": Text("participation and transparency"),
    "regional_embedding": Text("regional embedding"),
}

POLICY = {
    "take_part_abroad": Text(
        "a guaranteed share in this factory abroad preferred to no additional investment"
    ),
    "strategic_inference_role": Text("strategic role of large-scale inference"),
    "accept_mainly_foreign_benefit": Text("acceptance that mainly foreign companies benefit"),
    "invest_in_ecosystem": Text("public investment in the Dutch AI ecosystem"),
    "exempted_area": Text("site inside the part of the municipality that is exempted"),
    "joint_procurement": Text("Dutch participation in the joint procurement"),
    "domestic_over_abroad": Text("a factory in the Netherlands preferred to guaranteed access abroad"),
    "contribution_more_effective": Text(
        "contribution at least as effective as the same money in the ecosystem"
    ),
}

CHOICES = {
    "access": Text("access to compute in other member states"),
    "use.mode": Text("intended use of the factory"),
    "site.municipality": Text("municipality"),
    "site.country": Text("country"),
}

VALUES = {
    "guaranteed": Text("guaranteed"),
    "unguaranteed": Text("not guaranteed"),
    "closed": Text("closed"),
    "hero-run": Text("training of one very large model at a time"),
    "mixed": Text("training and inference"),
    "inference": Text("inference"),
}

#: The label of each quantity and its unit.
QUANTITIES = {
    "accelerator_count": (Text("number of accelerators"), "accelerator"),
    "peak_flops": (Text("peak performance"), "FLOP/s"),
    "it_load": (Text("IT load"), "MW"),
    "facility_load": (Text("facility load"), "MW"),
    "available_area": (Text("available area"), "ha"),
    "built_floor_area": (Text("built floor area"), "ha"),
    "supply_coverage": (Text("electricity use covered by what the stated supply delivers"), "share"),
    "private_commitment_share": (Text("share of the funding committed by private parties"), "share"),
    "contracted_share": (Text("capacity contracted by anchor users"), "share"),
    "project_npv": (Text("net present value of the project"), "EUR"),
}


def quantity(name: str) -> tuple[Text, str]:
    """The label and unit of a quantity; its bare name where it has none."""
    return QUANTITIES.get(name) or (as_it_is(name), "")


def as_it_is(value: str) -> Text:
    """A name or value from data, as a Text that no translation touches."""
    return Text("{value}", {"value": value})
