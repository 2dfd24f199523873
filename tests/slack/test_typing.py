"""What tired people type: in other words, other quotes, other orders, and not quite rightly."""

from __future__ import annotations

from bot.domain.rules.rights import Rule
from tests.slack.conversation import JAPANS_COORDINATOR, play, refused
from tests.slack.world import World


def test_topics_need_no_commas(world: World) -> None:
    """Wherever topics are named; what names none is told."""
    play(
        world,
        ("tomek", "/dpc stocktake cyber ai", "private: Stocktake: Cybersecurity and "),
        ("tomek", "/dpc unclaimed cyber ai eu", "private: Without a lead in Cybersecurity and "),
        ("tomek", "/dpc unclaimed cyber foo", "private: I did not understand “foo”"),
        ("tomek", "/dpc overdue submarine cables ai", "private: Submarine … → milestones"),
        ("tomek", "/dpc subscribe AI cables leads 1,1,1", "private: … Submarine cables"),
    )


def test_a_zone_after_an_hour_is_no_topic(world: World) -> None:
    """Tokyo is a name of the next Council, too."""
    play(
        world,
        (
            "tomek",
            "@dpc subscribe at 08:30 Tokyo",
            "thread: 08:30 Tokyo … → language here",
        ),
        ("tomek", "@dpc subscribe at 08:30 Narnia", "private: I did not understand “Narnia”"),
        ("tomek", "@dpc reminders", "thread: … all topics … 08:30 Tokyo time"),
    )


def test_what_people_ask_in_sentences(world: World) -> None:
    """Each is answered by what tells it."""
    play(
        world,
        ("marlies", "/dpc What exactly did we promise on AI, and what is done?", "private: … §8"),
        ("marlies", "/dpc Who leads the PSTM arrangement?", "private: Semiconductors"),
        (
            "marlies",
            "/dpc What is due before the OECD ministerial?",
            "private: Due before … DFFT-1",
        ),
        ("marlies", "/dpc What has nobody taken?", "private: Without a lead: 33"),
        (
            "marlies",
            "/dpc Give me the stocktaking table for the Council",
            "private: Stocktake",
        ),
        (
            "marlies",
            "/dpc How strong is the wording on the semiconductor experts?",
            "private: Semiconductors",
        ),
        ("marlies", "/dpc 海底ケーブル", "private: Submarine cables"),
        (
            "marlies",
            "/dpc What is late, and what has no date?",
            "private: → milestones",
        ),
        ("marlies", "/dpc Which instruments were signed, by whom, when?", "private: Memoranda"),
    )


def test_an_id_among_other_words_is_shown(world: World) -> None:
    """In any language; of several, each is offered."""
    play(
        world,
        ("minori", "/dpc 担当 CABLES-1", "private: CABLES-1"),
        ("minori", "/dpc CABLES-1の担当は誰ですか", "private: CABLES-1"),
        ("minori", "/dpc search CYBER-2", "private: CYBER-2 · Standards experts … §6.1"),
        ("minori", "/dpc show CYBER-2, AI-1", "private: … one at a time. … CYBER-2 or AI-1"),
        ("minori", "/dpc CYBER-2 AI-1", "private: … one at a time. … CYBER-2 or AI-1"),
        ("minori", "/dpc 6 G", "private: 5G, Beyond 5G/6G · §7"),
    )


def test_what_is_there_is_not_denied(world: World) -> None:
    """What is of another kind is called what it is; what is not there at all gets a way on."""
    way_on = "You can ask for a topic"
    play(
        world,
        ("minori", "/dpc side japan", "private: Japan"),
        ("minori", "/dpc claim DPC-3", "private: “DPC-3” is a milestone, not a deliverable."),
        ("tomek", "/dpc mute CYBER-2", "private: “CYBER-2” is a deliverable, not a milestone."),
        ("tomek", "/dpc stocktake CYBER-2", "private: “CYBER-2” is a deliverable, not a topic."),
        ("tomek", "/dpc topic next", "private: “next” is a command, not a topic."),
        ("tomek", "/dpc show XYZ-9", f"private: I did not understand “XYZ-9”. … {way_on}"),
        ("tomek", "/dpc show 6.9", f"private: I did not understand “6.9”. … {way_on}"),
        ("tomek", "/dpc mute foo", f"private: I did not understand “foo”. … {way_on}"),
    )


def test_a_refusal_names_what_was_typed(world: World) -> None:
    """The command, the side that was asked for, and what stands in the way."""
    play(
        world,
        ("tomek", "/dpc release", "private: Which deliverable? … release CYBER-2."),
        ("tomek", "/dpc done", "private: Which deliverable? … done CYBER-2."),
        ("tomek", "/dpc join", "private: Which deliverable? … join CYBER-2."),
        ("tomek", "/dpc leave", "private: Which deliverable? … leave CYBER-2."),
        ("minori", "/dpc side japan", "private: Japan"),
        ("minori", "/dpc claim CYBER-2 eu", "private: … assign CYBER-2 @person eu."),
        ("minori", "/dpc claim AI-1", "private: AI-1 … → release AI-1"),
        ("tomek", "/dpc settings coordinator japan @minori", "private: … first release AI-1."),
        (
            "minori",
            "/dpc assign CYBER-3 @ingerid",
            "private: Guests and people … settings admit @person japan.",
        ),
        ("minori", "/dpc release AI-1", "private: … AI-1"),
        JAPANS_COORDINATOR,
        ("minori", "/dpc claim AI-1", refused(Rule.NAMED_COORDINATOR)),
    )


def test_a_date_is_reckoned_from_the_askers_own_day(world: World) -> None:
    """It is said, and kept, as the day that it is: 30 April 2024 is a Tuesday."""
    play(
        world,
        ("minori", "/dpc side japan", "private: Japan"),
        ("minori", "/dpc claim AI-1", "private: AI-1 … → release AI-1"),
        ("minori", "/dpc due ai 1 next friday", "private: AI-1 … 10 May 2024"),
    )


def test_what_is_no_date_is_quoted_alone(world: World) -> None:
    """With an example of the command, of the very deliverable."""
    example = "For example: due AI-1 12 May 2026"
    play(
        world,
        ("minori", "/dpc side japan", "private: Japan"),
        ("minori", "/dpc claim AI-1", "private: AI-1 … → release AI-1"),
        (
            "minori",
            "/dpc due AI-1 10/11/2024",
            f"private: “10/11/2024” could be two different days. … {example}",
        ),
        (
            "minori",
            "/dpc due AI-1 30 Feb",
            f"private: “30 Feb” does not exist in the calendar. … {example}",
        ),
        (
            "minori",
            "/dpc due ai 1 next fryday",
            f"private: “next fryday” is neither a date that I can read nor a meeting … {example}",
        ),
        (
            "minori",
            "/dpc due AI-1 12 Mai 2026",
            f"private: “12 Mai 2026” is neither a date … {example}",
        ),
        ("minori", "/dpc due AI-1 DPC-1", "private: The date of DPC-1 has passed."),
        (
            "tomek",
            "/dpc milestone add Workshop 12 May 2025 14:00",
            "private: “12 May 2025 14:00” has an hour but no time zone. … 14:00 Tokyo online",
        ),
        (
            "tomek",
            "/dpc milestone move OECD-2024 12 May 26",
            "private: Write the year in “12 May 26” … milestone move OECD-2024 12 May 2026",
        ),
    )


def test_advice_fits_the_command(world: World) -> None:
    """What would work there, and how long it may be; nothing that was typed is lost."""
    play(
        world,
        ("minori", "/dpc side us", "private: … Say eu, japan or coordinator."),
        ("minori", "/dpc side japan", "private: Japan"),
        ("minori", "/dpc claim AI-1", "private: AI-1 … → release AI-1"),
        ("minori", "/dpc claim AI-2 eu japan", "private: … names two sides"),
        (
            "minori",
            "/dpc claim CYBER-3 CYBER-4",
            "private: “CYBER-3 CYBER-4” names several deliverables. … CYBER-3 or CYBER-4.",
        ),
        (
            "minori",
            f"/dpc status AI-1 done {'x' * 501}",
            "private: A note can have at most 500 characters",
        ),
        (
            "tomek",
            f"/dpc milestone add {'x' * 151} 2026",
            "private: A title can have at most 150 characters",
        ),
        (
            "minori",
            "/dpc status AI-1 complet",
            "private: “complet” is not a valid state. Which is closest? … The states: not started, "
            "in progress, substantial, complete, dropped and not reported.",
        ),
        ("minori", "/dpc done AI-1 with a note", "private: … complete … with a note"),
        ("minori", "/dpc assign AI-1 Bob", "private: “Bob” is not a person … a unit in quotes."),
        (
            "tomek",
            "/dpc settings coordinator eu bob",
            "private: “bob” is not a person whom Slack knows. Type @ and pick the person from the "
            "list.",
        ),
        ("tomek", "/dpc milestone cancel DPC-3 because", "private: “because” does not belong"),
        ("tomek", "/dpc milestones all", "private: “all” is not a command. … Nearest: milestone"),
        ("tomek", "/dpc milestones 2025", "private: Milestones … DPC-3"),
    )


def test_talk_in_a_thread_is_left_alone(world: World) -> None:
    """A bare done is asked for; a remark about what is done is not for the bot."""
    play(
        world,
        ("minori", "/dpc side japan", "private: Japan"),
        ("minori", "@dpc claim AI-1", "thread: … AI-1"),
        ("minori", "> done AI-1 at last"),
    )
