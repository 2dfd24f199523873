"""Socket Mode: the ticket that the app asks for, and the WebSocket that it opens with it."""

from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.simulator.slack import Slack
from bot.simulator.sockets import Socket, debug_info
from bot.simulator.web_api.call import Call

Json = dict[str, Any]

_LIFETIME = 3600  # seconds; only said, since nothing here ends a connection by itself


def connections_open(slack: Slack, call: Call) -> Json:
    """`apps.connections.open`: an address that opens one connection."""
    base = "ws" + call.base_url.removeprefix("http")
    ticket = slack.sockets.ticket()
    return {"url": f"{base}link/?ticket={ticket}&app_id={slack.state.app_id}"}


def route(slack: Slack) -> WebSocketRoute:
    """The address that `apps.connections.open` gives."""

    async def link(websocket: WebSocket) -> None:
        if not slack.sockets.admit(websocket.query_params.get("ticket", "")):
            await websocket.close()  # before it is accepted: a 403
            return
        await websocket.accept()

        async def send(text: str) -> None:
            with suppress(WebSocketDisconnect):  # whoever has gone acknowledges nothing
                await websocket.send_text(text)

        socket = Socket(send, websocket.close)
        await socket.tell(_hello(slack))
        slack.sockets.add(socket)
        try:
            await _listen(slack, websocket, socket)
        finally:
            slack.sockets.remove(socket)

    return WebSocketRoute("/link/", link)


async def _listen(slack: Slack, websocket: WebSocket, socket: Socket) -> None:
    async for text in websocket.iter_text():
        try:
            socket.hear(text)
        except ValueError as wrong:
            slack.problem(f"Socket Mode: {wrong}: {text}")


def _hello(slack: Slack) -> Json:
    started = datetime.fromtimestamp(slack.real_time(), UTC)
    return {
        "type": "hello",
        "connection_info": {"app_id": slack.state.app_id},
        "num_connections": len(slack.sockets) + 1,
        "debug_info": debug_info()
        | {
            "started": f"{started:%Y-%m-%d %H:%M:%S.%f}"[:-3],
            "build_number": 1,
            "approximate_connection_time": _LIFETIME,
        },
    }
