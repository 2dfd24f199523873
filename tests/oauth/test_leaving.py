"""A workspace removes the app: its tokens go at once, what it has set goes after 30 days."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.app import Dpc
from bot.clock import real_now
from bot.services.installations import RETENTION, Installing
from storage import departures, export, installations, outbox
from storage.engine import POSTGRESQL, SQLITE
from storage.tables import table
from storage.tables.messages import Outbox
from tests.eventually import eventually
from tests.oauth.conftest import Many
from tests.storage.race import in_threads
from tests.storage.samples import planned

GONE = {"type": "app_uninstalled"}
REVOKED = {"type": "tokens_revoked", "tokens": {"oauth": ["U1"], "bot": ["UBOTT1"]}}
PEOPLES = {"type": "tokens_revoked", "tokens": {"oauth": ["U1"], "bot": []}}
DAY = timedelta(days=1)
both = pytest.mark.parametrize("dialect", [SQLITE, POSTGRESQL])


def settle_in(many: Many, team: str, **fields: str) -> None:
    """Somebody leads, opens their Home tab, and has a channel reminded; all is sent and drawn."""
    many.command(team, "side eu", **fields)
    many.command(team, "claim CYBER-2", **fields)
    many.command(team, "subscribe", user="UADMIN", **fields)
    many.dpc.plan()
    eventually(lambda: many.slack.asked("chat.postMessage"))


def kept(many: Many, team: str) -> dict[str, int]:
    """How many rows there are of a workspace, by table."""
    with many.dpc.database.write() as conn:
        return {name: len(rows) for name, rows in export.rows(conn, team).items()}


def waiting(many: Many, team: str) -> int:
    """How much is planned for a workspace, or in the hands of a sender."""
    rows = table(Outbox)
    with many.dpc.database.read() as conn:
        states = conn.execute(select(rows.c.state).where(rows.c.team == team)).scalars()
        return sum(state in ("planned", "leased", "parked", "unclear") for state in states)


def later(many: Many, days: timedelta) -> Installing:
    """The same, so many days on."""
    installing = many.installs.installing
    then: datetime = real_now() + days
    return Installing(installing.database, installing.keyring, installing.now, lambda: then)


@both
@pytest.mark.parametrize("end", [GONE, REVOKED], ids=lambda end: str(end["type"]))
def test_tokens_go_at_once_and_nothing_is_sent(many: Many, end: dict[str, object]) -> None:
    """Before the ack; told twice, it is the same. The other workspace notices nothing."""
    for team in ("T1", "T2"):
        many.install(team)
        settle_in(many, team)
    assert waiting(many, "T1") > 0
    for _ in range(2):
        assert many.event("T1", end).status_code == 200
        assert (many.token("T1"), waiting(many, "T1")) == (None, 0)
    many.slack.calls.clear()
    many.dpc.plan()
    assert waiting(many, "T1") == 0
    assert waiting(many, "T2") > 0
    many.dpc.sender.deliver()
    many.dpc.messages.refresh()
    many.dpc.homes.refresh()
    assert many.slack.calls == []
    assert "I am not installed" in many.command("T1", "topics").text
    assert "10 topics" in many.command("T2", "topics").text


def test_peoples_own_tokens_do_not_matter(many: Many) -> None:
    """The bot asks for none."""
    many.install("T1")
    many.event("T1", PEOPLES)
    assert many.token("T1")


def test_an_end_that_is_told_late(many: Many) -> None:
    """The app is installed again already: that stays."""
    many.install("T1")
    many.event("T1", GONE, event_time=int(time.time()) - 3600)
    assert many.token("T1")
    assert "10 topics" in many.command("T1", "topics").text


@both
def test_data_goes_after_thirty_days(many: Many) -> None:
    """All of it, of that workspace alone, and not a day earlier."""
    for team in ("T1", "T2"):
        many.install(team)
        settle_in(many, team)
    many.event("T1", GONE)
    before, others = kept(many, "T1"), kept(many, "T2")
    assert f"**{RETENTION.days} days**" in Path("docs/install.md").read_text("utf-8")
    later(many, 29 * DAY).purge()
    assert kept(many, "T1") == before
    later(many, 30 * DAY).purge()
    assert kept(many, "T1") == {}
    assert kept(many, "T2") == others


@both
def test_who_comes_back_finds_all_as_it_was(many: Many) -> None:
    """Seats, history and reminders; nothing is deleted any more."""
    many.install("T1")
    settle_in(many, "T1")
    with many.dpc.database.read() as conn:
        due = outbox.next_due(conn, "T1", many.dpc.clock.now())
    many.event("T1", GONE)
    many.install("T1")
    many.dpc.plan()
    with many.dpc.database.read() as conn:
        assert due is not None
        assert outbox.next_due(conn, "T1", many.dpc.clock.now()) == due
    later(many, 31 * DAY).purge()
    assert "You have led CYBER-2" in many.command("T1", "claim CYBER-2").text


def test_what_another_process_planned_meanwhile_is_dropped(many: Many) -> None:
    """It had not heard of the end yet; nothing is tried for thirty days."""
    many.install("T1")
    many.event("T1", GONE)
    with many.dpc.database.write() as conn:
        outbox.plan(conn, [planned()])
    assert waiting(many, "T1") == 1
    many.installs.installing.purge()
    assert waiting(many, "T1") == 0
    assert kept(many, "T1")["outbox"] == 2


def test_a_workspace_that_set_nothing_leaves_nothing(many: Many) -> None:
    """Installed, never used, and removed again."""
    many.install("T1")
    many.event("T1", GONE)
    later(many, 30 * DAY).purge()
    with many.dpc.database.read() as conn:
        assert export.known(conn) == []
        assert departures.away(conn) == {}


def test_the_ticker_sees_to_it(many: Many) -> None:
    """Tokens, keys and departures are among the duties of whoever sends reminders."""
    jobs = many.dpc.ticker()._scheduler.get_jobs()
    seconds = sorted(job.trigger.interval.total_seconds() for job in jobs)
    assert seconds[-4:] == [600, 3600, 3600, 3600]
    assert isinstance(many.dpc, Dpc)


@both
def test_coming_and_going_at_once(many: Many) -> None:
    """Neither fails, and a workspace without the app is one that has left."""
    many.install("T1")
    installing = many.installs.installing
    with many.dpc.database.read() as conn:
        granted = installations.find(conn, installing.keyring, "T1")
    assert granted

    def act(number: int) -> None:
        if number % 2:
            installing.ended("T1", real_now())
        else:
            installing.installed(granted, planned(str(number)))

    in_threads(8, act)
    with many.dpc.database.read() as conn:
        assert departures.away(conn).keys() == (set() if many.token("T1") else {"T1"})


# --- a whole organisation ---

WHOLE = {"enterprise_id": "E1", "is_enterprise_install": "true"}


def organised(many: Many) -> None:
    """An organisation of two workspaces, in both of which something is set."""
    many.install("E1", organisation=True)
    for team in ("T1", "T2"):
        settle_in(many, team, **WHOLE)


def test_an_organisation_leaves_with_all_its_workspaces(many: Many) -> None:
    """And comes back with them."""
    organised(many)
    whole = {"enterprise_id": "E1", "is_enterprise_install": True}
    assert many.event(None, GONE, **whole).status_code == 200
    assert (many.token("E1"), many.token("T1")) == (None, None)
    assert (waiting(many, "T1"), waiting(many, "T2")) == (0, 0)
    many.install("E1", organisation=True)
    many.dpc.plan()
    assert waiting(many, "T1") > 0
    many.event("T1", GONE, authorizations=[{"team_id": "T1", **whole}])
    later(many, 30 * DAY).purge()
    with many.dpc.database.read() as conn:
        assert export.known(conn) == []


def test_an_organisation_takes_the_app_from_one_workspace(many: Many) -> None:
    """That one is left in peace, and back as soon as it is heard of again."""
    organised(many)
    taken = {"type": "team_access_revoked", "team_ids": ["T1"]}
    assert many.event(None, taken, enterprise_id="E1").status_code == 200
    assert (many.token("T1"), waiting(many, "T1")) == (None, 0)
    assert many.token("T2")
    assert waiting(many, "T2") > 0
    assert "You have led" in many.command("T1", "claim CYBER-2", **WHOLE).text
    many.dpc.plan()
    assert waiting(many, "T1") > 0


def served_twice(many: Many) -> None:
    """An organisation's workspace, which has installed the app for itself since."""
    organised(many)
    many.install("T1")


@both
def test_what_the_organisation_still_serves_does_not_leave(many: Many) -> None:
    """The workspace removes its own installation alone: all goes on, and nothing is deleted."""
    served_twice(many)
    many.event("T1", GONE)
    assert many.token("T1") == many.token("E1")
    assert waiting(many, "T1") > 0
    later(many, 31 * DAY).purge()
    assert "You have led" in many.command("T1", "claim CYBER-2", **WHOLE).text


@both
@pytest.mark.parametrize(
    "end",
    [
        {"type": "team_access_revoked", "team_ids": ["T1"]},
        GONE | {"is_enterprise_install": True},
    ],
    ids=lambda end: str(end["type"]),
)
def test_what_serves_itself_does_not_leave_with_its_organisation(
    many: Many, end: dict[str, object]
) -> None:
    """Whether the organisation takes the app from that workspace, or removes it altogether."""
    served_twice(many)
    whole = end.get("is_enterprise_install", False)
    many.event(None, end, enterprise_id="E1", is_enterprise_install=whole)
    assert (many.token("E1") is None) == whole
    assert waiting(many, "T1") > 0
    assert (waiting(many, "T2") == 0) == whole
    later(many, 31 * DAY).purge()
    assert (kept(many, "T2") == {}) == whole
    assert "You have led" in many.command("T1", "claim CYBER-2").text


@both
def test_who_was_taken_for_gone_is_back(many: Many) -> None:
    """Whatever marked it as gone: what is served is never deleted, and is planned for again."""
    organised(many)
    with many.dpc.database.write() as conn:
        departures.leave(conn, ["T1"], real_now() - 31 * DAY)
    many.installs.installing.purge()
    many.dpc.plan()
    assert waiting(many, "T1") > 0
