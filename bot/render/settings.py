"""Settings: who coordinates each side, and who was admitted for one."""

from __future__ import annotations

from bot.domain.forms import Field, Form
from bot.domain.outcomes.forms import AdmitFormOpened, CoordinatorFormOpened
from bot.domain.outcomes.settings import (
    Admitted,
    CoordinatorNamed,
    CoordinatorsShown,
    Dismissed,
    SettingsShown,
)
from bot.domain.people import is_user_id
from bot.domain.rules.rights import Rule
from bot.domain.sides import SEATS, Side
from bot.domain.state import Admission, Coordinator
from bot.render.errors import why
from bot.render.kit import fields as f
from bot.render.kit.blocks import Piece, Words, bold, headline, paragraph, small
from bot.render.kit.buttons import View, do, form_button, look
from bot.render.kit.dates import spell_day_of
from bot.render.kit.drawing import draw
from bot.render.kit.language import _
from bot.render.kit.message import Modal
from bot.render.kit.pages import Draft
from bot.render.kit.words import NAME, SIDES, THE, shorten


@draw.register
def settings(shown: SettingsShown, view: View) -> Draft:
    """Who is who, each with a way to change it."""
    admitted = [_admission(each, view) for each in shown.admissions]
    return Draft(
        headline(_("Settings")),
        [
            paragraph(
                bold(_("Coordinators")), "\n" + _("Each looks after all that one side leads.")
            ),
            *(_coordinator(side, shown, view) for side in SEATS),
            paragraph(
                bold(_("Admitted")),
                "\n" + _("Guests and connected workspaces that act for a side."),
            ),
            *(admitted or [small(_("Nobody yet: guests and connected workspaces can only read"))]),
        ],
        buttons=[form_button(_("Admit…"), Form.ADMIT, view=view)],
    )


@draw.register
def coordinators(shown: CoordinatorsShown, _view: View) -> Draft:
    """Whom to turn to on each side, and who may change that."""
    return Draft(
        headline(_("Coordinators")),
        [
            *(paragraph(*_named(side, shown.coordinators.get(side))) for side in SEATS),
            small(_("Each looks after all that one side leads.")),
            small(why(Rule.ADMINS)),
        ],
    )


@draw.register
def coordinator_named(done: CoordinatorNamed, _view: View) -> Draft:
    """Who coordinates a side from now on."""
    if done.was:
        nobody = _("Nothing has changed: nobody coordinates {side}.")
        somebody = _("Nothing has changed: {who} coordinates {side}.")
        who = shorten(done.name or "", NAME)
        return Draft(paragraph((somebody if who else nobody).format(who=who, side=THE[done.side])))
    if done.name is None:
        return Draft(
            paragraph(_("Nobody coordinates {side} from now on.").format(side=THE[done.side]))
        )
    return Draft(
        paragraph(
            _("{name} coordinates {side} from now on.").format(
                name=shorten(done.name, NAME), side=THE[done.side]
            )
        ),
        buttons=[look(_("Without a lead"), f"unclaimed {done.side}")],
    )


@draw.register
def admitted(done: Admitted, _view: View) -> Draft:
    """Who acts for a side from now on."""
    who = _called(done.admission.name, workspace=done.workspace)
    if done.was:
        return Draft(
            paragraph(
                _("Nothing has changed: {who} acts for {side}.").format(
                    who=who, side=THE[done.admission.side]
                )
            )
        )
    return Draft(
        paragraph(
            _("{who} acts for {side} from now on.").format(who=who, side=THE[done.admission.side])
        )
    )


@draw.register
def dismissed(done: Dismissed, _view: View) -> Draft:
    """Who reads only from now on."""
    who = _called(done.name, workspace=done.workspace)
    if not done.was:
        return Draft(
            paragraph(_("{who} was not admitted, so nothing has changed.").format(who=who))
        )
    return Draft(paragraph(_("{who} can only read from now on.").format(who=who)))


def _coordinator(side: Side, shown: SettingsShown, view: View) -> Piece:
    beside = form_button(
        _("{side} coordinator…").format(side=SIDES[side]), Form.COORDINATOR, str(side), view=view
    )
    return paragraph(*_named(side, shown.coordinators.get(side)), beside=beside)


def _named(side: Side, now: Coordinator | None) -> tuple[Words, Words]:
    """A side, and who coordinates it since when."""
    since = (
        _("{name}, since {date}").format(
            name=shorten(now.name, NAME), date=spell_day_of(now.at, side)
        )
        if now
        else _("nobody")
    )
    return bold(_("{side}:").format(side=SIDES[side])), f" {since}"


def _admission(admission: Admission, view: View) -> Piece:
    """A guest or a workspace that was admitted, with a button that undoes it."""
    guest = is_user_id(admission.subject)
    who = _called(admission.name, workspace=not guest)
    named = f"<@{admission.subject}>" if guest else admission.subject
    command, spoken = (
        f"settings dismiss {named}",
        _("Dismiss {name}").format(name=admission.name),
    )
    beside = do(_("Dismiss"), command, view=view.command, spoken=spoken)
    since = spell_day_of(admission.at, admission.side)
    return paragraph(
        _("{who} has acted for {side} since {since}").format(
            who=who, side=THE[admission.side], since=since
        ),
        beside=beside,
    )


def _called(name: str, *, workspace: bool) -> str:
    """A guest by name; a workspace by somebody who is of it."""
    return (
        _("The workspace of {name}").format(name=shorten(name, NAME))
        if workspace
        else shorten(name, NAME)
    )


def coordinator(opened: CoordinatorFormOpened) -> Modal:
    """Who looks after all that a side leads."""
    side, current = opened.side, opened.current
    now = shorten(current.name, NAME) if current else _("nobody")
    words = _(
        "The coordinator of {side} looks after all that it leads, and leads nothing. Now: {now}."
    ).format(side=THE[side], now=now)
    person = f.person(current.user if current else "")
    hint = _("Leave it empty for nobody.")
    return Modal(
        _("{side} coordinator").format(side=SIDES[side]),
        (
            *paragraph(words).blocks,
            f.field(Field.PERSON, _("Coordinator"), person, hint=hint, optional=True),
        ),
        submit=_("Save"),
    )


def admit(_shown: AdmitFormOpened) -> Modal:
    """A guest, or a connected workspace by somebody who is of it."""
    words = _(
        "A guest is admitted alone. Name somebody of a connected workspace, and "
        "everybody there is admitted. They then act for one side."
    )
    return Modal(
        _("Admit"),
        (
            *paragraph(words).blocks,
            f.field(Field.PERSON, _("Guest, or somebody of the workspace"), f.person()),
            f.field(Field.SIDE, _("Side"), f.side()),
        ),
        submit=_("Admit"),
    )
