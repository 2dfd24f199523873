"""Changes of milestones: shown before they are saved, and said when they are."""

from __future__ import annotations

from bot.domain.outcomes import MilestoneOvertaken, MilestonePreviewed, MilestoneSaved
from bot.domain.statement import Milestone, Outcome
from bot.render.blocks import Piece, bold, linked, paragraph, small
from bot.render.buttons import View, do, look
from bot.render.cards import origin
from bot.render.dates import spell
from bot.render.pages import Draft


def previewed(shown: MilestonePreviewed, _: View) -> Draft:
    """What was understood, beside what stands now; nothing is saved before the button."""
    before, after = shown.before, shown.after
    revision = before.revision if before else 0
    save = do("Save", command(before, after), confirmed=revision)
    return Draft(
        paragraph("Understood as: ", bold(after.title), f" · {_state(after)}"),
        [*_changed(before, after), small("Nothing is saved yet. Save it?")],
        buttons=[save | {"style": "primary"}],
    )


def saved(shown: MilestoneSaved, _: View) -> Draft:
    """What was saved."""
    after = shown.after
    verb = "Saved" if shown.before else f"Added as {after.id}"
    return Draft(
        paragraph(f"{verb}: ", bold(after.title), f" · {_state(after)} · {origin(after)}"),
        _changed(shown.before, after),
        buttons=[look("Open", f"show {after.id}", spoken=f"Open {after.title}")],
    )


def overtaken(shown: MilestoneOvertaken, _: View) -> Draft:
    """The meeting changed since the preview."""
    now = shown.milestone
    return Draft(
        paragraph(
            "Somebody changed this meanwhile, so nothing was saved. It now stands as: ",
            bold(now.title),
            f" · {_state(now)}",
        ),
        buttons=[look("Open", f"show {now.id}", spoken=f"Open {now.title}")],
    )


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
    settled = [] if milestone.outcome is Outcome.OPEN else [str(milestone.outcome)]
    return " · ".join([spell(milestone.when), *place, *settled])


def _changed(before: Milestone | None, after: Milestone) -> list[Piece]:
    """What it was before, where that differs, and the link to its outcome."""
    pieces = []
    if before and _state(before) != _state(after):
        pieces.append(paragraph(f"Before: {_state(before)}"))
    if after.link:
        pieces.append(linked("Outcome: ", after.link))
    return pieces
