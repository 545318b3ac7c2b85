"""Text as it comes out of a word processor: one kind of space, dash and quotation mark, nothing that cannot be seen."""

from __future__ import annotations

import re

#: Spaces of every width, the characters of East Asian forms, minus signs, and quotation marks.
_ALIKE = {
    **dict.fromkeys((0x00A0, 0x3000, 0x205F, 0x1680, *range(0x2000, 0x200B), 0x202F), " "),
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "−﹣"), "-"),
    **dict.fromkeys(map(ord, "’‘`´ʼ′‛"), "'"),
    **dict.fromkeys(map(ord, "“”„‟«»″"), '"'),
    **dict.fromkeys(map(ord, "‐‑"), "-"),
    **dict.fromkeys(map(ord, "º˚"), "°"),
}
#: What leaves no trace on paper: soft hyphens, spaces without width, joiners and marks of direction or variant.
_UNSEEN = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFE0E, 0xFE0F, 0xFEFF))
_SPACES = {code: " " for code, sign in _ALIKE.items() if sign == " "} | dict.fromkeys(
    (0x00AD, 0x200B, 0xFEFF)
)
_AROUND = "".join(map(chr, _SPACES))
_TABLE = _ALIKE | _UNSEEN
_QUOTED = re.compile(r"""(["'])(.*)\1""")


def with_plain_spaces(text: str) -> str:
    """A text of words with ordinary spaces for those of a word processor, and none of these around it.

    >>> with_plain_spaces("Den\\u00a0Haag\\u00a0"), with_plain_spaces("publiek-\\u00adaandeel\\u200b")
    ('Den Haag', 'publiek-aandeel')
    """
    return text.strip(_AROUND).translate(_SPACES)


def pasted(text: str) -> str:
    """The text on one line, as it would have been typed; quotation marks around the whole of it are left out.

    >>> pasted("\\u201c2,5\\u00a0GW\\u201d"), pasted("100.000 GPU\\u2019s"), pasted("wind op\\u00ad zee\\u200b")
    ('2,5 GW', "100.000 GPU's", 'wind op zee')
    """
    clean = " ".join(text.translate(_TABLE).split())
    quoted = _QUOTED.fullmatch(clean)
    return quoted[2].strip() if quoted else clean
