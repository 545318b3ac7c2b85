"""Bytes of a file with some changed, cut or packed again; and members of a zip changed inside."""

from __future__ import annotations

import gzip
import io
import random
import zipfile

from tests.mutation import texts


def mutated(raw: bytes, rng: random.Random) -> tuple[bytes, list[str]]:
    """The bytes with one change, and its name."""
    kind = rng.choice(
        ("flip", "flip", "flip", "cut", "put", "drop", "again", "gzip", "zip", "nested", "two", "encoding")
    )
    made = bytearray(raw)
    at = rng.randrange(min(len(raw), 400)) if rng.random() < 0.5 else rng.randrange(max(len(raw), 1))
    if kind == "flip":
        for _ in range(rng.choice((1, 3, 50))):
            made[rng.randrange(len(made))] ^= 1 << rng.randrange(8)
    elif kind == "cut":
        del made[at:]
    elif kind == "put":
        made[at:at] = rng.randbytes(rng.choice((1, 4, 300)))
    elif kind == "drop":
        del made[at : at + rng.choice((1, 2, 300))]
    elif kind == "again":
        made += raw[at:]
    elif kind == "gzip":
        made = bytearray(gzip.compress(raw, mtime=0))
    elif kind in {"zip", "nested"}:
        inside = raw
        for _ in range(1 if kind == "zip" else rng.choice((2, 3, 8))):
            inside = zipped([(rng.choice(("f.csv", "", "a/b/..", "é\n.csv")), inside)])
        made = bytearray(inside)
    elif kind == "two":
        made = bytearray(zipped([("a.csv", raw), ("b.csv", raw)]))
    else:
        text = raw.decode("utf-8", "replace")
        made = bytearray(
            text.encode(rng.choice(("utf-16", "utf-32", "utf-16-be", "utf-7", "utf-8-sig")), "replace")
        )
    return bytes(made), [kind]


def mutated_inside(raw: bytes, rng: random.Random) -> tuple[bytes, list[str]]:
    """A zip, such as a workbook, with the text of one of its members changed."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            members = [(member, file.read(member)) for member in file.namelist()]
    except zipfile.BadZipFile:
        return mutated(raw, rng)
    which = rng.randrange(len(members))
    name, inside = members[which]
    if rng.random() < 0.1:
        return zipped(members[:which] + members[which + 1 :]), [f"without {name}"]
    text = inside.decode("utf-8", "replace").replace("><", ">\n<")
    changed, said = texts.mutated(text, rng)
    members[which] = (name, changed.encode("utf-8", "replace"))
    return zipped(members), [name, *said]


def zipped(members: list[tuple[str, bytes]]) -> bytes:
    """A zip with members by their names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, inside in members:
            file.writestr(zipfile.ZipInfo(name), inside)
    return made.getvalue()
