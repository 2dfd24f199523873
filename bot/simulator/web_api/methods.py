"""The workspace's side of Slack's HTTP: the Web API, the response URLs, Socket Mode."""

from collections.abc import Awaitable, Callable

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.simulator import faults
from bot.simulator.errors import SlackError
from bot.simulator.gateway import Gateway
from bot.simulator.slack import Slack
from bot.simulator.web_api import dispatch, files, socket_mode
from bot.simulator.web_api.call import Call
from bot.simulator.web_api.dispatch import Tokens

Handler = Callable[[Request], Awaitable[Response]]


def routes(
    slack: Slack, gateway: Gateway, token: str, app_token: str | None = None
) -> list[BaseRoute]:
    """What the bot calls: `/api/<method>`, `/response/…`, `/upload/…`, and Socket Mode's `/link/`.

    Args:
        slack: the workspace.
        gateway: what issues the response URLs.
        token: the bot's, xoxb-….
        app_token: the app's, xapp-…, with which it opens Socket Mode connections; None: it has
            none.
    """
    return [
        Route("/api/{method}", _api(slack, Tokens(token, app_token)), methods=["GET", "POST"]),
        Route("/response/{token}", _response_url(gateway), methods=["POST"]),
        Route("/upload/{id}", _upload_url(slack), methods=["POST"]),
        socket_mode.route(slack),
    ]


def _api(slack: Slack, tokens: Tokens) -> Handler:
    async def api(request: Request) -> Response:
        try:
            call = await Call.of(request)
        except SlackError as refused:
            return JSONResponse(dispatch.refusal(refused))
        fault = faults.take(slack.faults, call.method, call.text("channel"))
        if fault and fault.kind == "429":
            refusal = {"ok": False, "error": "ratelimited"}
            return JSONResponse(refusal, 429, {"retry-after": str(fault.retry_after)})
        if fault and fault.kind == "500":
            return PlainTextResponse("Internal Server Error", 500)
        answer = dispatch.answer(slack, call, tokens)
        if fault:
            return faults.Cut()
        return JSONResponse(answer, headers=dispatch.headers(slack, call))

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
            size = files.receive(slack, request.path_params["id"], await _uploaded(request))
        except SlackError as refused:
            return PlainTextResponse(refused.code, 400)
        return PlainTextResponse(f"OK - {size}")

    return upload_url


async def _uploaded(request: Request) -> bytes:
    """What was sent to an upload address: the bytes themselves, or the one file of a form."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return await request.body()
    async with request.form() as form:
        parts = [each for _, each in form.multi_items() if isinstance(each, UploadFile)]
        if len(parts) != 1:
            raise SlackError("invalid_form_data")
        return await parts[0].read()
