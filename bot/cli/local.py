"""`dpc local`: the bot in a workspace of its own, in the browser."""

from __future__ import annotations

from contextlib import closing, suppress
from datetime import datetime

import click

from bot.cli.errors import in_one_line
from bot.cli.loopback import alone, listen, server_of
from bot.clock import real_now
from bot.loading import loading
from config.settings import ConfigurationError, data_folder

_TAKEN = (
    "Another dpc local is at work on the files in {folder}: use its page, or stop it first"
    " (Ctrl+C where it runs)."
)


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
    folder.mkdir(parents=True, exist_ok=True)
    start = _instant(clock)
    taken = _TAKEN.format(folder=folder)
    with alone(folder / "lock.sqlite3", taken), closing(listen(port, "dpc local")) as listener:
        # Loaded only now: what keeps it from starting is said at once.
        with loading():
            from bot.local import run as rehearsal

        if fresh:
            rehearsal.erase(folder)
        url = f"http://127.0.0.1:{port}"
        app = rehearsal.create(folder, url, start, closing=lambda: server.should_exit).app
        server = server_of(app)
        click.echo(f"The local workspace is open at {url} (Ctrl+C ends it).")
        with suppress(KeyboardInterrupt):  # uvicorn raises it again once it has ended
            server.run(sockets=[listener])


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
