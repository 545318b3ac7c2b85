"""The words with which a bid says that something is not known yet."""

from __future__ import annotations

import re

from aigf.proposal.pasted import pasted

#: In Dutch and in English, without points, spaces and capitals.
_WRITTEN = """
    pm promemorie ntb nnb nnbk nvt onb onbekend nietbekend nogonbekend nognietbekend nogtebepalen nadertebepalen
    naderintevullen naderovereentekomen volgt volgtnog volgtlater nogteonderzoeken inonderzoek nogintevullen
    intevullen nietingevuld nietvantoepassing nietbeschikbaar
    tbd tbc tba tbn tobedetermined tobeconfirmed tobeannounced tobedecided tobedefined tobeagreed
    na unknown notknown notyetknown notyetdetermined notknownyet undetermined undecided notavailable notapplicable
    pending
    vertrouwelijk bedrijfsvertrouwelijk nietopenbaar geheim confidential undisclosed notdisclosed
"""
_WORDS = frozenset(_WRITTEN.split())
_SIGNS = re.compile(r"[-–—?.…_*/]{1,10}")


#: Behind the word why it is not known, or when it will be; with a figure in it, it says something.
_WHY = re.compile(r"([^(,;:]{1,40}?)\s*(?:[(,;:]|\s[-–—]\s)[^\d%€$]*")


def not_yet_known(text: str, alone: bool = False) -> bool:
    """True where a text says that it is not known: ``PM``, ``n.t.b.``, ``to be confirmed``, ``-``, ``?``, or nothing.

    Unless it must stand ``alone``, a reason may follow it.

    >>> not_yet_known("p.m."), not_yet_known("N.T.B."), not_yet_known("\\u2013"), not_yet_known("nee")
    (True, True, True, False)
    >>> not_yet_known("PM (zie bijlage)"), not_yet_known("n.t.b., volgt"), not_yet_known("PM (ca. 300 mln)")
    (True, True, False)
    """
    clean = pasted(text).strip("()[]<> ")
    if not clean:
        return True
    why = None if alone else _WHY.fullmatch(clean)
    clean = clean if why is None else why[1]
    return _SIGNS.fullmatch(clean) is not None or re.sub(r"[\s./_-]", "", clean.casefold()) in _WORDS
