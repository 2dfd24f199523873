"""What was posted stays true: which messages are out of date, and who draws them."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection

from bot.domain.state import Posted
from storage import shown
from storage.engine import Database
from tests.storage import race
from tests.storage.samples import NOW, TEAM

LATER = NOW + timedelta(hours=1)


def post(connection: Connection, number: int, *ids: str, channel: str = "C1") -> Posted:
    """A message of the bot that shows some deliverables."""
    posted = Posted(TEAM, channel, f"17145{number:05}.000100", f"topic {number}", 1)
    shown.record(connection, posted, None, ids, NOW)
    return posted


def stale(connection: Connection) -> list[str]:
    """The views of what is out of date; taking them keeps others off for a while."""
    return sorted(posted.view for posted in shown.take_stale(connection, NOW, 100))


def test_a_change_makes_what_shows_it_stale(writing: Connection) -> None:
    """And nothing else; once drawn it is true again."""
    one = post(writing, 1, "AI-1", "AI-2")
    post(writing, 2, "AI-2")
    assert stale(writing) == []
    shown.touch(writing, TEAM, "AI-1")
    shown.touch(writing, "T2", "AI-2")
    [taken] = shown.take_stale(writing, NOW, 100)
    assert (taken.view, taken.version) == (one.view, 1)
    shown.drawn(writing, taken)
    assert stale(writing) == []


def test_what_one_reads_alone_stays_theirs(writing: Connection) -> None:
    """Whoever draws it again is told for whom; once more recorded it may be for everybody."""
    for reader in ("U1", None):
        posted = Posted(TEAM, "D1", "1714500001.000100", "mine", reader=reader)
        shown.record(writing, posted, None, ["AI-1"], NOW)
        shown.touch(writing, TEAM, "AI-1")
        [taken] = shown.take_stale(writing, NOW, 100)
        assert taken.reader == reader
        shown.drawn(writing, taken)


def test_what_a_channel_chose_makes_its_own_messages_stale(writing: Connection) -> None:
    """Those that answer that question, in that channel."""
    for number, channel in enumerate(["C1", "C2"]):
        post(writing, number, channel=channel)
    shown.touch_view(writing, TEAM, "C1", "topic 0")
    shown.touch_view(writing, TEAM, "C1", "topic 1")
    shown.touch_view(writing, "T2", "C2", "topic 1")
    assert stale(writing) == ["topic 0"]


def test_what_names_it_is_stale(writing: Connection) -> None:
    """As a whole word of its view, in every channel: the newest of each, in that workspace."""
    views = ["show M-1", "show M-10", "milestones", "reminder M-1 2024-05-01", "topic M", ""]
    for number, view in enumerate(views):
        posted = Posted(TEAM, f"C{number % 2}", f"17145{number:05}.000100", view)
        shown.record(writing, posted, None, [], NOW)
    for number in range(25):
        posted = Posted(TEAM, "C9", f"17145{number:05}.000100", f"show M-1 {number:02}")
        shown.record(writing, posted, None, [], NOW)
    shown.touch_naming(writing, "T2", ["M-1", "milestones"])
    assert stale(writing) == []
    shown.touch_naming(writing, TEAM, ["M-1", "milestones"])
    kept = [f"show M-1 {number:02}" for number in range(5, 25)]
    assert stale(writing) == sorted([*kept, "show M-1", "milestones", "reminder M-1 2024-05-01"])


def test_a_change_while_drawing_is_drawn_too(writing: Connection) -> None:
    """The version that was taken is not the newest any more."""
    post(writing, 1, "AI-1")
    shown.touch(writing, TEAM, "AI-1")
    [taken] = shown.take_stale(writing, NOW, 100)
    shown.touch(writing, TEAM, "AI-1")
    assert stale(writing) == []
    shown.drawn(writing, taken)
    assert stale(writing) == ["topic 1"]


def test_the_newest_of_each_channel_are_kept_true(writing: Connection) -> None:
    """Twenty of them; an older one stays as it was."""
    for number in range(25):
        post(writing, number, "AI-1")
    post(writing, 99, "AI-1", channel="C2")
    shown.touch(writing, TEAM, "AI-1")
    assert stale(writing) == sorted([f"topic {n}" for n in range(5, 25)] + ["topic 99"])


def test_what_is_over_once_it_is_said_is_never_stale(writing: Connection) -> None:
    """It has no view to show again."""
    shown.record(writing, Posted(TEAM, "C1", "1714500001.000100"), None, ["AI-1"], NOW)
    shown.touch(writing, TEAM, "AI-1")
    assert stale(writing) == []


def test_what_slack_does_not_take_waits_or_is_given_up(writing: Connection) -> None:
    """A refusal for now holds until then; one for ever holds for ever."""
    post(writing, 1, "AI-1")
    shown.touch(writing, TEAM, "AI-1")
    [taken] = shown.take_stale(writing, NOW, 100)
    shown.put_off(writing, taken, LATER)
    assert stale(writing) == []
    assert [posted.view for posted in shown.take_stale(writing, LATER, 100)] == ["topic 1"]
    shown.give_up(writing, taken)
    shown.touch(writing, TEAM, "AI-1")
    assert shown.take_stale(writing, LATER, 100) == []


def test_one_of_many_draws_a_message(database: Database, url: str) -> None:
    """Eight at once are given each message once."""
    with database.write() as connection:
        for number in range(10):
            post(connection, number, "AI-1")
        shown.touch(connection, TEAM, "AI-1")

    def take(connection: Connection, _: int) -> list[str]:
        return stale(connection)

    taken = [view for views in race.in_transactions(8, url, take) for view in views]
    assert sorted(taken) == sorted(f"topic {number}" for number in range(10))


def test_boards_are_touched_moved_and_kept(writing: Connection) -> None:
    """However many newer messages there are; a moved one is no longer touched."""
    board = Posted(TEAM, "C1", "1714546800.000100", "pinboard offered")
    other = Posted(TEAM, "C2", "1714546800.000100", "pinboard pinned")
    for each in (board, other):
        shown.record(writing, each, None, (), NOW)
    for number in range(shown.NEWEST + 1):
        later = Posted(TEAM, "C1", f"1714546900.{number:06}", "topic AI")
        shown.record(writing, later, None, (), NOW)
    shown.touch_boards(writing, TEAM)
    assert {each.channel for each in shown.take_stale(writing, NOW, 99)} == {"C1", "C2"}
    assert shown.has_boards(writing, TEAM)
    assert not shown.has_boards(writing, "T2")
    assert shown.move_boards(writing, TEAM, "C1")
    assert not shown.move_boards(writing, TEAM, "C1")
    shown.mark_board(writing, TEAM, "C2", other.ts, pinned=False)
    later = NOW + shown.BUSY
    views = {each.channel: each.view for each in shown.take_stale(writing, later, 99)}
    assert views == {"C1": "pinboard moved", "C2": "pinboard offered"}
