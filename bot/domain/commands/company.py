"""What follows the commands on whoever works along: one reader for both, as in `arguments`."""

from __future__ import annotations

from bot.domain.commands.arguments import Reader
from bot.domain.commands.changes import Join, Leave
from bot.domain.commands.ids import several
from bot.domain.commands.model import BadCommand, Command, Trouble
from bot.domain.commands.persons import take_person
from bot.domain.commands.words import leading_id


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
