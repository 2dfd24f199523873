"""The look inside: what went over the wire between the workspace and the bot, both ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import httpx
import pytest
from a2wsgi import WSGIMiddleware
from slack_bolt import Ack
from slack_bolt.adapter.wsgi import SlackRequestHandler
from starlette.routing import Mount

from bot.simulator import page, web_api
from bot.simulator.page import wire
from bot.simulator.recorder import Body, Direction, Entry, Recorder
from tests.serving import Site
from tests.simulator.harness import REHEARSAL, TOKEN, Workspace
from tests.simulator.test_page import Browser, SimulatedClock

JSON = "application/json; charset=utf-8"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def recorder() -> Recorder:
    """A recorder of this rehearsal's time."""
    return Recorder(lambda: REHEARSAL)


@pytest.fixture
def browser(site: Site, workspace: Workspace, recorder: Recorder) -> Iterator[Browser]:
    """A browser on the page of a workspace with a recorder around both its ends."""
    bolt = WSGIMiddleware(SlackRequestHandler(workspace.bot))  # type: ignore[arg-type]  # Bolt types its own environ
    site.app.router.routes = [
        *recorder.called(web_api.routes(workspace.slack, workspace.gateway, TOKEN)),
        *page.routes(workspace.slack, workspace.gateway, SimulatedClock(), record=recorder.entries),
        Mount("/", recorder.posted(bolt)),  # type: ignore[arg-type]  # a2wsgi types both protocols its own way
    ]
    with httpx.Client(base_url=site.url, headers={"Origin": site.url}) as http:
        yield Browser(http, workspace, SimulatedClock())


def looked(browser: Browser, path: str = "/inside") -> httpx.Response:
    """What the EU officer gets of the look inside."""
    return browser.http.get(path, params={"as": browser.workspace.me})


def lines(browser: Browser) -> list[str]:
    """What the list says, line by line, newest first."""
    html = looked(browser).text
    found = re.findall(r"<summary>(.*?)</summary>", html, re.DOTALL)
    return [" ".join(re.sub(r"<.*?>", " ", line).split()) for line in found]


def entry(sent: str = "", came: str = "", direction: Direction = "to", kind: str = JSON) -> Entry:
    """A recorded request with its response."""
    path = "/api/chat.postMessage"
    request, response = Body(kind, sent.encode(), len(sent)), Body(JSON, came.encode(), len(came))
    return Entry(1, REHEARSAL, direction, path, b"", "", request, response, status=200)


def test_each_request_is_a_line(browser: Browser) -> None:
    """Both ways, the newest first, with what it was, its status, and how long it took."""

    def topic(ack: Ack) -> None:
        browser.workspace.client.users_info(user=browser.workspace.me)
        ack("An answer.")

    browser.workspace.bot.command("/dpc")(topic)
    browser.send("/say", text="/dpc topic cyber")
    users_info, *_, command = lines(browser)
    assert re.fullmatch(r"← from the bot: users\.info 200 \d+\.\d ms", users_info)
    assert re.fullmatch(r"→ to the bot: slash command · /dpc topic cyber 200 \d+\.\d ms", command)
    assert "An answer." in looked(browser, "/inside/1").text


def test_what_was_refused_is_named(browser: Browser) -> None:
    """Slack's errors come with status 200, and stand beside it; retries say that they are some."""
    browser.workspace.client.api_call("api.test")
    browser.http.post("/api/chat.postMessage", json={"channel": "C0"})
    browser.send("/say", text="nobody listens")
    said = lines(browser)
    assert any("chat.postMessage 200 not_authed" in line for line in said)
    assert any("event · message · retry 3 404" in line for line in said)


def test_nothing_new_costs_nothing(browser: Browser) -> None:
    """An open list asks each second, and is drawn again only when there is something new."""
    browser.workspace.client.api_call("api.test")
    seen = re.search(r'hx-get="(/inside\?as=.*?)"', looked(browser).text)
    assert seen
    again = unescape(seen[1])
    assert browser.http.get(again).status_code == 204
    browser.workspace.client.api_call("api.test")
    assert browser.http.get(again).status_code == 200


def test_tokens_are_masked(browser: Browser) -> None:
    """Wherever they stand, and the bot's own in no header, since none is shown."""
    browser.workspace.client.chat_postMessage(
        channel=browser.workspace.here, text="Look: xoxb-12-secret and xapp-1-secret."
    )
    browser.http.get("/api/auth.test", params={"token": TOKEN})
    everything = "".join(
        looked(browser, f"/inside/{number}").text for number in range(1, len(lines(browser)) + 1)
    )
    assert "Look: ••• and •••." in everything
    assert TOKEN not in everything


def test_bounded(browser: Browser, recorder: Recorder) -> None:
    """The newest 200 are kept, and of a large body its beginning."""
    for _ in range(203):
        browser.http.post("/api/api.test")
    assert len(lines(browser)) == 200
    assert looked(browser, "/inside/3").status_code == 404
    assert looked(browser, "/inside/4").status_code == 200
    browser.http.post("/api/api.test", content="x" * 300_000)
    assert len(recorder.entries[-1].request.content) == 100_000
    assert "300 kB in all" in looked(browser, "/inside/204").text


def test_it_reads_well() -> None:
    """JSON is set out, also where it stands in a form or in a string; Japanese is Japanese."""
    form = 'payload={"type": "block_actions", "actions": [{"action_id": "claim"}]}'
    assert wire.title(entry(form, kind=FORM)) == "block_actions · claim"
    blocks = '{"text": "海底ケーブル", "blocks": "[{\\"type\\": \\"divider\\"}]"}'
    assert '"text": "海底ケーブル"' in wire.request(entry(blocks))
    assert '      "type": "divider"' in wire.request(entry(blocks))
    assert wire.verdict(entry(came='{"ok": false, "error": "not_in_channel"}')) == (
        "200 not_in_channel"
    )
    assert wire.title(entry("[1", direction="from")) == "chat.postMessage"
    assert wire.request(entry("[1")) == "[1"
    binary = Entry(1, REHEARSAL, "from", "/upload/F1", b"", "", Body("", b"\xff\xfe", 2))
    assert (wire.title(binary), wire.request(binary)) == ("upload", "2 bytes")
