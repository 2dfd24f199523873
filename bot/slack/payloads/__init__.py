"""The shapes of what Slack sends, as far as the bot and Bolt rely on them.

A signed body of another shape is refused before Bolt: Bolt would answer it with a 500.
"""

from __future__ import annotations

import json
from typing import Annotated
from urllib.parse import parse_qsl

from pydantic import BaseModel, StringConstraints, TypeAdapter

from bot.slack.payloads.events import Report
from bot.slack.payloads.interactions import Interaction
from bot.slack.payloads.parts import Id, Words


class _Slash(BaseModel):
    command: Annotated[str, StringConstraints(pattern="^/")]
    team_id: Id
    channel_id: Id
    user_id: Id
    text: str = ""
    trigger_id: Words = ""


_JSON: TypeAdapter[object] = TypeAdapter(Report)
_PAYLOAD: TypeAdapter[object] = TypeAdapter(Interaction)
_SLASH = TypeAdapter(_Slash)


def admitted(text: str, content_type: str) -> str | None:
    """The body as Bolt is to read it; None if it is of no shape that Slack documents.

    Bolt takes any form that holds the word "payload" for an interaction, a command that somebody
    typed too, and whatever begins with a brace for JSON.
    """
    try:
        if content_type.partition(";")[0].strip().lower() == "application/json":
            _JSON.validate_python(json.loads(text))  # as Bolt will read it
            return text
        form = dict(parse_qsl(text, keep_blank_values=True, errors="strict"))
        if "payload" in form:
            _PAYLOAD.validate_python(json.loads(form["payload"]))
            return f"&{text}"
        if form.get("ssl_check") != "1":
            _SLASH.validate_python(form)
    except (ValueError, RecursionError):
        return None
    return f"&{text}".replace("payload", "%70ayload")
