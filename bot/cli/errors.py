"""What keeps a command from starting, said in one line."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, NoReturn

import click

from config.settings import ConfigurationError

_UNUSABLE = 2


def in_one_line(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose own errors end in one line and exit code 2, never in a traceback."""

    @wraps(command)
    def run(**options: Any) -> None:
        try:
            command(**options)
        except Exception as error:
            if words := _in_words(error):
                _end(words)
            raise

    return run


def _in_words(error: Exception) -> str | None:
    """What kept a command from doing its work; None where that is a bug.

    What the errors belong to is loaded now: a command that needs no database should not wait.
    """
    from sqlalchemy.exc import DBAPIError

    from bot.catalogue.loader import CatalogueError
    from bot.drafts.folder import DraftExistsError
    from bot.drafts.formats import UnreadableFileError
    from bot.drafts.proposals import NoStatementError
    from bot.drafts.published import NotPublishedError
    from storage.engine import DatabaseUrlError
    from storage.faults import DatabaseFaultError

    match error:
        case ConfigurationError() | CatalogueError():
            return str(error)
        case UnreadableFileError() | NoStatementError() | DraftExistsError() | NotPublishedError():
            return f"{error}."
        case DatabaseUrlError():
            return f"DATABASE_URL is not valid: {error}."
        case DBAPIError():
            # Unreachable, without rights, with tables of others, damaged: the driver knows.
            reason = str(error.orig).partition("\n")[0]
            return f"The database cannot be used ({reason}): see DATABASE_URL."
        case DatabaseFaultError():
            return f"The database cannot be used ({error.fault}): see DATABASE_URL."
    return None


def _end(words: str) -> NoReturn:
    click.echo(f"dpc: {words}", err=True)
    sys.exit(_UNUSABLE)
