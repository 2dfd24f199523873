"""Words what is sent and what is drawn again: from the state of the moment, never earlier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.clock import Clock
from bot.domain.commands.home import ShowHome
from bot.domain.commands.press import meant
from bot.domain.outbox import Delivery, DeliveryKind
from bot.domain.outcomes.base import Outcome
from bot.domain.state import Home, Posted
from bot.render.answer import answer
from bot.render.forms import home_view
from bot.render.kit.message import Message
from bot.services import digests, reminders
from bot.services.context import Request
from bot.services.dispatch import Dispatcher


@dataclass(frozen=True)
class Composer:
    """Asks the dispatcher, and renders; nothing here changes anything."""

    dispatcher: Dispatcher
    clock: Clock

    def delivery(self, delivery: Delivery) -> Message | None:
        """What the outbox is to post; None when it is wanted no more."""
        dispatcher, now = self.dispatcher, self.clock.now()
        outcome: Outcome | None
        match delivery.kind:
            case DeliveryKind.ANSWER | DeliveryKind.NOTICE:
                return Message.stored(delivery.payload)
            case DeliveryKind.REMINDER:
                outcome = reminders.due(dispatcher.database, dispatcher.statements(), delivery, now)
            case DeliveryKind.DIGEST:
                outcome = digests.due(dispatcher.database, dispatcher.statements(), delivery, now)
            case DeliveryKind.UNKNOWN:
                raise LookupError("a later version planned it, and has to send it")
            case _:  # it holds a view in words
                outcome = dispatcher.told(delivery)
        return answer(outcome) if outcome else None

    def posted(self, posted: Posted) -> Message:
        """A posted message as it would read now, to the one for whom it was worded."""
        request = Request(posted.team, posted.reader or "", meant(posted.view), posted.channel)
        return answer(self.dispatcher.tell(request), page=posted.page, viewer=posted.reader)

    def home(self, home: Home) -> dict[str, Any]:
        """Somebody's Home tab, as Slack takes it."""
        outcome = self.dispatcher.tell(Request(home.team, home.user, ShowHome(), ""))
        return home_view(answer(outcome, viewer=home.user))
