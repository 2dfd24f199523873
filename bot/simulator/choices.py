"""What interactive elements hold: what they start with, and what someone chose or typed."""

import re
import time
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from bot.simulator.block_kit import each_of, elements
from bot.simulator.language import _, marked
from bot.simulator.model import Block

Json = dict[str, Any]
Given = str | Sequence[str] | None  # several where any number is chosen

# What keeps a choice: the key of the choice, and the key of the one that it starts with.
_KEYS = {
    "channels_select": ("selected_channel", "initial_channel"),
    "checkboxes": ("selected_options", "initial_options"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "datepicker": ("selected_date", "initial_date"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "email_text_input": ("value", "initial_value"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_users_select": ("selected_users", "initial_users"),
    "number_input": ("value", "initial_value"),
    "plain_text_input": ("value", "initial_value"),
    "radio_buttons": ("selected_option", "initial_option"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "timepicker": ("selected_time", "initial_time"),
    "url_text_input": ("value", "initial_value"),
    "users_select": ("selected_user", "initial_user"),
}
_SEVERAL = {
    "checkboxes",
    "multi_channels_select",
    "multi_conversations_select",
    "multi_static_select",
    "multi_users_select",
}
_REQUIRED = marked("Please complete this required field.")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_DECIMAL, _WHOLE = re.compile(r"-?\d+(\.\d+)?"), re.compile(r"-?\d+")


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
    if element["type"] in ("feedback_buttons", "icon_button"):
        return common | _word(element, value)
    return common | _choice(element, value if selected is None else selected)


def values(blocks: Sequence[Block], kept: Mapping[str, Mapping[str, Json]]) -> Json:
    """What the elements of these blocks show, by block and action.

    `kept` holds choices that were made before; any other element shows what it starts with.
    """
    shown: dict[str, Json] = {}
    for block in each_of(blocks):
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
    return element.get(initial, [] if is_several(element) else None)


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
        for block in each_of(blocks)
        if block["type"] == "input"
    }
    return {block_id: words for block_id, words in refused.items() if words}


def _refusal(block: Block, shown: Mapping[str, Json]) -> str | None:
    element = block["element"]
    value = shown[element["action_id"]][_KEYS[element["type"]][0]]
    if not value:
        return None if block.get("optional") else _(_REQUIRED)
    match element["type"]:
        case "url_text_input" if not value.startswith(("https://", "http://")):
            return _("Please enter a valid URL, such as https://example.org.")
        case "email_text_input" if not _EMAIL.fullmatch(value):
            return _("Please enter a valid e-mail address, such as name@example.org.")
        case "number_input":
            return _wrong_number(element, value)
        case "plain_text_input":
            return _wrong_length(element, value)
    return None


def _wrong_length(element: Json, value: str) -> str | None:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if len(value) < least:
        return _("Please enter at least {least} characters.").format(least=least)
    if len(value) > most:
        return _("Please enter no more than {most} characters.").format(most=most)
    return None


def _wrong_number(element: Json, value: str) -> str | None:
    if not (_DECIMAL if element["is_decimal_allowed"] else _WHOLE).fullmatch(value):
        return (
            _("Please enter a number.")
            if element["is_decimal_allowed"]
            else _("No decimals, please.")
        )
    number, least, most = Decimal(value), element.get("min_value"), element.get("max_value")
    if least is not None and number < Decimal(least):
        return _("Please enter a number of {least} or more.").format(least=least)
    if most is not None and number > Decimal(most):
        return _("Please enter a number of {most} or less.").format(most=most)
    return None


def _element(blocks: Sequence[Block], block_id: str, action_id: str) -> Json:
    for block in each_of(blocks):
        for element in elements(block):
            if (block["block_id"], element["action_id"]) == (block_id, action_id):
                return element
    raise LookupError("This message no longer has what you clicked.")


def _choice(element: Json, given: Given) -> Json:
    key = _KEYS[element["type"]][0]
    return {"type": element["type"], key: _chosen(element, given)}


def _chosen(element: Json, given: Given) -> Any:
    if is_several(element):
        several = [given] if isinstance(given, str) else given or ()
        return [_one(element, each) for each in several if each]
    return _one(element, given) if given else None


def _one(element: Json, given: Given) -> Any:
    if "options" in element or "option_groups" in element:
        return _option(element, given)
    match element["type"]:
        case "datetimepicker":
            return int(str(given))
        case "rich_text_input":
            words = [{"type": "text", "text": str(given)}]
            paragraph = {"type": "rich_text_section", "elements": words}
            return {"type": "rich_text", "elements": [paragraph]}
    return given


def is_several(element: Mapping[str, Any]) -> bool:
    """Whether any number of an element's lines can be chosen."""
    return element["type"] in _SEVERAL


def options(element: Mapping[str, Any]) -> list[Json]:
    """The lines of a menu, whether or not they stand in groups."""
    groups = element.get("option_groups", ())
    return [*element.get("options", ()), *(each for group in groups for each in group["options"])]


def _option(element: Json, value: Given) -> Json:
    for option in options(element):
        if option["value"] == value:
            return dict(option)
    raise LookupError("This menu has no such line.")


def _word(element: Json, value: str | None) -> Json:
    """What a press of a small button below an answer says."""
    if element["type"] == "icon_button":
        return {"value": element["value"]} if "value" in element else {}
    words = (element["positive_button"], element["negative_button"])
    for each in words:
        if each["value"] == value:
            return {"text": each["text"], "value": value}
    raise LookupError("This message no longer has what you clicked.")
