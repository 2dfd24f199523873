"""Shortcuts: a form from anywhere in Slack, or about somebody's message."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.domain.commands.forms import OpenForm
from bot.domain.commands.menu import spell_view
from bot.domain.forms import Form
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.errors import Refused
from bot.domain.rules.rights import Rule
from bot.render.kit.language import speaking
from bot.services.context import Request
from bot.services.dispatch import Dispatcher
from bot.slack.client import FAILURES
from handlers.identity import Directory, workspace
from handlers.origin import Origin
from handlers.replies import Where
from handlers.surfaces import Surfaces


@dataclass(frozen=True)
class Shortcuts:
    """What the two shortcuts of the manifest open; neither changes anything by itself."""

    dispatcher: Dispatcher
    surfaces: Surfaces
    directory: Directory
    clients: Callable[[str], WebClient]

    def register(self, app: App) -> None:
        """Bind both."""
        app.global_shortcut("find_commitment")(self.find)
        app.message_shortcut("record_evidence")(self.record)

    def find(self, ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        """Find a commitment: by words, from anywhere."""
        where = Where(workspace(context), body["user"]["id"], "")
        with self._speaking(where):
            self._open(body, where, self._form(where, Form.FIND))
        ack()

    def record(self, ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        """Record a message as evidence: both sides read evidence, so only where all may read."""
        channel = (body.get("channel") or {}).get("id") or ""
        where = Where(workspace(context), body["user"]["id"], channel)
        link = self._public_link(where, body.get("message_ts") or "")
        with self._speaking(where):
            if link is None:
                self._open(body, where, Refused(Rule.PRIVATE_CONVERSATION))
            else:
                self._open(body, where, self._form(where, Form.EVIDENCE, link))
        ack()

    def _speaking(self, where: Where) -> AbstractContextManager[None]:
        return speaking(lambda: self.dispatcher.locale(where.team, where.user))

    def _form(self, where: Where, form: Form, about: str = "") -> Outcome:
        command = OpenForm(form, about)
        said = spell_view(command)
        return self.dispatcher.ask(
            Request(where.team, where.user, command, where.channel, said=said)
        )

    def _open(self, body: dict[str, Any], where: Where, outcome: Outcome) -> None:
        trigger, origin = body.get("trigger_id") or "", Origin(channel=where.channel)
        self.surfaces.open(where, trigger, outcome, origin)

    def _public_link(self, where: Where, ts: str) -> str | None:
        """The address of a message that everybody may read; None, where Slack does not say so."""
        if not self.directory.is_public(where.team, where.channel):
            return None
        try:
            answer = self.clients(where.team).chat_getPermalink(
                channel=where.channel, message_ts=ts
            )
        except FAILURES:
            return None
        return str(answer["permalink"])
