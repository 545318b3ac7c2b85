"""Reading proposals: every problem at once, each at its place with what was expected."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aigf.proposal import NUMERIC_FIELDS, InputError, ReadProposal, read_proposal, template
from aigf.proposal.amounts import Amount
from aigf.proposal.structure import SHAPES
from tests.effort import examples

MINIMAL = "proposal: {name: x, signature_year: 2027}\nfactory: {accelerator: h100-sxm}\n"

Reader = Callable[..., ReadProposal]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    def read(content: str, **put: str) -> ReadProposal:
        path = tmp_path / "bid.yaml"
        path.write_text(content, encoding="utf-8")
        return read_proposal(path, {name.replace("__", "."): value for name, value in put.items()})

    return read


def problems(read: Reader, content: str, **put: str) -> list[str]:
    """The messages of a wrong proposal, without the folder it stands in."""
    with pytest.raises(InputError) as caught:
        read(content, **put)
    return [
        line.rpartition("/bid.yaml:")[2] if "/bid.yaml:" in line else line
        for line in str(caught.value).splitlines()
    ]


def problem(read: Reader, content: str) -> str:
    """The one message about what is added to a minimal proposal."""
    (message,) = problems(read, MINIMAL + content)
    return message


def test_the_least_that_is_a_proposal(read: Reader) -> None:
    found = read(MINIMAL)
    assert found.amounts() == {}
    assert {answer.answer for answer in found.commitments().values()} == {"unknown"}
    assert found.words()["proposal.name"] == "x"
    assert found.words()["energy.grid_contract"] is None


def test_what_is_stated_has_its_unit_and_place(read: Reader) -> None:
    found = read(
        MINIMAL + "finance:\n  capex: {low: 3 mld EUR, central: 4 mld EUR}\n  debt_share: 60%\n"
    ).amounts()
    assert found["capex"].amount == Amount(4e9, 3e9)
    assert (found["capex"].unit, found["capex"].field) == ("EUR", "finance.capex")
    assert (found["capex"].place.line, found["capex"].place.column) == (4, 10)
    assert found["debt_share"].amount == Amount(0.6)


def test_an_empty_field_or_section_is_unknown(read: Reader) -> None:
    assert read(MINIMAL + "finance:\n  capex:\nsite:\nevidence:\nenergy:\n  supply:\n").amounts() == {}


def test_english_notation(read: Reader) -> None:
    english = MINIMAL.replace("name: x", "name: x, language: en")
    assert read(english + "finance: {accelerator_price: '21,280 euros'}").amounts()[
        "accelerator_price"
    ].amount == (Amount(21_280))


def test_everything_that_is_wrong_is_said_at_once(read: Reader) -> None:
    content = """\
proposal:
  name: 2026
  language: fr
  date: 2026-02-30
  signature_year: 2027
  signature_year: 2028
consortium:
  members:
    - {name: A, country: Duitslnd, share: 60%}
    - {name: B, share: 50%}
    - {role: bank}
factory:
  accelerator: H100
  accelerator_count: 100.000
  phases:
    - {year: 2028, accelerator_count: 50000}
    - {year: 2028, accelerator_count: 25000}
    - {year: 2026, accelerator_count: veel}
  it_load: 250 MWh
  facility_load: 200
  pue: 0.9
  coolling: air
site:
  net_area: -3 ha
  debt_share: 60%
  latitude: 95.5
energy:
  energisation_year: 2025
  grid_contract: los
use: inference
finance:
  debt_share: 1.4
commitments:
  landscape: true
  flexibility: {answer: yes, evidence: [plan, letter]}
  participation: {note: soon}
evidence:
  - {id: letter, title: A, kind: letter}
  - {id: letter, title: B, kind: blog}
finence: 3
"""
    assert problems(read, content) == [
        "2:9: proposal.name: '2026' is not possible here, expected a text; put it in quotes",
        "3:13: proposal.language: 'fr' is not possible here, expected one of nl, en",
        "4:9: proposal.date: '2026-02-30' is no date, expected a date such as 2026-11-30",
        "6:3: proposal.signature_year: 'signature_year' was given before, on line 5, expected each name once",
        "9:5: consortium.members: the shares add up to 1,1, expected at most 1",
        "9:26: consortium.members[0].country: 'Duitslnd' is no country code,"
        " expected two capitals of ISO 3166, such as DE",
        "11:7: consortium.members[2].name: this field is missing, expected a text",
        "13:16: factory.accelerator: 'H100' is not possible here, expected 'h100-sxm', the nearest of v100,"
        " a100-sxm, h100-sxm, h200-sxm, b200, gb200-nvl72, b300, gb300-nvl72, rubin-nvl144, mi300x, mi325x,"
        " mi355x, tpu-v4, tpu-v5p, tpu-v6e, tpu-v7, gaudi3",
        "14:22: factory.accelerator_count: '100.000' can be read as 100 and as 100000,"
        " expected '100' or '100000'",
        "17:14: factory.phases[1].year: 2028 is not after the previous phase (2028), expected a later year",
        "17:39: factory.phases[1].accelerator_count: 25000 is fewer than in the previous phase (50000),"
        " expected the number in operation from that year, the earlier phases included",
        "18:14: factory.phases[2].year: 2026 is not after the previous phase (2028), expected a later year",
        "18:14: factory.phases[2].year: 2026 is before the year of signature (2027), expected 2027 or later",
        "18:39: factory.phases[2].accelerator_count: 'veel' is not a number,"
        " expected a number of accelerators, such as 100000",
        "19:12: factory.it_load: '250 MWh' is an amount of energy (MWh),"
        " expected a power in MW, such as 250 MW",
        "21:8: factory.pue: '0,9' is below 1, expected a ratio from 1 to 3",
        "22:3: factory.coolling: unknown field 'coolling', expected 'cooling', the nearest known name",
        "24:13: site.net_area: '-3 ha' is negative, expected an area in ha, such as 30 ha",
        "25:3: site.debt_share: unknown field 'debt_share', expected 'debt_share' in section finance",
        "26:13: site.latitude: '95.5' is not possible here,"
        " expected a number from -90 to 90, with a decimal point",
        "28:22: energy.energisation_year: 2025 is before the year of signature (2027),"
        " expected 2027 or later",
        "29:18: energy.grid_contract: 'los' is not possible here,"
        " expected one of firm, time-duration, capacity-limiting, congestion-reliever",
        "30:6: use: 'inference' is not possible here, expected names with values, one 'name: value' a line",
        "32:15: finance.debt_share: '1,4' is above 1, expected a share from 0 to 1, such as 35%;"
        " did you mean 1,4%?",
        "34:14: commitments.landscape: 'true' is not possible here, expected one of yes, no, unknown",
        "35:41: commitments.flexibility.evidence[0]: there is no evidence with the id 'plan',"
        " expected one of letter",
        "36:3: commitments.participation.answer: this field is missing, expected one of yes, no, unknown",
        "39:10: evidence[1].id: the id 'letter' was given before, on line 38, expected another id",
        "39:34: evidence[1].kind: 'blog' is not possible here,"
        " expected one of contract, letter, permit, study, interview, public, statement",
        "40:1: finence: unknown field 'finence', expected 'finance', the nearest known name",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("it_load: 250 MW\n", "3:1: it_load: unknown field 'it_load', expected 'it_load' in section factory"),
        ("qqq: 1\n", "3:1: qqq: unknown field 'qqq', expected one of proposal, consortium, factory, site"),
        (
            "energy: {electricity_use: {low: 2,1 TWh, central: 3 TWh}}\n",
            "3:33: energy.electricity_use.low: '2,1 TWh' is cut in two at its comma, expected quotes around it",
        ),
        (
            "finance: {opex: 17,5 mln}\n",
            "3:17: finance.opex: '17,5 mln' is cut in two at its comma, expected quotes around it: '17,5 mln'",
        ),
        *(
            (
                f"finance: {{capex: {text}}}\n",
                f"3:18: finance.capex: '{text}' is cut in two at its comma, expected",
            )
            for text in (
                "5 en 7,5 mld",
                "tussen 5 en 7,5 mld",
                "minimaal 4,5 mld",
                "4.5 - 7,5 mld",
                "€ 4,-",
                "4 mld, excl. BTW",
            )
        ),
        (
            "finance: {capex: [1,5, 2,5]}\n",
            "3:18: finance.capex: a list or set stands here, expected an amount of euros in EUR, such as 4 bn EUR; "
            "a range is one text in quotes",
        ),
        ("finance: {capex: 1,5,2}\n", "3:18: finance.capex: '1,5,2' is cut in two at its comma, expected"),
        (
            "site: {latitude: 51,9}\n",
            "3:18: site.latitude: '51,9' is cut in two at its comma, expected quotes",
        ),
        (
            "site: {latitude: 'noord'}\n",
            "3:18: site.latitude: 'noord' is not possible here, expected a number from",
        ),
        (
            "finance:\n  2nd_loan: 5\n",
            "4:3: finance.2nd_loan: unknown field '2nd_loan', expected one of capex",
        ),
        ("finance: {capex: 1,3rd: 5}\n", "3:20: finance.3rd: unknown field '3rd', expected one of capex"),
        (
            "finance: {2nd_loan: , capex: 3}\n",
            "3:11: finance.2nd_loan: unknown field '2nd_loan', expected one of",
        ),
        ("site: {name: [a]}\n", "3:14: site.name: a list stands here, expected a text"),
        (
            "site: {latitude: '519'}\n",
            "3:18: site.latitude: '519.0' is not possible here, expected a number from",
        ),
        (
            "site: {latitude: .nan}\n",
            "3:18: site.latitude: 'nan' is not possible here, expected a number from -90",
        ),
        ("site: []\n", "3:7: site: a list stands here, expected names with values"),
        ("evidence: {id: a}\n", "3:11: evidence: a set of names with values stands here, expected a list"),
        ("evidence: [~]\n", "3:12: evidence[0]: nothing stands here, expected names with values"),
        ("commitments: {landscape: maybe}\n", "3:26: commitments.landscape: 'maybe' is not possible here"),
        (
            "commitments: {landscape: [yes]}\n",
            "3:26: commitments.landscape: a list stands here, expected one of yes",
        ),
        (
            "finance:\n  capex: {low: 5, central: 4}\n",
            "4:16: finance.capex.low: low (5) is above central (4), expected low, central and high",
        ),
        ("finance: {capex: {low: 5}}\n", "3:18: finance.capex: the central value is missing"),
        ("finance: {capex: 4 mld USD}\n", "3:18: finance.capex: '4 mld USD' is an amount of dollars (USD)"),
        (
            "energy: {electricity_use: 250 MW}\n",
            "3:27: energy.electricity_use: '250 MW' is a power (MW), expected an amount of energy in TWh",
        ),
        (
            "energy: {energisation_year: '2028-2030'}\n",
            "3:29: energy.energisation_year: '2028-2030' is not possible here",
        ),
        (
            "energy: {battery_power: 100 MW}\n",
            "3:25: energy.battery_power: there is no battery_energy with it, expected both energy.battery_power",
        ),
        (
            "energy: {battery_energy: 400 MWh}\n",
            "3:26: energy.battery_energy: there is no battery_power with it, expected both energy.battery_power",
        ),
        (
            "energy:\n  grid_export: 50 MW\n  supply:\n    - {source: solar, power: 50 MW, coupling: contract}\n",
            "4:16: energy.grid_export: no source in energy.supply comes over a direct line",
        ),
        (
            "energy:\n  supply:\n"
            "    - {source: solar, power: 50 MW, coupling: direct-line, delivery: baseload}\n",
            "5:70: energy.supply[0].delivery: a direct line delivers what its source generates",
        ),
        ("energy: {flexible_share: 130%}\n", "3:26: energy.flexible_share: "),
        ("energy: {min_energy_share: 0}\n", "3:28: energy.min_energy_share: "),
        (
            "energy: {backup: kerosene}\n",
            "3:18: energy.backup: 'kerosene' is not possible here, expected one of",
        ),
        (
            "energy: {energisation_year: 2101}\n",
            "3:29: energy.energisation_year: '2101' is not possible here",
        ),
    ],
)
def test_one_thing_wrong(read: Reader, content: str, message: str) -> None:
    assert problem(read, content).startswith(message)


def test_phases_end_at_the_whole(read: Reader) -> None:
    content = MINIMAL.replace(
        "h100-sxm}", "h100-sxm, accelerator_count: 9, phases: [{year: 2028, accelerator_count: 8}]}"
    )
    assert problems(read, content) == [
        "2:97: factory.phases[0].accelerator_count: the last phase has 8 accelerators, the factory 9,"
        " expected the same number as in factory.accelerator_count"
    ]


def test_the_factory_needs_at_least_its_it(read: Reader) -> None:
    content = MINIMAL.replace("h100-sxm}", "h100-sxm, it_load: 250, facility_load: 240}")
    assert problems(read, content) == [
        "2:63: factory.facility_load: 240 MW is less than the IT alone (250 MW),"
        " expected at least factory.it_load"
    ]


def test_missing_sections_and_fields(read: Reader) -> None:
    assert problems(read, "proposal:\n  signature_year:\n") == [
        "1:1: factory: this field is missing, expected names with values, one 'name: value' a line",
        "1:1: proposal.name: this field is missing, expected a text",
        "2:3: proposal.signature_year: this field is missing, expected a whole number from 2020 to 2060",
    ]


def test_long_texts_and_lists(read: Reader) -> None:
    assert "has 2001 characters, expected at most 2000" in problem(read, f"site: {{name: {'x' * 2001}}}\n")
    items = "\n".join(f"  - {{id: e{index}, title: t, kind: study}}" for index in range(201))
    assert "the list has 201 items, expected at most 200" in problem(read, f"evidence:\n{items}\n")


def test_text_is_data(read: Reader) -> None:
    found = read(MINIMAL.replace("name: x", "name: '{0.__class__} {{x}} %s ${HOME} <b>'"))
    assert found.proposal.proposal.name == "{0.__class__} {{x}} %s ${HOME} <b>"
    assert "'{value}' is not" in problem(read, "use: {mode: '{value}'}")


def test_an_alias_is_reported_once(read: Reader) -> None:
    assert (
        problem(read, "site: {name: *x}\n")
        == "3:14: site.name: the alias *x is not allowed, expected the value written out"
    )
    assert problems(read, "proposal: *x\nfactory: {accelerator: b200}\n") == [
        "1:11: proposal: the alias *x is not allowed, expected the value written out"
    ]


def test_settings_go_over_the_file(read: Reader) -> None:
    content = (
        MINIMAL
        + "finance: {capex: 4 mld EUR}\ncommitments: {landscape: no}\nuse: {anchor_users: [{name: a}]}\n"
    )
    found = read(
        content,
        finance__capex="5 mld EUR",
        finance__debt_share="60%",
        energy__energisation_year="2029",
        commitments__landscape__note="plan",
        proposal__name="2026",
        **{"use__anchor_users[1]__name": "b"},
    )
    amounts = found.amounts()
    assert amounts["capex"].amount.central == 5e9
    assert str(amounts["capex"].place) == "--set:1:1"
    assert amounts["debt_share"].amount.central == 0.6
    assert found.proposal.energy.energisation_year == 2029
    assert found.proposal.proposal.name == "2026"
    assert [user.name for user in found.proposal.use.anchor_users] == ["a", "b"]
    landscape = found.proposal.commitments.landscape
    assert (landscape.answer, landscape.note) == ("no", "plan")


def test_a_setting_can_widen_or_remove_a_value(read: Reader) -> None:
    content = MINIMAL + "finance: {capex: 4 mld EUR, debt_share: 60%}\n"
    amounts = read(content, finance__capex__low="3 mld EUR", finance__debt_share="").amounts()
    assert amounts["capex"].amount == Amount(4e9, 3e9)
    assert "debt_share" not in amounts


def test_wrong_settings(read: Reader) -> None:
    assert problems(
        read,
        MINIMAL,
        **{
            "finance__dept_share": "1",
            "debt_share": "1",
            "finance": "3",
            "factory__it_load": "250 MWh",
            "finance__capex": "1.300",
            "use__anchor_users[3]__name": "x",
            "site__name": "a\x07",
            "a..b": "1",
            "finance.2nd": "1",
        },
    ) == [
        "--set:1:1: a..b: unknown field 'a..b', expected a path such as finance.debt_share",
        "--set:1:1: debt_share: unknown field 'debt_share',"
        " expected 'finance.debt_share', the nearest known name",
        "--set:1:1: factory.it_load: '250 MWh' is an amount of energy (MWh),"
        " expected a power in MW, such as 250 MW",
        "--set:1:1: finance: 'finance' holds more than one value, expected a path such as finance.debt_share",
        "--set:1:1: finance.2nd: unknown field 'finance.2nd', expected a path such as finance.debt_share",
        "--set:1:1: finance.capex: '1.300' can be read as 1,3 and as 1300, expected '1,3' or '1300'",
        "--set:1:1: finance.dept_share: unknown field 'finance.dept_share',"
        " expected 'finance.debt_share', the nearest known name",
        "--set:1:1: site.name: the text contains a control character, expected plain text",
        "--set:1:1: use.anchor_users[3].name: the list has 0 items, expected the next item at most",
    ]


def test_names_of_quantities_are_unique() -> None:
    names = [path[-1] for path, shape in SHAPES.items() if shape.quantity and "*" not in path]
    assert len(names) == len(set(names)) == len(NUMERIC_FIELDS)


@settings(
    max_examples=examples(200), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_any_change_to_a_proposal_reads_or_is_refused(tmp_path: Path, data: st.DataObject) -> None:
    content = template("nl").replace("  #", "  ").encode()
    start = data.draw(st.integers(0, len(content)))
    length = data.draw(st.integers(0, 30))
    piece = data.draw(
        st.one_of(st.binary(max_size=8), st.sampled_from([b": ", b"\n", b"- ", b"{", b"]", b"1.300", b"~"]))
    )
    path = tmp_path / "bid.yaml"
    path.write_bytes(content[:start] + piece + content[start + length :])
    try:
        read_proposal(path)
    except InputError as error:
        assert all(problem.place.line >= 1 for problem in error.problems) and str(error)


VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.sampled_from(["yes", "250 MW", "x", "2027"])
    ),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["low", "central", "name"]), inner)
    ),
    max_leaves=4,
)


@settings(
    max_examples=examples(200), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.sampled_from(sorted(SHAPES)), VALUES)
def test_anything_in_any_field_reads_or_is_refused(
    tmp_path: Path, field: tuple[str, ...], value: object
) -> None:
    for step in reversed(field):
        value = [value] if step == "*" else {step: value}
    path = tmp_path / "bid.yaml"
    path.write_text(repr(value).replace("None", "~").replace("True", "true").replace("nan", ".nan"), "utf-8")
    try:
        read_proposal(path)
    except InputError as error:
        assert str(error)
