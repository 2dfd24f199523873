"""One's secret calendar address."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.commands.base import Command, MenuItem


@dataclass(frozen=True)
class MakeCalendar(Command):
    """A secret address for the speaker's calendar; `anew` in place of the one that there is."""

    anew: bool = False


@dataclass(frozen=True)
class RevokeCalendar(Command):
    """The address of the speaker's calendar stops."""


def calendar(rest: str) -> Command | None:
    """`calendar [revoke]`; a button says `calendar new`."""
    match rest.casefold():
        case "":
            return MakeCalendar()
        case "new":
            return MakeCalendar(anew=True)
        case "revoke" | "off" | "none":
            return RevokeCalendar()
    return None


MENU = (MenuItem("calendar", "calendar [revoke]", calendar, ("カレンダー",)),)
