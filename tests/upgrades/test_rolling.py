"""What a deploy costs those who ask meanwhile: nothing."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.web.worker import DRAIN
from storage.engine import SQLITE
from tests.serving import Site
from tests.slack.deployment import TOKEN, standing_in
from tests.slack.knocking import SECRET, Knocker
from tests.upgrades.rolling import fleet, roll

SLOW = 1.9  # seconds; a call to Slack may take two

pytestmark = pytest.mark.parametrize("dialect", [SQLITE], indirect=True)


@pytest.fixture
def variables(url: str, site: Site) -> Iterator[dict[str, str]]:
    """What every process is given, beside its port; and somebody who answers for Slack."""
    with standing_in(site, site.url):
        yield {
            "DATABASE_URL": url,
            "SLACK_API_URL": f"{site.url}/api/",
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_SIGNING_SECRET": SECRET,
        }


def test_a_rolling_restart_fails_nobody(tmp_path: Path, variables: dict[str, str]) -> None:
    """Each of two processes is told to end and replaced; the router learns of it by itself."""
    with fleet(tmp_path, variables) as ships:
        answers = roll(ships)
    assert answers.failed == {}
    assert answers.outcomes.total() > 100


def test_what_is_in_hand_is_finished(tmp_path: Path, variables: dict[str, str], site: Site) -> None:
    """A request that comes just before the end, and takes longer than that, is answered."""

    async def slow(_: Request) -> Response:
        await asyncio.sleep(SLOW)
        return JSONResponse({"ok": False, "error": "user_not_found"})

    site.app.router.routes.insert(0, Route("/api/users.info", slow, methods=["GET", "POST"]))
    with fleet(tmp_path, variables, size=1) as ships:
        (port,) = ships.processes
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=10) as http:
            ships.tell(port)
            assert http.get("/healthz").status_code == 200
            threading.Event().wait(DRAIN / 2)
            assert http.get("/readyz").status_code == 503
            answer = Knocker(http).command("side eu")
        assert answer.status_code == 200
        assert answer.elapsed.total_seconds() > SLOW
        assert ships.ended(port) == 0
