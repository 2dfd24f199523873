"""What people ask in whole sentences, said as the command that answers it.

Two tables, one a language, are read from above; the first rule that fits speaks. A rule ends in
the command: `{about}` stands for what the question is about, sides and topics, `{id}` for the
id in it. Where there is none, the question is about what it names, and about nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from bot.domain.asking import (
    LONGEST,
    is_elsewhere,
    is_japanese,
    leaves_out,
    respelt,
    spaced,
    subject,
)
from bot.domain.commands.phrases_english import ALONE, ENGLISH
from bot.domain.commands.phrases_english import SMALL_TALK as ENGLISH_TALK
from bot.domain.commands.phrases_english import TURNED as TURNED_IN_ENGLISH
from bot.domain.commands.phrases_japanese import JAPANESE
from bot.domain.commands.phrases_japanese import SMALL_TALK as JAPANESE_TALK
from bot.domain.commands.phrases_japanese import TURNED as TURNED_IN_JAPANESE
from bot.domain.commands.words import mentioned_id
from bot.domain.sides import Side

_TURNED = {False: TURNED_IN_ENGLISH, True: TURNED_IN_JAPANESE}
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
_WITHIN = re.compile(r"\b(?:on|in|about|of|regarding|within|under|concerning|from)\b")
_QUALIFIED = re.compile(
    r"^([\w -]+):|((?:[\w-]+ ){0,2}[\w-]+) (?:deliverables?|items?|commitments?|promises|seats?"
    r"|tasks?)\b"
    r"|\b(?:is|are) (?:the )?([\w -]+?) *$"
)
# A Japanese name has characters for a meaning, and a particle after it.
_NAMED = re.compile(
    r"((?:[ァ-ヿ一-鿿々a-z0-9&/・, -])*[ァ-ヿ一-鿿々a-z0-9])"
    r"(?=(?:分野)?(?:の|で|について|における|に関|関係|関連|は|が|に))"
)
_PURPOSE = re.compile(r"[ァ-ヿ一-鿿々a-z]+(?:用|向け)[のに]?")
_AND = re.compile(r"(?<=[\wー])[とや](?=[\w])|及び|および")
_SIDES = {"eu": Side.EU, "欧州": Side.EU, "japan": Side.JAPAN, "日本": Side.JAPAN}


# Questions that a list of commitments does not answer: how to do something, what a word means,
# why, what if; and how the commands begin that do.
_ANSWERED_BY = (
    (
        re.compile(r"\bhow (?:do|can|could|should) i\b|\bhow to\b|方法|やり方|どうやって|どうす"
                   r"|どうした(?:ら|い)"),
        ("help", "explain", "language", "side", "search", "settings", "stocktake"),
    ),
    (
        re.compile(r"\bmeans?\b|\bmeaning\b|\bdifference\b|\bdefin\w+|どういう意味|の意味|違い"),
        ("help", "explain", "topic", "compare", "overview", "search", "show"),
    ),
    (
        re.compile(r"\bwhy\b|\bhow come\b|\bwhat (?:will|would|happens?)\b.*\bif\b|なぜ|どうして"
                   r"|なんで|理由|[らば]どうなる"),
        ("help", "explain", "topic", "show"),
    ),
)  # fmt: skip


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
        return "explain beyond"
    if is_against(words):
        return None
    if is_japanese(words):
        return _answer(words, japanese=True)
    words = spaced(words)
    answer = _answer(words, japanese=False)
    return _answer(respelt(words), japanese=False) if answer is None else answer


def is_beside(said: str, command: str) -> bool:
    """Whether a command may not tell what a question is for: a list, where it asks for reasons.

    >>> is_beside("why is 6G late?", "overdue 6g")
    True
    """
    words = said.casefold()
    verb = command.partition(" ")[0]
    return any(kind.search(words) and verb not in fit for kind, fit in _ANSWERED_BY)


def is_against(said: str) -> bool:
    """Whether a question is for all but something, or for the opposite of a list: none has that."""
    words = spaced(said.casefold())
    turned = mentioned_id(words) is None and re.search(_TURNED[is_japanese(words)], words)
    return leaves_out(words) or bool(turned)


def _answer(words: str, *, japanese: bool) -> str | None:
    """What the first rule that fits says: "" where that is nothing, None where none fits."""
    found = mentioned_id(words)
    id, around = found or (None, words)
    for pattern, says in _rules(japanese=japanese):
        if id is None if "{id}" in says else id is not None and not says.startswith("help"):
            continue
        telling = pattern.search(around)
        if telling:
            return _spelt(says, around, telling, id)
    return None


def _spelt(says: str, words: str, telling: re.Match[str], id: str | None) -> str:
    """The command of a rule, with what the question is about."""
    when = telling.groupdict().get("when") or ""
    about = _about(words, telling, when) if "{about}" in says else ""
    side = f"for {found[0]}" if "{side}" in says and len(found := _sides(words, when)) == 1 else ""
    return " ".join(says.format(id=id, about=about, when=when.strip(), side=side).split())


def _sides(words: str, when: str) -> tuple[Side, ...]:
    """The sides in a question, but for those in the name of a day or a meeting."""
    untimed = words.replace(when, " ") if when else words
    found = (_SIDES[each.lastgroup or "eu"] for each in _SIDE.finditer(untimed))
    return tuple(dict.fromkeys(found))


def _about(words: str, telling: re.Match[str], when: str) -> str:
    """The sides in a question, and the words that must name topics in what a rule has left of it.

    A topic that is named elsewhere is found without (`bot.services.filters`).
    """
    rest = _SIDE.sub(" ", telling.re.sub(" ", words))
    if is_japanese(rest):
        runs = _NAMED.findall(_AND.sub(", ", _PURPOSE.sub(" ", rest)))
        named = ", ".join(name for run in runs if len(name := subject(run)) > 1)
    else:
        named = subject(_within(rest))
    return " ".join([_WHOLE.sub(" ", named), *_sides(words, when)])


def _within(rest: str) -> str:
    """The words that a small word before them, a noun after them or "is" say to be the subject."""
    *before, within = _WITHIN.split(rest)
    if before:
        return within
    found = _QUALIFIED.search(rest)
    return next(filter(None, found.groups()), "") if found else ""
