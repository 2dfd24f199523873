"""Modals and what stands in them, as a bot writes them."""

from typing import Any

Json = dict[str, Any]


def words(text: str) -> Json:
    """A plain_text object."""
    return {"type": "plain_text", "text": text}


def option(value: str) -> Json:
    """A line of a menu, called like its value in capitals."""
    return {"text": words(value.upper()), "value": value}


def field(block_id: str, element: Json, **more: Any) -> Json:
    """An input block whose element is called "it"."""
    return {
        "type": "input",
        "block_id": block_id,
        "label": words(block_id.capitalize()),
        "element": {"action_id": "it", **element},
        **more,
    }


NOTE = field("note", {"type": "plain_text_input", "multiline": True, "max_length": 20})
STATE = field(
    "state",
    {
        "type": "static_select",
        "options": [option("open"), option("done")],
        "initial_option": option("open"),
    },
)
AGAIN: Json = {
    "type": "actions",
    "block_id": "row",
    "elements": [{"type": "button", "action_id": "again", "text": words("Again"), "value": "1"}],
}


def modal(*blocks: Json, title: str = "Status", **more: Any) -> Json:
    """A modal of these blocks, or of a note and a state."""
    return {
        "type": "modal",
        "callback_id": "status",
        "private_metadata": "CYBER-1",
        "title": words(title),
        "submit": words("Save"),
        "close": words("Cancel"),
        "blocks": list(blocks or (NOTE, STATE)),
        **more,
    }


def home(*blocks: Json, **more: Any) -> Json:
    """A Home tab of these blocks, or of one button."""
    return {"type": "home", "blocks": list(blocks or (AGAIN,)), **more}
