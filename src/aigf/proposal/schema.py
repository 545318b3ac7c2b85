"""A proposal: the nine sections that a consortium hands in.

Every field but a few is optional: what is not stated is unknown, and becomes an assumption or a question.
The text under a field is its description in ``aigf schema``.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, Strict

from aigf.proposal.amounts import Amount
from aigf.proposal.fields import (
    MAXIMUM_ITEMS,
    Commitment,
    Country,
    FullDate,
    Latitude,
    Line,
    Longitude,
    MonthOrDate,
    Part,
    Stated,
    Year,
)

AcceleratorName = Literal[
    "v100", "a100-sxm", "h100-sxm", "h200-sxm", "b200", "gb200-nvl72", "b300", "gb300-nvl72", "rubin-nvl144",
    "mi300x", "mi325x", "mi355x", "tpu-v4", "tpu-v5p", "tpu-v6e", "tpu-v7", "gaudi3",
]  # fmt: skip

# The bounds catch a slip of a unit (kW written as MW) or a magnitude that was left out (0,5 for half a billion); none
# of them is near what anyone would propose.
Count = Annotated[Amount, Stated("accelerator", minimum=1, maximum=1e8)]
Power = Annotated[Amount, Stated("MW", minimum=1e-2, maximum=1e5)]
PowerOrNone = Annotated[Amount, Stated("MW", maximum=1e5)]
EnergyOrNone = Annotated[Amount, Stated("MWh", maximum=1e6)]
Area = Annotated[Amount, Stated("ha", minimum=1e-4, maximum=1e6)]
Share = Annotated[Amount, Stated("", maximum=1)]
PositiveShare = Annotated[Amount, Stated("", minimum=1e-4, maximum=1)]
Investment = Annotated[Amount, Stated("EUR", maximum=1e13, least=1e6, nothing=False)]
Money = Annotated[Amount, Stated("EUR", maximum=1e13, least=1e6)]
YearlyMoney = Annotated[Amount, Stated("EUR", maximum=1e13, yearly=True, least=1e5)]
EnergyPrice = Annotated[Amount, Stated("EUR/MWh", maximum=1e5, least=1)]
HourPrice = Annotated[Amount, Stated("EUR/accelerator/h", maximum=1e4, short=("EUR", "EUR/h"), least=0.01)]
AcceleratorPrice = Annotated[
    Amount, Stated("EUR/accelerator", minimum=1, maximum=1e8, short=("EUR",), least=100)
]
Distance = Annotated[Amount, Stated("km", maximum=20_000)]
# Temperatures hold every place on earth where people live: the yearly mean is -19 degC at Eureka and 34 in the Danakil,
# the waves are widest at Oymyakon (32) and in dry deserts (11). What they may come to together is one of the rules.
MeanTemperature = Annotated[Amount, Stated("degC", minimum=-30, maximum=35)]
AnnualWave = Annotated[Amount, Stated("degC", maximum=35)]
DailyWave = Annotated[Amount, Stated("degC", maximum=15)]


#: What is not answered.
UNKNOWN = Commitment(answer="unknown")


class Header(Part):
    """What is proposed, by whom and when."""

    name: Line
    """name of the proposal"""
    submitted_by: Line | None = None
    """who hands it in"""
    date: FullDate | None = None
    """date of the proposal, ISO 8601"""
    language: Literal["nl", "en"] = "nl"
    """notation of numbers written as text: nl (1.300,5) or en (1,300.5)"""
    signature_year: Year
    """year in which the agreements are signed: year 0 of every calculation"""
    summary: Line | None = None
    """the proposal in a few sentences"""


class Member(Part):
    """A member of the consortium."""

    name: Line
    """name of the organisation"""
    country: Country | None = None
    """country of establishment, ISO 3166"""
    role: Line | None = None
    """what it does in the consortium"""
    share: Share | None = None
    """its share in the consortium"""


class Consortium(Part):
    """Who build and run the factory."""

    coordinator: Line | None = None
    """organisation that speaks for the consortium"""
    members: Annotated[tuple[Member, ...], Field(max_length=MAXIMUM_ITEMS)] = ()
    """the members; their shares add up to at most 1"""


class Phase(Part):
    """A step of the build-up."""

    year: Year
    """first year in which this number is in operation"""
    accelerator_count: Count
    """accelerators in operation from that year, the earlier phases included"""


class Factory(Part):
    """The accelerators and the building around them."""

    accelerator: AcceleratorName
    """type of accelerator"""
    accelerator_count: Count | None = None
    """number of accelerators when complete"""
    phases: Annotated[tuple[Phase, ...], Field(max_length=MAXIMUM_ITEMS)] = ()
    """the build-up; years follow each other and numbers never fall"""
    it_load: Power | None = None
    """power of all IT equipment at full use"""
    facility_load: Power | None = None
    """power of the whole factory at full use, with cooling and losses"""
    pue: Annotated[Amount, Stated("", minimum=1, maximum=3)] | None = None
    """power usage effectiveness: energy of the factory over energy of its IT, in a year"""
    wue: Annotated[Amount, Stated("m3/MWh", maximum=10)] | None = None
    """water usage effectiveness: water that the factory takes in over energy of its IT, in a year"""
    model_flops_utilisation: PositiveShare | None = None
    """share of the peak speed that training reaches"""
    training_goodput: PositiveShare | None = None
    """share of the time of a training run that is not lost to failures"""
    cooling: Literal["liquid-dry", "liquid-hybrid", "evaporative", "air"] | None = None
    """kind of cooling"""
    hardware_life: Annotated[Amount, Stated("year", minimum=0.1, maximum=50)] | None = None
    """years until the accelerators are replaced"""


class Site(Part):
    """Where the factory stands."""

    name: Line | None = None
    """name of the site"""
    municipality: Line | None = None
    """municipality"""
    province: Line | None = None
    """province"""
    country: Country = "NL"
    """country, ISO 3166"""
    latitude: Latitude | None = None
    """degrees north"""
    longitude: Longitude | None = None
    """degrees east"""
    available_area: Area | None = None
    """area that is available"""
    net_area: Area | None = None
    """area that the factory takes"""
    built_floor_area: Area | None = None
    """floor area of the buildings"""
    temperature_mean: MeanTemperature | None = None
    """mean temperature of the year, where the site is not in the Netherlands"""
    temperature_annual_amplitude: AnnualWave | None = None
    """half the difference between the warmest and the coldest day of a mean year"""
    temperature_diurnal_amplitude: DailyWave | None = None
    """half the difference between afternoon and night"""
    station: Line | None = None
    """high-voltage station it connects to"""
    station_distance: Distance | None = None
    """distance to that station"""


class SiteGroup(Part):
    """Identical sites of a federated proposal."""

    name: Line
    """name of the group, or of the one site"""
    count: Annotated[int, Strict(), Field(ge=1, le=1000)] = 1
    """number of such sites"""
    accelerator_count: Count
    """accelerators of one site"""
    municipality: Line | None = None
    """municipality, or several"""
    province: Line | None = None
    """province"""


class Supply(Part):
    """A source of electricity contracted for the factory."""

    source: Literal["offshore-wind", "onshore-wind", "solar", "nuclear", "hydro", "other"]
    """kind of generation"""
    power: Power
    """contracted generating power"""
    price: EnergyPrice | None = None
    """contracted price"""
    coupling: Literal["direct-line", "same-station", "contract"] | None = None
    """how generation and factory are connected; a direct line comes behind the meter, the others through the grid"""
    delivery: Literal["pay-as-produced", "baseload"] | None = None
    """how the contract is settled: as the source generates, or its volume spread evenly over all hours"""


class Energy(Part):
    """The connection to the grid and the supply of electricity."""

    grid_connection: Power | None = None
    """contracted capacity of the connection"""
    grid_contract: Literal["firm", "time-duration", "capacity-limiting", "congestion-reliever"] | None = None
    """kind of transport agreement"""
    grid_export: PowerOrNone | None = None
    """power that may be fed into the grid, of generation over a direct line"""
    energisation_year: Year | None = None
    """year in which the connection is live"""
    electricity_price: EnergyPrice | None = None
    """average price of electricity, without tax and tariffs"""
    electricity_use: Annotated[Amount, Stated("TWh", minimum=1e-4, maximum=1e4, yearly=True)] | None = None
    """electricity in a year at full use"""
    supply: Annotated[tuple[Supply, ...], Field(max_length=MAXIMUM_ITEMS)] = ()
    """contracted sources"""
    flexible_share: Share | None = None
    """share of the load that can be turned down for some hours"""
    min_energy_share: PositiveShare | None = None
    """share of the electricity in a year that is used whatever it costs; the rest is used where computing earns more
    than the electricity for it costs, as far as load can wait"""
    battery_power: PowerOrNone | None = None
    """charging and discharging power of a battery"""
    battery_energy: EnergyOrNone | None = None
    """energy that the battery stores"""
    backup: Literal["diesel", "gas", "hydrogen", "battery"] | None = None
    """kind of backup supply"""
    backup_duration: Annotated[Amount, Stated("h", maximum=8760)] | None = None
    """how long the backup supply lasts"""
    backup_permit: Commitment = UNKNOWN
    """is there a permit to run backup while the grid is there? shown by evidence of the kind permit; else the load that
    the connection cannot carry is cut"""
    heat_connected_demand: Annotated[Amount, Stated("PJ", maximum=1e3, yearly=True)] | None = None
    """heat that agreed customers of the residual heat take in a year, at their doors"""
    heat_network_capacity: Annotated[Amount, Stated("MW", maximum=1e5)] | None = None
    """power at which residual heat can enter their network, after the heat pump"""
    heat_network_temperature: Annotated[Amount, Stated("degC", minimum=20, maximum=150)] | None = None
    """temperature of the network's supply in mild weather"""
    heat_storage: Annotated[Amount, Stated("MWh", maximum=1e7)] | None = None
    """heat that the network's buffer holds"""


class AnchorUser(Part):
    """A user that has contracted capacity."""

    name: Line
    """name of the user"""
    country: Country | None = None
    """country of establishment, ISO 3166"""
    share: Share | None = None
    """share of the capacity it has contracted"""


class Use(Part):
    """What the capacity is used for, by whom and at what price."""

    mode: Literal["hero-run", "mixed", "inference"] | None = None
    """intended use"""
    sold_share: Share | None = None
    """share of the accelerator-hours that is sold"""
    gpu_hour_price: HourPrice | None = None
    """price of an accelerator-hour"""
    hero_run_flop: Annotated[Amount, Stated("FLOP", minimum=1e12, maximum=1e40)] | None = None
    """computation of the largest training run it is meant for"""
    anchor_users: Annotated[tuple[AnchorUser, ...], Field(max_length=MAXIMUM_ITEMS)] = ()
    """users with a contract; their shares add up to at most 1"""


class Finance(Part):
    """Cost, revenue and who pays."""

    capex: Investment | None = None
    """investment, complete"""
    opex: YearlyMoney | None = None
    """operating cost of the first full year, at that year's prices, complete"""
    revenue: YearlyMoney | None = None
    """revenue of the first full year, at that year's prices, before the hours that public money buys"""
    accelerator_price: AcceleratorPrice | None = None
    """purchase price of an accelerator"""
    cost_of_capital: Share | None = None
    """weighted average cost of capital, nominal"""
    debt_share: Share | None = None
    """share of the investment paid with debt, at most: no more than the cash flow can carry"""
    equity: Money | None = None
    """equity of the consortium; with debt and public money it must cover the investment"""
    national_contribution_share: Share | None = None
    """share of the investment asked of the state; what is not named is not asked"""
    union_contribution_share: Share | None = None
    """share of the investment asked of the European Union; what is not named is not asked"""
    private_commitment_share: Share | None = None
    """share of the investment committed by private parties"""


class Commitments(Part):
    """The consortium's answers to the assessor's questions: yes, no or unknown."""

    frontier_training_demand: Commitment = UNKNOWN
    """is there demand for training models that a regular AI factory cannot serve?"""
    dutch_training_parties: Commitment = UNKNOWN
    """will Dutch parties train such models here?"""
    foreign_users_bound: Commitment = UNKNOWN
    """are foreign users durably bound to the Netherlands?"""
    dutch_value_chain: Commitment = UNKNOWN
    """are suppliers or end users in the chain largely Dutch?"""
    knowledge_and_access_conditions: Commitment = UNKNOWN
    """are access for Dutch parties and sharing of knowledge secured?"""
    societal_contribution: Commitment = UNKNOWN
    """does it contribute enough to societal transitions or the Dutch economy?"""
    generation_coupling: Commitment = UNKNOWN
    """is it coupled to large-scale generation that covers its full demand?"""
    grid_agreement: Commitment = UNKNOWN
    """is there a firm agreement with the grid operator, or a re-used connection?"""
    no_added_congestion: Commitment = UNKNOWN
    """does it leave grid congestion no worse?"""
    flexibility: Commitment = UNKNOWN
    """can it lower its load when the grid asks?"""
    cooling_secured: Commitment = UNKNOWN
    """is cooling secured at the site?"""
    fibre_connection: Commitment = UNKNOWN
    """is an international fibre backbone within reach?"""
    private_majority_committed: Commitment = UNKNOWN
    """is the private majority of the investment committed?"""
    offtake_contracts: Commitment = UNKNOWN
    """are there contracts for the capacity that give stable cash flows?"""
    mature_governance: Commitment = UNKNOWN
    """is the consortium's governance mature?"""
    european_risk_sharing: Commitment = UNKNOWN
    """is the risk shared with European partners or funds?"""
    demand_fills_capacity: Commitment = UNKNOWN
    """is there demand to fill the capacity structurally?"""
    public_money_requested: Commitment = UNKNOWN
    """is public money asked for?"""
    landscape: Commitment = UNKNOWN
    """does it fit the landscape, with distance and a green buffer?"""
    residual_heat: Commitment = UNKNOWN
    """is residual heat put to use?"""
    additional_renewables: Commitment = UNKNOWN
    """does it bring additional renewable generation?"""
    low_drinking_water: Commitment = UNKNOWN
    """does it use little or no drinking water?"""
    noise_limits: Commitment = UNKNOWN
    """does it stay within limits for noise and diesel use?"""
    participation: Commitment = UNKNOWN
    """do residents take part and share in the benefits?"""
    regional_embedding: Commitment = UNKNOWN
    """is it embedded in the region's economy and education?"""


class EvidenceItem(Part):
    """A document or statement that the commitments rest on."""

    id: Line
    """short name by which commitments refer to it"""
    title: Line
    """what it is"""
    kind: Literal["contract", "letter", "permit", "study", "interview", "public", "statement"]
    """kind of evidence"""
    address: Line | None = None
    """where it can be found"""
    date: MonthOrDate | None = None
    """its date or month, ISO 8601"""


class Proposal(Part):
    """A proposal for an AI gigafactory."""

    proposal: Header
    consortium: Consortium = Consortium()
    factory: Factory
    site: Site = Site()
    sites: Annotated[tuple[SiteGroup, ...], Field(max_length=MAXIMUM_ITEMS)] = ()
    energy: Energy = Energy()
    use: Use = Use()
    finance: Finance = Finance()
    commitments: Commitments = Commitments()
    evidence: Annotated[tuple[EvidenceItem, ...], Field(max_length=MAXIMUM_ITEMS)] = ()
