"""Proposals drawn from the schema, in every way that a field may be written."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from aigf.documents import has_refused_character
from aigf.proposal.form.layout import required
from aigf.proposal.numbers import Language, written
from aigf.proposal.structure import SHAPES, Pattern, Shape, names_in
from aigf.proposal.unknown import not_yet_known
from aigf.proposal.words import CHOICES, chosen

AWKWARD = (
    *(
        "=1+1",
        "+31 6",
        "-",
        "@naam",
        "'aangehaald",
        '"',
        "007",
        "1.300",
        "2026-11-30",
        "1e5",
        "TRUE",
        "ja",
        "nul;een",
    ),
    *(
        "twee\nregels",
        "\ttab",
        " spatie ervoor en erna ",
        "🏭 fabriek",
        "é" * 300,
        "a" * 1999,
        "{low: 1}",
        "x: y # z",
    ),
    *(
        "<r>x</r>",
        "<b>&amp;",
        "{=SUM(A1)}",
        "http://example.org/a b",
        "mailto:a@b.nl",
        "#N/A",
        "PM",
        "null",
        "~",
    ),
    *(
        "| a | b |",
        "%",
        "a_x0041_b",
        "'",
        "''",
        "=",
        "a, b",
        "n.t.b.",
        "1/2",
        "5-7",
        "\u00a0x\u00a0",
        "a\n\n b",
    ),
)


def texts() -> st.SearchStrategy[str]:
    drawn = st.text(st.characters(exclude_characters="\r"), min_size=1, max_size=30)
    known = st.sampled_from(AWKWARD)
    return st.one_of(known, drawn).filter(lambda text: bool(text.strip()) and not has_refused_character(text))


def numbers(shape: Shape) -> st.SearchStrategy[float]:
    quantity = shape.quantity
    assert quantity is not None
    low = max(quantity.minimum, quantity.least)
    floats = st.floats(low, quantity.maximum, allow_subnormal=False)
    whole = (
        st.integers(int(low) + 1, int(min(quantity.maximum, 10 * low + 1000)))
        if quantity.maximum > low + 2
        else floats
    )
    return st.one_of(floats, whole, floats.map(lambda value: float(f"{value:.4g}"))).filter(quantity.holds)


@st.composite
def amounts(draw: st.DrawFn, shape: Shape, language: Language) -> Any:
    quantity = shape.quantity
    assert quantity is not None
    parts = sorted(draw(st.lists(numbers(shape), min_size=3, max_size=3)))
    unit = quantity.unit or ""

    def text(value: float) -> str:
        return f"{written(value, language)} {unit}".strip()

    ways = ["number", "text", "about", "range", "parts", "ends", "open", "mixed", "unknown"]
    way = draw(st.sampled_from(ways))
    made: dict[str, Any] = {
        "text": text(parts[1]),
        "about": f"ca. {text(parts[1])}",
        "range": f"{text(parts[0])} – {text(parts[2])}",
        "parts": dict(zip(("low", "central", "high"), parts, strict=True)),
        "ends": {"low": parts[0], "high": text(parts[2])},
        "open": {"central": parts[1], "high": parts[2]},
        "mixed": {"low": text(parts[0]), "central": text(parts[1]), "high": "PM"},
        "unknown": draw(st.sampled_from(["PM", "n.t.b.", "?"])),
        "number": parts[1],
    }
    # A dash between numbers with a minus of their own has several readings, in YAML too.
    dashed = way == "range" and (unit == "degC" or "e-" in made["range"])
    return made["parts" if dashed else way]


def values(path: Pattern, language: Language) -> st.SearchStrategy[Any]:
    """What may stand in a field."""
    shape = SHAPES[path]
    if shape.quantity is not None:
        return amounts(shape, language)
    if shape.kind == "word":
        words = [name for word in shape.words for name in (word, *CHOICES.get(word, ()))]
        return st.sampled_from([name for name in words if chosen(name, shape.words)])
    years = st.integers(2030, 2060)
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "year": st.one_of(years, years.map(lambda year: f"Q3 {year}")),
        "date": st.sampled_from(["2026-11-30", "2026-11", "2026", "30 november 2026", "PM"]),
        "country": st.sampled_from(["NL", "Nederland", "België", "US", "JP"]),
        "whole": st.integers(1, 1000),
        "number": st.floats(max(shape.low, -180), min(shape.high, 180) or 1),
    }
    name = shape.form or shape.kind
    return kinds[name] if name in kinds else texts()


@st.composite
def sections(draw: st.DrawFn, path: Pattern, language: Language) -> dict[str, Any]:
    """The fields of a section, or of an item of a list, some of them left out."""
    found: dict[str, Any] = {}
    for name in names_in(path):
        inside = (*path, name)
        if SHAPES[inside].kind in ("list", "section") or (path == ("proposal",) and name == "language"):
            continue
        if required(inside) or draw(st.booleans()):
            value = draw(values(inside, language))
            known = not (isinstance(value, str) and not_yet_known(value))
            if known or not required(inside):
                found[name] = value
            else:
                found[name] = {"text": "x"}.get(
                    SHAPES[inside].kind, 100 if SHAPES[inside].quantity else value
                )
    return found


@st.composite
def answers(draw: st.DrawFn, ids: list[str]) -> Any:
    word = draw(st.sampled_from(["yes", "no", "unknown", "ja", "PM"]))
    if draw(st.booleans()):
        return word
    found: dict[str, Any] = {"answer": word if word != "PM" else "no"}
    if ids and draw(st.booleans()):
        found["evidence"] = draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3))
    if draw(st.booleans()):
        found["note"] = draw(texts())
    return found


@st.composite
def proposals(draw: st.DrawFn) -> dict[str, Any]:
    """The data of a proposal; most of them break no rule."""
    language: Language = draw(st.sampled_from(["nl", "en"]))
    found: dict[str, Any] = {
        path[0]: draw(sections(path, language))
        for path, shape in SHAPES.items()
        if len(path) == 1 and shape.kind == "section"
    }
    found["proposal"] |= {"language": language, "signature_year": 2027}
    for path, shape in SHAPES.items():
        if shape.kind != "list" or (path[-1] == "evidence" and len(path) > 1) or "*" in path:
            continue
        items = draw(st.lists(sections((*path, "*"), language), max_size=3))
        if path == ("evidence",):
            items = [{**item, "id": f"{item['id'][:100]}{number}"} for number, item in enumerate(items)]
        if path == ("factory", "phases"):
            items = [
                {"year": 2030 + number, "accelerator_count": 10 + number} for number in range(len(items))
            ]
        inside = found if len(path) == 1 else found[path[0]]
        inside[path[-1]] = items
    _within_the_rules(found)
    ids = [item["id"] for item in found["evidence"]]
    found["commitments"] = {
        name: draw(answers(ids)) for name in names_in(("commitments",)) if draw(st.booleans())
    }
    if draw(st.booleans()):
        found["energy"]["backup_permit"] = draw(answers(ids))
    return found


#: Fields that a rule binds to others: one of each pair is left out.
_BOUND = {
    "factory": ("facility_load", "accelerator_count"),
    "site": ("temperature_annual_amplitude", "temperature_diurnal_amplitude"),
    "energy": ("battery_power", "grid_export"),
}


def _within_the_rules(found: dict[str, Any]) -> None:
    for section, names in _BOUND.items():
        for name in names:
            found[section].pop(name, None)
    found["energy"].pop("battery_energy", None)
    for item in found["energy"]["supply"]:
        item.pop("delivery", None)
    for items in (found["consortium"]["members"], found["use"]["anchor_users"]):
        for item in items[1:]:
            item.pop("share", None)
    for item in found["sites"]:
        item.pop("count", None)
        item["accelerator_count"] = 1000
