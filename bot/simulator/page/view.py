"""What the page shows: plain values for the templates."""

import html
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Protocol
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from bot.simulator.language import SPEECH, _, dated, marked, ngettext, pgettext
from bot.simulator.model import Channel, Person

BRUSSELS = ZoneInfo("Europe/Brussels")
TOKYO = ZoneInfo("Asia/Tokyo")
# The emoji that a message offers for a reaction, and how they are said.
REACTIONS = {
    "+1": marked("+1"),
    "eyes": marked("eyes"),
    "white_check_mark": marked("white check mark"),
    "question": marked("question"),
    "tada": marked("tada"),
}


class SimulatedClock(Protocol):
    """The bot's clock. Its methods may block: call them in a thread."""

    def now(self) -> datetime:
        """The rehearsal's time, aware."""

    def today(self) -> datetime:
        """The real time, aware."""

    def next_due(self) -> datetime | None:
        """When the next reminder is due, aware; None when none is planned."""

    def advance(self, to: datetime) -> None:
        """Goes forward step by step, delivering all that comes due; ValueError for the past."""


def address(
    viewer: str,
    channel: str | None = None,
    thread: str | None = None,
    span: str = "",
    tab: str = "",
) -> str:
    """The page's address for this person, in this channel, with this thread open.

    A `span` of "all" shows the channel from its beginning, not its newest messages alone; a `tab`
    of "home" shows the app's Home tab in the place of the direct conversation.
    """
    query = {"as": viewer, "channel": channel, "thread": thread, "span": span, "tab": tab}
    return "/?" + urlencode({name: value for name, value in query.items() if value})


@dataclass(frozen=True)
class Place:
    """Where someone is looking."""

    viewer: Person
    channel: Channel
    thread: str | None = None
    span: str = ""
    tab: str = ""

    @property
    def zone(self) -> tzinfo:
        """The zone in which this person reads times."""
        return ZoneInfo(self.viewer.tz)

    @property
    def url(self) -> str:
        """The address of this place."""
        return address(self.viewer.id, self.channel.id, self.thread, self.span, self.tab)

    @property
    def is_home(self) -> bool:
        """Whether the app's Home tab is shown."""
        return self.channel.kind == "im" and self.tab == "home"

    def at(self, thread: str | None = None, span: str | None = None) -> str:
        """The address of a thread in this channel, or of the channel without any."""
        return address(self.viewer.id, self.channel.id, thread, self.span if span is None else span)


@dataclass(frozen=True)
class Clock:
    """The top bar's clock: the rehearsal's time, the real one, and the next reminder's."""

    now: datetime
    today: datetime
    next_due: datetime | None
    zone: tzinfo

    @property
    def tomorrow(self) -> datetime:
        """A day later by the viewer's wall clock, seconds dropped."""
        return self.here.replace(second=0, microsecond=0) + relativedelta(days=1)

    @property
    def here(self) -> datetime:
        """Now in the viewer's zone."""
        return self.now.astimezone(self.zone)


def day(at: datetime) -> str:
    """A day for reading: "Tuesday 30 April 2024", "2024年4月30日（火曜日）"."""
    # Translators: patterns of dates are CLDR's.
    return dated(at, pgettext("pattern: a day in full", "EEEE d MMMM y"))


def short(at: datetime) -> str:
    """A day and an hour in few letters: "Tue 30 Apr 2024, 09:00"."""
    return dated(at, pgettext("pattern: an hour", "EEE d MMM y, HH:mm"))


def date(at: datetime) -> str:
    """A day in few letters: "30 Apr 2024"."""
    return dated(at, pgettext("pattern: a day in few letters", "d MMM y"))


def city(zone: tzinfo) -> str:
    """The city that an IANA zone is named after: "Tokyo", "東京"."""
    from babel.dates import get_timezone_location  # late: it costs a start 40 ms and 3 MB

    return str(get_timezone_location(zone, locale=SPEECH.cldr(), return_city=True))


def side(person: Person) -> str:
    """For which side somebody works; empty for neither."""
    return _(person.side) if person.side else ""


def role(person: Person) -> str:
    """What somebody is here, in a few words."""
    return _(person.role) if person.role else ""


def reaction(name: str) -> str:
    """How an emoji is said: by its name in Slack, where it is none of those that are offered."""
    return _(REACTIONS[name]) if name in REACTIONS else name.replace("_", " ")


def passed(when: str, channel: str, person: str, *, in_thread: bool) -> str:
    """When a message came, and where: to a person, if it was in no `channel`."""
    if channel and in_thread:
        words = _("{when}, #{channel}, in a thread")
    elif channel:
        words = _("{when}, #{channel}")
    elif in_thread:
        words = _("{when}, to {person}, in a thread")
    else:
        words = _("{when}, to {person}")
    return words.format(when=when, channel=channel, person=person)


def first_line(text: str) -> str:
    """How a message begins, for a list; its markup stays as it was sent."""
    return html.unescape(text.partition("\n")[0])


def size(octets: int) -> str:
    """A file's size for reading, such as "12 kB"."""
    if octets < 1000:
        return ngettext("{count} byte", "{count} bytes", octets).format(count=octets)
    return _("{count} kB").format(count=f"{octets / 1000:.0f}")


def initials(name: str) -> str:
    """Two letters for an avatar."""
    words = name.split()
    return words[0][0] + words[-1][0] if len(words) > 1 else name[:2]
