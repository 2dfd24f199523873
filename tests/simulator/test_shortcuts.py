"""Shortcuts, as a real Bolt app receives them."""

from typing import Any

import pytest
from slack_bolt import Ack, Respond

from bot.simulator.errors import SlackError
from tests.simulator.harness import Workspace

Json = dict[str, Any]


def test_a_global_shortcut_has_slacks_payload(workspace: Workspace) -> None:
    """A global shortcut carries the person and a trigger, and no channel."""
    bodies: list[Json] = []

    def listen(ack: Ack, body: Json) -> None:
        ack()
        bodies.append(body)

    workspace.bot.shortcut("find")(listen)
    workspace.run(workspace.gateway.shortcut(workspace.me, "find", workspace.here))
    (body,) = bodies
    assert (body["type"], body["callback_id"], body["user"]["id"]) == (
        "shortcut",
        "find",
        workspace.me,
    )
    assert workspace.slack.triggers.exchange(body["trigger_id"]) == (workspace.me, None)
    assert body["action_ts"]
    assert body["team"]["id"] == workspace.slack.state.team_id
    assert not {"channel", "message", "response_url"} & body.keys()


def test_a_message_shortcut_has_slacks_payload(workspace: Workspace) -> None:
    """A message shortcut carries the message, its channel and a response URL that works."""
    bodies: list[Json] = []

    def listen(ack: Ack, body: Json, respond: Respond) -> None:
        ack()
        bodies.append(body)
        respond("Recorded.")

    workspace.bot.shortcut("evidence")(listen)
    said = workspace.say("The memorandum was signed.")
    gateway = workspace.gateway
    workspace.run(gateway.message_shortcut(workspace.me, "evidence", workspace.here, said.ts))
    (body,) = bodies
    assert (body["type"], body["callback_id"]) == ("message_action", "evidence")
    assert (body["message_ts"], body["message"]["text"]) == (said.ts, said.text)
    assert body["message"]["user"] == workspace.me
    assert body["channel"] == {"id": workspace.here, "name": "digital-partnership"}
    assert body["trigger_id"]
    assert (workspace.last.text, workspace.last.to) == ("Recorded.", workspace.me)


def test_what_is_not_declared_cannot_be_used(workspace: Workspace) -> None:
    """Neither an unknown shortcut, nor one of the other kind, nor one by a connected person."""
    said, gateway = workspace.say("Hello"), workspace.gateway
    connected = workspace.person("touko").id
    for attempt in (
        gateway.shortcut(workspace.me, "evidence", workspace.here),
        gateway.shortcut(connected, "find", workspace.here),
        gateway.message_shortcut(workspace.me, "find", workspace.here, said.ts),
    ):
        with pytest.raises(LookupError, match="no such shortcut"):
            workspace.run(attempt)


def test_an_ephemeral_message_has_no_shortcuts(workspace: Workspace) -> None:
    """Slack keeps no ephemeral message that a shortcut could be used on."""
    workspace.client.chat_postEphemeral(channel=workspace.here, user=workspace.me, text="x")
    use = workspace.gateway.message_shortcut
    with pytest.raises(SlackError, match="message_not_found"):
        workspace.run(use(workspace.me, "evidence", workspace.here, workspace.last.ts))


def test_an_untaken_shortcut_is_told(workspace: Workspace) -> None:
    """A bot that does not take the shortcut leaves a private word."""
    workspace.run(workspace.gateway.shortcut(workspace.me, "find", workspace.here))
    assert workspace.last.text == "dpc did not take “Find a commitment” (http_error)."
    assert workspace.last.to == workspace.me
