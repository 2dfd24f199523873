"""How HTTP leaves this process: one pool of connections, one idea of trust, one of proxies.

Trust is the system's store of certificates (`SSL_CERT_FILE` names another). Proxies are those of
`HTTPS_PROXY`, `HTTP_PROXY` and `ALL_PROXY`, without the hosts of `NO_PROXY`; what stays on this
machine goes to none. Connections are kept for a moment, since a handshake costs more than a call.
Nothing is sent twice, and no redirect is followed.

Python's own HTTP is used: of the clients that were measured it takes the least time a call, and
it lets one time limit hold for a call as a whole.
"""

from __future__ import annotations

import select
import socket
import ssl
from base64 import b64encode
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection, HTTPException
from io import BufferedReader, RawIOBase
from ipaddress import ip_address
from threading import Lock
from time import monotonic
from typing import Any
from urllib import request
from urllib.parse import SplitResult, unquote, urlsplit

from config.settings import ConfigurationError

# Shorter than servers keep an idle connection: one that is used again is still there.
KEPT = 5.0  # seconds
LONGEST = 32 << 20  # bytes of an answer
_CHUNK = 64 << 10
_PORTS = {"http": 80, "https": 443}


class UnreachedError(OSError):
    """No connection came about, so nothing was asked; the cause says why."""


class UnheardError(OSError):
    """What was sent may have arrived, but no whole answer came; the cause says why."""


@dataclass(frozen=True)
class Answer:
    """An answer: its status, its headers by names like `Retry-After`, its body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def post(url: str, body: bytes, headers: Mapping[str, str], seconds: float) -> Answer:
    """Send a request, once, and return the answer, whatever its status is.

    Args:
        url: An address with http or https.
        body: What is sent.
        headers: Beside those that HTTP itself needs.
        seconds: How long the call may take as a whole, however slowly bytes come; only the
            system's look-up of a name is not counted.

    Raises:
        UnreachedError: Nothing was sent.
        UnheardError: It may have arrived.
        ConfigurationError: A proxy is set that cannot be used.
    """
    route = _route(url)
    try:
        line = _pool.take(route, monotonic() + seconds)
    except (OSError, HTTPException) as error:
        raise UnreachedError from error
    try:
        answer = line.ask(_target(route, url), body, headers)
    except (OSError, HTTPException) as error:
        line.close()
        raise UnheardError from error
    except BaseException:
        line.close()
        raise
    _pool.give_back(line)
    return answer


def proxy_of(url: str) -> str | None:
    """The proxy by which an address is reached, by the environment; None for the direct way.

    ConfigurationError for a proxy of a kind that is not supported, such as SOCKS.
    """
    return _route(url).proxy


@cache
def trust() -> ssl.SSLContext:
    """Whom this process trusts; made once, since that takes longer than a call."""
    return ssl.create_default_context()


@dataclass(frozen=True)
class _Route:
    """Where connections lead: a server, directly or by a proxy."""

    scheme: str
    host: str
    port: int
    proxy: str | None


def _route(url: str) -> _Route:
    where = urlsplit(url)
    scheme = {"wss": "https", "ws": "http"}.get(where.scheme, where.scheme)
    return _known_route(scheme, where.hostname or "", where.port)


@cache  # the environment is slow to read, and does not change
def _known_route(scheme: str, host: str, port: int | None) -> _Route:
    return _Route(scheme, host, port or _PORTS[scheme], _proxy(scheme, host))


def _proxy(scheme: str, host: str) -> str | None:
    proxies = request.getproxies_environment()
    found = proxies.get(scheme) or proxies.get("all")
    if not found or _is_here(host):
        return None
    if request.proxy_bypass_environment(host, proxies):  # type: ignore[attr-defined]
        return None
    proxy = found if "://" in found else f"http://{found}"
    if not _is_usable(proxy):
        name = f"{scheme.upper()}_PROXY" if proxies.get(scheme) else "ALL_PROXY"
        raise ConfigurationError(f"{name} cannot be used: it must be like http://host:port.")
    return proxy


def _is_here(host: str) -> bool:
    """Whether a host is this machine, by its name or its number."""
    name = host.rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def _is_usable(proxy: str) -> bool:
    try:
        where = urlsplit(proxy)
        return where.scheme == "http" and bool(where.hostname) and where.port != 0
    except ValueError:  # a port that is no number, an address that is none
        return False


def _target(route: _Route, url: str) -> str:
    """What is asked for: of a proxy that is spoken to in the open, the whole address."""
    if route.proxy and route.scheme == "http":
        return url
    where = urlsplit(url)
    return f"{where.path or '/'}{'?' if where.query else ''}{where.query}"


class _Wire:
    """A socket whose every wait counts against the call that it serves.

    What is written goes out when an answer is waited for: headers and body in one packet.
    """

    def __init__(self, found: socket.socket, until: float) -> None:
        """Serve a call that must be over by `until`, by the monotonic clock."""
        self.until = until
        self._socket = found
        self._unsent = b""

    def secure(self, host: str) -> None:
        """Go on under TLS."""
        self._socket.settimeout(_left(self.until))
        self._socket = trust().wrap_socket(self._socket, server_hostname=host)

    def is_quiet(self) -> bool:
        """Whether nothing has come, not even an end: no call is being served."""
        return not select.select([self._socket], [], [], 0)[0]

    def sendall(self, data: bytes) -> None:
        """Keep it until `readinto` is called."""
        self._unsent += data

    def makefile(self, *_: object) -> BufferedReader:
        """What comes, for whoever reads one answer."""
        return BufferedReader(_Reading(self))

    def setsockopt(self, *option: Any) -> None:
        """Set an option of the socket."""
        self._socket.setsockopt(*option)

    def receive(self, buffer: memoryview) -> int:
        """Send what is to be sent, then read what has come; TimeoutError once it is too late."""
        for start in range(0, len(self._unsent), _CHUNK):
            self._socket.settimeout(_left(self.until))
            self._socket.sendall(self._unsent[start : start + _CHUNK])
        self._unsent = b""
        self._socket.settimeout(_left(self.until))
        return self._socket.recv_into(buffer)

    def close(self) -> None:
        """Hang up."""
        self._socket.close()


class _Reading(RawIOBase):
    """One answer being read from a wire, which stays open after it."""

    def __init__(self, wire: _Wire) -> None:
        self._wire = wire

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read what has come."""
        return self._wire.receive(memoryview(buffer))


class _Line(HTTPConnection):
    """A connection of the pool, for one call at a time."""

    sock: _Wire | None

    def __init__(self, route: _Route, until: float) -> None:
        """Connect, before the monotonic time `until`; OSError or HTTPException if that fails."""
        self.route, self.idle_since, self._until = route, 0.0, until
        way = urlsplit(route.proxy) if route.proxy else None
        host, port = (way.hostname, way.port or 80) if way else (route.host, route.port)
        super().__init__(str(host), port)
        self._known = _credentials(way)
        if way and route.scheme == "https":
            self.set_tunnel(route.host, route.port, self._known)
        self._create_connection = self._dial
        try:
            self.connect()
        except BaseException:
            self.close()
            raise

    def connect(self) -> None:
        """Connect, through the proxy if there is one, and under TLS if that is wanted."""
        super().connect()
        if self.route.scheme == "https" and self.sock:
            self.sock.secure(self.route.host)

    def ask(self, target: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Send a request and read the answer."""
        to_proxy = self._known if self.route.proxy and self.route.scheme == "http" else {}
        self.request("POST", target, body, {**headers, **to_proxy})
        told = self.getresponse()
        named = {name.title(): value for name, value in told.headers.items()}
        answer = Answer(told.status, named, told.read(LONGEST + 1))
        if len(answer.body) > LONGEST:
            raise HTTPException("an answer without end")
        return answer

    def serves(self, until: float) -> bool:
        """Take another call; False if the connection is old, or was closed meanwhile."""
        if self.sock is None or monotonic() - self.idle_since > KEPT:
            return False
        self.sock.until = until
        return self.sock.is_quiet()

    def _dial(self, address: tuple[str, int], *_: object) -> _Wire:
        """Connect to the first of a name's addresses that answers; each has its share of time."""
        found = socket.getaddrinfo(*address, type=socket.SOCK_STREAM)
        for rest, (family, kind, protocol, _name, where) in zip(
            range(len(found), 0, -1), found, strict=True
        ):
            dialled = socket.socket(family, kind, protocol)
            try:
                dialled.settimeout(_left(self._until) / rest)
                dialled.connect(where)
            except OSError:
                dialled.close()
                if rest == 1:
                    raise
            else:
                return _Wire(dialled, self._until)
        raise OSError("a name without an address")


class _Pool:
    """Connections that were used and may be used again, the latest first."""

    def __init__(self) -> None:
        self._idle: defaultdict[_Route, list[_Line]] = defaultdict(list)
        self._lock = Lock()

    def take(self, route: _Route, until: float) -> _Line:
        """A connection for a call that must be over by `until`."""
        while True:
            with self._lock:
                line = self._idle[route].pop() if self._idle[route] else None
            if line is None:
                return _Line(route, until)
            if line.serves(until):
                return line
            line.close()

    def give_back(self, line: _Line) -> None:
        """Keep a connection for the next call, and hang up those that were kept too long."""
        now = line.idle_since = monotonic()
        with self._lock:
            kept = self._idle[line.route]
            old = [each for each in kept if now - each.idle_since > KEPT]
            self._idle[line.route] = [each for each in kept if each not in old]
            if line.sock:
                self._idle[line.route].append(line)
        for each in old:
            each.close()


_pool = _Pool()


def _left(until: float) -> float:
    """How many seconds there are until a monotonic time; TimeoutError if there are none."""
    left = until - monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _credentials(proxy: SplitResult | None) -> dict[str, str]:
    """What a proxy is shown, if its address names somebody."""
    if proxy is None or proxy.username is None:
        return {}
    known = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
    return {"Proxy-Authorization": f"Basic {b64encode(known.encode()).decode()}"}
