"""Looking things up: every reading command, by slash, by mention, and in a direct message."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.commands.menu import MENU
from bot.simulator.faults import Fault
from tests.slack.conversation import play
from tests.slack.world import World, buttons

TODAY = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("Europe/Brussels"))

CYBER = "Cybersecurity · §6 … product security frameworks … CYBER-1 … EU no lead · Japan no lead"
ANSWERS = {
    "topics": "10 topics … Submarine cables · CABLES · §4 … Leads: EU 0 of 2, Japan 0 of 2\n"
    "0 complete, nothing reported",
    "topic cybersecurity": CYBER,
    "cybersecurity": CYBER,
    "cybersecurty": CYBER,
    "topic 6": CYBER,
    "６Ｇ": "5G, Beyond 5G/6G · §7 … 6G-4",
    "海底ケーブル": "Submarine cables · §4 … CABLES-2",
    "data": "Bilateral cooperation on data governance · §2 … Or did you mean … (topic DFFT)?",
    "CYBER-2": "CYBER-2 · Standards experts … §6.1 … §6.2 … EU: no lead … Japan: no lead",
    "show cyber 2": "CYBER-2 · Standards experts",
    "show 6.3": "§6.3 · Cybersecurity … exploring possibilities … CYBER-3",
    "show OECD-2024": "OECD Ministerial Council Meeting … DFFT-1 … DFFT-4 … AI-2",
    "show DPC-3": "Third meeting … in 2025 … planned to take place in 2025 in Tokyo",
    "search standards": "Search: “standards” … CYBER-2",
    "AI-native": "Search: “AI-native” … §7.1",
    "milestones": "Milestones … Upcoming … OECD-2024 … Without a date … “annual” … Held or",
    "next": "Next: OECD Ministerial Council Meeting, 2–3 May 2024 … 3 deliverables are due by "
    "then. 6 leads are missing. … After that … DPC-3",
    "instruments": "Memoranda … Signed, 4 July 2023 … Signatories: not named in the text",
    "reminders": "This channel gets no reminders.",
    "overview": "Overview: 33 deliverables … EU: 33 not reported … Next: OECD",
    "unclaimed": "Without a lead: 33 deliverables",
    "overdue": "→ milestones",
    "未定": "Without a lead: 33 deliverables",
    "次": "Next: OECD Ministerial Council Meeting, 2–3 May 2024",
    "検索 standards": "Search: “standards” … CYBER-2",
    "What has nobody taken?": "Without a lead: 33 deliverables",
    "「CYBER-2」": "CYBER-2 · Standards experts",
}
START = (
    "EU–Japan Digital Partnership\nNext: OECD Ministerial Council Meeting, 2–3 May 2024\n"
    "Yours: You lead nothing yet. First choose the side that you work for.\n"
    "You can ask for a topic (cybersecurity)"
)
HELP = (
    "All commands … What was agreed: topics · topic · show · … Who leads: side · claim · … "
    "Settings: settings … help claim"
)
PRIVATE = {
    "": START,
    "help": HELP,
    "help claim": "claim … Become the lead for your side.",
    "side": "Which side do you work for?",
    "language": "I speak English with you, as your Slack is set.",
    "mine": "You lead nothing yet. First choose the side",
    "担当": "You lead nothing yet. First choose the side",
    "ヘルプ": HELP,
    "history CYBER-1": "History of CYBER-1 … Nothing has been changed yet.",
    "topic nonsense": "I did not understand “nonsense”.",
    "show CYBER-99": "I did not understand “CYBER-99”. … Nearest: CYBER-1",
    "clam CYBER-1": "“clam” is not a command. … Nearest: claim.",
    "claim": "Which deliverable?",
    "standards": "“standards” fits more than one topic. Which one?",
}

ELSEWHERE = {
    *("claim", "release", "status", "done", "due", "evidence"),
    *("milestone", "subscribe", "unsubscribe", "stocktake", "assign"),
    *("join", "leave", "snooze", "settings"),
    *("mute", "unmute", "digest", "calendar", "board"),
    *("list", "changes", "undo", "chase", "renew", "compare"),
}


def test_every_command_is_tried_somewhere() -> None:
    """A command that is added to the menu is added to these conversations."""
    tried = {words.split(" ")[0] for words in [*ANSWERS, *PRIVATE]}
    assert {item.name.split(" ")[0] for item in MENU} <= tried | ELSEWHERE


def test_commands_are_answered_privately(world: World) -> None:
    """What is typed after /dpc is answered in the ack, to whoever asked alone."""
    for said, answer in (ANSWERS | PRIVATE).items():
        play(world, ("marlies", f"/dpc {said}".strip(), f"private: {answer}"))
    assert world.outbox() == {}


def test_mentions_are_answered_in_their_thread(world: World) -> None:
    """Everybody reads the answer below the question; never in the open channel."""
    for said, answer in ANSWERS.items():
        play(world, ("marlies", f"@dpc {said}", f"thread: {answer}"))


def test_mentions_that_fail_are_answered_privately(world: World) -> None:
    """Nobody else is bothered with a refusal, a question back, or help."""
    for said, answer in PRIVATE.items():
        play(world, ("marlies", f"@dpc {said}", f"private: {answer}"))


def test_direct_messages_need_no_mention(world: World) -> None:
    """The same words alone; with a mention they are as good."""
    for said, answer in (ANSWERS | PRIVATE).items():
        if said:
            play(world, ("minori", f"dm {said}", f"dm: {answer}"))
    play(world, ("minori", "dm @dpc topic 6", f"dm: {CYBER}"), ("minori", "dm @dpc", "dm: Next"))


def test_a_mention_anywhere_in_a_message_is_heard(world: World) -> None:
    """In a thread, after the words, in the other channel."""
    play(
        world,
        ("marlies", "topics @dpc", "thread: 10 topics"),
        ("marlies", "> @dpc next", "thread: Next: OECD"),
        ("marlies", "#cyber-desk @dpc CYBER-2", "thread: CYBER-2"),
        ("marlies", "good morning, dpc"),
    )


def test_a_mention_is_heard_while_auth_test_fails(world: World) -> None:
    """Who the bot is stands in the event itself."""
    world.local.slack.faults += [Fault("auth.test", "500"), Fault("auth.test", "500")]
    play(world, ("marlies", "@dpc topics", "thread: 10 topics"))


def test_a_doubtful_word_offers_the_other_topic(world: World) -> None:
    """`data` is a topic's code, and a word for another."""
    play(
        world,
        ("marlies", "/dpc data", "private: Bilateral cooperation on data governance"),
        ("marlies", "[Or Promoting a common stance on Data Free Flow with Trust?]", "private: §1"),
        ("marlies", "/dpc standards", "private: fits more than one topic"),
        ("marlies", "[Cybersecurity]", f"private: {CYBER}"),
    )


def test_pages_are_turned_in_place(world: World) -> None:
    """A private answer turns its own page, forth and back; what all see stays as it is."""
    play(
        world,
        ("marlies", "/dpc search both sides", "private: §0.3 … Page 1 of 3"),
        ("marlies", "[Next page (2 of 3)]", "private: Page 2 of 3"),
        ("marlies", "[Next page (3 of 3)]", "private: Page 3 of 3"),
        ("marlies", "[Previous page]", "private: Page 2 of 3"),
        ("tomek", "@dpc search both sides", "thread: Page 1 of 3"),
        ("minori", "[Next page (2 of 3)]", "private: Page 2 of 3"),
    )


# Wherever a deliverable names a meeting that is over, it is marked so.
OECD = "OECD Ministerial Council Meeting, 2–3 May 2024"
MARKED = dict.fromkeys(
    ("show DFFT-1", "topic dfft", "unclaimed dfft", "search institutional arrangement"), OECD
) | {"unclaimed council": "Third meeting of the Digital Partnership Council, in 2025"}


def test_what_was_asked_privately_is_posted_once(world: World) -> None:
    """However often the button is clicked; the private copy shrinks to one line."""
    play(world, ("marlies", "/dpc topic cybersecurity", f"private: {CYBER}"))
    seen = world.double_click("marlies", "Post in channel")
    assert [each.where for each in seen] == ["private", "channel"]
    # Whichever of the two clicks is answered last.
    assert seen[0].text in ("Posted in this channel.", "This was already posted in this channel.")
    assert "Claim: CYBER-1" in str(seen[1].blocks)
    with pytest.raises(AssertionError, match="sees no button"):
        world.find("marlies", "Post in channel")


def press_there(world: World, who: str, label: str) -> list[tuple[str, str]]:
    """A press in the private answer that somebody got last; what is seen, by place."""
    me = world.person(who).id
    message = [each for each in world.messages if each.to == me][-1]
    button = next(each for each in buttons(message.blocks) if each["text"]["text"] == label)
    return [(e.where, e.text) for e in world.at_once(who, world.press(who, message, button))]


def test_each_page_is_posted_once(world: World) -> None:
    """From one private answer, page after page; what was posted before is not, and that is said."""
    world.do("marlies", "/dpc search both sides")
    posted = []
    for label in (
        *("Post in channel", "Show it again", "Next page (2 of 3)"),
        *("Post in channel", "Show it again", "Previous page"),
    ):
        posted += [
            text for where, text in press_there(world, "marlies", label) if where != "private"
        ]
    assert ["Page 2" in each for each in posted] == [False, True]
    [(where, text)] = press_there(world, "marlies", "Post in channel")
    assert where == "private"
    assert text == "This was already posted in this channel."


def test_another_answer_in_the_same_message_is_posted(world: World) -> None:
    """What was opened from a posted one, in its place."""
    world.do("marlies", "/dpc stocktake cybersecurity")
    press_there(world, "marlies", "Post in channel")
    press_there(world, "marlies", "Show it again")
    press_there(world, "marlies", "Overview")
    seen = press_there(world, "marlies", "Post in channel")
    assert [where for where, _ in seen] == ["private", "channel"]
    assert seen[1][1].startswith("Overview: 33 deliverables")


@pytest.mark.parametrize("start", [TODAY])
def test_after_every_date_nothing_lies_ahead(world: World) -> None:
    """Installed today, the bot says what was promised last, and what can be done."""
    play(
        world,
        (
            "tomek",
            "/dpc next",
            "private: No upcoming meeting is known. The statement last promised: “The third "
            "meeting of the Digital Partnership Council is planned to take place in 2025 in "
            "Tokyo.” (§10.1) Nobody has recorded whether it took place.",
        ),
        ("tomek", "[Record when held]", "modal: Record when held"),
        ("tomek", "close", "closed: "),
        ("tomek", "/dpc next", "private: No upcoming meeting is known."),
        ("tomek", "[Add next meeting]", "modal: Add next meeting"),
        ("tomek", "close", "closed: "),
        ("tomek", "/dpc milestones", "private: Date passed, outcome not recorded … OECD-2024"),
        ("tomek", "/dpc OECD", "private: date passed, outcome not recorded"),
        *(
            (
                "tomek",
                f"/dpc {said}",
                f"private: … {title} (from the statement; date passed, outcome",
            )
            for said, title in MARKED.items()
        ),
    )
