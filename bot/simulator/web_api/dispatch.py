"""Every method of the Web API that this workspace has: who may call it, and what it answers.

The scopes are those that https://docs.slack.dev/reference/methods names for a bot's token.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from bot.simulator.errors import SlackError
from bot.simulator.slack import Slack
from bot.simulator.web_api import (
    blocks,
    chat,
    directory,
    files,
    pins,
    reactions,
    scopes,
    socket_mode,
    views,
)
from bot.simulator.web_api.call import Call

Json = dict[str, Any]


class Tokens(NamedTuple):
    """The bot's own token, and that of the app, if it has one: for Socket Mode alone."""

    bot: str
    app: str | None = None


class Method(NamedTuple):
    """What a method does, and any of which scopes it takes."""

    run: Callable[[Slack, Call], Json]
    scopes: Sequence[str] = ()


def _api_test(slack: Slack, call: Call) -> Json:
    return {"args": call.echo()}


def _auth_test(slack: Slack, call: Call) -> Json:
    state = slack.state
    return {
        "url": call.base_url,
        "team": state.team_name,
        "user": slack.person(state.bot_user).name,
        "team_id": state.team_id,
        "user_id": state.bot_user,
        "bot_id": state.bot_id,
        "is_enterprise_install": False,
    }


_OF_THE_APP = "apps.connections.open"  # the one method here for the app's own token

METHODS: dict[str, Method] = {
    "api.test": Method(_api_test),
    "auth.test": Method(_auth_test),
    "apps.connections.open": Method(socket_mode.connections_open),
    "blocks.validate": Method(blocks.validate),
    "chat.delete": Method(chat.delete, scopes.CHAT),
    "chat.getPermalink": Method(chat.permalink),
    "chat.postEphemeral": Method(chat.post_ephemeral, scopes.CHAT),
    "chat.postMessage": Method(chat.post_message, scopes.CHAT),
    "chat.update": Method(chat.update, scopes.CHAT),
    "conversations.history": Method(directory.conversations_history, scopes.HISTORY),
    "conversations.info": Method(directory.conversations_info, scopes.READ),
    "conversations.list": Method(directory.conversations_list, scopes.READ),
    "conversations.members": Method(directory.conversations_members, scopes.READ),
    "conversations.open": Method(directory.conversations_open, scopes.OPEN),
    "conversations.replies": Method(directory.conversations_replies, scopes.HISTORY),
    "files.completeUploadExternal": Method(files.complete_upload, scopes.FILES),
    "files.getUploadURLExternal": Method(files.get_upload_url, scopes.FILES),
    "pins.add": Method(pins.add, scopes.PINNING),
    "pins.remove": Method(pins.remove, scopes.PINNING),
    "reactions.add": Method(reactions.add, scopes.REACTING),
    "reactions.get": Method(reactions.get, scopes.REACTIONS),
    "reactions.remove": Method(reactions.remove, scopes.REACTING),
    "users.conversations": Method(directory.users_conversations, scopes.READ),
    "users.info": Method(directory.users_info, scopes.USERS),
    "users.list": Method(directory.users_list, scopes.USERS),
    "views.open": Method(views.views_open),
    "views.publish": Method(views.views_publish),
    "views.push": Method(views.views_push),
    "views.update": Method(views.views_update),
}


def answer(slack: Slack, call: Call, tokens: Tokens) -> Json:
    """What a call is answered with; what the method refuses is an answer, too."""
    try:
        return {"ok": True, **_called(slack, call, tokens)}
    except SlackError as refused:
        return refusal(refused)


def refusal(refused: SlackError) -> Json:
    """The answer to a call that is refused."""
    body: Json = {"ok": False, "error": refused.code, **refused.details}
    if refused.messages:
        messages = [f"[ERROR] {each}" for each in refused.messages]
        body |= {"errors": refused.messages, "response_metadata": {"messages": messages}}
    return body


def headers(slack: Slack, call: Call) -> dict[str, str]:
    """What the answer says of scopes: those of the token, and those that the method takes."""
    method = METHODS.get(call.method)
    accepted = {"x-accepted-oauth-scopes": ",".join(method.scopes)} if method else {}
    return {"x-oauth-scopes": ",".join(slack.state.scopes), **accepted}


def _called(slack: Slack, call: Call, tokens: Tokens) -> Json:
    method = METHODS.get(call.method)
    if method is None:
        slack.problem(f"{call.method}: a method that this workspace does not have")
        raise SlackError("unknown_method", details={"req_method": call.method})
    if call.method != "api.test":
        _authenticate(call, tokens)
    scopes.require(slack, call, method.scopes)
    answer = method.run(slack, call)
    if unread := call.unread():
        slack.problem(f"{call.method}: arguments without effect here: {', '.join(unread)}")
    return answer


def _authenticate(call: Call, tokens: Tokens) -> None:
    token = call.text("token")
    if not token:
        raise SlackError("not_authed")
    if token not in tokens:
        raise SlackError("invalid_auth")
    if token != (tokens.app if call.method == _OF_THE_APP else tokens.bot):
        raise SlackError("not_allowed_token_type")
