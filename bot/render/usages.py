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
    },
    "Meetings": {
        "next": Usage("The next meeting.", "next"),
        "milestones": Usage("All milestones, those ahead first.", "milestones"),
        "milestone add": Usage(
            "A new milestone. It is shown to you before it is saved.",
            "milestone add Experts' meeting 12 May 2026 Brussels",
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
        "subscribe": Usage("Be reminded of meetings, of all topics or of some.", "subscribe AI"),
        "unsubscribe": Usage("No more reminders.", "unsubscribe"),
        "reminders": Usage("What this channel is reminded of, and when.", "reminders"),
    },
    "Help": {"help": Usage("This list, or one command of it.", "help claim")},
}

USAGES = {name: usage for group in GROUPS.values() for name, usage in group.items()}
FIRST = ("topic", "next", "claim", "side", "milestones", "search")
