"""What is not for us is acknowledged all the same, and what there is answers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.slack.conversation import play
from tests.slack.knocking import CHANNEL, FORM, MARLIES, TEAM, Knocker, click, message
from tests.slack.world import World


def assert_works(shared_world: World) -> None:
    """After all that the bot still answers, and nothing was posted because of it."""
    posted = [each for each in shared_world.messages if each.to is None]
    assert posted == []
    play(shared_world, ("marlies", "/dpc topics", "private: 10 topics"))


@pytest.mark.parametrize(
    "event",
    [
        {"type": "team_join", "user": {"id": "U1"}},
        {"type": "reaction_added", "user": MARLIES, "item": {"channel": CHANNEL}},
        {"type": "app_home_opened", "user": MARLIES, "channel": "D1", "tab": "home"},
        {"type": "tokens_revoked", "tokens": {"bot": ["U1"]}},
        {"type": "user_change", "user": {"id": MARLIES}},
        {"type": "channel_rename", "channel": {"id": CHANNEL, "name": "x"}},
        {"type": "something_new"},
        message("x", subtype="channel_join"),
        message("x", subtype="message_changed", hidden=True),
        {"type": "message", "subtype": "message_deleted", "channel": CHANNEL, "ts": "1.1"},
        message("claim CYBER-1", bot_id="B1"),
    ],
    ids=lambda event: f"{event['type']} {event.get('subtype', '')}",
)
def test_events_that_nobody_listens_for_are_acknowledged(
    shared_door: Knocker, shared_world: World, event: dict[str, Any]
) -> None:
    """Slack switches off an app that does not."""
    assert shared_door.event(event).status_code == 200
    assert shared_world.outbox() == {}


@pytest.mark.parametrize("id", ["Ev-1", "Ev_1", "ev:1.2", "0b6f2a52-6f0e-4a4d-8f4e-7f0ac2d7d2a1"])
def test_ids_are_opaque(shared_door: Knocker, id: str) -> None:
    """Slack would send an event that is refused again, and in the end switch the app off."""
    named = message("x", user=f"U{id}", channel=f"C{id}")
    assert shared_door.event(named, id).status_code == 200
    assert shared_door.command("topics", user_id=f"U{id}", channel_id=f"C{id}").status_code == 200


@pytest.mark.parametrize(
    "id", ["", "-", "U 1", "U|1", "<U1>", "U'1", 'U"1', "U\n", "U\0", "Ü1", "U" * 65]
)
def test_what_would_part_words_is_no_id(shared_door: Knocker, id: str) -> None:
    """Ids stand in keys, in views and in mentions."""
    assert shared_door.event(message("x", user=id)).status_code == 400
    assert shared_door.event(message("x"), id).status_code == 400
    assert shared_door.command("topics", user_id=id).status_code == 400


@pytest.mark.parametrize(
    "payload",
    [
        click(action_id="someone.elses"),
        click(action_id="dpc.do.claim.CYBER-1", value="no press of ours"),
        click(action_id="dpc.do.x", value='{"command": 1}'),
        click(action_id="dpc.do.x", value='{"command": "topics", "page": "two"}'),
        click(action_id="dpc.look.x", value='{"command": "topics", "sudo": true}'),
        click(action_id="dpc.do.x", value='["topics"]'),
        {"type": "shortcut", "callback_id": "x", "user": {"id": MARLIES}, "team": {"id": TEAM}},
        {
            "type": "message_action",
            "callback_id": "x",
            "user": {"id": MARLIES},
            "team": {"id": TEAM},
        },
        {"type": "view_closed", "user": {"id": MARLIES}, "team": {"id": TEAM}, "view": {}},
        {
            "type": "view_submission",
            "user": {"id": MARLIES},
            "team": {"id": TEAM},
            "view": {
                "id": "V1",
                "type": "modal",
                "callback_id": "x",
                "blocks": [],
                "state": {"values": {}},
            },
        },
    ],
    ids=lambda payload: f"{payload['type']} {str(payload.get('actions'))[:60]}",
)
def test_unknown_interactions_are_acknowledged(
    shared_door: Knocker, shared_world: World, payload: dict[str, Any]
) -> None:
    """An old button, a shortcut, a closed view: 200, and nothing happens."""
    assert shared_door.action(payload).status_code == 200
    assert_works(shared_world)


def test_a_foreign_response_url_is_not_used(shared_door: Knocker, shared_world: World) -> None:
    """Answers go to Slack, whatever the payload says."""
    press = '{"command": "topics"}'
    payload = click(value=press) | {"response_url": "http://127.0.0.1:1/elsewhere"}
    assert shared_door.action(payload).status_code == 200
    assert_works(shared_world)


def test_a_press_without_a_response_url_is_answered_privately(
    shared_door: Knocker, shared_world: World
) -> None:
    """By an ephemeral message where it was pressed."""
    payload = click(value='{"command": "topics"}')
    del payload["response_url"]
    assert shared_door.action(payload).status_code == 200
    answer = shared_world.local.slack.state.messages[-1]
    assert answer.to == payload["user"]["id"]
    assert "Cybersecurity" in answer.text


def test_the_handshakes_are_answered(shared_door: Knocker) -> None:
    """Slack's challenge comes back; its other notices are acknowledged."""
    challenge = {"type": "url_verification", "challenge": "3eZbrw1aB"}
    assert "3eZbrw1aB" in shared_door.post(json.dumps(challenge)).text
    limited = {"type": "app_rate_limited", "team_id": TEAM, "minute_rate_limited": 1}
    assert shared_door.post(json.dumps(limited)).status_code == 200
    assert shared_door.post("ssl_check=1&token=x", FORM).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/healthz", 200),
        ("GET", "/readyz", 200),
        ("HEAD", "/healthz", 200),
        ("HEAD", "/readyz", 200),
        ("HEAD", "/metrics", 200),
        ("HEAD", "/slack/events", 405),
        ("HEAD", "/slack/install", 404),
        ("HEAD", "/", 404),
        ("GET", "/slack/events", 405),
        ("DELETE", "/slack/events", 405),
        ("POST", "/healthz", 405),
        ("GET", "/", 404),
        ("POST", "/slack/events/", 404),
        ("GET", "/../etc/passwd", 404),
        # With one token of its own, there is no way in for others.
        ("GET", "/slack/install", 404),
        ("GET", "/slack/oauth_redirect", 404),
        ("BREW", "/slack/events", 405),
    ],
)
def test_other_addresses_and_methods(
    shared_door: Knocker, method: str, path: str, status: int
) -> None:
    """What there is answers, what there is not says so."""
    assert shared_door.http.request(method, path).status_code == status


@pytest.mark.parametrize("path", ["/healthz", "/slack/install", "/slack/events", "/"])
def test_head_is_get_without_the_body(shared_door: Knocker, path: str) -> None:
    """As monitors ask, and calendars whether there is news."""
    whole, head = shared_door.http.get(path), shared_door.http.head(path)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    for name in ("content-type", "content-length"):
        assert head.headers[name] == whole.headers[name]


@pytest.mark.parametrize("path", ["/slack/install", "/slack/oauth_redirect"])
def test_one_workspace_has_no_way_in_for_others(shared_door: Knocker, path: str) -> None:
    """Whoever opens it reads why."""
    assert "serves one workspace" in shared_door.http.get(path).text


def test_another_commands_name_is_acknowledged(shared_door: Knocker) -> None:
    """Slack may send one that nobody here knows."""
    assert shared_door.command("topics", command="/other").status_code == 200
