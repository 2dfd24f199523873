"""What was undone, or why it was not."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.domain.outcomes.undo import Undone, UndoOvertaken
from bot.domain.rules.status import Status
from bot.domain.rules.undo import Kind, Part
from bot.render.kit.blocks import paragraph, prose
from bot.render.kit.buttons import View, undo
from bot.render.kit.card_buttons import open_button
from bot.render.kit.cards import named
from bot.render.kit.dates import spell_instant, spell_recorded
from bot.render.kit.drawing import draw
from bot.render.kit.pages import Draft
from bot.render.kit.words import FOR, NAME, counted, shorten
from bot.render.progress import change_in_words

Names = Mapping[str, str]


@draw.register
def undone(done: Undone, view: View) -> Draft:
    """How it stands again, a sentence each; whoever undid it may do it again."""
    ids = tuple(dict.fromkeys(part.line.subject for part in done.parts))
    sentences = [_SENTENCES[part.kind](part, done.names) for part in done.parts]
    again = undo(done.signature, view, "Redo")
    if len(sentences) == 1:
        return Draft(paragraph(f"Undone. {sentences[0]}", shows=ids), undo=again)
    head = f"Undone: {counted(len(sentences), 'change')} of {counted(len(ids), 'deliverable')}."
    return Draft(paragraph(head, shows=ids), [prose(each) for each in sentences], undo=again)


@draw.register
def overtaken(found: UndoOvertaken, _: View) -> Draft:
    """Who has changed it since, and to what."""
    who = shorten(found.names.get(found.since.by, found.since.by), NAME)
    at = spell_instant(found.since.at, "UTC")
    words = change_in_words(found.since, found.names)
    return Draft(
        paragraph(
            f"Nothing was undone: {named(found.card)} was changed since. {who}, {at} UTC: {words}.",
            shows=(found.card.deliverable.id,),
        ),
        buttons=[open_button(found.card)],
    )


def _lead(part: Part, names: Names) -> str:
    id, old = part.line.subject, part.line.old
    if old is None:
        return f"Nobody leads {id} {FOR[part.side]}."
    return f"{_called(old, names)} leads {id} {FOR[part.side]} again."


def _status(part: Part, _: Names) -> str:
    id, old = part.line.subject, part.line.old
    if old == Status.NOT_REPORTED:
        return f"Nothing is reported of {id} {FOR[part.side]}."
    return f"{id} is reported as {old} {FOR[part.side]} again."


def _due(part: Part, _: Names) -> str:
    id, old = part.line.subject, part.line.old
    if old is None:
        return f"{id} has no due date {FOR[part.side]}."
    return f"{id} is due {spell_recorded(old)} {FOR[part.side]} again."


def _evidence(part: Part, _: Names) -> str:
    id, line = part.line.subject, part.line
    if line.new:
        return f"The link {line.new} is no evidence of {id} {FOR[part.side]} any more."
    return f"The link {line.old} is evidence of {id} {FOR[part.side]} again."


def _coworker(part: Part, names: Names) -> str:
    id, line = part.line.subject, part.line
    if line.new:
        return f"{_called(line.new, names)} no longer works along on {id}."
    return f"{_called(str(line.old), names)} works along on {id} again."


_SENTENCES: Mapping[Kind, Callable[[Part, Names], str]] = {
    Kind.LEAD: _lead,
    Kind.STATUS: _status,
    Kind.DUE: _due,
    Kind.EVIDENCE: _evidence,
    Kind.COWORKER: _coworker,
}


def _called(user: str, names: Names) -> str:
    return shorten(names.get(user, user), NAME)
