"""The local workspace in the hands of its people: what they do, and what the bot answers."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.clock import real_now
from bot.domain.commands.press import Press
from bot.local.run import FILES, Local
from bot.local.simulated_clock import TURN
from bot.simulator import seed
from bot.simulator.block_kit import elements
from bot.simulator.model import Block, Message, Person, View
from storage import outbox
from storage.tables import table
from storage.tables.messages import Home, Shown
from tests.databases import up_to_date
from tests.deliveries import by_state
from tests.eventually import eventually
from tests.serving import Site
from tests.slack import acting, views
from tests.slack.rings import assert_nothing_rings

MAIN = "digital-partnership"

_shown, _home = table(Shown), table(Home)


@dataclass(frozen=True)
class Seen:
    """Something that the bot said or changed, and where."""

    where: str
    text: str
    blocks: list[Block] = field(default_factory=list)

    @property
    def commands(self) -> list[str]:
        """What its buttons say, in their order."""
        values = [button.get("value", "") for button in buttons(self.blocks)]
        return [press.command for press in map(Press.decode, values) if press]


@dataclass
class World:
    """A running local workspace; `thread` is the channel and thread that a reply goes to."""

    local: Local
    site: Site
    thread: tuple[str, str] = ("", "")
    _drawn: dict[str, str] = field(default_factory=dict)
    _views: dict[tuple[str, str], views.Shown] = field(default_factory=dict)

    def do(self, who: str, does: str) -> list[Seen]:
        """Let somebody do something; returns what came of it, as `conversation` describes it."""
        self.note()
        if who == "clock":
            self._advance(does)
        else:
            self.run(acting.act(self, self.person(who), does))
        self.settle()
        return list(self._news(who))

    def at_once(self, who: str, *acts: Coroutine[Any, Any, None]) -> list[Seen]:
        """Like `do`, of several things that happen at the same moment."""
        self.note()

        async def together() -> None:
            await asyncio.gather(*acts)

        self.run(together())
        self.settle()
        return list(self._news(who))

    def double_click(self, who: str, label: str) -> list[Seen]:
        """Press the newest such button twice, the second time before the first had an effect."""
        found = self.find(who, label)
        return self.at_once(who, self.press(who, *found), self.press(who, *found))

    def note(self) -> None:
        """Remember what stands now: `do` tells what is new since."""
        self._drawn = {each.ts: each.model_dump_json() for each in self.messages}
        self._views = views.standing(self.local.slack.state)

    def run(self, doing: Coroutine[Any, Any, None]) -> None:
        """Run what somebody does on the workspace's own loop."""
        self.site.run(doing)

    def settle(self) -> None:
        """Return when no event is under way, and all that is due was sent and drawn."""
        self.run(self.local.gateway.settle())
        eventually(self._quiet)
        self.run(self.local.gateway.settle())

    def outbox(self) -> dict[str, int]:
        """How many rows of the outbox are in each state."""
        with self.local.dpc.database.read() as connection:
            return by_state(connection)

    @property
    def messages(self) -> list[Message]:
        """All that was said, in order."""
        return self.local.slack.state.messages

    def person(self, name: str) -> Person:
        """Somebody by handle."""
        return next(each for each in self.local.slack.people() if each.name == name)

    def channel(self, name: str = MAIN) -> str:
        """A channel's id by its name; that of the first without one."""
        return next(each.id for each in self.local.slack.state.channels if each.name == name)

    def find(self, who: str, label: str) -> tuple[Message, dict[str, Any]]:
        """The newest button of that label that somebody sees, and its message."""
        me = self.person(who).id
        for message in reversed(self.messages):
            if message.to in (None, me) and me in self.local.slack.channel(message.channel).members:
                for button in buttons(message.blocks):
                    if label in (button.get("accessibility_label"), button["text"]["text"]):
                        return message, button
        raise AssertionError(f"{who} sees no button [{label}]")

    def press(
        self, who: str, message: Message, button: dict[str, Any]
    ) -> Coroutine[Any, Any, None]:
        """The press of a button, to be run."""
        place = (self.person(who).id, message.channel, message.ts)
        return self.local.gateway.click(*place, button["action_id"], button["block_id"])

    def modal(self, who: str) -> View:
        """The modal that somebody has before them."""
        return self.local.slack.views(self.person(who).id)[-1]

    def home(self, who: str) -> View:
        """Somebody's Home tab."""
        view = self.local.slack.home(self.person(who).id)
        assert view, f"{who} has no Home tab"
        return view

    def submit(self, who: str, said: str) -> Coroutine[Any, Any, Any]:
        """The sending off of a modal with these fields, to be run."""
        people = {each.name: each.id for each in self.local.slack.people()}
        view = self.modal(who)
        values = views.filled(view, said, people)
        return self.local.gateway.submit(self.person(who).id, view.id, values)

    def press_in(self, who: str, view: View, label: str) -> Coroutine[Any, Any, None]:
        """The press of a button in a view, to be run."""
        button = views.button(view, label)
        place = (self.person(who).id, view.id, button["action_id"], button["block_id"])
        return self.local.gateway.click_view(*place)

    def _advance(self, to: str) -> None:
        """Move the clock as the page does."""
        form = {"as": self.person("tomek").id, "channel": self.channel(MAIN), "to": to}
        origin = {"Origin": self.site.url}
        url = f"{self.site.url}/clock"
        self.site.run(self.site.http.post(url, data=form, headers=origin)).raise_for_status()

    def _news(self, who: str) -> Iterator[Seen]:
        for each in self.messages:
            if each.ts not in self._drawn and each.thread_ts is None and each.to is None:
                self.thread = (each.channel, each.ts)
            if self.local.slack.person(each.user).is_bot:
                old = self._drawn.get(each.ts)
                if old != each.model_dump_json():
                    yield Seen(
                        self._where(each, who, redrawn=old is not None), each.text, each.blocks
                    )
        now = views.standing(self.local.slack.state)
        for user, where, text, blocks in views.changed(self._views, now):
            name = self.local.slack.person(user).name
            yield Seen(where if name == who else f"{where} of {name}", text, blocks)

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
        now, soon = self.local.dpc.clock.now(), real_now() + TURN
        stale = select(_shown.c.ts).where(_shown.c.version > _shown.c.drawn)
        behind = select(_home.c.user).where(_home.c.version > _home.c.drawn)
        with self.local.dpc.database.read() as connection:
            return not (
                outbox.under_way(connection, now, soon)
                or any(connection.execute(each.limit(1)).first() for each in (stale, behind))
            )


def moved_in(folder: Path, *, own_languages: bool = False) -> Path:
    """The same folder, with a workspace in it that is not new: nobody is greeted there.

    All have their Slack in English, or each in their own language.
    """
    state = seed.initial()
    if not own_languages:
        for person in state.people:
            person.locale = "en-GB"
    state.save(folder / FILES[0])
    up_to_date(folder / FILES[1])
    return folder


@contextmanager
def living(site: Site, local: Local) -> Iterator[World]:
    """Let a local workspace live on the run's server: its bot, its page and its ticker.

    In the end Slack would have taken all that the bot sent, and nothing of it rings.
    """
    site.app.router.routes = local.app.router.routes
    life = AsyncExitStack()
    site.run(life.enter_async_context(local.app.router.lifespan_context(local.app)))
    try:
        yield World(local, site)
    finally:
        site.run(life.aclose())
    assert local.slack.problems == []
    assert_nothing_rings(local.slack.state)


def buttons(blocks: list[Block]) -> Iterator[dict[str, Any]]:
    """The buttons of a message or a view, each with the id of its block."""
    for block in blocks:
        for element in elements(block):
            if element["type"] == "button":
                yield element | {"block_id": block["block_id"]}
