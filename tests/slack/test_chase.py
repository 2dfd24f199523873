"""A coordinator asks the people of a side: one message each, answered in place, told in the end."""

from __future__ import annotations

from bot.domain.rules.rights import Rule
from tests.slack.conversation import play, refused
from tests.slack.world import World

COORDINATES = ("tomek", "/dpc settings coordinator eu @tomek", "private: Tomek")
EU = ("marlies", "/dpc side eu", "private: EU")
LEADS = ("marlies", "/dpc claim CYBER-1", "private: CYBER-1 … → release CYBER-1")
PREVIEW = (
    "private: Ask 1 person (Cybersecurity, EU)? … Marlies Oosterveen … CYBER-1 … · not reported … "
    "Nobody answers for these yet: … CYBER-2 … · no lead … Nothing is sent yet."
)
ASKED = "private: 1 person is asked about 1 deliverable. You hear what came of it on 6 May 2024."
QUESTION = "dm: 30 April 2024: 1 deliverable of yours … 1 to answer … Tomek Wilczarski asks"
SOON = ("clock", "2024-04-30T09:30+02:00")  # half a minute is enough: it is planned by then
MONTH = "dm: 2 May 2024: your side … EU since 1 April 2024 … No lead: 32 … Changed: 1"


def test_who_is_behind_is_asked_once_and_answers(world: World) -> None:
    """After a preview; its double click asks once; what came is told on the third working day."""
    play(world, COORDINATES, EU, LEADS, ("tomek", "/dpc chase cyber", PREVIEW))
    seen = [each.text for each in world.double_click("tomek", "Ask 1 person")]
    assert len([text for text in seen if "is asked about" in text]) == 1
    play(
        world,
        (*SOON, QUESTION),
        (
            "tomek",
            "/dpc chase cyber",
            "private: There is nobody to ask (Cybersecurity, EU). … Nobody answers for these … "
            "Asked already, not answered yet: … CYBER-1",
        ),
        (
            "marlies",
            "[In progress: CYBER-1]",
            "dm: … Nothing is left to do … CYBER-1 … · answered: in progress",
        ),
        ("clock", "2024-05-02T12:00+02:00", MONTH),
        ("clock", "2024-05-06T08:59:30+02:00"),
        (
            "clock",
            "2024-05-06T12:00+02:00",
            "dm: 6 May 2024: your side … What you asked on 30 April 2024: 1 of 1 answered … "
            "CYBER-1 … Marlies Oosterveen … EU state: not reported → in progress",
        ),
        ("marlies", "/dpc history CYBER-1", "private: EU asked: none → Marlies"),
    )


def test_who_does_not_answer_is_named(world: World) -> None:
    """And can be asked again, once it was told that they did not."""
    play(
        world,
        COORDINATES,
        EU,
        LEADS,
        ("tomek", "/dpc chase cyber", PREVIEW),
        ("tomek", "[Ask 1 person]", ASKED),
        (*SOON, QUESTION),
        ("clock", "2024-05-02T12:00+02:00", MONTH),
        (
            "clock",
            "2024-05-06T12:00+02:00",
            "dm: 6 May 2024: … 0 of 1 answered … No answer: … CYBER-1 … Marlies",
        ),
        ("tomek", "[Ask about what is behind…]", "dm: Ask 1 person"),
        (
            "tomek",
            "[Ask 1 person]",
            "dm: 1 person is asked",
        ),
        ("clock", "2024-05-06T12:01+02:00", "dm: 6 May 2024: 1 deliverable"),
    )


def test_never_two_messages_a_day(world: World) -> None:
    """What is asked on a day with a message goes into it, or waits for the next working day."""
    play(
        world,
        COORDINATES,
        EU,
        LEADS,
        ("marlies", "/dpc due CYBER-1 6 May 2024", "private: 6 May 2024"),
        ("marlies", "/dpc claim CYBER-2", "private: CYBER-2 … → release CYBER-2"),
        (
            "clock",
            "2024-05-02T12:00+02:00",
            MONTH.replace("No lead: 32 … Changed: 1", "No lead: 31 … Changed: 2"),
        ),
        ("clock", "2024-05-03T12:00+02:00", "dm: 3 May 2024: 1 deliverable of yours … CYBER-1"),
        ("tomek", "/dpc chase CYBER", "private: Ask 1 person"),
        ("tomek", "[Ask 1 person]", "private: 1 person is asked about 2 deliverables."),
        ("clock", "2024-05-06T08:59:30+02:00"),
        (
            "clock",
            "2024-05-06T12:00+02:00",
            "dm: 6 May 2024: 2 deliverables of yours … 2 to answer … Tomek Wilczarski asks",
        ),
    )


def test_only_the_coordinator_of_the_side(world: World) -> None:
    """Refused plainly to anybody else."""
    play(
        world,
        COORDINATES,
        EU,
        ("marlies", "/dpc chase", refused(Rule.NOT_NAMED)),
        ("ingerid", "/dpc chase", refused(Rule.GUEST)),
        (
            "tomek",
            "/dpc chase japan",
            refused(Rule.NOT_THEIR_COORDINATOR),
        ),
        ("tomek", "/dpc chase banana", "private: I did not understand “banana”"),
    )


def test_who_works_along_is_asked_to_lead(world: World) -> None:
    """Where nobody leads; once they do, there is nothing left to answer."""
    play(
        world,
        COORDINATES,
        EU,
        LEADS,
        ("marlies", "/dpc done CYBER-1", "private: complete"),
        ("marlies", "/dpc join CYBER-2", "private: CYBER-2"),
        ("tomek", "/dpc chase cyber", "private: Ask 1 person … CYBER-2 … · no lead, not reported"),
        ("tomek", "[Ask 1 person]", ASKED),
        (*SOON, "dm: … CYBER-2 … · no lead, not reported"),
        ("marlies", "[Claim: CYBER-2]", "dm: … Nothing is left to do … CYBER-2 … · answered"),
    )
