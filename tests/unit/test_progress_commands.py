"""From what people type to the commands that keep a deliverable's record true, and its lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.commands.base import BadCommand, Command, Trouble, too_long
from bot.domain.commands.filters import Filter
from bot.domain.commands.help import Thank
from bot.domain.commands.lists import ListDue, ListMine, ListOverdue, ListUnclaimed
from bot.domain.commands.menu import parse
from bot.domain.commands.progress import AddEvidence, Done, SetDue, SetStatus, ShowHistory
from bot.domain.dates import DateTrouble, parse_when
from bot.domain.forms import Field
from bot.domain.rules.status import Status
from bot.domain.sides import Side
from bot.domain.statement import When

SAID = {
    Status.NOT_REPORTED: ["not reported", "Not-Reported", "unreported", "none", "未報告"],
    Status.DROPPED: ["dropped", "cancelled", "canceled", "abandoned", "中止"],
    Status.NOT_STARTED: ["not started", "not yet started", "todo", "to do", "open", "未着手"],
    Status.IN_PROGRESS: [
        "in progress", "IN PROGRESS", "in-progress", "inprogress", "started", "ongoing",
        "underway", "WIP", "進行中", "is in progress", ": in progress", "ｉｎ　ｐｒｏｇｒｅｓｓ",
    ],
    Status.SUBSTANTIAL: [
        "substantial", "substantially", "substantially complete", "mostly", "mostly done",
        "おおむね完了", "大部分", "大部分完了", "大部分 完了",
    ],
    Status.COMPLETE: ["complete", "completed", "done", "done!", "finished", "closed", "完了。"],
}  # fmt: skip
MAY = "12 May 2026"
LINK = "https://example.org/a"
PIECES = [
    "CYBER-1", "cyber 2", "DPC-3", "AI", "6", "by", "before", "to", "none", "-", '"', ",", "and",
    "next council", "2026", MAY, "31 February", "14:00", "Tokyo", "please",
]  # fmt: skip
NOT_READ = DateTrouble.UNREADABLE


def on(words: str) -> When:
    """The date that the words mean."""
    when = parse_when(words)
    assert isinstance(when, When)
    return when


def no_date(said: str, reason: DateTrouble = NOT_READ) -> BadCommand:
    """What `due` says of words that are no date."""
    return BadCommand(Trouble.NOT_A_DATE, said, "due", reason)


def no_status(said: str, *nearest: str) -> BadCommand:
    """What `status` says of words that are no state."""
    return BadCommand(Trouble.NOT_A_STATUS, said, "status", suggestions=nearest)


def several_ids(command: str) -> BadCommand:
    """What a command about one deliverable says of two."""
    ids = ("CYBER-2", "CYBER-3")
    return BadCommand(Trouble.SEVERAL_IDS, " ".join(ids), command, suggestions=ids)


@pytest.mark.parametrize(
    ("said", "expected"), [(word, status) for status, words in SAID.items() for word in words]
)
def test_words_of_the_scale(said: str, expected: Status) -> None:
    """Every state goes by the words that people type, in English and Japanese."""
    assert parse(f"status cyber 2 {said}") == SetStatus("CYBER-2", expected)


def test_every_state_can_be_said() -> None:
    """No state is left without a word, its own above all."""
    for status in Status:
        assert parse(f"status AI-1 {status}") == SetStatus("AI-1", status)


@pytest.mark.parametrize(
    ("typed", "status", "note"),
    [
        ("in progress: draft sent", Status.IN_PROGRESS, "draft sent"),
        ("in progress draft sent.", Status.IN_PROGRESS, "draft sent."),
        ("in progress – draft-2 sent", Status.IN_PROGRESS, "draft-2 sent"),
        ("done, see CYBER-3", Status.COMPLETE, "see CYBER-3"),
        ("mostly done: annex open", Status.SUBSTANTIAL, "annex open"),
        ("進行中：草案送付済み", Status.IN_PROGRESS, "草案送付済み"),
        ("substantially done with the draft", Status.SUBSTANTIAL, "done with the draft"),
        (f"done {'x' * 500}", Status.COMPLETE, "x" * 500),
    ],
)
def test_notes(typed: str, status: Status, note: str) -> None:
    """What follows a state is its note, however it is parted from it."""
    assert parse(f"status CYBER-2 {typed}") == SetStatus("CYBER-2", status, note)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("done", Done()),
        ("Done!", Done()),
        ("done.", Done()),
        ("done CYBER-2", Done("CYBER-2")),
        ("done cyber 2.", Done("CYBER-2")),
        ("done with it", BadCommand(Trouble.NOT_AN_ID, "with it", "done")),
        ("done CYBER-2 with a note", Done("CYBER-2", "with a note")),
        ("done CYBER-2: sent May-2026", Done("CYBER-2", "sent May-2026")),
        (f"done CYBER-2 {'x' * 501}", too_long(Field.NOTE, 500, "done")),
        ("done CYBER-2 CYBER-3", several_ids("done")),
        ("history CYBER-2 CYBER-3", several_ids("history")),
        ("status CYBER-2 CYBER-3 done", several_ids("status")),
        ("claim CYBER-2 CYBER-3", several_ids("claim")),
        ("join CYBER-2 and CYBER-3", several_ids("join")),
        ("snooze CYBER-2, CYBER-3 tomorrow", several_ids("snooze")),
        (f"evidence CYBER-2 CYBER-3 {LINK}", several_ids("evidence")),
        ("done 6.3", BadCommand(Trouble.NOT_AN_ID, "6.3", "done")),
        ("well done", Thank()),
        ("history CYBER-2", ShowHistory("CYBER-2")),
        ("history oecd 2024", ShowHistory("OECD-2024")),
        ("history 6.3", BadCommand(Trouble.NOT_AN_ID, "6.3", "history")),
        ("history of the Internet", BadCommand(Trouble.NOT_AN_ID, "of the Internet", "history")),
    ],
)
def test_one_id_and_no_more(typed: str, expected: Command) -> None:
    """Several ids are too many, and words without an id are talk, and are not acted upon."""
    assert parse(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (f"CYBER-1 {MAY}", SetDue(("CYBER-1",), when=on(MAY))),
        (f"cyber 1: by {MAY}", SetDue(("CYBER-1",), when=on(MAY))),
        (f"CYBER-1 CYBER-2 {MAY}", SetDue(("CYBER-1", "CYBER-2"), when=on(MAY))),
        (f"cyber 1, 6g1 and AI-2 {MAY}", SetDue(("CYBER-1", "6G-1", "AI-2"), when=on(MAY))),
        (f"CYBER-1 CYBER-1 {MAY}", SetDue(("CYBER-1",), when=on(MAY))),
        ("CYBER-1 May 5, 2026", SetDue(("CYBER-1",), when=on("May 5, 2026"))),
        ("CYBER-1 mid-2026", SetDue(("CYBER-1",), when=on("mid-2026"))),
        ("CYBER-1 by the end of 2026", SetDue(("CYBER-1",), when=on("the end of 2026"))),
        ("CYBER-1 2026年5月12日", SetDue(("CYBER-1",), when=on("2026年5月12日"))),
        (f"CYBER-1 {MAY} 14:00 Tokyo", SetDue(("CYBER-1",), when=on(f"{MAY} 14:00 Tokyo"))),
        (f"cybersecurity {MAY}", SetDue(topic="cybersecurity", when=on(MAY))),
        (f"cyber {MAY}", SetDue(topic="cyber", when=on(MAY))),
        (f"“data governance” by {MAY}", SetDue(topic="data governance", when=on(MAY))),
        (f"6 {MAY}", SetDue(topic="6", when=on(MAY))),
        ("海底ケーブル 2026", SetDue(topic="海底ケーブル", when=on("2026"))),
    ],
)
def test_due_on_a_date(typed: str, expected: SetDue) -> None:
    """Ids or a topic, and a date; what the date holds is never taken for an id."""
    assert parse(f"due {typed}") == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("CYBER-1 DPC-3", SetDue(("CYBER-1",), milestone="DPC-3")),
        ("CYBER-1 OECD-2024", SetDue(("CYBER-1",), milestone="OECD-2024")),
        ("CYBER-1, CYBER-2, dpc 3", SetDue(("CYBER-1", "CYBER-2"), milestone="DPC-3")),
        ("CYBER-1 before DPC-3", SetDue(("CYBER-1",), milestone="DPC-3")),
        ("CYBER-1 and CYBER-2 by the next council",
         SetDue(("CYBER-1", "CYBER-2"), milestone="next council")),
        ("CYBER-1 next council", SetDue(("CYBER-1",), milestone="next council")),
        ("CYBER-1 “next council”", SetDue(("CYBER-1",), milestone="next council")),
        ("CYBER-1 council 2025", SetDue(("CYBER-1",), milestone="council 2025")),
        ("CYBER-1 by council 2025", SetDue(("CYBER-1",), milestone="council 2025")),
        ("CYBER-1 2025 council", SetDue(("CYBER-1",), milestone="2025 council")),
        ("AI DPC-3", SetDue(topic="AI", milestone="DPC-3")),
        ("6G DPC-3", SetDue(topic="6G", milestone="DPC-3")),
        ("data governance before dpc 3", SetDue(topic="data governance", milestone="DPC-3")),
        ("AI by next council", SetDue(topic="AI", milestone="next council")),
    ],
)  # fmt: skip
def test_due_before_a_milestone(typed: str, expected: SetDue) -> None:
    """A milestone by its id, which stands last, or by its name after ids or after "before"."""
    assert parse(f"due {typed}") == expected


@pytest.mark.parametrize("never", ["none", "never", "None.", "-", "–", "なし"])
def test_no_longer_due(never: str) -> None:
    """A due date is taken away again, of ids and of a topic."""
    assert parse(f"due CYBER-1 {never}") == SetDue(("CYBER-1",))
    assert parse(f"due AI-1 and AI-2 {never}") == SetDue(("AI-1", "AI-2"))
    assert parse(f"due cyber {never}") == SetDue(topic="cyber")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (f"CYBER-2 {LINK}", AddEvidence("CYBER-2", LINK)),
        (f"CYBER-2 {LINK} first draft", AddEvidence("CYBER-2", LINK, "first draft")),
        (f"CYBER-2: <{LINK}|a page> – draft", AddEvidence("CYBER-2", LINK, "draft")),
        (f"{LINK} cyber 2 draft", AddEvidence("CYBER-2", LINK, "draft")),
        (LINK, AddEvidence(None, LINK)),
        (f"<{LINK}> the minutes", AddEvidence(None, LINK, "the minutes")),
        ("CYBER-2", BadCommand(Trouble.MISSING, command="evidence")),
        ("CYBER-2 www.example.org", AddEvidence("CYBER-2", "https://www.example.org")),
        ("CYBER-2 example.org", BadCommand(Trouble.NOT_A_LINK, "example.org", "evidence")),
        ("CYBER-2 ftp://example.org",
         BadCommand(Trouble.NOT_A_LINK, "ftp://example.org", "evidence")),
        ("the minutes", BadCommand(Trouble.NOT_A_LINK, "the minutes", "evidence")),
        (f"CYBER-2 {LINK}{'x' * 1000}", too_long(Field.LINK, 1000, "evidence")),
        (f"CYBER-2 {LINK} {'x' * 501}", too_long(Field.NOTE, 500, "evidence")),
    ],
)  # fmt: skip
def test_evidence(typed: str, expected: Command) -> None:
    """An id, a link and a note are told apart, the link before or after the id."""
    assert parse(f"evidence {typed}") == expected


@pytest.mark.parametrize(
    ("typed", "topics", "side"),
    [
        ("", (), None),
        ("?", (), None),
        (" cyber", ("cyber",), None),
        (" eu", (), Side.EU),
        (" for Japan", (), Side.JAPAN),
        (" on the EU side", (), Side.EU),
        (" japan cyber", ("cyber",), Side.JAPAN),
        (" cyber for japan", ("cyber",), Side.JAPAN),
        (" data governance, the European Union", ("data governance",), Side.EU),
        (" “data governance” jp", ("data governance",), Side.JAPAN),
        (" サイバー 日本側", ("サイバー",), Side.JAPAN),
        (" europium", ("europium",), None),
        (" cyber ai", ("cyber ai",), None),
        (" cyber、AI eu", ("cyber", "AI"), Side.EU),
    ],
)
def test_lists_by_topic_and_side(typed: str, topics: tuple[str, ...], side: Side | None) -> None:
    """Topics and a side narrow a list down, in either order."""
    assert parse(f"unclaimed{typed}") == ListUnclaimed(Filter(topics, side))
    assert parse(f"overdue{typed}") == ListOverdue(Filter(topics, side))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("mine", ListMine()),
        ("Mine?", ListMine()),
        ("mine clearance", ListMine(Filter(("clearance",)))),
        ("status", BadCommand(Trouble.MISSING, command="status")),
        ("status CYBER-2", BadCommand(Trouble.MISSING, command="status")),
        ("status done", BadCommand(Trouble.NOT_AN_ID, "done", "status")),
        ("status CYBER-2 mars", BadCommand(Trouble.NOT_A_STATUS, "mars", "status")),
        ("status CYBER-2 not done", BadCommand(Trouble.NOT_A_STATUS, "not done", "status")),
        ("status CYBER-2 open-ended", no_status("open-ended", "not started")),
        ("status CYBER-2 complet", no_status("complet", "complete")),
        ("status CYBER-2 no started", no_status("no started", "not started", "in progress")),
        (f"status CYBER-2 done {'x' * 501}", too_long(Field.NOTE, 500, "status")),
        ("history", BadCommand(Trouble.MISSING, command="history")),
        ("evidence", BadCommand(Trouble.MISSING, command="evidence")),
        ("due", BadCommand(Trouble.MISSING, command="due")),
        ("due CYBER-1", BadCommand(Trouble.MISSING, command="due")),
        ("due CYBER-1 by", BadCommand(Trouble.MISSING, command="due")),
        ("due none", BadCommand(Trouble.MISSING, command="due")),
        ("due CYBER-1 and AI none", BadCommand(Trouble.NOT_AN_ID, "AI", "due")),
        ("due cyber soon", no_date("cyber soon")),
        (f"due cyber {MAY} perhaps", no_date(f"cyber {MAY} perhaps")),
        ("due CYBER-1 30 March", no_date("30 March", DateTrouble.NO_YEAR)),
        ("due CYBER-1 5月12日", no_date("5月12日", DateTrouble.NO_YEAR)),
        ("due AI 31 April 2026", no_date("31 April 2026", DateTrouble.NO_SUCH_DAY)),
        ("due CYBER-1 5/6/2026", no_date("5/6/2026", DateTrouble.AMBIGUOUS)),
        ("stauts CYBER-2 done",
         BadCommand(Trouble.UNKNOWN_COMMAND, "stauts", suggestions=("status",))),
        ("evidance CYBER-2 x",
         BadCommand(Trouble.UNKNOWN_COMMAND, "evidance", suggestions=("evidence",))),
    ],
)  # fmt: skip
def test_what_makes_no_sense(typed: str, expected: Command) -> None:
    """What cannot be carried out says what it was taken for and what did not fit."""
    assert parse(typed) == expected


@given(st.lists(st.sampled_from(PIECES), max_size=6))
def test_a_due_date_is_of_something(pieces: list[str]) -> None:
    """Ids or a topic, a date or a milestone, whatever is typed: never both, never an empty name."""
    command = parse(f"due {' '.join(pieces)}")
    if isinstance(command, SetDue):
        assert bool(command.ids) is not bool(command.topic)
        assert command.when is None or command.milestone is None
        assert command.milestone != ""
    else:
        assert isinstance(command, BadCommand | ListDue)
