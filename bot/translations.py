"""The catalogues of translations, for developers: what is to be translated, and what is amiss.

The messages are read by Babel from the renderers, and from the local workspace with its templates.
`dpc translations` checks and updates them; `bot/speech.py` speaks them.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from babel.core import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from bot.catalogue.loader import CODING, load
from bot.render.kit.language import SPEECH, STATEMENTS
from bot.simulator import language as simulated
from bot.speech import Speech, translated

# Of templates, `gettext` is what `{% trans %}` says.
KEYWORDS = {"_": None, "marked": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
KEYWORDS |= {"gettext": None}
_READERS = [("**.py", "python"), ("**.html", "jinja2")]
_OPTIONS = {"**.html": {"trimmed": "true", "silent": "false"}}
# Patterns of dates: CLDR's letters and no words (see bot/render/kit/dates.py).
PATTERN = "pattern"
_WIDTH = 100
_NAMED = re.compile(r"%\((\w+)\)s|%%|(%)")  # the fields of a template's message, or a stray sign
_TAG = re.compile(r"</?\w+[^<>]*>")


@dataclass(frozen=True)
class Part:
    """A part of the program that speaks to people.

    Attributes:
        room: where all that it says stands.
        folder: where its catalogues lie …
        domain: … and what they are called.
        statements: where the statements lie whose titles it says; None: it says none.
    """

    room: Path
    folder: Path
    domain: str = SPEECH.domain
    statements: Path | None = None

    def path_of(self, language: str) -> Path:
        """Where the catalogue of a language lies."""
        return self.folder / language / "LC_MESSAGES" / f"{self.domain}.po"


def _part(speech: Speech, statements: Path | None = None) -> Part:
    return Part(speech.folder.parent, speech.folder, speech.domain, statements)


BOT, SIMULATOR = _part(SPEECH, STATEMENTS), _part(simulated.SPEECH)
PARTS = (BOT, SIMULATOR)


def languages(parts: Sequence[Part] = PARTS) -> list[str]:
    """The languages that any part has a catalogue of."""
    return sorted({each for part in parts for each in translated(part.folder)})


def extracted(room: Path) -> Catalog:
    """What a part says, in English, with the place of each message and its comments."""
    catalogue = Catalog(project="dpc", charset="utf-8")
    found = extract_from_dir(
        room, _READERS, _OPTIONS, keywords=KEYWORDS, comment_tags=("Translators:",)
    )
    for name, line, message, comments, context in sorted(found, key=lambda each: each[:2]):
        place = (f"{room.name}/{name}", line)
        catalogue.add(message, None, [place], auto_comments=comments, context=context)
    return catalogue


def read(path: Path) -> Catalog:
    """The catalogue of a `.po` file; ValueError for one that is broken, with its line."""
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def titles(statement: Path) -> Catalog:
    """What a statement's things are called, by their ids; where it is held, and by whom."""
    coded, place = load(statement), (f"{statement.name}/{CODING}", 1)
    named = [(topic.code, topic.title) for topic in coded.topics]
    for things in (coded.followed, coded.milestones, coded.instruments):
        named += [(each.id, each.title) for each in things]
    places = {coded.statement.place, *(each.place for each in coded.milestones if each.place)}
    named += [("place", each) for each in sorted(places)]
    parties = {party for sentence in coded.sentences for party in sentence.parties}
    parties |= {each for i in coded.instruments for each in (*i.parties, *i.signatories)}
    named += [("party", each) for each in sorted(parties)]
    named += [("instrument", each) for each in sorted({i.state for i in coded.instruments})]
    catalogue = Catalog(project="dpc", charset="utf-8")
    for context, words in named:
        catalogue.add(words, None, [place], context=context)
    return catalogue


def _sources(part: Part, said: Catalog, language: str) -> dict[Path, Catalog]:
    """The catalogues of a language, each with what it is to translate; `said` by the part."""
    found = {part.path_of(language): said}
    for each in sorted(part.statements.glob("*/")) if part.statements else ():
        found[each / f"titles.{language}.po"] = titles(each)
    return found


def update(language: str, parts: Sequence[Part] = PARTS) -> None:
    """Bring a language's `.po` files up to what is said; a language that is new gets them.

    New messages stand there without a translation; those that nobody says any more go.
    """
    for part in parts:
        for path, said in _sources(part, extracted(part.room), language).items():
            _update(path, said, language)


def _update(path: Path, said: Catalog, language: str) -> None:
    catalogue = read(path) if path.exists() else _begun(language)
    catalogue.update(said, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        # Without lines, so that a change of the code changes no line of the catalogue.
        write_po(file, catalogue, width=_WIDTH, sort_by_file=True, include_lineno=False)


def _begun(language: str) -> Catalog:
    locale = Locale.parse(language)
    name = locale.get_display_name("en")
    return Catalog(locale, project="dpc", header_comment=f"# {name} for dpc.", fuzzy=False)


def faults(parts: Sequence[Part] = PARTS) -> Iterator[str]:
    """What is amiss, each with its file and line: nothing, once all is translated.

    A message that is built before it is translated; a translation that is missing, unsure,
    stale, or has other fields than the English.
    """
    known = languages(parts)
    for part in parts:
        yield from _unreadable(part.room)
        said_here = extracted(part.room)
        for language in known:
            for path, said in _sources(part, said_here, language).items():
                yield from _compared(path, said)


def _compared(path: Path, said: Catalog) -> Iterator[str]:
    catalogue = read(path) if path.exists() else Catalog()
    for message in said:
        if message.id and not catalogue.get(message.id, message.context):
            where = "{}:{}".format(*message.locations[0])
            yield f"{path}: missing, “{_words(message)}” of {where}"
    for message in catalogue:
        if message.id:
            yield from (f"{path}:{message.lineno}: {why}" for why in _amiss(message, said))


def _unreadable(room: Path) -> Iterator[str]:
    """Calls that extraction cannot read: their message is no plain string."""
    for path in sorted(room.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            built = node.args and isinstance(node.args[0], ast.JoinedStr | ast.BinOp | ast.Call)
            if built and node.func.id in KEYWORDS:
                yield f"{path}:{node.lineno}: what is translated must be one plain string"


def _amiss(message: Message, said: Catalog) -> Iterator[str]:
    words = f"“{_words(message)}”"
    if not said.get(message.id, message.context):
        yield f"stale: nobody says {words}"
    elif message.fuzzy:
        yield f"unsure: {words} is marked as fuzzy"
    for english, translation in _pairs(message):
        if not translation:
            yield f"not translated: {words}"
        elif wrong := _wrong_fields(english, translation):
            yield f"{words}: {wrong}"


def _pairs(message: Message) -> Iterator[tuple[str, str]]:
    """Each form of a translation beside the English that has all fields."""
    english = message.id if isinstance(message.id, str) else message.id[-1]
    forms = [message.string] if isinstance(message.string, str) else message.string
    return ((english, each) for each in forms or ())


def _wrong_fields(english: str, translation: str) -> str:
    """Which fields, or tags of a page, differ, in words; empty if none do."""
    try:
        wanted, given = fields(english), fields(translation)
    except ValueError as error:
        return f"broken fields ({error})"
    lacking = [f"{{{name}}}" for name in sorted(wanted - given)]
    strange = [f"{{{name}}}" for name in sorted(given - wanted)]
    here, there = (Counter(_TAG.findall(words)) for words in (english, translation))
    if '"' in translation and '"' not in english:
        strange.append('"')  # it would end an attribute of a page
    told = [f"lacks {each}" for each in (*lacking, *(here - there))]
    return ", ".join(told + [f"has {each}" for each in (*strange, *(there - here))])


def fields(words: str) -> set[str]:
    """The names in braces, and those of a template; ValueError for what stands not in pairs."""
    names = {name for _, name, _, _ in Formatter().parse(words) if name is not None}
    if "%(" not in words:
        return names
    found = list(_NAMED.finditer(words))
    if any(each[2] for each in found):
        raise ValueError("a single '%'")
    return names | {each[1] for each in found if each[1]}


def _words(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]
