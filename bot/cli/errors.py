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
        from sqlalchemy.exc import DBAPIError

        from bot.catalogue.loader import CatalogueError
        from bot.drafts.folder import DraftExistsError
        from bot.drafts.formats import UnreadableFileError
        from bot.drafts.proposals import NoStatementError
        from bot.drafts.published import NotPublishedError
        from storage.engine import DatabaseUrlError
        from storage.faults import DatabaseFaultError

        try:
            command(**options)
        except (ConfigurationError, CatalogueError) as error:
            _end(str(error))
        except (
            UnreadableFileError,
            NoStatementError,
            DraftExistsError,
            NotPublishedError,
        ) as error:
            _end(f"{error}.")
        except DatabaseUrlError as error:
            _end(f"DATABASE_URL is not valid: {error}.")
        except DBAPIError as error:
            # Unreachable, without rights, with tables of others, damaged: the driver knows.
            reason = str(error.orig).partition("\n")[0]
            _end(f"The database cannot be used ({reason}): see DATABASE_URL.")
        except DatabaseFaultError as error:
            _end(f"The database cannot be used ({error.fault}): see DATABASE_URL.")

    return run


def _end(words: str) -> NoReturn:
    click.echo(f"dpc: {words}", err=True)
    sys.exit(_UNUSABLE)
