"""What became of the promises from one Council to the next, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from bot.domain.diff import Run, changes
from bot.domain.outcomes.series import (
    Compared,
    CouncilsCompared,
    Ended,
    NothingToRenew,
    Published,
    RenewalAsked,
    Renewed,
    SentenceAsked,
)
from bot.domain.series import Wording
from bot.domain.state import Renewal
from bot.domain.statement import Decision, Deliverable, Fate, Milestone, Statement
from bot.render.kit.blocks import Part, Piece, bold, headline, joined, paragraph, rows, small
from bot.render.kit.buttons import View, do, look
from bot.render.kit.card_buttons import open_button
from bot.render.kit.card_tables import id_button
from bot.render.kit.dates import spell, spell_day
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, enumerated, listed, marked, ngettext, together
from bot.render.kit.message import Block
from bot.render.kit.pages import Draft
from bot.render.kit.quotes import STRENGTHS, cited, quote, source, unmarked
from bot.render.kit.tables import Cell, Row, Table
from bot.render.kit.words import SIDES, aside, in_state, shorten, title

# What became of a promise, None for a new one: in the order of a table, what changed most first.
_DECIDED: Mapping[Decision | None, str] = {
    None: marked("new"),
    Decision.STRONGER: marked("stronger"),
    Decision.WEAKER: marked("weaker"),
    Decision.KEPT: marked("kept"),
    Decision.FULFILLED: marked("fulfilled"),
    Decision.DROPPED: marked("dropped"),
    Decision.UNCLEAR: marked("unclear"),
}
_CHANGED = 240  # characters of a change that are quoted


@draw.register
def compared(shown: CouncilsCompared, view: View) -> Draft:
    """A table: each promise under what became of it, with both wordings' strength and place."""
    day = spell_day(shown.statement.held)
    if shown.older is None:
        words = _("There is one statement only, of {day}: nothing to compare it with yet.")
        return Draft(paragraph(words.format(day=day)), foot=source(shown.statement))
    titles = listed([title(topic) for topic in shown.topics])
    heading = _("Compared") if shown.whole else _("Compared: {topics}").format(topics=titles)
    words = _("The statement of {day} beside that of {older}: {counts}.")
    counts = _counted(Counter(row.decision for row in shown.rows)) or _("no promises")
    facts = words.format(day=day, older=spell_day(shown.older.held), counts=counts)
    return Draft(
        headline(heading), [small(facts), *_table(shown.rows)], foot=source(shown.statement)
    )


@draw.register
def published(shown: Published, view: View) -> Draft:
    """That a statement is new, and what it changes: what is kept is only counted."""
    told, statement = shown.compared, shown.compared.statement
    heading = _("A new statement: {place}, {day}")
    counts = _counted(Counter(row.decision for row in told.rows)) or _("no promises")
    topics = "" if told.whole else listed([title(topic) for topic in told.topics])
    facts = [topics, counts, _("Those who lead go on leading.")]
    codes = "" if told.whole else ", ".join(topic.code for topic in told.topics)
    changed = [row for row in told.rows if row.decision is not Decision.KEPT]
    return Draft(
        headline(heading.format(place=statement.place, day=spell_day(statement.held))),
        [
            paragraph(statement.title),
            small(" · ".join(fact for fact in facts if fact)),
            *_table(changed),
        ],
        buttons=[look(_("Compare"), f"compare {codes}".strip())],
        foot=source(statement),
    )


@draw.register
def renewal_asked(asked: RenewalAsked, view: View) -> Draft:
    """The question, with what the coordinator can choose; after that, what was chosen."""
    day = spell_day(asked.statement.held)
    heading = _("The statement of {day}: do the leads go on?").format(day=day)
    count = sum(number for _topic, number in asked.led)
    words = ngettext(
        "{side} has {number} lead in what goes on. Leads stay as they are. Shall they be asked "
        "“Still yours?” in their next daily message?",
        "{side} has {number} leads in what goes on. Leads stay as they are. Shall they be asked "
        "“Still yours?” in their next daily message?",
        count,
    )
    topics = listed([title(topic) + aside(number) for topic, number in asked.led])
    some = _("For some topics only, say for example: renew {code}").format(
        code=asked.led[0][0].code if asked.led else "CYBER"
    )
    ways = [
        _doing(_("Ask all"), "renew all", view),
        _doing(_("Ask nobody"), "renew none", view),
    ]
    return Draft(
        headline(heading),
        [
            *([small(_chosen(asked.chosen))] if asked.chosen else []),
            paragraph(words.format(side=SIDES[asked.side], number=count)),
            small(topics),
            small(some),
        ],
        buttons=ways,
    )


@draw.register
def renewed(done: Renewed, _view: View) -> Draft:
    """Whom the coordinator has asked."""
    if not done.topics:
        return Draft(paragraph(_("Nobody is asked. All leads go on.")))
    words = ngettext(
        "{number} lead is asked “Still yours?” on the next working day: {topics}.",
        "{number} leads are asked “Still yours?” on the next working day: {topics}.",
        done.leads,
    )
    topics = _("all topics") if done.whole else listed([title(topic) for topic in done.topics])
    return Draft(paragraph(words.format(number=done.leads, topics=topics)))


@draw.register
def nothing_to_renew(_nothing: NothingToRenew, _view: View) -> Draft:
    """That there is no later statement."""
    return Draft(paragraph(_("There is one statement only: nobody need be asked yet.")))


def _chosen(chosen: Renewal) -> str:
    if not chosen.topics:
        return _("You chose to ask nobody.")
    return _("You chose to ask about: {topics}.").format(topics=listed(chosen.topics))


def _doing(label: str, command: str, view: View) -> Block:
    """A button that says a command, and shows the question again as it stands then."""
    return do(label, command, view=view.back, page=view.page, spoken=label)


@draw.register
def ended(shown: Ended, _view: View) -> Draft:
    """Why nobody is asked for it any more."""
    id = shown.deliverable.id
    words = (
        _("{id} {title} is open no more: by the statement of {day} it is fulfilled.")
        if shown.decision is Decision.FULFILLED
        else _("{id} {title} is open no more: the statement of {day} has dropped it.")
    )
    day = spell_day(shown.statement.held)
    head = paragraph(words.format(id=id, title=title(shown.deliverable), day=day))
    return Draft(head, buttons=[open_button(id)])


@draw.register
def sentence_asked(asked: SentenceAsked, _view: View) -> Draft:
    """A choice: sentences of several statements have that reference."""
    refs = [each.ref for each in asked.sentences]
    words = _("{ref} stands in more than one statement. Which one?").format(ref=cited(asked.ref))
    choices = [look(ref, f"show {ref}") for ref in refs]
    return Draft(paragraph(words), rows(choices, listed(refs, "or")))


def became(
    older: Statement | None, counts: Mapping[Decision | None, int], gone: Sequence[Deliverable]
) -> list[Piece]:
    """One line on what became of the promises of the statements before, on a topic."""
    told = _counted(counts)
    if older is None or not told:
        return []
    number = sum(counts.values())
    words = ngettext(
        "{number} promise was open after the statement of {day}: {counts}.",
        "{number} promises were open after the statement of {day}: {counts}.",
        number,
    )
    facts = [words.format(number=number, day=spell_day(older.held), counts=told)]
    if gone:
        ids = listed([each.id for each in gone])
        facts.append(_("Open no more: {ids}.").format(ids=ids))
    return [small(together(*facts))]


def compare_button(code: str, topic: str) -> Block:
    """The button that compares a topic with the statement before."""
    spoken = _("Compare {topic} with the statement before").format(topic=topic)
    return look(_("Compare"), f"compare {code}", spoken=spoken)


def life(wordings: Sequence[Wording]) -> list[Piece]:
    """The wordings of a promise before the newest, each with what the next one changed in it.

    On top, what later statements say of it that have no wording of their own.
    """
    pieces = [_unworded(each) for each in wordings if each.deliverable is None]
    worded = [each for each in wordings if each.deliverable]
    for newer, older in pairwise(worded):
        pieces.append(joined(_step(newer, older), *(quote(each) for each in older.sentences)))
    return pieces


def told_otherwise(recorded: Milestone, told: Milestone | None) -> list[Piece]:
    """That a statement tells of a meeting what cannot be, by what is recorded here."""
    if told is None:
        return []
    refs = listed([cited(ref) for ref in told.sentences[:1]])
    words = (
        _("The statement says otherwise: it was held, {date} ({ref}). What was set here counts.")
        if told.outcome is Fate.HELD
        else _("The statement says otherwise: {date} ({ref}). What was set here counts.")
    )
    take = _("To take over what it says: {command}").format(command=_taking(told))
    return [paragraph(bold(words.format(date=spell(told.when), ref=refs)), f" {take}")]


def change_of(told: Wording) -> str:
    """What the newest statement made of a promise: "stronger in the statement of 24 June 2025"."""
    words = {
        Decision.STRONGER: _("stronger in the statement of {day}"),
        Decision.WEAKER: _("weaker in the statement of {day}"),
        Decision.FULFILLED: _("fulfilled, by the statement of {day}"),
        Decision.DROPPED: _("dropped in the statement of {day}"),
    }[told.decision or Decision.DROPPED]
    return words.format(day=spell_day(told.statement.held))


def _taking(told: Milestone) -> str:
    """The command that records a meeting as a statement tells it."""
    verb = "held" if told.outcome is Fate.HELD else "move"
    return f"milestone {verb} {told.id} {told.when.words}"


def _counted(counts: Mapping[Decision | None, int]) -> str:
    """How many promises came to what: "8 stronger, 1 weaker and 20 kept"."""
    told = [in_state(counts[each], _(_DECIDED[each])) for each in _DECIDED if counts.get(each)]
    return listed(told)


def _table(those: Sequence[Compared]) -> list[Part]:
    """Promises, what changed most first, with what became of each; nothing where there are none."""
    if not those:
        return []
    columns = (_("Id"), _("Deliverable"), _("Became"), _("Before"), _("Now"))
    ordered = [row for decision in _DECIDED for row in those if row.decision is decision]
    table = Table(_("What became of each promise"), columns, tuple(map(_row, ordered)))
    unclear = _("Unclear: the newer statement does not say, and the promise goes on.")
    return [table, *([small(unclear)] if ordered[-1].decision is Decision.UNCLEAR else [])]


def _row(each: Compared) -> Row:
    what, became = each.card.deliverable, _(_DECIDED[each.decision])
    steps = [_wording(wording) if wording else "" for wording in (each.before, each.now)]
    told = " → ".join(step for step in steps if step)
    facts = _("{became}: {wordings}").format(became=became, wordings=told) if told else became
    words = (bold(what.id), f" {title(what)}\n{facts}")
    cells: tuple[Cell, ...] = (id_button(what.id), title(what), became, *steps)
    return Row(cells, words, what.id, open_button(what.id))


def _strength(wording: Wording) -> str:
    """How binding a wording is; empty where it is none of ours to say."""
    strength = wording.deliverable.strength if wording.deliverable else None
    return STRENGTHS[strength] if strength else ""


def _wording(wording: Wording) -> str:
    """What a statement says of it, in short: "exploratory, 2024 §3.1"."""
    refs = listed([cited(each.ref) for each in wording.sentences])
    strength = _strength(wording)
    return enumerated([part for part in (strength, refs) if part])


def _unworded(wording: Wording) -> Piece:
    """What a statement says of it that has no wording of its own for it."""
    words = {
        Decision.FULFILLED: _("By the statement of {day} it is fulfilled."),
        Decision.DROPPED: _("The statement of {day} has dropped it."),
    }.get(
        wording.decision or Decision.UNCLEAR,
        _("The statement of {day} does not say what became of it."),
    )
    head = paragraph(bold(words.format(day=spell_day(wording.statement.held))))
    return joined(head, *(quote(each) for each in wording.sentences))


def _step(newer: Wording, older: Wording) -> Piece:
    """The strength of an earlier wording, what a later one changed, and what was decided then."""
    day = spell_day(older.statement.held)
    strength = _strength(older)
    head = bold(_("Wording of {day}, {strength}").format(day=day, strength=strength))
    then = _(_DECIDED[newer.decision]) if newer.decision else ""
    return paragraph(head, f" → {then}\n{_changed(older, newer)}" if then else "")


def _changed(older: Wording, newer: Wording) -> str:
    """The words that were taken out and put in, in the order of the text."""
    before, after = (" ".join(unmarked(s) for s in each.sentences) for each in (older, newer))
    found = changes(before, after)
    if found is None:
        return _("It was worded anew.")
    if not found:
        return _("The words are the same since.")
    return _("Since then: {changes}.").format(changes="; ".join(_change(run) for run in found))


def _change(run: Run) -> str:
    old, new = shorten(run.old, _CHANGED), shorten(run.new, _CHANGED)
    if not new:
        return _("“{words}” was left out").format(words=old)
    if not old:
        return _("“{words}” was added").format(words=new)
    return _("“{old}” became “{new}”").format(old=old, new=new)
