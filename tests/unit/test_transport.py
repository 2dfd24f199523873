"""How HTTP leaves the process: its time limit, its connections, its trust, and its proxies."""

from __future__ import annotations

import json
import os
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from bot.slack import transport
from bot.slack.transport import UnheardError, UnreachedError, post
from config.settings import ConfigurationError

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nRetry-After: 7\r\n\r\n{}"
Serve = Callable[[socket.socket], object]


@contextmanager
def listening(serve: Serve) -> Iterator[str]:
    """A server whose connections are handled by `serve`; its host and port."""

    def each(connection: socket.socket) -> None:
        with closing(connection):
            try:
                serve(connection)
            except OSError:
                return

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=each, args=(connection,), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=accept, daemon=True).start()
        yield f"127.0.0.1:{listener.getsockname()[1]}"
        listener.shutdown(socket.SHUT_RDWR)


def heard(connection: socket.socket) -> bytes:
    """One whole request; nothing when the caller has hung up."""
    said = b""
    while b"\r\n\r\n" not in said:
        part = connection.recv(65536)
        if not part:
            return b""
        said += part
    head, _, body = said.partition(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def test_a_connection_is_kept_and_headers_are_read() -> None:
    """The second call goes by the connection of the first."""
    connections: list[int] = []

    def serve(connection: socket.socket) -> None:
        connections.append(1)
        while heard(connection):
            connection.sendall(ANSWER)

    with listening(serve) as host:
        for _ in range(3):
            answer = post(f"http://{host}/a?b=c", b"x", {"Content-Type": "text/plain"}, 2)
            assert (answer.status, answer.headers["Retry-After"], answer.body) == (200, "7", b"{}")
    assert len(connections) == 1


def test_a_connection_that_was_closed_meanwhile_is_not_used_again() -> None:
    """Nothing is sent into it, and nothing fails."""

    def serve(connection: socket.socket) -> None:
        heard(connection)
        connection.sendall(ANSWER)
        connection.shutdown(socket.SHUT_RDWR)  # without a word
        closed.set()

    closed = threading.Event()
    with listening(serve) as host:
        for _ in range(3):
            assert post(f"http://{host}/", b"", {}, 2).status == 200
            assert closed.wait(10)
            closed.clear()


@pytest.mark.parametrize("head", [b"", ANSWER.replace(b": 2", b": 500")])
def test_one_time_limit_holds_for_a_call_as_a_whole(head: bytes) -> None:
    """However slowly the bytes come, of the headers or of the body."""

    def serve(connection: socket.socket) -> None:
        heard(connection)
        connection.sendall(head)
        while True:
            connection.sendall(b"H")
            time.sleep(0.05)

    with listening(serve) as host:
        begun = time.monotonic()
        with pytest.raises(UnheardError):
            post(f"http://{host}/", b"", {}, 0.4)
        assert time.monotonic() - begun < 10  # what is said never ends


def test_what_was_not_sent_is_told_from_what_was_not_answered() -> None:
    """One may be sent again; the other may have arrived."""
    with listening(heard) as host, pytest.raises(UnheardError):
        post(f"http://{host}/", b"", {}, 2)
    with pytest.raises(UnreachedError) as failure:
        post(f"http://{host}/", b"", {}, 2)
    assert isinstance(failure.value.__cause__, ConnectionRefusedError)


def test_no_redirect_is_followed() -> None:
    """It is an answer like any other."""

    def serve(connection: socket.socket) -> None:
        heard(connection)
        connection.sendall(b"HTTP/1.1 307 -\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n")

    with listening(serve) as host:
        assert post(f"http://{host}/a", b"", {}, 2).status == 307


def certificate(folder: Path, host: str = "localhost") -> Path:
    """A certificate for a host, with its key, in a file."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    kind = serialization.Encoding.PEM
    private = key.private_bytes(
        kind, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / "both.pem"
    file.write_bytes(made.public_bytes(kind) + private)
    return file


def test_tls_is_verified_by_one_trust(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stranger's certificate is refused before anything is sent; a trusted one is not."""
    file = certificate(tmp_path)
    there = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    there.load_cert_chain(file)

    def serve(connection: socket.socket) -> None:
        with there.wrap_socket(connection, server_side=True) as secured:
            while heard(secured):
                secured.sendall(ANSWER)

    with listening(serve) as host:
        url = f"https://localhost:{host.partition(':')[2]}/"
        with pytest.raises(UnreachedError):
            post(url, b"", {}, 2)
        trusting = ssl.create_default_context(cafile=str(file))
        monkeypatch.setattr(transport, "trust", lambda: trusting)
        assert post(url, b"", {}, 2).status == 200


def ask(url: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What a process of that environment says to an address."""
    code = (
        "import sys\nfrom bot.slack.transport import post, ConfigurationError\n"
        "try: print(post(sys.argv[1], b'secret', {'Authorization': 'Bearer t'}, 3).status)\n"
        "except (OSError, ConfigurationError) as error: print(type(error).__name__, error)\n"
    )
    return subprocess.run(  # noqa: S603 (our own module)
        [sys.executable, "-c", code, url],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_what_stays_here_goes_to_no_proxy() -> None:
    """And what goes elsewhere is told to it, under TLS by CONNECT."""
    told: list[bytes] = []

    def proxy(connection: socket.socket) -> None:
        told.append(connection.recv(65536))
        connection.sendall(b"HTTP/1.1 407 -\r\nContent-Length: 0\r\n\r\n")

    def here(connection: socket.socket) -> None:
        heard(connection)
        connection.sendall(ANSWER)

    with listening(proxy) as address, listening(here) as host:
        names = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
        through = dict.fromkeys(names, f"http://me:word@{address}") | {"NO_PROXY": ""}
        assert ask(f"http://{host}/", **through).stdout == "200\n"
        assert told == []
        said = ask("https://slack.invalid/api/", **through).stdout
        assert said.startswith("UnreachedError")
    assert told[0].startswith(b"CONNECT slack.invalid:443 ")
    assert b"Proxy-Authorization: Basic bWU6d29yZA==" in told[0]
    assert b"Bearer" not in told[0]


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:9", "https://127.0.0.1:9", "http://:x"])
def test_a_proxy_of_another_kind_is_refused(proxy: str) -> None:
    """In one line that names the variable, and nothing of its value."""
    said = ask(
        "https://slack.invalid/", ALL_PROXY=proxy, HTTPS_PROXY="", HTTP_PROXY="", NO_PROXY=""
    )
    name = ConfigurationError.__name__
    assert said.stdout == f"{name} ALL_PROXY cannot be used: it must be like http://host:port.\n"


def test_an_answer_is_read_as_json_however_it_is_sent() -> None:
    """In chunks, without a length, with spaces."""
    body = json.dumps({"ok": True}).encode()
    chunks = b"".join(b"%x\r\n%b\r\n" % (1, body[at : at + 1]) for at in range(len(body)))

    def serve(connection: socket.socket) -> None:
        heard(connection)
        head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        connection.sendall(head + chunks + b"0\r\n\r\n")

    with listening(serve) as host:
        assert post(f"http://{host}/", b"", {}, 2).body == body
