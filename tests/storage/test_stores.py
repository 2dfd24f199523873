"""The small stores: workspaces, people, milestones, subscriptions, and what was shown or seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import product

import pytest
from sqlalchemy import Connection, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError, NoResultFound

from bot.domain.sides import Side
from bot.domain.state import (
    LEAD_DAYS,
    Change,
    Coworker,
    Evidence,
    Posted,
    State,
    Subscription,
)
from bot.domain.statement import Fate, Milestone, When
from storage import (
    coworkers,
    evidence,
    heartbeats,
    history,
    milestones,
    people,
    seats,
    seen,
    shown,
    state,
    subscriptions,
    tables,
    workspaces,
)
from storage.engine import Database
from storage.tables import table
from storage.tables.progress import History
from tests.storage.counting import explained, listened
from tests.storage.race import in_transactions
from tests.storage.samples import NOW, SECOND, TEAM

MEETING = Milestone(
    id="DPC-3",
    title="Third Council",
    when=When(
        edtf="2025-05-12",
        words="12 May 2025 14:00 Tokyo",
        earliest=date(2025, 5, 12),
        latest=date(2025, 5, 12),
        at=datetime(2025, 5, 12, 5, tzinfo=UTC),
        zone="Asia/Tokyo",
    ),
    place="東京",
    sentences=("10.1",),
    aliases=("next Council",),
    revision=1,
    set_by="U1",
    set_at=NOW,
)
HERE = Subscription(TEAM, "C1", ("AI",), (7, 1, 0), time(9, 0), "Europe/Brussels", "U1", NOW)


def test_a_workspace_is_as_old_as_its_first_sight(writing: Connection) -> None:
    """Later sights change nothing."""
    assert workspaces.ensure(writing, TEAM, NOW).first_seen == NOW
    assert workspaces.ensure(writing, TEAM, NOW + SECOND).first_seen == NOW


def test_the_writers_of_a_workspace_come_one_after_another(database: Database, url: str) -> None:
    """What one of them counted is still so when it writes."""

    def claim_next(connection: Connection, number: int) -> None:
        workspaces.ensure(connection, TEAM, NOW)
        taken = len(seats.of_team(connection, TEAM))
        seats.claim(connection, TEAM, f"AI-{taken}", Side.EU, f"U{number}", "U1", NOW)

    in_transactions(8, url, claim_next)
    with database.read() as connection:
        assert len(seats.of_team(connection, TEAM)) == 8


def test_writers_in_opposite_orders_do_not_deadlock(database: Database, url: str) -> None:
    """Nobody holds what another of the same workspace waits for."""
    ids = [f"AI-{number}" for number in range(10)]

    def claim_all(connection: Connection, number: int) -> None:
        workspaces.ensure(connection, TEAM, NOW)
        for id in ids if number % 2 else reversed(ids):
            seats.claim(connection, TEAM, id, Side.EU, f"U{number}", "U1", NOW)

    in_transactions(8, url, claim_all)
    with database.read() as connection:
        assert len({seat.holder for seat in seats.of_team(connection, TEAM)}) == 1


def test_a_person_acts_for_the_side_last_set(writing: Connection) -> None:
    """In that workspace only."""
    assert people.side_of(writing, TEAM, "U1") is None
    people.set_side(writing, TEAM, "U1", "Ada", Side.EU, NOW)
    people.set_side(writing, TEAM, "U1", "Ada", Side.COORDINATOR, NOW)
    assert people.side_of(writing, TEAM, "U1") is Side.COORDINATOR
    assert people.side_of(writing, "T2", "U1") is None


def test_a_person_is_renamed_once(writing: Connection) -> None:
    """What is so already is not changed; nobody is who has no side."""
    people.set_side(writing, TEAM, "U1", "Ada", Side.EU, NOW)
    assert people.rename(writing, TEAM, "U1", "Ada L.")
    assert not people.rename(writing, TEAM, "U1", "Ada L.")
    assert not people.rename(writing, TEAM, "U2", "Bo")
    assert people.names(writing, TEAM) == {"U1": "Ada L."}
    assert people.name_of(writing, TEAM, "U1") == "Ada L."
    assert people.name_of(writing, TEAM, "U2") == "U2"


def test_a_milestone_comes_back_whole(writing: Connection) -> None:
    """All of its fields, the hour and the zone too."""
    assert milestones.put(writing, TEAM, MEETING, expected_revision=0)
    assert milestones.of_team(writing, TEAM) == [MEETING]
    assert milestones.of_team(writing, "T2") == []


def test_a_milestone_is_not_overwritten_unseen(writing: Connection) -> None:
    """Of two changes made from the same revision the second is refused."""
    held = MEETING.model_copy(update={"outcome": Fate.HELD, "revision": 2})
    milestones.put(writing, TEAM, MEETING, expected_revision=0)
    assert not milestones.put(writing, TEAM, MEETING, expected_revision=0)
    assert milestones.put(writing, TEAM, held, expected_revision=1)
    assert milestones.of_team(writing, TEAM) == [held]


def test_numbers_are_given_once(database: Database, url: str) -> None:
    """However many ask at the same moment."""
    with database.write() as connection:
        workspaces.ensure(connection, TEAM, NOW)

    def number(connection: Connection, _: int) -> int:
        return milestones.next_number(connection, TEAM)

    assert sorted(in_transactions(8, url, number)) == list(range(1, 9))


def test_an_unknown_workspace_has_no_numbers(writing: Connection) -> None:
    """It must be recorded first."""
    with pytest.raises(NoResultFound):
        milestones.next_number(writing, TEAM)


def test_a_channel_has_one_subscription(writing: Connection) -> None:
    """A new one takes the place of the old, and can be ended once."""
    everything = replace(HERE, topics=(), zone="Asia/Tokyo")
    subscriptions.put(writing, HERE)
    subscriptions.put(writing, everything)
    assert subscriptions.of_channel(writing, TEAM, "C1") == everything
    assert subscriptions.remove(writing, TEAM, "C1")
    assert not subscriptions.remove(writing, TEAM, "C1")
    assert subscriptions.of_channel(writing, TEAM, "C1") is None


def test_a_channel_that_wants_the_usual_days_gets_those_of_today(writing: Connection) -> None:
    """Whatever was usual when it subscribed; one that chose days keeps them, even such."""
    subscriptions.put(writing, replace(HERE, channel="C1", lead_days=None))
    subscriptions.put(writing, replace(HERE, channel="C2", lead_days=(60, 3)))
    subscriptions.put(writing, replace(HERE, channel="C3", lead_days=LEAD_DAYS))
    rows = table(tables.channels.Subscription)
    of_then = update(rows).where(rows.c.usual_days.is_not(None))
    writing.execute(of_then.values(lead_days=(60, 3), usual_days=(60, 3)))
    found = subscriptions.of_team(writing, TEAM)
    assert [each.lead_days for each in found] == [None, (60, 3), LEAD_DAYS]
    assert [each.leads for each in found] == [LEAD_DAYS, (60, 3), LEAD_DAYS]


def test_the_days_that_an_older_version_writes_are_chosen(writing: Connection) -> None:
    """While a new version is rolled out: it leaves the column alone that it does not know."""
    subscriptions.put(writing, replace(HERE, lead_days=None))
    rows = table(tables.channels.Subscription)
    writing.execute(update(rows).values(lead_days=(7, 1)))
    assert subscriptions.of_team(writing, TEAM) == [replace(HERE, lead_days=(7, 1))]


def test_subscriptions_of_a_team_and_of_all(writing: Connection) -> None:
    """Planning goes over all of them, a command over its workspace's."""
    elsewhere, other = replace(HERE, team="T2"), replace(HERE, channel="C2")
    for subscription in (elsewhere, other, HERE):
        subscriptions.put(writing, subscription)
    assert subscriptions.all_teams(writing) == [HERE, other, elsewhere]
    assert subscriptions.of_team(writing, TEAM) == [HERE, other]


def test_a_thread_is_about_what_was_shown_last(writing: Connection) -> None:
    """Messages that show nothing do not count; the root does."""
    root = "1714546800.000100"
    shown.record(writing, Posted(TEAM, "C1", root), None, ["AI-1", "AI-2"], NOW)
    assert shown.in_thread(writing, TEAM, "C1", root) == ("AI-1", "AI-2")
    shown.record(writing, Posted(TEAM, "C1", "1714546900.000100"), root, ["AI-2"], NOW)
    shown.record(writing, Posted(TEAM, "C1", "1714547000.000100"), root, [], NOW)
    assert shown.in_thread(writing, TEAM, "C1", root) == ("AI-2",)
    shown.record(writing, Posted(TEAM, "C1", "1714546900.000100"), root, ["AI-3"], NOW)
    assert shown.in_thread(writing, TEAM, "C1", root) == ("AI-3",)


def test_a_thread_of_others_is_not_ours(writing: Connection) -> None:
    """Until the bot has shown something in it; nor is the same in another channel."""
    root = "1714546800.000100"
    assert shown.in_thread(writing, TEAM, "C1", root) == ()
    shown.record(writing, Posted(TEAM, "C1", "1714546801.000100"), root, ["AI-1"], NOW)
    assert shown.in_thread(writing, TEAM, "C1", root) == ("AI-1",)
    assert shown.in_thread(writing, TEAM, "C2", root) == ()


def test_one_of_many_is_first(url: str) -> None:
    """The same event, handled by eight at once, takes effect once."""

    def first(connection: Connection, _: int) -> bool:
        return seen.first(connection, TEAM, "Ev1", NOW)

    assert sorted(in_transactions(8, url, first)) == [False] * 7 + [True]


def test_what_is_rolled_back_was_not_seen(database: Database) -> None:
    """A handler that failed may be tried again."""

    def fail() -> None:
        with database.write() as connection:
            seen.first(connection, TEAM, "Ev1", NOW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with database.write() as connection:
        assert seen.first(connection, TEAM, "Ev1", NOW)


def test_history_keeps_its_order(writing: Connection) -> None:
    """Oldest first, one subject at a time."""
    first = Change(NOW, "U1", "command", "AI-2", "claim", None, "U1")
    second = Change(NOW, "U1", "thread", "AI-2", "release", "U1", None, "on leave")
    for change in (first, replace(first, subject="AI-3"), second):
        history.append(writing, TEAM, change)
    assert history.of(writing, TEAM, "AI-2") == [first, second]


def test_when_each_subject_was_changed_last(writing: Connection) -> None:
    """However many lines its history has; other workspaces have theirs."""
    first = Change(NOW, "U1", "command", "AI-2", "claim", None, "U1")
    later = replace(first, at=NOW + SECOND)
    for change in (first, later, first, replace(first, subject="AI-3")):
        history.append(writing, TEAM, change)
    history.append(writing, "T2", replace(first, at=NOW + 2 * SECOND))
    assert history.last_changes(writing, TEAM) == {"AI-2": NOW + SECOND, "AI-3": NOW}
    assert history.last_changes(writing, "T3") == {}


def test_which_kinds_of_changes_there_were(writing: Connection) -> None:
    """Each once, of the span alone, whichever came between; other workspaces have theirs."""
    first = Change(NOW, "U1", "command", "AI-2", "eu status", None, "done")
    kinds = ("eu status", "eu note", "japan due", "eu status")
    for number, (subject, what) in enumerate(product(("AI-2", "AI-3", "CYBER-1"), kinds)):
        at = NOW + number * SECOND
        history.append(writing, TEAM, replace(first, at=at, subject=subject, what=what))
    history.append(writing, "T2", replace(first, at=NOW + 4 * SECOND, what="eu lead"))
    found = history.kinds(writing, TEAM, NOW + 2 * SECOND, NOW + 6 * SECOND)
    assert sorted(found) == [
        ("AI-2", "eu status"),
        ("AI-3", "eu note"),
        ("AI-3", "eu status"),
        ("AI-3", "japan due"),
    ]
    assert history.kinds(writing, "T3", NOW, NOW + 60 * SECOND) == []


def test_many_changes_are_not_gone_through_to_tell_their_kinds(writing: Connection) -> None:
    """The database goes from kind to kind along an index."""
    line = Change(NOW, "U1", "command", "AI-2", "eu status", None, "done")
    for number in range(300):
        history.append(writing, TEAM, replace(line, at=NOW + number * SECOND))
    writing.execute(text("ANALYZE"))
    with listened(writing) as said:
        assert history.kinds(writing, TEAM, NOW, NOW + 300 * SECOND) == [("AI-2", "eu status")]
    [plan] = explained(writing, said)
    read = [each for each in plan.split("\n") if "history" in each]
    assert all("ix_history_subject" in each for each in read), plan
    assert "ix_history_subject_what" in read[-1], plan


def test_evidence_of_one_and_of_all(writing: Connection) -> None:
    """Oldest first, in that workspace only."""
    first = Evidence("AI-2", Side.EU, "https://example.org/1", None, "U1", "Ada", NOW)
    other = replace(first, deliverable="AI-1", side=Side.JAPAN, note="Draft")
    second = replace(first, link="https://example.org/2")
    for each in (first, other, second):
        evidence.add(writing, TEAM, each)
    evidence.add(writing, "T2", first)
    assert evidence.of(writing, TEAM, "AI-2") == [first, second]
    assert evidence.of_team(writing, TEAM) == [first, other, second]


@pytest.mark.parametrize("forgery", ["UPDATE history SET by = 'U2'", "DELETE FROM history"])
def test_history_is_not_altered(writing: Connection, forgery: str) -> None:
    """Not even by somebody with a database console."""
    change = Change(NOW, "U1", "command", "AI-2", "claim", None, "U1")
    history.append(writing, TEAM, change)
    with pytest.raises(DBAPIError, match="append-only"), writing.begin_nested():
        writing.execute(text(forgery))
    assert history.of(writing, TEAM, "AI-2") == [change]


def test_history_is_not_written_over(writing: Connection) -> None:
    """SQLite's way to replace a row asks no trigger that minds deletions."""
    change = Change(NOW, "U1", "command", "AI-2", "claim", None, "U1")
    history.append(writing, TEAM, change)
    line = writing.execute(select(table(History))).one()._asdict()
    forgery = insert(table(History)).prefix_with("OR REPLACE", dialect="sqlite")
    with pytest.raises(IntegrityError), writing.begin_nested():
        writing.execute(forgery, line | {"by": "U2"})
    assert history.of(writing, TEAM, "AI-2") == [change]


def test_the_last_sign_of_life(writing: Connection) -> None:
    """One a process."""
    heartbeats.beat(writing, "worker", NOW)
    heartbeats.beat(writing, "worker", NOW + SECOND)
    heartbeats.beat(writing, "ticker", NOW)
    assert heartbeats.last(writing) == {"worker": NOW + SECOND, "ticker": NOW}


def test_all_that_a_workspace_has_set(writing: Connection) -> None:
    """Seats, milestones and co-workers, under their keys."""
    seat, _ = seats.claim(writing, TEAM, "AI-2", Side.EU, "U1", "U1", NOW)
    milestones.put(writing, TEAM, MEETING, expected_revision=0)
    for user in ("U2", "U3"):
        coworkers.join(writing, TEAM, "AI-2", Side.EU, user, "U1", NOW)
    both = tuple(Coworker("AI-2", Side.EU, user, user, NOW, "U1") for user in ("U2", "U3"))
    assert state.load(writing, TEAM) == State(
        {("AI-2", Side.EU): seat},
        {"DPC-3": MEETING},
        coworkers={("AI-2", Side.EU): both},
    )
    assert state.load(writing, "T2") == State({}, {})
