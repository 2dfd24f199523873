"""Settings: who coordinates each side, and which guests and connected workspaces act for one."""

from __future__ import annotations

from bot.domain.commands.settings import (
    Admit,
    Dismiss,
    SetCoordinator,
    ShowCoordinator,
    ShowSettings,
)
from bot.domain.outcomes.base import Outcome
from bot.domain.outcomes.errors import Refused
from bot.domain.outcomes.settings import (
    Admitted,
    CoordinatorNamed,
    CoordinatorsShown,
    Dismissed,
    SettingsShown,
)
from bot.domain.people import Role, is_user_id
from bot.domain.rules.rights import Deed, Rule, refusal
from bot.domain.sides import SEATS, Side
from bot.domain.state import Admission
from bot.services import coworkers
from bot.services.context import Context
from bot.services.notifications import tell
from bot.services.usecases import confides, reads, writes
from storage import admissions, coordinators, people, seats


@confides(ShowSettings)
def settings(context: Context, _: ShowSettings) -> Outcome:
    """What admins have settled; for all others who coordinates each side."""
    named = coordinators.of_team(context.conn, context.team)
    if refusal(context.actor, Deed.SETTLE):
        return CoordinatorsShown(named)
    return SettingsShown(named, tuple(admissions.of_team(context.conn, context.team)))


def unsettled(context: Context) -> tuple[Side, ...]:
    """The sides that lack a coordinator, if the asker is to name one."""
    if refusal(context.actor, Deed.SETTLE):
        return ()
    named = coordinators.of_team(context.conn, context.team)
    return tuple(side for side in SEATS if side not in named)


@writes(SetCoordinator)
def set_coordinator(context: Context, command: SetCoordinator) -> Outcome:
    """Name who looks after all seats of a side: one person, who holds none themselves."""
    if rule := refusal(context.actor, Deed.SETTLE):
        return Refused(rule)
    if refused := _cannot_coordinate(context, command):
        return refused
    conn, team, side, user = context.conn, context.team, command.side, command.user
    before = coordinators.of_team(conn, team).get(side)
    if user == (before.user if before else None):
        return CoordinatorNamed(side, before.name if before else None, was=True)
    coordinators.remove(conn, team, side)
    if user:
        coworkers.leave_all(context, user)
        profile = context.profile_of(user)
        people.set_side(conn, team, user, profile.name, Side.COORDINATOR, context.now)
        coordinators.put(conn, team, side, user, context.user, context.now)
        context.locate(user, profile)
        context.concerned.add(user)
        tell(context, user, ShowCoordinator(side))
    context.note(f"side {side}", "coordinator", before.user if before else None, user)
    if before:
        context.concerned.add(before.user)
    return CoordinatorNamed(side, context.profile_of(user).name if user else None)


@reads(ShowCoordinator)
def show_coordinator(context: Context, command: ShowCoordinator) -> CoordinatorNamed:
    """Who looks after a side, as whoever was named is told."""
    named = coordinators.of_team(context.conn, context.team).get(command.side)
    return CoordinatorNamed(command.side, named.name if named else None)


@writes(Admit)
def admit(context: Context, command: Admit) -> Outcome:
    """Let a guest, or the connected workspace that somebody is of, act for one side."""
    if rule := refusal(context.actor, Deed.SETTLE):
        return Refused(rule)
    them = context.assignee
    if not them.role.is_outside:
        return Refused(Rule.NOT_A_MEMBER if them.role is Role.UNKNOWN else Rule.INSIDER)
    is_workspace = them.role is Role.FOREIGN
    subject = them.team if is_workspace else command.user
    before = admissions.side_of(context.conn, context.team, [subject])
    admission = Admission(subject, them.name, command.side, context.user, context.now)
    if before is not command.side:
        admissions.put(context.conn, context.team, admission)
        context.note(f"admission {subject}", "admission", before, command.side)
        context.concerned.add(command.user)
    return Admitted(admission, is_workspace, was=before is command.side)


@writes(Dismiss)
def dismiss(context: Context, command: Dismiss) -> Outcome:
    """Let a guest, or a connected workspace, read only again; their seats stay as they are.

    The workspace is that of the person who is named, or is itself named by its id.
    """
    if rule := refusal(context.actor, Deed.SETTLE):
        return Refused(rule)
    foreign = context.assignee.role is Role.FOREIGN
    subject = context.assignee.team if foreign else command.user
    known = {each.subject: each for each in admissions.of_team(context.conn, context.team)}
    was = known.get(subject)
    if was:
        admissions.remove(context.conn, context.team, subject)
        context.note(f"admission {subject}", "admission", was.side, None)
        context.concerned.add(command.user)
    name = was.name if was else context.assignee.name or command.user
    return Dismissed(name, not is_user_id(subject), was is not None)


def _cannot_coordinate(context: Context, command: SetCoordinator) -> Refused | None:
    """Why somebody cannot look after a side; None where they can, or where nobody is named."""
    user, side = command.user, command.side
    if user is None:
        return None
    them = context.actor_of(user, context.profile_of(user))
    if not them.may_write:
        outside = them.role.is_outside
        return Refused(Rule.NOT_ADMITTED if outside else Rule.NOT_A_MEMBER, side)
    if them.coordinates not in (None, side) or them.admitted not in (None, side):
        return Refused(Rule.THEIR_SIDE)
    held = seats.held_by(context.conn, context.team, user)
    ids = ", ".join(seat.deliverable for seat in held)
    return Refused(Rule.HOLDS_SEATS, ids) if held else None
