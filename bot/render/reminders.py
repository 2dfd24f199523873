"""Reminders: what a channel is reminded of, and the reminder itself."""

from __future__ import annotations

from bot.domain.outcomes import (
    ReminderDue,
    RemindersShown,
    Subscribed,
    Undelivered,
    Unsubscribed,
)
from bot.domain.state import Subscription
from bot.domain.statement import Topic
from bot.render.blocks import Piece, bold, headline, paragraph, rich, small
from bot.render.buttons import View, look
from bot.render.cards import open_seats, origin, under_sentences
from bot.render.dates import away, spell, spell_hour, spell_instant, spell_leads
from bot.render.pages import Draft
from bot.render.quotes import source
from bot.render.words import counted, escape, listed

INVITE = "Invite me first with /invite @dpc if I am not in this channel."
_REMEDIES = {
    "not_in_channel": "Invite me there with /invite @dpc.",
    "channel_not_found": "Invite me there with /invite @dpc.",
    "is_archived": "It is archived.",
}


def due(shown: ReminderDue, view: View) -> Draft:
    """A meeting is near: what the statement wants from it, who leads, what nobody has taken."""
    here = shown.milestone
    place = f"{here.place} · " if here.place else ""
    sentences = tuple(shown.sentences.values())
    hint = next((c.deliverable.id for c in shown.cards if open_seats([c])), None)
    reply = [small(f"Reply “claim {hint}” in this thread.")] if hint else []
    return Draft(
        headline(f"{away(here.when, shown.today)}: {here.title}, {spell(here.when)}"),
        [
            small(f"{here.id} · {place}{origin(here)}"),
            paragraph(_wanted(shown)),
            *under_sentences(sentences, shown.cards, view, within=here.id),
            *reply,
        ],
        foot=source(shown.statement) if sentences else None,
    )


def subscribed(shown: Subscribed, _: View) -> Draft:
    """The channel is reminded from now on."""
    what = _described(shown.subscription, shown.topics)
    return Draft(
        paragraph(f"From now on this channel is reminded of {what}"),
        [*_first(shown), small(INVITE)],
    )


def reminders(shown: RemindersShown, _: View) -> Draft:
    """What the channel is reminded of."""
    if shown.subscription is None:
        return Draft(
            paragraph("This channel gets no reminders. Say ", bold("subscribe"), " to get them."),
            buttons=[look("How to subscribe", "help subscribe")],
        )
    what = _described(shown.subscription, shown.topics)
    return Draft(paragraph(f"This channel is reminded of {what}"), _first(shown))


def unsubscribed(shown: Unsubscribed, _: View) -> Draft:
    """The channel is no longer reminded."""
    if shown.was:
        return Draft(paragraph("This channel gets no more reminders."))
    return Draft(paragraph("This channel got no reminders, so nothing has changed."))


def undelivered(shown: Undelivered, _: View) -> Draft:
    """To whoever waits for it: a message could not be posted."""
    before = "Slack did not let me post in the channel "
    why = f" ({shown.reason}). {_REMEDIES.get(shown.reason, 'An admin can find out why.')}"
    elements = [
        {"type": "text", "text": before},
        {"type": "channel", "channel_id": shown.channel},
        {"type": "text", "text": why},
    ]
    block = rich([{"type": "rich_text_section", "elements": elements}], "").blocks
    return Draft(Piece(block, f"{before}<#{shown.channel}>{escape(why)}"))


def _wanted(shown: ReminderDue) -> str:
    count = len(shown.cards)
    if not count:
        return "The statement names it for no deliverable."
    free, total = open_seats(shown.cards), 2 * count
    stand = f"{free or 'none'} of {total} seats {'is' if free == 1 else 'are'} open"
    return f"The statement names it for {counted(count, 'deliverable')}; {stand}."


def _described(subscription: Subscription, topics: tuple[Topic, ...]) -> str:
    what = listed([topic.title for topic in topics]) or "all topics"
    hour = spell_hour(subscription.hour, subscription.zone)
    return f"{what}: at {hour}, {spell_leads(subscription.lead_days)}."


def _first(shown: Subscribed | RemindersShown) -> list[Piece]:
    """The first reminders to come, on the clocks of the channel's zone."""
    if not shown.upcoming or shown.subscription is None:
        return [paragraph("No exact date lies ahead, so no reminder is planned yet.")]
    zone = shown.subscription.zone
    lines = [
        f"{spell_instant(at, zone)}: {milestone.title}, {spell(milestone.when)}"
        for at, milestone in shown.upcoming
    ]
    return [paragraph(bold("First reminders"), "\n" + "\n".join(lines))]
