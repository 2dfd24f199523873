"""What people ask and say in their own words: answered, offered, or plainly not understood."""

from __future__ import annotations

import json
from datetime import datetime
from http import HTTPStatus
from zoneinfo import ZoneInfo

import pytest

from bot.domain.text import clean
from bot.simulator import triggers
from tests.slack.conversation import play
from tests.slack.knocking import JSON, Knocker, envelope, message
from tests.slack.world import World

NEXT = "thread: Next: OECD Ministerial Council Meeting"


TODAY = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("Europe/Brussels"))
ADDRESSED = (
    "@dpc, next", "@dpc: next", "@dpc、次", "@dpc さん、次", "@dpc `next`", "@dpc *next*",
    "@dpc next?", "@dpc next.", "@dpc next please", "@dpc Hi, what's next?", "next @dpc",
)  # fmt: skip
CLAIMS = ("claim please", "*claim*", "claim CYBER-5 🙏", "`claim`", "please claim :pray:")


def test_however_the_bot_is_addressed(world: World) -> None:
    """Commas, titles, marks and courtesy around a command are none of it."""
    play(world, *(("marlies", said, NEXT) for said in ADDRESSED))


def test_a_mention_with_a_name_is_one(world: World, door: Knocker) -> None:
    """Slack has sent both."""
    play(world, ("marlies", *ADDRESSED[:1], NEXT))
    bot, (_, thread) = world.local.slack.state.bot_user, world.thread
    said = message(f"<@{bot}|dpc>: topics", thread_ts=thread)
    assert door.post(json.dumps(envelope(said)), JSON).status_code == HTTPStatus.OK
    world.settle()
    assert world.messages[-1].text.startswith("10 topics")


def test_a_mention_inside_code_is_talk(world: World) -> None:
    """What is quoted is not said; a command that is quoted after a mention is."""
    play(
        world,
        ("marlies", "say `@dpc next` to see what is next"),
        ("marlies", "``` @dpc topics ```"),
        ("marlies", "@dpc `topics`", "thread: 10 topics"),
    )


def test_channels_and_groups_that_are_named(world: World) -> None:
    """What they cannot be is said, with a name that a reader knows."""
    desk = world.channel("cyber-desk")
    there = "What a channel is told, and how, is set in that channel. Say this in"
    group = "private: You named a group. Name one person."
    play(
        world,
        (
            "tomek",
            f"/dpc digest monthly <#{desk}|cyber-desk>",
            f"private: {there} <#{desk}>. … digest weekly",
        ),
        (
            "tomek",
            f"@dpc language here ja <#{desk}>",
            f"private: {there} <#{desk}>. … language here ja",
        ),
        ("tomek", "/dpc assign CYBER-2 <!subteam^S0DESK>", group),
        ("tomek", "/dpc what is late for <!subteam^S0DESK|@desk>?", group),
        (
            "tomek",
            f"/dpc stocktake <#{desk}|cyber-desk>",
            "private: “#cyber-desk” is a channel, not a topic.",
        ),
    )


def test_claims_in_a_thread(world: World) -> None:
    """Courtesy and marks around a bare claim do not make it talk."""
    play(
        world,
        ("marlies", "/dpc side eu", "private: EU"),
        ("tomek", "@dpc show CYBER-5", "thread: CYBER-5"),
        ("marlies", f"> {CLAIMS[0]}", "thread: … leads CYBER-5", "redrawn: CYBER-5"),
        *(("marlies", f"> {said}", "private: You have led CYBER-5") for said in CLAIMS[1:]),
    )


def test_a_deed_is_offered_and_not_done(world: World) -> None:
    """What is said of a deliverable changes nothing before the button is pressed."""
    play(
        world,
        ("minori", "/dpc side japan", "private: Japan"),
        ("minori", "dm CABLES-1を担当します", "dm: Nothing was changed. … claim CABLES-1"),
        ("minori", "dm CABLES-1", "dm: CABLES-1 · Direct"),
        ("minori", "dm CABLES-1を担当します", "dm: Nothing was changed."),
        ("minori", "[Claim CABLES-1]", "dm: CABLES-1 … → release CABLES-1", "dm: CABLES-1"),
        ("minori", "dm CABLES-1は進行中です", "dm: … status CABLES-1 in progress"),
        ("minori", "dm CABLES-1 in progress: draft sent", "dm: … in progress draft sent"),
        ("minori", "dm CABLES-1、ほぼ完了しました", "dm: … status CABLES-1 substantial"),
        ("minori", "dm CABLES-1 is done", "dm: … done CABLES-1"),
        ("minori", "dm is CABLES-1 done?", "dm: CABLES-1 · Direct connectivity"),
        ("minori", "dm CABLES-1の期限を来年3月末にしてください", "dm: … due CABLES-1 来年3月末"),
        (
            "minori",
            "[Set the due date of CABLES-1]",
            *("dm: CABLES-1 · … Japan due about March 2025",) * 2,
            "dm: CABLES-1 … March 2025",
        ),
        (
            "minori",
            "dm don't tell me of CABLES-1 until next week",
            "dm: … snooze CABLES-1 next week",
        ),
        (
            "minori",
            "[Snooze CABLES-1]",
            *("dm: CABLES-1 · …",) * 2,
            "dm: You will not be told about CABLES-1 …",
        ),
    )


ANSWERS = {
    "due before OECD MCM": "Due before OECD Ministerial Council Meeting",
    "what comes due before the next council?": "Due before Third meeting",
    "OECD閣僚理事会までに何をすべきですか": "Due before OECD Ministerial",
    "due next month": "Due on 1–31 May 2024: 3 deliverables",
    "report side:japan status:open": "33 deliverables: Japan, not reported, not started",
    "stocktake japan": "Stocktake",
    "what is open for Japan?": "33 deliverables: Japan, not reported, not started",
    "quote 3.1": "§3.1 · Semiconductors",
    "6.3の文言は？": "§6.3 · Cybersecurity",
    "topic oecd": "OECD Ministerial Council Meeting",
    "topic team of experts": "… CHIPS-1",
    "when was the first Council held?": "First meeting of the Digital Partnership",
    "what did we promise on standards?": "… §6.2 … §2.2 … §7.1",
    "how far is the wallet work?": "… DFFT-4",
    "検索 海底": "Search: “海底” … §4.1 … §4.3",
    "thanks!": "You are welcome.",
    "次の会合はいつですか": "Next: OECD Ministerial",
    "誰も担当していないものは？": "Without a lead: 33 deliverables",
}
NOT_UNDERSTOOD = ("asdf", "the mutual recognition stuff")
BEYOND = (
    "the weather in Tokyo", "tell me a joke", "東京の天気は？", "what's for lunch",
    "what's the budget for 6G", "AIの挨拶文を書いて",
)  # fmt: skip


def test_questions_of_real_users(world: World) -> None:
    """Each was asked by somebody, and answered with something else once."""
    for said, answer in ANSWERS.items():
        play(world, ("marlies", f"/dpc {said}", f"private: {answer}"))


def test_what_is_not_understood(world: World) -> None:
    """It is said so plainly, privately, with the three nearest things."""
    for said in NOT_UNDERSTOOD:
        answer = f"private: I did not understand “{clean(said)}”. … Nearest: … and"
        play(world, ("marlies", f"@dpc {said}", answer))


def test_what_is_beyond_it(world: World) -> None:
    """What nobody here can know or do is said to be so, also where a topic stands beside it."""
    for said in BEYOND:
        play(
            world, ("marlies", f"/dpc {said}", "private: I cannot answer that. … I know what the …")
        )


GUESS = "I read this as {command}. Not what you meant? Say help."
GUESS_IN_JAPANESE = "{command}のことと推測してお答えします。違う場合はhelpと入力してください。"


def test_a_guess_is_told_as_one(world: World) -> None:
    """In the first line, wherever it is asked, and in the reader's language; also once redrawn."""
    late = GUESS.format(command="overdue")
    play(
        world,
        ("marlies", "/dpc side eu", "private: EU"),
        ("marlies", "/dpc who is dragging their feet", f"private: {late}\nNothing is overdue."),
        ("marlies", "@dpc who is dragging their feet", f"thread: {late}\nNothing is overdue."),
        ("tomek", "> @dpc Japan is dragging its feet", "thread: I read this as overdue japan."),
        ("marlies", "dm who is dragging their feet", f"dm: {late}\nNothing is overdue."),
        ("marlies", "dm do you have an API", "dm: I am not sure that I understood this."),
        ("marlies", "/dpc overdue", "private: Nothing is overdue."),
        ("marlies", "/dpc language ja", "private: …"),
        (
            "marlies",
            "dm who is dragging their feet",
            f"dm: {GUESS_IN_JAPANESE.format(command='overdue')}",
        ),
    )


def test_a_guess_stays_one_when_it_is_redrawn(world: World) -> None:
    """A change redraws the answer, with the line that says that it is a guess."""
    told = f"{GUESS.format(command='unclaimed')}\nWithout a lead: 33"
    play(
        world,
        ("marlies", "/dpc side eu", "private: EU"),
        ("marlies", "@dpc gaps and holes", f"thread: {told}"),
        ("marlies", "/dpc claim CYBER-1", "private: … CYBER-1", f"redrawn: {told}"),
    )


def test_no_guess_is_made_of_two(world: World) -> None:
    """Where two readings are as near, both are offered, and shown when they are pressed."""
    play(
        world,
        (
            "marlies",
            "/dpc any stalled developments",
            "private: I did not understand “any stalled developments”. "
            "… Nearest: list silent, changes and topics. "
            "… → list silent … → changes … → topics",
        ),
        ("marlies", "[changes]", "private: …"),
    )


def test_a_hint_is_enough(world: World) -> None:
    """Single words tell what is meant where no rule and no name does; a known topic narrows it."""
    play(
        world,
        ("marlies", "@dpc who is dragging their feet", "thread: … Nothing is overdue. …"),
        ("marlies", "/dpc status cables", "private: Submarine cables…"),
        ("marlies", "/dpc due next month on AI", "private: …in Artificial Intelligence…"),
        ("marlies", "/dpc did anything move on AI last month", "private: …Artificial…"),
    )


@pytest.mark.parametrize("start", [TODAY])
def test_a_press_that_comes_too_late_is_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Slack opens nothing after three seconds: that is said, and nothing has changed."""
    play(world, ("tomek", "/dpc next", "private: …"))
    monkeypatch.setattr(triggers, "_SECONDS", -1)
    play(world, ("tomek", "[Record when held]", "private: … Press again."))
