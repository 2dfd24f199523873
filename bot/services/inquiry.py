"""What is asked of Slack before a transaction begins: a call must not hold it up."""

from __future__ import annotations

from typing import Protocol

from bot.domain import commands as c
from bot.domain.links import conversation_of, in_slack
from bot.domain.people import STRANGER, Profile, is_user_id
from bot.services.context import Request, Slacks
from storage import proposals
from storage.engine import Database

_ABOUT_SOMEBODY = (c.Assign, c.Join, c.Leave, c.SetCoordinator, c.Admit, c.Dismiss)


class Directory(Protocol):
    """What the desk learns from Slack; it may be called, so never inside a transaction."""

    def profile(self, team: str, user: str) -> Profile:
        """What Slack tells of a person; the role is UNKNOWN when it cannot be learnt."""
        ...

    def is_public(self, team: str, channel: str) -> bool:
        """Whether everybody in the workspace can read a conversation; False when unknown."""
        ...


def ask_slack(directory: Directory, database: Database, request: Request) -> Slacks:
    """Who asks, whom else it is about, and whether a link is private.

    `database` knows whom a proposal is about.
    """
    team, command = request.team, request.command
    profile = directory.profile(team, request.user) if request.user else STRANGER
    named = _named(database, team, command)
    assignee = directory.profile(team, named) if named else STRANGER
    link = command.link if isinstance(command, c.AddEvidence | c.Report) else None
    return Slacks(profile, assignee, link is not None and _is_hidden(directory, team, link))


def _is_hidden(directory: Directory, team: str, link: str) -> bool:
    """Whether a link leads into Slack to where, for all that is known, not everybody may read."""
    channel = conversation_of(link)
    return in_slack(link) and not (channel and directory.is_public(team, channel))


def _named(database: Database, team: str, command: c.Command) -> str | None:
    """The user whom a command is about besides whoever says it."""
    user: str | None = None
    if isinstance(command, _ABOUT_SOMEBODY):
        user = command.user
    elif isinstance(command, c.DecideProposal):
        number = command.number
        proposal = database.look_up(lambda conn: proposals.get(conn, team, number))
        user = proposal.holder if proposal else None
    return user if user and is_user_id(user) else None
