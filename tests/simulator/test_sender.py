"""Signed requests to a bot that does not always answer."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from slack_sdk.signature import SignatureVerifier

from bot.local.run import messenger
from bot.simulator.gateway import Gateway
from bot.simulator.gateway.sender import Exchange, Sender
from bot.simulator.gateway.signed import SignedRequests
from bot.simulator.seed import initial
from bot.simulator.slack import Slack

BOT = "http://bot.test/slack/events"
SECRET = "a-signing-secret"  # noqa: S105 - of a bot that lives for one test
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)

Bot = Callable[[httpx.Request], Coroutine[Any, Any, httpx.Response]]


def deliver(bot: Bot) -> list[Exchange]:
    """Sends one event to this bot; returns all exchanges that came of it."""

    async def run() -> list[Exchange]:
        async with httpx.AsyncClient(transport=httpx.MockTransport(bot)) as client:
            signed = SignedRequests(BOT, SECRET, client)
            sender = Sender(lambda: signed, now=lambda: NOON, retry_delays=(0, 0, 0))
            await sender.deliver({"text": "東京"})
            return list(sender.exchanges)

    return asyncio.run(run())


async def unreachable(request: httpx.Request) -> httpx.Response:
    """A bot whose door is shut."""
    raise httpx.ConnectError("refused", request=request)


async def asleep(request: httpx.Request) -> httpx.Response:
    """A bot that never answers."""
    await asyncio.Event().wait()
    raise AssertionError


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slack's three seconds, shortened."""
    monkeypatch.setattr("bot.simulator.gateway.line.SECONDS_TO_ANSWER", 0.01)


def test_requests_are_signed() -> None:
    """The signature is the one that Slack's own verifier expects for these bytes."""
    verified: list[bool] = []

    async def bot(request: httpx.Request) -> httpx.Response:
        headers = dict(request.headers)
        verified.append(SignatureVerifier(SECRET).is_valid_request(request.content, headers))
        return httpx.Response(200)

    (exchange,) = deliver(bot)
    assert verified == [True]
    assert (exchange.status, exchange.failure, exchange.at) == (200, None, NOON)


def test_an_unreachable_bot_is_tried_four_times() -> None:
    """With nobody at the address there are three retries, and then an end."""
    assert [each.failure for each in deliver(unreachable)] == ["connection_failed"] * 4


@pytest.mark.usefixtures("impatient")
def test_a_sleeping_bot_is_not_waited_for() -> None:
    """No answer in time is a failure of its own, without a status."""
    exchanges = deliver(asleep)
    assert [(each.failure, each.status) for each in exchanges] == [("http_timeout", None)] * 4


def test_a_bot_can_decline_retries() -> None:
    """A refusal with x-slack-no-retry is the last word."""

    async def bot(request: httpx.Request) -> httpx.Response:
        return httpx.Response(500, headers={"x-slack-no-retry": "1"})

    assert [each.failure for each in deliver(bot)] == ["http_error"]


@pytest.mark.usefixtures("impatient")
def test_a_command_without_answer_says_so() -> None:
    """Whoever enters a command that takes too long is told by Slack's own word for it."""

    async def run() -> str:
        slack = Slack(initial(), now=lambda: NOON)
        async with httpx.AsyncClient(transport=httpx.MockTransport(asleep)) as client:
            gateway = Gateway(
                slack,
                bot_url=BOT,
                api_url="http://slack.test/api/",
                signing_secret=SECRET,
                client=client,
            )
            await gateway.command(slack.people()[0].id, slack.state.channels[0].id, "/dpc topics")
        return slack.state.messages[-1].text

    assert asyncio.run(run()) == '/dpc failed with the error "operation_timeout"'


def test_what_is_under_way_can_be_dropped() -> None:
    """Closing ends the retries of an event at once, and later ones are not told; posts stand."""

    async def run() -> list[str]:
        slack = Slack(initial(), now=lambda: NOON)
        async with httpx.AsyncClient(transport=httpx.MockTransport(unreachable)) as client:
            gateway = Gateway(
                slack,
                bot_url=BOT,
                api_url="http://slack.test/api/",
                signing_secret=SECRET,
                client=client,
                retry_delays=(3600,),
            )
            await gateway.say(slack.people()[0].id, slack.state.channels[0].id, "Anyone there?")
            await asyncio.wait_for(gateway.close(), 5)
            await gateway.say(slack.people()[0].id, slack.state.channels[0].id, "Too late.")
            await asyncio.wait_for(gateway.settle(), 5)  # an event would be tried for an hour
        return [message.text for message in slack.state.messages]

    assert asyncio.run(run()) == ["Anyone there?", "Too late."]


def test_no_connection_is_kept() -> None:
    """Several at once: each closes its own, so that dropping an event leaves none open."""
    closed: list[bytes] = []

    async def bot(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")
        closed.append(await reader.read())  # all that comes until the other side hangs up
        writer.close()

    async def run() -> None:
        server = await asyncio.start_server(bot, "127.0.0.1", 0)
        async with server, messenger() as client:
            port = server.sockets[0].getsockname()[1]
            signed = SignedRequests(f"http://127.0.0.1:{port}", SECRET, client)
            answers = await asyncio.gather(*(signed.deliver("event", {}) for _ in range(4)))
            assert [each.status for each in answers] == [200] * 4
            async with asyncio.timeout(10):
                while len(closed) < 4:
                    await asyncio.sleep(0)

    asyncio.run(run())
