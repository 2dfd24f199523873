"""What is not allowed: one plain sentence why."""

from __future__ import annotations

from bot.domain.outcomes import Refused, Rule
from bot.render.blocks import paragraph
from bot.render.buttons import View
from bot.render.pages import Draft

_RULES = {
    Rule.GUEST: "Guests read only until an admin admits them.",
    Rule.FOREIGN: "People of a connected workspace read only until an admin admits it.",
    Rule.UNKNOWN: "Slack did not tell me who you are, so nothing was changed. Please try again.",
    Rule.OTHER_SIDE: "Each side sets its own seats only: this one is the other side's. To propose "
    "somebody, say: assign CYBER-2 @person {about}.",
    Rule.COORDINATOR: "Coordinators hold no seats. Nobody named you one: choose a side first, "
    "side eu or side japan.",
    Rule.NAMED_COORDINATOR: "You look after all seats of your side, and hold none yourself. Give "
    "it to somebody: assign CYBER-2 @person.",
    Rule.NOT_NAMED: "You coordinate no side yet: an admin names you in settings.",
    Rule.NOT_YOURS: "Only who leads it, works along on it, or coordinates the side can do that.",
    Rule.NOT_A_MEMBER: "Slack does not name that person as an active member of this workspace, "
    "and only members can lead. Nothing was changed.",
    Rule.NOT_ADMITTED: "Guests and people of a connected workspace read only. An admin can let "
    "them act for a side: settings admit @person {about}.",
    Rule.THEIR_SIDE: "Whoever you named coordinates or acts for the other side, and each side "
    "gives seats to its own people only.",
    Rule.ADMITTED: "You were admitted for the other side.",
    Rule.COORDINATES: "You were named coordinator of a side: an admin names somebody else in "
    "settings first.",
    Rule.ORGANISERS: "Milestones and reminders are set by coordinators and admins.",
    Rule.ADMINS: "Settings are for this workspace's admins.",
    Rule.NO_COORDINATOR: "The other side has no coordinator yet, so there is nobody to decide on "
    "a proposal.",
    Rule.HOLDS_SEATS: "Whoever coordinates holds no seats: they give back what they lead first: "
    "{about}.",
    Rule.INSIDER: "Members need no admission: they choose their side themselves.",
    Rule.DECIDED: "That was decided already.",
    Rule.NO_THREAD: "Which deliverable? Without an id that works only in a thread about one: "
    "{about} CYBER-2.",
    Rule.NAME_ONE: "Several deliverables are shown here: name the one, as in “evidence CYBER-2 "
    "https://…”.",
    Rule.PRIVATE_CONVERSATION: "That is a private conversation, or one that I cannot see: it is "
    "not recorded as evidence. Both sides read evidence.",
    Rule.PAST_MEETING: "{about} is over: its date has passed. Name a date, or a meeting that lies "
    "ahead.",
    Rule.NOT_A_CHANNEL: "Reminders and digests are for channels: say that in one.",
    Rule.BUSY: "The bot is busy just now: nothing was saved. Please try again in a moment.",
    Rule.DATABASE_AWAY: "The bot cannot use its database just now: nothing was saved. Please try "
    "again in a few minutes.",
    Rule.UNSURE: "The connection to the database was lost just then. Please look whether your "
    "change was saved before you make it again.",
    Rule.PAST_DAY: "That day is over, or today: name one that lies ahead.",
}


def refused(found: Refused, _: View) -> Draft:
    """Why it is not allowed."""
    return Draft(paragraph(why(found.rule, found.about)))


def why(rule: Rule, about: str = "") -> str:
    """A rule in a sentence; some are `about` what was named."""
    return _RULES[rule].replace("{about}", about)
