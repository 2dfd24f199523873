"""The processes that serve Slack: `dpc web`, `dpc worker`, `dpc socket`."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from socket import socketpair
from tempfile import TemporaryDirectory

import click
import structlog

from bot import logs
from bot.cli.errors import in_one_line
from bot.loading import loading
from config import settings as configuration

_log = structlog.stdlib.get_logger(__name__)


@click.command()
@in_one_line
def web() -> None:
    """Serve Slack over HTTP on $PORT.

    As many processes as WEB_CONCURRENCY says.
    """
    settings = configuration.load()
    logs.configure(settings.log_level, settings.secrets)
    with _counting_together():
        with loading():
            from bot.web import server as serve

        serve.web(settings)


@click.command()
@in_one_line
def worker() -> None:
    """Send reminders and deliveries; run as many as you like."""
    with loading():
        from bot import bootstrap as root

    settings = configuration.load()
    logs.configure(settings.log_level, settings.secrets)
    with closing(root.from_settings(settings)) as dpc:
        root.refuse_if_behind(dpc.database)
        root.refuse_wrong_keys(dpc)
        root.refuse_broken_statements(dpc)
        ticker = dpc.ticker()
        dpc.timekeeper()  # before anything is leased
        ticker.start()
        _until_told("The worker", dpc.stopped.set, ticker.stop)


@click.command("socket")
@in_one_line
def socket_mode() -> None:
    """Run everything in one process, with no public address.

    By Socket Mode: commands and reminders.
    """
    with loading():
        from bot import bootstrap as root
        from bot.doctor.slack import refuse_unless_known
        from bot.slack.socket_mode import Socket
        from storage.migrate import upgrade

    settings = configuration.load()
    logs.configure(settings.log_level, settings.secrets)
    app_token = settings.require("SLACK_APP_TOKEN")
    refuse_unless_known(settings)
    with closing(root.from_settings(settings)) as dpc:
        upgrade(dpc.database)
        root.refuse_wrong_keys(dpc)
        root.refuse_broken_statements(dpc)
        slack, ticker = Socket(dpc.app, app_token), dpc.ticker()
        # not start(): it waits for ever, deaf to SIGTERM
        slack.connect()
        dpc.timekeeper()  # before anything is leased
        ticker.start()
        _until_told("The bot", dpc.stopped.set, slack.close, ticker.stop)


@contextmanager
def _counting_together() -> Iterator[None]:
    """A folder in which all web processes count.

    Where none can be made each of them counts alone: that must not keep people from an answer.
    """
    try:
        folder = TemporaryDirectory(prefix="dpc-metrics-")
    except OSError as error:
        _log.warning("metrics_counted_apart", error=error)
        yield
        return
    with folder as name:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = name
        try:
            yield
        finally:
            del os.environ["PROMETHEUS_MULTIPROC_DIR"]


def _until_told(name: str, *endings: Callable[[], None]) -> None:
    """Wait for SIGTERM or Ctrl+C, then finish what was begun, one after the other."""
    told: list[int] = []
    here, there = socketpair()
    there.setblocking(False)
    with here, there:
        # Not by waiting for an event: a signal that another thread is handed does not wake this
        # one. But whichever is handed it writes there.
        signal.set_wakeup_fd(there.fileno())
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda number, _: told.append(number))
        click.echo(f"{name} is running (SIGTERM or Ctrl+C ends it).")
        while not told:
            here.recv(1)
        signal.set_wakeup_fd(-1)
    for end in endings:
        end()
