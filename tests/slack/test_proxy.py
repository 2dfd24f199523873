"""Slack behind a forward proxy: all that leaves this machine goes through it, and nothing else."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.local.run import MORNING
from tests.eventually import eventually
from tests.serving import Site
from tests.slack.deployment import APP_TOKEN, TOKEN, socket_at, standing_in
from tests.slack.knocking import CHANNEL, MARLIES
from tests.slack.processes import SECONDS, Home
from tests.unit.test_transport import certificate, listening

HOST = "slack.test"  # a name that nobody can look up: it is the proxy that knows the way
NOWHERE = "http://127.0.0.1:9/slack/events"


@dataclass
class Proxy:
    """Joins whoever asks for a tunnel with a port of this machine, which TLS ends before."""

    port: int
    tls: ssl.SSLContext
    told: list[bytes] = field(default_factory=list)

    def __call__(self, near: socket.socket) -> None:
        """Serve one connection; what it was told before the tunnel stood is kept."""
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += near.recv(1)
        self.told.append(head)
        near.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with ExitStack() as ends:
            inside = ends.enter_context(self.tls.wrap_socket(near.dup(), server_side=True))
            far = ends.enter_context(socket.create_connection(("127.0.0.1", self.port)))
            back = threading.Thread(target=_copy, args=(far, inside), daemon=True)
            back.start()
            _copy(inside, far)
            back.join()


def _copy(source: socket.socket, to: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(1 << 16):
            to.sendall(data)
    with suppress(OSError):
        to.shutdown(socket.SHUT_RDWR)


@contextmanager
def proxied(site: Site, file: Path) -> Iterator[tuple[Proxy, str]]:
    """A proxy before a stand-in for Slack, and its host and port."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(file)
    proxy = Proxy(urlsplit(site.url).port or 0, tls)
    with listening(proxy) as address:
        yield proxy, address


def test_a_conversation_goes_through_the_proxy(site: Site, tmp_path: Path) -> None:
    """Calls and the socket in tunnels; a response URL on this machine is reached without it."""
    file = certificate(tmp_path, HOST)
    with standing_in(site, NOWHERE) as (slack, gateway), proxied(site, file) as (proxy, address):
        socket_at(site, lambda: f"wss://{HOST}/link/?ticket={slack.sockets.ticket()}")
        variables = {
            "DATABASE_URL": f"sqlite:///{tmp_path}/dpc.db",
            "SLACK_API_URL": f"https://{HOST}/api/",
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_APP_TOKEN": APP_TOKEN,
            "DPC_CLOCK": MORNING.isoformat(),
            "SSL_CERT_FILE": str(file),
            **dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY"), f"http://me:word@{address}"),
        }
        with Home(tmp_path, variables).running("socket"):
            eventually(lambda: len(slack.sockets), SECONDS)
            site.run(gateway.say(MARLIES, CHANNEL, "@dpc topics"))
            asked = slack.state.messages[-1]
            eventually(lambda: slack.replies(CHANNEL, asked.ts), SECONDS)
            site.run(gateway.command(MARLIES, CHANNEL, "/dpc side eu"))
            site.run(gateway.settle())
        assert {each.failure for each in gateway.exchanges} == {None}
    assert {told.split(b"\r\n")[0].split(b" HTTP")[0] for told in proxy.told} == {
        b"CONNECT slack.test:443"
    }
    assert all(b"Proxy-Authorization: Basic bWU6d29yZA==" in told for told in proxy.told)
    assert not any(b"xoxb" in told or b"xapp" in told for told in proxy.told)


@pytest.mark.parametrize("process", ["web", "worker", "socket", "doctor"])
def test_a_proxy_of_another_kind_is_one_line(process: str, tmp_path: Path) -> None:
    """SOCKS, for instance: refused at the start, without what the variable holds."""
    variables = {
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_SIGNING_SECRET": "0" * 32,
        "ALL_PROXY": "socks5://me:word@127.0.0.1:9",
    }
    said = Home(tmp_path, variables).run(process)
    assert said.returncode == 2
    line = "dpc: ALL_PROXY cannot be used: it must be like http://host:port.\n"
    assert said.stdout + said.stderr == line
