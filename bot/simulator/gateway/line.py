"""What every way to the bot has in common: what is sent over it, and what can come of that."""

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, Protocol

SECONDS_TO_ANSWER = 3

Kind = Literal["event", "command", "action"]
# Slack's words, over HTTP and (the last one) by Socket Mode.
Failure = Literal["http_timeout", "http_error", "connection_failed", "timeout"]


class Retry(NamedTuple):
    """Which try of an event it is after the first, from 1, and why."""

    number: int
    reason: Failure


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """One request to the bot and what came back.

    Attributes:
        request: the body, or by Socket Mode the envelope, as sent.
        status: the HTTP status; None when no answer came, and by Socket Mode.
        response: the body that came back, or the payload of the acknowledgement.
        content_type: of that body.
        failure: Slack's name for what went wrong; None when the bot took it in time.
        wants_retry: whether the bot leaves Slack free to try again.
    """

    request: str
    status: int | None = None
    response: str = ""
    content_type: str = ""
    failure: Failure | None = None
    wants_retry: bool = True


class Line(Protocol):
    """A way to the bot."""

    async def deliver(
        self, kind: Kind, payload: dict[str, Any], retry: Retry | None = None
    ) -> Delivery:
        """Sends once and waits for the answer, three seconds at most; never raises."""
        ...
