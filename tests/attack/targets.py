"""What is attacked, by which inputs, and what must hold whatever comes."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from hypothesis import strategies as st

from bot.domain.commands.menu import parse
from bot.domain.commands.press import Press, meant
from bot.domain.dates import find_when, parse_when
from bot.domain.dates.hours import is_zone, read_hour
from tests.attack import payloads, tampering, words
from tests.attack.victim import Victim
from tests.slack.knocking import BOT, FORM, JSON, MARLIES, slash

LONG = 16_000  # characters
SECONDS = 1.0  # of computing, for so many; what is quadratic takes longer

# They may read, at most: a guest, somebody of a connected workspace, machines, and nobody.
OUTSIDERS = ["U06RHG2X6PZ", "U06RHS3N8VL", BOT, "USLACKBOT", "U0UNKNOWN", "W0"]
# What anybody on this machine may be told.
OPEN = ("/healthz", "/readyz", "/metrics")
# What only admins and coordinators may set.
ORGANISED = ("admission", "coordinator", "milestone")


@dataclass(frozen=True)
class Target:
    """Something to attack: `check` raises an AssertionError for an input that breaks it.

    `share` is how many of a hundred inputs it gets.
    """

    name: str
    share: int
    inputs: st.SearchStrategy[Any]
    check: Callable[[Victim, Any], None]


@dataclass(frozen=True)
class Knock:
    """A request that nobody has signed."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


def _at_length(said: str) -> str:
    return (said * (LONG // max(len(said), 1) + 1))[:LONG]


def _read(_: Victim, said: str) -> None:
    """Any words are read as a command, soon, and nothing raises."""
    begun = time.thread_time()
    parse(said)
    meant(said)
    Press.decode(said)
    assert time.thread_time() - begun < SECONDS


def _dated(_: Victim, said: str) -> None:
    """Any words are a date, or it is said why not, soon."""
    begun = time.thread_time()
    parse_when(said)
    find_when(said)
    read_hour(said)
    is_zone(said)
    assert time.thread_time() - begun < SECONDS


def _knocked(victim: Victim, knock: Knock) -> None:
    """Whoever lacks the secret is told what all may know, and changes nothing."""
    with victim.unchanged():
        answer = victim.knock(knock.method, knock.path, knock.headers, knock.body)
        victim.judge(answer)
    assert answer.status_code != 200 or knock.path in OPEN


def _signed(victim: Victim, body: tuple[bytes, str]) -> None:
    """Any bytes that Slack has signed are acknowledged or refused."""
    victim.post(*body)


def _outside(victim: Victim, sent: tuple[str, payloads.Json]) -> None:
    """Whoever may not write changes nothing, whatever they press, say or send off."""
    with victim.unchanged():
        victim.send(tampering.by(*sent, victim.answer_to))


def _inside(victim: Victim, payload: payloads.Json) -> None:
    """A member changes nothing that only admins and coordinators may."""
    with victim.unchanged(ORGANISED):
        victim.send(tampering.by(MARLIES, payload, victim.answer_to))


_outsiders = st.sampled_from(OUTSIDERS)
_PATHS = [
    "", "/", "//", "/slack/events", "/slack/events/", "/slack%2Fevents", "/slack/install",
    "/slack/oauth_redirect", "/healthz", "/readyz", "/metrics", "/calendar/" + "a" * 43 + ".ics",
    "/calendar/../metrics", "/calendar/\r\nX-Evil:1.ics", "/a/../..", "/\0", "/m\xff",
]  # fmt: skip
_HEADERS = [
    "X-Slack-Signature", "X-Slack-Request-Timestamp", "Authorization", "Cookie", "If-None-Match",
    "X-Forwarded-For", "Content-Length", "Content-Type", "Content-Encoding", "Transfer-Encoding",
    "X-HTTP-Method-Override", "X-Request-ID", "Range",
]  # fmt: skip
_VALUES = ["0", "-1", "9" * 30, "v0=" + "0" * 64, "chunked", "gzip", '"*"', "\xb2", "Bearer x"]
_latin = st.text(st.characters(codec="latin-1", exclude_characters="\r\n\0"), max_size=30)
_knocks = st.builds(
    Knock,
    st.sampled_from(["GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "BREW"]),
    st.sampled_from(_PATHS),
    st.dictionaries(st.sampled_from(_HEADERS), st.sampled_from(_VALUES) | _latin),
    st.binary(max_size=200),
)
_bodies = st.tuples(
    st.binary(max_size=300)
    | words.said.map(lambda said: urlencode(slash(said), errors="replace").encode())
    | tampering.broken().map(lambda payload: json.dumps(payload).encode()),
    st.sampled_from([JSON, FORM, "", "text/html", "application/json; charset=utf-7"]),
)

TARGETS = (
    Target("commands", 15, words.said, _read),
    Target("commands at length", 1, words.said.map(_at_length), _read),
    Target("dates", 9, words.dates, _dated),
    Target("dates at length", 1, words.dates.map(_at_length), _dated),
    Target("unsigned requests", 14, _knocks, _knocked),
    Target("signed bytes", 10, _bodies, _signed),
    Target("outsiders' payloads", 20, st.tuples(_outsiders, payloads.whole), _outside),
    Target("outsiders' broken payloads", 15, st.tuples(_outsiders, tampering.broken()), _outside),
    Target("members' payloads", 15, payloads.whole | tampering.broken(), _inside),
)
