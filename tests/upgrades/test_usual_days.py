"""Channels that were reminded on the usual days before these were told from chosen ones."""

from __future__ import annotations

from sqlalchemy import insert

from bot.domain.state import LEAD_DAYS
from storage import subscriptions
from storage.engine import Database
from storage.migrate import upgrade
from tests.upgrades.revisions import tables, upgrade_to
from tests.upgrades.rows import NOW

USUAL_THEN = [30, 14, 7, 1, 0]


def test_who_had_the_usual_days_gets_those_of_today(old: Database) -> None:
    """Also where old code beside the new subscribes a channel; chosen days stay as they are."""
    upgrade_to(old, "0009")
    known = tables(old).tables["subscription"]
    here = {"team": "T1", "topics": [], "hour": NOW.time(), "zone": "UTC", "by": "U1"}
    here |= {"since": NOW, "begun": NOW}
    with old.write() as connection:
        for channel, days in (("C1", USUAL_THEN), ("C2", [7, 1])):
            connection.execute(insert(known), {**here, "channel": channel, "lead_days": days})
    upgrade(old)
    with old.write() as connection:
        for channel, days in (("C3", USUAL_THEN), ("C4", [7, 1])):
            connection.execute(insert(known), {**here, "channel": channel, "lead_days": days})
        found = subscriptions.of_team(connection, "T1")
    assert [each.lead_days for each in found] == [None, (7, 1), None, (7, 1)]
    assert [each.leads for each in found] == [LEAD_DAYS, (7, 1), LEAD_DAYS, (7, 1)]
