"""Commands about one deliverable: what to say of several."""

from __future__ import annotations

from bot.domain.commands.model import BadCommand, Trouble
from bot.domain.commands.words import ids_in, leading_ids

_YEAR_DIGITS = 4


def several(text: str, command: str) -> BadCommand | None:
    """What is wrong where `text` begins with several ids; None where it does not.

    Only the first may be written without a hyphen, and a month with its year is none.
    """
    led, _ = leading_ids(text)
    clear = [each for each in led[1:] if each in ids_in(text) and not _is_yearly(each)]
    if not clear:
        return None
    ids = (led[0], *clear)
    return BadCommand(Trouble.SEVERAL_IDS, " ".join(ids), command, suggestions=ids)


def _is_yearly(id: str) -> bool:
    return len(id.rpartition("-")[2]) == _YEAR_DIGITS
