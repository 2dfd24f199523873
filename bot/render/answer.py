"""The way in: from an outcome to the message that tells it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from bot.domain import outcomes as o
from bot.render import (
    assigning,
    calendars,
    changes,
    channels,
    crews,
    deliverable,
    digests,
    guide,
    handovers,
    history,
    home,
    installing,
    lists,
    meetings,
    misunderstandings,
    nudges,
    proposals,
    questions,
    refusals,
    reminders,
    reports,
    seats,
    settings,
    stocktake,
    texts,
    topics,
    updates,
    welcome,
)
from bot.render.blocks import Piece
from bot.render.buttons import View
from bot.render.message import Message
from bot.render.pages import Draft, lay_out
from bot.render.views import command_of

RENDERERS: dict[type[o.Outcome], Callable[[Any, View], Draft]] = {
    o.OverviewShown: guide.overview,
    o.HomeShown: home.home,
    o.HelpShown: guide.usage,
    o.NextShown: meetings.upcoming,
    o.TopicsShown: topics.topics,
    o.TopicShown: topics.topic,
    o.TopicAsked: topics.topic_asked,
    o.DeliverableShown: deliverable.deliverable,
    o.SentenceShown: texts.sentence,
    o.Searched: texts.searched,
    o.InstrumentsShown: texts.instruments,
    o.MilestoneShown: meetings.milestone,
    o.MilestonesShown: meetings.milestones,
    o.MilestonePreviewed: changes.previewed,
    o.MilestoneSaved: changes.saved,
    o.MilestoneAhead: changes.ahead,
    o.MilestoneOvertaken: changes.overtaken,
    o.MilestoneUnchanged: changes.unchanged,
    o.SideAsked: seats.side_asked,
    o.SideSet: seats.side_set,
    o.SideKept: seats.side_kept,
    o.Claimed: seats.claimed,
    o.AlreadyYours: seats.already_yours,
    o.AlreadyTaken: seats.already_taken,
    o.Released: seats.released,
    o.NothingToRelease: seats.nothing_to_release,
    o.AssignPreviewed: assigning.previewed,
    o.Assigned: assigning.assigned,
    o.AssignmentShown: assigning.assignment,
    o.Accepted: assigning.accepted,
    o.Joined: crews.joined,
    o.Left: crews.left,
    o.AlreadyAlong: crews.already_along,
    o.NotAlong: crews.not_along,
    o.RelievedShown: handovers.relieved,
    o.AlongShown: handovers.along,
    o.HandedBackShown: handovers.handed_back,
    o.VacatedShown: handovers.vacated,
    o.Proposed: proposals.proposed,
    o.ProposalShown: proposals.proposal,
    o.ProposalDecided: proposals.decided,
    o.DecisionShown: proposals.decision,
    o.SettingsShown: settings.settings,
    o.CalendarMade: calendars.made,
    o.CalendarAsked: calendars.asked,
    o.CalendarRevoked: calendars.revoked,
    o.CalendarUnavailable: calendars.unavailable,
    o.InstallerGreeted: installing.greeting,
    o.NotInstalled: installing.not_installed,
    o.CoordinatorNamed: settings.coordinator_named,
    o.Admitted: settings.admitted,
    o.Dismissed: settings.dismissed,
    o.NotYourSeat: seats.not_your_seat,
    o.WhichAsked: seats.which_asked,
    o.StatusSet: reports.status_set,
    o.DoneAsked: reports.done_asked,
    o.DueSet: reports.due_set,
    o.EvidenceAdded: reports.evidence_added,
    o.Reported: updates.reported,
    o.ReportOvertaken: updates.overtaken,
    o.ReportUnchanged: updates.unchanged,
    o.AlreadyPosted: reports.already_posted,
    o.AlreadyRecorded: reports.already_recorded,
    o.HistoryShown: history.history,
    o.MineShown: lists.mine,
    o.NudgeShown: nudges.nudge,
    o.Snoozed: nudges.snoozed,
    o.Confirmed: nudges.confirmed,
    o.UnclaimedShown: lists.unclaimed,
    o.OverdueShown: lists.overdue,
    o.StocktakeShown: stocktake.stocktake,
    o.TableUnderWay: stocktake.under_way,
    o.TableUnconfirmed: stocktake.unconfirmed,
    o.Subscribed: channels.subscribed,
    o.RemindersShown: channels.reminders,
    o.Unsubscribed: channels.unsubscribed,
    o.ReminderDue: reminders.due,
    o.Muted: channels.muted,
    o.Unmuted: channels.unmuted,
    o.DigestSet: digests.digest_set,
    o.DigestShown: digests.digest,
    o.AftermathAsked: questions.aftermath,
    o.VagueAsked: questions.vague,
    o.WelcomeShown: welcome.welcome,
    o.Undelivered: channels.undelivered,
    o.NotFound: misunderstandings.not_found,
    o.WrongKind: misunderstandings.wrong_kind,
    o.Misunderstood: misunderstandings.misunderstood,
    o.Refused: refusals.refused,
}


def answer(
    outcome: o.Outcome,
    *,
    page: int = 1,
    viewer: str | None = None,
    notice: o.Outcome | None = None,
    postable: bool = False,
) -> Message:
    """Tell an outcome; one that was told to the same reader before is not drawn again.

    Unless it is secret: then nothing of it is remembered.

    Args:
        outcome: what is told.
        page: the page of a long answer, from 1; the nearest that there is.
        viewer: the Slack user who alone reads the answer, None where everybody does. Their own
            seats can be given back, and they are spoken to as "you".
        notice: what was just done, told in its first line above the answer; not a question.
        postable: whether to offer posting the answer in the channel; a private outcome never is.

    Returns:
        The message, within Slack's limits. Its blocks may be shared: nobody may change them.
    """
    is_secret = outcome.secret or (notice is not None and notice.secret)
    draw = _draw if is_secret else _drawn
    return draw(outcome, page, viewer, notice, postable)


def _draw(
    outcome: o.Outcome, page: int, viewer: str | None, notice: o.Outcome | None, postable: bool
) -> Message:
    view = View(command_of(outcome), page, viewer)
    draft = RENDERERS[type(outcome)](outcome, view)
    head = _head(notice, viewer) if notice else None
    return lay_out(
        draft,
        view,
        # What was decided may be all that is left to show: it is said once.
        notice=None if head == draft.head else head,
        postable=postable and not outcome.private,
    )


_drawn = lru_cache(maxsize=512)(_draw)


def _head(notice: o.Outcome, viewer: str | None) -> Piece:
    return RENDERERS[type(notice)](notice, View(viewer=viewer)).head
