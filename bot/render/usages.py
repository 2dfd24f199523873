"""What each command is for: one plain line and one example a command of the menu."""

from __future__ import annotations

from typing import NamedTuple


class Usage(NamedTuple):
    """A command in plain words, and one that works as it stands."""

    purpose: str
    example: str


GROUPS: dict[str, dict[str, Usage]] = {
    "What was agreed": {
        "topics": Usage("The topics, with who leads how much.", "topics"),
        "topic": Usage(
            "Every sentence on a topic, by its name, number or alias, in English or Japanese.",
            "topic cybersecurity",
        ),
        "show": Usage("One deliverable, milestone or sentence.", "show CYBER-2"),
        "search": Usage("Sentences and deliverables that hold the words.", "search standards"),
        "instruments": Usage("Memoranda and arrangements, as the text has them.", "instruments"),
    },
    "Who leads": {
        "side": Usage("Say whether you act for the EU, for Japan, or coordinate.", "side eu"),
        "claim": Usage(
            "Take the seat of your side. In a thread about one deliverable, “claim” is enough.",
            "claim CYBER-2",
        ),
        "release": Usage("Give a seat back.", "release CYBER-2"),
        "assign": Usage(
            "Give a seat of your side to a person (type @ and pick them), or to a unit in quotes. "
            "Several, or a whole topic, are shown to you before they are given.",
            'assign CYBER-2 "Unit CNECT.B1"',
        ),
        "join": Usage(
            "Work along on what somebody of your side leads; who leads may add others.",
            "join CYBER-2",
        ),
        "leave": Usage("Work along no more.", "leave CYBER-2"),
        "mine": Usage("What you lead, what is due first on top.", "mine"),
        "unclaimed": Usage("What has an open seat, in a topic, on a side.", "unclaimed CYBER eu"),
    },
    "How far it is": {
        "status": Usage(
            "Report how far your side is with what you lead: not started, in progress, "
            "substantial, complete or dropped; a note may follow. Both sides can read this.",
            "status CYBER-2 in progress",
        ),
        "done": Usage(
            "Report that your side is done; a note may follow. In a thread about one deliverable, "
            "“done” is enough: you are asked before it is recorded.",
            "done CYBER-2",
        ),
        "due": Usage(
            "When your side means to be done: a date, a milestone, or none.",
            "due CYBER-2 12 May 2026",
        ),
        "evidence": Usage(
            "A link that shows progress; a note may follow. Both sides can read this.",
            "evidence CYBER-2 https://example.org/report",
        ),
        "history": Usage("Who changed what of a deliverable or a milestone.", "history CYBER-2"),
        "compare": Usage(
            "What became of the promises of the last Council in the newest statement: kept, "
            "stronger, weaker, fulfilled, dropped, new.",
            "compare cyber",
        ),
        "stocktake": Usage(
            "The table for the Council, of all topics or of some: who leads, how far, what is "
            "missing. In a direct message you get it as a file, too.",
            "stocktake cyber ai",
        ),
        "snooze": Usage(
            "Be told nothing about a deliverable of yours before a day: tomorrow, next week, or a "
            "date. After that all comes as it would have.",
            "snooze CYBER-2 next week",
        ),
        "overdue": Usage("What is late, in a topic, on a side.", "overdue CYBER japan"),
    },
    "Meetings": {
        "next": Usage("The next meeting.", "next"),
        "milestones": Usage("All milestones, those ahead first.", "milestones"),
        "milestone add": Usage(
            "A new milestone. It is shown to you before it is saved.",
            "milestone add Experts' meeting 12 May 2026 online",
        ),
        "milestone move": Usage(
            "Another date for a milestone. It is shown to you before it is saved.",
            "milestone move DPC-3 12 May 2026",
        ),
        "milestone held": Usage(
            "Record that it took place, with the date and a link if you have them.",
            "milestone held DPC-3 12 May 2026 https://example.org/statement",
        ),
        "milestone cancel": Usage("Record that it will not take place.", "milestone cancel DPC-3"),
    },
    "Reminders in this channel": {
        "subscribe": Usage(
            "Be reminded of meetings, of all topics or of some; so many days ahead and at another "
            "hour, if you say so.",
            "subscribe AI leads 30, 7, 1 at 08:30 Tokyo",
        ),
        "unsubscribe": Usage("No more reminders.", "unsubscribe"),
        "reminders": Usage("What this channel is reminded of, and when.", "reminders"),
        "mute": Usage("No more reminders of one meeting here.", "mute DPC-3"),
        "unmute": Usage("Reminders of that meeting again.", "unmute DPC-3"),
        "digest": Usage(
            "What changed in this channel's topics, weekly, monthly or not at all; none comes "
            "when nothing changed.",
            "digest weekly",
        ),
    },
    "Your calendar": {
        "calendar": Usage(
            "Your secret calendar address: the meetings, and when you are due. “calendar revoke” "
            "stops it.",
            "calendar",
        ),
    },
    "Settings": {
        "settings": Usage(
            "Who coordinates each side, and who was admitted; for this workspace's admins.",
            "settings",
        ),
        "settings coordinator": Usage(
            "Name whoever looks after all seats of a side (type @ and pick them), or none.",
            "settings coordinator eu @person",
        ),
        "settings admit": Usage(
            "Let a guest, or somebody's connected workspace, act for a side.",
            "settings admit @person japan",
        ),
        "settings dismiss": Usage("Let them read only again.", "settings dismiss @person"),
    },
    "Help": {"help": Usage("This list, or one command of it.", "help claim")},
}

USAGES = {name: usage for group in GROUPS.values() for name, usage in group.items()}
FIRST = ("topic", "next", "mine", "claim", "status", "stocktake")
