"""Digests: what changed in a channel's topics, what is missing, what comes next."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from bot.domain.outcomes.base import Card
from bot.domain.outcomes.digests import DigestSet, DigestShown
from bot.domain.rules.frequency import Frequency
from bot.domain.sides import SEATS
from bot.domain.state import Change, Digest
from bot.domain.statement import Milestone
from bot.render.kit import lateness
from bot.render.kit.blocks import Piece, bold, headline, joined, paragraph
from bot.render.kit.buttons import View, look
from bot.render.kit.card_buttons import open_button
from bot.render.kit.dates import spell, spell_hour, spell_instant, spell_local_day, spell_recorded
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, listed, marked, ngettext, together
from bot.render.kit.milestones import spell_fate
from bot.render.kit.pages import Draft
from bot.render.kit.words import NAME, SIDES, Terms, shorten, state_of, title
from bot.render.milestones import details, line

# A link is told by how many there are: who wants to open it opens the deliverable.
_EVIDENCE = "evidence"
_SAID = Terms(
    {
        "lead": marked("lead {new}"),
        "status": marked("state {new}"),
        "due": marked("due {new}"),
    }
)
_SAID_ANEW = Terms(
    {
        "lead": marked("lead {new} (was {old})"),
        "status": marked("state {new} (was {old})"),
        "due": marked("due {new} (was {old})"),
    }
)
_WHEN = Terms(
    {
        Frequency.WEEKLY: marked("every Monday at {hour}"),
        Frequency.MONTHLY: marked("on the first working day of every month at {hour}"),
    }
)


@draw.register
def digest(shown: DigestShown, _view: View) -> Draft:
    """What changed, by topic; then the gaps, and what comes next."""
    since = spell_local_day(shown.after, shown.zone)
    topics = [topic(title(each), cards, shown.names) for each, cards in shown.topics]
    return Draft(
        headline(_("What changed since {since}").format(since=since)),
        [
            *(piece for pieces in topics for piece in pieces),
            *meetings(shown.meetings, shown.ahead),
            paragraph(_gaps(shown)),
            *_next(shown),
        ],
        buttons=[look(_("Without a lead"), "unclaimed"), look(_("Stocktake"), "stocktake")],
    )


@draw.register
def digest_set(done: DigestSet, _view: View) -> Draft:
    """How often the channel is told what changed, from now on."""
    if done.digest is None:
        gone = _("This channel gets no more digests.")
        none = _("This channel got no digest, so nothing has changed.")
        return Draft(paragraph(gone if done.was else none))
    words = [
        _("This channel now gets a digest {frequency}: what changed, and is next.").format(
            frequency=rhythm(done.digest)
        )
    ]
    if done.first:
        words.append(
            _("The first may come on {date}.").format(
                date=spell_instant(done.first, done.digest.zone)
            )
        )
    words.append(_("When nothing has changed, none comes."))
    return Draft(paragraph(together(*words)))


def rhythm(digest: Digest) -> str:
    """When a digest comes: "every Monday at 09:00 Brussels time"."""
    return _WHEN[digest.rhythm].format(hour=spell_hour(digest.hour, digest.zone))


def topic(
    heading: str, cards: Sequence[tuple[Card, tuple[Change, ...]]], names: Mapping[str, str]
) -> list[Piece]:
    """What changed in a topic, a deliverable each."""
    first, *rest = (_deliverable(card, changes, names) for card, changes in cards)
    return [joined(paragraph(bold(heading)), first), *rest]


def _deliverable(card: Card, changes: tuple[Change, ...], names: Mapping[str, str]) -> Piece:
    """A deliverable with what changed, a side a line."""
    id, lines = card.deliverable.id, []
    for side in SEATS:
        of_side = {c.what.partition(" ")[2]: c for c in changes if c.what.startswith(f"{side} ")}
        links = [c for c in changes if c.what == f"{side} {_EVIDENCE}"]
        new, gone = sum(c.new is not None for c in links), sum(c.new is None for c in links)
        told = [_told(what, of_side[what], names) for what in _SAID if what in of_side]
        if new:
            told.append(ngettext("{count} new link", "{count} new links", new).format(count=new))
        if gone:
            words = ngettext("{count} link withdrawn", "{count} links withdrawn", gone)
            told.append(words.format(count=gone))
        if told:
            lines.append(_("{side}: {changes}").format(side=SIDES[side], changes=listed(told)))
    words = f" {title(card.deliverable)}\n" + "\n".join(lines)
    return paragraph(bold(id), words, beside=open_button(card.deliverable.id), shows=(id,))


def _told(what: str, change: Change, names: Mapping[str, str]) -> str:
    """One change in words: "lead Clara Lindqvist (was Tomek Wilczarski)", "due 12 May 2026"."""
    new, old = (_value(what, v, names) if v else _("none") for v in (change.new, change.old))
    return (_SAID_ANEW if change.old else _SAID)[what].format(new=new, old=old)


def _value(what: str, value: str, names: Mapping[str, str]) -> str:
    if what == "due":
        return spell_recorded(value)
    return state_of(value) if what == "status" else shorten(names.get(value, value), NAME)


def meetings(
    changed: Sequence[tuple[Milestone, Change]], elsewhere: Collection[Milestone] = ()
) -> list[Piece]:
    """What changed of meetings; those that are shown `elsewhere`, too, have their buttons there."""
    if not changed:
        return []
    first, *rest = (_meeting(m, change, has_way=m not in elsewhere) for m, change in changed)
    return [joined(paragraph(bold(_("Meetings"))), first), *rest]


def _meeting(meeting: Milestone, change: Change, *, has_way: bool) -> Piece:
    """A meeting as it stands, and what it was before, unless only its outcome is news."""
    now = spell_fate(f"{meeting.when.words}, {meeting.outcome}")
    old = spell_fate(change.old) if change.old else ""
    known = {"meeting": title(meeting), "now": now, "old": old}
    if old == spell(meeting.when):
        told = _("{meeting}: {now}").format(**known)
    elif old:
        told = _("{meeting}: {now} (was {old})").format(**known)
    else:
        told = _("{meeting}: {now} (new)").format(**known)
    way = details(meeting) if has_way else None
    return paragraph(bold(meeting.id), f" {told}", beside=way)


def _gaps(shown: DigestShown) -> str:
    eu, japan = (shown.gaps[side].open for side in SEATS)
    missing = _("Leads missing: EU {eu}, Japan {japan}.").format(eu=eu, japan=japan)
    return together(missing, lateness.total(shown.late))


def _next(shown: DigestShown) -> list[Piece]:
    if not shown.ahead:
        return [paragraph(bold(_("Next")), "\n" + _("No upcoming meeting is known."))]
    first, *rest = (line(meeting) for meeting in shown.ahead)
    return [joined(paragraph(bold(_("Next"))), first), *rest]
