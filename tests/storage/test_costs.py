"""How often a command asks the database."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.catalogue.library import Library
from bot.catalogue.loader import shipped
from bot.domain.commands.seats import Claim, SetSide
from bot.domain.outcomes.seats import Claimed
from bot.domain.people import Profile, Role
from bot.domain.sides import Side
from bot.services.context import Request
from bot.services.dispatch import Dispatcher
from storage.engine import Database
from tests.storage.counting import all_statements
from tests.storage.samples import TEAM

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Members:
    """A workspace in which everybody is a member of the same name."""

    def profile(self, team: str, user: str) -> Profile:
        """What Slack tells of a person."""
        return Profile("Ada", "Europe/Brussels", Role.MEMBER, team)

    def locale(self, team: str, user: str) -> str:
        """The language of somebody's Slack."""
        return "en-GB"

    def is_public(self, team: str, channel: str) -> bool:
        """Whether everybody may read a conversation."""
        return True


def test_a_claim_is_a_handful_of_statements(database: Database) -> None:
    """The beginning of its transaction included; others plan what comes of it."""
    dispatcher = Dispatcher(Library(shipped()), database, Members(), lambda: NOW)
    dispatcher.ask(Request(TEAM, "U1", SetSide(Side.EU), "C1"))
    dispatcher.ask(Request(TEAM, "U1", Claim("CYBER-1"), "C1"))
    with all_statements(database) as said:
        claimed = dispatcher.ask_once(Request(TEAM, "U1", Claim("CYBER-2"), "C1"), ["once"])
    assert isinstance(claimed, Claimed)
    assert len(said) <= 16
