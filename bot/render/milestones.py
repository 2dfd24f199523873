"""Changes of milestones: shown before they are saved, and said when they are."""

from __future__ import annotations

from bot.domain.commands.milestones import PLACE_LIMIT, TITLE_LIMIT, spell_add
from bot.domain.forms import Field, Form
from bot.domain.outcomes.forms import AddFormOpened, HeldFormOpened, MoveFormOpened
from bot.domain.outcomes.milestones import (
    MilestoneAhead,
    MilestoneOvertaken,
    MilestonePreviewed,
    MilestoneSaved,
    MilestoneShown,
    MilestonesShown,
    MilestoneUnchanged,
    NextShown,
)
from bot.domain.statement import Fate, Milestone
from bot.render.kit import fields as f
from bot.render.kit.blocks import (
    Piece,
    bold,
    filled,
    headline,
    joined,
    linked,
    paragraph,
    prose,
    small,
)
from bot.render.kit.buttons import View, do, form_button, look
from bot.render.kit.card_buttons import open_button
from bot.render.kit.card_tables import id_button
from bot.render.kit.cards import under_sentences, wanted
from bot.render.kit.dates import spell
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, enumerated, marked, together
from bot.render.kit.message import Block, Modal
from bot.render.kit.milestones import facts, fate, origin, place, whereabouts, with_date
from bot.render.kit.pages import Draft
from bot.render.kit.quotes import cited, official, source, unmarked
from bot.render.kit.tables import Row, Table
from bot.render.kit.words import FATES, fact, title
from bot.render.series import told_otherwise


@draw.register
def milestone(shown: MilestoneShown, view: View) -> Draft:
    """One meeting: when and where, what the text says of it, what is due before it."""
    here = shown.milestone
    over = shown.passed and here.outcome is Fate.OPEN
    cards = under_sentences(shown.sentences, shown.cards, view, within=here.id)
    buttons = [*([record_when_held(here, view)] if over else []), *_moving(here, view)]
    who = [_organisers()] if buttons else []
    return Draft(
        headline(title(here)),
        [
            small(f"{here.id} · {facts(here, passed=shown.passed)}"),
            *told_otherwise(here, shown.told),
            *_record(here),
            *cards,
            *who,
        ],
        buttons=buttons,
        foot=source(shown.statement) if shown.sentences else None,
    )


@draw.register
def milestones(shown: MilestonesShown, view: View) -> Draft:
    """All meetings by where they stand in time."""
    groups = (
        (_("Upcoming"), shown.ahead),
        (_("Without a date"), shown.undated),
        (_("Date passed, outcome not recorded"), shown.passed),
        (_("Held or cancelled"), shown.settled),
    )
    rows = tuple(_row(where, each) for where, group in groups for each in group)
    columns = (_("Id"), _("Meeting"), _("When"), _("Where"), _("Where it stands"))
    table = Table(_("Meetings"), columns, rows)
    return Draft(
        headline(_("Milestones")),
        [*([table] if rows else [paragraph(_("No milestone is known yet."))]), _organisers()],
        buttons=[add_next_meeting(view)],
        foot=source(shown.statement),
    )


def _organisers() -> Piece:
    """Who may press the buttons below, so that nobody presses in vain."""
    return small(_("Coordinators and admins can change meetings."))


def _row(where: str, here: Milestone) -> Row:
    """A meeting, and where it stands in time."""
    became = fate(here) or where.lower()
    cells = (id_button(here.id), title(here), spell(here.when), place(here))
    words = f" {here.id} {title(here)}\n{facts(here)}"
    beside = open_button(here.id)
    stands = enumerated([became, origin(here)])
    return Row((*cells, stands), (bold(_("{group}:").format(group=where)), words), here.id, beside)


@draw.register
def upcoming(shown: NextShown, view: View) -> Draft:
    """The next meeting, and those after it; or what the statement promised last."""
    if not shown.ahead:
        foot = source(shown.statement) if shown.sentence else None
        return Draft(nothing_ahead(shown), buttons=what_to_do(shown, view), foot=foot)
    first, *later = shown.ahead
    more = [paragraph(bold(_("After that"))), *(line(each) for each in later)] if later else []
    return Draft(
        headline(_("Next: {meeting}").format(meeting=with_date(first))),
        [small(whereabouts(first)), paragraph(wanted([*shown.cards, *shown.set_here])), *more],
        buttons=[details(first)],
    )


def nothing_ahead(shown: NextShown) -> Piece:
    """No meeting is known: what the statement promised last, and that it is not recorded."""
    if shown.promised is None or shown.sentence is None:
        return paragraph(_("No upcoming meeting is known."))
    known = prose(
        _(
            "No upcoming meeting is known. The statement last promised: “{sentence}” "
            "({ref}) Nobody has recorded whether it took place."
        ).format(sentence=unmarked(shown.sentence), ref=cited(shown.sentence.ref))
    )
    return joined(known, *official(shown.sentence))


def record_when_held(milestone: Milestone, view: View) -> Block:
    """A button that opens the form to record a meeting."""
    spoken = _("Record when held: {title}").format(title=title(milestone))
    return form_button(_("Record when held"), Form.HELD, milestone.id, view=view, spoken=spoken)


def add_next_meeting(view: View) -> Block:
    """A button that opens the form to add a meeting."""
    return form_button(_("Add next meeting"), Form.ADD, view=view)


def what_to_do(shown: NextShown, view: View) -> list[Block]:
    """What helps where no meeting lies ahead."""
    recording = [record_when_held(shown.promised, view)] if shown.promised else []
    return [*recording, add_next_meeting(view)]


def _moving(milestone: Milestone, view: View) -> list[Block]:
    """To one reader, of a meeting that is not settled: a button that opens the form to move it."""
    if view.viewer is None or milestone.outcome is not Fate.OPEN:
        return []
    return [
        form_button(
            _("Move…"),
            Form.MOVE,
            milestone.id,
            view=view,
            spoken=_("Move {title}…").format(title=title(milestone)),
        )
    ]


def _record(milestone: Milestone) -> list[Piece]:
    return [linked(_("Outcome: "), milestone.link)] if milestone.link else []


def line(milestone: Milestone) -> Piece:
    """A meeting in a list, with a button that shows it."""
    words = f" {title(milestone)}\n{facts(milestone)}"
    return paragraph(bold(milestone.id), words, beside=details(milestone))


@draw.register
def previewed(shown: MilestonePreviewed, _view: View) -> Draft:
    """What was understood, beside what stands now; nothing is saved before the button."""
    before, after = shown.before, shown.after
    revision = before.revision if before else 0
    save = do(_("Save"), command(before, after), confirmed=revision)
    return Draft(
        paragraph(
            *filled(_("Understood as: {meeting}"), meeting=bold(title(after))), fact(_state(after))
        ),
        [*_changed(before, after), *_doubts(shown), small(_("Nothing has been saved yet."))],
        buttons=[save | {"style": "primary"}],
    )


@draw.register
def saved(shown: MilestoneSaved, _view: View) -> Draft:
    """What was saved."""
    after = shown.after
    told = _("Saved: {meeting}") if shown.before else _("Added as {id}: {meeting}")
    return Draft(
        paragraph(
            *filled(told, id=after.id, meeting=bold(title(after))),
            fact(_state(after)) + fact(origin(after)),
        ),
        _changed(shown.before, after),
        buttons=[details(after)],
    )


@draw.register
def ahead(shown: MilestoneAhead, _view: View) -> Draft:
    """What has not begun cannot have been held."""
    here = shown.milestone
    return Draft(
        paragraph(
            _(
                "{meeting}, is still to come, so it was not recorded as held. If it took place "
                "already, say when: milestone held {id} and the date."
            ).format(meeting=with_date(here), id=here.id)
        ),
        buttons=[details(here)],
    )


@draw.register
def unchanged(shown: MilestoneUnchanged, _view: View) -> Draft:
    """It stands so already."""
    return _as_it_stands(
        _("That was recorded already, so nothing has changed: {meeting}"), shown.milestone
    )


@draw.register
def overtaken(shown: MilestoneOvertaken, _view: View) -> Draft:
    """The meeting changed since the preview."""
    words = _("Somebody changed this meanwhile, so nothing was saved. It is now: {meeting}")
    return _as_it_stands(words, shown.milestone)


def _as_it_stands(words: str, here: Milestone) -> Draft:
    told = filled(words, meeting=bold(title(here)))
    return Draft(paragraph(*told, fact(_state(here))), buttons=[details(here)])


def command(before: Milestone | None, after: Milestone) -> str:
    """The command that makes the same change again, as somebody would type it."""
    if before is None:
        return spell_add(after.title, after.when, after.place)
    if before.title != after.title:
        return f"milestone rename {after.id} to {after.title}"
    if after.outcome is Fate.CANCELLED:
        return f"milestone cancel {after.id}"
    if after.outcome is Fate.OPEN:
        return f"milestone move {after.id} {after.when.words}"
    words = after.when.words if after.when != before.when else ""
    link = after.link if after.link and after.link != before.link else ""
    return " ".join(part for part in ("milestone held", after.id, words, link) if part)


def _state(milestone: Milestone) -> str:
    """When, where, and whether it is settled: "2–3 May 2024 · Paris · held"."""
    known = (spell(milestone.when), place(milestone), fate(milestone))
    return " · ".join(each for each in known if each)


def _changed(before: Milestone | None, after: Milestone) -> list[Piece]:
    """What it was before, where that differs, and the link to its outcome."""
    pieces = []
    if before and before.title != after.title:
        pieces.append(paragraph(_("Before: {before}").format(before=before.title)))
    if before and _state(before) != _state(after):
        pieces.append(paragraph(_("Before: {before}").format(before=_state(before))))
    if before and before.outcome is not Fate.OPEN is after.outcome:
        pieces.append(
            paragraph(_("No longer recorded as {outcome}.").format(outcome=FATES[before.outcome]))
        )
    if after.link:
        pieces.append(linked(_("Outcome: "), after.link))
    return pieces


def _doubts(shown: MilestonePreviewed) -> list[Piece]:
    """What may be a slip: a date that has passed, a meeting that is there already."""
    doubts = []
    if shown.passed:
        doubts.append(_("Its date has passed."))
    if shown.twin:
        doubts.append(_("{id} has the same title and date.").format(id=shown.twin.id))
    return [paragraph(together(*doubts))] if doubts else []


def details(milestone: Milestone) -> Block:
    """The button that shows one meeting."""
    return look(
        _("Details"),
        f"show {milestone.id}",
        spoken=_("Details of {title}").format(title=title(milestone)),
    )


WHEN_LIMIT = 100
NEXT = marked("Continue")
_DATES = marked("12 May 2026, 2-3 June 2026, early 2026, or 12 May 2026 14:00 Tokyo")


def held(opened: HeldFormOpened) -> Modal:
    """That a meeting took place, and where its outcome can be read."""
    chosen, meetings = opened.chosen, f.meetings(opened.meetings)
    if chosen is None and not meetings:
        words = _("No meeting is waiting to be recorded. Add it first.")
        return f.nothing_to_choose(_("Record when held"), words, add_next_meeting(View()))
    hint = f.among(meetings, "milestone held DPC-3")
    which = (
        _named(chosen)
        if chosen
        else (f.field(Field.MILESTONE, _("Meeting"), f.choice(meetings), hint=hint),)
    )
    # A calendar would take the hour off a meeting that has one; left empty, it keeps it.
    day = f.day(chosen.when.day if chosen else None)
    date_hint = _("If it is not known yet, or was another day.")
    return Modal(
        _("Record when held"),
        (
            *which,
            f.field(Field.DATE, _("Date"), day, hint=date_hint, optional=True),
            f.field(Field.LINK, _("Link to its outcome"), f.link(), optional=True),
            *_shown_first(),
        ),
        submit=_(NEXT),
    )


def add(_shown: AddFormOpened) -> Modal:
    """A new meeting."""
    return Modal(
        _("Add next meeting"),
        (
            f.field(Field.TITLE, _("Title"), f.text(TITLE_LIMIT)),
            _when(),
            f.field(Field.PLACE, _("Place"), f.text(PLACE_LIMIT), optional=True),
            *_shown_first(),
        ),
        submit=_(NEXT),
    )


def move(opened: MoveFormOpened) -> Modal:
    """Another date for a meeting."""
    here = opened.meeting
    # What has no date in the text has no words that could be read as one.
    words = here.when.words if here.when.edtf else ""
    return Modal(_("Move"), (*_named(here), _when(words), *_shown_first()), submit=_(NEXT))


def _shown_first() -> tuple[Block, ...]:
    """What sending the form off does not do yet."""
    return small(_("What was understood is shown to you before it is saved.")).blocks


def _when(initial: str = "") -> Block:
    return f.field(
        Field.WHEN,
        _("When"),
        f.text(WHEN_LIMIT, initial),
        hint=_("Such as {dates}.").format(dates=_(_DATES)),
    )


def _named(meeting: Milestone) -> tuple[Block, ...]:
    return paragraph(bold(title(meeting)), f"\n{spell(meeting.when)}").blocks
