"""Slack's newest blocks where a workspace takes them, and the same content plainly elsewhere.

What Slack refuses was certainly not shown. So the same goes out once more at once, in blocks that
every workspace takes: nothing is lost, and nothing comes twice. What a workspace answered holds
for a day, in all processes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import TypeVar

import structlog
from cachetools import TTLCache
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import SQLAlchemyError

from bot.logs import kind
from bot.render.kit.message import Message, Modal
from storage import block_kinds
from storage.engine import IN_TIME, Database

REMEMBERED = timedelta(days=1)
_GOOD = 10.0  # seconds, in which another process may have learnt better
# A view that cannot be drawn is an argument that is wrong.
_REFUSED = {"invalid_arguments", "invalid_blocks", "invalid_blocks_format", "invalid_view"}
_POINTER = re.compile(r"json-pointer:([\w/-]{1,100})")

_Drawn = TypeVar("_Drawn", Message, Modal)
_Answer = TypeVar("_Answer")

_log = structlog.stdlib.get_logger(__name__)


class RefusedBlocksError(Exception):
    """A response URL was answered: these blocks cannot be shown."""


@dataclass(frozen=True)
class Fallback:
    """What each workspace takes, as the `database` remembers it; `real_now` is the real time.

    What was read is good for some seconds, as the commonest answers have new blocks.
    """

    database: Database
    real_now: Callable[[], datetime]
    _read: TTLCache[str, dict[str, bool]] = field(
        default_factory=lambda: TTLCache(maxsize=10_000, ttl=_GOOD)
    )
    _lock: Lock = field(default_factory=Lock)

    def takes(self, team: str, drawn: Message | Modal) -> bool | None:
        """Whether a workspace takes all blocks of a message; None where that is not known."""
        known = self._known(team) if drawn.new else {}
        answers = {known.get(each) for each in drawn.new}
        if False in answers:
            return False
        return None if None in answers else True

    def send(self, team: str, drawn: _Drawn, call: Callable[[_Drawn], _Answer]) -> _Answer:
        """Hand something to Slack by `call`: as it is, or plainly where its blocks are refused.

        Raises:
            SlackApiError: Slack refuses it for another reason, or refuses plain blocks.
            OSError: And all else that `call` raises; nothing is concluded from that.
        """
        taken = self.takes(team, drawn)
        if taken is False:
            return call(drawn.plainly)
        try:
            answer = call(drawn)
        except (SlackApiError, RefusedBlocksError) as error:
            if not (drawn.new and _is_about_blocks(error)):
                raise
            self._refused(team, drawn.new, error)
            return call(drawn.plainly)
        if taken is None:
            self._remember(team, drawn.new, is_taken=True)
        return answer

    def _refused(self, team: str, new: frozenset[str], error: Exception) -> None:
        """Remember what was refused: of several types those that were not taken before."""
        pointers = _pointers(error)
        _log.warning("blocks_refused", team=team, kinds=sorted(new), pointers=pointers)
        known = self._known(team)
        doubtful = {each for each in new if not known.get(each)}
        self._remember(team, doubtful or set(new), is_taken=False)

    def _known(self, team: str) -> dict[str, bool]:
        with self._lock:
            read = self._read.get(team)
        if read is not None:
            return read
        now = self.real_now()
        try:
            known = self.database.look_up(lambda conn: block_kinds.known(conn, team, now))
        except SQLAlchemyError as error:
            _log.warning("blocks_not_looked_up", error=error)
            return {}
        with self._lock:
            self._read[team] = known
        return known

    def _remember(self, team: str, kinds: set[str] | frozenset[str], *, is_taken: bool) -> None:
        """Write it down; Slack has answered already, so the next message may ask again."""
        until = self.real_now() + REMEMBERED
        try:
            with self.database.write(IN_TIME, team) as conn:
                block_kinds.put(conn, team, kinds, until, is_taken=is_taken)
        except SQLAlchemyError as error:
            _log.warning("blocks_not_remembered", error=error)
        with self._lock:
            self._read.pop(team, None)


def _is_about_blocks(error: SlackApiError | RefusedBlocksError) -> bool:
    return isinstance(error, RefusedBlocksError) or kind(error) in _REFUSED


def _pointers(error: Exception) -> list[str]:
    """Where Slack found what it refuses; its words may quote a message, these do not."""
    if not isinstance(error, SlackApiError):
        return []
    told = (error.response.get("response_metadata") or {}).get("messages") or []
    return [place for each in told for place in _POINTER.findall(str(each))]
