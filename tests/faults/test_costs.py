"""How often the database is asked for each message that is sent."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.outbox import DeliveryKind, Planned
from storage import outbox
from tests.faults.histories import World
from tests.storage.counting import everywhere, listened

MESSAGES = 128


def test_messages_share_their_statements() -> None:
    """Leases, turns, versions, intents and results are taken down for many at once."""
    world = World()
    with world.database.write() as connection:
        outbox.plan(
            connection,
            [
                Planned("T1", f"C{n % 64}", DeliveryKind.REMINDER, f"number {n}", world.now)
                for n in range(MESSAGES)
            ],
        )
    with listened(*everywhere(world.database)) as said:
        while world.sender.deliver():
            world.pass_time(timedelta(seconds=2))
    assert sum(len(posts) for posts in world.slack.posts.values()) == MESSAGES
    assert len(said) <= 1.5 * MESSAGES
    world.database.close()
    world.file.unlink()
