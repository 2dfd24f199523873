"""Keeps other sites, and other names for this machine, away from the page."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def _from_elsewhere(headers: Headers) -> bool:
    """Whether a request was not made by this page, as far as the browser says."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site != "same-origin"
    return urlsplit(headers.get("origin", "")).netloc != headers["host"]


class SameOrigin:
    """ASGI middleware: refuses foreign POSTs and adds the security headers to each answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers 403 to a POST of another origin; passes everything else on."""

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        if scope.get("method") == "POST" and _from_elsewhere(Headers(scope=scope)):
            refusal = PlainTextResponse("Only the page itself may do that.", 403)
            await refusal(scope, receive, send_guarded)
            return
        await self.app(scope, receive, send_guarded)


# A foreign Host header means that another name was pointed at this machine (DNS rebinding).
GUARDS = [
    Middleware(
        TrustedHostMiddleware,
        allowed_hosts=["localhost", "127.0.0.1", "[::1]"],
        www_redirect=False,
    ),
    Middleware(SameOrigin),
]
