"""What people write to the bot: mentions, direct messages, and bare replies in its threads."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from slack_bolt import App, BoltContext
from slack_sdk import WebClient

from bot.domain.commands.base import Command
from bot.domain.commands.menu import parse
from bot.domain.commands.progress import Done
from bot.domain.commands.seats import Claim, Release
from bot.domain.outbox import Planned
from bot.domain.outcomes.base import Outcome
from bot.render.answer import answer
from bot.render.bilingual import worded
from bot.render.kit.language import speaking
from bot.services.context import Request
from bot.services.dispatch import Dispatcher
from bot.slack.fallback import Fallback
from handlers.identity import workspace
from handlers.replies import Where, personal, planned, whisper
from handlers.uploads import Uploader

_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_SPOKEN = (None, "thread_broadcast", "file_share")


def register(
    app: App,
    dispatcher: Dispatcher,
    wake: Callable[[], None],
    uploader: Uploader,
    fallback: Fallback,
) -> None:
    """Bind messages and mentions; Slack sends a mention as both, and it is heard once."""

    def heard(event: dict[str, Any], context: BoltContext, client: WebClient, body: Any) -> None:
        if event.get("bot_id") or event.get("subtype") not in _SPOKEN or not event.get("user"):
            return
        where = Where(workspace(context), event["user"], event["channel"], event.get("thread_ts"))
        said = _said(dispatcher, where, event.get("text") or "", _me(body) or context.bot_user_id)
        if said is None:
            return
        with speaking(lambda: dispatcher.locale(where.team, where.user)):
            answered(where, said, event, client, body)

    def answered(
        where: Where, said: str, event: dict[str, Any], client: WebClient, body: Any
    ) -> None:
        request = Request(
            where.team, where.user, parse(said), where.channel, where.thread, said=said
        )
        thread = where.thread if where.direct else where.thread or event["ts"]
        there = Where(where.team, where.user, where.channel, thread)

        post = _posted(dispatcher, where, there, event["ts"])
        keys = [f"event|{body['event_id']}", f"said|{where.channel}|{event['ts']}"]
        outcome = dispatcher.ask_once(request, keys, post)
        if outcome is None:
            return
        if _whispered(outcome, where):
            whisper(client, where, personal(dispatcher, where, outcome), fallback)
        else:
            wake()
        uploader.attend(where, outcome)

    app.event("app_mention")(heard)
    app.event("message")(heard)


def _posted(
    dispatcher: Dispatcher, where: Where, there: Where, ts: str
) -> Callable[[Outcome], Planned | None]:
    """What is posted `there` in answer to what was said at `ts`; what is whispered is not."""
    # Found out here: what is posted is worded within the transaction of the effect.
    looks = where.direct and dispatcher.only_looks(where.team, where.user)

    def post(outcome: Outcome) -> Planned | None:
        if _whispered(outcome, where):
            return None
        if where.direct:
            message = answer(outcome, viewer=where.user, looks=looks)
        else:
            locale = dispatcher.locale_in(where.team, where.channel, where.user)
            message = worded(locale, lambda: answer(outcome))
        return planned(there, ts, message, dispatcher.now())

    return post


def _whispered(outcome: Outcome, where: Where) -> bool:
    """Whether an answer goes to one person alone, past the outbox, which would keep it."""
    return outcome.secret or (outcome.private and not where.direct)


def _me(body: Any) -> str | None:
    """The bot's user id, as the event names it: `auth.test` may have failed."""
    installed = body.get("authorizations") or []
    return next((each.get("user_id") for each in installed if each.get("is_bot")), None)


def _said(dispatcher: Dispatcher, where: Where, text: str, bot: str | None) -> str | None:
    """What a message says to the bot, or None for talk that is not its business."""
    mention = re.compile(rf"<@{bot}(?:\|[^>]*)?>")
    # A mention inside code is quoted, not said.
    if where.direct or (bot and mention.search(_CODE.sub(" ", text))):
        return mention.sub(" ", text, count=1)  # another one is part of a note
    if where.thread is None or not _is_bare(parse(text)):
        return None
    return text if dispatcher.shown_in(where.team, where.channel, where.thread) else None


def _is_bare(command: Command) -> bool:
    """Whether words in a thread are meant for the bot; "done CYBER-2 at last" is talk."""
    match command:
        case Claim() | Release() | Done(note=None):
            return True
    return False
