"""What a channel has chosen: its reminders, what it muted, its digest."""

from __future__ import annotations

from bot.domain.outcomes.subscriptions import (
    Muted,
    RemindersShown,
    Subscribed,
    Undelivered,
    Unmuted,
    Unsubscribed,
    WelcomeShown,
)
from bot.domain.state import Subscription
from bot.domain.statement import Milestone, Topic
from bot.render.digests import rhythm
from bot.render.help import HOW
from bot.render.kit.blocks import Piece, Words, bold, code, headline, paragraph, rich, small
from bot.render.kit.buttons import View, do, look
from bot.render.kit.dates import spell, spell_hour, spell_instant, spell_leads
from bot.render.kit.drawing import draw
from bot.render.kit.message import Block
from bot.render.kit.pages import Draft
from bot.render.kit.words import NAME, escape, listed, shorten
from bot.render.usages import USAGES

INVITE = "Invite me first with /invite @dpc if I am not in this channel."
_REMEDIES = {
    "not_in_channel": "Invite me there with /invite @dpc.",
    "channel_not_found": "Invite me there with /invite @dpc.",
    "is_archived": "It is archived.",
}


@draw.register
def subscribed(shown: Subscribed, view: View) -> Draft:
    """The channel is reminded from now on; those who have not asked for it are told who has."""
    what = described(shown.subscription, shown.topics)
    who = [] if view.viewer else [small(f"{shorten(shown.name, NAME)} asked for it.")]
    # Those who read it in the channel see that the bot is there.
    invite = [small(INVITE)] if view.viewer and not shown.greeted else []
    return Draft(
        paragraph(f"From now on this channel is reminded of {what}"),
        [*_first(shown), *who, *invite],
    )


@draw.register
def reminders(shown: RemindersShown, _: View) -> Draft:
    """What the channel is reminded of."""
    others = [_digest(shown), *_muted(shown)]
    if shown.subscription is None:
        return Draft(
            paragraph("This channel gets no reminders. Say ", bold("subscribe"), " to get them."),
            others,
            buttons=[look("How to subscribe", "help subscribe")],
        )
    what = described(shown.subscription, shown.topics)
    return Draft(paragraph(f"This channel is reminded of {what}"), [*_first(shown), *others])


@draw.register
def unsubscribed(shown: Unsubscribed, _: View) -> Draft:
    """The channel is no longer reminded."""
    if shown.was:
        return Draft(paragraph("This channel gets no more reminders."))
    return Draft(paragraph("This channel got no reminders, so nothing has changed."))


@draw.register
def muted(done: Muted, _: View) -> Draft:
    """The channel is no longer reminded of one meeting."""
    title = done.milestone.title
    if done.was:
        return Draft(paragraph(f"{title} was muted in this channel already."))
    words = f"{shorten(done.name, NAME)} muted {title}: this channel gets no more reminders of it."
    return Draft(paragraph(words), buttons=[_unmute(done.milestone)])


@draw.register
def unmuted(done: Unmuted, _: View) -> Draft:
    """The channel is reminded of a meeting again."""
    title = done.milestone.title
    if not done.was:
        return Draft(paragraph(f"{title} was not muted in this channel."))
    who = shorten(done.name, NAME)
    return Draft(paragraph(f"{who} unmuted {title}: this channel is reminded of it again."))


@draw.register
def undelivered(shown: Undelivered, _: View) -> Draft:
    """To whoever waits for it: a message could not be posted."""
    before = "Slack did not let me post in "
    why = f" ({shown.reason}). {_REMEDIES.get(shown.reason, 'An admin can find out why.')}"
    elements = [
        {"type": "text", "text": before},
        {"type": "channel", "channel_id": shown.channel},
        {"type": "text", "text": why},
    ]
    block = rich([{"type": "rich_text_section", "elements": elements}], "").blocks
    return Draft(Piece(block, f"{before}<#{shown.channel}>{escape(why)}"))


def described(subscription: Subscription, topics: tuple[Topic, ...]) -> str:
    """What a channel is reminded of, when and how often; it ends in a full stop."""
    what = listed([topic.title for topic in topics]) or "all topics"
    hour = spell_hour(subscription.hour, subscription.zone)
    return f"{what}: at {hour}, {spell_leads(subscription.leads)}."


def _first(shown: Subscribed | RemindersShown) -> list[Piece]:
    """The first reminders to come, on the clocks of the channel's zone."""
    if not shown.upcoming or shown.subscription is None:
        return [paragraph("No meeting with an exact date is known, so no reminder is planned yet.")]
    zone = shown.subscription.zone
    lines = [
        f"{spell_instant(at, zone)}: {milestone.title}, {spell(milestone.when)}"
        for at, milestone in shown.upcoming
    ]
    return [paragraph(bold("First reminders"), "\n" + "\n".join(lines))]


def _digest(shown: RemindersShown) -> Piece:
    """How often the channel is told what changed."""
    if shown.digest is None:
        return paragraph("It gets no digest. Say ", bold("digest weekly"), " to get one.")
    at = spell_instant(shown.digest_at, shown.digest.zone) if shown.digest_at else ""
    words = f"Digest {rhythm(shown.digest)}" + (f"; next {at}" if at else "")
    return paragraph(f"{words}, if something has changed.")


def _muted(shown: RemindersShown) -> list[Piece]:
    """The meetings that the channel wants no reminders of, each with the way back."""
    return [
        paragraph(
            bold("Muted:"),
            f" {meeting.title}, {spell(meeting.when)}",
            beside=_unmute(meeting, "reminders"),
        )
        for meeting in shown.muted
    ]


def _unmute(meeting: Milestone, view: str = "") -> Block:
    return do("Unmute", f"unmute {meeting.id}", view=view, spoken=f"Unmute {meeting.title}")


KNOWS = "I know what the Council agreed, who leads it, and when it is due. For example:"
EXAMPLES = ("topic", "claim", "next")


@draw.register
def welcome(shown: WelcomeShown, view: View) -> Draft:
    """What the bot can do, in three examples, and the way to reminders if there are none."""
    return Draft(
        headline("The EU–Japan Digital Partnership, in this channel"),
        [paragraph(KNOWS, *_examples()), small(HOW), _reminders(shown)],
        buttons=[*_offer(shown, view), look("All commands", "help")],
    )


def _examples() -> list[Words]:
    lines: list[Words] = []
    for name in EXAMPLES:
        lines += ["\n", code(f"/dpc {USAGES[name].example}"), f" – {USAGES[name].purpose}"]
    return lines


def _reminders(shown: WelcomeShown) -> Piece:
    if shown.subscription:
        what = described(shown.subscription, shown.topics)
        return paragraph(f"This channel is reminded of {what}")
    return paragraph(
        "I post nothing here unless I am asked. A coordinator or an admin can have this channel "
        "reminded of the meetings."
    )


def _offer(shown: WelcomeShown, view: View) -> list[Block]:
    if shown.subscription:
        return [look("How to change that", "help subscribe")]
    return [do("Post reminders here", "subscribe", view=view.command)]
