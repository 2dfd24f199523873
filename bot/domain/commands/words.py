"""The small words inside a command: ids, references, sides, links, lists of names."""

from __future__ import annotations

import re

from bot.domain.asking import subject
from bot.domain.commands.base import BadCommand, Trouble
from bot.domain.links import is_readable
from bot.domain.sides import SEATS, Side
from bot.domain.text import around, clean, fold, unescape

_FLAGS = re.IGNORECASE | re.ASCII
_CODE = r"(?!(?:sec(?:tion)?|quote|cite|topic|sentence)\b)(?P<code>\d?[a-z]{2,}|\d[a-z]|[a-z](?=-))"
_ID = re.compile(
    rf'(?P<quote>" ?|[`*~(])?(?<![\w-]){_CODE}(?P<gap> ?[-_] ?| )?(?P<n>\d{{1,4}})(?![\w-]|\.\d)'
    r'(?(quote)(?: ?"|[`*~)]))',
    _FLAGS,
)
_REFERENCE = re.compile(
    r"(?:(?P<statement>\d{4}(?:-\d\d){0,2}),? ?)?(?:§+|section|sec\.?|sentence|第)? ?"
    r"(?P<section>\d{1,2})\.(?P<place>\d{1,2})(?:項|節|文)?",
    _FLAGS,
)
_REFERENCE_WITHIN = re.compile(rf"(?<![\w.,:/-]){_REFERENCE.pattern}(?![\w,:/%-]|\.\d)", _FLAGS)
# In Slack's angle brackets an address may have a label, which is what was typed of it.
_LINK = re.compile(
    r"<?(?P<link>https?://[^\s<>|]+|(?<![\w@./-])www\.[^\s<>|]+)(?:\|(?P<label>[^>]*))?>?",
    re.IGNORECASE,
)
_NAME = re.compile(r'"([^"]+)"|([^",、;&]+)')
_BETWEEN_IDS = re.compile(r"^(?:[,、;:&] ?|and )+", re.IGNORECASE)
FULL_STOP = " .!?。"
_LOOSE = FULL_STOP + ",、;:-"
_YEAR_DIGITS = 4

LINK_LIMIT = 1000

_SIDES = {
    Side.EU: ("eu", "europe", "european union", "eu側", "欧州", "欧州側",
              "欧州連合", "欧州連合側", "ヨーロッパ", "ヨーロッパ側"),
    Side.JAPAN: ("japan", "jp", "japanese", "nihon", "nippon", "日本", "日本側"),
    Side.COORDINATOR: ("coordinator", "coordination", "調整", "調整役", "取りまとめ役",
                       "コーディネーター"),
}  # fmt: skip
_SIDE_BY_NAME = {name: side for side, names in _SIDES.items() for name in names}
_AROUND_A_SIDE = {"for", "as", "on", "behalf", "of", "the", "side", "seat"}
_SEAT_NAMES = "|".join(sorted((n for side in SEATS for n in _SIDES[side]), key=len, reverse=True))
_SEAT = re.compile(
    rf"(?<!\w)(?:(?:for|on|by) )?(?:the )?(?P<name>{_SEAT_NAMES})(?:'s)?(?: side)?(?!\w)",
    re.IGNORECASE,
)


def spelt(name: str) -> str:
    """The pattern of a name: a space may also be a hyphen or an underscore, or missing."""
    return name.replace(" ", "[ _-]?")


def find_id(text: str) -> tuple[str, str] | None:
    """Find an id anywhere in `text`: its canonical form ("CYBER-2"), and the words around it."""
    found = _ID.search(text)
    return found and (_canonical(found), around(found))


def mentioned_id(text: str) -> tuple[str, str] | None:
    """Find an id in talk, as `find_id`; "by 30 April 2024" only looks as if it held two."""
    for found in _ID.finditer(text):
        is_clear = bool((found["gap"] or "").strip())
        is_word = not subject(found["code"]) or len(found["n"]) == _YEAR_DIGITS
        if is_clear or not is_word:
            return _canonical(found), around(found)
    return None


def named_id(said: str) -> str | None:
    """Give the first id in what somebody typed, as Slack delivers it."""
    found = _ID.search(clean(unescape(said)))
    return _canonical(found) if found else None


def leading_id(text: str) -> tuple[str, str] | None:
    """Take an id off the start of `text`: its canonical form, and the words after it."""
    found = _ID.match(text)
    return found and (_canonical(found), text[found.end() :].strip())


def leading_ids(text: str) -> tuple[tuple[str, ...], str]:
    """Take all ids off the start of `text`, with commas and "and" between; and the words after."""
    ids: list[str] = []
    while led := leading_id(text):
        ids.append(led[0])
        text = _BETWEEN_IDS.sub("", led[1])
    return tuple(dict.fromkeys(ids)), text


def ids_in(text: str) -> tuple[str, ...]:
    """Find all ids in `text` that no other words look like: those with a hyphen."""
    found = [each for each in _ID.finditer(text) if (each["gap"] or "").strip()]
    return tuple(dict.fromkeys(map(_canonical, found)))


def sole_id(text: str) -> str | None:
    """Read a text that is nothing but an id; unlike `whole_id`, neither a name nor a reference."""
    led = leading_id(text)
    return led[0] if led and not led[1].strip(FULL_STOP) else None


def whole_id(text: str) -> str | None:
    """Read a text that is nothing but an id, or a sentence's reference.

    "§6.3" is "6.3"; after the name of its statement it is "2024 §6.3".
    """
    bare = text.strip(FULL_STOP + '"')
    if found := _REFERENCE.fullmatch(bare):
        return _reference(found)
    found = _ID.fullmatch(bare)
    # A word and a year may well be a name: "Horizon 2020", "May 2025".
    if found and (found["gap"] not in (None, " ") or len(found["n"]) < _YEAR_DIGITS):
        return _canonical(found)
    return None


def find_reference(text: str) -> tuple[str, str] | None:
    """Find a sentence's reference in `text`: "6.3", "2024 §6.3"; and the words around it."""
    found = _REFERENCE_WITHIN.search(text)
    return found and (_reference(found), around(found))


def _reference(found: re.Match[str]) -> str:
    ref = f"{int(found['section'])}.{int(found['place'])}"
    return f"{found['statement']} §{ref}" if found["statement"] else ref


def _canonical(found: re.Match[str]) -> str:
    return f"{found['code'].upper()}-{int(found['n'])}"


def read_side(text: str) -> Side | None:
    """Read whose side is meant, in English or Japanese; None where it is no side's name."""
    key = " ".join(word for word in fold(text).split() if word not in _AROUND_A_SIDE)
    return _SIDE_BY_NAME.get(key)


def take_seat(text: str) -> tuple[Side | None, str]:
    """Take the first name of one of the two sides out of `text`, with the "for" before it."""
    found = _SEAT.search(text)
    if not found:
        return None, text
    return read_side(found["name"]), " ".join(around(found).split()).strip(_LOOSE)


def take_seats(text: str) -> tuple[tuple[Side, ...], str]:
    """Take all names of the two sides out of `text`, each as `take_seat` does."""
    sides: list[Side] = []
    side, text = take_seat(text)
    while side:
        sides.append(side)
        side, text = take_seat(text)
    return tuple(dict.fromkeys(sides)), text


def take_link(text: str) -> tuple[str | None, str]:
    """Take the first web address out of `text`, in Slack's angle brackets or not.

    One without a scheme ("www.oecd.org") is taken for https, also where Slack has made it http.
    None where it cannot be opened.
    """
    found = _LINK.search(text)
    if not found:
        return None, text
    link, label = found["link"], found["label"] or ""
    if label.casefold().startswith("www.") and link.casefold() == f"http://{label.casefold()}":
        link = label
    if link.casefold().startswith("www."):
        link = f"https://{link}"
    if not is_readable(link):
        return None, text
    return link, f"{text[: found.start()].rstrip()} {text[found.end() :].lstrip()}".strip()


def looks_like_link(text: str) -> bool:
    """Whether the words were meant as an address, though they are none that can be opened."""
    return "://" in text or text.startswith(("<", "www.", "mailto:"))


def split_names(text: str) -> tuple[str, ...]:
    """Split a list of names at commas; one between may hold several, quoted names stay whole."""
    names = (quoted or plain.strip() for quoted, plain in _NAME.findall(text))
    return tuple(dict.fromkeys(name for name in names if name))


def unquoted(text: str) -> str:
    """Take the quotes off a name, if there is one in them."""
    return text.strip(' "') or text


def after_separator(text: str) -> str:
    """Drop what parts a note from the words before it: a colon, a dash, a comma, a full stop."""
    return text.lstrip(_LOOSE)


def several(text: str, command: str) -> BadCommand | None:
    """What is wrong where `text` begins with several ids; None where it does not.

    Only the first may be written without a hyphen, and a month with its year is none.
    """
    led, _ = leading_ids(text)
    clear = [each for each in led[1:] if each in ids_in(text) and not _is_yearly(each)]
    if not clear:
        return None
    ids = (led[0], *clear)
    return BadCommand(Trouble.SEVERAL_IDS, " ".join(ids), command, suggestions=ids)


def _is_yearly(id: str) -> bool:
    return len(id.rpartition("-")[2]) == _YEAR_DIGITS


_ALL = {"all", "all topics", "all deliverables", "everything", "全部", "すべて", "全て"}


def topic_names(rest: str) -> tuple[str, ...]:
    """Names of topics, with the small word before them; none are all."""
    names = re.sub(r"^(?:to|of|on|for|about|in) ", "", rest, flags=re.IGNORECASE)
    return () if is_all(names) else split_names(names)


def is_all(words: str) -> bool:
    """Whether words mean all that there is, in place of a topic's name."""
    return words.casefold() in _ALL
