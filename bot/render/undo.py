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
from bot.render.kit.language import _, ngettext
from bot.render.kit.pages import Draft
from bot.render.kit.words import NAME, THE, shorten, state_of
from bot.render.progress import change_in_words

Names = Mapping[str, str]


@draw.register
def undone(done: Undone, view: View) -> Draft:
    """How it stands again, a sentence each; whoever undid it may do it again."""
    ids = tuple(dict.fromkeys(part.line.subject for part in done.parts))
    sentences = [_SENTENCES[part.kind](part, done.names) for part in done.parts]
    again = undo(done.signature, view, _("Redo"))
    if len(sentences) == 1:
        head = _("Undone. {sentence}").format(sentence=sentences[0])
        return Draft(paragraph(head, shows=ids), undo=again)
    head = ngettext("Undone: {number} change.", "Undone: {number} changes.", len(sentences))
    head = head.format(number=len(sentences))
    return Draft(paragraph(head, shows=ids), [prose(each) for each in sentences], undo=again)


@draw.register
def overtaken(found: UndoOvertaken, _view: View) -> Draft:
    """Who has changed it since, and to what."""
    who = shorten(found.names.get(found.since.by, found.since.by), NAME)
    at = spell_instant(found.since.at, "UTC")
    words = change_in_words(found.since, found.names)
    sentence = _("Nothing was undone: {what} was changed since. {who}, {at} UTC: {change}.").format(
        what=named(found.card), who=who, at=at, change=words
    )
    ids = (found.card.deliverable.id,)
    return Draft(paragraph(sentence, shows=ids), buttons=[open_button(found.card.deliverable.id)])


def _lead(part: Part, names: Names) -> str:
    id, old, side = part.line.subject, part.line.old, THE[part.side]
    if old is None:
        return _("Nobody leads {id} for {side}.").format(id=id, side=side)
    name = _called(old, names)
    return _("{name} leads {id} for {side} again.").format(name=name, id=id, side=side)


def _status(part: Part, _names: Names) -> str:
    id, old, side = part.line.subject, part.line.old, THE[part.side]
    if old == Status.NOT_REPORTED:
        return _("Nothing is reported of {id} for {side}.").format(id=id, side=side)
    return _("{id} is reported as {state} for {side} again.").format(
        id=id, state=state_of(old or ""), side=side
    )


def _due(part: Part, _names: Names) -> str:
    id, old, side = part.line.subject, part.line.old, THE[part.side]
    if old is None:
        return _("{id} has no due date for {side}.").format(id=id, side=side)
    return _("{id} is due {date} for {side} again.").format(
        id=id, date=spell_recorded(old), side=side
    )


def _evidence(part: Part, _names: Names) -> str:
    id, line, side = part.line.subject, part.line, THE[part.side]
    if line.new:
        sentence = _("The link {link} is no longer evidence of {id} for {side}.")
        return sentence.format(link=line.new, id=id, side=side)
    return _("The link {link} is evidence of {id} for {side} again.").format(
        link=line.old, id=id, side=side
    )


def _coworker(part: Part, names: Names) -> str:
    id, line = part.line.subject, part.line
    if line.new:
        name = _called(line.new, names)
        return _("{name} no longer helps with {id}.").format(name=name, id=id)
    name = _called(str(line.old), names)
    return _("{name} helps with {id} again.").format(name=name, id=id)


_SENTENCES: Mapping[Kind, Callable[[Part, Names], str]] = {
    Kind.LEAD: _lead,
    Kind.STATUS: _status,
    Kind.DUE: _due,
    Kind.EVIDENCE: _evidence,
    Kind.COWORKER: _coworker,
}


def _called(user: str, names: Names) -> str:
    return shorten(names.get(user, user), NAME)
