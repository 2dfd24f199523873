"""What nobody types: the views behind the bot's own messages, and what only its buttons do.

"reminder DPC-3", "assigned U061 CYBER-1 CYBER-2", "decide 7 accept", "form report CYBER-2".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from bot.domain.commands import (
    SEATS,
    Accept,
    Command,
    Confirm,
    DecideProposal,
    OpenForm,
    ShowAftermath,
    ShowAlong,
    ShowAssigned,
    ShowCoordinator,
    ShowDecision,
    ShowDigest,
    ShowHandedBack,
    ShowHome,
    ShowNudge,
    ShowProposal,
    ShowRelieved,
    ShowReminder,
    ShowVacated,
    ShowVague,
    ShowWelcome,
    Side,
)
from bot.domain.forms import Form

_Reader = Callable[[list[str]], Command | None]
# Nine digits fit a number of every database.
_NUMBER = re.compile(r"[0-9]{1,9}")


def read_view(said: str) -> Command | None:
    """Read what only the bot says; None where it is none of that."""
    verb, *words = said.split() or [""]
    reader = _READERS.get(verb)
    return reader(words) if reader else None


def _home(words: list[str]) -> Command | None:
    return None if words else ShowHome()


def _reminder(words: list[str]) -> Command | None:
    match words:
        case [id]:
            return ShowReminder(id)
        case [id, since] if at := _instant(since):
            return ShowReminder(id, at)
    return None


def _digested(words: list[str]) -> Command | None:
    match [_instant(word) for word in words]:
        case [datetime() as after, datetime() as until]:
            return ShowDigest(after, until)
    return None


def _instant(word: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(word)
    except ValueError:
        return None
    return at if at.tzinfo else None


def _aftermath(words: list[str]) -> Command | None:
    return ShowAftermath(words[0]) if len(words) == 1 else None


def _nudge(words: list[str]) -> Command | None:
    match words:
        case [user, day, *ids] if on := _day(day):
            return ShowNudge(user, on, tuple(ids))
    return None


def _day(word: str) -> date | None:
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None


def _confirm(words: list[str]) -> Command | None:
    return Confirm(words[0]) if len(words) == 1 else None


def _vague(words: list[str]) -> Command | None:
    """Without an instant in messages from before outcomes were asked for again."""
    match words:
        case []:
            return ShowVague()
        case [since] if at := _instant(since):
            return ShowVague(at)
    return None


def _welcome(words: list[str]) -> Command | None:
    return None if words else ShowWelcome()


def _coordinator(words: list[str]) -> Command | None:
    match words:
        case [side] if side in SEATS:
            return ShowCoordinator(Side(side))
    return None


def _along(words: list[str]) -> Command | None:
    match words:
        case [user, by, id]:
            return ShowAlong(user, by, id)
    return None


def _vacated(words: list[str]) -> Command | None:
    """Without an id where somebody coordinated, and so held no seat."""
    return ShowVacated(words[0], tuple(words[1:])) if words else None


def _of_ids(command: Callable[..., Command], people: int = 0) -> _Reader:
    """Make the reader of what names so many people, then one deliverable or more."""

    def read(words: list[str]) -> Command | None:
        ids = tuple(words[people:])
        return command(*words[:people], ids) if ids else None

    return read


def _numbered(command: Callable[[int], Command]) -> _Reader:
    """Make the reader of what names a proposal by its number."""

    def read(words: list[str]) -> Command | None:
        known = len(words) == 1 and _NUMBER.fullmatch(words[0])
        return command(int(words[0])) if known else None

    return read


def _decide(words: list[str]) -> Command | None:
    match words:
        case [number, "accept" | "decline" as answer] if _NUMBER.fullmatch(number):
            return DecideProposal(int(number), answer == "accept")
    return None


def _form(words: list[str]) -> Command | None:
    match words:
        case [form, *about] if form in tuple(Form):
            return OpenForm(Form(form), " ".join(about))
    return None


_READERS: dict[str, _Reader] = {
    "home": _home,
    "reminder": _reminder,
    "digested": _digested,
    "aftermath": _aftermath,
    "dates": _vague,
    "welcome": _welcome,
    "nudge": _nudge,
    "confirm": _confirm,
    "accept": _of_ids(Accept),
    "assigned": _of_ids(ShowAssigned, people=1),
    "relieved": _of_ids(ShowRelieved, people=2),
    "handedback": _of_ids(ShowHandedBack, people=2),
    "vacated": _vacated,
    "along": _along,
    "coordinator": _coordinator,
    "proposal": _numbered(ShowProposal),
    "decision": _numbered(ShowDecision),
    "decide": _decide,
    "form": _form,
}
