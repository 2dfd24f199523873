"""Where the app is installed, with its tokens sealed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from bot.domain.installations import Installation
from storage import installations
from storage.engine import Database
from storage.kit.sealing import Keyring, SealError
from tests.storage.race import in_transactions
from tests.storage.samples import KEY, KEYRING, NOW, OLD_KEY, TEAM, installation

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
ENDING = installation(refresh_token="xoxe-1", expires_at=NOW + HOUR)  # noqa: S106 (a sample)


def take(connection: Connection, team: str = TEAM, late: timedelta = timedelta()) -> object:
    """Take an installation whose token ends within two hours, for a minute."""
    now = NOW + late
    return installations.take(
        connection, KEYRING, team, due_by=now + 2 * HOUR, real_now=now, until=now + MINUTE
    )


def test_what_was_granted_is_found_as_it_was(writing: Connection) -> None:
    """Tokens of any length come out as they went in."""
    long = installation(token="x" * 4000, refresh_token="y" * 4000, expires_at=NOW)
    for granted in (installation(), installation("T2"), replace(long, team="T3")):
        installations.put(writing, KEYRING, granted)
        assert installations.find(writing, KEYRING, granted.team) == granted
    assert installations.find(writing, KEYRING, "T4") is None
    assert [each.team for each in installations.every(writing, KEYRING)] == ["T1", "T2", "T3"]


def test_tokens_are_stored_sealed_and_shown_to_nobody(writing: Connection) -> None:
    """Neither the database nor a log of the value tells them."""
    installations.put(writing, KEYRING, ENDING)
    assert "xox" not in str(writing.execute(text("SELECT * FROM installation")).all())
    assert "xox" not in repr(ENDING)


@pytest.mark.parametrize("column", ["token", "refresh_token"])
def test_the_database_refuses_a_token_as_it_is(writing: Connection, column: str) -> None:
    """No bug of ours can store one unsealed."""
    installations.put(writing, KEYRING, ENDING)
    with pytest.raises(IntegrityError), writing.begin_nested():
        writing.execute(text(f"UPDATE installation SET {column} = 'xoxb-1'"))  # noqa: S608 (a name of ours)


def test_the_wrong_key_opens_nothing(writing: Connection) -> None:
    """It is said which variable is wrong."""
    installations.put(writing, KEYRING, installation())
    with pytest.raises(SealError, match="DPC_ENCRYPTION_KEYS"):
        installations.find(writing, Keyring([OLD_KEY]), TEAM)


def test_keys_are_rotated(writing: Connection) -> None:
    """The new key comes first, all is sealed anew once, and the old one may go."""
    installations.put(writing, Keyring([OLD_KEY]), ENDING)
    installations.put(writing, Keyring([OLD_KEY]), installation("T2"))
    both = Keyring([KEY, OLD_KEY])
    assert installations.find(writing, both, TEAM) == ENDING
    assert installations.reseal(writing, both) == 2
    assert installations.reseal(writing, both) == 0
    assert installations.find(writing, KEYRING, TEAM) == ENDING
    assert installations.find(writing, KEYRING, "T2") == installation("T2")


def test_an_organisation_serves_its_workspaces(writing: Connection) -> None:
    """A workspace's own installation comes first; one of nobody's is served by none."""
    whole = installation("E1", is_organisation=True)
    installations.put(writing, KEYRING, whole)
    for team in ("T1", "T2"):
        installations.join(writing, team, "E1")
        installations.join(writing, team, "E1")
    installations.put(writing, KEYRING, installation("T2"))
    assert installations.find(writing, KEYRING, "T1") == whole
    assert installations.find(writing, KEYRING, "T2") == installation("T2")
    assert installations.find(writing, KEYRING, "T3") is None
    assert installations.part(writing, "T1")
    assert not installations.part(writing, "T1")
    assert installations.find(writing, KEYRING, "T1") is None


def test_an_old_end_does_not_end_a_new_installation(writing: Connection) -> None:
    """Slack may tell of the end when the app is installed again already."""
    installations.put(writing, KEYRING, installation(at=NOW))
    assert not installations.remove(writing, TEAM, NOW - MINUTE)
    assert installations.find(writing, KEYRING, TEAM)
    assert installations.remove(writing, TEAM, NOW + MINUTE)
    assert not installations.remove(writing, TEAM, NOW + MINUTE)
    assert installations.find(writing, KEYRING, TEAM) is None


def test_only_what_ends_soon_is_taken_and_by_one_alone(writing: Connection) -> None:
    """Whoever took it may be gone after a minute: then another may try."""
    installations.put(writing, KEYRING, ENDING)
    installations.put(writing, KEYRING, installation("T2"))
    later = replace(ENDING, team="T3", expires_at=NOW + 3 * HOUR)
    installations.put(writing, KEYRING, later)
    assert list(installations.expiring(writing, NOW + 2 * HOUR)) == [TEAM]
    assert take(writing) == ENDING
    assert take(writing) is None
    assert take(writing, late=MINUTE) == ENDING
    assert take(writing, "T2") is None
    assert take(writing, "T3") is None


def test_of_many_at_once_one_takes_it(database: Database, url: str) -> None:
    """As many processes as there may be."""
    with database.write() as connection:
        installations.put(connection, KEYRING, ENDING)
    taken = in_transactions(6, url, lambda connection, _: take(connection))
    assert [each for each in taken if each] == [ENDING]


def renewed_as(number: int) -> Installation:
    """The next tokens, of the so many-th renewal."""
    ends = NOW + (12 + number) * HOUR
    return replace(ENDING, token=f"xoxb-{number}", refresh_token=f"xoxe-{number}", expires_at=ends)


def test_the_newest_tokens_stay(writing: Connection) -> None:
    """Whoever comes late with the answer to the same question keeps it; to an older one, not."""
    installations.put(writing, KEYRING, ENDING)
    take(writing)
    take(writing, late=MINUTE)
    writing.execute(text("UPDATE installation SET busy_until = NULL"))
    assert installations.renewed(writing, KEYRING, ENDING, renewed_as(1))
    assert not installations.renewed(writing, KEYRING, ENDING, renewed_as(2))
    assert installations.find(writing, KEYRING, TEAM) == renewed_as(1)
    assert installations.renewed(writing, KEYRING, renewed_as(1), renewed_as(2))
    installations.remove(writing, TEAM, NOW)
    assert not installations.renewed(writing, KEYRING, renewed_as(2), renewed_as(3))
    assert installations.find(writing, KEYRING, TEAM) is None


def test_sealing_anew_loses_no_renewal(writing: Connection) -> None:
    """What was sealed anew while Slack was asked still takes the answer."""
    installations.put(writing, Keyring([OLD_KEY]), ENDING)
    both = Keyring([KEY, OLD_KEY])
    assert installations.reseal(writing, both) == 1
    assert installations.renewed(writing, both, ENDING, renewed_as(1))
    assert installations.find(writing, KEYRING, TEAM) == renewed_as(1)
