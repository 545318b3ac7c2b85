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
"""
_WORDS = frozenset(_WRITTEN.split())
_SIGNS = re.compile(r"[-–—?.…_*/]{1,10}")


def not_yet_known(text: str) -> bool:
    """True where a text says that it is not known: ``PM``, ``n.t.b.``, ``to be confirmed``, ``-``, ``?``, or nothing.

    >>> not_yet_known("p.m."), not_yet_known("N.T.B."), not_yet_known("\\u2013"), not_yet_known("nee")
    (True, True, True, False)
    """
    clean = pasted(text).strip("()[]<> ")
    if not clean:
        return True
    return _SIGNS.fullmatch(clean) is not None or re.sub(r"[\s./_-]", "", clean.casefold()) in _WORDS
