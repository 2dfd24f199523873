"""By which token the bot acts: what it costs, and how a token is renewed; on both databases."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import timedelta

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import update

from bot.clock import real_now
from bot.services.installations import Installing
from bot.slack.oauth import Installs
from bot.slack.oauth.tokens import Tokens
from storage import installations
from storage.engine import POSTGRESQL, SQLITE
from storage.kit.sealing import SealError
from storage.tables import table
from storage.tables.installations import Installation
from tests.oauth.conftest import KEY, Many, another
from tests.storage.counting import everywhere, listened
from tests.storage.race import in_threads

both = pytest.mark.parametrize("dialect", [SQLITE, POSTGRESQL])


def age(many: Many, left: timedelta) -> None:
    """Let all tokens have so much time left."""
    with many.dpc.database.write() as conn:
        ends = real_now() + left
        conn.execute(update(table(Installation)).values(expires_at=ends, busy_until=None))


def test_a_warm_request_costs_no_call_and_no_query_of_its_own(many: Many) -> None:
    """Who the bot is and by which token it acts are remembered."""
    many.install("T1")
    many.command("T1", "topics")
    many.slack.calls.clear()
    with listened(*everywhere(many.dpc.database)) as seen:
        assert "10 topics" in many.command("T1", "topics").text
    assert many.slack.calls == []
    assert [each for each, _ in seen if "installation" in each] == []


def test_a_change_elsewhere_is_seen_when_the_minute_is_over(many: Many) -> None:
    """Here after no time at all: nothing is remembered."""
    many.install("T1")
    installs = many.installs
    forgetful = Tokens(installs.installing, installs.installer.exchange, many.api_url, seconds=0)
    assert installs.tokens.find("T1")
    assert forgetful.find("T1")
    with many.dpc.database.write() as conn:
        installations.remove(conn, "T1", real_now())
    assert forgetful.find("T1") is None
    assert installs.tokens.find("T1")
    installs.tokens.forget("T1")
    assert installs.tokens.find("T1") is None


def test_a_token_that_does_not_end_is_not_renewed(many: Many) -> None:
    """Slack rotates those of some apps alone."""
    many.install("T1")
    many.installs.tokens.renew_all()
    assert len(many.slack.asked("oauth.v2.access")) == 1


@both
@pytest.mark.parametrize("left", [timedelta(minutes=119), timedelta(hours=-5)])
def test_of_many_processes_one_renews(many: Many, left: timedelta) -> None:
    """The refresh token is used once, and the newest one is kept: it can be used again.

    While the old token still holds, the others go on with it.
    """
    many.install("T1", rotates=True)
    many.slack.slow = 0.1
    for renewals in (1, 2):
        age(many, left)
        before = many.token("T1")
        with ExitStack() as open_:
            processes = [open_.enter_context(another(many)) for _ in range(4)]

            def find(number: int, processes: list[Installs] = processes) -> str:
                found = processes[number % 4].tokens.find("T1")
                return found.token if found else ""

            tokens = in_threads(8, find)
        assert many.slack.refused == {}
        assert len(many.slack.asked("oauth.v2.access")) == 1 + renewals
        after = many.token("T1")
        assert after != before
        assert after in tokens
        assert set(tokens) <= {before, after}


def test_a_renewed_token_is_used_at_once(many: Many) -> None:
    """In the process that renewed it, and in the others within the minute."""
    many.install("T1", rotates=True)
    many.installs.tokens.find("T1")
    age(many, timedelta(hours=1))
    many.installs.tokens.renew_all()
    many.installs.tokens.clients(2)("T1").auth_test()
    assert many.slack.calls[-1].token == many.token("T1")
    assert len(many.slack.asked("oauth.v2.access")) == 2


def test_when_slack_grants_no_next_token(many: Many, caplog: pytest.LogCaptureFixture) -> None:
    """The old one serves as long as it holds; nobody asks again within the minute."""
    many.install("T1", rotates=True)
    many.slack.refresh_tokens.clear()
    age(many, timedelta(hours=1))
    before = many.token("T1")
    for _ in range(3):
        many.installs.tokens.forget("T1")
        found = many.installs.tokens.find("T1")
        assert found
        assert found.token == before
    assert len(many.slack.asked("oauth.v2.access")) == 2
    assert "token_not_renewed" in caplog.text
    assert "invalid_refresh_token" in caplog.text
    assert "xox" not in caplog.text


def test_what_ended_before_the_answer_came_stays_ended(many: Many) -> None:
    """A workspace that removes the app meanwhile gets no token back."""
    many.install("T1", rotates=True)
    age(many, timedelta(hours=1))
    installing: Installing = many.installs.installing
    exchange = many.installs.installer.exchange

    class Meanwhile(type(exchange)):  # type: ignore[misc]  # a class is made of its instance's
        def renew(self, installation: object) -> object:
            installing.ended("T1", real_now())
            return super().renew(installation)

    late = Meanwhile(exchange.credentials, exchange.api_url, exchange.real_now)
    assert Tokens(installing, late, many.api_url).find("T1") is None
    assert many.token("T1") is None


def test_keys_are_rotated_by_the_ticker(many: Many) -> None:
    """A new key first; all is sealed with it, and the old one may go."""
    many.install("T1")
    new = Fernet.generate_key().decode()
    with another(many, new) as alone, pytest.raises(SealError, match="DPC_ENCRYPTION_KEYS"):
        alone.check_keys()
    with another(many, new, KEY) as between:
        between.check_keys()
        between.installing.reseal()
    with another(many, new) as after:
        after.check_keys()
