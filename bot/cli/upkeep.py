"""What is stored about a workspace: exported, deleted, restored."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.errors import in_one_line
from bot.clock import real_now
from config import settings as configuration
from config.settings import ConfigurationError

if TYPE_CHECKING:
    from storage.engine import Database


@click.command()
@click.argument("workspace", required=False)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write it here.")
@in_one_line
def export(workspace: str | None, output: Path | None) -> None:
    """Print everything stored about WORKSPACE as JSON.

    Without secrets. Where there is one workspace, its name may be left out.
    """
    from bot.services import retention as keeping

    with _kept(workspace) as (database, team):
        whole = keeping.export(database, team, real_now())
    if output is None:
        click.echo(whole)
        return
    try:
        output.write_text(f"{whole}\n", "utf-8")
    except OSError as error:
        raise ConfigurationError(f"{output}: {error.strerror}.") from None


@click.command()
@click.argument("workspace", required=False)
@click.option("--yes", is_flag=True, help="Do not ask.")
@in_one_line
def forget(workspace: str | None, yes: bool) -> None:
    """Delete everything stored about WORKSPACE.

    At once. Where there is one workspace, its name may be left out.
    """
    from bot.services import retention as keeping

    with _kept(workspace) as (database, team):
        if not yes and click.prompt(f"Type {team} to delete everything stored about it") != team:
            raise ConfigurationError("that is another name, so nothing was deleted.")
        counts = keeping.forget(database, team)
    deleted = ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))
    click.echo(f"Deleted about {team}, in rows: {deleted}.")


@click.command()
@in_one_line
def restored() -> None:
    """Run this after a back-up was restored.

    What was due since then is looked up in Slack before it is sent.
    """
    from bot import bootstrap as root

    with closing(root.from_settings(configuration.load())) as dpc:
        root.refuse_if_behind(dpc.database)
        count = dpc.restored()
    click.echo(f"{count} messages will be looked up in Slack before any of them is sent.")


@contextmanager
def _kept(workspace: str | None) -> Iterator[tuple[Database, str]]:
    """The database, and the workspace that is meant."""
    from bot import bootstrap as root
    from bot.services import retention as keeping
    from storage.engine import Database

    database = Database(configuration.load().database_url.get_secret_value())
    try:
        root.refuse_if_behind(database)
        yield database, keeping.chosen(database, workspace)
    except keeping.UnknownWorkspaceError as error:
        raise ConfigurationError(str(error)) from None
    finally:
        database.close()
