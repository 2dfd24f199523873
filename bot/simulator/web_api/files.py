"""The Web API's `files` methods: an address to upload to, then a message that shows the file."""

import secrets
from typing import Any

from bot.simulator import entities
from bot.simulator.errors import SlackError
from bot.simulator.model import File
from bot.simulator.slack import Slack
from bot.simulator.web_api.call import Call

Json = dict[str, Any]

_MOST_BYTES = 1_000_000_000


def get_upload_url(slack: Slack, call: Call) -> Json:
    """`files.getUploadURLExternal`: where to send `length` bytes called `filename`."""
    name = call.text("filename")
    if not name:
        raise SlackError("invalid_arguments", ["missing required field: filename"])
    size = call.number("length", default=0, most=_MOST_BYTES)
    id = f"F{secrets.token_hex(5).upper()}"
    file = File(id=id, name=name, title=name, size=size, url=f"{call.base_url}files/{id}")
    slack.state.files.append(file)
    slack.changed()
    return {"file_id": file.id, "upload_url": f"{call.base_url}upload/{file.id}"}


def receive(slack: Slack, file_id: str, content: bytes) -> int:
    """Takes what was sent to an upload address; returns its size.

    Raises:
        SlackError: `file_not_found`, or `length_mismatch` when it is not what was announced.
    """
    file = slack.file(file_id)
    if len(content) != file.size:
        raise SlackError("length_mismatch")
    file.content = content
    slack.changed()
    return file.size


def complete_upload(slack: Slack, call: Call) -> Json:
    """`files.completeUploadExternal`: shares what was uploaded, in a conversation if one is named.

    A `channel_id` is that of a conversation: Slack takes no person's id here.
    """
    entries = call.data("files")
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        raise SlackError("invalid_arguments", ["must provide a list [json-pointer:/files]"])
    files = [_titled(slack, entry) for entry in entries]
    if call.has("channel_id"):
        bot = slack.state.bot_user
        slack.post(
            bot,
            slack.joined(bot, call.text("channel_id")).id,
            call.text("initial_comment"),
            thread_ts=call.text("thread_ts") or None,
            files=[file.id for file in files],
        )
    return {"files": [entities.file(slack.state, file) for file in files]}


def _titled(slack: Slack, entry: Json) -> File:
    file = slack.file(str(entry.get("id")))
    if not file.content:
        raise SlackError("file_not_found")
    file.title = str(entry.get("title") or file.name)
    return file
