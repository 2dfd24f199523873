"""Somebody's calendar: the address, shown once, what becomes of it, and its entries' words."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.outcomes.base import Card
from bot.domain.outcomes.calendars import (
    CalendarAsked,
    CalendarMade,
    CalendarRevoked,
    CalendarUnavailable,
)
from bot.domain.sides import SEATS, Side
from bot.domain.statement import Fate, Milestone
from bot.render.kit.blocks import code, filled, paragraph, small
from bot.render.kit.buttons import View, do
from bot.render.kit.dates import spell, spell_day_of
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, marked, together
from bot.render.kit.pages import Draft
from bot.render.kit.quotes import cited
from bot.render.kit.standings import lead
from bot.render.kit.words import SIDES, title

# What the entries say of a meeting with an hour whose end nobody gave.
ASSUMED_END = marked("Its end was not given: one hour is assumed.")
HOLDS = marked(
    "It holds every meeting whose day is known, and the due dates of what you lead or help with."
)


def name() -> str:
    """What the calendar is called where it is subscribed to."""
    return _("EU–Japan Digital Partnership")


def meeting_entry(milestone: Milestone) -> str:
    """The title of a meeting's entry; of one that will not take place many show nothing else."""
    return _cancelled(title(milestone)) if _is_off(milestone) else title(milestone)


def due_entry(card: Card, meeting: Milestone | None) -> str:
    """The title of a due date's entry; `meeting` is the one that it is due before, if any is."""
    words = _("Due: {deliverable}").format(deliverable=_called(card))
    return _cancelled(words) if meeting and _is_off(meeting) else words


def meeting_lines(milestone: Milestone, cards: Iterable[Card], *, assumed: bool) -> list[str]:
    """What is told of a meeting; `assumed`: nobody has said when it ends."""
    end = [_(ASSUMED_END)] if assumed else []
    wanted = [
        _("{deliverable}: {leads}").format(deliverable=_called(card), leads=_leads(card))
        for card in cards
    ]
    return [_reference(milestone.id, milestone.sentences), *end, *wanted]


def due_lines(card: Card, meeting: Milestone | None) -> list[str]:
    """What is told of a due date: the reference, who leads, and which meeting it is due before."""
    what = card.deliverable
    before = _("Before {meeting}, {date}")
    told = [_reference(what.id, what.sentences), _leads(card)]
    if meeting:
        told.append(before.format(meeting=title(meeting), date=spell(meeting.when)))
    return told


def _cancelled(title: str) -> str:
    return _("Cancelled: {title}").format(title=title)


def _is_off(milestone: Milestone) -> bool:
    return milestone.outcome is Fate.CANCELLED


def _called(card: Card) -> str:
    return f"{card.deliverable.id} {title(card.deliverable)}"


def _leads(card: Card) -> str:
    each = _("{side} {lead}")
    led = (each.format(side=SIDES[side], lead=lead(card.seat(side))) for side in SEATS)
    return " · ".join(led)


def _reference(id: str, sentences: Iterable[str]) -> str:
    return " ".join([id, *(cited(ref) for ref in sentences)])


@draw.register
def made(done: CalendarMade, _view: View) -> Draft:
    """The address: it is kept nowhere, so it is told that it will not be shown again."""
    was = _("Your earlier address has stopped.") if done.replaced else ""
    return Draft(
        paragraph(
            *filled(
                _("Subscribe to this address in your calendar: {address}"),
                address=code(done.address),
            )
        ),
        [
            paragraph(together(_(HOLDS), was)),
            small(
                _(
                    "Anybody who has the address can read it, so keep it to yourself. It is shown "
                    "only now. It works on any number of devices."
                )
            ),
        ],
        buttons=[do(_("Stop this calendar"), "calendar revoke")],
    )


@draw.register
def asked(shown: CalendarAsked, _view: View) -> Draft:
    """Another address stops the one that there is: it is said before it happens."""
    since = spell_day_of(shown.since, Side.EU)
    return Draft(
        paragraph(
            _(
                "You have had a calendar address since {since}. It is shown only once, so I "
                "cannot repeat it: copy it from a device that has it, or make a new one. The "
                "old one then stops at once, on every device."
            ).format(since=since)
        ),
        buttons=[
            do(_("Make a new address"), "calendar new", confirmed=0),
            do(_("Stop this calendar"), "calendar revoke"),
        ],
    )


@draw.register
def revoked(done: CalendarRevoked, _view: View) -> Draft:
    """The address has stopped."""
    if not done.was:
        return Draft(paragraph(_("You have no calendar address, so nothing has changed.")))
    return Draft(
        paragraph(
            _(
                "Your calendar address has stopped. Remove the calendar from your devices: "
                "some keep showing what they last read."
            )
        )
    )


@draw.register
def unavailable(_shown: CalendarUnavailable, _view: View) -> Draft:
    """Nobody could reach a calendar."""
    return Draft(
        paragraph(
            _(
                "Calendars need an address that the internet can reach, and none is set. The "
                "operator of this bot can set DPC_PUBLIC_URL to the address of “dpc web”. "
                "Socket Mode alone has none."
            )
        )
    )
