"""Clicks are answered where Slack says, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.clock import real_now
from bot.render.kit.message import Message
from bot.slack.fallback import Fallback
from handlers.replies import Responder
from storage.engine import Database
from tests.databases import up_to_date
from tests.serving import Site

SAID = Message("hello", ())
HOOKS = "https://hooks.slack.com"


@pytest.fixture
def asked(site: Site) -> Iterator[list[str]]:
    """The paths that are asked for on a server, of which one leads to another."""
    paths: list[str] = []

    async def answer(request: Request) -> Response:
        paths.append(request.url.path)
        redirects = request.url.path == "/response/redirected"
        return RedirectResponse("/elsewhere", 307) if redirects else Response()

    site.app.router.routes = [Route("/{path:path}", answer, methods=["GET", "POST"])]
    yield paths
    site.app.router.routes = []


@pytest.fixture
def fallback(tmp_path: Path) -> Fallback:
    """For messages without new blocks, which asks no database."""
    return Fallback(Database(f"sqlite:///{tmp_path}/never.db"), real_now)


def test_the_given_origin_is_answered(site: Site, asked: list[str], fallback: Fallback) -> None:
    """Once."""
    respond = Responder([HOOKS, site.url], fallback)
    respond("T1", f"{site.url}/response/1", SAID, replace=False)
    assert asked == ["/response/1"]


def test_no_redirect_is_followed(
    site: Site, asked: list[str], fallback: Fallback, caplog: pytest.LogCaptureFixture
) -> None:
    """Wherever it leads: the answer stays where it was sent."""
    respond = Responder([site.url], fallback)
    respond("T1", f"{site.url}/response/redirected", SAID, replace=False)
    assert asked == ["/response/redirected"]
    assert "click_not_answered" in caplog.text


@pytest.mark.parametrize(
    "url",
    [
        "{site}/response/1",
        "{site}/https://hooks.slack.com/",
        "http://hooks.slack.com/actions/1",
        "https://hooks.slack.com.example.org/actions/1",
        "https://hooks.slack.com@127.0.0.1:9/actions/1",
        "https://hooks.slack.com\\@127.0.0.1:9/",
        "https://hooks.slack.com:8443/actions/1",
        "https://hooks.slack.com\n.example.org/",
        "file:///etc/passwd",
        "//hooks.slack.com/",
        "https://[",
        "",
    ],
)
def test_no_other_origin_is(
    site: Site,
    asked: list[str],
    fallback: Fallback,
    url: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """However it is written; the address is a secret, and not in the log."""
    respond = Responder([HOOKS], fallback)
    respond("T1", url.format(site=site.url), SAID, replace=True)
    assert asked == []
    [record] = caplog.records
    assert "response_url_refused" in record.getMessage()
    assert not url or url not in record.getMessage()


def test_a_url_in_vain_keeps_nobody_waiting(site: Site, asked: list[str], tmp_path: Path) -> None:
    """Where a command's URL leads nowhere, the next ones are answered by their acks alone."""
    answer = Message("hello", ({"type": "data_table"},), plain=({"type": "divider"},))
    with closing(Database(up_to_date(tmp_path / "a.db"))) as database:
        respond = Responder([site.url], Fallback(database, real_now))
        for _ in range(2):
            body = respond.in_ack("T1", f"{site.url}/response/redirected", answer)
            assert "divider" in body
    assert asked == ["/response/redirected"]
