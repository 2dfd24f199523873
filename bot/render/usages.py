"""What each command is for: one plain line and one example a command of the menu."""

from __future__ import annotations

from typing import NamedTuple

from bot.render.kit.language import marked


class Usage(NamedTuple):
    """A command in plain words, one that works as it stands, and what to ask if words are missing.

    `asks` is empty where the command needs nothing more than its name.
    """

    purpose: str
    example: str
    asks: str = ""


_WHICH = "Which deliverable?"
_WHICH_MEETING = "Which meeting?"

GROUPS: dict[str, dict[str, Usage]] = {
    "What was agreed": {
        "topics": Usage("All topics, with how many deliverables have a lead.", "topics"),
        "topic": Usage(
            "Everything on one topic. Say its name, number or another name for it, in English or "
            "Japanese.",
            "topic cybersecurity",
            "Which topic?",
        ),
        "show": Usage(
            "One deliverable, meeting or sentence of the statement.",
            "show CYBER-2",
            "What shall I show: a deliverable, a meeting or a sentence?",
        ),
        "search": Usage(
            "Find words in the statement.", "search standards", "Which words shall I look for?"
        ),
        "instruments": Usage(
            "The memoranda and arrangements that the statement names.", "instruments"
        ),
    },
    "Who leads": {
        "side": Usage(
            "Say whether you act for the EU or for Japan, or coordinate a side.", "side eu"
        ),
        "claim": Usage(
            "Become the lead for your side. In a thread about one deliverable, “claim” is enough.",
            "claim CYBER-2",
            _WHICH,
        ),
        "release": Usage("Stop being the lead.", "release CYBER-2", _WHICH),
        "assign": Usage(
            "Make a person of your side the lead (type @ and pick them), or a unit in quotes. You "
            "can name several deliverables, or a topic. You see them before they change.",
            'assign CYBER-2 "Unit CNECT.B1"',
            "Which deliverable, and to whom?",
        ),
        "join": Usage(
            "Help with what somebody of your side leads. The lead can add others.",
            "join CYBER-2",
            _WHICH,
        ),
        "leave": Usage("Stop helping with a deliverable.", "leave CYBER-2", _WHICH),
        "mine": Usage("Everything you lead, earliest date first.", "mine"),
        "unclaimed": Usage("Everything that has no lead.", "unclaimed CYBER eu"),
    },
    "How far it is": {
        "status": Usage(
            "Report how far your side is: not started, in progress, substantial, complete or "
            "dropped. You can add a note. Both sides can read it.",
            "status CYBER-2 in progress",
            "Which deliverable, and how far is it?",
        ),
        "done": Usage(
            "Report that your side has completed it. You can add a note. In a thread about one "
            "deliverable, “done” is enough. You are asked before it is recorded.",
            "done CYBER-2",
            _WHICH,
        ),
        "due": Usage(
            "Set when your side will complete it: a date, a meeting, or none.",
            "due CYBER-2 12 May 2026",
            "Which deliverable, and by when?",
        ),
        "evidence": Usage(
            "Add a link that shows progress. You can add a note. Both sides can read it.",
            "evidence CYBER-2 https://example.org/report",
            "Which deliverable, and what is the link?",
        ),
        "history": Usage(
            "Who changed what in a deliverable or a meeting.", "history CYBER-2", _WHICH
        ),
        "compare": Usage(
            "What became of the promises of the last Council in the newest statement: kept, "
            "stronger, weaker, fulfilled, dropped, new.",
            "compare cyber",
        ),
        "renew": Usage(
            "After a new statement, ask the leads of your side whether they go on: all, those of "
            "some topics, or nobody. For coordinators.",
            "renew all",
            "Whom shall I ask: all, none, or which topics?",
        ),
        "stocktake": Usage(
            "The table for the Council: who leads, how far it is, what is missing. You can name "
            "topics. In a direct message you get it as files too.",
            "stocktake cyber ai",
        ),
        "snooze": Usage(
            "Hear nothing about a deliverable of yours before a day: tomorrow, next week, or a "
            "date. After that, messages come as usual.",
            "snooze CYBER-2 next week",
            "Which deliverable, and until when?",
        ),
        "overdue": Usage("Everything that is late.", "overdue CYBER japan"),
    },
    "Meetings": {
        "next": Usage("The next meeting.", "next"),
        "milestones": Usage(
            "All meetings and other milestones, upcoming ones first.", "milestones"
        ),
        "milestone add": Usage(
            "Add a meeting. You see it before it is saved.",
            "milestone add Experts' meeting 12 May 2026 online",
            "What is it called, and when is it?",
        ),
        "milestone move": Usage(
            "Change the date of a meeting. You see it before it is saved.",
            "milestone move DPC-3 12 May 2026",
            "Which meeting, and to what date?",
        ),
        "milestone held": Usage(
            "Record that a meeting took place. You can add its date and a link.",
            "milestone held DPC-3 12 May 2026 https://example.org/statement",
            _WHICH_MEETING,
        ),
        "milestone cancel": Usage(
            "Record that a meeting will not take place.", "milestone cancel DPC-3", _WHICH_MEETING
        ),
    },
    "Reminders in this channel": {
        "subscribe": Usage(
            "Remind this channel of meetings. You can name topics, how many days before, and the "
            "hour.",
            "subscribe AI leads 30, 7, 1 at 08:30 Tokyo",
        ),
        "unsubscribe": Usage("Stop the reminders in this channel.", "unsubscribe"),
        "reminders": Usage("What this channel is reminded of, and when.", "reminders"),
        "mute": Usage("Stop the reminders of one meeting here.", "mute DPC-3", _WHICH_MEETING),
        "unmute": Usage("Start them again.", "unmute DPC-3", _WHICH_MEETING),
        "digest": Usage(
            "What changed in this channel's topics: weekly, monthly or off. None comes when "
            "nothing has changed.",
            "digest weekly",
            "How often: weekly, monthly or off?",
        ),
    },
    "Your calendar": {
        "calendar": Usage(
            "Your secret calendar address, with all meetings and your due dates. “calendar "
            "revoke” stops it.",
            "calendar",
        ),
    },
    "Settings": {
        "settings": Usage(
            "Who coordinates each side, and who was admitted. For this workspace's admins.",
            "settings",
        ),
        "settings coordinator": Usage(
            "Name the coordinator of a side (type @ and pick them), or none.",
            "settings coordinator eu @person",
            "Which side, and who coordinates it?",
        ),
        "settings admit": Usage(
            "Let a guest, or somebody's connected workspace, act for a side.",
            "settings admit @person japan",
            "Whom, and for which side?",
        ),
        "settings dismiss": Usage(
            "Let a guest or a connected workspace only read again.",
            "settings dismiss @person",
            "Whom?",
        ),
    },
    "Help": {"help": Usage("All commands, or one of them.", "help claim")},
}

# For those who say nothing, and those whose words nothing fits.
ASK = marked(
    "You can ask for a topic (cybersecurity), a deliverable (CYBER-2), the next meeting (next) or "
    "words of the statement (search standards)."
)
USAGES = {name: usage for group in GROUPS.values() for name, usage in group.items()}
FIRST = ("topic", "next", "mine", "claim", "status", "stocktake")  # that matter most
