"""From typed words to what a channel chooses."""

from __future__ import annotations

from datetime import time

import pytest

from bot.domain.commands.base import BadCommand, Command, Trouble
from bot.domain.commands.digests import SetDigest
from bot.domain.commands.menu import parse
from bot.domain.commands.subscriptions import Mute, Subscribe, Unmute
from bot.domain.rules.frequency import Frequency

BRUSSELS = "Europe/Brussels"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("subscribe", Subscribe()),
        ("subscribe AI, cables", Subscribe(("AI", "cables"))),
        ("subscribe leads 30, 7, 1", Subscribe((), (30, 7, 1))),
        ("subscribe AI leads 1 7 30", Subscribe(("AI",), (30, 7, 1))),
        ("subscribe AI with leads 7 and 7 days", Subscribe(("AI",), (7,))),
        ("subscribe to AI, lead days: 14, 0", Subscribe(("AI",), (14, 0))),
        ("subscribe at 08:30", Subscribe((), None, time(8, 30))),
        ("subscribe AI at 8 am leads 3", Subscribe(("AI",), (3,), time(8))),
        ("subscribe leads 3 at 8.30, AI", Subscribe(("AI",), (3,), time(8, 30))),
        ("subscribe at 09:00 Tokyo", Subscribe((), None, time(9), "Asia/Tokyo")),
        ("subscribe AI cables leads 1,1", Subscribe(("AI cables",), (1,))),
        ("subscribe at 9 (Brussels time), cyber", Subscribe(("cyber",), None, time(9), BRUSSELS)),
        ("subscribe at 9 in new york leads 3", Subscribe((), (3,), time(9), "America/New_York")),
        ("subscribe at 9 Europe/Brussels", Subscribe((), None, time(9), BRUSSELS)),
        ("subscribe at 09:00 Narnia", Subscribe(("Narnia",), None, time(9))),
        ("subscribe leads 30, 7, 6G", Subscribe(("6G",), (30, 7))),
        ("digest weekly", SetDigest(Frequency.WEEKLY)),
        ("digest Every month", SetDigest(Frequency.MONTHLY)),
        ("digest off", SetDigest(None)),
        ("mute DPC-3", Mute("DPC-3")),
        ("mute third council", Mute("third council")),
        ("unmute dpc 3", Unmute("DPC-3")),
    ],
)
def test_what_was_meant(said: str, expected: Command) -> None:
    """The options in any order, with the small words around them."""
    assert parse(said) == expected


@pytest.mark.parametrize(
    ("said", "trouble"),
    [
        ("subscribe leads none", Trouble.NOT_LEADS),
        ("subscribe AI leads", Trouble.NOT_LEADS),
        ("subscribe leads 366", Trouble.NOT_LEADS),
        ("subscribe AI at 25:00", Trouble.NOT_AN_HOUR),
        ("subscribe at teatime", Trouble.NOT_AN_HOUR),
        ("digest", Trouble.MISSING),
        ("digest daily", Trouble.NOT_A_FREQUENCY),
        ("mute", Trouble.MISSING),
        ("unmute", Trouble.MISSING),
    ],
)
def test_what_is_refused(said: str, trouble: Trouble) -> None:
    """With the reason."""
    refused = parse(said)
    assert isinstance(refused, BadCommand)
    assert refused.trouble is trouble


@pytest.mark.parametrize("channel", ["<#C0123ABC|cyber-eu>", "<#C0123ABC>", "<#C0123ABC|>"])
@pytest.mark.parametrize(
    "said",
    ["digest monthly {}", "digest {} monthly", "subscribe cyber in {}", "unsubscribe {}",
     "reminders {}", "mute DPC-3 in {}", "unmute {} DPC-3", "board {}", "ボード {}",
     "language ja {}", "language here both {}"],
)  # fmt: skip
def test_another_channel_is_set_there(said: str, channel: str) -> None:
    """What is said here changes nothing there (docs/decisions/0018)."""
    command = parse(said.format(channel))
    assert isinstance(command, BadCommand)
    assert (command.trouble, command.said) == (Trouble.OTHER_CHANNEL, channel)


@pytest.mark.parametrize(
    ("said", "trouble"),
    [
        ("assign CYBER-2 {}", (Trouble.A_GROUP, Trouble.A_CHANNEL)),
        ("join CYBER-2 {}", (Trouble.A_GROUP, Trouble.A_CHANNEL)),
        ("settings coordinator eu {}", (Trouble.A_GROUP, Trouble.A_CHANNEL)),
        ("settings admit {} japan", (Trouble.A_GROUP, Trouble.A_CHANNEL)),
        ("list {}", (Trouble.A_GROUP, Trouble.NOT_A_TOPIC)),
        ("stocktake {} eu", (Trouble.A_GROUP, Trouble.NOT_A_TOPIC)),
        ("mine {}", (Trouble.A_GROUP, Trouble.NOT_A_TOPIC)),
        ("chase {}", (Trouble.A_GROUP, Trouble.NOT_A_TOPIC)),
        ("what is late for {}?", (Trouble.A_GROUP, Trouble.NOT_A_TOPIC)),
        ("topic {}", (None, Trouble.NOT_A_TOPIC)),
        ("{}", (None, Trouble.NOT_A_TOPIC)),
        ("next {}", (None, Trouble.NOT_A_TOPIC)),
        ("{}の遅れは？", (Trouble.A_GROUP, Trouble.NOT_A_TOPIC)),
    ],
)
def test_groups_and_channels_are_neither_people_nor_topics(
    said: str, trouble: tuple[Trouble | None, Trouble]
) -> None:
    """Whatever they are called: a channel's name is taken for no topic and no side."""
    groups = ("<!subteam^S0AI|@ai-eu>", "<!subteam^S0AI>", "<!here>")
    for token in groups if trouble[0] else ():
        found = parse(said.format(token))
        assert isinstance(found, BadCommand)
        assert (found.trouble, found.said) == (trouble[0], token)
    for token in ("<#C0AI|ai-eu>", "<#C0AI|cyber>", "<#C0AI>"):
        found = parse(said.format(token))
        assert isinstance(found, BadCommand)
        assert (found.trouble, found.said) == (trouble[1], token)
