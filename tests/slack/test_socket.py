"""Socket Mode: what comes through the socket is answered there, told in the log, and finished."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve

from bot.slack.socket_mode import Socket
from tests.databases import up_to_date
from tests.eventually import eventually
from tests.logbook import overhear
from tests.serving import Site
from tests.slack.deployment import deployed, socket_at
from tests.slack.knocking import TEAM, slash
from tests.slack.test_logs import logged
from tests.slack.test_stopping import slow

APP_TOKEN = "xapp-1-of-this-test"  # noqa: S105 (of a workspace that lives for one test)


@contextmanager
def slacks_end(site: Site, envelopes: list[dict[str, Any]]) -> Iterator[SimpleQueue[Any]]:
    """Slack's end of the socket, which sends these envelopes; the answers, as they come."""
    answers: SimpleQueue[Any] = SimpleQueue()

    def talk(connection: ServerConnection) -> None:
        connection.send('{"type": "hello"}')
        for envelope in envelopes:
            connection.send(json.dumps(envelope))
        with suppress(ConnectionClosed):  # the SDK hangs up without a word
            for answer in connection:
                overhear("application/json", str(answer).encode())
                answers.put(json.loads(answer))

    with serve(talk, "127.0.0.1", 0) as server:
        url = f"ws://127.0.0.1:{server.socket.getsockname()[1]}/link?ticket=of-this-test"
        socket_at(site, lambda: url)
        Thread(target=server.serve_forever, daemon=True).start()
        yield answers
        server.shutdown()


def test_what_was_begun_is_answered_before_the_socket_closes(site: Site, tmp_path: Path) -> None:
    """And is known in the log by the id of its envelope."""
    said = {"envelope_id": "envelope-1", "type": "slash_commands", "payload": slash("claim AI-1")}
    overhear("application/json", json.dumps(said).encode())
    with (
        deployed(site, up_to_date(tmp_path / "dpc.db")) as here,
        slacks_end(site, [said]) as answers,
        slow(site, "users.info", ok=False, error="user_not_found") as called,
    ):
        with closing(Socket(here.dpc.app, APP_TOKEN)) as socket:
            socket.connect()  # type: ignore[no-untyped-call]  # Bolt types no adapters
            assert called.wait(10)
        answer = answers.get(timeout=10)
        assert answer["envelope_id"] == "envelope-1"
        assert answer["payload"]["text"]
        (line,) = eventually(lambda: logged("request"))
    assert (line["request_id"], line["kind"], line["team"]) == ("envelope-1", "command", TEAM)
    assert line["place"] == "socket"
