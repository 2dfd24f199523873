"""What a process does that is told to stop: it ends what it has begun, and begins no more."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import httpx
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.clock import real_now
from bot.domain.state import Posted
from bot.local.run import MORNING
from storage import shown
from tests.databases import up_to_date
from tests.serving import Site
from tests.slack.deployment import Deployment, deployed, row, standing_in
from tests.slack.knocking import BOT, CHANNEL, TEAM, Knocker, message
from tests.slack.processes import SECONDS, Home
from tests.slack.test_processes import environment, serving

MEANWHILE = 0.5  # seconds that Slack takes; the process is told to stop in between


@contextmanager
def slow(site: Site, method: str, **answer: Any) -> Iterator[Event]:
    """A method of Slack's whose next call is answered late; set once it was called."""
    called = Event()

    async def respond(_: Request) -> Response:
        site.app.router.routes.remove(route)
        called.set()
        await asyncio.sleep(MEANWHILE)
        return JSONResponse(answer)

    route = Route(f"/api/{method}", respond, methods=["POST"])
    site.app.router.routes.insert(0, route)
    yield called


def test_web_answers_what_it_was_asked(site: Site, tmp_path: Path) -> None:
    """A request that waits for Slack when the process is told to stop."""
    home = Home(tmp_path, environment(site, up_to_date(tmp_path / "dpc.db")))
    refusal = {"ok": False, "error": "user_not_found"}
    with ThreadPoolExecutor() as pool, standing_in(site, site.url):
        with slow(site, "users.info", **refusal) as called, serving(home) as knocker:
            somebody = Knocker(httpx.Client(base_url=knocker.http.base_url))
            answer = pool.submit(somebody.command, "claim CYBER-2")
            assert called.wait(SECONDS)
        assert answer.result(SECONDS).status_code == 200
        somebody.http.close()


def test_a_worker_sends_what_it_has_in_hand(site: Site, tmp_path: Path) -> None:
    """And holds on to nothing: all else can be sent by others at once."""
    home, number = Home(tmp_path, environment(site, url := up_to_date(tmp_path / "dpc.db"))), 100
    posted = {"ok": True, "channel": CHANNEL, "ts": "1714460400.000100"}
    with deployed(site, url) as here:
        here.plan(*(row(f"number {each:03}", CHANNEL) for each in range(number)))
        with slow(site, "chat.postMessage", **posted) as called, home.running("worker"):
            assert called.wait(SECONDS)
        states = here.states()
        assert set(states) == {"planned", "sent"}
        assert sum(states.values()) == number
        assert len(here.said()) == states["sent"] - 1


def test_web_leaves_to_others_what_it_has_not_drawn(site: Site, tmp_path: Path) -> None:
    """Nobody has to kill it because much is out of date."""
    home, number = Home(tmp_path, environment(site, url := up_to_date(tmp_path / "dpc.db"))), 50

    async def late(_: Request) -> Response:
        drawing.set()
        await asyncio.sleep(MEANWHILE)
        return JSONResponse({"ok": True})

    drawing = Event()
    with deployed(site, url) as here, serving(home) as knocker:
        _let_many_be_stale(here, number)
        site.app.router.routes.insert(0, Route("/api/chat.update", late, methods=["POST"]))
        knocker.event(message(f"<@{BOT}> topics"))  # its answer wakes whoever draws
        assert drawing.wait(SECONDS)
    assert not any("Killing" in log.read_text() for log in tmp_path.glob("web*.log"))


def test_a_worker_leaves_to_others_what_it_has_not_drawn(site: Site, tmp_path: Path) -> None:
    """However much is out of date: it ends, and anybody may draw the rest at once."""
    home, number = Home(tmp_path, environment(site, url := up_to_date(tmp_path / "dpc.db"))), 50
    with deployed(site, url) as here:
        _let_many_be_stale(here, number)
        with slow(site, "chat.update", ok=True) as called, home.running("worker"):
            assert called.wait(SECONDS)
        with here.dpc.database.write() as connection:
            left = shown.take_stale(connection, real_now(), number)
        assert number // 2 < len(left) < number


def _let_many_be_stale(here: Deployment, number: int) -> None:
    """Messages in so many channels that are to be drawn again."""
    posts = [Posted(TEAM, f"C{each}", "1714460400.000100", "next") for each in range(number)]
    with here.dpc.database.write() as connection:
        news = [shown.News(each, None, (), is_stale=True) for each in posts]
        shown.record_all(connection, news, MORNING)
