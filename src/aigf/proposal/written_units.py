"""Units and magnitudes as people write them: ``mld EUR``, ``€/MWh``, ``GPU's``, ``TWh per jaar``."""

from __future__ import annotations

import re

from aigf.text import Text
from aigf.units import Unit, UnitError, unit

#: Words for a power of ten; the single letters count only where they cannot be a unit.
_MAGNITUDES = {
    **dict.fromkeys(("k", "K", "duizend", "dzd", "thousand"), 1e3),
    **dict.fromkeys(("m", "M", "mln", "mio", "miljoen", "million", "millions"), 1e6),
    **dict.fromkeys(("mld", "mrd", "miljard", "miljarden", "bn", "bln", "billion", "billions"), 1e9),
    **dict.fromkeys(("biljoen", "trillion"), 1e12),
}
_LETTERS = frozenset("kKmM")

_WORDS = {
    **dict.fromkeys(("euro", "euros", "euro's", "eur", "€"), "EUR"),
    **dict.fromkeys(("dollar", "dollars", "usd", "$", "us$"), "USD"),
    **dict.fromkeys(("kw", "kilowatt", "kwe", "kwp", "kwth", "kva"), "kW"),
    **dict.fromkeys(("mw", "megawatt", "mwe", "mwp", "mwth", "mw(e)", "mw(th)", "mva"), "MW"),
    **dict.fromkeys(("gw", "gigawatt", "gwe", "gwp", "gwth"), "GW"),
    **dict.fromkeys(("kwh", "kilowattuur", "kwhe", "kwhth", "kilowatt-hour", "kilowatt-hours"), "kWh"),
    **dict.fromkeys(("mwh", "megawattuur", "mwhe", "mwhth", "megawatt-hour", "megawatt-hours"), "MWh"),
    **dict.fromkeys(("gwh", "gigawattuur", "gwhe", "gwhth", "gigawatt-hour", "gigawatt-hours"), "GWh"),
    **dict.fromkeys(("twh", "terawattuur", "twhe", "twhth", "terawatt-hour", "terawatt-hours"), "TWh"),
    **dict.fromkeys(("gj", "gigajoule"), "GJ"),
    **dict.fromkeys(("tj", "terajoule"), "TJ"),
    **dict.fromkeys(("pj", "petajoule"), "PJ"),
    **dict.fromkeys(("u", "uur", "uren", "uurs", "hour", "hours", "hr", "hrs"), "h"),
    **dict.fromkeys(("dag", "dagen", "days"), "day"),
    **dict.fromkeys(("maand", "maanden", "months"), "month"),
    **dict.fromkeys(("jaar", "jaren", "jr", "years", "yr", "yrs", "jaarlijks", "annum"), "year"),
    **dict.fromkeys(("ha", "hectare", "hectares", "hectaren"), "ha"),
    **dict.fromkeys(("m²", "㎡", "m^2", "vierkante meter", "vierkante meters"), "m2"),
    **dict.fromkeys(("square metre", "square metres", "square meter", "square meters", "sqm"), "m2"),
    **dict.fromkeys(("m³", "㎥", "m^3", "kuub", "kubieke meter", "kubieke meters"), "m3"),
    **dict.fromkeys(("cubic metre", "cubic metres", "cubic meter", "cubic meters"), "m3"),
    **dict.fromkeys(("l", "liter", "liters", "litre", "litres"), "L"),
    **dict.fromkeys(("km", "kilometer", "kilometers", "kilometre", "kilometres"), "km"),
    **dict.fromkeys(("meter", "meters", "metre", "metres"), "m"),
    **dict.fromkeys(("gpu", "gpus", "gpu's", "chip", "chips", "accelerators", "processor"), "accelerator"),
    **dict.fromkeys(("processors", "processoren", "versneller", "versnellers", "gpu-kaarten"), "accelerator"),
    **dict.fromkeys(("stuk", "stuks", "st", "pcs", "piece", "pieces", "eenheid", "eenheden"), "accelerator"),
    **dict.fromkeys(("gpuh", "gpu-h", "gpu-u"), "accelerator·h"),
    **dict.fromkeys(("flop", "flops"), "FLOP"),
    **dict.fromkeys(("°c", "celsius", "° c", "℃", "graden", "graden celsius", "deg c"), "degC"),
    **dict.fromkeys(("degrees", "degrees celsius"), "degC"),
    **dict.fromkeys(("procent", "percent", "pct"), "%"),
}
_CENTS = frozenset(("ct", "ct.", "€ct", "€-ct", "cent", "cents", "eurocent", "eurocents"))
_SQUARE_KILOMETRES = frozenset(
    ("km2", "km²", "㎢", "km^2", "vierkante kilometer", "vierkante kilometers", "square kilometres")
)
#: Between the parts of a product: a GPU-hour.
_PRODUCT = re.compile(r"[-\s]|(?<=\w)·(?=\w)")
#: A thousandth where the rest says that millions are meant: mW is a milliwatt, mw only a careless MW.
_MILLI = re.compile(r"m(?=W)")
_SIGN = r"(?P<sign>€|EUR|eur|[Ee]uro|US\$|\$|USD)"
_SIZE = r"(?:[kKMm]|mln|mio|mld|mrd|bn|miljoen|miljard|million|billion)\.?"
#: What may stand before a number: a currency with or without a magnitude on one of its sides, such as M€ and EUR mln.
_CURRENCY = re.compile(
    rf"^(?P<before>(?!m\s?[^\sa-z]){_SIZE})?\s?{_SIGN}\s?(?P<after>{_SIZE})?\s?(?=[-+.,\d])"
)
#: Ways to end an amount of a year that have no stroke; PJ in capitals is a unit.
_YEARLY = re.compile(
    r"(?:(?<![^\W\d_])(?:p\.?\s?/?\s?a\.?|(?-i:p\.?\s?/?\s?j\.?|P\.\s?J\.?))"
    r"|/\s?(?:jr|yr|[ja])\.?|\b(?:jaarlijks|per annum|annually|yearly)"
    r"|\b(?:a|each|every|elk|ieder) (?:jaar|year))$",
    re.IGNORECASE,
)
_WORD = re.compile(r"^([A-Za-z]+)\.?(?=$|[\s€$/])")

#: What a unit measures, and how one would write it.
_KINDS = (
    ("", Text("a share or ratio"), "35%"),
    ("MW", Text("a power"), "250 MW"),
    ("MWh", Text("an amount of energy"), "100 MWh"),
    ("TWh", Text("an amount of energy"), "2.1 TWh"),
    ("PJ", Text("an amount of energy"), "1.2 PJ"),
    ("EUR", Text("an amount of euros"), "4 bn EUR"),
    ("USD", Text("an amount of dollars"), "4 bn USD"),
    ("ha", Text("an area"), "30 ha"),
    ("km", Text("a distance"), "3 km"),
    ("m3", Text("a volume"), "100 m3"),
    ("t", Text("a mass"), "100 t"),
    ("h", Text("a length of time"), "72 h"),
    ("year", Text("a length of time"), "5 year"),
    ("degC", Text("a temperature"), "11 °C"),
    ("accelerator", Text("a number of accelerators"), "100000"),
    ("FLOP", Text("an amount of computation"), "1e26 FLOP"),
    ("FLOP/s", Text("a computing speed"), "1 PFLOP/s"),
    ("m3/MWh", Text("water for each unit of energy"), "0.1 m3/MWh"),
    ("EUR/MWh", Text("a price of energy"), "78 EUR/MWh"),
    ("EUR/accelerator", Text("a price of an accelerator"), "21280 EUR/accelerator"),
    ("EUR/accelerator/h", Text("a price of an accelerator-hour"), "2.6 EUR/accelerator/h"),
    ("household", Text("a number of households"), "100 household"),
)


def kind(measured: Unit) -> Text | None:
    """What a unit measures, in words; None where there is no word for it."""
    return next(
        (words for symbol, words, _ in _KINDS if unit(symbol).dimensions == measured.dimensions), None
    )


def example(symbol: str) -> str:
    """A value as one would write it in the unit ``symbol``."""
    return next((text for known, _, text in _KINDS if known == symbol), f"1 {symbol}")


def split_currency(text: str) -> tuple[str, float, str]:
    """The currency before a number, as a unit, its magnitude and the rest: ``('EUR', 1.0, '1.300 mln')``.

    >>> split_currency("M€ 2100"), split_currency("€ 1.300 mln"), split_currency("EUR mln 300")
    (('EUR', 1000000.0, '2100'), ('EUR', 1.0, '1.300 mln'), ('EUR', 1000000.0, '300'))
    """
    found = _CURRENCY.match(text)
    if found is None or (found["before"] and found["after"]):
        return "", 1.0, text
    size = (found["before"] or found["after"] or "").removesuffix(".")
    magnitude = _MAGNITUDES[size if size in _LETTERS else size.lower()] if size else 1.0
    return _WORDS[found["sign"].lower()], magnitude, text[found.end() :]


def split_year(text: str) -> tuple[str, bool]:
    """A written unit without "a year" at its end, and whether that stood there: ``('mln euro', True)``.

    >>> split_year("mln euro p.j."), split_year("TWh/j"), split_year("TWh")
    (('mln euro', True), ('TWh', True), ('TWh', False))

    PJ is petajoules and not p.j.

    >>> split_year("PJ"), split_year("PJ p.j."), split_year("TWh pj")
    (('PJ', False), ('PJ', True), ('TWh', True))
    """
    found = _YEARLY.search(text)
    return (text, False) if found is None else (text[: found.start()].rstrip(" ,("), True)


def split_magnitude(text: str, letters: bool) -> tuple[float, str]:
    """The power of ten that starts a text, and the rest: ``(1e9, 'EUR')`` for ``mld EUR``.

    ``letters`` says whether k and m can be magnitudes here (of money, of a count) or must be units.
    """
    found = _WORD.match(text)
    word = found[1] if found else ""
    if word not in _LETTERS:
        word = word.lower()
    if found is None or word not in _MAGNITUDES or (word in _LETTERS and not letters):
        return 1.0, text
    return _MAGNITUDES[word], text[found.end() :].strip()


def atoms(text: str) -> list[str]:
    """The parts of a written unit between the strokes: ``['EUR', 'MWh']`` for ``euro per MWh``."""
    parts = re.split(r"\s*/\s*|\s+per\s+|^per\s+", text)
    return [part.strip().removesuffix(".") for part in parts]


def unit_of_atoms(parts: list[str]) -> Unit:
    """The unit of the first part divided by the others.

    Raises UnitError with the part that is no unit.
    """
    made = _atom(parts[0])
    for part in parts[1:]:
        made = made / _atom(part)
    return made


def _atom(written: str) -> Unit:
    if written.lower() in _CENTS:
        euro = unit("EUR")
        return Unit(euro.dimensions, euro.scale / 100, "ct")
    if written.lower() in _SQUARE_KILOMETRES:
        area = unit("m2")
        return Unit(area.dimensions, area.scale * 1e6, "km2")
    text = written.replace("€", "EUR") if len(written) > 1 else written
    if "/" in text or not text:
        raise UnitError(written)
    if in_thousandths(text):
        raise UnitError(written)
    try:
        return unit(text)
    except UnitError:
        pass
    word = _WORDS.get(text.lower())
    if text == "FLOPS":
        word = "FLOP/s"
    if word is not None:
        return unit(word)
    first, second = _PRODUCT.split(text, maxsplit=1) if len(_PRODUCT.findall(text)) == 1 else ("", "")
    if not first or not second:
        raise UnitError(written)
    return _atom(first) * _atom(second)


def in_thousandths(written: str) -> bool:
    """True for a symbol such as mW, whose m is milli where M, for mega, was meant.

    >>> in_thousandths("mWh"), in_thousandths("mwh"), in_thousandths("MWh")
    (True, False, False)
    """
    return _MILLI.match(written) is not None


def unit_words() -> list[str]:
    """Everything that can be written as a unit or magnitude, to find the nearest name in."""
    symbols = [
        "EUR",
        "kEUR",
        "MEUR",
        "MW",
        "kW",
        "GW",
        "MWh",
        "kWh",
        "GWh",
        "TWh",
        "ha",
        "m2",
        "km",
        "h",
        "year",
    ]
    return [*symbols, "accelerator", "FLOP", "%", *_WORDS, *(word for word in _MAGNITUDES if len(word) > 1)]
