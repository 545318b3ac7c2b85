"""Bids as people write them: what is not known yet, ranges, approximations, units, dates and words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aigf.documents import InputError
from aigf.proposal import Amount, ReadProposal, read_proposal
from aigf.proposal.amounts import Quantity, parse_amount

HEAD = "proposal:\n  name: Voorbeeld\n  signature_year: 2027\n  language: nl\nfactory:\n  accelerator: gb300-nvl72\n"
Reader = Callable[..., ReadProposal]


@pytest.fixture(name="read")
def a_reader(tmp_path: Path) -> Reader:
    def read(body: str = "", head: str = HEAD) -> ReadProposal:
        path = tmp_path / "bid.yaml"
        path.write_text(head + body, encoding="utf-8")
        return read_proposal(path)

    return read


def refusal(read: Reader, body: str, head: str = HEAD) -> str:
    with pytest.raises(InputError) as caught:
        read(body, head)
    return "\n".join(problem.render() for problem in caught.value.problems)


@pytest.mark.parametrize(
    "text",
    """PM|p.m.|n.t.b.|ntb|n.n.b.|n.v.t.|TBD|tbc|n/a|nader te bepalen|onbekend|unknown|'-'|–|'?'|''|' '|(PM)|p\u00adm
    |nog niet bekend|to be confirmed""".replace("\n", "").split("|"),
)
def test_what_is_not_known_yet_is_left_out_and_listed(read: Reader, text: str) -> None:
    found = read(
        f"  pue: {text}\nuse:\n  mode: {text}\nenergy:\n  energisation_year: {text}\n  supply: {text}\n"
    )
    assert found.amounts() == {}
    assert found.proposal.use.mode is None and found.proposal.energy.energisation_year is None
    assert {".".join(map(str, steps)) for steps in found.unknown} == {
        "factory.pue",
        "use.mode",
        "energy.energisation_year",
        "energy.supply",
    }


def test_an_answer_that_is_not_known_is_unknown(read: Reader) -> None:
    answers = "commitments:\n  landscape: PM\n  flexibility: {answer: n.t.b., note: volgt in 2027}\n"
    found = read(answers).commitments()
    assert (found["landscape"].answer, found["flexibility"].answer) == ("unknown", "unknown")
    assert found["flexibility"].note == "volgt in 2027"


def test_what_is_needed_is_still_asked_for(read: Reader) -> None:
    said = refusal(read, "  phases:\n    - {year: 2029, accelerator_count: PM}\n")
    assert "phases[0].accelerator_count: 'PM' says that it is not known yet, and this field is needed" in said
    assert "proposal.signature_year: 'n.t.b.' says" in refusal(read, "", HEAD.replace("2027", "n.t.b."))


RANGES = [
    ("electricity_use: 1,6–3,2 TWh", "electricity_use", Amount(2.4, 1.6, 3.2)),
    ("grid_connection: 300 tot 340 MW", "grid_connection", Amount(320, 300, 340)),
    ("grid_connection: tussen 300 en 340 MW", "grid_connection", Amount(320, 300, 340)),
    ("grid_connection: between 300 and 340 MW", "grid_connection", Amount(320, 300, 340)),
    ("grid_connection: van 300 t/m 340 MW", "grid_connection", Amount(320, 300, 340)),
    ("grid_connection: 300 MW – 0,34 GW", "grid_connection", Amount(320, 300, 340)),
    ("grid_connection: 300 \u00b1 20 MW", "grid_connection", Amount(300, 280, 320)),
    ("grid_connection: 300 MW +/- 10%", "grid_connection", Amount(300, 270, 330)),
    ("grid_connection: {low: 300 MW, high: 340 MW}", "grid_connection", Amount(320, 300, 340)),
    ("grid_connection: {low: min. 300 MW, high: max. 340 MW}", "grid_connection", Amount(320, 300, 340)),
    ("electricity_price: € 78 – € 90 per MWh", "electricity_price", Amount(84, 78, 90)),
    ("electricity_price: 8 à 10 ct/kWh", "electricity_price", Amount(90, 80, 100)),
    ("flexible_share: 30-40%", "flexible_share", Amount(0.35, 0.3, 0.4)),
]


@pytest.mark.parametrize(("field", "name", "amount"), RANGES)
def test_a_range_in_words(read: Reader, field: str, name: str, amount: Amount) -> None:
    found = read(f"energy:\n  {field}\n")
    assert found.amounts()[name].amount == amount
    (reading,) = found.readings
    assert reading.field == f"energy.{name}"


def test_ranges_of_money_share_their_magnitude(read: Reader) -> None:
    body = "finance:\n  capex: {low: 5 mld EUR, high: '7,5 mld EUR'}\n  opex: € 300-450 mln per jaar\n"
    found = read(body).amounts()
    assert found["capex"].amount == Amount(6.25e9, 5e9, 7.5e9)
    assert found["opex"].amount == Amount(375e6, 300e6, 450e6)


@pytest.mark.parametrize(
    "text", ["7-5 mld", "5-6-7 mld", "max. 5 à 7 mld", "5 of 6 mld", "5 mld – 7 mld USD"]
)
def test_what_is_no_range_is_refused_with_how_to_write_one(read: Reader, text: str) -> None:
    assert "finance.capex" in refusal(read, f"finance:\n  capex: {text}\n")


@pytest.mark.parametrize(
    "word", ["ca.", "ca", "circa", "ongeveer", "~", "±", "approx.", "about", "around", "rond de"]
)
def test_about_an_amount_is_the_amount_with_a_range_of_the_reader(read: Reader, word: str) -> None:
    found = read(f"energy:\n  grid_connection: '{word} 300 MW'\n")
    amount = found.amounts()["grid_connection"].amount
    assert amount.central == 300 and amount.ends == (270, 330) and amount.own
    assert "judgement" in str(amount.how[-1]) and word in str(amount.how[-1])


@pytest.mark.parametrize("word", ["max.", "maximaal", "ten hoogste", "at most", "up to", "<", "≤", "tot"])
def test_a_bound_above_is_the_amount_with_what_is_below_it(read: Reader, word: str) -> None:
    amount = read(f"energy:\n  grid_connection: '{word} 300 MW'\n").amounts()["grid_connection"].amount
    assert amount.central == 300 == amount.ends[1] > amount.ends[0]


@pytest.mark.parametrize(
    "word", ["min.", "minimaal", "ten minste", "tenminste", "at least", ">", ">=", "vanaf"]
)
def test_a_bound_below_is_the_amount_with_what_is_above_it(read: Reader, word: str) -> None:
    amount = read(f"energy:\n  grid_connection: '{word} 300 MW'\n").amounts()["grid_connection"].amount
    assert amount.central == 300 == amount.ends[0] < amount.ends[1]


def test_a_range_of_the_reader_stays_within_what_is_possible(read: Reader) -> None:
    found = read("use:\n  sold_share: circa 95%\nfinance:\n  capex: ca. 1 mln EUR\n").amounts()
    assert found["sold_share"].amount.ends == (pytest.approx(0.855), 1)
    assert found["capex"].amount.ends[0] == 1e6


def test_units_as_they_are_written(read: Reader) -> None:
    found = read(
        "  wue: 0,1 m³/MWh\n  accelerator_count: 100.000 stuks\nuse:\n  gpu_hour_price: € 2,60 per GPU-uur\n"
        "site:\n  net_area: 0,3 km²\n  available_area: 60\u00a0ha\n"
        "finance:\n  capex: M€ 2100\n  opex: 300 mln. euro p.j.\n"
        "energy:\n  electricity_price: 78,40 €/MWh\n  electricity_use: 1.600 GWhe per jaar\n"
        "  grid_connection: 320 MWe\n"
    ).amounts()
    assert {name: stated.amount.central for name, stated in found.items()} == {
        "wue": 0.1,
        "accelerator_count": 100_000,
        "gpu_hour_price": 2.6,
        "net_area": 30,
        "available_area": 60,
        "capex": 2.1e9,
        "opex": 3e8,
        "electricity_price": 78.4,
        "electricity_use": 1.6,
        "grid_connection": 320,
    }


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Q3 2028", 2028),
        ("2028-07", 2028),
        ("eind 2028", 2028),
        ("H2 2029", 2029),
        ("1e kwartaal 2029", 2029),
        ("30-11-2028", 2028),
        ("'2030'", 2030),
        ("juli 2029", 2029),
        ("ca. 2029", 2029),
        ("second half of 2029", 2029),
    ],
)
def test_a_year_from_what_is_written(read: Reader, text: str, year: int) -> None:
    found = read(f"energy:\n  energisation_year: {text}\n")
    assert found.proposal.energy.energisation_year == year
    assert [reading.read for reading in found.readings] == [str(year)]


@pytest.mark.parametrize("text", ["2028-2029", "over 2 jaar", "Q5 2028", "31-02-2028", "Q3 '28"])
def test_what_is_no_year_is_refused(read: Reader, text: str) -> None:
    assert "energisation_year" in refusal(read, f'energy:\n  energisation_year: "{text}"\n')


@pytest.mark.parametrize(
    "text", ["30-11-2026", "30 november 2026", "30 nov. 2026", "30/11/2026", "November 30, 2026"]
)
def test_a_date_as_it_is_written(read: Reader, text: str) -> None:
    found = read(head=HEAD.replace("  name:", f"  date: {text}\n  name:"))
    assert found.proposal.proposal.date == "2026-11-30"


def test_a_day_that_may_be_a_month_is_refused_in_english_and_the_day_in_dutch(read: Reader) -> None:
    dated = HEAD.replace("  name:", "  date: 04/05/2026\n  name:")
    assert read(head=dated).proposal.proposal.date == "2026-05-04"
    assert "'04/05/2026' is no date" in refusal(read, "", dated.replace("language: nl", "language: en"))


def test_five_below_zero_is_not_at_least_five(read: Reader) -> None:
    assert "several ways" in refusal(read, "site:\n  temperature_mean: min 5 °C\n")
    amount = read("site:\n  temperature_mean: circa 11 °C\n").amounts()["temperature_mean"].amount
    assert amount.ends == (10, 12)


def test_words_in_dutch_and_in_english(read: Reader) -> None:
    found = read(
        "  cooling: verdampingskoeling\nsite:\n  country: Nederland\n  latitude: 51,95° N\n  longitude: 4,05 OL\n"
        "energy:\n  grid_contract: vast\n  backup: accu\n  supply:\n"
        "    - {source: Wind op zee, power: 400 MW, coupling: directe lijn, delivery: zoals opgewekt}\n"
        "    - {source: zon, power: 50 MW, coupling: Contract}\n"
        "use:\n  mode: gemengd\ncommitments:\n  landscape: ja\n  flexibility: {answer: Nee}\n"
        "consortium:\n  members:\n    - {name: A, country: the Netherlands}\n    - {name: B, country: fr}\n"
        "evidence:\n  - {id: a, title: A, kind: vergunning, date: november 2026}\n"
    ).proposal
    assert (found.factory.cooling, found.site.country, found.use.mode) == ("evaporative", "NL", "mixed")
    assert (found.site.latitude, found.site.longitude) == (51.95, 4.05)
    assert (found.energy.grid_contract, found.energy.backup) == ("firm", "battery")
    assert [item.source for item in found.energy.supply] == ["offshore-wind", "solar"]
    assert (found.energy.supply[0].coupling, found.energy.supply[0].delivery) == (
        "direct-line",
        "pay-as-produced",
    )
    assert (found.commitments.landscape.answer, found.commitments.flexibility.answer) == ("yes", "no")
    assert [member.country for member in found.consortium.members] == ["NL", "FR"]
    assert (found.evidence[0].kind, found.evidence[0].date) == ("permit", "2026-11")


def test_an_unknown_word_gets_the_nearest(read: Reader) -> None:
    assert "expected 'offshore-wind', the nearest" in refusal(
        read, "energy:\n  supply: [{source: wind op zeee, power: 5 MW}]\n"
    )
    assert "such as DE" in refusal(read, "site:\n  country: Duitslnd\n")


DUTCH = "energy:\n  electricity_use: 2,2 TWh\n"
ENGLISH = "energy:\n  electricity_use: 2.2 TWh\n"


@pytest.mark.parametrize(
    ("others", "text", "value"),
    [
        (DUTCH, "1.300", 1300),
        (DUTCH, "1.300 MW", 1300),
        (DUTCH, "1,325 MW", 1.325),
        (ENGLISH, "1,300 MW", 1300),
    ],
)
def test_a_number_with_two_readings_is_read_by_the_other_numbers(
    read: Reader, others: str, text: str, value: float
) -> None:
    found = read(f"{others}  grid_connection: {text}\n")
    assert found.amounts()["grid_connection"].amount.central == value


@pytest.mark.parametrize(
    ("others", "text"),
    [
        ("energy:\n", "1.300"),
        ("energy:\n", "1,300 MW"),
        (ENGLISH, "1.300 MW"),
        (ENGLISH, "1.300"),
        (DUTCH, "1,300 MW"),
        (DUTCH + "  flexible_share: 0.35\n", "1.300"),
        (DUTCH + "  battery_power: 2.5 MW\n  battery_energy: 10 MWh\n", "1,300 MW"),
    ],
)
def test_where_nothing_decides_or_all_contradict_it_is_refused_with_both(
    read: Reader, others: str, text: str
) -> None:
    said = refusal(read, f"{others}  grid_connection: {text}\n")
    assert "can be read as 1,3 and as 1300" in said


def test_what_is_read_by_the_others_is_said(read: Reader) -> None:
    (reading,) = read(f"{DUTCH}  grid_connection: 1.300\n").readings
    assert (reading.written, [str(how) for how in reading.how]) == (
        "1.300",
        ["by the decimal comma of the other numbers"],
    )


def test_a_text_out_of_a_word_processor(read: Reader) -> None:
    found = read(
        "energy:\n  grid_connection: “1.300\u00a0M\u00adW\u200b”\nfinance:\n  capex: ４\u2009mld\u202f€\n"
    ).amounts()
    assert (found["grid_connection"].amount.central, found["capex"].amount.central) == (1300, 4e9)


def test_an_endless_text_is_no_amount() -> None:
    for text in ("5-" * 100_000, "ca. " * 100_000, "9" * 300_000, "±5" * 50_000):
        with pytest.raises(ExceptionGroup):
            parse_amount(text, Quantity("MW"), "nl")


@pytest.mark.parametrize(
    ("written", "central"),
    [
        ("> 300 mln", 3e8),
        (">= € 300 mln  # geschat", 3e8),
        ("~ 300 mln", 3e8),
        ("“300 mln: per jaar”", None),
        ("-", None),
    ],
)
def test_what_is_typed_as_no_yaml_is_taken_as_it_is_typed(
    read: Reader, written: str, central: float | None
) -> None:
    body = f"site:\n  name: |\n    a: -\n  municipality: -\nfinance:\n  opex: {written}\n  revenue: ?\n"
    if "“" in written:
        assert "finance.opex: '“300 mln: per jaar”' has the unknown unit" in refusal(read, body)
        return
    found = read(body)
    assert found.proposal.site.name == "a: -\n"
    assert (found.amounts()["opex"].amount.central if "opex" in found.amounts() else None) == central
    assert ("finance", "revenue") in found.unknown and ("site", "municipality") in found.unknown


def test_spaces_out_of_a_word_processor_where_yaml_has_its_own(read: Reader) -> None:
    found = read("finance:\n\u00a0 capex:\u00a04 mld EUR\n\u00a0\u00a0opex: 300 mln\n").amounts()
    assert (found["capex"].amount.central, found["opex"].amount.central) == (4e9, 3e8)
    assert (found["capex"].place.line, found["capex"].place.column) == (8, 10)


def test_the_parts_of_a_range_in_other_words(read: Reader) -> None:
    body = "finance:\n  capex: {laag: 5 mld, hoog: 7 mld}\n  opex: {min: 300 mln, verwacht: 310 mln, max: n.t.b.}\n"
    found = read(body)
    assert found.amounts()["capex"].amount == Amount(6e9, 5e9, 7e9)
    assert found.amounts()["opex"].amount == Amount(310e6, 300e6)
    assert refusal(read, "finance:\n  capex: {laag: veel, hoog: 7 mld}\n").endswith(
        "8:17: finance.capex.laag: 'veel' is not a number, expected an amount of euros in EUR, such as 4 bn EUR"
    )
