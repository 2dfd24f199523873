"""What the workspace answers and sends has every key that Slack documents."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import pytest
from slack_bolt import Ack
from slack_sdk.web import SlackResponse

from bot.simulator.block_kit import elements
from bot.simulator.model import Message, View
from bot.simulator.web_api.dispatch import METHODS
from tests.simulator import documented
from tests.simulator.documented import missing
from tests.simulator.forms import AGAIN, home, modal
from tests.simulator.harness import APP_TOKEN, Workspace

Json = dict[str, Any]


def posted(workspace: Workspace) -> str:
    """The ts of a post of the bot's with a button, and with a reply."""
    here = workspace.here
    ts = str(workspace.client.chat_postMessage(channel=here, text="Topics", blocks=[AGAIN])["ts"])
    workspace.client.chat_postMessage(channel=here, text="Yes", thread_ts=ts)
    return ts


def modal_of(workspace: Workspace, **more: Any) -> View:
    """A modal that the EU officer has open."""
    trigger = workspace.slack.triggers.issue(workspace.me)
    workspace.client.views_open(trigger_id=trigger, view=modal(AGAIN, **more))
    return workspace.slack.views(workspace.me)[-1]


def uploaded(workspace: Workspace, channel: str | None = None) -> SlackResponse:
    """A file that the bot has sent."""
    return workspace.client.files_upload_v2(channel=channel, content="1;2", filename="a.csv")


# --- what it answers ---


def _update(workspace: Workspace) -> SlackResponse:
    return workspace.client.chat_update(
        channel=workspace.here, ts=posted(workspace), text="Ten", blocks=[AGAIN]
    )


def _push(workspace: Workspace) -> SlackResponse:
    trigger = workspace.slack.triggers.issue(workspace.me, modal_of(workspace).id)
    return workspace.client.views_push(trigger_id=trigger, view=modal())


def _get_upload_url(workspace: Workspace) -> SlackResponse:
    return workspace.client.files_getUploadURLExternal(filename="a.csv", length=3)


def _replies(workspace: Workspace) -> SlackResponse:
    return workspace.client.conversations_replies(channel=workspace.here, ts=posted(workspace))


def _history(workspace: Workspace) -> SlackResponse:
    posted(workspace)
    return workspace.client.conversations_history(channel=workspace.here)


def _open(workspace: Workspace) -> SlackResponse:
    workspace.slack.direct(workspace.me)
    return workspace.client.conversations_open(users=workspace.me, return_im=True)


def _seen(workspace: Workspace) -> dict[str, str]:
    """A message of the bot's, and an emoji for it."""
    return {"channel": workspace.here, "timestamp": posted(workspace), "name": "eyes"}


def _reactions(workspace: Workspace) -> SlackResponse:
    seen = _seen(workspace)
    workspace.client.reactions_add(**seen)
    return workspace.client.reactions_get(channel=seen["channel"], timestamp=seen["timestamp"])


def _take_back(workspace: Workspace) -> SlackResponse:
    seen = _seen(workspace)
    workspace.client.reactions_add(**seen)
    return workspace.client.reactions_remove(**seen)


def _unpin(workspace: Workspace) -> SlackResponse:
    at = {"channel": workspace.here, "timestamp": posted(workspace)}
    workspace.client.pins_add(**at)
    return workspace.client.pins_remove(**at)


CALLS: dict[str, Callable[[Workspace], SlackResponse]] = {
    "api.test": lambda w: w.client.api_test(foo="bar"),
    "auth.test": lambda w: w.client.auth_test(),
    "apps.connections.open": lambda w: w.client.apps_connections_open(app_token=APP_TOKEN),
    "blocks.validate": lambda w: w.client.api_call("blocks.validate", json={"blocks": []}),
    "chat.delete": lambda w: w.client.chat_delete(channel=w.here, ts=posted(w)),
    "chat.getPermalink": lambda w: w.client.chat_getPermalink(channel=w.here, message_ts=posted(w)),
    "chat.postEphemeral": lambda w: w.client.chat_postEphemeral(
        channel=w.here, user=w.me, text="Psst"
    ),
    "chat.postMessage": lambda w: w.client.chat_postMessage(
        channel=w.here, text="Topics", blocks=[AGAIN]
    ),
    "chat.update": _update,
    "conversations.history": _history,
    "conversations.info": lambda w: w.client.conversations_info(
        channel=w.here, include_num_members=True
    ),
    "conversations.list": lambda w: w.client.conversations_list(),
    "conversations.members": lambda w: w.client.conversations_members(channel=w.here),
    "conversations.open": _open,
    "conversations.replies": _replies,
    "files.completeUploadExternal": uploaded,
    "files.getUploadURLExternal": _get_upload_url,
    "pins.add": lambda w: w.client.pins_add(channel=w.here, timestamp=posted(w)),
    "pins.remove": _unpin,
    "reactions.add": lambda w: w.client.reactions_add(**_seen(w)),
    "reactions.get": _reactions,
    "reactions.remove": _take_back,
    "users.conversations": lambda w: w.client.users_conversations(),
    "users.info": lambda w: w.client.users_info(user=w.me, include_locale=True),
    "users.list": lambda w: w.client.users_list(include_locale=True),
    "views.open": lambda w: w.client.views_open(
        trigger_id=w.slack.triggers.issue(w.me), view=modal()
    ),
    "views.publish": lambda w: w.client.views_publish(user_id=w.me, view=home()),
    "views.push": _push,
    "views.update": lambda w: w.client.views_update(view_id=modal_of(w).id, view=modal()),
}


@pytest.mark.parametrize("method", METHODS)
def test_an_answer_has_the_documented_keys(workspace: Workspace, method: str) -> None:
    """Every method that this workspace has, called through Slack's own client."""
    answer = CALLS[method](workspace)
    assert missing(answer.data, documented.METHODS[method]) == []
    assert workspace.slack.problems == []


def test_an_ims_entry_has_the_documented_keys(workspace: Workspace) -> None:
    """conversations.info shows a direct conversation in a shape of its own."""
    paths = documented.METHODS["conversations.open"].removeprefix("ok no_op already_open ")
    answer = workspace.client.conversations_info(channel=workspace.slack.direct(workspace.me).id)
    assert missing(answer.data, paths) == []


# --- what it sends ---


def press(workspace: Workspace, message: Message) -> None:
    """The EU officer presses the button of a message."""
    workspace.click(message, "again")


def _on_message(workspace: Workspace) -> None:
    press(workspace, workspace.slack.find(workspace.here, posted(workspace)))


def _on_ephemeral(workspace: Workspace) -> None:
    workspace.client.chat_postEphemeral(
        channel=workspace.here, user=workspace.me, text="Psst", blocks=[AGAIN]
    )
    press(workspace, workspace.last)


def _in_view(workspace: Workspace) -> None:
    view = modal_of(workspace)
    (button,) = elements(view.blocks[0])
    click = workspace.gateway.click_view
    workspace.run(click(workspace.me, view.id, button["action_id"], view.blocks[0]["block_id"]))


def _submission(workspace: Workspace) -> None:
    workspace.run(workspace.gateway.submit(workspace.me, modal_of(workspace).id, {}))


def _closed(workspace: Workspace) -> None:
    view = modal_of(workspace, notify_on_close=True)
    workspace.run(workspace.gateway.close_view(workspace.me, view.id))


def _shortcut(workspace: Workspace) -> None:
    workspace.run(workspace.gateway.shortcut(workspace.me, "find", workspace.here))


def _message_action(workspace: Workspace) -> None:
    said, here = workspace.say("Signed."), workspace.here
    workspace.run(workspace.gateway.message_shortcut(workspace.me, "evidence", here, said.ts))


PAYLOADS: dict[str, Callable[[Workspace], object]] = {
    "slash command": lambda w: w.command("/dpc topics"),
    "block_actions on a message": _on_message,
    "block_actions on an ephemeral message": _on_ephemeral,
    "block_actions in a view": _in_view,
    "view_submission": _submission,
    "view_closed": _closed,
    "shortcut": _shortcut,
    "message_action": _message_action,
}


def acknowledge_all(workspace: Workspace) -> None:
    """Has the bot take whatever comes."""

    def acknowledge(ack: Ack) -> None:
        ack()

    bot = workspace.bot
    bot.command("/dpc")(acknowledge)
    bot.action("again")(acknowledge)
    bot.view("status")(acknowledge)
    bot.view_closed("status")(acknowledge)
    for callback_id in ("find", "evidence"):
        bot.shortcut(callback_id)(acknowledge)


@pytest.mark.parametrize("kind", documented.PAYLOADS)
def test_a_payload_has_the_documented_keys(workspace: Workspace, kind: str) -> None:
    """Whatever people do reaches the bot with all that Slack says of it."""
    acknowledge_all(workspace)
    PAYLOADS[kind](workspace)
    exchange = [each for each in workspace.gateway.exchanges if each.kind != "event"][-1]
    form = {name: values[0] for name, values in parse_qs(exchange.request, True).items()}
    body = form if exchange.kind == "command" else json.loads(form["payload"])
    assert exchange.failure is None
    assert body.get("type") in (None, kind.split()[0])
    assert missing(body, documented.PAYLOADS[kind]) == []


def _home_opened(workspace: Workspace) -> None:
    workspace.client.views_publish(user_id=workspace.me, view=home())
    workspace.run(workspace.gateway.open_home(workspace.me))


def _direct(workspace: Workspace) -> None:
    workspace.say("topics", channel=workspace.slack.direct(workspace.me).id)


def _invited(workspace: Workspace) -> None:
    workspace.channel("cyber-desk").members.remove(workspace.other)
    cyber = workspace.channel("cyber-desk").id
    workspace.run(workspace.gateway.invite(workspace.me, cyber, workspace.other))


EVENTS: dict[str, Callable[[Workspace], object]] = {
    "message": lambda w: w.say("Good morning"),
    "message in a thread": lambda w: w.say("Yes", w.say("Shall we?").ts),
    "message in a direct conversation": _direct,
    "message with a file": lambda w: uploaded(w, w.here),
    "message_changed": _update,
    "message_deleted": lambda w: w.client.chat_delete(channel=w.here, ts=posted(w)),
    "app_mention": lambda w: w.say("@dpc topics"),
    "app_home_opened": _home_opened,
    "member_joined_channel": _invited,
    "user_change": lambda w: w.run(w.gateway.make_guest(w.other)),
}


@pytest.mark.parametrize("kind", documented.EVENTS)
def test_an_event_has_the_documented_keys(workspace: Workspace, kind: str) -> None:
    """In an envelope that has them, too."""
    EVENTS[kind](workspace)
    workspace.run(workspace.gateway.settle())
    bodies = [json.loads(each.request) for each in workspace.gateway.exchanges]
    name = kind.split()[0]
    body = [
        each for each in bodies if name in (each["event"].get("subtype"), each["event"]["type"])
    ]
    assert missing(body[-1], documented.ENVELOPE) == []
    assert missing(body[-1]["event"], documented.EVENTS[kind]) == []
