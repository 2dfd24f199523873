"""What is measured: the bot as it is shipped, and bare Bolt on the same server."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.clock import real_now
from bot.render.kit.message import NEW
from bot.simulator import web_api
from bot.simulator.gateway import Gateway
from bot.simulator.seed import initial
from bot.simulator.slack import Slack
from bot.slack.fallback import REMEMBERED
from bot.web.server import BLOCKING_THREADS
from storage import block_kinds, workspaces
from storage.engine import Database
from storage.migrate import upgrade
from tests.serving import Site

SECRET = "bench"  # noqa: S105 (of servers that live for a minute)
TOKEN = "xoxb-bench"  # noqa: S105 (likewise)
SEED = initial()  # the workspace of the stand-in
BIN = Path(sys.executable).parent


def stand_in(site: Site) -> str:
    """Serve Slack's Web API, which the bot asks who it is; the API's address."""
    slack = Slack(initial(), now=lambda: datetime.now(UTC))
    api_url = f"{site.url}/api/"
    gateway = Gateway(
        slack, bot_url=site.url, api_url=api_url, signing_secret=SECRET, client=site.http
    )
    site.app.router.routes = [*web_api.routes(slack, gateway, TOKEN)]
    return api_url


@contextmanager
def web(database_url: str, api_url: str) -> Iterator[int]:
    """`dpc web` with the shipped settings, on a new database; its port."""
    database = Database(database_url)
    upgrade(database)
    with database.write() as conn:  # as of a workspace that was answered before on that day
        workspaces.ensure(conn, SEED.team_id, real_now())
        block_kinds.put(conn, SEED.team_id, NEW, real_now() + REMEMBERED, is_taken=True)
    database.close()
    settings = {
        "DATABASE_URL": database_url,
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_API_URL": api_url,
    }
    with running([BIN / "dpc", "web"], settings) as port:
        yield port


@contextmanager
def bare(factory: str) -> Iterator[int]:
    """A bare Bolt app (see bare.py) with the bot's own server settings; its port."""
    command: list[str | Path] = [
        BIN / "granian",
        *("--interface", "wsgi", "--factory", "--workers", "1", "--no-access-log"),
        *("--blocking-threads", str(BLOCKING_THREADS), "--log-level", "error"),
        f"tests.bench.bare:{factory}",
    ]
    with running(command, {}) as port:
        yield port


@contextmanager
def running(command: list[str | Path], settings: dict[str, str]) -> Iterator[int]:
    """A server that takes its port from the environment, until the block ends; its port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    environment = {
        **os.environ,
        **settings,
        "PORT": str(port),
        "GRANIAN_PORT": str(port),
        "SLACK_SIGNING_SECRET": SECRET,
    }
    process = subprocess.Popen(  # noqa: S603 (commands of our own)
        command, env=environment, start_new_session=True, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(port, process)
        yield port
    finally:
        # Worker and all: on a busy machine granian's worker may miss that it is told to stop.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 20
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"no server came up on port {port}")
