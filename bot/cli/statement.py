"""New joint statements: proposed by rules, then reviewed and published by people."""

from __future__ import annotations

from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

import click

from bot.cli.errors import in_one_line
from bot.cli.loopback import alone, listen, server_of

_DRAFTS = Path("drafts")


@click.group()
def statement() -> None:
    """Bring a new joint statement in: import, review."""


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
    from bot.drafts import imported

    day = held.date() if held else None
    if form is None:
        click.echo(imported.into_folder(file, _DRAFTS, day, place, against))
        return
    for line in imported.as_lines(file, day, place, against):
        click.echo(line)


@statement.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--port", default=8010, show_default=True, type=click.IntRange(1, 65535))
@in_one_line
def review(folder: Path, port: int) -> None:
    """Decide on the draft in FOLDER, sentence by sentence, in the browser."""
    from bot.catalogue.loader import load
    from bot.drafts.imported import newest
    from bot.review import application
    from bot.review.session import Review

    work = Review(folder, load(newest()))
    lock, taken = folder / ".review.sqlite3", f"Another review of {folder} is open: use its page."
    with alone(lock, taken), closing(listen(port, f"dpc statement review {folder}")) as listener:
        server = server_of(application(work, folder))
        click.echo(f"The review is open at http://127.0.0.1:{port} (Ctrl+C ends it).")
        with suppress(KeyboardInterrupt):  # uvicorn raises it again once it has ended
            server.run(sockets=[listener])
