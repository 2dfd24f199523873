"""Words what is sent and what is drawn again: from the state of the moment, never earlier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.clock import Clock
from bot.domain.commands.home import ShowHome
from bot.domain.commands.press import meant
from bot.domain.languages import ENGLISH
from bot.domain.outbox import Delivery, DeliveryKind
from bot.domain.outcomes.base import Outcome
from bot.domain.state import Home, Posted
from bot.render.answer import answer
from bot.render.bilingual import worded
from bot.render.forms import home_view
from bot.render.kit.language import speaking
from bot.render.kit.message import Message
from bot.services import digests, reminders
from bot.services.context import Request
from bot.services.dispatch import Dispatcher

_WORDED = (DeliveryKind.ANSWER, DeliveryKind.NOTICE)  # kept as they are to be said


@dataclass(frozen=True)
class Composer:
    """Asks the dispatcher, and renders; nothing here changes anything."""

    dispatcher: Dispatcher
    clock: Clock

    def delivery(self, delivery: Delivery) -> Message | None:
        """What the outbox is to post; None when it is wanted no more."""
        if delivery.kind in _WORDED:
            return Message.stored(delivery.payload)
        outcome = self._outcome(delivery)
        if outcome is None:
            return None
        locale = self.dispatcher.locale(delivery.team, delivery.destination)
        return worded(locale, lambda: answer(outcome))

    def _outcome(self, delivery: Delivery) -> Outcome | None:
        """What a delivery tells, as of now; None when it is wanted no more."""
        dispatcher, now = self.dispatcher, self.clock.now()
        load = dispatcher.remembered
        match delivery.kind:
            case DeliveryKind.REMINDER:
                return reminders.due(
                    dispatcher.database, dispatcher.statements(), load, delivery, now
                )
            case DeliveryKind.DIGEST:
                return digests.due(
                    dispatcher.database, dispatcher.statements(), load, delivery, now
                )
            case DeliveryKind.UNKNOWN:
                raise LookupError("a later version planned it, and has to send it")
            case _:  # it holds a view in words
                return dispatcher.told(delivery)

    def posted(self, posted: Posted) -> Message:
        """A posted message as it would read now, in its language, to whom it was worded for."""
        reader, view = posted.reader or "", meant(posted.view)
        request = Request(posted.team, reader, view, posted.channel, page=posted.page)
        outcome = self.dispatcher.tell(request)
        looks = bool(posted.reader) and self.dispatcher.only_looks(posted.team, reader)
        return worded(
            posted.language or ENGLISH,
            lambda: answer(outcome, page=posted.page, viewer=posted.reader, looks=looks),
        )

    def home(self, home: Home) -> dict[str, Any]:
        """Somebody's Home tab, as Slack takes it."""
        outcome = self.dispatcher.tell(Request(home.team, home.user, ShowHome(), ""))
        with speaking(self.dispatcher.locale(home.team, home.user)):
            looks = self.dispatcher.only_looks(home.team, home.user)
            return home_view(answer(outcome, viewer=home.user, looks=looks))
