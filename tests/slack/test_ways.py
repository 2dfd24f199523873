"""What is answered ahead of Bolt is what Bolt would answer, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.commands.menu import MENU, parse
from bot.slack.payloads import read_form
from tests.databases import up_to_date
from tests.serving import Site
from tests.slack.deployment import deployed
from tests.slack.knocking import FORM, MANY, TEAM, Knocker, slash
from tests.slack.test_logs import logged
from tests.slack.test_reading import ANSWERS, PRIVATE
from tests.slack.ways import both_ways, told
from tests.slack.world import World

Ways = tuple[Knocker, Knocker]

# Questions, what is refused, and what is no command; nothing here changes anything.
SAID = [
    *ANSWERS,
    *PRIVATE,
    *("claim", "claim CYBER-2", "release CYBER-2", "status CYBER-1 done", "undo", "settings"),
    *("payload", "{", "&amp; <@U1> %25 +", "海底ケーブル について教えて", "x" * 4000, "\x07", "﷽"),
]
NAMES = [item.name for item in MENU if item.name != "stocktake"]  # which sends files, too
# Fields that Slack sends, or that Bolt would find a workspace by.
FIELDS: list[dict[str, str]] = [
    {"command": "/other"},
    {"command": "/dpc "},
    {"ssl_check": "1"},
    {"ssl_check": "0"},
    {"enterprise_id": "E1", "is_enterprise_install": "true"},
    {"enterprise_id": "", "is_enterprise_install": "false"},
    {"team": "T2"},
    {"team": ""},
    {"view": "V1"},
    {"enterprise": "E1"},
    {"channel_id": "D1"},
    {"user_id": "U0NOBODY"},
    {"response_url": "", "trigger_id": ""},
    {"team_id": "T0THER"},
    {"team_id": ""},
]


@pytest.fixture(scope="module")
def ways(shared_world: World) -> Iterator[Ways]:
    """Both ways to one bot."""
    with both_ways(shared_world.local.dpc) as ways:
        yield ways


def compare(ways: Ways, text: str, **fields: str) -> httpx.Response:
    """Ask the same both ways; the answer, which is one."""
    trigger = {} if "trigger_id" in fields else {"trigger_id": ""}
    ahead, bolt = (way.command(text, **fields, **trigger) for way in ways)
    assert told(ahead) == told(bolt)
    return ahead


@pytest.mark.parametrize("text", SAID, ids=lambda text: text[:20])
def test_what_is_said_is_answered_alike(ways: Ways, text: str) -> None:
    """Status, headers and body."""
    assert compare(ways, text).status_code == 200


@pytest.mark.parametrize("fields", FIELDS, ids=repr)
def test_from_wherever_it_comes(ways: Ways, fields: dict[str, str]) -> None:
    """Fields that Slack sends, and others that Bolt looks at."""
    compare(ways, "topics", **fields)


@MANY
@given(st.sampled_from(NAMES), st.text(max_size=30))
def test_whatever_is_asked(ways: Ways, shared_world: World, name: str, rest: str) -> None:
    """Any words after the name of a command, unless they would change something."""
    text = f"{name} {rest}"
    if shared_world.local.dpc.commands.dispatcher.only_reads(parse(text)):
        compare(ways, text)


def test_a_command_takes_effect_once_by_whichever_way(ways: Ways, shared_world: World) -> None:
    """What Slack sends again is known by its trigger, which both ways remember."""
    ahead, bolt = ways
    ahead.command("side eu")
    first, again, other = (
        way.command("claim DFFT-1", trigger_id="7.7.7") for way in (ahead, bolt, ahead)
    )
    assert "lead DFFT-1" in first.text
    assert told(again) == told(other)
    assert told(again) != told(first)


def test_a_change_is_seen_at_once(ways: Ways) -> None:
    """Both ways answer from the state as it is, whichever way it was changed."""
    ahead, bolt = ways
    ahead.command("side eu")
    for way, said in ((bolt, "claim AI-1"), (ahead, "release AI-1"), (bolt, "claim AI-2")):
        before = compare(ways, "topic ai").content
        way.command(said)
        assert compare(ways, "topic ai").content != before


def test_a_bug_is_told_alike(site: Site, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Slack is told that it failed, the log where; both by one line."""
    with deployed(site, up_to_date(tmp_path / "dpc.db")) as here, both_ways(here.dpc) as ways:
        with here.dpc.database.write() as connection:
            connection.exec_driver_sql("DROP TABLE seat")
        answer = compare(ways, "claim CYBER-2")
    caplog.clear()  # the errors are meant
    assert (answer.status_code, answer.content) == (500, b"")
    lines = [(line["kind"], line["team"]) for line in logged("listener_failed")]
    assert lines == [("command", TEAM), ("command", TEAM)]


@given(st.text("ab%+=&;é2 ", max_size=40))
def test_a_form_is_read_as_the_standard_library_reads_it(text: str) -> None:
    """Whatever is in it; what is not UTF-8 is refused."""
    try:
        expected = dict(parse_qsl(text, keep_blank_values=True, errors="strict"))
    except ValueError:
        with pytest.raises(ValueError, match="utf-8"):
            read_form(text)
    else:
        assert read_form(text) == expected


def test_the_last_field_of_a_name_counts_both_ways(ways: Ways) -> None:
    """As for Bolt."""
    body = urlencode(slash("topics")) + "&text=next&channel_id=D1"
    ahead, bolt = (way.post(body, FORM) for way in ways)
    assert told(ahead) == told(bolt)
    assert "Next" in ahead.text
