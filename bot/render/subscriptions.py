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
from bot.render.kit.blocks import (
    Piece,
    Words,
    about_channel,
    bold,
    code,
    filled,
    headline,
    paragraph,
    small,
)
from bot.render.kit.buttons import View, do, look
from bot.render.kit.dates import spell_hour, spell_instant, spell_leads
from bot.render.kit.drawing import draw
from bot.render.kit.language import _, listed, marked, together
from bot.render.kit.message import Block
from bot.render.kit.milestones import with_date
from bot.render.kit.pages import Draft
from bot.render.kit.words import NAME, shorten, title
from bot.render.languages import channel_buttons, in_channel
from bot.render.usages import USAGES, purpose

INVITE = marked("Invite me first with /invite @dpc if I am not in this channel.")
OTHERWISE = marked("An admin can find out why.")
REMINDED = marked("This channel is reminded of {what}: at {hour}, {days}.")
_REMEDIES = {
    "not_in_channel": marked("Invite me there with /invite @dpc."),
    "channel_not_found": marked("Invite me there with /invite @dpc."),
    "is_archived": marked("It is archived."),
}


@draw.register
def subscribed(shown: Subscribed, view: View) -> Draft:
    """The channel is reminded from now on; those who have not asked for it are told who has."""
    now = _("From now on this channel is reminded of {what}: at {hour}, {days}.")
    who = (
        []
        if view.viewer
        else [small(_("{name} asked for it.").format(name=shorten(shown.name, NAME)))]
    )
    # Those who read it in the channel see that the bot is there.
    invite = [small(_(INVITE))] if view.viewer and not shown.greeted else []
    return Draft(
        paragraph(described(now, shown.subscription, shown.topics)),
        [*_first(shown), small(in_channel(shown.language)), *who, *invite],
        buttons=channel_buttons(shown.language),
    )


@draw.register
def reminders(shown: RemindersShown, _view: View) -> Draft:
    """What the channel is reminded of."""
    others = [_digest(shown), *_muted(shown)]
    if shown.subscription is None:
        return Draft(
            paragraph(
                *filled(
                    _("This channel gets no reminders. Say {command} to get them."),
                    command=bold("subscribe"),
                )
            ),
            others,
            buttons=[look(_("How to subscribe"), "help subscribe")],
        )
    return Draft(
        paragraph(described(_(REMINDED), shown.subscription, shown.topics)),
        [*_first(shown), *others],
    )


@draw.register
def unsubscribed(shown: Unsubscribed, _view: View) -> Draft:
    """The channel is no longer reminded."""
    if shown.was:
        return Draft(paragraph(_("This channel gets no more reminders.")))
    return Draft(paragraph(_("This channel got no reminders, so nothing has changed.")))


@draw.register
def muted(done: Muted, _view: View) -> Draft:
    """The channel is no longer reminded of one meeting."""
    meeting = title(done.milestone)
    if done.was:
        return Draft(
            paragraph(_("{meeting} was muted in this channel already.").format(meeting=meeting))
        )
    words = _("{name} muted {meeting}: this channel gets no more reminders of it.").format(
        name=shorten(done.name, NAME), meeting=meeting
    )
    return Draft(paragraph(words), buttons=[_unmute(done.milestone)])


@draw.register
def unmuted(done: Unmuted, _view: View) -> Draft:
    """The channel is reminded of a meeting again."""
    meeting = title(done.milestone)
    if not done.was:
        return Draft(
            paragraph(_("{meeting} was not muted in this channel.").format(meeting=meeting))
        )
    who = shorten(done.name, NAME)
    return Draft(
        paragraph(
            _("{name} unmuted {meeting}: this channel is reminded of it again.").format(
                name=who, meeting=meeting
            )
        )
    )


@draw.register
def undelivered(shown: Undelivered, _view: View) -> Draft:
    """To whoever waits for it: a message could not be posted."""
    refused = _("Slack did not let me post in {channel} ({reason}).")
    remedy = _REMEDIES.get(shown.reason, OTHERWISE)
    return Draft(about_channel(together(refused, _(remedy)), shown.channel, reason=shown.reason))


def described(message: str, subscription: Subscription, topics: tuple[Topic, ...]) -> str:
    """A message that says `{what}` a channel is reminded of, at what `{hour}`, on what `{days}`."""
    what = listed([title(topic) for topic in topics]) or _("all topics")
    hour, days = spell_hour(subscription.hour, subscription.zone), spell_leads(subscription.leads)
    return message.format(what=what, hour=hour, days=days)


def _first(shown: Subscribed | RemindersShown) -> list[Piece]:
    """The first reminders to come, on the clocks of the channel's zone."""
    if not shown.upcoming or shown.subscription is None:
        return [
            paragraph(_("No meeting with an exact date is known, so no reminder is planned yet."))
        ]
    zone = shown.subscription.zone
    lines = [
        _("{at}: {meeting}").format(at=spell_instant(at, zone), meeting=with_date(milestone))
        for at, milestone in shown.upcoming
    ]
    return [paragraph(bold(_("First reminders")), "\n" + "\n".join(lines))]


def _digest(shown: RemindersShown) -> Piece:
    """How often the channel is told what changed."""
    if shown.digest is None:
        say = _("It gets no digest. Say {command} to get one.")
        return paragraph(*filled(say, command=bold("digest weekly")))
    rhythmic = rhythm(shown.digest)
    if not shown.digest_at:
        return paragraph(_("Digest {when}, if something has changed.").format(when=rhythmic))
    next_at = spell_instant(shown.digest_at, shown.digest.zone)
    words = _("Digest {when}; next {at}, if something has changed.")
    return paragraph(words.format(when=rhythmic, at=next_at))


def _muted(shown: RemindersShown) -> list[Piece]:
    """The meetings that the channel wants no reminders of, each with the way back."""
    return [
        paragraph(
            bold(_("Muted:")),
            f" {with_date(meeting)}",
            beside=_unmute(meeting, "reminders"),
        )
        for meeting in shown.muted
    ]


def _unmute(meeting: Milestone, view: str = "") -> Block:
    return do(
        _("Unmute"),
        f"unmute {meeting.id}",
        view=view,
        spoken=_("Unmute {title}").format(title=title(meeting)),
    )


KNOWS = marked("I know what the Council agreed, who leads it, and when it is due. For example:")
EXAMPLES = ("topic", "claim", "next")


@draw.register
def welcome(shown: WelcomeShown, view: View) -> Draft:
    """What the bot can do, in three examples, and the way to reminders if there are none."""
    return Draft(
        headline(_("The EU–Japan Digital Partnership, in this channel")),
        [paragraph(_(KNOWS), *_examples()), small(_(HOW)), _reminders(shown)],
        buttons=[*_offer(shown, view), look(_("All commands"), "help")],
    )


def _examples() -> list[Words]:
    lines: list[Words] = []
    for name in EXAMPLES:
        lines += ["\n", code(f"/dpc {USAGES[name].example}"), f" – {purpose(name)}"]
    return lines


def _reminders(shown: WelcomeShown) -> Piece:
    if shown.subscription:
        return paragraph(described(_(REMINDED), shown.subscription, shown.topics))
    return paragraph(
        _(
            "I post nothing here unless I am asked. A coordinator or an admin can have "
            "this channel reminded of the meetings."
        )
    )


def _offer(shown: WelcomeShown, view: View) -> list[Block]:
    if shown.subscription:
        return [look(_("How to change that"), "help subscribe")]
    return [do(_("Post reminders here"), "subscribe", view=view.command)]
