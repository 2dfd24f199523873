"""Quotations: the statement's words, to the letter, with their reference."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.statement import (
    Document,
    Kind,
    Sentence,
    Statement,
    Strength,
    Topic,
    Translated,
)
from bot.render.kit.blocks import Piece, joined, rich, small
from bot.render.kit.dates import spell_day
from bot.render.kit.language import _, current, listed, marked, remembered
from bot.render.kit.message import Block
from bot.render.kit.words import Terms, called, escape

# How binding the wording is, and what that means: told where one deliverable is shown.
MEANING = Terms(
    {
        Strength.FIRM: marked("wording: firm (a plain promise)"),
        Strength.CONTINUING: marked("wording: continuing (goes on with what exists)"),
        Strength.EXPLORATORY: marked("wording: exploratory (to be looked into)"),
        Strength.PERMISSIVE: marked("wording: permissive (“may”)"),
    }
)
STRENGTHS = Terms(
    {
        Strength.FIRM: marked("firm"),
        Strength.CONTINUING: marked("continuing"),
        Strength.EXPLORATORY: marked("exploratory"),
        Strength.PERMISSIVE: marked("permissive"),
    }
)
_DOES = {
    Kind.WELCOME: marked("welcomes"),
    Kind.CONTEXT: marked("context"),
    # "Done" would be read as the state of a deliverable.
    Kind.DONE: marked("already took place"),
}


@remembered(maxsize=4096)
def quote(sentence: Sentence) -> Piece:
    """A sentence, set apart, with its reference and the strength of its wording below it.

    An official translation's words stand between, where somebody has entered them.
    """
    words = rich([_set_apart(runs(sentence))], unmarked(sentence))
    # Only now: the mark of a quotation must stay markup.
    set_apart = Piece(words.blocks, f"> {words.text}")
    return joined(set_apart, *official(sentence), small(_reference(sentence)))


def official(sentence: Sentence) -> list[Piece]:
    """The words of an official translation into the reader's language, below where they stand."""
    return [_official(each) for each in _spoken(sentence)]


def translations(sentence: Sentence) -> tuple[tuple[str, str], ...]:
    """The same for plain text: its words, and which translation that is."""
    return tuple((each.words, _where(each.source)) for each in _spoken(sentence))


def _spoken(sentence: Sentence) -> list[Translated]:
    """The official translation into the reader's language, if there is one."""
    return [each for each in sentence.translated if each.source.language == current()]


def _set_apart(words: list[Block]) -> Block:
    return {"type": "rich_text_quote", "elements": words}


def _official(translated: Translated) -> Piece:
    block: Block = {"type": "rich_text", "elements": [*_in_translation(translated)]}
    text = f"{escape(_where(translated.source))}\n> {escape(translated.words)}"
    return Piece((block,), text)


def _in_translation(translated: Translated) -> tuple[Block, Block]:
    """Where an official translation stands, with its address, and its words, set apart."""
    link = {"type": "link", "url": translated.source.link, "text": _where(translated.source)}
    where = {"type": "rich_text_section", "elements": [link]}
    return where, _set_apart([{"type": "text", "text": translated.words}])


def _where(source: Document) -> str:
    return _("Official translation: {title}, {day}").format(
        title=source.title, day=spell_day(source.published)
    )


FOLDED = 10  # blocks that Slack takes in one box


def folded(title: str, sentences: Sequence[Sentence]) -> list[Piece]:
    """Sentences in boxes that a reader opens: a phone then shows first who does what.

    Where a workspace has no such boxes, and for those who hear the message, they stand open.
    """
    chunks = [sentences[at : at + FOLDED] for at in range(0, len(sentences), FOLDED)]
    return [_box(title, chunk) for chunk in chunks]


def _box(title: str, sentences: Sequence[Sentence]) -> Piece:
    standing_open = joined(*map(quote, sentences))
    box: Block = {
        "type": "container",
        "title": {"type": "plain_text", "text": title},
        "is_collapsible": True,
        "default_collapsed": True,
        "child_blocks": [_in_box(sentence) for sentence in sentences],
    }
    return Piece((box,), standing_open.text, plain=standing_open.blocks)


def _in_box(sentence: Sentence) -> Block:
    """A sentence with its reference in one block, of which a box holds few."""
    place: Block = {"type": "text", "text": _reference(sentence)}
    translated = [each for one in _spoken(sentence) for each in _in_translation(one)]
    return {
        "type": "rich_text",
        "elements": [
            _set_apart(runs(sentence)),
            *translated,
            {"type": "rich_text_section", "elements": [place]},
        ],
    }


def _reference(sentence: Sentence) -> str:
    """Where a sentence stands, how strong it is, and what it is read with."""
    facts = [reference(sentence), strength(sentence)]
    if sentence.needs:
        facts.append(_("read with {ref}").format(ref=cited(sentence.needs)))
    return " · ".join(facts)


def runs(sentence: Sentence) -> list[Block]:
    """The words as rich text: what the source sets in `**` is bold."""
    parts = sentence.exact.split("**")
    return [
        {"type": "text", "text": part} | ({"style": {"bold": True}} if number % 2 else {})
        for number, part in enumerate(parts)
        if part
    ]


def unmarked(sentence: Sentence) -> str:
    """The words without the source's marks."""
    return sentence.exact.replace("**", "")


def reference(sentence: Sentence) -> str:
    """Where the sentence stands: "§6.3", "2024 §6.3", "§0.4 (preamble)"."""
    ref = cited(sentence.ref)
    return ref if sentence.section else _("{ref} (preamble)").format(ref=ref)


def cited(ref: str) -> str:
    """A sentence's reference as it is read: "§6.3", or with its statement "2024 §6.3"."""
    return ref if "§" in ref else f"§{ref}"


def places(topic: Topic) -> str:
    """The sections that a topic is: "§6", "2025 §2, 2024 §6"; empty where it is none."""
    return ", ".join(topic.sections) or (f"§{topic.number}" if topic.number else "")


def strength(sentence: Sentence) -> str:
    """What the sentence does: "continuing", "welcomes · firm", "already took place".

    Where it is not both sides who promise, it says who does.
    """
    binding = STRENGTHS[sentence.strength] if sentence.strength else _("commitment")
    if sentence.strength is Strength.PERMISSIVE:
        binding = _("{strength} (“may”)").format(strength=binding)
    if sentence.promisers:
        parties = called(sentence.promisers)
        binding = _("{strength}, by {parties}").format(strength=binding, parties=parties)
    return " · ".join(_(_DOES[kind]) if kind in _DOES else binding for kind in sentence.kinds)


@remembered(maxsize=64)
def source(statement: Statement) -> Piece:
    """The line under every answer that quotes."""
    dates = listed([spell_day(day) for day in (statement.held, *statement.before)])
    words = (
        _("Quotes: Joint Statements of {dates}. Titles: ours.")
        if statement.before
        else _("Quotes: Joint Statement of {dates}. Titles: ours.")
    )
    return small(words.format(dates=dates))
