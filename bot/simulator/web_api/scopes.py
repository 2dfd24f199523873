"""Scopes: which of them a call needs, and whether the app has them."""

from collections.abc import Sequence

from bot.simulator import events
from bot.simulator.errors import SlackError
from bot.simulator.slack import Slack
from bot.simulator.web_api.call import Call

CHAT = ("chat:write",)
FILES = ("files:write",)
HISTORY = ("channels:history", "groups:history", "im:history", "mpim:history")
OPEN = ("channels:manage", "groups:write", "im:write", "mpim:write")
PINNING = ("pins:write",)
REACTING = ("reactions:write",)
REACTIONS = ("reactions:read",)
READ = ("channels:read", "groups:read", "im:read", "mpim:read")
USERS = ("users:read",)

_TYPES = {"public_channel": "channels", "private_channel": "groups", "im": "im", "mpim": "mpim"}


def require(slack: Slack, call: Call, accepted: Sequence[str]) -> None:
    """SlackError `missing_scope` when the app may not make this call.

    Of `accepted`, what the method's documentation names, those count that are for the kind of
    conversation that the call is about; if that cannot be told, any of them will do.
    """
    provided = slack.state.scopes
    areas = _areas(slack, call)
    needed = [scope for scope in accepted if scope.partition(":")[0] in areas]
    lacking = [scope for scope in needed if scope not in provided]
    if not needed and accepted and not set(accepted) & set(provided):
        lacking = list(accepted)
    if lacking:
        details = {"needed": ",".join(lacking), "provided": ",".join(provided)}
        raise SlackError("missing_scope", details=details)


def _areas(slack: Slack, call: Call) -> set[str]:
    """The first halves of the scopes for the conversations that a call is about."""
    if call.method in {"conversations.list", "users.conversations"}:
        return {_TYPES[kind] for kind in call.types()}
    if call.method == "conversations.open" and not call.has("channel"):
        return {"im"}
    channels = [each for each in slack.state.channels if each.id == call.text("channel")]
    return {events.area(each) for each in channels}
