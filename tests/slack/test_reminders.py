"""Reminders: once a channel, in time, as things stand then; and none that nobody wants."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.local import run
from tests.serving import Site
from tests.slack.conversation import JAPANS_COORDINATOR, play
from tests.slack.world import World, living, moved_in

TODAY = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("Europe/Brussels"))
MAY_1, MAY_2, MAY_4 = (f"2024-05-0{day}T12:00+02:00" for day in (1, 2, 4))
SUBSCRIBED = "thread: 09:00 Brussels"
TOMORROW = (
    "channel: Tomorrow: OECD Ministerial Council Meeting, 2–3 May 2024 … 3 deliverables "
    "are due by then. 6 leads are missing. … DFFT-1 … DFFT-4 … AI-2 … EU no lead · Japan no lead"
)
TODAY_IS = "channel: Today: OECD Ministerial Council Meeting"
MINORIS_MAY = "dm: 1 May 2024: your side\nJapan since 1 April 2024"
MINORIS_JUNE = "dm: 3 June 2024: your side\nJapan since 1 May 2024"
HELD_OR_MOVED = "dm: Did the meeting take place? OECD Ministerial Council Meeting, 2–3 May 2024"


def test_one_reminder_a_channel(world: World) -> None:
    """The meeting is named with what the statement wants from it and what nobody has taken."""
    play(
        world,
        JAPANS_COORDINATOR,
        ("tomek", "@dpc subscribe", f"{SUBSCRIBED} … 1 May 2024, 09:00: OECD"),
        (
            "minori",
            "#cyber-desk @dpc subscribe AI",
            "thread: Artificial Intelligence: at 09:00 Tokyo",
        ),
        ("tomek", "@dpc subscribe", SUBSCRIBED),
        ("clock", MAY_1, TOMORROW, TOMORROW, MINORIS_MAY),
        ("clock", MAY_1.replace("12:00", "18:00")),
        ("clock", MAY_2, TODAY_IS, TODAY_IS),
        # The 4th is a Saturday, the 6th a holiday in Japan.
        ("clock", "2024-05-07T08:59:00+02:00", HELD_OR_MOVED),
        ("clock", "2024-06-30T09:00+02:00", MINORIS_JUNE),
    )
    last = [each for each in world.messages if each.text.startswith("Tomorrow")]
    assert {each.channel for each in last} == {
        world.channel("digital-partnership"),
        world.channel("cyber-desk"),
    }
    (table,) = [block for block in last[0].blocks if block["type"] == "data_table"]
    labels = [row[-1]["accessibility_label"] for row in table["rows"][1:]]
    assert labels == ["Claim: DFFT-1", "Claim: DFFT-4", "Claim: AI-2"]


def test_a_reminder_comes_at_nine_in_the_channels_zone(world: World) -> None:
    """Not a minute before, by the clock of whoever subscribed."""
    play(
        world,
        JAPANS_COORDINATOR,
        ("minori", "@dpc subscribe", "thread: at 09:00 Tokyo time … 1 May 2024, 09:00: OECD"),
        ("clock", "2024-05-01T08:59:30+09:00"),
        ("clock", "2024-05-01T09:00:00+09:00", TOMORROW, MINORIS_MAY),
    )


def test_claims_under_a_reminder(world: World) -> None:
    """By a bare reply, by the button; the next reminder tells who leads."""
    play(
        world,
        ("marlies", "/dpc side eu", "private: EU"),
        ("minori", "/dpc side japan", "private: Japan"),
        ("tomek", "@dpc subscribe", SUBSCRIBED),
        ("clock", MAY_1, TOMORROW),
        (
            "marlies",
            "> claim DFFT-4",
            "redrawn: 5 leads are missing",
            "thread: Marlies … leads DFFT-4",
        ),
        ("minori", "[Claim: AI-2]", "redrawn: 4 leads are missing … HAYA", "thread: HAYASEGAWA"),
        ("clock", MAY_2, f"{TODAY_IS} … 4 leads are missing … Marlies … HAYASEGAWA"),
    )


def test_a_bare_claim_under_a_reminder_asks_which(world: World) -> None:
    """Three deliverables are due: the choice is private, the click takes it."""
    play(
        world,
        ("marlies", "/dpc side eu", "private: EU"),
        ("tomek", "@dpc subscribe", SUBSCRIBED),
        ("clock", MAY_1, TOMORROW),
        ("marlies", "> claim", "private: Which one … DFFT-1 … DFFT-4 … AI-2"),
        (
            "marlies",
            "[Claim: AI-2]",
            "redrawn: 5 leads are missing",
            "private: AI-2 … → release AI-2",
            "thread: Marlies Oosterveen leads AI-2",
        ),
    )


def test_moving_the_meeting_moves_the_reminder(world: World) -> None:
    """What was planned for the old date does not come."""
    play(
        world,
        ("tomek", "@dpc subscribe", SUBSCRIBED),
        ("tomek", "/dpc milestone move OECD-2024 6-7 May 2024", "private: → milestone"),
        ("tomek", "[Save]", "private: 6–7 May 2024 … → show OECD-2024"),
        ("clock", "2024-05-03T08:59:30+02:00"),
        # On the Friday: the day before the meeting is a Sunday.
        ("clock", "2024-05-03T12:00+02:00", "channel: In 3 days: OECD … 6–7 May 2024"),
        ("clock", "2024-05-05T12:00+02:00"),
    )


@pytest.mark.parametrize(
    "steps",
    [
        [
            ("tomek", "/dpc milestone cancel OECD-2024", "private: cancelled"),
            ("tomek", "[Save]", "private: → show"),
        ],
        [
            ("tomek", "/dpc milestone held OECD-2024 2024-04-30", "private: held"),
            ("tomek", "[Save]", "private: → show"),
        ],
        [("tomek", "@dpc unsubscribe", "thread: This channel gets no more reminders.")],
        [("tomek", "@dpc subscribe quantum", "thread: HPC/Quantum Computers")],
    ],
)
def test_what_nobody_wants_any_more_does_not_come(
    world: World, steps: list[tuple[str, ...]]
) -> None:
    """A meeting that is settled, a channel that unsubscribed or chose other topics."""
    play(world, ("tomek", "@dpc subscribe", SUBSCRIBED), *steps, ("clock", MAY_2))


def test_leads_and_hour_are_the_channels_own(world: World) -> None:
    """They are said with the subscription, in any order, and what was understood is shown."""
    chosen = "Artificial Intelligence: at 08:30 Brussels time, 10 and 2 days before a meeting."
    play(
        world,
        ("tomek", "@dpc subscribe AI leads none", "private: “none” are not valid days"),
        ("tomek", "@dpc subscribe AI at 25:00", "private: “25:00” is not a valid hour"),
        ("tomek", "@dpc subscribe AI at 8.30, leads 2 and 10 days", f"thread: … {chosen}"),
        ("tomek", "/dpc reminders", f"private: This channel is reminded of {chosen}"),
        ("tomek", "/dpc milestone move OECD-2024 14 May 2024", "private: → milestone"),
        ("tomek", "[Save]", "private: → show"),
        # Ten days before is a Saturday, two days before a Sunday.
        ("clock", "2024-05-03T08:29:30+02:00"),
        ("clock", "2024-05-03T08:30:00+02:00", "channel: In 11 days: OECD"),
        ("clock", "2024-05-10T08:30:00+02:00", "channel: In 4 days: OECD"),
    )


@pytest.mark.parametrize("is_news", [True, False])
def test_a_reply_comes_under_the_last_post_and_only_with_news(world: World, is_news: bool) -> None:
    """Fourteen days ahead; where all is led and nothing changed, none comes."""
    reported = (
        "minori",
        "/dpc status COUNCIL-1 substantial",
        "redrawn: In 30 days",
        "private: …",
    )
    reply = (
        "thread: In 14 days: Third … Without a lead, or changed since the last reminder: 1 "
        "deliverable. No leads are missing. … substantial"
    )
    play(
        world,
        ("marlies", "/dpc side eu", "private: EU"),
        ("minori", "/dpc side japan", "private: Japan"),
        ("marlies", "/dpc claim COUNCIL-1", "private: COUNCIL-1 … → release COUNCIL-1"),
        ("minori", "/dpc claim COUNCIL-1", "private: COUNCIL-1 … → release COUNCIL-1"),
        ("tomek", "/dpc milestone cancel OECD-2024", "private: cancelled"),
        ("tomek", "[Save]", "private: → show"),
        ("tomek", "/dpc milestone move DPC-3 12 June 2024", "private: → milestone"),
        ("tomek", "[Save]", "private: → show"),
        ("tomek", "@dpc subscribe", SUBSCRIBED),
        ("clock", "2024-05-13T12:00+02:00", "channel: In 30 days: Third … No leads are missing"),
        *([reported] if is_news else []),
        ("clock", "2024-05-29T12:00+02:00", *([reply] if is_news else [])),
        ("clock", "2024-06-05T12:00+02:00", "channel: In 7 days: Third meeting"),
        ("clock", "2024-06-11T12:00+02:00", "channel: Tomorrow: Third meeting"),
        (
            "clock",
            "2024-06-12T12:00+02:00",
            "channel: Today: Third … 1 deliverable is due by then.",
        ),
    )
    (root,) = [each.ts for each in world.messages if each.text.startswith("In 30 days")]
    replies = [each.thread_ts for each in world.messages if each.text.startswith("In 14 days")]
    assert replies == ([root] if is_news else [])


def test_what_a_side_means_to_be_done_with_by_then(world: World) -> None:
    """It is told apart from what the text names the meeting for."""
    play(
        world,
        ("marlies", "/dpc side eu", "private: EU"),
        ("marlies", "/dpc claim CYBER-1", "private: CYBER-1 … → release CYBER-1"),
        ("marlies", "/dpc due CYBER-1 OECD-2024", "private: CYBER-1"),
        ("tomek", "@dpc subscribe cybersecurity", "thread: → language here"),
        (
            "clock",
            MAY_1,
            "channel: Tomorrow: OECD … 4 deliverables are due by "
            "then. 7 leads are missing. … AI-2 … Set in Slack\nCYBER-1 … EU Marlies",
        ),
    )


def test_a_muted_meeting_is_not_mentioned_until_it_is_unmuted(world: World) -> None:
    """In this channel alone, by those who organise; what is still useful then comes."""
    play(
        world,
        JAPANS_COORDINATOR,
        ("tomek", "@dpc subscribe", SUBSCRIBED),
        ("minori", "#cyber-desk @dpc subscribe", "thread: → language here"),
        ("clock", MAY_1, TOMORROW, TOMORROW, MINORIS_MAY),
        ("marlies", "[Mute OECD Ministerial Council Meeting in this channel]", "private: "),
        (
            "minori",
            "[Mute OECD Ministerial Council Meeting in this channel]",
            "thread: HAYASEGAWA Minori muted OECD Ministerial Council Meeting",
        ),
        ("minori", "@dpc mute DPC-9", "private: I did not understand"),
        ("minori", "@dpc mute DPC-3", "thread: HAYASEGAWA Minori muted Third"),
        ("minori", "@dpc reminders", "thread: This channel … Muted: OECD … Muted: Third"),
        ("clock", MAY_2, TODAY_IS),
        (
            "minori",
            "[Unmute OECD Ministerial Council Meeting]",
            TODAY_IS,
            "thread: HAYASEGAWA Minori unmuted OECD",
        ),
    )


def test_after_a_pause_the_newest_is_sent_alone(world: World) -> None:
    """Whatever is leased first: an older one that still waits is dropped when it is worded."""
    play(
        world,
        ("tomek", "/dpc milestone add Council 20 June 2024 Tokyo", "private: → milestone"),
        ("tomek", "[Save]", "private: M-1 … → show M-1"),
        ("tomek", "/dpc milestone cancel OECD-2024", "private: cancelled"),
        ("tomek", "[Save]", "private: → show"),
        ("tomek", "@dpc subscribe", SUBSCRIBED),
    )
    world.note()
    dpc = world.local.dpc
    dpc.clock.move(datetime.fromisoformat("2024-06-14T12:00+02:00"))
    dpc.sender.deliver()
    world.settle()
    assert [m.text.partition("\n")[0] for m in world.messages if "Council" in m.text[:20]][-1:] == [
        "In 6 days: Council, 20 June 2024"
    ]
    assert world.outbox()["cancelled"] == 2


def test_the_day_after_it_is_asked_whether_it_was_held(world: World) -> None:
    """Each coordinator at nine of their own day, once; the answer stands there afterwards."""
    play(
        world,
        JAPANS_COORDINATOR,
        ("tomek", "@dpc subscribe leads 1", "thread: → language here"),
        ("clock", "2024-05-03T23:00+02:00", TOMORROW, MINORIS_MAY),
        # A weekend and Japan's holidays lie between.
        ("clock", "2024-05-07T01:59:30+02:00"),
        ("clock", "2024-05-07T02:00:30+02:00", HELD_OR_MOVED),
        ("minori", "[Record when held: OECD Ministerial Council Meeting]", "modal: "),
        ("minori", "submit", "modal: … → milestone"),
        (
            "minori",
            "[Save]",
            "redrawn: Over: OECD",
            "dm: … OECD Ministerial Council Meeting, 2–3 May 2024, is recorded as held.",
            "modal: dpc Saved",
        ),
        ("clock", "2024-05-08T12:00+02:00"),
    )


def test_what_became_of_a_meeting_is_asked_again_each_quarter(world: World) -> None:
    """As long as nobody answers; that it was cancelled is an answer, shown before it is saved."""
    play(
        world,
        ("tomek", "@dpc subscribe leads 1", "thread: → language here"),
        ("clock", "2024-05-03T23:00+02:00", TOMORROW),
        ("clock", "2024-06-30T12:00+02:00", HELD_OR_MOVED),
        (
            "clock",
            "2024-07-01T12:00+02:00",
            "dm: Is there a date for these meetings now? … DPC-3 … Did the meeting take place? … "
            "OECD-2024 OECD … date passed, outcome not recorded",
        ),
        (
            "tomek",
            "[Cancelled: OECD Ministerial Council Meeting…]",
            "dm: OECD … cancelled … → milestone cancel OECD-2024",
        ),
        (
            "tomek",
            "[Save]",
            # What asked is drawn again as soon as it is answered: the latest state wins.
            "redrawn: Over: OECD",
            "dm: OECD Ministerial Council Meeting, 2–3 May 2024, is recorded as cancelled.",
            "dm: Is there a date for these meetings now? … DPC-3",
        ),
        ("clock", "2024-10-02T12:00+02:00", "dm: Is there a date for these meetings now? … DPC-3"),
    )


def test_a_meeting_without_a_day_is_asked_for_once_a_quarter(world: World) -> None:
    """On the first working day at nine, until it has a date."""
    asked = "dm: Is there a date for these meetings now? … DPC-3 Third meeting … in 2025"
    answered = "dm: Every meeting has a date"
    play(
        world,
        ("tomek", "/dpc milestone cancel OECD-2024", "private: cancelled"),
        ("tomek", "[Save]", "private: → show"),
        ("tomek", "@dpc subscribe", "thread: No meeting with an exact date is known"),
        ("clock", "2024-07-01T08:59:30+02:00"),
        ("clock", "2024-07-01T12:00:00+02:00", asked),
        ("clock", "2024-10-02T12:00:00+02:00", asked),
        ("tomek", "/dpc milestone move DPC-3 12 May 2025", "private: → milestone"),
        ("tomek", "[Save]", answered, answered, "private: → show"),
        ("clock", "2025-01-31T12:00:00+01:00"),
    )


@pytest.mark.parametrize("start", [TODAY])
def test_installed_after_every_date_nothing_is_posted(world: World) -> None:
    """What was over before is never posted; a new meeting is."""
    play(
        world,
        ("tomek", "@dpc subscribe", "thread: No meeting with an exact date is known"),
        ("clock", "2026-06-01T09:30+02:00"),
        ("tomek", "/dpc milestone add Council 15 June 2026 Tokyo", "private: → milestone"),
        ("tomek", "[Save]", "private: M-1 … → show M-1", "channel: In 14 days: Council"),
        ("clock", "2026-06-08T09:30+02:00", "channel: In 7 days: Council, 15 June 2026"),
    )


def test_a_direct_message_is_no_channel(world: World) -> None:
    """Nobody is reminded there, nor told to invite the bot into it."""
    refused = "dm: Reminders and digests are for channels. Say that in a channel."
    play(
        world,
        ("tomek", "dm subscribe", refused),
        ("tomek", "dm digest weekly", refused),
        ("tomek", "/dpc subscribe", "private: Invite me first with /invite @dpc"),
    )


def test_a_restart_doubles_nothing_and_loses_nothing(
    site: Site, tmp_path: Path, start: datetime
) -> None:
    """Seats, side, subscription and clock are there again; what was posted is not posted again."""
    with living(site, run.create(moved_in(tmp_path), site.url, start)) as world:
        play(
            world,
            ("tomek", "@dpc subscribe", SUBSCRIBED),
            ("marlies", "/dpc side eu", "private: EU"),
            ("marlies", "/dpc claim AI-2", "private: AI-2 … → release AI-2"),
            ("clock", MAY_1, "channel: Tomorrow: OECD … 5 leads are missing … EU Marlies"),
        )
        thread, posts = world.thread, len(world.messages)
    with living(site, run.create(tmp_path, site.url)) as world:
        assert len(world.messages) == posts
        assert world.local.dpc.clock.now() >= datetime.fromisoformat(MAY_1)
        world.thread = thread
        play(
            world,
            ("clock", MAY_1.replace("12:00", "13:00")),
            ("marlies", "> release AI-2", "redrawn: 6 leads", "thread: Marlies … released AI-2"),
            ("clock", MAY_2, TODAY_IS),
        )
