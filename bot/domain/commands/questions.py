"""Questions: one imperative dataclass each. Asking changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.commands.sides import Side


@dataclass(frozen=True)
class Overview:
    """Nothing was said: what is next, what is mine."""


@dataclass(frozen=True)
class Help:
    """How to use the bot, or one of its commands."""

    command: str | None = None


@dataclass(frozen=True)
class ListTopics:
    """The ten topics with their progress."""


@dataclass(frozen=True)
class ShowTopic:
    """One topic by name, number, alias or code: `name` is normalised, not yet looked up."""

    name: str


@dataclass(frozen=True)
class Show:
    """One deliverable, milestone or sentence: `id` is canonical ("CYBER-2", "6.3")."""

    id: str


@dataclass(frozen=True)
class Search:
    """Verbatim sentences and deliverables that hold the words."""

    words: str


@dataclass(frozen=True)
class Find:
    """Bare words: a topic's name if they are one, else a search."""

    words: str


@dataclass(frozen=True)
class ListMilestones:
    """All milestones, those ahead first."""


@dataclass(frozen=True)
class ShowNext:
    """What comes next."""


@dataclass(frozen=True)
class ListInstruments:
    """Memoranda and arrangements."""


@dataclass(frozen=True)
class ShowHistory:
    """Who changed what of a deliverable or a milestone, and when."""

    id: str


@dataclass(frozen=True)
class ListMine:
    """What the speaker leads."""


@dataclass(frozen=True)
class ListUnclaimed:
    """What nobody leads, in all topics or in some (not yet looked up), on both sides or on one."""

    topics: tuple[str, ...] = ()
    side: Side | None = None


@dataclass(frozen=True)
class ListOverdue:
    """What is late, narrowed down as in ListUnclaimed."""

    topics: tuple[str, ...] = ()
    side: Side | None = None


@dataclass(frozen=True)
class Stocktake:
    """The table for the Council, of some topics or of all; names are not yet looked up."""

    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShowReminders:
    """What this channel is reminded of, and when."""


@dataclass(frozen=True)
class ShowSettings:
    """Who coordinates each side, and which guests and connected workspaces act for one."""


Question = (
    Overview | Help | ListTopics | ShowTopic | Show | Search | Find | ListMilestones | ShowNext |
    ListInstruments | ShowHistory | ListMine | ListUnclaimed | ListOverdue | Stocktake |
    ShowReminders | ShowSettings
)  # fmt: skip
