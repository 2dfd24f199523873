"""Changes of milestones: shown before they are saved, and said when they are."""

from __future__ import annotations

from bot.domain.outcomes import (
    MilestoneAhead,
    MilestoneOvertaken,
    MilestonePreviewed,
    MilestoneSaved,
    MilestoneUnchanged,
)
from bot.domain.statement import Milestone, Outcome
from bot.render.blocks import Piece, bold, linked, paragraph, small
from bot.render.buttons import View, do, look
from bot.render.dates import spell
from bot.render.fates import fate, origin
from bot.render.message import Block
from bot.render.pages import Draft


def previewed(shown: MilestonePreviewed, _: View) -> Draft:
    """What was understood, beside what stands now; nothing is saved before the button."""
    before, after = shown.before, shown.after
    revision = before.revision if before else 0
    save = do("Save", command(before, after), confirmed=revision)
    return Draft(
        paragraph("Understood as: ", bold(after.title), f" · {_state(after)}"),
        [*_changed(before, after), *_doubts(shown), small("Nothing is saved yet. Save it?")],
        buttons=[save | {"style": "primary"}],
    )


def saved(shown: MilestoneSaved, _: View) -> Draft:
    """What was saved."""
    after = shown.after
    verb = "Saved" if shown.before else f"Added as {after.id}"
    return Draft(
        paragraph(f"{verb}: ", bold(after.title), f" · {_state(after)} · {origin(after)}"),
        _changed(shown.before, after),
        buttons=[_open(after)],
    )


def ahead(shown: MilestoneAhead, _: View) -> Draft:
    """What has not begun cannot have been held."""
    here = shown.milestone
    return Draft(
        paragraph(
            f"{here.title}, {spell(here.when)}: that lies ahead, so it was not recorded as held. "
            f"If it took place already, say when: milestone held {here.id} and the date."
        ),
        buttons=[_open(here)],
    )


def unchanged(shown: MilestoneUnchanged, _: View) -> Draft:
    """It stands so already."""
    return _as_it_stands("That is recorded already, so nothing was changed: ", shown.milestone)


def overtaken(shown: MilestoneOvertaken, _: View) -> Draft:
    """The meeting changed since the preview."""
    words = "Somebody changed this meanwhile, so nothing was saved. It now stands as: "
    return _as_it_stands(words, shown.milestone)


def _as_it_stands(words: str, here: Milestone) -> Draft:
    return Draft(paragraph(words, bold(here.title), f" · {_state(here)}"), buttons=[_open(here)])


def command(before: Milestone | None, after: Milestone) -> str:
    """The command that makes the same change again, as somebody would type it."""
    if before is None:
        # In quotes a title may hold a date of its own; one that holds quotes cannot be quoted.
        title = after.title if '"' in after.title else f'"{after.title}"'
        return " ".join(["milestone add", title, after.when.words, after.place or ""]).strip()
    if after.outcome is Outcome.CANCELLED:
        return f"milestone cancel {after.id}"
    if after.outcome is Outcome.OPEN:
        return f"milestone move {after.id} {after.when.words}"
    words = after.when.words if after.when != before.when else ""
    link = after.link if after.link and after.link != before.link else ""
    return " ".join(part for part in ("milestone held", after.id, words, link) if part)


def _state(milestone: Milestone) -> str:
    """When, where, and whether it is settled: "2–3 May 2024 · Paris · held"."""
    place = [milestone.place] if milestone.place else []
    became = [fate(milestone)] if fate(milestone) else []
    return " · ".join([spell(milestone.when), *place, *became])


def _changed(before: Milestone | None, after: Milestone) -> list[Piece]:
    """What it was before, where that differs, and the link to its outcome."""
    pieces = []
    if before and _state(before) != _state(after):
        pieces.append(paragraph(f"Before: {_state(before)}"))
    if before and before.outcome is not Outcome.OPEN is after.outcome:
        pieces.append(paragraph(f"No longer recorded as {before.outcome}."))
    if after.link:
        pieces.append(linked("Outcome: ", after.link))
    return pieces


def _doubts(shown: MilestonePreviewed) -> list[Piece]:
    """What may be a slip: a date that has passed, a meeting that is there already."""
    doubts = []
    if shown.passed:
        doubts.append("Its date has passed.")
    if shown.twin:
        doubts.append(f"{shown.twin.id} has the same title and date.")
    return [paragraph(" ".join(doubts))] if doubts else []


def _open(milestone: Milestone) -> Block:
    return look("Open", f"show {milestone.id}", spoken=f"Open {milestone.title}")
