"""Keeps what people see true: posted messages and Home tabs are drawn again when they change.

Drawing may be repeated, so there is no outbox here: a version for each, the newest state wins,
and a failure is tried again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event
from typing import Any, Generic, Protocol, TypeVar

import structlog
from slack_sdk import WebClient
from slack_sdk.web import SlackResponse
from sqlalchemy import Connection

from bot.domain.state import Home, Posted
from bot.render.kit.message import Message
from bot.slack.client import FAILURES
from bot.slack.errors import Trouble, trouble
from bot.slack.fallback import Fallback
from storage import homes, shown
from storage.engine import Database
from storage.faults import report

BATCH = 20

_log = structlog.stdlib.get_logger(__name__)


class _Kept(Protocol):
    @property
    def team(self) -> str: ...


T = TypeVar("T", bound=_Kept)


@dataclass(frozen=True)
class Surface(Generic[T]):
    """What is kept true: how it is stored, and how Slack shows it.

    `draw` words one as of now and hands it to Slack. `take` gives those that are out of date, at
    a real time, to one process alone; `drawn` and `put_off` also take a real time, before which
    it is not drawn again; `give_up` forgets one. `never` are Slack's words for what it will not
    take later either.
    """

    name: str
    draw: Callable[[T], object]
    take: Callable[[Connection, datetime, int], list[T]]
    drawn: Callable[[Connection, T, datetime], None]
    put_off: Callable[[Connection, T, datetime], None]
    give_up: Callable[[Connection, T], None]
    never: frozenset[str]


def posted_messages(
    clients: Callable[[str], WebClient], compose: Callable[[Posted], Message], fallback: Fallback
) -> Surface[Posted]:
    """The messages that show deliverables, worded by `compose`."""

    def draw(posted: Posted) -> object:
        message, client = compose(posted), clients(posted.team)

        def update(drawn: Message) -> SlackResponse:
            return client.chat_update(channel=posted.channel, ts=posted.ts, **drawn.payload())

        return fallback.send(posted.team, message, update)

    return Surface(
        "message",
        draw,
        shown.take_stale,
        lambda connection, posted, _: shown.drawn(connection, posted),
        shown.put_off,
        shown.give_up,
        frozenset(
            {
                "cant_update_message",
                "channel_not_found",
                "edit_window_closed",
                "is_inactive",  # its channel was archived
                "message_not_found",
            }
        ),
    )


def home_tabs(
    clients: Callable[[str], WebClient], compose: Callable[[Home], dict[str, Any]]
) -> Surface[Home]:
    """The Home tabs that were opened, worded by `compose`."""

    def draw(home: Home) -> object:
        return clients(home.team).views_publish(user_id=home.user, view=compose(home))

    return Surface(
        "home",
        draw,
        homes.take_stale,
        homes.drawn,
        homes.put_off,
        homes.give_up,
        # "invalid_arguments" is Slack's word for an unknown user.
        frozenset({"invalid_arguments", "not_enabled", "user_not_found", "view_too_large"}),
    )


@dataclass(frozen=True)
class Refresher(Generic[T]):
    """Draws what is out of date on a surface; any number of them may run at once.

    `real_now` is the real time, `pace` the least time between two drawings of one message or tab.
    Once `stopped` is set, what is not being drawn is left to others.
    """

    database: Database
    surface: Surface[T]
    real_now: Callable[[], datetime]
    pace: timedelta = timedelta(0)
    stopped: Event = field(default_factory=Event)

    def refresh(self) -> None:
        """Draw all that is out of date and that nobody else is drawing."""
        while not self.stopped.is_set() and (batch := self._take()):
            for each in batch:
                if self.stopped.is_set():
                    self._put_off(each, timedelta())
                else:
                    self._guarded(each)

    def _take(self) -> list[T]:
        with self.database.write() as conn:
            return self.surface.take(conn, self.real_now(), BATCH)

    def _guarded(self, each: T) -> None:
        """Draw one; a bug in its wording must not hold up the others."""
        try:
            self._draw(each)
        except Exception as error:
            report(_log, "redrawing_failed", error, team=each.team, surface=self.surface.name)

    def _draw(self, each: T) -> None:
        try:
            self.surface.draw(each)
        except FAILURES as error:
            self._failed(each, trouble(error))
        else:
            with self.database.write() as conn:
                self.surface.drawn(conn, each, self.real_now() + self.pace)

    def _failed(self, each: T, failure: Trouble) -> None:
        _log.warning("not_redrawn", team=each.team, surface=self.surface.name, error=failure.reason)
        if failure.reason not in self.surface.never:
            self._put_off(each, failure.wait)
            return
        with self.database.write() as conn:
            self.surface.give_up(conn, each)

    def _put_off(self, each: T, wait: timedelta) -> None:
        """Nobody draws it for so long; then anybody may."""
        with self.database.write() as conn:
            self.surface.put_off(conn, each, self.real_now() + wait)
