"""Two workspaces side by side: each has its own answers, and its own token on every call."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from sqlalchemy import Connection

from bot.clock import real_now
from bot.domain.state import Posted
from storage import export, outbox, shown
from storage.outbox import leases, results
from tests.eventually import eventually
from tests.oauth.conftest import Many
from tests.slack.knocking import JSON, SECRET, signed
from tests.slack.ways import both_ways, told
from tests.storage.samples import NOW, planned

OTHER = {"T1": "T2", "T2": "T1"}
TEAMS = ("T1", "T2")


@pytest.fixture
def both(many: Many) -> Many:
    """Both have the app, and somebody of the EU each."""
    for team in TEAMS:
        many.install(team)
        assert "You act for the EU" in many.command(team, "side eu").text
    return many


def doubtful(connection: Connection, team: str) -> None:
    """Let a reminder be planned that may or may not have arrived, an hour ago."""
    then = real_now() - timedelta(hours=1)
    (row,) = outbox.plan(connection, [planned("M-9", team=team, destination=f"C{team}")])
    (due,) = leases.lease(connection, due_by=NOW, real_now=then, limit=1, ids=[row])
    assert leases.begin(connection, [due], then, then)
    assert results.unclear(connection, due, "TimeoutError", then)


def assert_own_tokens(many: Many) -> None:
    """Whatever names a workspace's own was asked with that workspace's token."""
    for call in many.slack.calls:
        if call.method != "oauth.v2.access":
            named = [team for team in TEAMS if team in str(call.given)]
            assert named in ([], [many.slack.teams[call.token]]), call


def test_each_sees_its_own(both: Many) -> None:
    """A seat that is taken in one is open in the other; people of one id are two."""
    assert "You lead CYBER-2" in both.command("T1", "claim CYBER-2").text
    assert "U1 of T1" in both.command("T1", "show CYBER-2", user="U2").text
    assert "U1 of T" not in both.command("T2", "show CYBER-2", user="U2").text
    assert "You lead CYBER-2" in both.command("T2", "claim CYBER-2").text
    assert "U1 of T2" in both.command("T2", "show CYBER-2", user="U2").text
    assert_own_tokens(both)


def test_every_call_carries_its_workspaces_token(both: Many) -> None:
    """What is sent, looked up, drawn, published, uploaded and whispered."""
    for team in TEAMS:
        channel = f"C{team}"
        both.command(team, "subscribe", user="UADMIN", channel_id=channel)
        home = {"type": "app_home_opened", "user": f"U{team}", "tab": "home", "channel": "D1"}
        both.event(team, home)
        said = {"type": "app_mention", "user": "U1", "channel": channel, "ts": "1800000001.000100"}
        around = {"authorizations": [{"team_id": team, "user_id": f"UBOT{team}", "is_bot": True}]}
        both.event(team, said | {"text": f"<@UBOT{team}> settings"}, **around)
        both.event(team, said | {"text": f"<@UBOT{team}> topics", "ts": "1.2"}, **around)
        talk = {"type": "message", "user": "U1", "channel": f"D{team}", "ts": "1800000001.000200"}
        both.event(team, talk | {"channel_type": "im", "text": "stocktake"}, **around)
        with both.dpc.database.write() as conn:
            doubtful(conn, team)
            posted = Posted(team, channel, "1800000001.000300", "topics")
            shown.record(conn, posted, None, ["CYBER-2"], both.dpc.clock.now(), is_stale=True)
    dpc = both.dpc
    for duty in (
        dpc.sender.deliver,
        dpc.messages.refresh,
        dpc.homes.refresh,
        dpc.reconciler.look,
    ):
        duty()
    used = {
        "chat.postMessage",
        "chat.postEphemeral",
        "chat.update",
        "views.publish",
        "users.info",
        "conversations.history",
        "conversations.open",
        "files.getUploadURLExternal",
        "files.completeUploadExternal",
    }
    for method in used:

        def of_each(method: str = method) -> bool:
            return {both.slack.teams[call.token] for call in both.slack.asked(method)} == {*TEAMS}

        eventually(of_each)
    assert_own_tokens(both)


def test_an_unknown_workspace_is_answered_and_forgotten(both: Many) -> None:
    """Politely, by 200; nothing is written, and nothing is asked of Slack."""
    eventually(lambda: both.states() == {"sent": 2})
    both.slack.calls.clear()
    before = sum(both.states().values())
    answer = both.command("T9", "claim CYBER-2")
    assert answer.status_code == 200
    assert "I am not installed in this workspace any more" in answer.text
    for event in (
        {"type": "app_mention", "user": "U1", "channel": "C9", "ts": "1.1", "text": "<@U> topics"},
        {"type": "app_home_opened", "user": "U1", "tab": "home", "channel": "D9"},
        {"type": "app_uninstalled"},
        {"type": "tokens_revoked", "tokens": {"bot": ["UBOT"]}},
        {"type": "team_access_revoked", "team_ids": ["T9"]},
    ):
        heard = both.event("T9", event)
        assert (heard.status_code, heard.text) == (200, "")
    assert both.slack.calls == []
    assert sum(both.states().values()) == before
    with both.dpc.database.read() as conn:
        assert export.known(conn) == ["T1", "T2"]
        assert export.rows(conn, "T9") == {}


def test_slack_may_shake_hands_before_anybody_installs(many: Many) -> None:
    """The address is verified when the app is made."""
    body = json.dumps({"type": "url_verification", "challenge": "x"}).encode()
    answer = many.http.post(
        "/slack/events", content=body, headers=signed(body, JSON, secret=SECRET)
    )
    assert (answer.status_code, "x" in answer.text) == (200, True)


# --- a whole organisation ---


def test_an_organisation_installs_for_all_its_workspaces(many: Many) -> None:
    """Each of them has what it sets to itself; Slack is told which one is meant."""
    many.install("E1", organisation=True)
    whole = {"enterprise_id": "E1", "is_enterprise_install": "true"}
    for team in TEAMS:
        assert "You act for the EU" in many.command(team, "side eu", **whole).text
    assert "You lead CYBER-2" in many.command("T1", "claim CYBER-2", **whole).text
    assert "U1 of E1" not in many.command("T2", "show CYBER-2", user="U2", **whole).text
    home = {"type": "app_home_opened", "user": "U1", "tab": "home", "channel": "D1"}
    around = {"team_id": "T2", "enterprise_id": "E1", "is_enterprise_install": True}
    many.event("T2", home, authorizations=[around])
    eventually(lambda: many.slack.asked("views.publish"))
    (published,) = many.slack.asked("views.publish")
    assert published.token == many.token("E1") == many.token("T2")
    assert published.given["team_id"] == "T2"
    assert "I am not installed" in many.command("T3", "topics", enterprise_id="E2").text


def test_who_has_installed_nothing_is_told_alike(many: Many) -> None:
    """Ahead of Bolt and by it; so is whoever has, and whoever is of an organisation that has."""
    many.install("T1")
    asked: list[dict[str, str]] = [
        {"team_id": "T1"},
        {"team_id": "T2"},
        {"team_id": "T3", "enterprise_id": "E1"},
    ]
    with both_ways(many.dpc) as ways:
        for fields in asked:
            ahead, bolt = (told(way.command("topics", **fields)) for way in ways)
            assert ahead == bolt
            assert (b"I am not installed" in ahead[2]) is (fields["team_id"] != "T1")
