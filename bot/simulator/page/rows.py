"""Messages and views as the page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from jinja2 import Environment
from markupsafe import Markup

from bot.simulator.language import current
from bot.simulator.model import Message, Person, View
from bot.simulator.page.draw import Drawing
from bot.simulator.page.ground import Surface, of_message, of_view
from bot.simulator.page.mrkdwn import Reader
from bot.simulator.page.view import Place, day
from bot.simulator.slack import Slack

_SAME_BREATH = timedelta(minutes=5)


@dataclass(frozen=True)
class Row:
    """One message, drawn for one person.

    Attributes:
        message: what was said.
        author: by whom.
        html: its body.
        time: its hour in the reader's zone.
        day: the day's name, on the first message of a day.
        follows: whether the author spoke just before, so that the name need not be repeated.
        replies: how many stand in its thread.
    """

    message: Message
    author: Person
    html: Markup
    time: str
    day: str | None
    follows: bool
    replies: int


class Rows:
    """Draws messages, each once for each reader as long as it stays the same, and views."""

    def __init__(self, slack: Slack, templates: Environment) -> None:
        self._slack = slack
        self._templates = templates
        self._html = lru_cache(maxsize=1000)(self._draw)

    def draw(self, place: Place, messages: Iterable[Message], pane: str) -> list[Row]:
        """Rows for whoever looks.

        Args:
            place: who looks, and where.
            messages: oldest first.
            pane: "timeline" or "thread": a message may stand in both, under two ids.
        """
        rows: list[Row] = []
        for message in messages:
            at = message.at.astimezone(place.zone)
            before = rows[-1].message if rows else None
            new_day = not before or before.at.astimezone(place.zone).date() != at.date()
            row = Row(
                message=message,
                author=self._slack.person(message.user),
                html=self._html(message.model_dump_json(), place.viewer.id, pane, current()),
                time=f"{at:%H:%M}",
                day=day(at) if new_day else None,
                follows=before is not None and not new_day and _same_breath(before, message),
                replies=self._slack.replies(message.channel, message.ts),
            )
            rows.append(row)
        return rows

    def view(self, view: View) -> Markup:
        """The blocks of a modal or a Home tab, drawn for its owner."""
        return self._drawing(of_view(view), view.user).blocks(view.blocks)

    def _draw(self, saved: str, viewer: str, pane: str, _language: str) -> Markup:
        message = Message.model_validate_json(saved)
        drawing = self._drawing(of_message(message, viewer, pane), viewer)
        if message.blocks:
            return drawing.blocks(message.blocks)
        return drawing.paragraph(message.text) if message.text else Markup()

    def _drawing(self, surface: Surface, viewer: str) -> Drawing:
        people = self._slack.people()
        names = {person.id: person.real_name for person in people}
        channels = {channel.id: channel.name for channel in self._slack.channels(viewer)}
        return Drawing(
            templates=self._templates,
            surface=surface,
            people={person.id: person.real_name for person in people if not person.is_bot},
            reader=Reader(names | channels, ZoneInfo(self._slack.person(viewer).tz)),
            channels=channels,
        )


def _same_breath(before: Message, message: Message) -> bool:
    same = (before.user, before.to) == (message.user, message.to)
    return same and message.at - before.at < _SAME_BREATH and not message.blocks
