"""The `dpc` command: one word a process or a task. What cannot start says why, in one line."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import wraps
from tempfile import TemporaryDirectory
from typing import Any

import click

from bot.clock import real_now
from config import manifest as manifest_file
from config import settings as configuration

_UNUSABLE = 2


def _in_one_line(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose own errors end in one line and exit code 2, never in a traceback."""

    @wraps(command)
    def run(**options: Any) -> None:
        from sqlalchemy.exc import OperationalError

        from bot.catalogue import CatalogueError
        from storage.engine import DatabaseUrlError

        try:
            command(**options)
        except (configuration.ConfigurationError, CatalogueError, DatabaseUrlError) as error:
            click.echo(f"dpc: {error}", err=True)
            sys.exit(_UNUSABLE)
        except OperationalError as error:
            reason = str(error.orig).partition("\n")[0]
            click.echo(f"dpc: The database cannot be used ({reason}): see DATABASE_URL.", err=True)
            sys.exit(_UNUSABLE)

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dpc-bot")
def main() -> None:
    """The commitments of the EU-Japan Digital Partnership Council, in Slack."""


@main.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--clock", help='Where the clock starts: "now", or 2024-04-30T09:00:00+02:00.')
@click.option("--fresh", is_flag=True, help="Begin anew: delete the local workspace's files.")
@_in_one_line
def local(port: int, clock: str | None, fresh: bool) -> None:
    """A workspace in the browser with the bot in it; no Slack, no token."""
    import uvicorn

    from bot import local as rehearsal

    _log_to_stderr("WARNING")
    folder = configuration.data_folder() / "local"
    start = _instant(clock)
    listener = _listen(port)
    if fresh:
        rehearsal.erase(folder)
    url = f"http://127.0.0.1:{port}"
    app = rehearsal.create(folder, url, start, closing=lambda: server.should_exit).app
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
    click.echo(f"The local workspace is open at {url} (Ctrl+C ends it).")
    with suppress(KeyboardInterrupt):  # uvicorn raises it again once it has ended
        server.run(sockets=[listener])


@main.command()
@_in_one_line
def web() -> None:
    """HTTP for Slack on $PORT; as many processes as WEB_CONCURRENCY says."""
    settings = configuration.load()
    _log_to_stderr(settings.log_level)
    with _counting_together():
        from bot import serve

        serve.web(settings)


@main.command()
@_in_one_line
def worker() -> None:
    """Reminders and deliveries; run as many as you like."""
    from bot import main as root

    settings = configuration.load()
    _log_to_stderr(settings.log_level)
    dpc = root.from_settings(settings)
    root.refuse_if_behind(dpc.database)
    _until_told(dpc.ticker(), dpc.close, "The worker")


@main.command("socket")
@_in_one_line
def socket_mode() -> None:
    """Socket Mode: commands and reminders in one process, no public address."""
    from slack_bolt.adapter.socket_mode import SocketModeHandler

    from bot import main as root
    from storage.migrate import upgrade

    settings = configuration.load()
    _log_to_stderr(settings.log_level)
    app_token = settings.require("SLACK_APP_TOKEN")
    dpc = root.from_settings(settings)
    upgrade(dpc.database)
    handler = SocketModeHandler(dpc.app, app_token)
    handler.connect()  # type: ignore[no-untyped-call]  # Bolt types no adapters
    # not start(): it waits for ever, deaf to SIGTERM
    try:
        _until_told(dpc.ticker(), dpc.close, "The bot")
    finally:
        handler.close()  # type: ignore[no-untyped-call]  # likewise


@main.command()
@_in_one_line
def migrate() -> None:
    """Bring the database up to date; safe to run twice, and by two at once."""
    from storage.engine import Database
    from storage.migrate import upgrade

    database = Database(configuration.load().database_url.get_secret_value())
    upgrade(database)
    database.close()
    click.echo("The database is up to date.")


@main.command()
@_in_one_line
def check() -> None:
    """Verify the coding of every statement against its source."""
    from bot.catalogue import load_all, summary

    click.echo(summary(load_all()))


@main.command()
@_in_one_line
def doctor() -> None:
    """Say what is missing before it hurts; exit code 1 if anything is."""
    from bot.doctor import examine

    findings = list(examine(configuration.load()))
    for finding in findings:
        click.echo(str(finding))
    sys.exit(0 if all(finding.well for finding in findings) else 1)


@main.command()
def manifest() -> None:
    """The Slack app manifest, to paste into Slack."""
    click.echo(manifest_file.text(), nl=False)


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
        raise configuration.ConfigurationError(
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
        raise configuration.ConfigurationError(
            f"Port {port} is taken: stop what uses it, or choose another, as in "
            f"`dpc local --port {port + 1}`."
        ) from None
    return listener


@contextmanager
def _counting_together() -> Iterator[None]:
    """A folder in which all web processes count; prometheus_client looks for it when imported."""
    with TemporaryDirectory(prefix="dpc-metrics-") as folder:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        try:
            yield
        finally:
            del os.environ["PROMETHEUS_MULTIPROC_DIR"]


def _until_told(ticker: Any, close: Callable[[], None], name: str) -> None:
    """Tick until SIGTERM or Ctrl+C, then finish what was begun."""
    told: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, _: told.append(number))
    ticker.start()
    click.echo(f"{name} is running (SIGTERM or Ctrl+C ends it).")
    # Not by waiting for an event: a signal that another thread is handed does not wake this one.
    while not told:
        time.sleep(0.2)
    ticker.stop()
    close()


def _log_to_stderr(level: str) -> None:
    """Log what matters; slack_sdk below INFO would log message texts and OAuth codes."""
    logging.basicConfig(level=level, format="%(levelname)s %(name)s: %(message)s")
    for name in ("slack_sdk", "httpx", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # It warns of each tick that comes while a duty is still being carried out, as is intended.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    # Bolt warns of variables that it finds in the environment and that we hand over ourselves.
    logging.getLogger("slack_bolt").setLevel(logging.ERROR)
