"""Print how much of what people ask is answered to the point: `python -m tests.asked`.

With `-v` each input that is not, and what it is answered.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.asked.tables import (
    NOT_UNDERSTOOD,
    TABLES,
    Asked,
    Bot,
    fresh_bot,
    in_sentences,
    names,
    table,
)


def main() -> None:
    """Ask everything once."""
    told = "-v" in sys.argv[1:]
    only = [each for each in sys.argv[1:] if each in TABLES] or TABLES
    with TemporaryDirectory() as folder, fresh_bot(Path(folder)) as bot:
        for name in only:
            print(_figures(bot, name, told=told))
        print(_named(bot, told=told))


def _figures(bot: Bot, name: str, *, told: bool) -> str:
    rows = table(name)
    bad = [row for row in rows if not bot.is_good(row)]
    wrong = [row for row in bad if bot.answer(row.said) != NOT_UNDERSTOOD]
    for row in bad if told else ():
        print(f"  {row.said}\n      {bot.answer(row.said)}, not {' | '.join(row.good)}")
    good = [row for row in rows if row not in bad]
    return (
        f"{name:14} {len(good)} of {len(rows)} to the point, {_guesses(bot, good)}; "
        f"{len(bad) - len(wrong)} not understood, "
        f"{len(wrong)} answered with something else, {_guesses(bot, wrong)}"
    )


def _guesses(bot: Bot, rows: Sequence[Asked]) -> str:
    guesses = sum(bot.is_guessed(row.said) for row in rows)
    return f"{guesses} of them marked as a guess"


def _named(bot: Bot, *, told: bool) -> str:
    bare = names()
    within = [(said, code) for name, code in bare for said in in_sentences(name)]
    lost = [said for said, code in bare if code not in bot.topics_shown(said)]
    lost_within = [said for said, code in within if code not in bot.topics_shown(said)]
    for said in [*lost, *lost_within] if told else ():
        print(f"  {said}")
    return (
        f"{'names':14} {len(bare) - len(lost)} of {len(bare)} lead home bare, "
        f"{len(within) - len(lost_within)} of {len(within)} in a sentence"
    )


if __name__ == "__main__":
    main()
