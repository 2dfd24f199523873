"""Meetings in words: when, where, what became of them, and who says so; one way wherever told."""

from __future__ import annotations

from bot.domain.statement import Fate, Milestone
from bot.render.kit.dates import spell, spell_recorded
from bot.render.kit.language import remembered

NOT_RECORDED = "date passed, outcome not recorded"


def fate(milestone: Milestone, *, passed: bool = False) -> str:
    """What became of a meeting that has `passed` or not: "held"; empty while it lies ahead."""
    if milestone.outcome is not Fate.OPEN:
        return str(milestone.outcome)
    return NOT_RECORDED if passed else ""


def origin(milestone: Milestone) -> str:
    """Who says so: the statement, somebody in Slack, or one after the other."""
    if milestone.set_by is None:
        return "from the statement"
    if not milestone.sentences:
        return "set in Slack"
    # Of what is settled it is not known whether the date was changed, too.
    if milestone.outcome is not Fate.OPEN:
        return "from the statement, recorded in Slack"
    return "from the statement, date changed in Slack"


def whereabouts(milestone: Milestone) -> str:
    """Its id, where, who says so: for an answer whose title says when."""
    known = (milestone.id, milestone.place or "", origin(milestone))
    return " · ".join(fact for fact in known if fact)


def facts(milestone: Milestone, *, passed: bool = False) -> str:
    """When, where, what became of it, who says so: "12 May 2025 · Tokyo · held · set in Slack"."""
    place, became = milestone.place or "", fate(milestone, passed=passed)
    known = (spell(milestone.when), place, became, origin(milestone))
    return " · ".join(fact for fact in known if fact)


@remembered(maxsize=1024)
def in_full(milestone: Milestone, *, passed: bool = False) -> str:
    """A meeting that a deliverable is due before: "Summit, 12 May 2025 (set in Slack; held)"."""
    became = fate(milestone, passed=passed)
    known = f"{origin(milestone)}; {became}" if became else origin(milestone)
    return f"{milestone.title}, {spell(milestone.when)} ({known})"


def spell_fate(recorded: str) -> str:
    """A meeting's date and outcome as the history keeps them: "12 May 2025, held"."""
    words, _, outcome = recorded.rpartition(", ")
    became = "" if outcome == Fate.OPEN else f", {outcome}"
    return f"{spell_recorded(words)}{became}"
