"""The dates that a sentence names, and no number that only looks like one.

The project's date grammar reads; this module finds what is a date in running text. A bare year
counts only where the words around it say that it is one: "by 2030" does, "the 2030 Agenda",
"Horizon 2020" and "Regulation 2024/1689" do not.
"""

from __future__ import annotations

import re

from bot.domain.dates import DateError, bounds
from bot.domain.dates.forms import find_dates
from bot.domain.statement import When

# One character for one, so that places in the text stay what they are.
_PLAIN = str.maketrans(
    "‘’“”‐‑‒–—−\n\t\r\xa0\u202f\u2009\u3000*_０１２３４５６７８９",
    "''\"\"------         0123456789",
)
_FISCAL = re.compile(r"\b(?:FY|fiscal(?: year)?|financial year) ?$", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|by|since|until|till|before|after|from|during|throughout|to|between|of|for|years?|period"
    r"|around|towards?|early as|late as|circa|beyond|through|within|over|FY|fiscal"
    r"|autumn|spring|summer|winter|and|or)|[(,/–-]) ?(?:the )?$",
    re.IGNORECASE,
)
_YEAR_LIST = re.compile(r"\b(?:19|20)\d\d(?: and| or|,| to|-)? $")
_NAME_AFTER = re.compile(
    r" ?-? ?[A-Z][a-z]|/\d|[-‑]\d{3,}|'s [A-Z]|%"
    r"| (?:million|billion|percent|euros?|people|participants)"
)
_NAME_BEFORE = re.compile(
    r"\b(?:Agenda|Horizon|Vision|Expo|EXPO|Decade|Compass|Regulation|Directive|Resolution|Decision"
    r"|COP|CES"
    r"|Strategy|Plan|Goals?|Targets?|Society|ISO|IEC|RFC|No\.?|Erasmus\+?|Europe|Copernicus|SDGs?|Act"
    r"|Summit|GPAI|Forum|Presidency|Programme|Program|G7|G20)(?: for| \(?EU\)?)? ?\(?$"
)
_FIRST, _LAST = 1945, 2099


def dates_of(exact: str) -> tuple[When, ...]:
    """Find the absolute dates of a sentence, in its order; `words` are its own, to the letter.

    What has no year ("on 2-3 May"), or only points ("next year"), is no absolute date.
    """
    text = exact.translate(_PLAIN)
    if not any(c.isdecimal() for c in text):
        return ()
    found = []
    for each in find_dates(text):
        if not isinstance(each.reading, str) or _is_decoy(text, each.start, each.end):
            continue
        try:
            earliest, latest = bounds(each.reading)
        except DateError:
            continue
        words = exact[each.start : each.end].strip(' "“”,')
        if earliest.year >= _FIRST and latest.year <= _LAST:
            found.append(When(edtf=each.reading, words=words, earliest=earliest, latest=latest))
    return tuple(found)


def _is_decoy(text: str, start: int, end: int) -> bool:
    words = text[start:end].strip()
    digits = re.fullmatch(
        r"(?:(?:in|on|from|during) )?(?:the )?(\d{4})(?: ?[-/] ?(\d{4}))?", words, re.IGNORECASE
    )
    if not digits:
        return bool(re.match(r"/\d{3}", text[end:]))
    at = start + text[start:end].index(digits[1])
    before, after = text[:at], text[end:]
    if _NAME_AFTER.match(after) or _NAME_BEFORE.search(before):
        return True
    return not (_YEAR_BEFORE.search(before) or _YEAR_LIST.search(before) or _FISCAL.search(before))
