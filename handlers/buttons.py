"""Presses of the bot's own buttons: each carries a command (see bot/domain/commands/press.py).

Slack ignores the body of a press's ack: the answer goes another way (see handlers/surfaces.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, App, BoltContext

from bot.domain.commands.overview import MarkPinned
from bot.domain.commands.press import Act
from bot.domain.outbox import Planned
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.forms import FormOpened
from bot.domain.outcomes.overview import BoardPinned
from bot.domain.outcomes.posted import Posted
from bot.domain.outcomes.seats import SideAsked, SideSet
from bot.domain.outcomes.stocktake import StocktakeShown, TableUnderWay
from bot.render.answer import answer
from bot.render.bilingual import worded
from bot.render.kit.language import speaking
from bot.services.context import Request
from bot.services.dispatch import Dispatcher
from handlers.clicks import Click, Surface, read_click
from handlers.identity import workspace
from handlers.replies import Where, in_thread, once, personal, planned
from handlers.surfaces import Surfaces
from handlers.uploads import Uploader

OURS = re.compile(rf"^dpc\.({'|'.join(Act)})(\.|$)")


@dataclass(frozen=True)
class Buttons:
    """What pressing does; `wake` sends what was put into the outbox."""

    dispatcher: Dispatcher
    surfaces: Surfaces
    wake: Callable[[], None]
    uploader: Uploader

    def register(self, app: App) -> None:
        """Bind every button that the renderers draw."""
        app.action(OURS)(self.pressed)

    def pressed(
        self, ack: Ack, body: dict[str, Any], action: dict[str, Any], context: BoltContext
    ) -> None:
        """Carry a press out, then acknowledge it; what is none of ours is acknowledged alone.

        What others see too is brought up to date by whoever redraws what is stale.
        """
        if click := read_click(body, action, workspace(context)):
            acts = {
                Act.LOOK: self._look,
                Act.DO: self._do,
                Act.POST: self._post,
                Act.FORM: self._look,
                Act.SEND: self._send,
                Act.PIN: self._pin,
            }
            where = click.where
            with speaking(lambda: self.dispatcher.locale(where.team, where.user)):
                acts[click.act](click)
        ack()

    def _look(self, click: Click) -> None:
        outcome = self.dispatcher.ask(click.request(click.press.command))
        self._show(click, outcome, page=click.press.page)

    def _post(self, click: Click) -> None:
        def post(outcome: Outcome) -> Planned | None:
            if outcome.private:
                return None
            channel = Where(click.where.team, click.where.user, click.where.channel)
            locale = self.dispatcher.locale_in(channel.team, channel.channel, channel.user)
            message = worded(locale, lambda: answer(outcome, page=click.press.page))
            return planned(channel, click.name, message, self.dispatcher.now())

        request = click.request(click.press.command)
        if not click.postable:
            return
        outcome = self.dispatcher.ask_once(request, [f"click|{click.name}"], post)
        self.wake()
        if outcome is None or not outcome.private:
            outcome = Posted(click.press.command, click.press.page, before=outcome is None)
        self._show(click, outcome, postable=False)

    def _send(self, click: Click) -> None:
        outcome = self.dispatcher.ask(click.request(click.press.command))
        if isinstance(outcome, StocktakeShown):
            # In this order, or a failure could be told before it is said to be under way.
            self._show(click, TableUnderWay(), replace=False)
            self.uploader.send(click.where, outcome)

    def _pin(self, click: Click) -> None:
        """Pin the board that holds the button; where Slack refuses, it offers it still."""
        ts = click.where.thread
        if click.surface is not Surface.SHARED or ts is None:
            return
        outcome = self._mark(click, MarkPinned(ts))
        if isinstance(outcome, BoardPinned) and not self.surfaces.pin(click.where, ts):
            outcome = self._mark(click, MarkPinned(ts, pinned=False))
        self.wake()
        self._show(click, outcome)

    def _mark(self, click: Click, command: MarkPinned) -> Outcome:
        where = click.where
        return self.dispatcher.ask(Request(where.team, where.user, command, where.channel))

    def _do(self, click: Click) -> None:
        press = click.press
        keys = once(click.trigger)
        if press.confirmed is not None:
            keys.append(f"click|{click.name}")
        outcome = self._carry_out(click, press.command, keys)
        if isinstance(outcome, SideSet) and press.then:
            # The question was asked in the middle of a command: it is taken up again.
            side_set, outcome = outcome, self._carry_out(click, press.then, [])
            if isinstance(outcome, FormOpened):
                self.surfaces.open_form(click, outcome)
                outcome = None if click.surface is Surface.MODAL else side_set
        if outcome:
            self._done(click, outcome)

    def _carry_out(self, click: Click, said: str, keys: list[str]) -> Outcome | None:
        post = in_thread(self.dispatcher, click.where, click.name)
        request = click.request(said)
        outcome = self.dispatcher.foregone(request) or self.dispatcher.ask_once(request, keys, post)
        self.wake()
        return outcome

    def _done(self, click: Click, outcome: Outcome) -> None:
        """Show what came of it, and the view that the button stood in as it has become."""
        press = click.press
        if click.surface is Surface.HOME:
            # The tab is drawn anew by itself: it tells what was done, and which side was set.
            if outcome.private and not isinstance(outcome, SideSet):
                self._show(click, outcome)
        elif isinstance(outcome, SideAsked) or not press.view:
            self._show(click, outcome)
        elif click.alone:
            view = self.dispatcher.ask(click.request(press.view))
            self._show(click, view, page=press.page, notice=outcome)
        elif outcome.private:
            self._show(click, outcome)
        if click.surface is Surface.MODAL and not outcome.private:
            self.surfaces.catch_up(click.where, click.origin, outcome)

    def _show(
        self,
        click: Click,
        outcome: Outcome,
        *,
        replace: bool = True,
        page: int = 1,
        notice: Outcome | None = None,
        postable: bool = True,
    ) -> None:
        """Show an answer in place of what only the presser sees, or beside what all see.

        A form opens, whatever the button was said to do.
        """
        if isinstance(outcome, FormOpened):
            self.surfaces.open_form(click, outcome)
            return
        message = personal(
            self.dispatcher,
            click.where,
            outcome,
            page=page,
            notice=notice,
            postable=postable and click.postable,
        )
        self.surfaces.show(click, message, replace=replace and click.alone)
