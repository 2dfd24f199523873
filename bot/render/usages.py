"""What each command is for: one plain line and one example a command of the menu."""

from __future__ import annotations

from typing import NamedTuple

from bot.render.kit import lateness
from bot.render.kit.language import Marked, _, listed, marked
from bot.render.kit.words import MEANINGS, STATES


class Usage(NamedTuple):
    """A command in plain words, one that works as it stands, and what to ask if words are missing.

    `asks` is empty where the command needs nothing more than its name.
    """

    purpose: Marked
    example: str
    asks: Marked = Marked("")


_WHICH = marked("Which deliverable?")
_WHICH_MEETING = marked("Which meeting?")

GROUPS: dict[Marked, dict[str, Usage]] = {
    marked("What was agreed"): {
        "topics": Usage(marked("All topics, with how many deliverables have a lead."), "topics"),
        "topic": Usage(
            marked(
                "Everything on one topic. Say its name, number or another name for it, in English"
                " or Japanese."
            ),
            "topic cybersecurity",
            marked("Which topic?"),
        ),
        "show": Usage(
            marked("One deliverable, meeting or sentence of the statement."),
            "show CYBER-2",
            marked("What shall I show: a deliverable, a meeting or a sentence?"),
        ),
        "search": Usage(
            marked("Find words in the statement."),
            "search standards",
            marked("Which words shall I look for?"),
        ),
        "instruments": Usage(
            marked("The memoranda and arrangements that the statement names."), "instruments"
        ),
    },
    marked("Who leads"): {
        "side": Usage(
            marked("Say whether you act for the EU or for Japan, or coordinate a side."), "side eu"
        ),
        "claim": Usage(
            marked(
                "Become the lead for your side. In a thread about one deliverable, “claim” is "
                "enough."
            ),
            "claim CYBER-2",
            _WHICH,
        ),
        "release": Usage(marked("Stop being the lead."), "release CYBER-2", _WHICH),
        "assign": Usage(
            marked(
                "Make a person of your side the lead (type @ and pick them), or a unit in quotes."
                " You can name several deliverables, or a topic. You see them before they change."
            ),
            'assign CYBER-2 "Unit CNECT.B1"',
            marked("Which deliverable, and to whom?"),
        ),
        "join": Usage(
            marked("Help with what somebody of your side leads. The lead can add others."),
            "join CYBER-2",
            _WHICH,
        ),
        "list": Usage(
            marked(
                "Deliverables by side, topic, person (type @ and pick them), state, strength (such "
                "as firm) or mark: late, silent (nothing for 60 days), no lead, no evidence, no "
                "date. You can combine all of that, and say it after mine, unclaimed, overdue and "
                "stocktake, too."
            ),
            "list CYBER eu silent",
        ),
        "leave": Usage(marked("Stop helping with a deliverable."), "leave CYBER-2", _WHICH),
        "mine": Usage(marked("Everything you lead, earliest date first."), "mine"),
        "unclaimed": Usage(marked("Everything that has no lead."), "unclaimed CYBER eu"),
    },
    marked("How far it is"): {
        "status": Usage(
            marked(
                "Report how far your side is: {states}. You can add a note. Both sides can read it."
            ),
            "status CYBER-2 in progress",
            marked("Which deliverable, and how far is it?"),
        ),
        "done": Usage(
            marked(
                "Report that your side has completed it. You can add a note. In a thread about "
                "one deliverable, “done” is enough. You are asked before it is recorded."
            ),
            "done CYBER-2",
            _WHICH,
        ),
        "due": Usage(
            marked(
                "Set when your side will complete it: a date, a meeting, or none. Without a "
                "deliverable, see what is due by then: “due before DPC-3”, “due next month”."
            ),
            "due CYBER-2 12 May 2026",
            marked("Which deliverable, and by when?"),
        ),
        "undo": Usage(
            marked(
                "Take back your last change of a lead, a state, a due date or a link, within a day."
                " You can name one deliverable. It stays in the history."
            ),
            "undo CYBER-2",
        ),
        "evidence": Usage(
            marked("Add a link that shows progress. You can add a note. Both sides can read it."),
            "evidence CYBER-2 https://example.org/report",
            marked("Which deliverable, and what is the link?"),
        ),
        "evidence withdraw": Usage(
            marked("Take a link of your side back. The history keeps it."),
            "evidence withdraw CYBER-2 https://example.org/report",
            _WHICH,
        ),
        "changes": Usage(
            marked("What changed since a day, or in the last seven days."),
            "changes CYBER since 1 October",
        ),
        "history": Usage(
            marked("Who changed what in a deliverable or a meeting."), "history CYBER-2", _WHICH
        ),
        "overview": Usage(
            marked(
                "Both sides on one screen: the numbers of each topic, what is behind, and the "
                "next meetings."
            ),
            "overview",
        ),
        "board": Usage(
            marked(
                "The same as a post in this channel that is kept up to date, and can be pinned."
            ),
            "board",
        ),
        "compare": Usage(
            marked(
                "What became of the promises of the last Council in the newest statement: kept, "
                "stronger, weaker, fulfilled, dropped, new."
            ),
            "compare cyber",
        ),
        "renew": Usage(
            marked(
                "After a new statement, ask the leads of your side whether they go on: all, those "
                "of some topics, or nobody. For coordinators."
            ),
            "renew all",
            marked("Whom shall I ask: all, none, or which topics?"),
        ),
        "stocktake": Usage(
            marked(
                "The table for the Council: who leads, how far it is, what is missing. You can "
                "name topics. In a direct message you get it as files too."
            ),
            "stocktake cyber ai",
        ),
        "snooze": Usage(
            marked(
                "Hear nothing about a deliverable of yours before a day: tomorrow, next week, or "
                "a date. After that, messages come as usual."
            ),
            "snooze CYBER-2 next week",
            marked("Which deliverable, and until when?"),
        ),
        "overdue": Usage(lateness.PURPOSE, "overdue CYBER japan"),
    },
    marked("For coordinators"): {
        "chase": Usage(
            marked(
                "Ask everybody of your side about what is behind. You see it, and why, before "
                "anybody is asked."
            ),
            "chase CYBER",
        ),
    },
    marked("Meetings"): {
        "next": Usage(marked("The next meeting."), "next"),
        "milestones": Usage(
            marked("All meetings and other milestones, upcoming ones first."), "milestones"
        ),
        "milestone add": Usage(
            marked("Add a meeting. You see it before it is saved."),
            "milestone add Experts' meeting 12 May 2026 online",
            marked("What is it called, and when is it?"),
        ),
        "milestone move": Usage(
            marked("Change the date of a meeting. You see it before it is saved."),
            "milestone move DPC-3 12 May 2026",
            marked("Which meeting, and to what date?"),
        ),
        "milestone rename": Usage(
            marked("Change the title of a meeting. The old one still finds it."),
            "milestone rename DPC-3 Council in Brussels",
            _WHICH_MEETING,
        ),
        "milestone held": Usage(
            marked("Record that a meeting took place. You can add its date and a link."),
            "milestone held DPC-3 12 May 2026 https://example.org/statement",
            _WHICH_MEETING,
        ),
        "milestone cancel": Usage(
            marked("Record that a meeting will not take place."),
            "milestone cancel DPC-3",
            _WHICH_MEETING,
        ),
    },
    marked("Reminders in this channel"): {
        "subscribe": Usage(
            marked(
                "Remind this channel of meetings. You can name topics, how many days before, and "
                "the hour."
            ),
            "subscribe AI leads 30, 7, 1 at 08:30 Tokyo",
        ),
        "unsubscribe": Usage(marked("Stop the reminders in this channel."), "unsubscribe"),
        "reminders": Usage(marked("What this channel is reminded of, and when."), "reminders"),
        "mute": Usage(
            marked("Stop the reminders of one meeting here."), "mute DPC-3", _WHICH_MEETING
        ),
        "unmute": Usage(marked("Start them again."), "unmute DPC-3", _WHICH_MEETING),
        "digest": Usage(
            marked(
                "What changed in this channel's topics: weekly, monthly or off. None comes when "
                "nothing has changed."
            ),
            "digest weekly",
            marked("How often: weekly, monthly or off?"),
        ),
    },
    marked("Your calendar"): {
        "calendar": Usage(
            marked(
                "Your secret calendar address, with all meetings and your due dates. “calendar "
                "revoke” stops it."
            ),
            "calendar",
        ),
    },
    marked("Your language"): {
        "language": Usage(
            marked(
                "The language that I speak with you: Japanese, English, or that of your Slack. "
                "“language here both” sets the one of a channel."
            ),
            "language ja",
        ),
    },
    marked("Settings"): {
        "settings": Usage(
            marked("Who coordinates each side, and who was admitted. For this workspace's admins."),
            "settings",
        ),
        "settings coordinator": Usage(
            marked("Name the coordinator of a side (type @ and pick them), or none."),
            "settings coordinator eu @person",
            marked("Which side, and who coordinates it?"),
        ),
        "settings admit": Usage(
            marked("Let a guest, or somebody's connected workspace, act for a side."),
            "settings admit @person japan",
            marked("Whom, and for which side?"),
        ),
        "settings dismiss": Usage(
            marked("Let a guest or a connected workspace only read again."),
            "settings dismiss @person",
            marked("Whom?"),
        ),
    },
    marked("Help"): {"help": Usage(marked("All commands, or one of them."), "help claim")},
}

# For those who say nothing, and those whose words nothing fits.
ASK = marked(
    "You can ask for a topic (cybersecurity), a deliverable (CYBER-2), the next meeting (next) or "
    "words of the statement (search standards)."
)
USAGES = {name: usage for group in GROUPS.values() for name, usage in group.items()}
FIRST = ("topic", "next", "mine", "claim", "status", "stocktake")  # that matter most


def purpose(command: str) -> str:
    """What a command is for, in a sentence or two."""
    states = listed([STATES[status] for status in MEANINGS], "or")
    return _(USAGES[command].purpose).format(states=states)
