"""Home tabs stay true: which are out of date, and who draws them."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.domain.state import Home
from storage import homes
from storage.engine import Database
from tests.storage import race
from tests.storage.samples import NOW, SECOND, TEAM

LATER = NOW + homes.BUSY


def take(connection: Connection) -> Home:
    """The one tab that is out of date."""
    [home] = homes.take_stale(connection, NOW, 100)
    return home


def test_an_opened_tab_is_drawn(writing: Connection) -> None:
    """Each time that it is opened; once drawn it is true."""
    for version in (1, 2):
        homes.opened(writing, TEAM, "U1")
        home = take(writing)
        assert home == Home(TEAM, "U1", version)
        homes.drawn(writing, home, NOW)
        assert homes.take_stale(writing, LATER, 100) == []


def test_a_change_makes_opened_tabs_stale(writing: Connection) -> None:
    """Those of the users concerned, in their workspace; nobody else is given a tab."""
    for team, user in ((TEAM, "U1"), (TEAM, "U2"), (TEAM, "U3"), ("T2", "U1")):
        homes.opened(writing, team, user)
    for home in homes.take_stale(writing, NOW, 100):
        homes.drawn(writing, home, NOW)
    homes.touch(writing, TEAM, {"U1", "U2", "U9"})
    homes.touch(writing, TEAM, [])
    stale = homes.take_stale(writing, NOW, 100)
    assert sorted(home.user for home in stale) == ["U1", "U2"]
    assert {home.team for home in stale} == {TEAM}


def test_a_change_while_drawing_is_drawn_too(writing: Connection) -> None:
    """But nobody's tab is drawn again before its time, nor by two at once."""
    homes.opened(writing, TEAM, "U1")
    home = take(writing)
    homes.touch(writing, TEAM, ["U1"])
    assert homes.take_stale(writing, NOW, 100) == []
    homes.drawn(writing, home, NOW + SECOND)
    assert homes.take_stale(writing, NOW, 100) == []
    assert homes.take_stale(writing, NOW + SECOND, 100) == [Home(TEAM, "U1", 2)]


def test_whoever_does_not_report_is_replaced(writing: Connection) -> None:
    """A sender that died holds a tab for a while only."""
    homes.opened(writing, TEAM, "U1")
    home = take(writing)
    assert homes.take_stale(writing, LATER - SECOND, 100) == []
    assert homes.take_stale(writing, LATER, 100) == [home]


def test_what_slack_does_not_take_waits_or_is_given_up(writing: Connection) -> None:
    """A refusal for now holds until then; one for ever until the tab is opened again."""
    homes.opened(writing, TEAM, "U1")
    home = take(writing)
    homes.put_off(writing, home, NOW + SECOND)
    assert homes.take_stale(writing, NOW, 100) == []
    assert homes.take_stale(writing, NOW + SECOND, 100) == [home]
    homes.give_up(writing, home)
    homes.touch(writing, TEAM, ["U1"])
    assert homes.take_stale(writing, LATER, 100) == []
    homes.opened(writing, TEAM, "U1")
    assert take(writing) == home


def test_one_of_many_draws_a_tab(database: Database, url: str) -> None:
    """Eight at once are given each tab once, a few at a time."""
    with database.write() as connection:
        for number in range(10):
            homes.opened(connection, TEAM, f"U{number}")

    def take_some(connection: Connection, _: int) -> list[Home]:
        return homes.take_stale(connection, NOW, 2)

    taken = [home.user for some in race.in_transactions(8, url, take_some) for home in some]
    assert sorted(taken) == sorted(set(taken))
    with database.write() as connection:
        rest = [home.user for home in homes.take_stale(connection, NOW, 100)]
    assert sorted(taken + rest) == [f"U{number}" for number in range(10)]


def test_opened_by_many_at_once(database: Database, url: str) -> None:
    """Every time counts."""

    def open_it(connection: Connection, _: int) -> None:
        homes.opened(connection, TEAM, "U1")

    race.in_transactions(8, url, open_it)
    with database.write() as connection:
        assert take(connection).version == 8
