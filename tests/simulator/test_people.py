"""Who is who: people who change, people of another workspace, private conversations."""

import json
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.simulator.errors import SlackError
from bot.simulator.model import Channel
from tests.simulator.harness import Workspace

Json = dict[str, Any]


def heard(workspace: Workspace) -> list[Json]:
    """The bodies of the events that went out."""
    return [json.loads(each.request) for each in workspace.gateway.exchanges]


def test_a_deactivated_person_is_gone(workspace: Workspace) -> None:
    """user_change says deleted, as does users.info; channels and conversations are over."""
    client, other = workspace.client, workspace.other
    workspace.run(workspace.gateway.deactivate(other))
    body = heard(workspace)[0]
    assert (body["event"]["type"], body["event"]["user"]["id"]) == ("user_change", other)
    assert body["event"]["user"]["deleted"] is True
    assert client.users_info(user=other)["user"]["deleted"] is True
    assert other not in client.conversations_members(channel=workspace.here)["members"]
    with pytest.raises(SlackApiError) as error:
        client.conversations_open(users=other)
    assert error.value.response["error"] == "user_disabled"
    with pytest.raises(SlackError, match="not_in_channel"):
        workspace.run(workspace.gateway.say(other, workspace.here, "Hello?"))


def test_a_person_becomes_a_guest(workspace: Workspace) -> None:
    """user_change and users.info say is_restricted; an admin is none any more."""
    admin = workspace.person("tomek").id
    workspace.run(workspace.gateway.make_guest(admin))
    user = heard(workspace)[0]["event"]["user"]
    assert (user["is_restricted"], user["is_admin"], user["locale"]) == (True, False, "en-GB")
    assert workspace.client.users_info(user=admin)["user"]["is_restricted"] is True


def test_a_connected_person_is_of_another_workspace(workspace: Workspace) -> None:
    """users.info names their team; a stranger is only who shares no channel with the app."""
    connected = workspace.person("touko")
    user = workspace.client.users_info(user=connected.id)["user"]
    assert user["team_id"] == connected.team_id != workspace.slack.state.team_id
    assert user["is_stranger"] is False
    workspace.channel("digital-partnership").members.remove(connected.id)
    assert workspace.client.users_info(user=connected.id)["user"]["is_stranger"] is True
    assert "is_stranger" not in workspace.client.users_info(user=workspace.me)["user"]


def test_events_say_from_which_workspace_they_come(workspace: Workspace) -> None:
    """In a shared channel each post names its author's team; elsewhere none does."""
    connected = workspace.person("touko")
    gateway = workspace.gateway
    workspace.run(gateway.say(connected.id, workspace.here, "@dpc topics"))
    cyber = workspace.channel("cyber-desk").id
    workspace.run(gateway.say(workspace.me, cyber, "Hello"))
    bodies = {body["event"]["type"] + body["event"]["channel"]: body for body in heard(workspace)}
    for kind in ("message", "app_mention"):
        body = bodies[kind + workspace.here]
        assert body["is_ext_shared_channel"] is True
        assert body["event"]["user_team"] == body["event"]["team"] == connected.team_id
        assert body["authorizations"][0]["team_id"] == workspace.slack.state.team_id
    assert bodies["message" + cyber]["is_ext_shared_channel"] is False
    assert "user_team" not in bodies["message" + cyber]["event"]


def test_a_connected_person_has_no_commands(workspace: Workspace) -> None:
    """Slack says that there is no such command; the bot hears nothing."""
    connected = workspace.person("touko").id
    workspace.run(workspace.gateway.command(connected, workspace.here, "/dpc topics"))
    assert workspace.last.text.startswith("/dpcは有効なコマンドではありません。")
    assert workspace.last.to == connected
    assert not workspace.gateway.exchanges


def test_a_conversation_says_what_it_is(workspace: Workspace) -> None:
    """conversations.info and events tell public, private, shared and direct apart."""
    state, client = workspace.slack.state, workspace.client
    members = [workspace.me, state.bot_user]
    state.channels.append(
        Channel(id="C0PRIVATE", name="prep", kind="channel", members=members, is_private=True)
    )
    direct = client.conversations_open(users=workspace.me)["channel"]["id"]
    cyber = workspace.channel("cyber-desk").id
    flags = ("is_channel", "is_group", "is_im", "is_private", "is_ext_shared")
    shown = {
        each: [client.conversations_info(channel=each)["channel"].get(flag) for flag in flags]
        for each in (cyber, workspace.here, "C0PRIVATE", direct)
    }
    assert shown == {
        cyber: [True, False, False, False, False],
        workspace.here: [True, False, False, False, True],
        "C0PRIVATE": [False, True, False, True, False],
        direct: [None, None, True, True, None],
    }
    workspace.say("Hello", channel="C0PRIVATE")
    assert heard(workspace)[-1]["event"]["channel_type"] == "group"
    listed = client.conversations_list(types="private_channel")["channels"]
    assert [each["id"] for each in listed] == ["C0PRIVATE"]
