"""Meetings in words: when, where, what became of them, and who says so; one way wherever told."""

from __future__ import annotations

from bot.domain.statement import Fate, Milestone
from bot.render.kit.dates import spell, spell_recorded
from bot.render.kit.language import _, marked, pgettext, remembered
from bot.render.kit.words import FATES, title

NOT_RECORDED = marked("date passed, outcome not recorded")


def fate(milestone: Milestone, *, passed: bool = False) -> str:
    """What became of a meeting that has `passed` or not: "held"; empty while it lies ahead."""
    if milestone.outcome is not Fate.OPEN:
        return FATES[milestone.outcome]
    return _(NOT_RECORDED) if passed else ""


def origin(milestone: Milestone) -> str:
    """Who says so: the statement, somebody in Slack, or one after the other."""
    if milestone.set_by is None:
        return _("from the statement")
    if not milestone.sentences:
        return _("set in Slack")
    # Of what is settled it is not known whether the date was changed, too.
    if milestone.outcome is not Fate.OPEN:
        return _("from the statement, recorded in Slack")
    return _("from the statement, date changed in Slack")


def whereabouts(milestone: Milestone) -> str:
    """Its id, where, who says so: for an answer whose title says when."""
    known = (milestone.id, place(milestone), origin(milestone))
    return " · ".join(fact for fact in known if fact)


def place(milestone: Milestone) -> str:
    """Where it is, as it was written; empty where nobody has said."""
    return pgettext("place", milestone.place) if milestone.place else ""


def facts(milestone: Milestone, *, passed: bool = False) -> str:
    """When, where, what became of it, who says so: "12 May 2025 · Tokyo · held · set in Slack"."""
    became = fate(milestone, passed=passed)
    known = (spell(milestone.when), place(milestone), became, origin(milestone))
    return " · ".join(fact for fact in known if fact)


@remembered(maxsize=1024)
def in_full(milestone: Milestone, *, passed: bool = False) -> str:
    """A meeting that a deliverable is due before: "Summit, 12 May 2025 (set in Slack; held)"."""
    became = fate(milestone, passed=passed)
    known = {"meeting": title(milestone), "date": spell(milestone.when)}
    if not became:
        return _("{meeting}, {date} ({origin})").format(**known, origin=origin(milestone))
    return _("{meeting}, {date} ({origin}; {outcome})").format(
        **known, origin=origin(milestone), outcome=became
    )


def with_date(milestone: Milestone) -> str:
    """A meeting and when it is: "Summit, 12 May 2025"."""
    return _("{meeting}, {date}").format(meeting=title(milestone), date=spell(milestone.when))


def spell_fate(recorded: str) -> str:
    """A meeting's date and outcome as the history keeps them: "12 May 2025, held"."""
    words, _comma, outcome = recorded.rpartition(", ")
    date = spell_recorded(words)
    if outcome == Fate.OPEN or outcome not in set(Fate):
        return date
    return _("{date}, {outcome}").format(date=date, outcome=FATES[Fate(outcome)])
