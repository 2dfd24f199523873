"""Taking stock: as a message wherever it is asked, and as files by direct message."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from bot.simulator.faults import Fault
from bot.simulator.model import File
from tests.eventually import eventually
from tests.slack.conversation import play
from tests.slack.knocking import Knocker, message
from tests.slack.world import World

# Whoever sits in Brussels gets CSV for both kinds of spreadsheets.
NAMES = [
    f"stocktake-2024-04-30{ending}"
    for ending in (".pdf", ".docx", ".xlsx", ".csv", "-semicolons.csv")
]
CYBER_NAMES = [name.replace("stocktake", "stocktake-CYBER") for name in NAMES]


def arrived(world: World, who: str, times: int = 1) -> list[File]:
    """The files that somebody has received by direct message, once all have come, so often."""
    person = world.person(who)
    direct = world.local.slack.direct(person.id).id
    number = times * (len(NAMES) if person.tz == "Europe/Brussels" else len(NAMES) - 1)

    def received() -> list[File]:
        messages = [each for each in world.messages if each.channel == direct]
        found = [world.local.slack.file(id) for each in messages for id in each.files]
        return found if len(found) == number else []

    return eventually(received)


def sheet(received: list[File]) -> File:
    """The CSV file for programs that came last."""
    return [each for each in received if each.name.endswith("0.csv")][-1]


def table(file: File) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(StringIO(file.content.decode("utf-8-sig"), newline="")))


def test_by_slash_command(world: World) -> None:
    """Private, to be posted; the post follows what changes, and each reader gets the files."""
    world.person("minori").locale = "ja-JP"
    play(
        world,
        (
            "marlies",
            "/dpc stocktake cybersecurity",
            "private: Stocktake: Cyber … 5 still need",
        ),
        ("marlies", "[Post in channel]", "private: Posted", "channel: Stocktake: Cyber"),
        ("minori", "@dpc side japan", "private: 所属を日本側"),
        (
            "minori",
            "[Claim: CYBER-2]",
            "redrawn: Stocktake … Japan: 1 of 5 have a lead",
            "thread: HAYASEGAWA",
        ),
    )
    assert not world.local.slack.files
    world.do("minori", "[Send me the table]")
    received = arrived(world, "minori")
    assert [each.name for each in received] == CYBER_NAMES[:-1]
    rows = table(sheet(received))
    assert [row["ID"] for row in rows] == [f"CYBER-{n}" for n in range(1, 6)]
    assert rows[1]["日本側の担当者"] == "HAYASEGAWA Minori"
    assert rows[1]["最終更新日（UTC）"] == "2024-04-30"
    assert received[0].content.startswith(b"%PDF")


def test_by_mention(world: World) -> None:
    """All of it, in the thread; whoever presses gets the files, and nobody else."""
    play(world, ("marlies", "@dpc stocktake", "thread: Stocktake … 33 deliverables, 33 still need"))
    seen = world.do("tomek", "[Send me the table]")
    assert (seen[0].where, seen[0].text) == (
        "private",
        "The table is on its way to you, by direct message.",
    )
    received = arrived(world, "tomek")
    rows = table(sheet(received))
    followed = [row for row in rows if row["Strength (our reading)"].startswith("followed up")]
    assert (len(rows), len(followed)) == (36, 3)
    note = next(each for each in world.messages if received[0].id in each.files)
    counts = "33 deliverables, 33 still need a lead or a report"
    assert note.text.startswith(f"Stocktake, 30 April 2024: {counts}.")
    assert len(world.local.slack.files) == len(NAMES)


def test_in_a_direct_message(world: World) -> None:
    """The answer, and the files without another word, also after a slash command there."""
    world.do("tomek", "dm stocktake AI, 6")
    received = arrived(world, "tomek")
    assert {row["ID"].split("-")[0] for row in table(sheet(received))} == {"AI", "CYBER"}
    direct = world.local.slack.direct(world.person("tomek").id).id
    world.run(world.local.gateway.command(world.person("tomek").id, direct, "/dpc stocktake"))
    received = arrived(world, "tomek", 2)
    assert [each.name for each in received[len(NAMES) :]] == NAMES


def test_a_doubtful_topic_is_asked_back(world: World) -> None:
    """As by every command that takes topics; what was named before is not lost."""
    play(
        world,
        ("marlies", "/dpc stocktake AI, standards", "private: “standards” fits more than one"),
        (
            "marlies",
            "[Cybersecurity]",
            "private: Stocktake: Artificial Intelligence and Cybersecurity",
        ),
        (
            "marlies",
            "/dpc stocktake nonsense",
            "private: I did not understand “nonsense” in a list.",
        ),
    )


def test_a_double_click_sends_one_table(world: World) -> None:
    """Every file once."""
    play(world, ("marlies", "/dpc stocktake CYBER", "private: Stocktake"))
    world.double_click("marlies", "Send me the table")
    arrived(world, "marlies")
    world.local.dpc.uploader.close()
    assert len(world.local.slack.files) == len(NAMES)


def test_two_choices_of_one_topic_are_two_tables(world: World) -> None:
    """The second, asked for at once, is no double click of the first."""
    world.do("tomek", "dm stocktake CYBER")
    world.do("tomek", "dm stocktake CYBER no lead")
    names = [each.name for each in arrived(world, "tomek", 2)]
    assert sorted(names) == sorted(
        [*CYBER_NAMES, *(each.replace("CYBER", "CYBER-no-lead") for each in CYBER_NAMES)]
    )


def test_an_event_that_comes_twice_sends_one_table(world: World, door: Knocker) -> None:
    """Slack sends the same message again under another id."""
    marlies = world.person("marlies")
    direct = world.local.slack.direct(marlies.id).id
    said = message("stocktake CYBER", channel=direct, channel_type="im")
    assert [door.event(said, id).status_code for id in ("Ev1", "Ev1", "Ev2")] == [200] * 3
    world.settle()
    arrived(world, "marlies")
    world.local.dpc.uploader.close()
    assert len(world.local.slack.files) == len(NAMES)


def test_the_bot_does_not_hear_its_own_files(world: World, door: Knocker) -> None:
    """Slack tells of them as of anybody's, not always with a bot's id; their note is no command."""
    world.do("marlies", "dm stocktake CYBER")
    received = arrived(world, "marlies")
    note = next(each for each in world.messages if received[0].id in each.files)
    own = message(
        note.text,
        note.ts,
        channel=note.channel,
        channel_type="im",
        user=world.local.slack.state.bot_user,
        subtype="file_share",
    )
    world.note()
    posts = len(world.messages)
    assert door.event(own).status_code == 200
    world.settle()
    assert len(world.messages) == posts


@pytest.mark.parametrize(
    "fault",
    [
        Fault("conversations.open", "429"),
        Fault("files.getUploadURLExternal", "500"),
        Fault("files.completeUploadExternal", "drop_after"),
    ],
)
def test_whoever_asked_is_told_that_it_failed(world: World, fault: Fault) -> None:
    """And may ask again at once."""
    play(world, ("marlies", "/dpc stocktake CYBER", "private: Stocktake"))
    world.local.slack.faults.append(fault)
    world.do("marlies", "[Send me the table]")
    failed = "Slack did not confirm the table"
    eventually(lambda: world.messages[-1].text.startswith(failed))
    assert world.messages[-1].to == world.person("marlies").id
    world.do("marlies", "[Send me the table]")
    times = 2 if fault.kind == "drop_after" else 1
    names = [each.name for each in arrived(world, "marlies", times)]
    assert names[-len(CYBER_NAMES) :] == CYBER_NAMES


def test_whoever_reads_japanese_gets_japanese_files(world: World) -> None:
    """Heads, states and the message beside them, by their language in Slack."""
    world.person("minori").locale = "ja-JP"
    world.do("minori", "dm stocktake CYBER")
    received = arrived(world, "minori")
    (row, *_) = table(sheet(received))
    assert row["EU側の状況"] == "未報告"
    assert row["分野"] == "サイバーセキュリティ"
    note = next(each for each in world.messages if received[0].id in each.files)
    assert note.text.startswith("進捗一覧：サイバーセキュリティ（2024年4月30日）：取組5件")
