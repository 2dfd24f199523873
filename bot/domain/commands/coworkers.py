"""Working along on a deliverable: the commands, and one reader for both."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.commands.base import BadCommand, Command, MenuItem, Reader, Trouble
from bot.domain.commands.people import take_person
from bot.domain.commands.words import leading_id, several


@dataclass(frozen=True)
class Join(Command):
    """Work along on a deliverable; the lead may say it of `user`. Without an id as in Claim."""

    id: str | None = None
    user: str | None = None


@dataclass(frozen=True)
class Leave(Command):
    """Work along no more; the lead may say it of `user`. Without an id as in Claim."""

    id: str | None = None
    user: str | None = None


def company(verb: str, command: type[Join | Leave]) -> Reader:
    """Make the reader of `join` and `leave`: an id and a person, both optional, in any order.

    Words that begin with neither are not about work ("join forces", "leave the EU").
    """

    def read(rest: str) -> Command | None:
        found = take_person(rest, verb)
        if isinstance(found, BadCommand):
            return found
        user, words = found
        id, more = leading_id(words) or (None, words)
        more = more.strip(" .!?。")
        if bad := several(words, verb):
            return bad
        if more:
            return BadCommand(Trouble.NOT_AN_ID, words, verb) if id else None
        return command(id, user)

    return read


MENU = (
    MenuItem("join", "join <ID> [@person]", company("join", Join), ("参加",)),
    MenuItem("leave", "leave <ID> [@person]", company("leave", Leave), ("離脱",)),
)
