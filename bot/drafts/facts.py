"""Who acts, and which instruments a sentence names: only as far as its own words go."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.statement import When
from bot.drafts.dates import dates_of
from bot.drafts.kinds import Cue

_PARTIES = (
    ("EU", r"\bEU\b|European Union|European Commission"),
    ("Japan", r"\bJapan(?:ese)?\b"),
    ("US", r"United States|\bU\.S\.|\bUS\b"),
    ("Republic of Korea", r"Republic of Korea|\bROK\b|\bKorean?\b"),
    ("Singapore", r"\bSingapore\b"),
    ("India", r"\bIndian?\b"),
    ("Canada", r"\bCanad(?:a|ian)\b"),
    ("Australia", r"\bAustralian?\b"),
    ("UK", r"United Kingdom|\bUK\b|\bU\.K\."),
)
_JOINT = re.compile(
    r"\b(?:both|two|three|four|we|they|participants|sides|parties|partners|leaders|ministers|each)\b",
    re.IGNORECASE,
)
_FORMS = (
    "Memorandum of Cooperation", "Memorandum of Understanding", "Administrative Arrangement",
    "Working Arrangement", "Digital Trade Agreement", "Framework Agreement", "Letter of Intent",
    "Declaration of Intent", "Joint Roadmap",
)  # fmt: skip
_FORM = re.compile("|".join(_FORMS), re.IGNORECASE)
_INSTRUMENT = re.compile(
    rf"\b({'|'.join(_FORMS)})"
    r"((?:\s+(?:on|for|in|of|between|concerning|regarding)\s+(?:the\s+|a\s+|an\s+)?"
    r"(?:[A-Za-z0-9][\w’'/-]*(?:,?\s+(?:and\s+)?)?){1,12}?))?"
    r"(?=\*\*|\s+(?:signed|between|which|that|by|to|was|were|is|has|with|at|in\s+\d)|[.,;:)]|$)",
    re.IGNORECASE,
)
_TITLE_ENDS = re.compile(
    r",?\s+(?:which|that|signed|concluded|between|was|were|is|are|has|have|will)\b", re.IGNORECASE
)
# "was signed", "signed a", "the signing of": not "will sign", "to be signed"
_SIGNED = re.compile(r"(?<!to )(?<!will )(?<!be )\b(?:signed|signature|signing)\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"^[^;]{0,60}?\bbetween\s+(?:the\s+)?(.{2,80}?)\s+and\s+(?:the\s+)?"
    r"((?:[A-Z][\w’'-]*(?:,?\s+(?:of|and|for|the)\s+|,?\s+)?)+)"
)
_NEAR = 60  # characters before its name in which "signed" is about it
_REACH = 200  # characters after its name in which an instrument's parties and date stand


@dataclass(frozen=True)
class Named:
    """An instrument as a sentence names it: form, title, parties, and when it was signed.

    `signed` is false where the sentence does not say so; `date` is None where it tells no day.
    """

    form: str
    title: str
    signed: bool
    date: When | None
    parties: tuple[str, ...]


def parties_of(opening: str) -> tuple[str, ...]:
    """The sides of a statement, in the order in which its title and first words name them."""
    found = ((re.search(pattern, opening), name) for name, pattern in _PARTIES)
    named = sorted((match.start(), name) for match, name in found if match)
    return tuple(name for _, name in named[:2]) or ("all sides",)


def actors(text: str, cue: Cue, sides: tuple[str, ...]) -> tuple[str, ...]:
    """Who is to act: the one side that stands before the promise, or all of them."""
    subject = re.split(r"[;:]|,\s+(?:and|while|whereas)\s", text[: cue.start])[-1][-80:]
    named = [side for side, pattern in _PARTIES if side in sides and re.search(pattern, subject)]
    if len(named) == 1 and not _JOINT.search(subject) and f"{named[0]}-" not in subject:
        return (named[0],)
    return sides


def instruments_of(text: str) -> tuple[Named, ...]:
    """The memoranda and arrangements of a plain sentence."""
    if not _FORM.search(text):
        return ()
    return tuple(_named(text, found) for found in _INSTRUMENT.finditer(text))


def _named(text: str, found: re.Match[str]) -> Named:
    name = _TITLE_ENDS.split(found[0], maxsplit=1)[0]
    start = found.start() + len(name)
    title = " ".join(name.split()).strip(" ,")
    after = re.split(r";|\.\s", text[start : start + _REACH], maxsplit=1)[0]
    before = text[max(0, found.start() - _NEAR) : found.start()]
    dated = _SIGNED.search(after)
    days = [when for when in dates_of(after[dated.end() :]) if when.exact] if dated else []
    between = _BETWEEN.match(after)
    return Named(
        form=next(form for form in _FORMS if form.casefold() == found[1].casefold()),
        title=title[:1].upper() + title[1:],
        signed=bool(dated or _SIGNED.search(before)),
        date=days[0] if days else None,
        parties=tuple(side.strip(" ,") for side in between.groups()) if between else (),
    )
