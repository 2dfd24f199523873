"""A Socket Mode connection that is cut without a word: how soon the bot can be reached again."""

from __future__ import annotations

import time
from pathlib import Path
from urllib.parse import urlsplit

from bot.local.run import MORNING
from bot.simulator.slack import Slack
from bot.simulator.sockets import Socket
from tests.eventually import eventually
from tests.serving import served
from tests.slack.deployment import APP_TOKEN, TOKEN, socket_at, standing_in
from tests.surroundings import deployed
from tests.surroundings.pipe import Pipe, piped

TIMES = 3
SOON = 15  # seconds
NOWHERE = "http://127.0.0.1:9/slack/events"


def cut(place: Path) -> bool:
    """`dpc socket`, whose connection leads through a network that loses it, again and again."""
    with (
        served() as site,
        standing_in(site, NOWHERE) as (slack, _),
        piped(("127.0.0.1", urlsplit(site.url).port or 0)) as pipe,
    ):
        link = f"ws://127.0.0.1:{pipe.port}/link/"
        socket_at(site, lambda: f"{link}?ticket={slack.sockets.ticket()}")
        variables = {
            "DATABASE_URL": f"sqlite:///{place}/socket.db",
            "SLACK_API_URL": f"{site.url}/api/",
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_APP_TOKEN": APP_TOKEN,
            "DPC_CLOCK": MORNING.isoformat(),
        }
        with deployed.at_home(variables) as home, home.running("socket"):
            eventually(lambda: len(slack.sockets), deployed.PATIENCE)
            took = [_cut(pipe, slack) for _ in range(TIMES)]
    told = ", ".join(f"{seconds:.1f}" for seconds in took)
    print(f"a socket that is cut without a word: replaced after {told} s", flush=True)
    return max(took) <= SOON


def _cut(pipe: Pipe, slack: Slack) -> float:
    """Lose the connection; how long it takes until there is another."""
    known, begun = [slack.sockets.next() for _ in range(len(slack.sockets))], time.monotonic()
    pipe.lose()
    eventually(lambda: _next(slack) not in (None, *known), deployed.PATIENCE)
    return time.monotonic() - begun


def _next(slack: Slack) -> Socket | None:
    return slack.sockets.next() if len(slack.sockets) else None
