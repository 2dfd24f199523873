"""One workspace: who is in it, what was said, and who is told of a change."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.workspace import block_kit, wire
from bot.workspace.errors import SlackError
from bot.workspace.faults import Fault
from bot.workspace.model import SLACKBOT, Block, Channel, Message, State
from bot.workspace.reading import Reading

_LONGEST_TEXT = 40_000

log = logging.getLogger(__name__)


class Slack(Reading):
    """A workspace that lives on one asyncio loop: every method is called on that loop."""

    def __init__(
        self,
        state: State,
        *,
        now: Callable[[], datetime],
        path: Path | None = None,
        real_time: Callable[[], float] = time.time,
    ) -> None:
        """Opens the workspace.

        Args:
            state: what it holds; from then on owned by this object.
            now: the rehearsal's time, aware.
            path: where the state is saved, atomically, after each change; None: nowhere.
            real_time: seconds since the epoch, for time stamps and for what expires.
        """
        super().__init__(state)
        self.now = now
        self.real_time = real_time
        self.problems: list[str] = []  # what the bot did that Slack would refuse, oldest first
        self.faults: list[Fault] = []  # how the Web API is to fail; each once, in this order
        self.listeners: list[Callable[[dict[str, Any]], None]] = []  # each is given every event
        self._path = path
        self._version = 0
        self._change = asyncio.Event()

    def direct(self, user: str) -> Channel:
        """The direct conversation of this person with the bot, opened when there is none.

        Raises:
            SlackError: `user_not_found`, or `cannot_dm_bot`.
        """
        person = self.person(user)
        if person.is_bot:
            raise SlackError("cannot_dm_bot")
        for channel in self.state.channels:
            if channel.kind == "im" and user in channel.members:
                return channel
        opened = Channel(
            id=f"D{person.id[1:]}", name="", kind="im", members=[user, self.state.bot_user]
        )
        self.state.channels.append(opened)
        self.changed()
        return opened

    def post(
        self,
        user: str,
        channel: str,
        text: str,
        blocks: Sequence[Block] = (),
        *,
        thread_ts: str | None = None,
        metadata: dict[str, Any] | None = None,
        to: str | None = None,
    ) -> Message:
        """Adds a message, ephemeral if `to` is given, and tells the listeners of it.

        Raises:
            SlackError: `channel_not_found`, `is_archived`, `thread_not_found`, `no_text`,
                `msg_too_long` or `invalid_blocks`.
        """
        if self.channel(channel).is_archived:
            raise SlackError("is_archived")
        message = Message(
            ts="",
            channel=channel,
            user=user,
            text=text,
            blocks=self._checked(text, blocks),
            thread_ts=self._root(channel, thread_ts) if thread_ts else None,
            metadata=metadata,
            to=to,
            at=self.now(),
        )
        message.ts = self._next_ts()
        self.state.messages.append(message)
        self.changed()
        if to is None:
            self._tell(wire.posted(self.state, message))
        return message

    def update(
        self,
        message: Message,
        text: str | None,
        blocks: Sequence[Block] | None,
        metadata: dict[str, Any] | None = None,
    ) -> None:
        """Changes a message in place: text alone drops the blocks and shows as edited.

        Raises:
            SlackError: `no_text`, `msg_too_long` or `invalid_blocks`.
        """
        before = wire.message(self.state, message)
        new_text = message.text if text is None else text
        kept = message.blocks if text is None else []
        message.blocks = self._checked(new_text, kept if blocks is None else blocks)
        message.text = new_text
        message.edited = message.edited or blocks is None
        message.metadata = metadata or message.metadata
        self.changed()
        if message.to is None:
            self._tell(wire.altered(self.state, message, before, self._next_ts()))

    def delete(self, message: Message) -> None:
        """Takes a message away; a root with replies leaves a stone in its place."""
        before = wire.message(self.state, message)
        if self.replies(message.channel, message.ts):
            message.user, message.text = SLACKBOT, "This message was deleted."
            message.blocks, message.metadata = [], None
        else:
            self.state.messages.remove(message)
        self.changed()
        if message.to is None:
            self._tell(wire.removed(self.state, message, before, self._next_ts()))

    def problem(self, what: str) -> None:
        """Records something that the bot must not do, and logs it as an error."""
        log.error("%s", what)
        self.problems.append(what)

    async def wait(self, after: int) -> int:
        """Returns the number of the newest version as soon as it is another than `after`."""
        while self._version == after:
            await self._change.wait()
        return self._version

    def changed(self) -> None:
        """Saves the workspace and wakes who waits; call it too when the clock has moved."""
        self.state.clock = self.now()
        if self._path:
            self.state.save(self._path)
        self._version += 1
        self._change.set()
        self._change = asyncio.Event()

    def _root(self, channel: str, ts: str) -> str:
        try:
            root = self.find(channel, ts)
        except SlackError:
            raise SlackError("thread_not_found") from None
        return root.thread_ts or root.ts

    def _checked(self, text: str, blocks: Sequence[Block]) -> list[Block]:
        if not text.strip() and not blocks:
            raise SlackError("no_text")
        if len(text) > _LONGEST_TEXT:
            raise SlackError("msg_too_long")
        if problems := block_kit.validate(blocks, "message"):
            self.problem("; ".join(problems))
            raise SlackError("invalid_blocks", problems)
        return block_kit.with_ids(blocks)

    def _next_ts(self) -> str:
        last = int(self.state.last_ts.replace(".", ""))
        seconds, micros = divmod(max(int(self.real_time() * 1e6), last + 1), 1_000_000)
        self.state.last_ts = f"{seconds}.{micros:06}"
        return self.state.last_ts

    def _tell(self, events: Sequence[dict[str, Any]]) -> None:
        for event in events:
            for listener in self.listeners:
                listener(event)
