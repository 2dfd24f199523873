"""Who changed what, and when."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.commands import Side
from bot.domain.outcomes import HistoryShown
from bot.domain.state import Change
from bot.render.blocks import Piece, headline, paragraph, prose, rich
from bot.render.buttons import View
from bot.render.dates import spell_instant, spell_recorded
from bot.render.fates import spell_fate
from bot.render.pages import Draft
from bot.render.words import NAME, SIDES, escape, shorten

_SPELLERS = {"due": spell_recorded, "snooze": spell_recorded, "milestone": spell_fate}
_SIDES = {str(side): SIDES[side] for side in Side}


def history(shown: HistoryShown, _: View) -> Draft:
    """A line for each change, newest first."""
    title = f"History of {shown.subject} · {shown.title}"
    lines = [_line(change, shown.names) for change in shown.changes]
    return Draft(headline(title), lines or [paragraph("Nothing has been changed yet.")])


def _line(change: Change, names: Mapping[str, str]) -> Piece:
    """One change, on the one clock that is the same in both capitals."""
    at = spell_instant(change.at, "UTC")
    side, _, what = change.what.rpartition(" ")
    subject = f"{_SIDES.get(side, side)} {what}".strip()
    old, new = (_told(what, value, names) for value in (change.old, change.new))
    note = f" · {change.note}" if change.note else ""
    words = f"{at} UTC · {_called(change.by, names)} · {subject}: {old} → {new}{note}"
    return _said_in(change.source, words)


def _said_in(source: str, words: str) -> Piece:
    """A line with where it was said: a channel's name only for those who may see the channel."""
    if not source.startswith(("C", "G")):
        return prose(f"{words} · {'by direct message' if source else 'on the Home tab'}")
    elements = [
        {"type": "text", "text": f"{words} · in "},
        {"type": "channel", "channel_id": source},
    ]
    block = rich([{"type": "rich_text_section", "elements": elements}], "").blocks
    return Piece(block, f"{escape(words)} · in <#{source}>")


def _told(what: str, value: str | None, names: Mapping[str, str]) -> str:
    """A value as people read it: dates spelt one way, whoever typed them."""
    speller = _SPELLERS.get(what)
    return speller(value) if speller and value else _called(value, names)


def _called(value: str | None, names: Mapping[str, str]) -> str:
    """A value as people read it: users by their names."""
    if value is None:
        return "none"
    return shorten(names[value], NAME) if value in names else value
