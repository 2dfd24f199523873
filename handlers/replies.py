"""The ways an answer reaches people beside the ack: the outbox, or privately, once, if it can.

An ephemeral message cannot be looked up afterwards, so it is tried once and never again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from json import dumps
from threading import Lock
from urllib.parse import urlsplit

import structlog
from cachetools import TTLCache
from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

from bot.domain.outbox import DeliveryKind, Planned
from bot.domain.outcomes.base import Outcome
from bot.render.answer import answer
from bot.render.bilingual import worded
from bot.render.kit.message import Message
from bot.services.dispatch import Dispatcher
from bot.slack.client import FAILURES
from bot.slack.fallback import Fallback, RefusedBlocksError
from bot.slack.transport import UnheardError, post

SECONDS = 2.0  # a Slack call within a request: the request itself has three

_A_WHILE = 300.0  # seconds for which nobody is answered by URL instead of by the ack
_JSON = {"Content-Type": "application/json"}

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Where:
    """Where something was said: workspace, user, channel, and thread if it was in one.

    What is said on the Home tab, or by a shortcut of no place, has no channel.
    """

    team: str
    user: str
    channel: str
    thread: str | None = None

    @property
    def direct(self) -> bool:
        """Whether nobody else reads along: a direct message with the bot."""
        return self.channel.startswith("D")


def personal(
    dispatcher: Dispatcher,
    where: Where,
    outcome: Outcome,
    *,
    page: int = 1,
    notice: Outcome | None = None,
    postable: bool = False,
) -> Message:
    """What the user of `where` alone reads of an outcome; `page` to `postable` as in `answer`.

    It may ask Slack who they are: not for use within a transaction.
    """
    return answer(
        outcome,
        page=page,
        viewer=where.user,
        notice=notice,
        postable=postable,
        looks=dispatcher.only_looks(where.team, where.user),
    )


def once(trigger: str | None) -> list[str]:
    """The keys under which one request of Slack's is carried out once: none, if it names none."""
    return [f"trigger|{trigger}"] if trigger else []


def planned(where: Where, name: str, message: Message, now: datetime) -> Planned:
    """A post that answers in the channel or thread, kept once under `name`."""
    return Planned(
        team=where.team,
        destination=where.channel,
        kind=DeliveryKind.ANSWER,
        subject=name,
        due_at=now,
        thread_ts=where.thread,
        payload={**message.to_store(), "for": where.user},
    )


def in_thread(
    dispatcher: Dispatcher, where: Where, name: str
) -> Callable[[Outcome], Planned | None]:
    """What is posted of an outcome in the thread of others where it came about, if it was there."""
    now = dispatcher.now()

    def post(outcome: Outcome) -> Planned | None:
        if outcome.private or where.direct or where.thread is None:
            return None
        locale = dispatcher.locale_in(where.team, where.channel, where.user)
        message = worded(locale, lambda: answer(outcome))
        return planned(where, f"{name}|{where.user}|{now.timestamp()}", message, now)

    return post


def whisper(client: WebClient, where: Where, message: Message, fallback: Fallback) -> None:
    """Answer privately: in the channel, seen by one and kept by nobody, or by direct message."""

    def send(drawn: Message) -> SlackResponse:
        if not where.channel:
            return client.chat_postMessage(channel=where.user, **drawn.payload())
        return client.chat_postEphemeral(
            channel=where.channel, user=where.user, thread_ts=where.thread, **drawn.payload()
        )

    try:
        fallback.send(where.team, message, send)
    except FAILURES as error:
        _log.warning("private_answer_not_delivered", team=where.team, error=error)


class Responder:
    """Answers by a `response_url`, which must be Slack's own (or the API's origin)."""

    def __init__(self, origins: Collection[str], fallback: Fallback) -> None:
        self._origins = frozenset(origins)
        self._fallback = fallback
        self._unheard: TTLCache[str, None] = TTLCache(maxsize=10_000, ttl=_A_WHILE)
        self._lock = Lock()

    def __call__(self, team: str, url: str, message: Message, *, replace: bool) -> bool:
        """Show `message` privately beside the clicked one, or in its place when `replace`.

        Returns:
            Whether Slack says that it is shown.
        """
        if _origin(url) not in self._origins:
            _log.warning("response_url_refused")
            return False

        def send(drawn: Message) -> None:
            _answer(url, drawn, replace=replace)

        try:
            self._fallback.send(team, message, send)
        except FAILURES as error:
            _log.warning("click_not_answered", error=error)
            return False
        return True

    def in_ack(self, team: str, url: str, message: Message) -> str:
        """The body of the ack that answers a command; empty where it is answered already.

        Slack does not tell what became of an ack. So a workspace of which it is not known
        whether it takes the newest blocks is answered by the command's `url`, as that tells. If
        it could not be answered so, others there are not kept waiting for it for a while.
        """
        taken = self._fallback.takes(team, message)
        if taken is None and url and self._may_try(team):
            if self(team, url, message, replace=False):
                return ""
            self._failed(team)
        return (message if taken else message.plainly).private_answer

    def _may_try(self, team: str) -> bool:
        with self._lock:
            return team not in self._unheard

    def _failed(self, team: str) -> None:
        with self._lock:
            self._unheard[team] = None


def _answer(url: str, message: Message, *, replace: bool) -> None:
    """Post to a response URL, once.

    Raises:
        RefusedBlocksError: Slack cannot show these blocks.
        UnheardError: Slack does not say that it is shown.
    """
    more = {"replace_original": replace, "response_type": "ephemeral"}
    body = dumps({**message.payload(), **more}).encode()
    told = post(url, body, _JSON, SECONDS)
    if told.status == HTTPStatus.BAD_REQUEST and b"invalid_blocks" in told.body:
        raise RefusedBlocksError
    if told.status != HTTPStatus.OK:
        raise UnheardError(f"status {told.status}")


def _origin(url: str) -> str | None:
    """Where an address leads, read by the one who will go there; None for what is no address."""
    try:
        parsed = urlsplit(url)
    except ValueError:
        return None
    return f"{parsed.scheme}://{parsed.netloc}"
