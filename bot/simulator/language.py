"""What the workspace itself says, in the language of whoever looks, as a person's Slack does.

Its catalogues are `bot/simulator/locale/<language>/LC_MESSAGES/simulator.po`; `bot/speech.py` reads
them. What the bot says is none of its business.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from bot.speech import Speech
from bot.speech import marked as marked

SPEECH = Speech(Path(__file__).parent / "locale", "simulator")
speaking, current = SPEECH.speaking, SPEECH.current
# Fields of a message, `{name}`, are filled in afterwards.
_, ngettext, pgettext = SPEECH.gettext, SPEECH.ngettext, SPEECH.pgettext


def dated(at: datetime, pattern: str) -> str:
    """An instant by one of CLDR's patterns, with the words of the language that is spoken."""
    from babel.dates import format_datetime  # late: it costs a start 40 ms and 3 MB

    return str(format_datetime(at, pattern, locale=SPEECH.cldr()))
