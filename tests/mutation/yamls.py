"""YAML with one or a few values, names or lines changed: what people mistype, and what YAML can do besides."""

from __future__ import annotations

import random

from tests.mutation import hostile, texts

_YAML = (
    "&a 1", "*a", "&a", "!!python/object:os.system x", "!!str 5", "!!binary aGk=",
    "!!timestamp 2019-01-01", "!x", "!<tag:x> 1", "|", ">-", "|2\n   x", "'", '"', '"\\x00"',
    '"\\U00110000"', '"\\ud800"', "? x", "- x", "[1, 2", "{a: 1", "{a: {b: {c: 1}}}", "[" * 50,
    "[" * 5000, "{a: " * 3000, "- " * 1000, "~", "null", "yes", "no", "on", "0o17", "0x1F", "1_000",
    "1:30", ".inf", "-.INF", ".nan", "1e400", "2027-01-01", "2027-01-01T00:00:00Z", "@x", "`x`",
    "%TAG ! x", "--- x", "...", "# x", ": x", "x: y", "\tx", "1,250", "1.250", "1.250,5",
    "{low: 1, high: 2}", "{low: 2, central: 1, high: 0}", "{low: 1,5, high: 2}", "{central: x}", "ca. 5",
    "5 à 7", "PM", "n.t.b.", "onbekend", "-", "€ 5 mld", "5 MW", "5 GWh", "85%", "1/2", "10–20", "> 5",
    "1e309 MW", "9" * 400 + " MW", "5 " + "k" * 300, "5 MW " * 40, "(" * 200 + "5 MW", "0,9 of 0.8",
    "1 000 000 000 000 000 000 000 MW", "−5 MW", "５ MW", "½ MW",
)  # fmt: skip
_LINES = (
    "<<: *a", "<<: {a: 1}", "? [a, b]\n: 1", "&a x: 1", "*a : 1", "---", "...", "%YAML 1.1", "- 1", "x",
    "\t", "'", '"', "[", "}", "\u0085", "x: &a [*a]", "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]",
    "x: " + "[" * 100 + "]" * 100, "? ? ? x", "!!set {a, b}", "\ufeff", "\x00",
)  # fmt: skip


def value(rng: random.Random) -> str:
    """What may stand behind a name."""
    return rng.choice(_YAML)


def mutated(text: str, rng: random.Random) -> tuple[str, list[str]]:
    """The text with one to three changes, and what they are."""
    if rng.random() < 0.35:
        return texts.mutated(text, rng)
    said = []
    for _ in range(rng.choice((1, 1, 2, 3))):
        lines = text.split("\n")
        at = rng.randrange(len(lines))
        name, colon, value = lines[at].partition(":")
        kind = rng.choice(
            ("value", "value", "value", "value", "name", "indent", "line", "twice", "deep", "many")
        )
        if kind == "value" and colon:
            put = rng.choice((rng.choice(_YAML), rng.choice(_YAML), hostile.cell(rng)))
            lines[at] = f"{name}: {put}"
            kind = f"{name.strip()}: {put!r:.40}"
        elif kind == "name" and colon:
            lines[at] = (
                f"{rng.choice((name[:-1], name + 'x', name.upper(), hostile.cell(rng), rng.choice(_YAML)))}:{value}"
            )
        elif kind == "indent":
            lines[at] = rng.choice((" ", "  ", "\t", "")) + lines[at].lstrip(" ")
        elif kind == "twice":
            lines.insert(rng.randrange(len(lines)), lines[at])
        elif kind == "deep":
            steps = rng.choice((5, 25, 3000))
            lines[at:at] = (
                [" " * step + "a:" for step in range(min(steps, 200))]
                if steps < 3000
                else ["x: " + "{a: " * steps]
            )
        elif kind == "many":
            lines[at:at] = [f"x{number}: {number}" for number in range(rng.choice((100, 20_000)))]
        else:
            lines.insert(at, rng.choice(_LINES))
        said.append(kind)
        text = "\n".join(lines)
    return text, said
