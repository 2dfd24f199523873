"""Which command an outcome answers, as somebody would type it: buttons carry it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.domain import outcomes as o
from bot.domain.commands import spell_assign

_COMMANDS: dict[type[o.Outcome], Callable[[Any], str]] = {
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
    o.AssignmentShown: lambda shown: " ".join(["assigned", shown.user, *shown.ids]),
    o.RelievedShown: lambda shown: " ".join(["relieved", shown.user, shown.by, *_ids(shown)]),
    o.AlongShown: lambda shown: f"along {shown.user} {shown.by} {shown.card.deliverable.id}",
    o.HandedBackShown: lambda shown: " ".join(["handedback", shown.user, shown.by, *_ids(shown)]),
    o.VacatedShown: lambda shown: " ".join(["vacated", shown.user, *_ids(shown)]),
    o.NudgeShown: lambda shown: _nudge(shown),
    o.ProposalShown: lambda shown: f"proposal {shown.proposal.id}",
    o.ProposalDecided: lambda done: f"proposal {done.proposal.id}",
    o.DecisionShown: lambda shown: f"decision {shown.proposal.id}",
    o.CoordinatorNamed: lambda named: f"coordinator {named.side}",
    o.SettingsShown: lambda _: "settings",
    o.HomeShown: lambda _: "home",
    o.HistoryShown: lambda shown: f"history {shown.subject}",
    o.MineShown: lambda _: "mine",
    o.UnclaimedShown: lambda shown: _narrowed("unclaimed", shown),
    o.OverdueShown: lambda shown: _narrowed("overdue", shown),
    o.StocktakeShown: lambda shown: _stocktake(shown),
    o.MilestoneSaved: lambda saved: f"show {saved.after.id}",
    o.Subscribed: lambda _: "reminders",
    o.RemindersShown: lambda _: "reminders",
    o.ReminderDue: lambda due: " ".join(["reminder", due.milestone.id, *_instants(due.since)]),
    o.DigestShown: lambda shown: " ".join(["digested", *_instants(shown.after, shown.until)]),
    o.DigestSet: lambda _: "reminders",
    o.AftermathAsked: lambda asked: f"aftermath {asked.milestone.id}",
    o.VagueAsked: lambda asked: " ".join(["dates", *_instants(asked.since)]),
    o.WelcomeShown: lambda _: "welcome",
}


def command_of(outcome: o.Outcome) -> str:
    """The command whose answer shows this again, as it will then be.

    Empty for the overview, whose command is to say nothing, and for what is over once it is
    said, such as a claim.
    """
    find = _COMMANDS.get(type(outcome))
    return find(outcome) if find else ""


def _instants(*instants: datetime | None) -> list[str]:
    return [at.isoformat() for at in instants if at]


def _ids(shown: o.RelievedShown | o.HandedBackShown | o.VacatedShown) -> list[str]:
    return [card.deliverable.id for card in shown.cards]


def _nudge(shown: o.NudgeShown) -> str:
    ids = (each.card.deliverable.id for each in shown.nudges)
    return " ".join(["nudge", shown.user, shown.day.isoformat(), *ids])


def _stocktake(shown: o.StocktakeShown) -> str:
    codes = "" if shown.whole else ", ".join(topic.code for topic in shown.topics)
    return f"stocktake {codes}".strip()


def _narrowed(verb: str, shown: o.UnclaimedShown | o.OverdueShown) -> str:
    topic = [shown.topic.code] if shown.topic else []
    side = [str(shown.side)] if shown.side else []
    return " ".join([verb, *topic, *side])
