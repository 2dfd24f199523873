"""What people ask in whole sentences, said as the command that answers it.

Two tables, one a language, are read from above; the first rule that fits speaks. A rule ends in
the command: `{about}` stands for what the question is about, sides and topics, `{id}` for the
id in it. Where there is none, the question is about what it names, and about nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from bot.domain.asking import LONGEST, is_elsewhere, is_japanese, subject
from bot.domain.commands.phrases_english import ALONE, ENGLISH
from bot.domain.commands.phrases_english import SMALL_TALK as ENGLISH_TALK
from bot.domain.commands.phrases_japanese import JAPANESE
from bot.domain.commands.phrases_japanese import SMALL_TALK as JAPANESE_TALK
from bot.domain.commands.words import mentioned_id
from bot.domain.sides import Side

_SIDE = re.compile(
    r"\b(?:for |on |by |the |from |of )*(?P<eu>eu|europe|european union|european|brussels' side)\b"
    r"(?:'s)?(?: side)?|\b(?:for |on |by |the |from |of )*(?P<japan>japan"
    r"|japanese)\b(?:'s)?(?: side)?"
    r"|(?P<欧州>(?:(?<![a-z])eu(?![a-z])|欧州連合|欧州|ヨーロッパ)側?)|(?P<日本>日本側?)"
)
# The meeting that a list is for is no topic of it; と joins two names.
_WHOLE = re.compile(
    r"\b(?:council|meeting|dpc|next|dates?|deadlines?|reports?|progress|file|copy|list"
    r"|open)\b"
    r"|(?:閣僚級)?(?:会合|会議|報告)用"
)
_WITHIN = re.compile(r"\b(?:on|in|about|of|for|regarding|within|under|concerning|from)\b")
_QUALIFIED = re.compile(
    r"^([\w -]+):|((?:[\w-]+ ){0,2}[\w-]+) (?:deliverables?|items?|commitments?|promises|seats?"
    r"|tasks?)\b"
    r"|\b(?:is|are) (?:the )?([\w -]+?) *$"
)
# Japanese without a character for a meaning names no topic.
_SPOKEN = re.compile(r"(?<![ァ-ヿ一-鿿々])[ぁ-ゖ]+(?![ァ-ヿ一-鿿々])")
_AND = re.compile(r"(?<=[\wー])[とや](?=[\w])|及び|および")
_SIDES = {"eu": Side.EU, "欧州": Side.EU, "japan": Side.JAPAN, "日本": Side.JAPAN}


Rules = list[tuple[re.Pattern[str], str]]


# Not at the start, of whose time they would take a twentieth.
@cache
def _rules(*, japanese: bool) -> Rules:
    return _compiled(JAPANESE if japanese else ENGLISH)


@cache
def _talk(*, japanese: bool) -> Rules:
    return _compiled(JAPANESE_TALK if japanese else ENGLISH_TALK)


def _compiled(table: Iterable[tuple[str, str]]) -> Rules:
    return [(re.compile(pattern), says) for pattern, says in table]


def small_talk(said: str) -> str | None:
    """Say what answers thanks and greetings; None where something is said besides."""
    if len(said) > LONGEST:
        return None
    words = said.casefold().strip(" .!?。？！")
    rules = _talk(japanese=is_japanese(words))
    return next((says for rule, says in rules if rule.search(words)), None)


def asked(said: str) -> str | None:
    """Say a question as the command that answers it; None where no rule knows one.

    >>> asked("What has nobody taken on AI?")
    'unclaimed ai'
    """
    if len(said) > LONGEST:
        return None
    words = said.casefold().strip(" .!?。？！")
    if " " not in words and not is_japanese(words):
        return ALONE.get(words)
    if is_elsewhere(words):
        return None
    found = mentioned_id(words)
    id, around = found or (None, words)
    for pattern, says in _rules(japanese=is_japanese(words)):
        if id is None if "{id}" in says else id is not None and not says.startswith("help"):
            continue
        telling = pattern.search(around)
        if telling:
            return _spelt(says, around, telling, id) if says else None
    return None


def _spelt(says: str, words: str, telling: re.Match[str], id: str | None) -> str:
    """The command of a rule, with what the question is about."""
    when = telling.groupdict().get("when") or ""
    about = _about(telling.re.sub(" ", words)) if "{about}" in says else ""
    return " ".join(says.format(id=id, about=about, when=when.strip()).split())


def _about(left: str) -> str:
    """The sides and the words that name topics, out of what is left of a question."""
    sides: list[str] = []

    def take(found: re.Match[str]) -> str:
        sides.append(_SIDES[found.lastgroup or "eu"])
        return " "

    rest = _SIDE.sub(take, left)
    if is_japanese(rest):
        named = _SPOKEN.sub(" ", subject(_AND.sub(", ", rest)))
    else:
        named = subject(_within(rest))
    return " ".join([_WHOLE.sub(" ", named), *sides])


def _within(rest: str) -> str:
    """The words that a small word before them, a noun after them or "is" say to be the subject."""
    *before, within = _WITHIN.split(rest)
    if before:
        return within
    found = _QUALIFIED.search(rest)
    return next(filter(None, found.groups()), "") if found else ""
