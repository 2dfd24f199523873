"""What interactive elements hold: what they start with, and what someone chose or typed."""

import time
from collections.abc import Mapping, Sequence
from typing import Any

from bot.simulator.block_kit import elements
from bot.simulator.model import Block

Json = dict[str, Any]
Given = str | Sequence[str] | None  # several where any number is chosen

# What keeps a choice: the key of the choice, and the key of the one that it starts with.
_KEYS = {
    "checkboxes": ("selected_options", "initial_options"),
    "datepicker": ("selected_date", "initial_date"),
    "multi_static_select": ("selected_options", "initial_options"),
    "plain_text_input": ("value", "initial_value"),
    "radio_buttons": ("selected_option", "initial_option"),
    "static_select": ("selected_option", "initial_option"),
    "url_text_input": ("value", "initial_value"),
    "users_select": ("selected_user", "initial_user"),
}
_SEVERAL = {"checkboxes", "multi_static_select"}
_REQUIRED = "Please complete this required field."


def action(
    blocks: Sequence[Block], block_id: str, action_id: str, value: str | None, selected: Given
) -> Json:
    """The one entry of a click's `actions` for an element of these blocks.

    Raises:
        LookupError: when there is no such element or option (any more).
    """
    element = _element(blocks, block_id, action_id)
    common = {
        "type": element["type"],
        "block_id": block_id,
        "action_id": action_id,
        "action_ts": f"{time.time():.6f}",
    }
    if element["type"] == "button":
        own = element.get("value") if value is None else value
        return common | {"text": element["text"]} | ({} if own is None else {"value": own})
    if element["type"] == "overflow":
        return common | {"selected_option": _option(element, selected)}
    return common | _choice(element, value if selected is None else selected)


def values(blocks: Sequence[Block], kept: Mapping[str, Mapping[str, Json]]) -> Json:
    """What the elements of these blocks show, by block and action.

    `kept` holds choices that were made before; any other element shows what it starts with.
    """
    shown: dict[str, Json] = {}
    for block in blocks:
        for element in elements(block):
            if element["type"] in _KEYS:
                own = kept.get(block["block_id"], {}).get(element["action_id"], {})
                shown.setdefault(block["block_id"], {})[element["action_id"]] = {
                    "type": element["type"],
                    _KEYS[element["type"]][0]: current(element, own),
                }
    return shown


def current(element: Mapping[str, Any], own: Mapping[str, Any]) -> Any:
    """What an element shows: its `own` choice if that is of its type, or what it starts with."""
    key, initial = _KEYS[element["type"]]
    if own.get("type") == element["type"]:
        return own[key]
    return element.get(initial, [] if element["type"] in _SEVERAL else None)


def filled(
    blocks: Sequence[Block],
    before: Mapping[str, Mapping[str, Json]],
    given: Mapping[str, Mapping[str, Given]],
) -> Json:
    """`before` with what someone gave, by block and action; LookupError as for `action`."""
    after = {block_id: dict(actions) for block_id, actions in before.items()}
    for block_id, actions in given.items():
        for action_id, choice in actions.items():
            element = _element(blocks, block_id, action_id)
            after.setdefault(block_id, {})[action_id] = _choice(element, choice)
    return after


def refusals(blocks: Sequence[Block], shown: Mapping[str, Mapping[str, Json]]) -> dict[str, str]:
    """What Slack's own client says to such values before it sends them, by block."""
    refused = {
        block["block_id"]: _refusal(block, shown[block["block_id"]])
        for block in blocks
        if block["type"] == "input"
    }
    return {block_id: words for block_id, words in refused.items() if words}


def _refusal(block: Block, shown: Mapping[str, Json]) -> str | None:
    element = block["element"]
    value = shown[element["action_id"]][_KEYS[element["type"]][0]]
    if not value:
        return None if block.get("optional") else _REQUIRED
    if element["type"] == "url_text_input" and not value.startswith(("https://", "http://")):
        return "Please enter a valid URL, such as https://example.org."
    if element["type"] == "plain_text_input":
        least, most = element.get("min_length", 0), element.get("max_length", 3000)
        if len(value) < least:
            return f"Please enter at least {least} characters."
        if len(value) > most:
            return f"Please enter no more than {most} characters."
    return None


def _element(blocks: Sequence[Block], block_id: str, action_id: str) -> Json:
    for block in blocks:
        for element in elements(block):
            if (block["block_id"], element["action_id"]) == (block_id, action_id):
                return element
    raise LookupError("This message no longer has what you clicked.")


def _choice(element: Json, given: Given) -> Json:
    key = _KEYS[element["type"]][0]
    return {"type": element["type"], key: _chosen(element, given)}


def _chosen(element: Json, given: Given) -> Any:
    if element["type"] in _SEVERAL:
        several = [given] if isinstance(given, str) else given or ()
        return [_option(element, each) for each in several if each]
    if not given:
        return None
    return _option(element, given) if "options" in element else given


def _option(element: Json, value: Given) -> Json:
    for option in element["options"]:
        if option["value"] == value:
            return dict(option)
    raise LookupError("This menu has no such line.")
