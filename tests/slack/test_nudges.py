"""What is due to a person: one direct message a day, answered in place."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from storage import history
from tests.slack.conversation import JAPANS_COORDINATOR, play
from tests.slack.world import World

EU = ("marlies", "/dpc side eu", "private: EU")
JAPAN = ("minori", "/dpc side japan", "private: Japan")
LEADS = ("marlies", "/dpc claim CYBER-1", "private: CYBER-1 … → release CYBER-1")
DUE = ("marlies", "/dpc due CYBER-1 12 June 2024", "private: CYBER-1 … 12 June 2024")
IN_A_WEEK = "dm: 5 June 2024: 1 deliverable of yours … 1 due soon … CYBER-1 … due in 7 days"
TOMORROW = "dm: 11 June 2024: 1 deliverable of yours … CYBER-1 … due tomorrow"
TODAY = "dm: 12 June 2024: … CYBER-1 … due today"
LATE = "CYBER-1 … 13 June 2024"


def record(world: World) -> list[tuple[str, str | None]]:
    """What was changed of CYBER-1, and to what."""
    with world.local.dpc.database.read() as connection:
        changes = history.of(connection, world.local.slack.state.team_id, "CYBER-1")
    return [(each.what, each.new) for each in changes]


def test_before_a_due_date_until_it_is_done(world: World) -> None:
    """Seven days and one day before, at nine where she lives; done, she hears no more."""
    play(
        world,
        EU,
        LEADS,
        DUE,
        ("clock", "2024-06-05T08:59:30+02:00"),
        ("clock", "2024-06-05T09:00+02:00", IN_A_WEEK),
        ("clock", "2024-06-11T12:00+02:00", TOMORROW),
        (
            "marlies",
            "[Complete: CYBER-1]",
            "dm: 5 June 2024: … Nothing is left to do … CYBER-1 … · complete",
            "dm: … · complete",
        ),
        ("clock", "2024-12-31T12:00+01:00"),
    )
    assert record(world)[-1] == ("eu status", "complete")


def test_late(world: World) -> None:
    """Weekly four times, then monthly, counted from the due date."""
    told = ["19 June", "26 June", "3 July", "10 July", "12 August"]
    play(
        world,
        EU,
        LEADS,
        DUE,
        (
            "clock",
            "2024-09-01T12:00+02:00",
            IN_A_WEEK,
            TOMORROW,
            TODAY,
            *(f"dm: {day} 2024: … {LATE}" for day in told),
        ),
    )


def test_days_off_and_zones_of_ones_own(world: World) -> None:
    """Golden Week in Tokyo, Ascension in Brussels: each hears on their last working day before."""
    play(
        world,
        EU,
        JAPAN,
        LEADS,
        ("minori", "/dpc claim CYBER-1", "private: CYBER-1 … → release CYBER-1"),
        ("minori", "/dpc due CYBER-1 6 May 2024", "private: 6 May 2024"),
        ("marlies", "/dpc due CYBER-1 12 May 2024", "private: 12 May 2024"),
        ("clock", "2024-05-02T08:59:30+09:00"),
        # One message for the eve and for the day itself, which are both days off.
        ("clock", "2024-05-02T09:00+09:00", "dm: 2 May 2024: … CYBER-1 … due in 4 days"),
        ("clock", "2024-05-03T08:59:30+02:00"),
        ("clock", "2024-05-03T09:00+02:00", "dm: 3 May 2024: … CYBER-1 … due in 9 days"),
        ("clock", "2024-05-07T12:00+02:00"),
        # The EU's institutions are closed on Ascension, 9 May, and on the day after it.
        ("clock", "2024-05-08T12:00+02:00", "dm: 8 May 2024: … CYBER-1 … due in 4 days"),
        ("clock", "2024-05-12T12:00+02:00"),
    )


def test_whoever_moves_is_told_by_the_clock_there(world: World) -> None:
    """From the moment at which Slack tells of it, whether or not they do anything."""
    play(world, EU, LEADS, DUE)
    world.run(_moved(world, "marlies", "Asia/Tokyo"))
    play(
        world,
        ("clock", "2024-06-05T08:59:30+09:00"),
        ("clock", "2024-06-05T09:00+09:00", IN_A_WEEK),
        ("clock", "2024-06-05T12:00+02:00"),
    )


async def _moved(world: World, who: str, zone: str) -> None:
    world.local.slack.move(world.person(who).id, zone)


def test_one_message_for_all(world: World) -> None:
    """What is due, what she helps with and what is late stand in one."""
    play(
        world,
        EU,
        LEADS,
        ("marlies", "/dpc claim CYBER-2", "private: CYBER-2 … → release CYBER-2"),
        DUE,
        ("marlies", "/dpc due CYBER-2 4 June 2024", "private: CYBER-2 … 4 June 2024"),
        ("clock", "2024-06-04T12:00+02:00", "dm: 28 May", "dm: 3 June", "dm: 4 June"),
        ("clock", "2024-06-05T12:00+02:00", "dm: 5 June 2024: 1 deliverable"),
        (
            "clock",
            "2024-06-11T12:00+02:00",
            "dm: 11 June 2024: … CYBER-2 … CYBER-1",
        ),
    )


def test_snooze(world: World) -> None:
    """Until a day, by a form or in words; then all comes as it would have."""
    play(
        world,
        EU,
        LEADS,
        DUE,
        ("clock", "2024-06-05T12:00+02:00", IN_A_WEEK),
        ("marlies", "[Snooze CYBER-1…]", "modal: Snooze CYBER-1 … 6 June 2024 … 10 June 2024"),
        ("marlies", "submit date: 2024-06-05", "error at until: That day is today or has passed"),
        (
            "marlies",
            "submit date: 2024-06-10",
            "dm: … Nothing is left to do … CYBER-1 … · snoozed until 10 June 2024",
            "closed",
        ),
        ("marlies", "/dpc mine", "private: … CYBER-1 … · snoozed until 10 June 2024"),
        ("clock", "2024-06-10T12:00+02:00", "dm: 10 June 2024: … due in 2 days"),
        (
            "marlies",
            "/dpc snooze CYBER-1 Wednesday",
            "dm: … snoozed until 12 June",
            "dm: … snoozed until 12 June",
            "private: You will not be told about CYBER-1 … before 12 June 2024.",
        ),
        ("clock", "2024-06-11T12:00+02:00"),
        ("clock", "2024-06-12T12:00+02:00", TODAY),
        ("minori", "/dpc snooze CYBER-1 tomorrow", "private: Which side do you work for?"),
    )
    assert record(world)[-2:] == [("eu snooze", "2024-06-10"), ("eu snooze", "2024-06-12")]


def test_still_true(world: World) -> None:
    """Once a quarter, of what has no date; saying so changes nothing but the history."""
    play(
        world,
        EU,
        LEADS,
        ("clock", "2024-07-01T08:59:30+02:00"),
        (
            "clock",
            "2024-07-01T09:00+02:00",
            "dm: 1 July 2024: … 1 without a date … No date yet for these. … CYBER-1 … EU Marlies",
        ),
        ("marlies", "[Still true: CYBER-1]", "dm: … Nothing is left … CYBER-1 … · confirmed"),
        (
            "clock",
            "2024-10-01T12:00+02:00",
            "dm: 1 October 2024: … No date yet for these. … CYBER-1",
        ),
    )
    assert record(world) == [
        ("eu lead", world.person("marlies").id),
        ("eu confirmation", "confirmed"),
    ]


def test_handing_back_and_moving(world: World) -> None:
    """What is no longer hers, and what is due later, does not come."""
    play(
        world,
        EU,
        LEADS,
        DUE,
        ("clock", "2024-06-05T12:00+02:00", IN_A_WEEK),
        ("marlies", "/dpc due CYBER-1 20 June 2024", "dm: … 20 June 2024", "private: 20 June"),
        ("clock", "2024-06-12T12:00+02:00"),
        ("clock", "2024-06-13T12:00+02:00", "dm: 13 June 2024: … due in 7 days"),
        ("marlies", "[Release: CYBER-1]", "dm: … EU no lead", "dm: … EU no lead"),
        ("clock", "2024-12-31T12:00+01:00"),
    )


def test_a_meeting_that_is_moved(world: World) -> None:
    """Takes what is due before it along."""
    play(
        world,
        EU,
        LEADS,
        ("tomek", "/dpc milestone add Talks 12 June 2024", "private: → milestone"),
        ("tomek", "[Save]", "private: M-1 … → show M-1"),
        ("marlies", "/dpc due CYBER-1 M-1", "private: due before Talks"),
        ("tomek", "/dpc milestone move M-1 26-27 June 2024", "private: → milestone"),
        ("tomek", "[Save]", "private: → show"),
        ("clock", "2024-06-18T12:00+02:00"),
        ("clock", "2024-06-19T12:00+02:00", "dm: 19 June 2024: … due in 7 days … before Talks"),
    )


def test_a_units_seat(world: World) -> None:
    """Whoever named the unit is told, and so is the coordinator of the side."""
    play(
        world,
        JAPANS_COORDINATOR,
        ("minori", '/dpc assign CYBER-1 "Unit 5"', "private: Unit 5 leads CYBER-1"),
        ("minori", "/dpc due CYBER-1 12 June 2024", "private: 12 June 2024"),
        (
            "clock",
            "2024-06-05T12:00+09:00",
            "dm: 1 May 2024: your side",
            "dm: 3 June 2024: your side",
            IN_A_WEEK.replace("of yours", "to look after"),
        ),
    )


@pytest.mark.parametrize("start", [datetime(2024, 5, 6, 9, tzinfo=ZoneInfo("Europe/Brussels"))])
def test_after_a_pause_one(world: World) -> None:
    """A machine that slept for a month tells the newest only, on a working day."""
    play(world, EU, LEADS, DUE)
    dpc = world.local.dpc
    asleep = datetime(2024, 6, 22, 12, tzinfo=ZoneInfo("Europe/Brussels"))  # a Saturday
    world.note()
    dpc.clock.move(asleep)
    dpc.plan()
    world.settle()
    assert list(world._news("marlies")) == []
    play(
        world,
        ("clock", "2024-06-24T08:59:30+02:00"),
        ("clock", "2024-06-24T12:00+02:00", f"dm: 19 June 2024: … {LATE}"),
        ("clock", "2024-06-26T12:00+02:00", f"dm: 26 June 2024: … {LATE}"),
    )
