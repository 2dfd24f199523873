"""What is done once, before the processes start or when something is amiss."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import click

from bot.cli.errors import in_one_line
from config import manifest as manifest_file
from config import settings as configuration


@click.command()
@in_one_line
def migrate() -> None:
    """Bring the database up to date.

    Safe to run twice, and by two at once.
    """
    from storage.engine import Database
    from storage.migrate import upgrade
    from storage.suitability import refuse_unsuitable

    with closing(Database(configuration.load().database_url.get_secret_value())) as database:
        refuse_unsuitable(database)
        upgrade(database)
    click.echo("The database is up to date.")


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@in_one_line
def check(folder: Path | None) -> None:
    """Verify the coding of every statement against its source.

    Or of the one in FOLDER.
    """
    from bot.catalogue.loader import filed, load, summary, verify
    from bot.domain.series import joined

    known = filed(configuration.load().dpc_statements).originals[::-1]
    if folder is None:
        click.echo("\n".join(map(summary, known)))
        return
    catalogue = load(folder)
    before = [each for each in known if each.statement.held < catalogue.statement.held]
    follows = bool(catalogue.earlier and before)  # a draft, or a first one, follows none
    click.echo(summary(verify(folder, joined(before) if follows else None)))


@click.command()
@click.option("--blocks", is_flag=True, help="Let Slack check one of each kind of message, too.")
@in_one_line
def doctor(blocks: bool) -> None:
    """Say what is missing; exit code 1 if anything is."""
    from bot.doctor import examine
    from bot.doctor.blocks import look, rehearsed

    settings = configuration.load()
    findings = [*examine(settings), *(look(settings, rehearsed()) if blocks else ())]
    for finding in findings:
        click.echo(str(finding))
    sys.exit(0 if all(finding.well for finding in findings) else 1)


@click.command()
@click.option("--url", help="For HTTP: where Slack reaches `dpc web`, https://dpc.example.org.")
@in_one_line
def manifest(url: str | None) -> None:
    """Print the Slack app manifest, to paste into Slack.

    For Socket Mode, or for HTTP at --url.
    """
    printed = manifest_file.text() if url is None else manifest_file.over_http(url)
    click.echo(printed, nl=False)
