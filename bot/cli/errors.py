"""What keeps a command from starting, said in one line."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from config.settings import ConfigurationError

_UNUSABLE = 2


def in_one_line(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose own errors end in one line and exit code 2, never in a traceback."""

    @wraps(command)
    def run(**options: Any) -> None:
        from sqlalchemy.exc import OperationalError

        from bot.catalogue import CatalogueError
        from storage.engine import DatabaseUrlError

        try:
            command(**options)
        except (ConfigurationError, CatalogueError, DatabaseUrlError) as error:
            click.echo(f"dpc: {error}", err=True)
            sys.exit(_UNUSABLE)
        except OperationalError as error:
            reason = str(error.orig).partition("\n")[0]
            click.echo(f"dpc: The database cannot be used ({reason}): see DATABASE_URL.", err=True)
            sys.exit(_UNUSABLE)

    return run
