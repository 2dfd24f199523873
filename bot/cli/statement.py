"""New joint statements: proposed by rules, then reviewed and published by people."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from bot.cli.errors import in_one_line

_DRAFTS = Path("drafts")


@click.group()
def statement() -> None:
    """Bring a new joint statement in: import."""


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
