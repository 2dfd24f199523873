"""`dpc web` on a wire: what no decent client sends is refused, and the next one is served."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from urllib.parse import urlencode

import pytest

from bot.web.signature import BODY_LIMIT
from tests.attack.wire import chunked, opened, read, request, sent
from tests.databases import up_to_date
from tests.serving import Site
from tests.slack.deployment import standing_in
from tests.slack.knocking import FORM, signed, slash
from tests.slack.processes import Home
from tests.slack.test_processes import environment, serving

BODY = urlencode(slash("topics")).encode()
POST, GET = "POST /slack/events HTTP/1.1", "GET /healthz HTTP/1.1"
LENGTH = ("Content-Length", str(len(BODY)))
CHUNKED = ("Transfer-Encoding", "chunked")
CLOSE = ("Connection", "close")
FORGED = ("X-Slack-Signature", "v0=" + "0" * 64)
HIDDEN = b"GET /healthz HTTP/1.1\r\nHost: bot\r\n\r\n"


@pytest.fixture(scope="module")
def port(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Where `dpc web` listens."""
    folder = tmp_path_factory.mktemp("wire")
    url = up_to_date(folder / "dpc.sqlite3")
    home = Home(folder, environment(site, url))
    with standing_in(site, site.url), serving(home):
        yield int(home.variables["PORT"])


def _signed(*more: tuple[str, str], body: bytes = BODY) -> bytes:
    return request(POST, [*signed(BODY, FORM).items(), *more, CLOSE], body)


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (partial(_signed, LENGTH), b"200"),
        (partial(_signed, CHUNKED, body=chunked(BODY)), b"200"),
        (partial(_signed, ("Content-Encoding", "gzip"), LENGTH), b"200"),  # nothing is unpacked
        (partial(_signed, FORGED, LENGTH), b"401"),
        (partial(_signed, ("X-Slack-Request-Timestamp", "1"), LENGTH), b"401"),
        (partial(_signed, LENGTH, ("Content-Length", "3")), b"400"),
        (partial(_signed, ("Content-Length", "-1")), b"400"),
        (partial(_signed, ("Content-Length", "9" * 40)), b"400"),
        (partial(_signed, CHUNKED, body=chunked(b"x" * (BODY_LIMIT + 1))), b"413"),
        (request(POST, [("Transfer-Encoding", "xchunked")], BODY), b"400"),
        (request(POST, [CHUNKED, CLOSE], b"zz\r\n\r\n"), b"401"),
        (request("post /slack/events HTTP/1.1", [CLOSE]), b"405"),
        (request("GET /healthz HTTP/1.0", []), b"200"),
        (request("HEAD /healthz HTTP/1.1", [CLOSE]), b"200"),
        (request("GET /%68ealthz HTTP/1.1", [CLOSE]), b"200"),
        (request("GET /x/../healthz HTTP/1.1", [CLOSE]), b"404"),
        (request("GET /healthz%00 HTTP/1.1", [CLOSE]), b"404"),
        (request("GET /%ff%zz HTTP/1.1", [CLOSE]), b"404"),
        (request("GET /calendar/%0d%0aX-Evil:1.ics HTTP/1.1", [CLOSE]), b"404"),
        (request(f"GET /{'a' * 100_000} HTTP/1.1", [CLOSE]), b"414"),
        (request(GET, [("X-A", "a" * (1 << 20))]), b"431"),
        (request(GET, [(f"X-{number}", "a") for number in range(5_000)]), b"431"),
        (request(GET, [("X-A", "a\0b")]), b"400"),
        (b"GET /healthz HTTP/1.1\r\nHost: bot\r\nX-A: a\r\n b\r\n\r\n", b"400"),
        (request("GET /metrics HTTP/1.1", [("X-Forwarded-For", "127.0.0.1"), CLOSE]), b"403"),
        (bytes(range(256)), b"400"),
    ],
    ids=lambda value: repr(value[:30]) if isinstance(value, bytes) else "signed",
)
def test_odd_requests_are_answered_as_what_they_are(
    port: int, raw: bytes | Callable[[], bytes], status: bytes
) -> None:
    """Once, never with a 5xx, and with nothing of theirs in the headers."""
    # A signature holds for five minutes: it is made when it is wanted.
    answer = sent(port, raw() if callable(raw) else raw)
    assert answer.split(b" ", 2)[1] == status, answer[:200]
    assert answer.count(b"HTTP/1.") == 1
    assert b"x-evil" not in answer.lower()
    assert sent(port, request(GET, [CLOSE])).startswith(b"HTTP/1.1 200")


def test_no_request_hides_in_the_body_of_another(port: int) -> None:
    """Of two lengths that differ, that of the chunks holds, and the connection ends there."""
    both = [CHUNKED, ("Content-Length", str(len(HIDDEN) + 5))]
    answer = sent(port, request(POST, both, b"0\r\n\r\n" + HIDDEN))
    assert answer.split(b" ", 2)[1] == b"401"
    assert answer.count(b"HTTP/1.") == 1


def test_those_who_never_finish_their_headers_hold_up_nobody(port: int) -> None:
    """However many there are; the server lets go of each after half a minute."""
    with ExitStack() as stack:
        for _ in range(50):
            stack.enter_context(opened(port, b"POST /slack/events HTTP/1.1\r\nHost: b\r\nX-A: "))
        answer = stack.enter_context(opened(port, request(GET, [CLOSE])))
        assert read(answer).startswith(b"HTTP/1.1 200")
