"""Which command an outcome answers, in the words that buttons carry."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.domain import commands as c
from bot.domain import outcomes as o
from bot.domain.commands import spell_assign
from bot.domain.views import spell_view

# What people type.
_TYPED: dict[type[o.Outcome], Callable[[Any], str]] = {
    o.HelpShown: lambda shown: f"help {shown.command}",
    o.TopicsShown: lambda _: "topics",
    o.TopicShown: lambda shown: f"topic {shown.progress.topic.code}",
    o.DeliverableShown: lambda shown: f"show {shown.card.deliverable.id}",
    o.SentenceShown: lambda shown: f"show {shown.sentence.ref}",
    o.MilestoneShown: lambda shown: f"show {shown.milestone.id}",
    o.Searched: lambda shown: f"search {shown.words}",
    o.MilestonesShown: lambda _: "milestones",
    o.NextShown: lambda _: "next",
    o.InstrumentsShown: lambda _: "instruments",
    o.AssignPreviewed: lambda shown: spell_assign(shown.command),
    o.SettingsShown: lambda _: "settings",
    o.HistoryShown: lambda shown: f"history {shown.subject}",
    o.MineShown: lambda _: "mine",
    o.UnclaimedShown: lambda shown: _narrowed("unclaimed", shown),
    o.OverdueShown: lambda shown: _narrowed("overdue", shown),
    o.StocktakeShown: lambda shown: _stocktake(shown),
    o.MilestoneSaved: lambda saved: f"show {saved.after.id}",
    o.Subscribed: lambda _: "reminders",
    o.RemindersShown: lambda _: "reminders",
    o.DigestSet: lambda _: "reminders",
}
# What only the bot says.
_VIEWS: dict[type[o.Outcome], Callable[[Any], c.Command]] = {
    o.AssignmentShown: lambda shown: c.ShowAssigned(shown.user, shown.ids),
    o.RelievedShown: lambda shown: c.ShowRelieved(shown.user, shown.by, _ids(shown)),
    o.AlongShown: lambda shown: c.ShowAlong(shown.user, shown.by, shown.card.deliverable.id),
    o.HandedBackShown: lambda shown: c.ShowHandedBack(shown.user, shown.by, _ids(shown)),
    o.VacatedShown: lambda shown: _vacated(shown),
    o.NudgeShown: lambda shown: _nudge(shown),
    o.ProposalShown: lambda shown: c.ShowProposal(shown.proposal.id),
    o.ProposalDecided: lambda done: c.ShowProposal(done.proposal.id),
    o.DecisionShown: lambda shown: c.ShowDecision(shown.proposal.id),
    o.CoordinatorNamed: lambda named: c.ShowCoordinator(named.side),
    o.HomeShown: lambda _: c.ShowHome(),
    o.ReminderDue: lambda due: c.ShowReminder(due.milestone.id, due.since),
    o.DigestShown: lambda shown: c.ShowDigest(shown.after, shown.until),
    o.AftermathAsked: lambda asked: c.ShowAftermath(asked.milestone.id),
    o.VagueAsked: lambda asked: c.ShowVague(asked.since),
    o.WelcomeShown: lambda _: c.ShowWelcome(),
}


def command_of(outcome: o.Outcome) -> str:
    """The command whose answer shows this again, as it will then be.

    Empty for the overview, whose command is to say nothing, and for what is over once it is
    said, such as a claim.
    """
    kind = type(outcome)
    if kind in _VIEWS:
        return spell_view(_VIEWS[kind](outcome))
    return _TYPED[kind](outcome) if kind in _TYPED else ""


def _ids(shown: o.RelievedShown | o.HandedBackShown | o.VacatedShown) -> tuple[str, ...]:
    return tuple(card.deliverable.id for card in shown.cards)


def _vacated(shown: o.VacatedShown) -> c.ShowVacated:
    side = shown.side if shown.coordinated else None
    return c.ShowVacated(shown.user, _ids(shown), side)


def _nudge(shown: o.NudgeShown) -> c.ShowNudge:
    ids = tuple(each.card.deliverable.id for each in shown.nudges)
    return c.ShowNudge(shown.user, shown.day, ids)


def _stocktake(shown: o.StocktakeShown) -> str:
    codes = "" if shown.whole else ", ".join(topic.code for topic in shown.topics)
    return f"stocktake {codes}".strip()


def _narrowed(verb: str, shown: o.UnclaimedShown | o.OverdueShown) -> str:
    side = [str(shown.side)] if shown.side else []
    return " ".join([verb, *(topic.code for topic in shown.topics), *side])
