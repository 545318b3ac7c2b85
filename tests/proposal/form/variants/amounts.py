"""Amounts in a form: as numbers in cells of any format, and as texts in both notations and in other units."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from aigf.proposal import Amount
from aigf.proposal.structure import Shape
from aigf.proposal.words import usual
from tests.proposal.form.variants.content import Entry, Form, decimal_of
from tests.proposal.variants import SPACES, UNITS, numeral
from tests.series.variants.draw import Draw

#: Amounts that are filled in where the bid has none, each without a bearing on the others.
MORE = {
    "factory.wue": "0.35",
    "factory.model_flops_utilisation": "0.385",
    "factory.training_goodput": "0.9",
    "factory.hardware_life": "5.5",
    "site.net_area": "34.5",
    "site.station_distance": "3.25",
    "energy.electricity_price": "78.4",
    "energy.flexible_share": "0.2",
    "energy.min_energy_share": "0.85",
    "energy.backup_duration": "60",
    "energy.heat_connected_demand": "1.85",
    "energy.heat_network_capacity": "125",
    "energy.heat_network_temperature": "72.5",
    "energy.heat_storage": "2500",
    "use.gpu_hour_price": "2.65",
    "finance.capex": "6800000000",
    "finance.opex": "412000000",
    "finance.revenue": "1930000000",
    "finance.equity": "1250000000",
    "finance.cost_of_capital": "0.0725",
}
#: Other units than those of a bid's own variants, with what to multiply an amount in the field's unit with.
_UNITS = {
    **UNITS,
    "accelerator": (("", "1"), ("GPU's", "1"), ("accelerators", "1"), ("stuks", "1"), ("chips", "1")),
    "m3/MWh": (("m³/MWh", "1"), ("m3 per MWh", "1"), ("l/kWh", "1"), ("liter per kWh", "1")),
    "year": (("jaar", "1"), ("years", "1"), ("jr", "1")),
    "h": (("uur", "1"), ("h", "1"), ("hours", "1"), ("uren", "1")),
    "km": (("km", "1"), ("kilometer", "1"), ("m", "1e3")),
    "MWh": (("MWh", "1"), ("kWh", "1e3"), ("GWh", "1e-3"), ("megawattuur", "1")),
    "degC": (("°C", "1"), ("graden", "1"), ("degC", "1")),
    "EUR/accelerator": (("euro", "1"), ("€ per GPU", "1"), ("EUR/accelerator", "1"), ("k€", "1e-3")),
    "FLOP": (("FLOP", "1"),),
}


def with_amounts(form: Form) -> None:
    """A form with amounts beside those of the bid, which are added once, before its columns are moved."""
    draw = form.draw
    if form.has_more:
        return
    form.has_more = True
    for entry in form.entries(filled=False):
        usual_amount = MORE.get(".".join(map(str, entry.steps)))
        if usual_amount is not None and draw.rng.random() < 0.5:
            value = Decimal(f"{Decimal(usual_amount) * draw.rng.randint(90, 110) / 100:.2e}")
            form.expected[entry.steps] = Amount(float(value))
            entry.cell.value = float(value)


def exact(form: Form) -> list[tuple[Entry, Decimal]]:
    """The amounts that are no range, with their numbers."""
    amounts = [entry for entry in form.entries() if isinstance(entry.value, Amount)]
    return [(entry, decimal_of(entry.value.central)) for entry in amounts if entry.value.low is None]


def is_share(shape: Shape) -> bool:
    return shape.quantity is not None and not shape.quantity.unit and shape.quantity.maximum == 1


def in_notation(form: Form) -> None:
    """The notation of the texts: that of the bid, or another with the word for it, or that of the form and no word."""
    entry = next(entry for entry in form.entries() if entry.steps == ("proposal", "language"))
    way = form.draw.one("notation", ("of the bid", "of the bid", "other", "of the form"))
    if way == "of the form":
        form.notation = form.language
        entry.cell.value = None
    elif way == "other":
        form.notation = "en" if form.notation == "nl" else "nl"
        entry.cell.value = usual(form.notation, form.draw.one("word in", ("nl", "en")))
    form.expected[entry.steps] = form.notation


def text_of(form: Form, value: Decimal, shape: Shape, units: bool = True) -> str:
    """An amount as a text in the notation of the bid, with a unit or in that of the field."""
    draw = form.draw
    assert shape.quantity is not None
    symbol = shape.quantity.unit
    ways = _UNITS["" if is_share(shape) else symbol] if symbol or is_share(shape) else (("", "1"),)
    unit, factor = draw.rng.choice(ways) if units else ("", "1")
    digits = numeral(value * Decimal(factor), form.notation, draw.rng)
    if unit in ("M€", "k€", "€", "mln EUR") and draw.rng.random() < 0.3:
        return f"{' '.join(unit.split()[::-1])}{draw.rng.choice((' ', ''))}{digits}"
    return f"{digits}{draw.rng.choice((*SPACES[:4], chr(10)))}{unit}".strip()


def as_texts(form: Form) -> None:
    """Numbers without a unit as texts, in the notation of the bid."""
    draw = form.draw
    with_amounts(form)
    in_notation(form)
    for entry, value in exact(form):
        entry.cell.value = around(draw, text_of(form, value, entry.shape, units=False))
        entry.cell.number_format = draw.rng.choice(("@", "General", "0.00"))


def in_units(form: Form) -> None:
    """Numbers as texts with a unit of their own."""
    draw = form.draw
    with_amounts(form)
    in_notation(form)
    for entry, value in exact(form):
        entry.cell.value = around(draw, text_of(form, value, entry.shape))


def around(draw: Draw, text: str) -> str:
    """A text with what comes along when it is pasted into a cell."""
    return draw.rng.choice(
        ("{}", "{}", "{}", " {}", "{} ", "\u00a0{}", "{}\n", "\n{}", "\t{}", "{}\u200b", "“{}”")
    ).format(text)


#: Formats that show a number and nothing else.
_PLAIN = (
    "General",
    "0",
    "0.00",
    "#,##0",
    "#,##0.00",
    "0.00E+00",
    "##0.0E+0",
    "#,##0_);(#,##0)",
    "#,##0.00_);[Red](#,##0.00)",
    "[Blue]#,##0.0;[Red]-#,##0.0",
    '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
    "[$-413]#,##0.00",
    "[$-0413]#.##0",
    "# ?/?",
    "@",
    "0;-0;;@",
    "[>=1000]#,##0;0.00",
)
_MONEY = (
    '"€" #,##0',
    "[$€-413] #,##0.00",
    "#,##0 [$€-407]",
    "€ #,##0",
    "[$EUR] #,##0",
    '_ "€" * #,##0.00_ ;_ "€" * -#,##0.00_ ;_ "€" * "-"??_ ;_ @_ ',
    '_-[$€-2] * #,##0.00_-;-[$€-2] * #,##0.00_-;_-[$€-2] * "-"??_-',
    "[$€-x-euro2] #,##0",
    '#,##0.0,, "mln"',
    '#,##0.00,,, "mld"',
    '"€" #,##0.0,, "mln"',
    '#,##0," k€"',
    '#,##0 "euro"',
    '[>=1000000000]#,##0.0,,," mld";#,##0.0,," mln"',
)
_SHARES = ("0%", "0.0%", "0.00 %", "0.0##%;[Red]-0.0##%", "0.0\\%", '0.0"%"', '0.0 "procent"')
#: Of units that a format may show behind a number in that unit.
_SHOWN = (
    '0.0## "{}"',
    '#,##0.### "{}"',
    "0.0##\\ [${}]",
    '0.##" {}"',
    '#,##0.0" {}";[Red]-#,##0.0" {}"',
    'General" {}"',
)


def as_numbers(form: Form) -> None:
    """Numbers as numbers, in cells of any format that shows them without a unit or with that of the field."""
    draw = form.draw
    with_amounts(form)
    for entry, value in exact(form):
        entry.cell.value = number(draw, value)
        entry.cell.number_format = draw.rng.choice(_PLAIN)
        _shown(draw, entry, value)


def _shown(draw: Draw, entry: Entry, value: Decimal) -> None:
    assert entry.shape.quantity is not None
    symbol, way = entry.shape.quantity.unit, draw.rng.random()
    if is_share(entry.shape) and way < 0.8:
        entry.cell.number_format = draw.rng.choice(_SHARES)
        if "\\%" in entry.cell.number_format or '"' in entry.cell.number_format:
            entry.cell.value = number(draw, value * 100)
    elif symbol.startswith("EUR") and way < 0.6:
        entry.cell.number_format = draw.rng.choice(_MONEY if symbol == "EUR" else _MONEY[:8])
    elif symbol in _UNITS and symbol and way < 0.6:
        unit, factor = draw.rng.choice(_UNITS[symbol])
        entry.cell.value = number(draw, value * Decimal(factor))
        entry.cell.number_format = draw.rng.choice(_SHOWN).replace("{}", unit) if unit else "#,##0"


def number(draw: Draw, value: Decimal) -> Any:
    return int(value) if value == value.to_integral() and draw.rng.random() < 0.7 else float(value)
