"""The two ways to an answer: ahead of Bolt, and by it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import httpx

from bot.app import Dpc
from bot.clock import real_now
from bot.metrics import Metrics
from bot.web.app import WebApp
from bot.web.signature import Requests
from tests.slack.knocking import SECRET, Knocker

Told = tuple[int, dict[str, str], bytes]


@contextmanager
def both_ways(dpc: Dpc) -> Iterator[tuple[Knocker, Knocker]]:
    """The bot's own door, and another one behind which Bolt answers all."""
    metrics = Metrics(dpc.database, real_now)
    by_bolt = Requests(dpc.app, lambda _: None, SECRET, metrics)
    doors = dpc.web_app(SECRET), WebApp(by_bolt, dict, dpc.feeds, metrics)
    with ExitStack() as stack:
        ahead, bolt = (
            Knocker(
                stack.enter_context(
                    httpx.Client(transport=httpx.WSGITransport(app=door), base_url="http://dpc")  # type: ignore[arg-type]  # see bot/local/run.py
                )
            )
            for door in doors
        )
        yield ahead, bolt


def told(answer: httpx.Response) -> Told:
    """All that an answer says, but for the request's id."""
    named = {name: value for name, value in answer.headers.items() if name != "x-request-id"}
    return answer.status_code, named, answer.content
