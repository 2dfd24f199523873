"""`dpc doctor --blocks`: Slack checks one of each kind of message, and says where it is wrong."""

from __future__ import annotations

from dataclasses import replace

from pydantic import HttpUrl, SecretStr

from bot.doctor.blocks import Checked, look, rehearsed
from bot.simulator.block_kit import NEWEST
from config.settings import Settings
from tests.slack.world import World


def findings(world: World, *drawn: Checked, **changed: object) -> list[str]:
    """What the doctor says of a workspace, with these settings; of all messages if of no other."""
    settings = Settings(
        slack_bot_token=SecretStr(world.local.dpc.sender.clients("").token or ""),
        slack_api_url=HttpUrl(f"{world.site.url}/api/"),
    )
    asked = settings.model_copy(update=changed)
    return [str(each) for each in look(asked, drawn or rehearsed())]


def test_a_workspace_takes_all_of_it(world: World) -> None:
    """Every command's answer, every form, and the Home tab; nothing is posted."""
    before = len(world.messages)
    [taken] = findings(world)
    assert taken.startswith("ok   Slack takes ")
    assert int(taken.split()[3]) > 50
    assert len(world.messages) == before


def test_a_workspace_without_the_newest_blocks(world: World) -> None:
    """It is told by name and pointer which messages go out plainly."""
    world.local.slack.state.refused_blocks = list(NEWEST)
    *plain, taken = findings(world)
    assert [each[:5] for each in plain] == ["TODO "] * len(plain)
    told = "TODO Slack takes overview in plain blocks alone: /blocks/0/type unsupported type: "
    assert any(each.startswith(f"{told}data_visualization") for each in plain)
    assert taken.startswith("ok ")


def test_what_is_wrong_is_told_by_its_place(world: World) -> None:
    """Of a message that Slack would never take."""
    wrong = {"message": {"text": "x", "blocks": [{"type": "header"}]}}
    checked = Checked("header", wrong, None)
    first, second, _ = findings(world, checked, replace(checked, plain=wrong))
    assert first == "FIX  Slack refuses header: /blocks/0/text missing required field"
    assert second.startswith("FIX  Slack refuses header, plain blocks too: /blocks/0/text")


def test_without_a_slack_there_is_nothing_to_check(world: World) -> None:
    """Neither without a token, nor with one that is refused."""
    assert findings(world, slack_bot_token=None)[0].startswith("TODO ")
    [refused] = findings(world, slack_bot_token=SecretStr("xoxb-other"))
    assert refused == "FIX  Slack cannot check blocks now (invalid_auth): ask again"
