"""Quotations: the statement's words, to the letter, with their reference."""

from __future__ import annotations

from bot.domain.statement import Kind, Sentence, Statement, Strength, Topic
from bot.render.kit.blocks import Piece, joined, rich, small
from bot.render.kit.dates import spell_day
from bot.render.kit.language import remembered
from bot.render.kit.message import Block
from bot.render.kit.words import listed

# How binding the wording is, and what that means: told where one deliverable is shown.
MEANING = {
    Strength.FIRM: "wording: firm (a plain promise)",
    Strength.CONTINUING: "wording: continuing (goes on with what exists)",
    Strength.EXPLORATORY: "wording: exploratory (to be looked into)",
    Strength.PERMISSIVE: "wording: permissive (“may”)",
}
_DOES = {
    Kind.WELCOME: "welcomes",
    Kind.CONTEXT: "context",
    # "Done" would be read as the state of a deliverable.
    Kind.DONE: "already took place",
}


@remembered(maxsize=4096)
def quote(sentence: Sentence) -> Piece:
    """A sentence, set apart, with its reference and the strength of its wording below it."""
    element = {"type": "rich_text_quote", "elements": runs(sentence)}
    words = rich([element], unmarked(sentence))
    # Only now: the mark of a quotation must stay markup.
    marked = Piece(words.blocks, f"> {words.text}")
    after = f" · read with {cited(sentence.needs)}" if sentence.needs else ""
    return joined(marked, small(f"{reference(sentence)} · {strength(sentence)}{after}"))


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
    return cited(sentence.ref) + ("" if sentence.section else " (preamble)")


def cited(ref: str) -> str:
    """A sentence's reference as it is read: "§6.3", or with its statement "2024 §6.3"."""
    return ref if "§" in ref else f"§{ref}"


def places(topic: Topic) -> str:
    """The sections that a topic is: "§6", "2025 §2, 2024 §6"; empty where it is none."""
    return ", ".join(topic.sections) or (f"§{topic.number}" if topic.number else "")


def strength(sentence: Sentence) -> str:
    """What the sentence does: "continuing", "welcomes · firm", "already took place"."""
    binding = str(sentence.strength or Kind.COMMITMENT)
    if sentence.strength is Strength.PERMISSIVE:
        binding += " (“may”)"
    return " · ".join(_DOES.get(kind, binding) for kind in sentence.kinds)


@remembered(maxsize=64)
def source(statement: Statement) -> Piece:
    """The line under every answer that quotes."""
    days = listed([spell_day(day) for day in (statement.held, *statement.before)])
    which = "Joint Statements" if statement.before else "Joint Statement"
    return small(f"Quotes: {which} of {days}. Titles: ours.")
