"""From what people type to commands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.commands.assignments import Assign
from bot.domain.commands.base import BadCommand, Command, Trouble, too_long
from bot.domain.commands.calendars import MakeCalendar, RevokeCalendar
from bot.domain.commands.filters import Filter
from bot.domain.commands.help import Help, ShowStart
from bot.domain.commands.lists import ListMine, ListOverdue, ListUnclaimed
from bot.domain.commands.menu import MENU, MenuItem, nearest_commands, parse
from bot.domain.commands.milestones import (
    AddMilestone,
    CancelMilestone,
    ListMilestones,
    MoveMilestone,
    RecordHeld,
    ShowNext,
)
from bot.domain.commands.progress import SetDue, SetStatus
from bot.domain.commands.seats import Claim, Release, SetSide
from bot.domain.commands.statement import Find, ListInstruments, ListTopics, Search, Show, ShowTopic
from bot.domain.commands.stocktake import Stocktake
from bot.domain.commands.subscriptions import ShowReminders, Subscribe, Unsubscribe
from bot.domain.dates import DateTrouble, parse_when
from bot.domain.forms import Field
from bot.domain.rules.status import Status
from bot.domain.sides import Side
from bot.domain.statement import When

FOR_ANOTHER = BadCommand(Trouble.FOR_ANOTHER, command="claim", suggestions=("assign",))
MILESTONE_VERBS = (
    "milestone add",
    "milestone move",
    "milestone rename",
    "milestone held",
    "milestone cancel",
)
PIECES = [item.name for item in MENU] + [
    "/dpc", "CYBER-2", "6G-1", "§6.3", "6", "japan", "EU", "日本", "for", "12 May 2026", "14:00",
    "Tokyo", "31 February 2026", "<https://example.org|x>", '"', ",", "and", "&lt;!channel&gt;",
    "DPC-3", "before", "none", "in progress", "done", "-",
]  # fmt: skip


def on(words: str) -> When:
    """The date that the words mean."""
    when = parse_when(words)
    assert isinstance(when, When)
    return when


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ShowStart()),
        ("  \u200b ", ShowStart()),
        ("/dpc", ShowStart()),
        ("help", Help()),
        ("HELP!", Help()),
        ("help Milestone Add", Help("milestone add")),
        ("help milestone", Help("milestones")),
        ("/dpc topics", ListTopics()),
        ("topic", ListTopics()),
        ("topic cybersecurity", ShowTopic("cybersecurity")),
        ("Topic “data governance”", ShowTopic("data governance")),
        ("topic 海底ケーブル", ShowTopic("海底ケーブル")),
        ("search skills gap", Search("skills gap")),
        ("search “free flow”", Search('"free flow"')),
        ("milestones", ListMilestones()),
        ("milestone", ListMilestones()),
        ("milestone DPC-3", Show("DPC-3")),
        ("next", ShowNext()),
        ("next?", ShowNext()),
        ("instruments", ListInstruments()),
        ("unsubscribe", Unsubscribe()),
        ("reminders", ShowReminders()),
        ("calendar", MakeCalendar()),
        ("Calendar revoke", RevokeCalendar()),
        ("calendar new", MakeCalendar(anew=True)),
        ("calendar of meetings", ListMilestones()),
        ("side", SetSide()),
        ("side EU", SetSide(Side.EU)),
        ("side Ｊａｐａｎ", SetSide(Side.JAPAN)),
        ("side coordinator", SetSide(Side.COORDINATOR)),
    ],
)
def test_plain_commands(typed: str, expected: Command) -> None:
    """Commands are read in any case and width."""
    assert parse(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("CYBER-2", Show("CYBER-2")),
        ("cyber 2", Show("CYBER-2")),
        ("cyber2", Show("CYBER-2")),
        ("ＣＹＢＥＲ－２", Show("CYBER-2")),
        ("ＣＹＢＥＲー２", Show("CYBER-2")),
        ("cyber–02.", Show("CYBER-2")),
        ("CYBER_2", Show("CYBER-2")),
        ("6G-1", Show("6G-1")),
        ("6g 1", Show("6G-1")),
        ("M-1", Show("M-1")),
        ("DPC-3", Show("DPC-3")),
        ("OECD-2024", Show("OECD-2024")),
        ("§6.3", Show("6.3")),
        ("6.3", Show("6.3")),
        ("section 10.1", Show("10.1")),
        ("show §6.3", Show("6.3")),
        ("show cyber 2", Show("CYBER-2")),
        ("show cables", Find("cables")),
        ("6", Find("6")),
        ("§6", Find("§6")),
        ("section 6", Find("section 6")),
        ("6G", Find("6G")),
        ("G7", Find("G7")),
        ("May 2025", Find("May 2025")),
        ("Horizon 2020", Find("Horizon 2020")),
        ("next council", Find("next council")),
        ("what did we promise on AI?", Find("what did we promise on AI?")),
        ("&lt;!channel&gt;", Find("<!channel>")),
        ("claims", Find("claims")),
    ],
)
def test_bare_words(typed: str, expected: Command) -> None:
    """An id or a reference is shown; other words are for the catalogue to make sense of."""
    assert parse(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("claim", Claim()),
        ("claim.", Claim()),
        ("claim japan", Claim(None, Side.JAPAN)),
        ("claim CYBER-2", Claim("CYBER-2")),
        ("claim CYBER-2 for japan", Claim("CYBER-2", Side.JAPAN)),
        ("claim cyber-2 Japan.", Claim("CYBER-2", Side.JAPAN)),
        ("Claim the EU side, cyber 2", Claim("CYBER-2", Side.EU)),
        ("claim for eu 6G-1", Claim("6G-1", Side.EU)),
        ("claim CYBER-2 日本", Claim("CYBER-2", Side.JAPAN)),
        ("claim CYBER-2 欧州", Claim("CYBER-2", Side.EU)),
        ("release", Release()),
        ("release cyber2 eu", Release("CYBER-2", Side.EU)),
    ],
)
def test_seats(typed: str, expected: Command) -> None:
    """An id and a side, in either order, each may be missing."""
    assert parse(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (
            "milestone add CES 2026 6-9 January 2026 Las Vegas",
            AddMilestone("CES 2026", on("6-9 January 2026"), "Las Vegas"),
        ),
        (
            "milestone add Third Council in 2026 in Tokyo",
            AddMilestone("Third Council", on("in 2026"), "Tokyo"),
        ),
        (
            'milestone add "After 12 May 2025" June 2026',
            AddMilestone("After 12 May 2025", on("June 2026")),
        ),
        (
            "Milestone Add Call 12 May 2026 14:00 Tokyo, Kantei",
            AddMilestone("Call", on("12 May 2026 14:00 Tokyo"), "Kantei"),
        ),
        ("milestone move DPC-3 12 May 2026", MoveMilestone("DPC-3", on("12 May 2026"))),
        ("milestone move dpc 3 to early 2026", MoveMilestone("DPC-3", on("early 2026"))),
        ("milestone move next council 2026", MoveMilestone("next council", on("2026"))),
        ("milestone held OECD-2024", RecordHeld("OECD-2024")),
        (
            "milestone held OECD-2024 2-3 May 2024 <https://example.org/a?b=1&amp;c=2|a page>",
            RecordHeld("OECD-2024", on("2-3 May 2024"), "https://example.org/a?b=1&c=2"),
        ),
        (
            "milestone held OECD-2024 https://example.org",
            RecordHeld("OECD-2024", None, "https://example.org"),
        ),
        ("milestone cancel dpc-3", CancelMilestone("DPC-3")),
        ("milestone cancel next council", CancelMilestone("next council")),
    ],
)
def test_milestones(typed: str, expected: Command) -> None:
    """Titles, dates, places and links are told apart."""
    assert parse(typed) == expected


@pytest.mark.parametrize(
    ("typed", "topics"),
    [
        ("subscribe", ()),
        ("subscribe all", ()),
        ("subscribe cybersecurity, AI", ("cybersecurity", "AI")),
        ("subscribe to data governance and chips", ("data governance and chips",)),
        ("subscribe “HPC and Quantum”, サイバー、AI", ("HPC and Quantum", "サイバー", "AI")),
        ("subscribe CYBER 6G 8", ("CYBER 6G 8",)),
        ("subscribe AI, AI", ("AI",)),
        ("subscribe ,, &amp;", ()),
    ],
)
def test_lists_of_topics(typed: str, topics: tuple[str, ...]) -> None:
    """Commas part topics, quotes keep one together; the rest is for the catalogue to part."""
    assert parse(typed) == Subscribe(topics)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("x" * 3001, too_long(Field.WORDS, 3000)),
        ("show", BadCommand(Trouble.MISSING, command="show")),
        ("search", BadCommand(Trouble.MISSING, command="search")),
        ("side mars", BadCommand(Trouble.NOT_A_SIDE, "mars", "side")),
        ("claim CYBER-2 <@U06RHC7W5NE|tomek>", FOR_ANOTHER),
        ("claim CYBER-2 for <!subteam^S06RHCYBER|@cyber>", FOR_ANOTHER),
        ("claim @tomek", FOR_ANOTHER),
        ("release CYBER-2 @tomek", replace(FOR_ANOTHER, command="release")),
        ("claim CYBER-2 mars", BadCommand(Trouble.NOT_A_SIDE, "mars", "claim")),
        ("claim coordinator", BadCommand(Trouble.NOT_A_SIDE, "coordinator", "claim")),
        ("claim AI-1 eu japan", BadCommand(Trouble.SEVERAL_SIDES, "eu japan", "claim")),
        (
            "milestone cancel DPC-3 because",
            BadCommand(Trouble.LEFT_OVER, "because", "milestone cancel"),
        ),
        ("mute DPC-3 loudly", BadCommand(Trouble.LEFT_OVER, "loudly", "mute")),
        ("claim 6.3", BadCommand(Trouble.NOT_AN_ID, "6.3", "claim")),
        ("release it", BadCommand(Trouble.NOT_AN_ID, "it", "release")),
        ("milestone add", BadCommand(Trouble.MISSING, command="milestone add")),
        ("milestone move", BadCommand(Trouble.MISSING, command="milestone move")),
        ("milestone held", BadCommand(Trouble.MISSING, command="milestone held")),
        ("milestone cancel", BadCommand(Trouble.MISSING, command="milestone cancel")),
        ("milestone move DPC-3", BadCommand(Trouble.MISSING, "DPC-3", "milestone move")),
        ("milestone add 2026", BadCommand(Trouble.MISSING, "2026", "milestone add")),
        (
            f"milestone add {'x' * 151} 2026",
            too_long(Field.TITLE, 150, "milestone add"),
        ),
        (
            f"milestone add Council 2026 {'x' * 101}",
            too_long(Field.PLACE, 100, "milestone add"),
        ),
        (
            "milestone add Council soon",
            BadCommand(Trouble.NOT_A_DATE, "Council soon", "milestone add", DateTrouble.UNREADABLE),
        ),
        (
            "milestone move DPC-3 30 March",
            BadCommand(Trouble.NOT_A_DATE, "30 March", "milestone move", DateTrouble.NO_YEAR),
        ),
        (
            "milestone held DPC-3 31 February 2026",
            BadCommand(
                Trouble.NOT_A_DATE, "31 February 2026", "milestone held", DateTrouble.NO_SUCH_DAY
            ),
        ),
        (
            "milestone held DPC-3 ftp://example.org",
            BadCommand(Trouble.NOT_A_LINK, "ftp://example.org", "milestone held"),
        ),
        (
            "milestone postpone DPC-3",
            BadCommand(Trouble.UNKNOWN_COMMAND, "postpone DPC-3", suggestions=MILESTONE_VERBS),
        ),
        (
            "relase CYBER-1",
            BadCommand(Trouble.UNKNOWN_COMMAND, "relase", suggestions=("release",)),
        ),
        ("claims cyber 1", BadCommand(Trouble.UNKNOWN_COMMAND, "claims", suggestions=("claim",))),
        (
            "help clam",
            BadCommand(Trouble.UNKNOWN_COMMAND, "clam", "help", suggestions=("claim",)),
        ),
    ],
)
def test_what_makes_no_sense(typed: str, expected: BadCommand) -> None:
    """A command that cannot be carried out says what it was taken for and what did not fit."""
    assert parse(typed) == expected


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        ("milstones", "milestones"),
        ("remindrs", "reminders"),
        ("milestone mov", "milestone move"),
        ("subscrib cyber", "subscribe"),
    ],
)
def test_nearest_commands(words: str, nearest: str) -> None:
    """A slip finds its command first."""
    assert nearest_commands(words)[0] == nearest


@pytest.mark.parametrize("words", ["", "🎉", "photosynthesis", "x" * 6000])
def test_no_command_is_near(words: str) -> None:
    """Where no command is near, none is offered."""
    assert nearest_commands(words) == ()


@pytest.mark.parametrize("item", MENU, ids=lambda item: item.name)
def test_menu(item: MenuItem) -> None:
    """Every command of the menu is understood by its name and has help."""
    assert parse(item.name) != Find(item.name)
    assert parse(f"help {item.name}") == Help(item.name)
    assert item.usage.startswith(item.name)


@given(st.text(st.characters(categories=None), max_size=200))
def test_no_text_raises(text: str) -> None:
    """Whatever is typed is some command, with nothing in it that cannot be stored."""
    command = parse(text)
    assert is_dataclass(command)
    for field in fields(command):
        value = getattr(command, field.name)
        if isinstance(value, str):
            assert value.encode().decode() == value


@given(st.lists(st.sampled_from(PIECES)))
def test_no_mixture_of_commands_raises(pieces: list[str]) -> None:
    """Nor does any mixture of the words that commands are made of."""
    assert is_dataclass(parse(" ".join(pieces)))


@given(
    st.from_regex(r"[A-Z]{2,9}-[1-9][0-9]?", fullmatch=True),
    st.sampled_from([Side.EU, Side.JAPAN]),
    st.sampled_from([str.lower, str.upper, str.title]),
)
def test_ids_are_canonical(id: str, side: Side, style: Callable[[str], str]) -> None:
    """However an id is written, it is the same id."""
    for typed in (id, id.replace("-", " "), id.replace("-", "")):
        if not typed.startswith("SEC"):
            assert parse(style(f"claim {typed} {side}")) == Claim(id, side)


@pytest.mark.parametrize(
    "quoted", ["“CYBER-2”", '"CYBER-2"', "「CYBER-2」", "『cyber 2』", "«CYBER—2»"]
)
def test_quoted_ids(quoted: str) -> None:
    """Quotes around an id change nothing, whatever keyboard they are from."""
    assert parse(quoted) == parse(f"show {quoted}.") == Show("CYBER-2")
    assert parse(f"claim {quoted}") == Claim("CYBER-2")
    assert parse(f"claim {quoted} “eu”") == Claim("CYBER-2", Side.EU)
    assert parse(f"milestone cancel {quoted}") == CancelMilestone("CYBER-2")
    assert parse(f"due {quoted} “12 May 2026”") == SetDue(("CYBER-2",), when=on("12 May 2026"))
    assert parse(f"assign {quoted} 「数字局」") == Assign(("CYBER-2",), unit="数字局")
    assert parse(f"status {quoted} 「完了」") == SetStatus("CYBER-2", Status.COMPLETE)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("担当", ListMine()),
        ("私の担当", ListMine()),
        ("次は？", ShowNext()),
        ("ヘルプ", Help()),
        ("ヘルプ 担当", Help("mine")),
        ("未定", ListUnclaimed()),
        ("進捗", Stocktake()),
        ("進捗 サイバー、AI", Stocktake(Filter(("サイバー", "AI")))),
        ("期限切れ 日本側", ListOverdue(Filter((), Side.JAPAN))),
        ("引き受け CABLES-1", Claim("CABLES-1")),
        ("状況 CYBER-2 進行中", SetStatus("CYBER-2", Status.IN_PROGRESS)),
        ("期限 CYBER-2 2026年5月12日", SetDue(("CYBER-2",), when=on("2026年5月12日"))),
        ("期限", BadCommand(Trouble.MISSING, command="due")),
    ],
)
def test_japanese_names(typed: str, expected: Command) -> None:
    """The commands have Japanese names, with the same words after them."""
    assert parse(typed) == expected


def test_no_two_commands_share_a_name() -> None:
    """Every alias is of a command that there is, and of one alone."""
    names = [name for item in MENU for name in (item.name, *item.aliases)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("What has nobody taken?", ListUnclaimed()),
        ("what has nobody taken on AI for Japan?", ListUnclaimed(Filter(("ai",), Side.JAPAN))),
        ("What is late, and what has no date?", ListOverdue()),
        ("show me what is late", ListOverdue()),
        ("what has no date?", ListMilestones()),
        ("Give me the stocktaking table for the Council", Stocktake()),
        ("Which instruments were signed, by whom, when?", ListInstruments()),
        ("late 2026", Find("late 2026")),
        ("nobody", Find("nobody")),
    ],
)
def test_questions_in_whole_sentences(typed: str, expected: Command) -> None:
    """A sentence that asks for what a command tells is that command."""
    assert parse(typed) == expected


@pytest.mark.parametrize(
    ("meant", "ways"),
    [
        ("next", (", next", ": next", "@dpc, next", "@dpc: next", "/dpc: next", "DPC, next")),
        ("次", ("、次", "さん 次", "@dpcさん 次", "様、次", "dpcさん、次は？", "さん、次は？")),
        ("mine", (": mine", "mine?", "mine.", "mine!", "mine please", "@DPC mine")),
        ("overdue", ("`overdue`", "`/dpc overdue`", "```overdue```", "*overdue*", "overdue？")),
        (
            "claim CYBER-5",
            ("*claim* CYBER-5", "_claim_ CYBER-5", "`claim` `CYBER-5`", "claim *CYBER-5*",
             "`claim CYBER-5`", "`/dpc claim CYBER-5`", "claim CYBER-5.", "claim CYBER-5?"),
        ),
        (
            "claim CYBER-5",
            ("claim CYBER-5 🙏", "claim CYBER-5 :pray:", "please claim CYBER-5",
             "claim CYBER-5 plz", "claim CYBER-5 ❤️", "claim (CYBER-5)", "claim CYBER-5, thanks!",
             "claim CYBER-5 thank you very much"),
        ),
        ("claim", ("claim please", "*claim*", "claim 🙏", "`claim`", "claim, thanks", "claim.")),
        ("search standards", ("search standards please", "search standards 🙏")),
        ("list AI", ("list AI, thanks", "一覧 AI お願いします", "list AI please!")),
        ("compare", ("compare please", "compare, thank you")),
        ("status CYBER-1 complete", ("status `CYBER-1` complete", "*status* CYBER-1 complete")),
    ],
)  # fmt: skip
def test_what_stands_around_a_command_is_none_of_it(meant: str, ways: tuple[str, ...]) -> None:
    """An address, marks of code or emphasis, courtesy, emoji, marks at the end."""
    assert [parse(way) for way in ways] == [parse(meant)] * len(ways)
