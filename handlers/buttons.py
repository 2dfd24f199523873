"""Presses of the bot's own buttons: each carries a command (see bot/domain/press.py).

Slack ignores the body of a click's ack, so the answer goes to its `response_url`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, App

from bot.domain.outcomes import Outcome, SideAsked, SideSet, StocktakeShown, TableUnderWay
from bot.domain.press import Act, Press, meant
from bot.domain.state import Planned
from bot.render.answer import answer
from bot.services.context import Request
from bot.services.desk import Desk
from handlers.courier import Courier
from handlers.replies import Responder, Where, planned

OURS = re.compile(rf"^dpc\.({'|'.join(Act)})(\.|$)")


@dataclass(frozen=True)
class Click:
    """One press: who and where, under a `name` that a second press of the same has too.

    `alone` is set where nobody but the presser sees the message that holds the button.
    """

    where: Where
    act: Act
    press: Press
    name: str
    alone: bool
    url: str
    trigger: str

    def request(self, said: str) -> Request:
        """The command `said`, as if the presser had typed it there."""
        where, press = self.where, self.press
        return Request(
            where.team,
            where.user,
            meant(said),
            where.channel,
            where.thread,
            press.confirmed,
            # What all see is not replaced by what one of them is asked.
            press.view if self.alone else "",
            press.page,
        )


@dataclass(frozen=True)
class Buttons:
    """What pressing does; `wake` sends what was put into the outbox."""

    desk: Desk
    respond: Responder
    wake: Callable[[], None]
    courier: Courier

    def register(self, app: App) -> None:
        """Bind every button that the renderers draw."""
        app.action(OURS)(self.pressed)

    def pressed(self, ack: Ack, body: dict[str, Any], action: dict[str, Any]) -> None:
        """Carry a press out, then acknowledge it; what is none of ours is acknowledged alone.

        A message that all see is brought up to date by whoever redraws what is stale.
        """
        if click := read_click(body, action):
            acts = {
                Act.LOOK: self._look,
                Act.DO: self._do,
                Act.POST: self._post,
                Act.SEND: self._send,
            }
            acts[click.act](click)
        ack()

    def _look(self, click: Click) -> None:
        outcome = self.desk.ask(click.request(click.press.command))
        self._show(click, outcome, replace=click.alone, page=click.press.page)

    def _post(self, click: Click) -> None:
        def post(outcome: Outcome) -> Planned | None:
            if outcome.private:
                return None
            channel = Where(click.where.team, click.where.user, click.where.channel)
            message = answer(outcome, page=click.press.page)
            return planned(channel, click.name, message, self.desk.now())

        request = click.request(click.press.command)
        if outcome := self.desk.ask_once(request, [f"click|{click.name}"], post):
            self.wake()
            self._show(click, outcome, replace=True, page=click.press.page, postable=False)

    def _send(self, click: Click) -> None:
        outcome = self.desk.ask(click.request(click.press.command))
        if isinstance(outcome, StocktakeShown):
            # In this order, or a failure could be told before it is said to be under way.
            self._show(click, TableUnderWay(), replace=False)
            self.courier.send(click.where, outcome)

    def _do(self, click: Click) -> None:
        press = click.press
        once = [f"trigger|{click.trigger}"]
        if press.confirmed is not None:
            once.append(f"click|{click.name}")
        outcome = self._carry_out(click, press.command, once)
        if isinstance(outcome, SideSet) and press.then:
            # The question was asked in the middle of a command: it is taken up again.
            outcome = self._carry_out(click, press.then, [])
        if outcome is None:
            return
        if isinstance(outcome, SideAsked) or not press.view:
            self._show(click, outcome, replace=click.alone)
        elif click.alone:
            view = self.desk.ask(click.request(press.view))
            self._show(click, view, replace=True, page=press.page, notice=outcome)
        elif outcome.private:
            self._show(click, outcome, replace=False)

    def _carry_out(self, click: Click, said: str, once: list[str]) -> Outcome | None:
        """Do it, and where all see the message of the button, say so under it."""

        def post(outcome: Outcome) -> Planned | None:
            if outcome.private or click.where.direct or click.where.thread is None:
                return None
            name = f"{click.name}|{click.where.user}|{self.desk.now().timestamp()}"
            return planned(click.where, name, answer(outcome), self.desk.now())

        outcome = self.desk.ask_once(click.request(said), once, post)
        self.wake()
        return outcome

    def _show(
        self,
        click: Click,
        outcome: Outcome,
        *,
        replace: bool,
        page: int = 1,
        notice: Outcome | None = None,
        postable: bool = True,
    ) -> None:
        message = answer(
            outcome,
            page=page,
            viewer=click.where.user,
            notice=notice,
            postable=postable and not click.where.direct,
        )
        self.respond(click.url, message, replace=replace)


def read_click(body: dict[str, Any], action: dict[str, Any]) -> Click | None:
    """The press that a payload of Slack's is; None where the button is none of ours."""
    press = Press.decode(action.get("value") or "")
    container, url = body.get("container") or {}, body.get("response_url")
    channel = (body.get("channel") or {}).get("id") or container.get("channel_id")
    message, team = container.get("message_ts"), (body.get("team") or {}).get("id")
    if not (press and url and channel and message and team):
        return None
    hidden = bool(container.get("is_ephemeral"))
    own = None if hidden else message
    thread = container.get("thread_ts") or press.thread or own
    where = Where(team, body["user"]["id"], channel, thread)
    act = Act(action["action_id"].split(".")[1])
    name = f"{message}|{action['action_id']}"
    return Click(where, act, press, name, hidden or where.direct, url, body["trigger_id"])
