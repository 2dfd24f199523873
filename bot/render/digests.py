"""Digests: what changed in a channel's topics, what is missing, what comes next."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.outcomes.base import Card
from bot.domain.outcomes.digests import DigestSet, DigestShown
from bot.domain.rules.frequency import Frequency
from bot.domain.sides import SEATS
from bot.domain.state import Change, Digest
from bot.domain.statement import Milestone
from bot.render.kit.blocks import Piece, bold, headline, joined, paragraph
from bot.render.kit.buttons import View, look
from bot.render.kit.card_buttons import open_button
from bot.render.kit.dates import spell, spell_hour, spell_instant, spell_local_day, spell_recorded
from bot.render.kit.drawing import draw
from bot.render.kit.milestones import spell_fate
from bot.render.kit.pages import Draft
from bot.render.kit.words import NAME, SIDES, counted, listed, shorten
from bot.render.milestones import line

# A link is told by how many there are: who wants to open it opens the deliverable.
_EVIDENCE = "evidence"
_SAID = {"lead": "lead", "status": "state", "due": "due"}
_DAYS = {
    Frequency.WEEKLY: "every Monday",
    Frequency.MONTHLY: "on the first working day of every month",
}


@draw.register
def digest(shown: DigestShown, _: View) -> Draft:
    """What changed, by topic; then the gaps, and what comes next."""
    since = spell_local_day(shown.after, shown.zone)
    topics = [_topic(title.title, cards, shown) for title, cards in shown.topics]
    return Draft(
        headline(f"What changed since {since}"),
        [
            *(piece for pieces in topics for piece in pieces),
            *_meetings(shown),
            paragraph(_gaps(shown)),
            *_next(shown),
        ],
        buttons=[look("Without a lead", "unclaimed"), look("Stocktake", "stocktake")],
    )


@draw.register
def digest_set(done: DigestSet, _: View) -> Draft:
    """How often the channel is told what changed, from now on."""
    if done.digest is None:
        gone = "This channel gets no more digests."
        none = "This channel got no digest, so nothing has changed."
        return Draft(paragraph(gone if done.was else none))
    words = [f"This channel now gets a digest {rhythm(done.digest)}: what changed, and is next."]
    if done.first:
        words.append(f"The first may come on {spell_instant(done.first, done.digest.zone)}.")
    words.append("When nothing has changed, none comes.")
    return Draft(paragraph(" ".join(words)))


def rhythm(digest: Digest) -> str:
    """When a digest comes: "every Monday at 09:00 Brussels time"."""
    return f"{_DAYS[digest.rhythm]} at {spell_hour(digest.hour, digest.zone)}"


def _topic(
    title: str, cards: tuple[tuple[Card, tuple[Change, ...]], ...], shown: DigestShown
) -> list[Piece]:
    first, *rest = (_deliverable(card, changes, shown.names) for card, changes in cards)
    return [joined(paragraph(bold(title)), first), *rest]


def _deliverable(card: Card, changes: tuple[Change, ...], names: Mapping[str, str]) -> Piece:
    """A deliverable with what changed, a side a line."""
    id, lines = card.deliverable.id, []
    for side in SEATS:
        of_side = {c.what.partition(" ")[2]: c for c in changes if c.what.startswith(f"{side} ")}
        links = sum(c.what == f"{side} {_EVIDENCE}" for c in changes)
        told = [_told(what, of_side[what], names) for what in _SAID if what in of_side]
        told += [counted(links, "new link")] if links else []
        if told:
            lines.append(f"{SIDES[side]}: {listed(told)}")
    words = f" {card.deliverable.title}\n" + "\n".join(lines)
    return paragraph(bold(id), words, beside=open_button(card), shows=(id,))


def _told(what: str, change: Change, names: Mapping[str, str]) -> str:
    """One change in words: "lead Clara Lindqvist (was Tomek Wilczarski)", "due 12 May 2026"."""
    new, old = (_value(what, v, names) if v else "none" for v in (change.new, change.old))
    before = f" (was {old})" if change.old else ""
    return f"{_SAID[what]} {new}{before}"


def _value(what: str, value: str, names: Mapping[str, str]) -> str:
    return spell_recorded(value) if what == "due" else shorten(names.get(value, value), NAME)


def _meetings(shown: DigestShown) -> list[Piece]:
    if not shown.meetings:
        return []
    # What lies ahead has its button where it is told what comes next.
    first, *rest = (
        _meeting(m, change, has_way=m not in shown.ahead) for m, change in shown.meetings
    )
    return [joined(paragraph(bold("Meetings")), first), *rest]


def _meeting(meeting: Milestone, change: Change, *, has_way: bool) -> Piece:
    """A meeting as it stands, and what it was before, unless only its outcome is news."""
    now = spell_fate(f"{meeting.when.words}, {meeting.outcome}")
    old = spell_fate(change.old) if change.old else ""
    before = f" (was {old})" if old else " (new)"
    words = f" {meeting.title}: {now}{'' if old == spell(meeting.when) else before}"
    details = look("Details", f"show {meeting.id}", spoken=f"Details of {meeting.title}")
    way = details if has_way else None
    return paragraph(bold(meeting.id), words, beside=way)


def _gaps(shown: DigestShown) -> str:
    eu, japan = (shown.gaps[side].open for side in SEATS)
    return f"Leads missing: EU {eu}, Japan {japan}. Late: {shown.late}."


def _next(shown: DigestShown) -> list[Piece]:
    if not shown.ahead:
        return [paragraph(bold("Next"), "\nNo upcoming meeting is known.")]
    first, *rest = (line(meeting) for meeting in shown.ahead)
    return [joined(paragraph(bold("Next")), first), *rest]
