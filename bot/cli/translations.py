"""The catalogues of translations: checked and updated by developers, in a source tree."""

from __future__ import annotations

import sys

import click

from bot.cli.errors import in_one_line


@click.command()
@click.option("--update", is_flag=True, help="Take up what is new in the code, drop what is gone.")
@click.argument("language", required=False)
@in_one_line
def translations(language: str | None, *, update: bool) -> None:
    """Say what is amiss with the translations; exit code 1 if anything is.

    With --update first bring all up to date, or begin the one of LANGUAGE ("fr").
    """
    from bot import translations

    if update:
        for each in [language] if language else translations.languages():
            translations.update(each)
    found = list(translations.faults())
    for fault in found:
        click.echo(fault)
    sys.exit(1 if found else 0)
