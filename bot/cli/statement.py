"""New joint statements: proposed by rules, then reviewed and published by people."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.errors import in_one_line
from bot.cli.loopback import alone, listen, server_of
from bot.clock import Clock
from config import settings as configuration
from config.settings import ConfigurationError, data_folder

if TYPE_CHECKING:
    from bot.domain.series import Series
    from storage.engine import Database

_DRAFTS = Path("drafts")
_SELDOM = 100_000  # new objects between two looks for garbage


@click.group()
def statement() -> None:
    """Bring a new joint statement in: import, review, publish."""


@statement.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--held", type=click.DateTime(["%Y-%m-%d"]), help="The day; else the text's own.")
@click.option("--place", help="The city; else the text's own.")
@click.option("--against", type=click.Path(path_type=Path), help="The statement before: a folder.")
@click.option("--as", "form", type=click.Choice(["jsonl"]), help="Print lines, write no draft.")
@in_one_line
def import_(
    file: Path, held: datetime | None, place: str | None, against: Path | None, form: str | None
) -> None:
    """Propose the coding of a statement (.md, .txt, .html, .docx, .pdf) into ./drafts."""
    from bot.catalogue.loader import load
    from bot.drafts import imported

    gc.set_threshold(_SELDOM)  # nearly all that is made here stays until the end
    day = held.date() if held else None
    if form is None:
        before = load(against) if against else _known()
        click.echo(imported.into_folder(file, _DRAFTS, day, place, before))
        return
    for line in imported.as_lines(file, day, place, against):
        click.echo(line)


@statement.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--port", default=8010, show_default=True, type=click.IntRange(1, 65535))
@in_one_line
def review(folder: Path, port: int) -> None:
    """Decide on the draft in FOLDER, sentence by sentence, in the browser."""
    from bot.review import application
    from bot.review.session import Review

    work = Review(folder, _known())
    lock, taken = folder / ".review.sqlite3", f"Another review of {folder} is open: use its page."
    with alone(lock, taken), closing(listen(port, f"dpc statement review {folder}")) as listener:
        server = server_of(application(work, folder))
        click.echo(f"The review is open at http://127.0.0.1:{port} (Ctrl+C ends it).")
        with suppress(KeyboardInterrupt):  # uvicorn raises it again once it has ended
            server.run(sockets=[listener])


@statement.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--local", is_flag=True, help="Into the workspace of `dpc local`, to rehearse it.")
@in_one_line
def publish(folder: Path, yes: bool, local: bool) -> None:
    """Publish the decided draft, or the finished statement, in FOLDER.

    It says what changes for whom, and asks. Refused while anything in it is open.
    """
    from bot.catalogue.loader import filed
    from bot.drafts import published

    with _database(local) as (database, now, folder_of_others):
        known = filed(folder_of_others)
        prepared = published.prepare(database, known, folder, now)
        for line in published.told(database, prepared):
            click.echo(line)
        if not yes and not click.confirm("Publish it?"):
            raise ConfigurationError("nothing was published.")
        published.publish(database, prepared, now)
    click.echo("Published. Every process answers from it with its next question.")


@statement.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("statements", type=click.Path(path_type=Path))
@in_one_line
def finish(folder: Path, statements: Path) -> None:
    """Write the decided draft in FOLDER as a statement below STATEMENTS.

    For DPC_STATEMENTS, or for the package. What is below STATEMENTS already comes before it.
    """
    from bot.drafts import filing

    click.echo(filing.file(folder, statements))


def _known() -> Series:
    """All statements, the published ones as far as there is a database that is up to date."""
    from bot.catalogue.library import Library
    from bot.catalogue.loader import filed
    from storage import addresses
    from storage.engine import Database
    from storage.revisions import is_current

    settings = configuration.load()
    library, url = Library(filed(settings.dpc_statements)), settings.database_url.get_secret_value()
    if addresses.kind_of(url) == addresses.SQLITE and not Path(addresses.sqlite_file(url)).exists():
        return library.filed
    with closing(Database(url)) as database:
        if not is_current(database):
            return library.filed
        with database.read() as conn:
            return library.proven(conn)


@contextmanager
def _database(local: bool) -> Iterator[tuple[Database, datetime, Path | None]]:
    """The database, the instant by the bot's clock, and the folder of added statements."""
    from bot import bootstrap as root
    from storage.engine import Database

    if local:
        from bot.local.run import opened

        with opened(data_folder() / "local") as (database, now):
            yield database, now, None
        return
    settings = configuration.load()
    database = Database(settings.database_url.get_secret_value())
    with closing(database):
        root.refuse_if_behind(database)
        yield database, Clock(settings.dpc_clock).now(), settings.dpc_statements
