"""People of a connected workspace: the record is this one's, though Slack names theirs too."""

from __future__ import annotations

import json
from urllib.parse import parse_qs

from bot.domain.rules.rights import Rule
from storage import seats
from tests.slack.conversation import play, refused
from tests.slack.test_seats import held
from tests.slack.world import World

READS = refused(Rule.FOREIGN)
ADMIT = ("tomek", "/dpc settings admit @touko japan", "private: …")


def test_who_was_not_admitted_reads_only(world: World) -> None:
    """By mentions, buttons and forms; slash commands and shortcuts Slack does not give them."""
    play(
        world,
        (
            "touko",
            "@dpc mine",
            "private: You lead nothing. People of a connected workspace can only read",
        ),
        (
            "touko",
            "@dpc",
            "private: … Yours: You lead nothing. People of a connected workspace can only read",
        ),
        ("touko", "@dpc CABLES-1", "thread: CABLES-1"),
        ("touko", "[Claim: CABLES-1]", READS),
        ("touko", "> @dpc claim CABLES-1", READS),
        ("touko", "> claim", READS),
    )
    assert held(world) == {}


def test_who_was_admitted_acts_for_one_side(world: World) -> None:
    """They claim by a button, and report by a form, which Slack signs with their workspace."""
    play(
        world,
        ADMIT,
        ("touko", "@dpc CABLES-1", "thread: CABLES-1"),
        (
            "touko",
            "[Claim: CABLES-1]",
            "redrawn: … Japan: SHIRAKABE Touko",
            "thread: SHIRAKABE Touko leads CABLES-1",
        ),
        ("touko", "> @dpc mine", "private: What you lead for Japan"),
        ("touko", "[Report on CABLES-1…]", "modal: Report on CABLES-1"),
    )
    seen = {each.where for each in world.do("touko", "submit status: in progress")}
    assert {"closed", "redrawn", "thread"} <= seen
    sent = [each.request for each in world.local.gateway.exchanges if each.kind == "action"][-1]
    payload = json.loads(parse_qs(sent)["payload"][0])
    state = world.local.slack.state
    assert (payload["type"], payload["team"]["id"]) == ("view_submission", "T06RHCONNEC")
    with world.local.dpc.database.read() as connection:
        assert [seat.name for seat in seats.of_team(connection, state.team_id)] == [
            "SHIRAKABE Touko"
        ]
        assert not seats.of_team(connection, payload["team"]["id"])


def test_the_other_side_stays_the_others(world: World) -> None:
    """Admitted for Japan, they take no seat of the EU."""
    play(
        world,
        ADMIT,
        ("touko", "@dpc claim CABLES-1 eu", refused(Rule.OTHER_SIDE)),
        ("touko", "@dpc side eu", "private: …"),
        ("touko", "@dpc claim CABLES-1", "thread: SHIRAKABE Touko leads CABLES-1"),
    )
    assert held(world) == {"CABLES-1 japan": "SHIRAKABE Touko"}
