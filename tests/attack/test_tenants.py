"""Two workspaces on one database never see each other's data: looked for in every statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.domain.commands.menu import MENU
from bot.local import run
from storage.engine import Database
from tests.attack import rows
from tests.attack.watch import Seen, Watch, watching
from tests.attack.words import PEOPLE
from tests.serving import Site
from tests.slack.knocking import TEAM
from tests.slack.test_stocktake import arrived
from tests.slack.world import World, living

# Long enough that no secret made at random holds it.
OTHER, MARK = "TzzBeside", "zzBeside"
OWN = "zzA"  # in all that is typed here

# Statements that name no single workspace though their tables hold many, and why they may.
# While somebody's request is answered:
ANSWERING = {
    "storage.calendars.owner": "the secret tells whose calendar it is",
    "storage.outbox.reconcile": "a row by its number, which was found by its workspace just before",
    "storage.outbox.unsettled": "numbers alone, for the operator",
    "storage.outbox.doubled": "a number alone, for the operator",
}
# While nobody asks: workers serve all workspaces, and each row that they take says which.
WORKING = ANSWERING | {
    "storage.agenda.waits": "times alone, for whoever sleeps until then",
    "storage.departures.away": "which workspaces to plan nothing for",
    "storage.plans.due": "which workspaces to plan for, one after another",
    "storage.plans.every": "which workspaces to plan for, one after another",
    "storage.outbox.next_due": "a time alone, for the rehearsal's clock",
    "storage.outbox.under_way": "yes or no, for the rehearsal's clock",
    "storage.outbox.parked.unpark_due": "what is tried again, of all",
    "storage.outbox.unconfirmed.take": "what is looked for in Slack, of all",
    "storage.homes.take_stale": "which tabs to draw",
    "storage.shown.take_stale": "which messages to draw",
    "storage.slots.take": "whose turn it is, of all that is due",
    "storage.workspaces.versions": "the versions of all that was posted together",
    "storage.outbox.leases.lease": "what is due, of all",
    "storage.outbox.leases.begin": "rows by their numbers and fences, as they were leased",
    "storage.outbox.results.cancel": "a row by its number and fence, as it was leased",
    "storage.outbox.results.park": "a row by its number and fence, as it was leased",
    "storage.outbox.results.retry": "a row by its number and fence, as it was leased",
    "storage.outbox.results.sent_all": "rows by their numbers, as they were leased",
    "storage.outbox.results.wait": "rows by their numbers and fences, as they were leased",
    "storage.outbox.results.unclear": "a row by its number and fence, as it was leased",
    "storage.retention.clear": "what nobody needs any more, of all",
}

# What people type, by command: all that there are.
SAID = {
    "topics": "topics",
    "topic": "topic cybersecurity",
    "show": "show AI-2",
    "search": "search cables",
    "milestones": "milestones",
    "next": "next",
    "instruments": "instruments",
    "compare": "compare",
    "overview": "overview",
    "board": "board",
    "changes": "changes since 1 January 2024",
    "side": "side eu",
    "claim": "claim AI-2",
    "join": "join AI-2 <@U06RHV4K2M8>",
    "leave": "leave AI-2 <@U06RHV4K2M8>",
    "status": f"status AI-2 in progress {OWN}",
    "due": "due AI-2 2024-06-03",
    "evidence": f"evidence AI-2 https://example.org/{OWN} {OWN}",
    "evidence withdraw": "evidence withdraw AI-2",
    "snooze": "snooze AI-2 tomorrow",
    "history": "history AI-2",
    "mine": "mine",
    "list": "list japan late",
    "unclaimed": "unclaimed",
    "overdue": "overdue",
    "stocktake": "stocktake",
    "chase": "chase",
    "renew": "renew all",
    "assign": f"assign CYBER-1 @{OWN}",
    "done": "done AI-2",
    "release": "release AI-2",
    "undo": "undo AI-2",
    "milestone add": f"milestone add {OWN} 12 May 2025 {OWN}",
    "milestone move": "milestone move DPC-3 2025-05-13",
    "milestone rename": f"milestone rename DPC-3 {OWN}",
    "milestone held": "milestone held OECD-2024 2024-04-30",
    "milestone cancel": "milestone cancel OECD-2024",
    "subscribe": "subscribe",
    "reminders": "reminders",
    "mute": "mute DPC-3",
    "unmute": "unmute DPC-3",
    "digest": "digest weekly",
    "unsubscribe": "unsubscribe",
    "calendar": "calendar",
    "settings": "settings",
    "language": "language en",
    "settings coordinator": "settings coordinator japan <@U06RHJ9T3QD>",
    "settings admit": "settings admit <@U06RHS3N8VL> japan",
    "settings dismiss": "settings dismiss <@U06RHS3N8VL>",
    "help": "help",
}
# The ways beside commands: buttons, forms, the Home tab, shortcuts, and what comes by itself.
DONE = [
    ("minori", "@dpc side japan"),
    ("marlies", "@dpc side eu"),
    ("tomek", "@dpc side eu"),
    ("tomek", "@dpc settings coordinator eu @tomek"),
    ("marlies", "@dpc subscribe"),
    ("marlies", "@dpc digest weekly"),
    ("marlies", "@dpc CYBER-2"),
    ("marlies", "[Claim: CYBER-2]"),
    ("marlies", "/dpc mine"),
    ("marlies", "[Report on CYBER-2…]"),
    ("marlies", f"submit status: in progress; note: {OWN}"),
    ("marlies", "@dpc assign CABLES-1 @minori japan"),
    ("marlies", "home"),
    ("marlies", "find a commitment"),
    ("marlies", "close"),
    ("marlies", "record as evidence"),
    ("marlies", "close"),
    ("marlies", "@dpc due CYBER-2 2024-06-03"),
    ("marlies", "dm stocktake"),
    ("marlies", "@dpc history CYBER-2"),
    ("clock", "2024-05-10T12:00+02:00"),
    ("clock", "2024-06-04T12:00+02:00"),
]


@pytest.fixture
def watch() -> Iterator[Watch]:
    """All that is executed from now on."""
    with watching() as watch:
        yield watch


@pytest.fixture
def world(
    watch: Watch, site: Site, tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[World]:
    """A workspace on a database of either kind, in which another one has set something too."""
    database = Database(url)
    with database.write() as connection:
        rows.fill(connection, OTHER, MARK)
    database.close()
    # The local workspace makes a SQLite file of its own; this one lives beside another.
    monkeypatch.setattr(run, "Database", lambda _: Database(url))
    inhabited = run.create(tmp_path, site.url)
    watch.begin()
    with living(site, inhabited) as world:
        yield world


def test_nothing_of_another_workspace_is_read_or_shown(
    site: Site, world: World, watch: Watch
) -> None:
    """Not by any command, button, form, tab, reminder or file, on either kind of database."""
    assert SAID.keys() == {item.name for item in MENU}
    for who, does in DONE:
        world.do(who, does)
    for said in SAID.values():
        world.do("tomek", f"/dpc {said}")
    arrived(world, "marlies")
    shown = f"{world.local.slack.state.model_dump_json()}{world.local.gateway.exchanges}"
    address = re.findall(r"http://[^ |>\"]+/calendar/[\w-]{43}\.ics", shown)[-1]
    for url in (address, f"{site.url}/metrics", f"{site.url}/readyz"):
        shown += httpx.get(url).raise_for_status().text
    assert OWN in shown
    assert MARK not in shown
    spanning = {(each.caller, each.asked) for each in watch.statements if each.spans}
    assert {caller for caller, _ in spanning} <= WORKING.keys()
    assert {caller for caller, asked in spanning if asked} <= ANSWERING.keys()
    assert [each for each in watch.rows if _is_leak(*each)] == []
    assert any(MARK in row for _, row in watch.rows), "nothing of the other one could be seen"


def _is_leak(seen: Seen, row: str) -> bool:
    """Whether a row is of another workspace than the statement is about, or than asks."""
    theirs = MARK in row
    ours = any(mark in row for mark in (OWN, TEAM, *PEOPLE))
    return (theirs and (seen.asked or seen.team == TEAM)) or (ours and seen.team == OTHER)
