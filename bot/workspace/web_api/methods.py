"""The workspace's side of Slack's HTTP: the Web API and the response URLs."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.workspace import faults
from bot.workspace.errors import SlackError
from bot.workspace.gateway import Gateway
from bot.workspace.slack import Slack
from bot.workspace.web_api import chat, directory, files, views
from bot.workspace.web_api.call import Call

Json = dict[str, Any]
Handler = Callable[[Request], Awaitable[Response]]

SCOPES = (
    "app_mentions:read",
    "channels:history",
    "channels:read",
    "chat:write",
    "commands",
    "files:write",
    "im:history",
    "im:read",
    "im:write",
    "users:read",
)


def _api_test(slack: Slack, call: Call) -> Json:
    return {}


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


_METHODS: dict[str, Callable[[Slack, Call], Json]] = {
    "api.test": _api_test,
    "auth.test": _auth_test,
    "chat.delete": chat.delete,
    "chat.getPermalink": chat.permalink,
    "chat.postEphemeral": chat.post_ephemeral,
    "chat.postMessage": chat.post_message,
    "chat.update": chat.update,
    "conversations.history": directory.conversations_history,
    "conversations.info": directory.conversations_info,
    "conversations.list": directory.conversations_list,
    "conversations.members": directory.conversations_members,
    "conversations.open": directory.conversations_open,
    "conversations.replies": directory.conversations_replies,
    "files.completeUploadExternal": files.complete_upload,
    "files.getUploadURLExternal": files.get_upload_url,
    "users.conversations": directory.users_conversations,
    "users.info": directory.users_info,
    "users.list": directory.users_list,
    "views.open": views.views_open,
    "views.publish": views.views_publish,
    "views.push": views.views_push,
    "views.update": views.views_update,
}


def routes(slack: Slack, gateway: Gateway, token: str) -> list[Route]:
    """`/api/<method>` for the bot that holds this token, `/response/…` and `/upload/…`."""
    return [
        Route("/api/{method}", _api(slack, token), methods=["GET", "POST"]),
        Route("/response/{token}", _response_url(gateway), methods=["POST"]),
        Route("/upload/{id}", _upload_url(slack), methods=["POST"]),
    ]


def _api(slack: Slack, token: str) -> Handler:
    async def api(request: Request) -> Response:
        try:
            call = await Call.of(request)
        except SlackError as refused:
            return _response(_refusal(refused))
        fault = faults.take(slack.faults, call.method, call.text("channel"))
        if fault and fault.kind == "429":
            refusal = {"ok": False, "error": "ratelimited"}
            return JSONResponse(refusal, 429, {"retry-after": str(fault.retry_after)})
        if fault and fault.kind == "500":
            return PlainTextResponse("Internal Server Error", 500)
        answer = _answer(slack, call, token)
        return faults.Cut() if fault else _response(answer)

    return api


def _response_url(gateway: Gateway) -> Handler:
    async def response_url(request: Request) -> Response:
        try:
            gateway.responses.answer(request.path_params["token"], await request.body())
        except SlackError as refused:
            expired = refused.code in {"expired_url", "used_url"}
            return PlainTextResponse(refused.code, 404 if expired else 400)
        return PlainTextResponse("ok")

    return response_url


def _upload_url(slack: Slack) -> Handler:
    async def upload_url(request: Request) -> Response:
        try:
            size = files.receive(slack, request.path_params["id"], await request.body())
        except SlackError as refused:
            return PlainTextResponse(refused.code, 400)
        return PlainTextResponse(f"OK - {size}")

    return upload_url


def _answer(slack: Slack, call: Call, token: str) -> Json:
    try:
        return {"ok": True, **_called(slack, call, token)}
    except SlackError as refused:
        return _refusal(refused)


def _called(slack: Slack, call: Call, token: str) -> Json:
    if call.method not in _METHODS:
        slack.problem(f"{call.method}: a method that this workspace does not have")
        raise SlackError("unknown_method")
    if call.method != "api.test" and call.text("token") != token:
        raise SlackError("invalid_auth" if call.text("token") else "not_authed")
    answer = _METHODS[call.method](slack, call)
    if unread := call.unread():
        slack.problem(f"{call.method}: arguments without effect here: {', '.join(unread)}")
    return answer


def _refusal(refused: SlackError) -> Json:
    answer: Json = {"ok": False, "error": refused.code}
    if refused.messages:
        messages = [f"[ERROR] {each}" for each in refused.messages]
        answer |= {"errors": refused.messages, "response_metadata": {"messages": messages}}
    return answer


def _response(answer: Json) -> Response:
    return JSONResponse(answer, headers={"x-oauth-scopes": ",".join(SCOPES)})
