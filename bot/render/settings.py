"""Settings: who coordinates each side, and who was admitted for one."""

from __future__ import annotations

from bot.domain.forms import Field, Form
from bot.domain.outcomes.forms import AdmitFormOpened, CoordinatorFormOpened
from bot.domain.outcomes.settings import Admitted, CoordinatorNamed, Dismissed, SettingsShown
from bot.domain.people import is_user_id
from bot.domain.sides import SEATS, Side
from bot.domain.state import Admission
from bot.render.kit import fields as f
from bot.render.kit.blocks import Piece, bold, headline, paragraph, small
from bot.render.kit.buttons import View, do, form_button, look
from bot.render.kit.dates import spell_day_of
from bot.render.kit.drawing import draw
from bot.render.kit.message import Modal
from bot.render.kit.pages import Draft
from bot.render.kit.words import NAME, SIDES, THE, shorten


@draw.register
def settings(shown: SettingsShown, view: View) -> Draft:
    """Who is who, each with a way to change it."""
    admitted = [_admission(each, view) for each in shown.admissions]
    return Draft(
        headline("Settings"),
        [
            paragraph(bold("Coordinators"), "\nEach looks after all that one side leads."),
            *(_coordinator(side, shown, view) for side in SEATS),
            paragraph(bold("Admitted"), "\nGuests and connected workspaces that act for a side."),
            *(admitted or [small("Nobody yet: guests and connected workspaces can only read")]),
        ],
        buttons=[form_button("Admit…", Form.ADMIT, view=view)],
    )


@draw.register
def coordinator_named(done: CoordinatorNamed, _: View) -> Draft:
    """Who coordinates a side from now on."""
    if done.was:
        who = shorten(done.name, NAME) if done.name else "nobody"
        return Draft(paragraph(f"Nothing has changed: {who} coordinates {THE[done.side]}."))
    if done.name is None:
        return Draft(paragraph(f"Nobody coordinates {THE[done.side]} from now on."))
    return Draft(
        paragraph(f"{shorten(done.name, NAME)} coordinates {THE[done.side]} from now on."),
        buttons=[look("Without a lead", f"unclaimed {done.side}")],
    )


@draw.register
def admitted(done: Admitted, _: View) -> Draft:
    """Who acts for a side from now on."""
    who = _called(done.admission.name, workspace=done.workspace)
    if done.was:
        return Draft(paragraph(f"Nothing has changed: {who} acts for {THE[done.admission.side]}."))
    return Draft(paragraph(f"{who} acts for {THE[done.admission.side]} from now on."))


@draw.register
def dismissed(done: Dismissed, _: View) -> Draft:
    """Who reads only from now on."""
    who = _called(done.name, workspace=done.workspace)
    if not done.was:
        return Draft(paragraph(f"{who} was not admitted, so nothing has changed."))
    return Draft(paragraph(f"{who} can only read from now on."))


def _coordinator(side: Side, shown: SettingsShown, view: View) -> Piece:
    now = shown.coordinators.get(side)
    since = f"{shorten(now.name, NAME)}, since {spell_day_of(now.at, side)}" if now else "nobody"
    beside = form_button(f"{SIDES[side]} coordinator…", Form.COORDINATOR, str(side), view=view)
    return paragraph(bold(f"{SIDES[side]}:"), f" {since}", beside=beside)


def _admission(admission: Admission, view: View) -> Piece:
    """A guest or a workspace that was admitted, with a button that undoes it."""
    guest = is_user_id(admission.subject)
    who = _called(admission.name, workspace=not guest)
    named = f"<@{admission.subject}>" if guest else admission.subject
    command, spoken = f"settings dismiss {named}", f"Dismiss {admission.name}"
    beside = do("Dismiss", command, view=view.command, spoken=spoken)
    since = spell_day_of(admission.at, admission.side)
    return paragraph(f"{who} has acted for {THE[admission.side]} since {since}", beside=beside)


def _called(name: str, *, workspace: bool) -> str:
    """A guest by name; a workspace by somebody who is of it."""
    return f"The workspace of {shorten(name, NAME)}" if workspace else shorten(name, NAME)


def coordinator(opened: CoordinatorFormOpened) -> Modal:
    """Who looks after all that a side leads."""
    side, current = opened.side, opened.current
    now = shorten(current.name, NAME) if current else "nobody"
    words = (
        f"The coordinator of {THE[side]} looks after all that it leads, and leads nothing. "
        f"Now: {now}."
    )
    person = f.person(current.user if current else "")
    hint = "Leave it empty for nobody."
    return Modal(
        f"{SIDES[side]} coordinator",
        (
            *paragraph(words).blocks,
            f.field(Field.PERSON, "Coordinator", person, hint=hint, optional=True),
        ),
        submit="Save",
    )


def admit(_: AdmitFormOpened) -> Modal:
    """A guest, or a connected workspace by somebody who is of it."""
    words = (
        "A guest is admitted alone. Name somebody of a connected workspace, and everybody there "
        "is admitted. They then act for one side."
    )
    return Modal(
        "Admit",
        (
            *paragraph(words).blocks,
            f.field(Field.PERSON, "Guest, or somebody of the workspace", f.person()),
            f.field(Field.SIDE, "Side", f.side()),
        ),
        submit="Admit",
    )
