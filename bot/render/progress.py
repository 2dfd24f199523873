"""How far it is, when it is due, what shows it; and who changed what, and when."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.commands.press import COMMAND_LIMIT
from bot.domain.commands.progress import NOTE_LIMIT
from bot.domain.forms import Field
from bot.domain.outcomes.errors import AlreadyRecorded
from bot.domain.outcomes.forms import EvidenceFormOpened, ReportFormOpened
from bot.domain.outcomes.progress import (
    DoneAsked,
    DueSet,
    EvidenceAdded,
    EvidenceWithdrawn,
    HistoryShown,
    Reported,
    ReportOvertaken,
    ReportUnchanged,
    StatusSet,
    WithdrawAsked,
)
from bot.domain.rules.status import Status
from bot.domain.rules.undo import UNDO
from bot.domain.sides import Side
from bot.domain.state import Change, Evidence, Standing
from bot.domain.statement import Milestone
from bot.render.kit import fields as f
from bot.render.kit import lateness
from bot.render.kit.blocks import (
    Piece,
    about_channel,
    bold,
    code,
    filled,
    headline,
    joined,
    linked,
    paragraph,
    prose,
    rows,
    small,
)
from bot.render.kit.buttons import View, do, undo
from bot.render.kit.card_buttons import open_button
from bot.render.kit.cards import named, seats
from bot.render.kit.dates import spell_instant, spell_recorded
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, between, listed, marked, pgettext, together
from bot.render.kit.message import Block, Modal
from bot.render.kit.milestones import spell_fate
from bot.render.kit.pages import Draft
from bot.render.kit.standings import due_date, spell_due
from bot.render.kit.words import (
    MEANINGS,
    NAME,
    SIDES,
    STATES,
    THE,
    Terms,
    fact,
    sentence_case,
    shorten,
    state_of,
    title,
)
from bot.render.lists import nothing_led


@draw.register
def status_set(done: StatusSet, view: View) -> Draft:
    """How far a side is, as it has just said; what it said before for a single reader only."""
    card, standing, what = done.card, done.card.standing(done.side), named(done.card)
    sentence = _now(standing, what, done.side, view)
    told = (Status.NOT_REPORTED, card.status(done.side))
    before = (
        _("Before: {before}.").format(before=STATES[done.before])
        if view.viewer and done.before not in told
        else ""
    )
    return Draft(
        paragraph(together(sentence, before), shows=(card.deliverable.id,)),
        note(standing, view),
        buttons=[open_button(card.deliverable.id)],
        undo=undo(done.signature, view),
    )


@draw.register
def done_asked(asked: DoneAsked, _view: View) -> Draft:
    """Really complete? Nothing is recorded before the button."""
    id = asked.card.deliverable.id
    record = do(
        _("Record as complete"), f"done {id}", spoken=_("Record {id} as complete").format(id=id)
    )
    return Draft(
        paragraph(
            _("Record {what} as complete for {side}?").format(
                what=named(asked.card), side=THE[asked.side]
            ),
            shows=(id,),
        ),
        [small(_("Nothing has been recorded yet."))],
        buttons=[record | {"style": "primary"}],
    )


@draw.register
def due_set(done: DueSet, view: View) -> Draft:
    """When a side means to be done, or that it no longer says so."""
    ids = tuple(card.deliverable.id for card in done.cards)
    late = lateness.passed(done.cards, done.side, done.today)
    return Draft(
        paragraph(together(_due_for(done), late), shows=ids),
        _before(done) if view.viewer else [],
        buttons=[open_button(done.cards[0].deliverable.id)] if len(ids) == 1 else [],
        undo=undo(done.signature, view),
    )


def _due_for(done: DueSet) -> str:
    """What is due when, for which side: one by its name, several by their ids."""
    side, ids = THE[done.side], listed([card.deliverable.id for card in done.cards])
    one = named(done.cards[0]) if len(done.cards) == 1 else ""
    if done.when is None:
        if one:
            return _("{what} no longer has a due date for {side}.").format(what=one, side=side)
        return _("{list} no longer have a due date for {side}.").format(list=ids, side=side)
    when = spell_due(done.when, done.milestone)
    return (
        _("{what} is due {when} for {side}.").format(what=one, when=when, side=side)
        if one
        else _("{list} are due {when} for {side}.").format(list=ids, when=when, side=side)
    )


def _before(done: DueSet) -> list[Piece]:
    """What stood before, of each deliverable where that differs; nothing, where it still stands."""
    dates = [due_date(card, done.side) for card in done.before]
    if dates == [due_date(card, done.side) for card in done.cards]:
        return []
    if len(set(dates)) > 1:
        each = [
            _("{id} was due {when}").format(id=card.deliverable.id, when=words)
            if words
            else _("{id} had no due date").format(id=card.deliverable.id)
            for card, words in zip(done.cards, dates, strict=True)
        ]
        return [paragraph(_("Before: {list}.").format(list=listed(each)))]
    before = (
        _("Before, it was due {when}.").format(when=dates[0])
        if dates[0]
        else _("Before, it had no due date.")
    )
    again = _set_again(done)
    if not again:
        return [paragraph(before)]
    say = filled(_("To set that again, say: {command}"), command=code(again))
    return [paragraph(before, between(), *say)]


def _set_again(done: DueSet) -> str:
    """The command that sets the date which stood before; empty where it cannot be set any more."""
    side, first = done.side, done.before[0]
    old, when = first.standing(side), first.due(side)
    words = when.words if when else "none"
    if old and old.milestone:
        if when and when.latest and when.latest < done.today:
            return ""  # nothing can be set before a meeting that is over
        words = old.milestone
    return f"due {' '.join(card.deliverable.id for card in done.before)} {words}"


@draw.register
def evidence_added(done: EvidenceAdded, view: View) -> Draft:
    """A link that shows progress."""
    proof = done.evidence
    what, side = named(done.card), THE[proof.side]
    words = (
        _("You added evidence of {what} for {side}: ").format(what=what, side=side)
        if view.viewer == proof.by
        else _("{name} added evidence of {what} for {side}: ").format(
            name=shorten(proof.name, NAME), what=what, side=side
        )
    )
    return Draft(
        linked(words, proof.link, shows=(done.card.deliverable.id,)),
        note(proof, view),
        buttons=[open_button(done.card.deliverable.id)],
        undo=undo(done.signature, view),
    )


@draw.register
def evidence_withdrawn(done: EvidenceWithdrawn, view: View) -> Draft:
    """A link that shows progress no more."""
    words = _("Withdrawn as evidence of {what} for {side}: ").format(
        what=named(done.card), side=THE[done.side]
    )
    return Draft(
        linked(words, done.link, shows=(done.card.deliverable.id,)),
        [small(_("The history keeps it."))],
        buttons=[open_button(done.card.deliverable.id)],
        undo=undo(done.signature, view),
    )


@draw.register
def withdraw_asked(asked: WithdrawAsked, _view: View) -> Draft:
    """Which of the links that there are; each with its button, as far as one can carry it."""
    known = {"what": named(asked.card), "side": THE[asked.side]}
    if not asked.evidence:
        words = _("There is no evidence of {what} for {side}.").format(**known)
        return Draft(paragraph(words), buttons=[open_button(asked.card.deliverable.id)])
    links = [_to_withdraw(each, n) for n, each in enumerate(asked.evidence, start=1)]
    question = _("Which link is no longer evidence of {what} for {side}?").format(**known)
    return Draft(paragraph(question), links)


def _to_withdraw(proof: Evidence, number: int) -> Piece:
    """A link with its button, if one can carry it; two links may end in the same word."""
    told = linked(f"{shorten(proof.name, NAME)}: ", proof.link)
    command = f"evidence withdraw {proof.deliverable} {proof.link}"
    if len(command) > COMMAND_LIMIT:
        return told
    spoken = _("Withdraw {link}").format(link=proof.link)
    button = do(_("Withdraw"), command, spoken=spoken)
    numbered = button | {"action_id": f"{button['action_id']}.{number}"}
    return joined(told, *rows([numbered]))


@draw.register
def already_recorded(_done: AlreadyRecorded, _view: View) -> Draft:
    """Slack has sent the same once more."""
    return Draft(paragraph(_("That was done already. Slack sent it twice.")))


def note(about: Standing | Evidence | None, view: View) -> list[Piece]:
    """The note, where one reader alone sees it."""
    return (
        [prose(_("Note: {note}").format(note=about.note))]
        if view.viewer and about and about.note
        else []
    )


@draw.register
def reported(done: Reported, view: View) -> Draft:
    """What a side has just said; what stayed as it was is not repeated."""
    standing, proof = done.card.standing(done.side), done.evidence
    words = together(_first(done, view), _due_change(done))
    shows = (done.card.deliverable.id,)
    told = paragraph(words, shows=shows)
    if proof:
        told = linked(together(words, _("Evidence: ")), proof.link, shows=shows)
    # One note is enough to recognise: the other stands where the deliverable is shown.
    notes = note(standing, view) if done.status_set else []
    return Draft(
        told,
        notes or note(proof, view),
        buttons=[open_button(done.card.deliverable.id)],
        undo=undo(done.signature, view),
    )


@draw.register
def unchanged(found: ReportUnchanged, _view: View) -> Draft:
    """What was filled in was what had been reported."""
    what, side = named(found.card), THE[found.side]
    return Draft(
        paragraph(
            _("Nothing has changed: the report on {what} for {side} stays.").format(
                what=what, side=side
            )
        )
    )


@draw.register
def overtaken(found: ReportOvertaken, view: View) -> Draft:
    """Somebody has reported since the form was opened: this is how it stands."""
    card, side = found.card, found.side
    standing, what, date = card.standing(side), named(card), due_date(card, side)
    words = [_("Since you opened this form, the report has changed.")]
    words.append(_now(standing, what, side, view))
    if date:
        words.append(_("It is due {date}.").format(date=date))
    words.append(_("What you filled in was not recorded. Send it again to replace this."))
    head = paragraph(together(*words), shows=(card.deliverable.id,))
    return Draft(head, note(standing, view))


def _now(standing: Standing | None, what: str, side: Side, view: View) -> str:
    """What is reported now, in a sentence."""
    if standing is None or standing.status is Status.NOT_REPORTED:
        return _("{what} is not reported for {side}.").format(what=what, side=THE[side])
    return _reports(standing.by, standing.name, what, standing.status, side, view)


def _reports(by: str, name: str, what: str, status: Status, side: Side, view: View) -> str:
    """Who reports what as how far, for which side."""
    if view.viewer == by:
        return _("You report {what} as {state} for {side}.").format(
            what=what, state=STATES[status], side=THE[side]
        )
    return _("{name} reports {what} as {state} for {side}.").format(
        name=shorten(name, NAME), what=what, state=STATES[status], side=THE[side]
    )


def _first(done: Reported, view: View) -> str:
    """Who reports, and how far their side is if they have said so."""
    what, side, status = named(done.card), done.side, done.card.status(done.side)
    if done.status_set and status is not Status.NOT_REPORTED:
        return _reports(done.by, done.name, what, status, side, view)
    if view.viewer == done.by:
        return _("You report on {what} for {side}.").format(what=what, side=THE[side])
    return _("{name} reports on {what} for {side}.").format(
        name=shorten(done.name, NAME), what=what, side=THE[side]
    )


def _due_change(done: Reported) -> str:
    if not done.due_set:
        return ""
    words = due_date(done.card, done.side)
    return _("It is due {date}.").format(date=words) if words else _("It no longer has a due date.")


def report(opened: ReportFormOpened) -> Modal:
    """How far a side is, when it means to be done, and a link that shows it."""
    card, side = opened.card, opened.side
    id, standing = card.deliverable.id, card.standing(side)
    meanings = {
        str(status): (sentence_case(STATES[status]), meaning)
        for status, meaning in MEANINGS.items()
    }
    states = f.ladder(meanings, card.status(side))
    note = standing.note if standing else None
    fields = (
        *paragraph(bold(id), f" {title(card.deliverable)}\n{seats(card)}").blocks,
        f.field(Field.STATUS, _("How far is {side}?").format(side=THE[side]), states),
        _words(Field.NOTE, _("Note"), note or ""),
        *_due(opened),
        f.field(Field.LINK, _("Evidence: a link"), f.link(), optional=True),
        _words(Field.REMARK, _("What the link shows")),
    )
    return _lasting(_("Report on {id}").format(id=id), fields, _("Report"))


def evidence(opened: EvidenceFormOpened) -> Modal:
    """A message as evidence of a deliverable."""
    if not opened.cards:
        words, way = nothing_led(opened.side, opened.rule)
        return f.nothing_to_choose(_("Record as evidence"), words, way)
    known = f.deliverables(opened.cards)
    hint = f.among(known, "evidence CYBER-2 https://example.org/report")
    fields = (
        *linked(_("The message: "), opened.about).blocks,
        f.field(Field.DELIVERABLE, _("Evidence of"), f.choice(known), hint=hint),
        _words(Field.REMARK, _("What it shows")),
    )
    return _lasting(_("Record as evidence"), fields, _("Record"))


def _lasting(title: str, fields: tuple[Block, ...], submit: str) -> Modal:
    """A form whose words both sides can read for good."""
    warning = f.lasting(_("Both sides can read what you send. The history keeps it for good."))
    plain = (*warning.plainly, *fields)
    return Modal(title, (*warning.blocks, *fields), submit=submit, plain=plain)


def _words(name: Field, label: str, initial: str = "") -> Block:
    element = f.text(NOTE_LIMIT, initial, lines=True)
    return f.field(name, label, element, hint=_(f.BOTH_READ), optional=True)


def _due(opened: ReportFormOpened) -> list[Block]:
    """When a side means to be done: a day, or a meeting if there is one to choose."""
    card, side = opened.card, opened.side
    standing, ahead = card.standing(side), {each.id: each for each in opened.ahead}
    meeting = card.set_here[standing.milestone] if standing and standing.milestone else None
    offered = f.meetings([*_set_before(meeting, ahead), *opened.ahead])
    due = card.due(side)
    day = due.day if due and not meeting else None
    now = due_date(card, side)
    # What is no day of the calendar, such as "early 2026", is said in words.
    hints = [_("Now {now}.").format(now=now)] if now and not (day or meeting) else []
    hints += [_("A day, or a meeting below.")] if offered else []
    fields = [f.field(Field.DATE, _("Due by"), f.day(day), hint=together(*hints), optional=True)]
    if not offered:
        return fields
    element = f.choice(offered, meeting.id if meeting else "")
    more = f.among(offered, "due CYBER-2 DPC-3")
    return [*fields, f.field(Field.MILESTONE, _("Due before"), element, hint=more, optional=True)]


def _set_before(meeting: Milestone | None, ahead: dict[str, Milestone]) -> list[Milestone]:
    """The meeting that was chosen before, which may be over."""
    return [meeting] if meeting and meeting.id not in ahead else []


_SPELLERS = {
    "due": spell_recorded,
    "milestone": spell_fate,
    "snooze": spell_recorded,
    "status": state_of,
}
_SIDES = {str(side): side for side in Side}
# What a change in the history is of.
_SUBJECTS = Terms(
    {
        "acceptance": marked("acceptance"),
        "asked": marked("asked"),
        "co-worker": marked("helper"),
        "confirmed": marked("confirmation"),
        "due": marked("due"),
        "evidence": marked("evidence"),
        "lead": marked("lead"),
        "milestone": marked("meeting"),
        "snooze": marked("snooze"),
        "status": marked("state"),
        "title": marked("title"),
        UNDO: marked("undo"),
    }
)


@draw.register
def history(shown: HistoryShown, _view: View) -> Draft:
    """A line for each change, newest first."""
    heading = _("History of {id} · {title}").format(
        id=shown.subject, title=pgettext(shown.subject, shown.title)
    )
    lines = [_line(change, shown.names) for change in shown.changes]
    nothing = [paragraph(_("Nothing has been changed yet."))]
    return Draft(headline(heading), lines or nothing, goes_on=shown.goes_on)


def _line(change: Change, names: Mapping[str, str]) -> Piece:
    """One change, on the one clock that is the same in both capitals."""
    facts = [
        _("{at} UTC").format(at=spell_instant(change.at, "UTC")),
        _called(change.by, names),
        change_in_words(change, names),
        *([change.note] if change.note else []),
    ]
    return _said_in(change.source, " · ".join(facts))


def change_in_words(change: Change, names: Mapping[str, str]) -> str:
    """What was changed, from what to what: "EU state: in progress → complete"."""
    side, _space, what = change.what.rpartition(" ")
    of = SIDES[_SIDES[side]] if side in _SIDES else side
    subject = f"{of} {_SUBJECTS.get(what, what)}".strip()
    if what == UNDO:
        kinds = [_SUBJECTS.get(kind, kind) for kind in (change.new or "").split(", ")]
        return _("{subject}: {what}").format(subject=subject, what=listed(kinds))
    old, new = (_told(what, value, names) for value in (change.old, change.new))
    return _("{subject}: {old} → {new}").format(subject=subject, old=old, new=new)


def _said_in(source: str, words: str) -> Piece:
    """A line with where it was said: a channel's name only for those who may see the channel."""
    if not source.startswith(("C", "G")):
        return prose(words + fact(_("by direct message") if source else _("on the Home tab")))
    return about_channel("{words}" + fact(_("in {channel}")), source, words=words)


def _told(what: str, value: str | None, names: Mapping[str, str]) -> str:
    """A value as people read it: dates spelt one way, whoever typed them."""
    speller = _SPELLERS.get(what)
    return speller(value) if speller and value else _called(value, names)


def _called(value: str | None, names: Mapping[str, str]) -> str:
    """A value as people read it: users by their names."""
    if value is None:
        return _("none")
    return shorten(names[value], NAME) if value in names else value
