"""What a person typed, as Slack hands it on: escaped, with people and channels by id."""

import re

from bot.simulator.model import State

_SPECIAL = re.compile(
    r"(?P<url>https?://[^\s<>|]*[^\s<>|.,;:!?)\]'\"”’])"
    r"|(?<![\w@])@(?P<handle>[\w.-]*\w)"
    r"|(?<![\w#&])#(?P<channel>[\w-]*\w)",
    re.IGNORECASE,
)
_BROADCASTS = {"here", "channel", "everyone"}


def escape(text: str) -> str:
    """Escapes the three characters that mean something in Slack's text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_sent(state: State, typed: str) -> str:
    """The text of an event or a command for what a person typed.

    `@handle` becomes `<@U…>`, `#name` becomes `<#C…|name>`, `@here` becomes `<!here>` and an
    address becomes `<https://…>`; `&`, `<` and `>` are escaped. An unknown handle or channel
    stays as typed.
    """
    handles = {person.name: person.id for person in state.people}
    channels = {channel.name: channel.id for channel in state.channels if channel.name}

    def special(match: re.Match[str]) -> str:
        url, handle, channel = match.group("url", "handle", "channel")
        if url:
            return f"<{escape(url)}>"
        if handle and handle.lower() in handles:
            return f"<@{handles[handle.lower()]}>"
        if handle and handle.lower() in _BROADCASTS:
            return f"<!{handle.lower()}>"
        if channel and channel.lower() in channels:
            return f"<#{channels[channel.lower()]}|{channel.lower()}>"
        return escape(match[0])

    sent, end = [], 0
    for match in _SPECIAL.finditer(typed):
        sent += [escape(typed[end : match.start()]), special(match)]
        end = match.end()
    return "".join(sent) + escape(typed[end:])
