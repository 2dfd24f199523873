"""A language that nobody speaks: English with accents, two fifths longer, made from the sources.

It shows what is not translated, since that has no accents, and what has no room to grow.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from bot import translations

NAME = "eo"  # of which CLDR knows the dates; no other use is made of it
LONGER = 0.4
ACCENTED = "áçéíñóúýÁÇÉÍÑÓÚÝ"
_ACCENTS = str.maketrans("aceinouyACEINOUY", ACCENTED)
_FIXED = re.compile(r"(\{\w*\}|%\(\w+\)s|</?\w[^>]*>)")  # fields, and the tags of a page
_KEPT = ("pattern", "two sentences", "between")  # no words


def accented(words: str) -> str:
    """A message in the language: its fields stay, and it is marked at both ends."""
    parts = _FIXED.split(words)
    parts[::2] = [each.translate(_ACCENTS) for each in parts[::2]]
    whole = "".join(parts)
    core = whole.strip()
    return whole.replace(core, f"{core}{'·' * round(LONGER * len(core))}") if core else whole


def write(folder: Path, part: translations.Part = translations.BOT) -> None:
    """Write the language's catalogue of a part of the program into a folder of catalogues."""
    path = replace(part, folder=folder).path_of(NAME)
    path.parent.mkdir(parents=True)
    catalogue = Catalog(NAME, fuzzy=False)
    for message in translations.extracted(part.room):
        if not message.id:
            continue
        kept = message.context is not None and message.context.startswith(_KEPT)
        forms = message.id if isinstance(message.id, tuple | list) else (message.id,)
        said = tuple(each if kept else accented(each) for each in forms)
        string = said if len(forms) > 1 else said[0]
        catalogue.add(message.id, string, context=message.context)
    with path.open("wb") as file:
        write_po(file, catalogue)
