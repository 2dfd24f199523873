"""The local workspace in the hands of its people: what they do, and what the bot answers.

A conversation is a list of steps: who, what they do, and all that is seen of the bot then.

    play(
        world,
        ("marlies", "@dpc show CYBER-1", "thread: Product security frameworks … EU: open"),
        ("minori", "> claim", "private: Which side do you work for?"),
        ("minori", "[Japan]", "private: You lead CYBER-1"),
        ("minori", "> thanks"),
    )

What they do: "/dpc …" is a command, "> …" a reply in the current thread, "dm …" a message in the
direct conversation, "[Label]" a press of the newest such button they see; the rest is said in
the channel, "#cyber-desk …" in another. The "clock" goes to an instant.
What is seen: "private", in the "thread", in the "channel", by "dm"; or something that all see
is "redrawn". An ellipsis stands for any words.
"""

from __future__ import annotations

import re
from collections.abc import Coroutine, Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select

from bot.clock import real_now
from bot.domain.state import DeliveryState
from bot.local import Local
from bot.workspace.block_kit import elements
from bot.workspace.model import Channel, Message, Person
from storage import outbox
from storage.tables import Outbox, table
from tests.eventually import eventually
from tests.serving import Site

MAIN = "digital-partnership"

_outbox = table(Outbox)
_IN_HAND = (DeliveryState.LEASED, DeliveryState.SENDING)


@dataclass(frozen=True)
class Seen:
    """Something that the bot said or changed, and where."""

    where: str
    text: str
    message: Message


@dataclass
class World:
    """A running local workspace; `thread` is the one that a reply goes to."""

    local: Local
    site: Site
    thread: str = ""
    _drawn: dict[str, str] = field(default_factory=dict)

    def do(self, who: str, does: str) -> list[Seen]:
        """Let somebody do something; returns what they see of the bot, by the time it was sent."""
        self.note()
        if who == "clock":
            self.local.rehearsal.advance(datetime.fromisoformat(does))
        else:
            self.run(self._act(self.person(who), does))
        self.settle()
        return list(self._news(who))

    def say(self, who: str, text: str, channel: str = MAIN, thread: str | None = None) -> Message:
        """Let somebody post `text` as it is; returns the post once the bot is done with it."""
        before = len(self.messages)
        self.run(self.local.gateway.say(self.person(who).id, self.channel(channel), text, thread))
        self.settle()
        return self.messages[before]

    def note(self) -> None:
        """Remember what stands now: `do` tells what is new since."""
        self._drawn = {each.ts: each.model_dump_json() for each in self.messages}

    def run(self, doing: Coroutine[Any, Any, None]) -> None:
        """Run what somebody does on the workspace's own loop."""
        self.site.run(doing)

    def settle(self) -> None:
        """Return when no event is under way, and nothing that is due is still unsent."""
        self.run(self.local.gateway.settle())
        eventually(self._quiet)
        self.run(self.local.gateway.settle())

    def outbox(self) -> dict[str, int]:
        """How many rows of the outbox are in each state."""
        with self.local.dpc.database.read() as connection:
            return outbox.counts(connection)

    @property
    def messages(self) -> list[Message]:
        """All that was said, in order."""
        return self.local.slack.state.messages

    def person(self, name: str) -> Person:
        """Somebody by handle."""
        return next(each for each in self.local.slack.people() if each.name == name)

    def channel(self, name: str) -> str:
        """A channel's id by its name."""
        return self._place(name).id

    def find(self, who: str, label: str) -> tuple[Message, dict[str, Any]]:
        """The newest button of that label that somebody sees, and its message."""
        me = self.person(who).id
        for message in reversed(self.messages):
            if message.to in (None, me) and me in self.local.slack.channel(message.channel).members:
                for button in _buttons(message):
                    if label in (button.get("accessibility_label"), button["text"]["text"]):
                        return message, button
        raise AssertionError(f"{who} sees no button [{label}]")

    def press(
        self, who: str, message: Message, button: dict[str, Any]
    ) -> Coroutine[Any, Any, None]:
        """The press of a button, to be run."""
        place = (self.person(who).id, message.channel, message.ts)
        return self.local.gateway.click(*place, button["action_id"], button["block_id"])

    def _act(self, person: Person, does: str) -> Coroutine[Any, Any, None]:
        gateway, channel = self.local.gateway, MAIN
        if named := re.match(r"#([\w-]+) ", does):
            channel, does = named[1], does[named.end() :]
        here = self.channel(channel)
        if does.startswith("/"):
            return gateway.command(person.id, here, does)
        if button := re.fullmatch(r"\[(.+)\]", does):
            return self.press(person.name, *self.find(person.name, button[1]))
        if does.startswith("> "):
            return gateway.say(person.id, here, does[2:], self.thread)
        if does.startswith("dm "):
            direct = self.local.slack.direct(person.id).id
            return gateway.say(person.id, direct, does[3:])
        return gateway.say(person.id, here, does)

    def _news(self, who: str) -> Iterator[Seen]:
        for each in self.messages:
            if each.ts not in self._drawn and each.thread_ts is None and each.to is None:
                self.thread = each.ts
            if self.local.slack.person(each.user).is_bot:
                old = self._drawn.get(each.ts)
                if old != each.model_dump_json():
                    yield Seen(self._where(each, who, redrawn=old is not None), each.text, each)

    def _where(self, message: Message, who: str, *, redrawn: bool) -> str:
        if message.to:
            name = self.local.slack.person(message.to).name
            return "private" if name == who else f"private to {name}"
        if self.local.slack.channel(message.channel).kind == "im":
            return "dm"
        if redrawn:
            return "redrawn"
        return "thread" if message.thread_ts else "channel"

    def _quiet(self) -> bool:
        now, real = self.local.dpc.clock.now(), real_now()
        may_leave = or_(_outbox.c.not_before.is_(None), _outbox.c.not_before <= real)
        due = (_outbox.c.state == DeliveryState.PLANNED) & (_outbox.c.due_at <= now) & may_leave
        pending = select(func.count()).where(_outbox.c.state.in_(_IN_HAND) | due)
        with self.local.dpc.database.read() as connection:
            return connection.execute(pending).scalar() == 0

    def _place(self, name: str) -> Channel:
        return next(each for each in self.local.slack.state.channels if each.name == name)


@contextmanager
def living(site: Site, local: Local) -> Iterator[World]:
    """Let a local workspace live on the run's server: its bot, its page and its ticker."""
    site.app.router.routes = local.app.router.routes
    life = AsyncExitStack()
    site.run(life.enter_async_context(local.app.router.lifespan_context(local.app)))
    try:
        yield World(local, site)
    finally:
        site.run(life.aclose())


def play(world: World, *steps: tuple[str, ...]) -> None:
    """Let people do this and that; AssertionError unless exactly what is told was seen."""
    for number, (who, does, *expected) in enumerate(steps, start=1):
        seen = [f"{each.where}: {each.text}" for each in world.do(who, does)]
        told = f"step {number}, {who}: {does}\nexpected {expected}\nseen {seen}"
        assert len(seen) == len(expected), told
        for line, pattern in zip(seen, expected, strict=True):
            assert re.match(_pattern(pattern), line, re.DOTALL), told


def _pattern(expected: str) -> str:
    where, _, words = expected.partition(": ")
    parts = [re.escape(part.strip()) for part in words.split("…")]
    return rf"{where}: .*?{'.*?'.join(parts)}"


def _buttons(message: Message) -> Iterator[dict[str, Any]]:
    for block in message.blocks:
        for element in elements(block):
            if element["type"] == "button":
                yield element | {"block_id": block["block_id"]}
