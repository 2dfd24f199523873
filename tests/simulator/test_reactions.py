"""Emoji on messages: the bot's, those of people, and what each hears of the other's."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from tests.simulator.harness import Workspace


def test_the_bot_reacts_once(workspace: Workspace) -> None:
    """A second time is refused, and so is taking away what is not there."""
    message = workspace.say("Hello")
    eyes = {"channel": workspace.here, "timestamp": message.ts, "name": "eyes"}
    workspace.client.reactions_add(**eyes)
    with pytest.raises(SlackApiError, match="already_reacted"):
        workspace.client.reactions_add(**eyes)
    workspace.client.reactions_remove(**eyes)
    assert message.reactions == {}
    with pytest.raises(SlackApiError, match="no_reaction"):
        workspace.client.reactions_remove(**eyes)


def test_a_persons_emoji_goes_on_and_off(workspace: Workspace) -> None:
    """The bot hears both, with whose message it was."""
    heard: list[Any] = []
    workspace.bot.event("message")(lambda: None)
    workspace.bot.event("reaction_added")(lambda event: heard.append(event))
    workspace.bot.event("reaction_removed")(lambda event: heard.append(event))
    message = workspace.say("Hello")
    for _ in range(2):
        workspace.run(workspace.gateway.react(workspace.other, workspace.here, message.ts, "tada"))
    assert [each["type"] for each in heard] == ["reaction_added", "reaction_removed"]
    place = {"type": "message", "channel": workspace.here, "ts": message.ts}
    for each in heard:
        assert (each["user"], each["item_user"]) == (workspace.other, workspace.me)
        assert (each["reaction"], each["item"]) == ("tada", place)


def test_what_a_person_writes_is_rich_text_as_well(workspace: Workspace) -> None:
    """With an id of its own, and people, channels and addresses told apart."""
    heard: list[Any] = []
    workspace.bot.event("message")(lambda event: heard.append(event))
    workspace.say("Ask @minori in #cyber-desk: https://example.org & @here")
    (event,) = heard
    assert len(event["client_msg_id"]) == 36
    (block,) = event["blocks"]
    (section,) = block["elements"]
    kinds = [each["type"] for each in section["elements"]]
    assert kinds == ["text", "user", "text", "channel", "text", "link", "text", "broadcast"]
    assert section["elements"][6]["text"] == " & "


def test_what_the_bot_writes_has_no_such_id(workspace: Workspace) -> None:
    """It did not come from one of Slack's own clients."""
    answer = workspace.client.chat_postMessage(channel=workspace.here, text="Hello")
    assert "client_msg_id" not in answer["message"]
