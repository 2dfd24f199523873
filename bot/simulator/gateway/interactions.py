"""What a command, a click, a shortcut and a modal look like on the wire."""

import time
from typing import Any

from bot.simulator import entities, wire
from bot.simulator.model import Channel, Message, Person, State, View

Json = dict[str, Any]


def command_form(
    state: State,
    person: Person,
    channel: Channel,
    command: str,
    text: str,
    response_url: str,
    trigger_id: str,
) -> dict[str, str]:
    """The form fields of a slash command; `text` is what stands behind the command."""
    return {
        "token": wire.VERIFICATION_TOKEN,
        "team_id": state.team_id,
        "team_domain": state.domain,
        "channel_id": channel.id,
        "channel_name": channel_name(channel),
        "user_id": person.id,
        "user_name": person.name,
        "command": command,
        "text": text,
        "api_app_id": state.app_id,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger_id,
    }


def on_message(state: State, channel: Channel, message: Message, values: Json) -> Json:
    """Where a click on a message took place; an ephemeral's own body is not part of it.

    `values` is what this person has chosen in the message's menus so far, by block and action.
    """
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.to is not None,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    place = {
        "container": container,
        "channel": {"id": channel.id, "name": channel_name(channel)},
        "state": {"values": values},
    }
    return place if message.to else place | {"message": wire.message(state, message)}


def on_view(state: State, view: View) -> Json:
    """Where a click in a modal or on the Home tab took place; it has no response URL."""
    return {
        "container": {"type": "view", "view_id": view.id},
        "view": entities.view(state, view),
    }


def block_actions(state: State, person: Person, place: Json, action: Json, trigger: str) -> Json:
    """The payload of a click on what `on_message` or `on_view` describes."""
    common = _common("block_actions", state, person) | {"trigger_id": trigger}
    return common | place | {"actions": [action]}


def view_submission(state: State, person: Person, view: View, trigger: str) -> Json:
    """The payload of a modal that is sent off."""
    common = _common("view_submission", state, person) | {"trigger_id": trigger}
    team = {"id": view.team_id, "domain": _domain(state, person)}
    return common | {"team": team, "view": entities.view(state, view), "response_urls": []}


def view_closed(state: State, person: Person, view: View, *, is_cleared: bool) -> Json:
    """The payload of a modal that is closed without being sent; `is_cleared`: with all others."""
    shown = {"view": entities.view(state, view), "is_cleared": is_cleared}
    return _common("view_closed", state, person) | shown


def shortcut(state: State, person: Person, callback_id: str, trigger: str) -> Json:
    """The payload of a global shortcut."""
    return _common("shortcut", state, person) | {
        "callback_id": callback_id,
        "trigger_id": trigger,
        "action_ts": f"{time.time():.6f}",
    }


def message_action(
    state: State, person: Person, callback_id: str, trigger: str, channel: Channel, message: Message
) -> Json:
    """The payload of a message shortcut, without its response URL."""
    return shortcut(state, person, callback_id, trigger) | {
        "type": "message_action",
        "channel": {"id": channel.id, "name": channel_name(channel)},
        "message_ts": message.ts,
        "message": wire.message(state, message),
    }


def channel_name(channel: Channel) -> str:
    """The name that Slack gives to a conversation in a payload."""
    return "privategroup" if channel.is_private else channel.name or "directmessage"


def _common(kind: str, state: State, person: Person) -> Json:
    return {
        "type": kind,
        "user": {
            "id": person.id,
            "username": person.name,
            "name": person.name,
            "team_id": entities.team_of(state, person.id),
        },
        "api_app_id": state.app_id,
        "token": wire.VERIFICATION_TOKEN,
        "team": {"id": state.team_id, "domain": state.domain},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _domain(state: State, person: Person) -> str:
    return "connected-workspace" if person.team_id else state.domain
