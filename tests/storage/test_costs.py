"""How often a command asks the database."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.catalogue.library import Library
from bot.catalogue.loader import shipped
from bot.domain.commands.seats import Claim, SetSide
from bot.domain.outcomes.seats import Claimed
from bot.domain.sides import Side
from bot.services.context import Request
from bot.services.dispatch import Dispatcher
from storage.engine import Database
from tests.members import Members
from tests.storage.counting import everywhere, listened
from tests.storage.samples import TEAM

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_a_claim_is_a_handful_of_statements(database: Database) -> None:
    """The beginning of its transaction included; others plan what comes of it."""
    dispatcher = Dispatcher(Library(shipped()), database, Members(), lambda: NOW)
    dispatcher.ask(Request(TEAM, "U1", SetSide(Side.EU), "C1"))
    dispatcher.ask(Request(TEAM, "U1", Claim("CYBER-1"), "C1"))
    with listened(*everywhere(database)) as said:
        claimed = dispatcher.ask_once(Request(TEAM, "U1", Claim("CYBER-2"), "C1"), ["once"])
    assert isinstance(claimed, Claimed)
    assert len(said) <= 16
