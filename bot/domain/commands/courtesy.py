"""What stands around a command and is none of it: an address, marks of emphasis, "please"."""

from __future__ import annotations

import re

# After a mention: "@dpc, next", "@dpc: mine", 「@dpcさん 次」.
_ADDRESS = re.compile(r"^(?:[\s,:;、。.!]|(?:さん|様|さま|くん|君)(?=[\s,:、。]))+")
_EMPHASIS = re.compile(r"^([`*_~]{1,3})(?P<words>(?:(?!\1).)+?)\1(?=$|[\s.,!?。、])")
_BEFORE = re.compile(
    r"^(?:(?:hi|hello|hey|ok|okay|please|kindly|すみません|お疲れ様です|こんにちは)[\s,!、。]+"
    r"(?!(?:there|all|everyone|everybody|team|folks|dpc|bot)\b)(?=\S))+",
    re.IGNORECASE,
)
_MARKS = frozenset("`*_~ ,:;、。.!さ様く君")
# The letters that words of courtesy end in; beyond the letters of Japanese there are emoji.
_LAST = frozenset("eszxuht:すいよ願☺❤✨✅\ufe0f")
_LETTERS = "\uffef"
_TAIL = 80  # characters of a text's end in which courtesy is looked for
_EMOJI = r":[a-z0-9_+'-]+:|[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d]+"
_AFTER = re.compile(
    rf"(?:(?:^|[\s,;.!、。])+(?:please|pls|plz|thanks(?: a lot)?|many thanks"
    rf"|thank you(?: (?:so|very) much)?|thx|cheers|{_EMOJI})[\s.!]*"
    rf"|[\s、。]*(?:{_EMOJI})|[をのにも]?[\s、。]*(?:お願いいたします|お願い致します|お願いします|お願い|下さい|ください))+[.!。]*$",
    re.IGNORECASE,
)


def unaddressed(said: str) -> str:
    """Cleaned words without the address before them, and without marks around the first.

    >>> unaddressed(", *claim* CYBER-2")
    'claim CYBER-2'
    """
    if said[:1] not in _MARKS:
        return said
    said = _ADDRESS.sub("", said, count=1)
    marked = _EMPHASIS.match(said)
    return f"{marked['words']}{said[marked.end() :]}".strip() if marked else said


def without_courtesy(said: str) -> str:
    """Cleaned words without "please", thanks and emoji around them; empty where there is no more.

    >>> without_courtesy("please claim CYBER-5 🙏")
    'claim CYBER-5'
    """
    return without_thanks(_BEFORE.sub("", said))


def without_thanks(said: str) -> str:
    """Cleaned words without what is polite after them.

    >>> without_thanks("standards please")
    'standards'
    """
    last = said.rstrip(" .!。")[-1:].casefold()
    if last not in _LAST and last <= _LETTERS:
        return said
    return f"{said[:-_TAIL]}{_AFTER.sub('', said[-_TAIL:])}".strip()
