"""What an attacker types: the bot's own words, and characters that nobody expects."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from bot.domain.commands.menu import MENU
from bot.domain.forms import Form
from bot.simulator.seed import initial

_seed = initial()
PEOPLE = [person.id for person in _seed.people]
CHANNELS = [channel.id for channel in _seed.channels]

# NULs, escapes, line ends, bidi and zero-width marks, full widths, lone surrogates, markup.
_NASTY = [
    "\0", "\x1b[31m", "\r\n", "\u202e", "\u2066", "\u200b", "\ufeff", "＝", "\ud800", "\udfff",
    "<!channel>", "@here", "<@U06RHC7W5NE>", "<https://evil.example|topics>", "&lt;", "`", "*",
    "=1+1", "{{7*7}}", "%s", "${x}", "'; DROP TABLE seat; --", "../", "﷽", "𝟞", "\u0301" * 9,
]  # fmt: skip

text = st.text(max_size=80) | st.lists(st.sampled_from(_NASTY) | st.text(max_size=4)).map("".join)
"""Any characters, and those that have hurt programs before."""

_meetings = st.sampled_from(["M-1", "DPC-3", "OECD-2024", "M-99"])
_deliverables = st.sampled_from(
    ["CYBER-1", "AI-2", "cyber 2", "AI-2 CYBER-2", "CYBER", "6.3", "Z-9"]
)
ids = _deliverables | _meetings
"""What forms are about."""

_SLOTS = {
    "id": _deliverables,
    "meeting": _meetings,
    "side": st.sampled_from(["eu", "japan", "coordinator", "for the eu", "日本", "none"]),
    "who": st.sampled_from([*(f"<@{user}>" for user in PEOPLE), "@unit", "<@U0>", "PSTM unit"]),
    "user": st.sampled_from([*PEOPLE, "U0", "ours-holder"]),
    "state": st.sampled_from(["complete", "in progress", "dropped", "not started"]),
    "link": st.sampled_from(
        ["https://example.org/a", "<https://x.example|y>", "javascript:alert(1)"]
    ),
    "number": st.integers(0, 3).map(str) | st.integers(-(10**12), 10**12).map(str),
    "date": st.sampled_from(
        [
            "2025", "2-3 May 2024", "early 2026", "12 May 2025 14:00 Tokyo", "tomorrow", "none",
            "9999-99-99", "31 February", "0000-00-00", "2024-05-01T12:00+99:99", "next week",
            "２０２５年５月",
        ]
    ),
    "text": text,
}  # fmt: skip

# What changes something where it is allowed, and the words that only buttons and views hold.
_TELLING = [
    "side {side}", "claim {id}", "claim {id} {side}", "release {id} {side}", "join {id}",
    "join {id} {who}", "leave {id} {who}", "assign {id} {who}", "assign {id} {who} {side}",
    "status {id} {state} {text}", "done {id}", "due {id} {date}", "due {id} {meeting}",
    "evidence {id} {link} {text}", "snooze {id} {date}", "milestone add {text} {date} {text}",
    "milestone move {meeting} {date}", "milestone held {meeting} {date} {link}",
    "milestone cancel {meeting}", "subscribe {id} leads 30, 7 at 08:30", "unsubscribe",
    "mute {meeting}", "unmute {meeting}", "digest weekly", "digest off", "calendar",
    "calendar revoke", "settings coordinator {side} {who}", "settings admit {who} {side}",
    "settings dismiss {who}", "accept {id}", "confirm {id}", "decide {number} accept",
    "decide {number} decline", "nudge {user} 2024-05-01 {id}", "assigned {user} {id}",
    "relieved {user} {user} {id}", "handedback {user} {user} {id}", "along {user} {user} {id}",
    "vacated {user} {id}", "coordinator {side}", "proposal {number}", "decision {number}",
    "home", "welcome", "dates", "aftermath {meeting}", "reminder {meeting} {date}",
    *(f"form {form} {{id}}" for form in Form),
]  # fmt: skip
_LOOSE = [f"{item.name} {{text}}" for item in MENU]


def _filled(template: str) -> st.SearchStrategy[str]:
    """The words of a template, with something in each of its slots."""
    parts = re.split(r"\{(\w+)\}", template)
    each = [_SLOTS[part] if at % 2 else st.just(part) for at, part in enumerate(parts)]
    return st.tuples(*each).map("".join)


commands = st.one_of(*map(_filled, _TELLING), *map(_filled, _LOOSE))
"""A command, typed or carried by a button, with arguments right and wrong."""

said = commands | text
dates = st.lists(_SLOTS["date"] | _SLOTS["number"] | text, min_size=1, max_size=4).map(" ".join)
