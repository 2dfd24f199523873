"""Somebody's calendar: the address, shown once, and what becomes of it."""

from __future__ import annotations

from bot.domain.outcomes.calendars import (
    CalendarAsked,
    CalendarMade,
    CalendarRevoked,
    CalendarUnavailable,
)
from bot.domain.sides import Side
from bot.render.kit.blocks import code, filled, paragraph, small
from bot.render.kit.buttons import View, do
from bot.render.kit.dates import spell_day_of
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, marked, together
from bot.render.kit.pages import Draft

# What the entries say of a meeting with an hour whose end nobody gave.
ASSUMED_END = marked("Its end was not given: one hour is assumed.")
HOLDS = marked(
    "It holds every meeting whose day is known, and the due dates of what you lead or help with."
)


def cancelled(title: str) -> str:
    """The title of an entry that will not take place: many programs show nothing else of it."""
    return _("Cancelled: {title}").format(title=title)


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
