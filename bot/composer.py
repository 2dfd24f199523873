"""Words what is sent and what is drawn again: from the state of the moment, never earlier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.clock import Clock
from bot.domain import nudges
from bot.domain.commands import ShowHome
from bot.domain.outcomes import Outcome
from bot.domain.press import meant
from bot.domain.reminders import digests, posts, questions
from bot.domain.state import Delivery, Home, Posted
from bot.render.answer import answer
from bot.render.forms import home_view
from bot.render.message import Message
from bot.services import digesting, reminding, telling, welcoming
from bot.services.context import Request
from bot.services.desk import Desk

# Messages that hold a view in words.
TOLD = (telling.KIND, nudges.KIND, questions.AFTERMATH, questions.DATES, welcoming.KIND)


@dataclass(frozen=True)
class Composer:
    """Asks the desk, and renders; nothing here changes anything."""

    desk: Desk
    clock: Clock

    def delivery(self, delivery: Delivery) -> Message | None:
        """What the outbox is to post; None when it is wanted no more."""
        desk, now = self.desk, self.clock.now()
        outcome: Outcome | None
        if delivery.kind == posts.KIND:
            outcome = reminding.due(desk.database, desk.catalogue, delivery, now)
        elif delivery.kind == digests.KIND:
            outcome = digesting.due(desk.database, desk.catalogue, delivery, now)
        elif delivery.kind in TOLD:
            outcome = desk.told(delivery)
        else:
            return Message.stored(delivery.payload)
        return answer(outcome) if outcome else None

    def posted(self, posted: Posted) -> Message:
        """A posted message as it would read now, to the one for whom it was worded."""
        request = Request(posted.team, posted.reader or "", meant(posted.view), posted.channel)
        return answer(self.desk.ask(request), page=posted.page, viewer=posted.reader)

    def home(self, home: Home) -> dict[str, Any]:
        """Somebody's Home tab, as Slack takes it."""
        outcome = self.desk.ask(Request(home.team, home.user, ShowHome(), ""))
        return home_view(answer(outcome, viewer=home.user))
