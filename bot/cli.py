"""The `dpc` command: one word a process or a task. What cannot start says why, in one line."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from bot import logs
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
    logs.configure("WARNING")


@main.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--clock", help='Where the clock starts: "now", or 2024-04-30T09:00:00+02:00.')
@click.option("--fresh", is_flag=True, help="Begin anew: delete the local workspace's files.")
@_in_one_line
def local(port: int, clock: str | None, fresh: bool) -> None:
    """A workspace in the browser with the bot in it; no Slack, no token."""
    import uvicorn

    from bot import local as rehearsal

    folder = configuration.data_folder() / "local"
    start = _instant(clock)
    listener = _listen(port)
    if fresh:
        rehearsal.erase(folder)
    url = f"http://127.0.0.1:{port}"
    app = rehearsal.create(folder, url, start, closing=lambda: server.should_exit).app
    server = uvicorn.Server(
        uvicorn.Config(app, log_config=None, log_level="warning", timeout_graceful_shutdown=1)
    )
    click.echo(f"The local workspace is open at {url} (Ctrl+C ends it).")
    with suppress(KeyboardInterrupt):  # uvicorn raises it again once it has ended
        server.run(sockets=[listener])


@main.command()
@_in_one_line
def web() -> None:
    """HTTP for Slack on $PORT; as many processes as WEB_CONCURRENCY says."""
    settings = configuration.load()
    logs.configure(settings.log_level, settings.secrets)
    with _counting_together():
        from bot import serve

        serve.web(settings)


@main.command()
@_in_one_line
def worker() -> None:
    """Reminders and deliveries; run as many as you like."""
    from bot import main as root

    settings = configuration.load()
    logs.configure(settings.log_level, settings.secrets)
    dpc = root.from_settings(settings)
    root.refuse_if_behind(dpc.database)
    root.refuse_wrong_keys(dpc)
    ticker = dpc.ticker()
    ticker.start()
    _until_told("The worker", dpc.sender.stop, ticker.stop, dpc.close)


@main.command("socket")
@_in_one_line
def socket_mode() -> None:
    """Socket Mode: commands and reminders in one process, no public address."""
    from bot import main as root
    from bot.doctor.slack import refuse_unless_known
    from bot.socket_mode import Socket
    from storage.migrate import upgrade

    settings = configuration.load()
    logs.configure(settings.log_level, settings.secrets)
    app_token = settings.require("SLACK_APP_TOKEN")
    refuse_unless_known(settings)
    dpc = root.from_settings(settings)
    upgrade(dpc.database)
    root.refuse_wrong_keys(dpc)
    slack, ticker = Socket(dpc.app, app_token), dpc.ticker()
    # not start(): it waits for ever, deaf to SIGTERM
    slack.connect()  # type: ignore[no-untyped-call]  # Bolt types no adapters
    ticker.start()
    _until_told("The bot", dpc.sender.stop, slack.close, ticker.stop, dpc.close)


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
@click.argument("workspace", required=False)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write it here.")
@_in_one_line
def export(workspace: str | None, output: Path | None) -> None:
    """All that is kept of WORKSPACE as JSON, without secrets; one alone need not be named."""
    from bot.services import keeping

    with _kept(workspace) as (database, team):
        whole = keeping.export(database, team, real_now())
    if output is None:
        click.echo(whole)
        return
    try:
        output.write_text(f"{whole}\n", "utf-8")
    except OSError as error:
        raise configuration.ConfigurationError(f"{output}: {error.strerror}.") from None


@main.command()
@click.argument("workspace", required=False)
@click.option("--yes", is_flag=True, help="Do not ask.")
@_in_one_line
def forget(workspace: str | None, yes: bool) -> None:
    """Delete all that is kept of WORKSPACE, now; one alone need not be named."""
    from bot.services import keeping

    with _kept(workspace) as (database, team):
        if not yes and click.prompt(f"Type {team} to delete all that is kept of it") != team:
            raise configuration.ConfigurationError("that is another name: nothing was deleted.")
        counts = keeping.forget(database, team)
    deleted = ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))
    click.echo(f"Deleted of {team}, in rows: {deleted}.")


@contextmanager
def _kept(workspace: str | None) -> Iterator[tuple[Any, str]]:
    """The database, and the workspace that is meant."""
    from bot import main as root
    from bot.services import keeping
    from storage.engine import Database

    database = Database(configuration.load().database_url.get_secret_value())
    try:
        root.refuse_if_behind(database)
        yield database, keeping.chosen(database, workspace)
    except keeping.UnknownWorkspaceError as error:
        raise configuration.ConfigurationError(str(error)) from None
    finally:
        database.close()


@main.command()
@_in_one_line
def restored() -> None:
    """After restoring a back-up: what was due since then is looked up in Slack, not sent again."""
    from bot import main as root

    dpc = root.from_settings(configuration.load())
    root.refuse_if_behind(dpc.database)
    count = dpc.restored()
    dpc.close()
    click.echo(f"{count} messages will be looked up in Slack before any of them is sent.")


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
@click.option("--url", help="For HTTP: where Slack reaches `dpc web`, https://dpc.example.org.")
@_in_one_line
def manifest(url: str | None) -> None:
    """The Slack app manifest, to paste into Slack: for Socket Mode, or for HTTP at --url."""
    printed = manifest_file.text() if url is None else manifest_file.over_http(url)
    click.echo(printed, nl=False)


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


def _until_told(name: str, *endings: Callable[[], None]) -> None:
    """Wait for SIGTERM or Ctrl+C, then finish what was begun, one after the other."""
    told: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, _: told.append(number))
    click.echo(f"{name} is running (SIGTERM or Ctrl+C ends it).")
    # Not by waiting for an event: a signal that another thread is handed does not wake this one.
    while not told:
        time.sleep(0.2)
    for end in endings:
        end()
