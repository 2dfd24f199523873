"""What a person wrote, as Slack's clients send it: rich text beside the text."""

import re
from collections.abc import Iterator
from typing import Any
from zlib import crc32

Json = dict[str, Any]

_ENTITY = re.compile(r"<([^<>]+)>")


def blocks(text: str) -> list[Json]:
    """The one block of a message that somebody typed; it always has the same id."""
    section = {"type": "rich_text_section", "elements": list(_elements(text))}
    id = f"{crc32(text.encode()):08x}"
    return [{"type": "rich_text", "block_id": id, "elements": [section]}]


def _elements(text: str) -> Iterator[Json]:
    for number, part in enumerate(_ENTITY.split(text)):
        if number % 2:
            yield _entity(part)
        elif part:
            yield {"type": "text", "text": _unescape(part)}


def _entity(body: str) -> Json:
    target = body.partition("|")[0]
    match target[0]:
        case "@":
            return {"type": "user", "user_id": target[1:]}
        case "#":
            return {"type": "channel", "channel_id": target[1:]}
        case "!":
            return {"type": "broadcast", "range": target[1:]}
    return {"type": "link", "url": _unescape(target)}


def _unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
