"""Who acts, and which instruments a sentence names: only as far as its own words go."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
_SIGNED = re.compile(r"\bsign(?:ed|ature|ing)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Named:
    """An instrument as a sentence names it: its form, its title, and whether it is signed."""

    form: str
    title: str
    signed: bool


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
    return tuple(
        Named(
            form=next(form for form in _FORMS if form.casefold() == found[1].casefold()),
            title=" ".join(found[0].split()).strip(" ,"),
            signed=bool(_SIGNED.search(text)),
        )
        for found in _INSTRUMENT.finditer(text)
    )
