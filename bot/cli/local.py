"""`dpc local`: the bot in a workspace of its own, in the browser."""

from __future__ import annotations

import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

import click

from bot.cli.errors import in_one_line
from bot.clock import real_now
from config.settings import ConfigurationError, data_folder


@click.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--clock", help='Where the clock starts: "now", or 2024-04-30T09:00:00+02:00.')
@click.option("--fresh", is_flag=True, help="Begin anew: delete the local workspace's files.")
@in_one_line
def local(port: int, clock: str | None, fresh: bool) -> None:
    """Open a workspace in the browser, with the bot in it.

    No Slack account, no token.
    """
    folder = data_folder() / "local"
    start = _instant(clock)
    with _alone(folder), closing(_listen(port)) as listener:
        # Loaded only now: what keeps it from starting is said at once.
        import uvicorn

        from bot.local import run as rehearsal

        if fresh:
            rehearsal.erase(folder)
        url = f"http://127.0.0.1:{port}"
        app = rehearsal.create(folder, url, start, closing=lambda: server.should_exit).app
        server = uvicorn.Server(
            uvicorn.Config(
                app, log_config=None, log_level="warning", timeout_graceful_shutdown=1, ws="none"
            )
        )
        click.echo(f"The local workspace is open at {url} (Ctrl+C ends it).")
        with suppress(KeyboardInterrupt):  # uvicorn raises it again once it has ended
            server.run(sockets=[listener])


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep others away from the files in `folder`; the system lets go when the process ends.

    The lock is SQLite's, on a file of its own: it is there on every system.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(folder / "lock.sqlite3", timeout=0)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            raise ConfigurationError(
                f"Another dpc local is at work on the files in {folder}: use its page, or stop it "
                "first (Ctrl+C where it runs)."
            ) from None
        yield


def _instant(clock: str | None) -> datetime | None:
    if clock is None:
        return None
    if clock == "now":
        return real_now()
    try:
        instant = datetime.fromisoformat(clock)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise ConfigurationError(
            '--clock wants "now", or a date and time with its zone: 2024-04-30T09:00:00+02:00.'
        )
    return instant


def _listen(port: int) -> socket.socket:
    # The protocol is named, or asyncio leaves Nagle's algorithm on: 40 ms a request.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
        listener.listen()
    except OSError:
        listener.close()
        raise ConfigurationError(
            f"Port {port} is taken: stop what uses it, or choose another, as in "
            f"`dpc local --port {port + 1}`."
        ) from None
    return listener
