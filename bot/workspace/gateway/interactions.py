"""What a slash command and a click look like on the wire."""

import secrets
import time
from typing import Any

from bot.workspace import wire
from bot.workspace.block_kit import elements
from bot.workspace.model import Channel, Message, Person, State

Json = dict[str, Any]

# What keeps a choice: the key of the choice, and the key of the one that it starts with.
_CHOICES = {
    "static_select": ("selected_option", "initial_option"),
    "users_select": ("selected_user", "initial_user"),
    "datepicker": ("selected_date", "initial_date"),
}


def command_form(
    state: State, person: Person, channel: Channel, command: str, text: str, response_url: str
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
        "trigger_id": trigger_id(),
    }


def block_actions(
    state: State,
    person: Person,
    channel: Channel,
    message: Message,
    action: Json,
    values: Json,
    response_url: str,
) -> Json:
    """The payload of a click; an ephemeral's own body is not part of it, as in Slack.

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
    payload: Json = {
        "type": "block_actions",
        "user": {
            "id": person.id,
            "username": person.name,
            "name": person.name,
            "team_id": state.team_id,
        },
        "api_app_id": state.app_id,
        "token": wire.VERIFICATION_TOKEN,
        "container": container,
        "trigger_id": trigger_id(),
        "team": {"id": state.team_id, "domain": state.domain},
        "enterprise": None,
        "is_enterprise_install": False,
        "channel": {"id": channel.id, "name": channel_name(channel)},
        "state": {"values": values},
        "response_url": response_url,
        "actions": [action],
    }
    if message.to is None:
        payload["message"] = wire.message(state, message)
    return payload


def action(
    message: Message, block_id: str, action_id: str, value: str | None, selected: str | None
) -> Json:
    """The one entry of `actions` for an element of this message.

    Raises:
        LookupError: when the message has no such element or option (any more).
    """
    element = _element(message, block_id, action_id)
    common = {
        "type": element["type"],
        "block_id": block_id,
        "action_id": action_id,
        "action_ts": f"{time.time():.6f}",
    }
    if element["type"] == "button":
        own = element.get("value") if value is None else value
        return common | {"text": element["text"]} | ({} if own is None else {"value": own})
    if "options" in element:
        return common | {"selected_option": _option(element, selected)}
    return common | {_CHOICES[element["type"]][0]: selected}


def values(message: Message, chosen: dict[tuple[str, str], Json]) -> Json:
    """What the menus and calendars of a message show, by block and action.

    `chosen` holds this person's own choices, each as its entry of `actions`.
    """
    shown: dict[str, Json] = {}
    for block in message.blocks:
        for element in elements(block):
            if element["type"] in _CHOICES:
                key, initial = _CHOICES[element["type"]]
                own = chosen.get((block["block_id"], element["action_id"]), {})
                choice = {"type": element["type"], key: own.get(key, element.get(initial))}
                shown.setdefault(block["block_id"], {})[element["action_id"]] = choice
    return shown


def channel_name(channel: Channel) -> str:
    """The name that Slack gives to a channel or a direct conversation in a payload."""
    return channel.name or "directmessage"


def trigger_id() -> str:
    """A fresh trigger id."""
    return f"{secrets.randbelow(10**13)}.{secrets.randbelow(10**13)}.{secrets.token_hex(16)}"


def _element(message: Message, block_id: str, action_id: str) -> Json:
    for block in message.blocks:
        for element in elements(block):
            if (block["block_id"], element["action_id"]) == (block_id, action_id):
                return element
    raise LookupError("This message no longer has what you clicked.")


def _option(element: Json, value: str | None) -> Json:
    for option in element["options"]:
        if option["value"] == value:
            return dict(option)
    raise LookupError("This menu has no such line.")
