"""Files by direct message: an upload takes longer than a request has, so it is done beside it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from http import HTTPStatus
from threading import Lock
from typing import TYPE_CHECKING

import structlog
from cachetools import TTLCache
from slack_sdk import WebClient

from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.stocktake import StocktakeShown, TableUnconfirmed
from bot.render.answer import answer
from bot.render.kit.language import current
from bot.slack.client import FAILURES, part
from bot.slack.fallback import Fallback
from bot.slack.transport import UnheardError, post
from handlers.replies import Where, whisper

if TYPE_CHECKING:
    from bot.render.report.files import Reader

UPLOAD_SECONDS = 10.0  # no request waits for an upload
_SAME = 5.0  # seconds within which a second click is a double click
_ERRANDS = 2  # at once
_AS_IT_IS = {"Content-Type": "application/octet-stream"}

_log = structlog.stdlib.get_logger(__name__)
_Errand = tuple[str, str, str]


class Uploader:
    """Sends the stocktaking table to whoever asked; `clients` are patient ones, by workspace."""

    def __init__(self, clients: Callable[[str], WebClient], fallback: Fallback) -> None:
        self._clients = clients
        self._fallback = fallback
        self._pool = ThreadPoolExecutor(_ERRANDS, thread_name_prefix="uploads")
        self._recent: TTLCache[_Errand, None] = TTLCache(maxsize=1000, ttl=_SAME)
        self._lock = Lock()

    def attend(self, where: Where, outcome: Outcome) -> None:
        """Whoever takes stock in a direct message is sent the table without another word."""
        if where.direct and isinstance(outcome, StocktakeShown):
            self.send(where, outcome)

    def send(self, where: Where, shown: StocktakeShown) -> None:
        """Send all files to the user of `where`, soon; once, if asked twice in a moment.

        Returns at once. Whoever asked is told there when Slack does not confirm the files.
        """
        errand = (where.team, where.user, shown.view)
        with self._lock:
            if errand in self._recent:
                return
            self._recent[errand] = None
        self._pool.submit(copy_context().run, self._go, errand, where, shown)

    def close(self) -> None:
        """Finish what was begun."""
        self._pool.shutdown()

    def _go(self, errand: _Errand, where: Where, shown: StocktakeShown) -> None:
        """Send, or say that it failed; nobody else looks at what a thread of the pool raises."""
        client = self._clients(where.team)
        try:
            _upload(client, where.user, shown)
        except FAILURES as error:
            _log.warning("table_not_confirmed", team=where.team, error=error)
        except Exception:
            _log.exception("table_failed", team=where.team)
        else:
            return
        with self._lock:
            self._recent.pop(errand, None)
        # Not in the thread: where it is not active, nobody would see it.
        told = Where(where.team, where.user, where.channel)
        whisper(client, told, answer(TableUnconfirmed()), self._fallback)


def _upload(client: WebClient, user: str, shown: StocktakeShown) -> None:
    # What draws files is loaded when somebody wants one: it takes as long as all that answers.
    from bot.render.report import pdf
    from bot.render.report.files import covering_note, files

    # Files go to a conversation: Slack takes no person's id here.
    direct = part(client.conversations_open(users=user), "channel", "id")
    whom = _reader(client, user)
    made = files(shown, whom)
    if pdf.available() and not any(name.endswith(".pdf") for name in made):
        _log.warning("pdf_failed")
    sent = [_send(client, name, content) for name, content in made.items()]
    client.files_completeUploadExternal(
        files=sent, channel_id=direct, initial_comment=covering_note(shown, made, whom)
    )


def _reader(client: WebClient, user: str) -> Reader:
    """The language that is spoken with somebody, and where they are, if Slack tells it."""
    from bot.render.report.files import reader

    try:
        person = part(client.users_info(user=user), "user")
    except FAILURES:
        person = None
    return reader(current(), person.get("tz") or "" if isinstance(person, dict) else "")


def _send(client: WebClient, name: str, content: bytes) -> dict[str, str | None]:
    """Bring a file to the address that Slack names for it; how the file is spoken of from then."""
    place = client.files_getUploadURLExternal(filename=name, length=len(content))
    told = post(str(part(place, "upload_url")), content, _AS_IT_IS, UPLOAD_SECONDS)
    if told.status != HTTPStatus.OK:
        raise UnheardError(f"status {told.status}")
    return {"id": str(part(place, "file_id")), "title": name}
