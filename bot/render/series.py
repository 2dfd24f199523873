"""What became of the promises from one Council to the next, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from bot.domain.diff import changes
from bot.domain.outcomes.series import (
    Compared,
    CouncilsCompared,
    Ended,
    Published,
    SentenceAsked,
)
from bot.domain.series import Wording
from bot.domain.statement import Decision, Deliverable, Statement
from bot.render.kit.blocks import Piece, Words, bold, headline, joined, paragraph, rows, small
from bot.render.kit.buttons import View, look
from bot.render.kit.dates import spell_day
from bot.render.kit.drawing import draw
from bot.render.kit.message import Block
from bot.render.kit.pages import Draft
from bot.render.kit.quotes import cited, quote, source, unmarked
from bot.render.kit.words import counted, listed, shorten

# What a table of them begins with: what changed most.
_ORDER: tuple[Decision | None, ...] = (
    None,
    Decision.STRONGER,
    Decision.WEAKER,
    Decision.KEPT,
    Decision.FULFILLED,
    Decision.DROPPED,
    Decision.UNCLEAR,
)
_TITLES: Mapping[Decision | None, str] = {
    None: "New",
    Decision.KEPT: "Kept",
    Decision.STRONGER: "Stronger",
    Decision.WEAKER: "Weaker",
    Decision.FULFILLED: "Fulfilled",
    Decision.DROPPED: "Dropped",
    Decision.UNCLEAR: "Unclear: the newer statement does not say, and the promise goes on",
}
_CHANGED = 240  # characters of a change that are quoted


@draw.register
def compared(shown: CouncilsCompared, view: View) -> Draft:
    """A table: each promise under what became of it, with both wordings' strength and place."""
    if shown.older is None:
        day = spell_day(shown.statement.held)
        words = f"There is one statement only, of {day}: nothing to compare it with yet."
        return Draft(paragraph(words), foot=source(shown.statement))
    about = "" if shown.whole else f": {listed([topic.title for topic in shown.topics])}"
    groups = [(each, [row for row in shown.rows if row.decision is each]) for each in _ORDER]
    counts = [f"{len(those)} {_word(each)}" for each, those in groups if those]
    newer, older = (spell_day(each.held) for each in (shown.statement, shown.older))
    return Draft(
        headline(f"Compared{about}"),
        [
            small(f"Statement of {newer} with that of {older}: {listed(counts) or 'no promises'}"),
            *(piece for each, those in groups for piece in _group(_TITLES[each], those)),
        ],
        foot=source(shown.statement),
    )


@draw.register
def published(shown: Published, view: View) -> Draft:
    """That a statement is new, and what it changes: what is kept is only counted."""
    compared, statement = shown.compared, shown.compared.statement
    titles = listed([topic.title for topic in compared.topics])
    about = "" if compared.whole else f"{titles}: "
    codes = "" if compared.whole else ", ".join(topic.code for topic in compared.topics)
    kept = sum(row.decision is Decision.KEPT for row in compared.rows)
    where = f"{spell_day(statement.held)}, {statement.place}"
    changed = [each for each in _ORDER if each is not Decision.KEPT]
    groups = [(each, [row for row in compared.rows if row.decision is each]) for each in changed]
    return Draft(
        headline(f"A new statement: {where}"),
        [
            paragraph(statement.title),
            small(f"{about}{counted(kept, 'promise')} kept. Those who lead go on leading."),
            *(piece for each, those in groups for piece in _group(_TITLES[each], those)),
        ],
        buttons=[look("Compare", f"compare {codes}".strip())],
        foot=source(statement),
    )


@draw.register
def ended(shown: Ended, _: View) -> Draft:
    """Why nobody is asked for it any more."""
    id = shown.deliverable.id
    words = f"{id} {shown.deliverable.title} is open no more: {end_of(shown)}."
    button = look("Open", f"show {id}", spoken=f"Open {id}")
    return Draft(paragraph(words), buttons=[button])


@draw.register
def sentence_asked(asked: SentenceAsked, _: View) -> Draft:
    """A choice: sentences of several statements have that reference."""
    refs = [each.ref for each in asked.sentences]
    head = paragraph(f"§{asked.ref} stands in more than one statement. Which one?")
    return Draft(head, rows([look(ref, f"show {ref}") for ref in refs], listed(refs, "or")))


def end_of(shown: Ended) -> str:
    """How a promise came to its end: "the statement of 24 June 2025 says that it is fulfilled"."""
    day = spell_day(shown.statement.held)
    if shown.decision is Decision.FULFILLED:
        return f"by the statement of {day} it is fulfilled"
    return f"the statement of {day} has dropped it"


def became(
    older: Statement | None, counts: Mapping[Decision, int], gone: Sequence[Deliverable]
) -> list[Piece]:
    """One line on what became of the promises of the statement before, on a topic."""
    if older is None:
        return []
    told = [f"{number} {_word(each)}" for each in _ORDER if each and (number := counts.get(each))]
    if not told:
        return []
    names = f" Open no more: {listed([each.id for each in gone])}." if gone else ""
    whole = counted(sum(counts.values()), "promise")
    day = spell_day(older.held)
    return [small(f"Of {whole} open since the statement of {day}: {listed(told)}.{names}")]


def compare_button(code: str, title: str) -> Block:
    """The button that compares a topic with the statement before."""
    return look("Compare", f"compare {code}", spoken=f"Compare {title} with the statement before")


def life(wordings: Sequence[Wording]) -> list[Piece]:
    """The wordings of a promise before the newest, each with what the next one changed in it.

    And, on top, what the newest statement says of it, where that is no wording.
    """
    pieces = [_silence(each) for each in wordings if each.deliverable is None]
    worded = [each for each in wordings if each.deliverable]
    for newer, older in pairwise(worded):
        pieces.append(joined(_step(newer, older), *_quotes(older)))
    return pieces


def _word(decision: Decision | None) -> str:
    return "new" if decision is None else str(decision)


def _group(title: str, those: Sequence[Compared]) -> list[Piece]:
    """Promises under what became of them; the title stays with the first of them."""
    if not those:
        return []
    first, *others = [_row(each) for each in those]
    return [joined(paragraph(bold(f"{title} ({len(those)})")), first), *others]


def _row(each: Compared) -> Piece:
    what = each.card.deliverable
    steps = [_wording(wording) for wording in (each.before, each.now) if wording]
    facts = " → ".join(step for step in steps if step)
    words: list[Words] = [bold(what.id), f" {what.title}\n{facts}" if facts else f" {what.title}"]
    return paragraph(*words, beside=look("Open", f"show {what.id}", spoken=f"Open {what.id}"))


def _wording(wording: Wording) -> str:
    """What a statement says of it, in short: "exploratory, 2024 §3.1"."""
    refs = listed([cited(each.ref) for each in wording.sentences])
    strength = str(wording.deliverable.strength) if wording.deliverable else ""
    return ", ".join(part for part in (strength, refs) if part)


def _silence(wording: Wording) -> Piece:
    """A statement that has no wording of its own for it."""
    day = spell_day(wording.statement.held)
    refs = listed([cited(each.ref) for each in wording.sentences])
    told = {
        Decision.FULFILLED: f"By the statement of {day} it is fulfilled",
        Decision.DROPPED: f"The statement of {day} has dropped it",
    }
    words = told.get(
        wording.decision or Decision.UNCLEAR, f"The statement of {day} does not say what became"
    )
    head = paragraph(bold(f"{words}{f' ({refs})' if refs else ''}."))
    return joined(head, *(quote(each) for each in wording.sentences))


def _step(newer: Wording, older: Wording) -> Piece:
    """What a later wording changed in the one before, and what strength that had."""
    was = older.deliverable.strength if older.deliverable else ""
    head = bold(f"Wording of {spell_day(older.statement.held)}, {was}")
    decided = f" · then {newer.decision}" if newer.decision else ""
    return paragraph(head, f"{decided}\n{_changed(older, newer)}")


def _changed(older: Wording, newer: Wording) -> str:
    """The words that were taken out and put in, in the order of the text."""
    texts = (" ".join(unmarked(s) for s in each.sentences) for each in (older, newer))
    found = changes(*texts)
    if found is None:
        return "It was worded anew."
    told = []
    for run in found:
        out, put = shorten(run.old, _CHANGED), shorten(run.new, _CHANGED)
        if out and put:
            told.append(f"“{out}” became “{put}”")
        else:
            told.append(f"“{put}” was added" if put else f"“{out}” was left out")
    return f"Since then: {'; '.join(told)}." if told else "The words are the same since."


def _quotes(wording: Wording) -> list[Piece]:
    return [quote(each) for each in wording.sentences]
