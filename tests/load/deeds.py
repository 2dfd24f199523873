"""What people do, each with the four deliveries by which Slack may tell of it."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from bot.domain.commands.press import Press
from bot.domain.sides import Side
from tests.bench.load import post
from tests.slack.knocking import BOT, FORM, JSON, SECRET, TEAM, click, envelope, message, slash

Line = tuple[str, str, str | None, str]
RETRY = {"x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout"}
_DAY_ONE = date(2027, 1, 1)
_COUNCIL = "DPC-3"
_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Delivery:
    """One request of Slack's, to be signed when it is sent."""

    body: str
    kind: str = FORM
    headers: tuple[tuple[str, str], ...] = ()

    def signed(self) -> bytes:
        """As it goes over the wire now."""
        return post(self.body, SECRET, self.kind, dict(self.headers))


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done once: its deliveries, and what must come of it.

    `line` is the history's: subject, what, new, by whom. `answer` is the subject of the one row
    of the outbox, as far as it is known beforehand; None where nothing is posted.
    """

    deliveries: tuple[Delivery, ...]
    line: Line
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Lead:
    """Who takes one seat again and again.

    `place` is the deliverable's in the catalogue, `url` where Slack waits for answers to clicks.
    """

    deliverable: str
    side: Side
    place: int
    url: str

    @property
    def user(self) -> str:
        """Their id."""
        return f"U{self.side}{self.deliverable}".upper().replace("-", "X")

    @property
    def thread(self) -> str:
        """The message of the bot that shows the deliverable, and nothing else."""
        return f"1700000000.{self.place:06}"

    def deed(self, said: str, what: str, new: str | None, way: int) -> Deed:
        """Say it, in one of the ways that there are."""
        line = (self.deliverable, f"{self.side} {what}", new, self.user)
        return _WAYS[way % len(_WAYS)](self, said, line)

    def claim(self, way: int) -> Deed:
        """Take the seat."""
        return self.deed(f"claim {self.deliverable}", "lead", self.user, way)

    def release(self, way: int) -> Deed:
        """Give it back."""
        return self.deed(f"release {self.deliverable}", "lead", None, way)

    def reports(self, way: int) -> Iterator[Deed]:
        """A state, a date and a link, none of which was ever put before."""
        number, id = next(_numbers), self.deliverable
        note, link = f"in progress: note {number}", f"https://example.org/{number}"
        day = (_DAY_ONE + timedelta(number)).isoformat()
        yield self.deed(f"status {id} {note}", "status", note, way)
        yield self.deed(f"due {id} {day}", "due", day, way + 1)
        yield self.deed(f"evidence {id} {link}", "evidence", link, way + 2)

    def move(self, moved: int) -> Deed:
        """Confirm the preview of another date for the Council, which was moved so often before."""
        day = (_DAY_ONE + timedelta(next(_numbers))).isoformat()
        press = Press(f"milestone move {_COUNCIL} {day}", confirmed=moved)
        line = (_COUNCIL, "milestone", f"{day}, open", self.user)
        return _pressed(self, press, _action(press.command), line, hidden=True)


def _slash(lead: Lead, said: str, line: Line) -> Deed:
    form = {"user_id": lead.user, "trigger_id": f"7.{next(_numbers)}"}
    return Deed((Delivery(urlencode(slash(said) | form)),) * 4, line)


def _hidden_button(lead: Lead, said: str, line: Line) -> Deed:
    press = Press(said, view=lead.deliverable)
    return _pressed(lead, press, _action(said), line, hidden=True)


def _open_button(lead: Lead, said: str, line: Line) -> Deed:
    press = Press(said, view=lead.deliverable)
    return _pressed(lead, press, _action(said), line, hidden=False)


def _mention(lead: Lead, said: str, line: Line) -> Deed:
    return _said(lead, f"<@{BOT}> {said}", line)


def _reply(lead: Lead, said: str, line: Line) -> Deed:
    return _said(lead, f"<@{BOT}> {said}", line, thread_ts=lead.thread)


def _bare_reply(lead: Lead, said: str, line: Line) -> Deed:
    verb, _, _ = said.partition(" ")
    bare = verb in ("claim", "release")
    return _said(lead, verb if bare else f"<@{BOT}> {said}", line, thread_ts=lead.thread)


_WAYS: tuple[Callable[[Lead, str, Line], Deed], ...] = (
    _slash,
    _hidden_button,
    _mention,
    _slash,
    _open_button,
    _reply,
    _bare_reply,
)


def _action(said: str) -> str:
    return "dpc.do." + ".".join(said.split()[:2])


def _pressed(lead: Lead, press: Press, action: str, line: Line, *, hidden: bool) -> Deed:
    number = next(_numbers)
    payload: dict[str, Any] = click(press.encode(), action) | {
        "user": {"id": lead.user, "team_id": TEAM},
        "container": {
            "type": "message",
            "message_ts": f"1760000000.{number:06}" if hidden else lead.thread,
            "is_ephemeral": hidden,
        },
        "response_url": f"{lead.url}/response/{number}",
        "trigger_id": f"8.{number}",
    }
    answer = None if hidden else f"{lead.thread}|{action}|{lead.user}"
    return Deed((Delivery(urlencode({"payload": json.dumps(payload)})),) * 4, line, answer)


def _said(lead: Lead, text: str, line: Line, **thread: str) -> Deed:
    """A message, which Slack tells as a message and as a mention, again, and by another id."""
    number = next(_numbers)
    ts = f"1750000000.{number:06}"
    event = message(text, ts, user=lead.user, **thread)
    named = {**event, "type": "app_mention"} if BOT in text else event
    deliveries = (
        _event(named, f"Ev{number}A"),
        _event(event, f"Ev{number}B"),
        _event(named, f"Ev{number}A", RETRY),
        _event(event, f"Ev{number}C"),
    )
    return Deed(deliveries, line, ts)


def _event(event: dict[str, Any], id: str, headers: Mapping[str, str] | None = None) -> Delivery:
    return Delivery(json.dumps(envelope(event, id)), JSON, tuple((headers or {}).items()))
