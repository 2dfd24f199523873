"""Scopes: the app may call, and hears of, what its manifest asks for."""

import json

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.simulator.model import Channel
from bot.simulator.seed import initial
from bot.simulator.web_api.dispatch import METHODS
from tests.simulator.harness import Workspace

LIMITED = [name for name, method in METHODS.items() if method.scopes]


def refusal(workspace: Workspace, method: str, **args: str) -> SlackResponse:
    """What a call is refused with."""
    with pytest.raises(SlackApiError) as error:
        workspace.client.api_call(method, params=args)
    answer = error.value.response
    assert isinstance(answer, SlackResponse)
    return answer


def heard(workspace: Workspace) -> list[str]:
    """The types of the events that went out, each once: the bot takes none of them."""
    bodies = [json.loads(each.request) for each in workspace.gateway.exchanges]
    return list({body["event_id"]: body["event"]["type"] for body in bodies}.values())


@pytest.fixture
def private(workspace: Workspace) -> str:
    """A private channel with the bot in it."""
    members = [workspace.me, workspace.slack.state.bot_user]
    room = Channel(id="G1", name="room", kind="channel", is_private=True, members=members)
    workspace.slack.state.channels.append(room)
    return room.id


def test_a_fresh_workspace_lets_the_app_do_all() -> None:
    """Every scope that a method here takes."""
    taken = {scope for method in METHODS.values() for scope in method.scopes}
    assert taken <= set(initial().scopes)


@pytest.mark.parametrize("method", LIMITED)
def test_a_call_without_its_scope_is_refused(workspace: Workspace, method: str) -> None:
    """With what is needed and what there is, and the same in the headers."""
    workspace.slack.state.scopes = ["commands", "app_mentions:read"]
    answer = refusal(workspace, method, channel="C0")
    accepted = ",".join(METHODS[method].scopes)
    assert answer["error"] == "missing_scope"
    assert set(answer["needed"].split(",")) <= set(METHODS[method].scopes)
    assert answer["provided"] == "commands,app_mentions:read"
    assert answer.headers["x-oauth-scopes"] == "commands,app_mentions:read"
    assert answer.headers["x-accepted-oauth-scopes"] == accepted
    assert workspace.slack.state.messages == []


@pytest.mark.parametrize(
    ("method", "needed"),
    [
        ("conversations.history", "groups:history"),
        ("conversations.replies", "groups:history"),
        ("conversations.info", "groups:read"),
        ("conversations.members", "groups:read"),
    ],
)
def test_each_kind_of_conversation_has_its_scope(
    workspace: Workspace, private: str, method: str, needed: str
) -> None:
    """What is enough for public channels is not for private ones."""
    workspace.slack.state.scopes = ["channels:history", "channels:read"]
    assert refusal(workspace, method, channel=private)["needed"] == needed
    if method != "conversations.replies":
        assert workspace.client.api_call(method, params={"channel": workspace.here})["ok"]


@pytest.mark.parametrize("method", ["conversations.list", "users.conversations"])
def test_a_list_needs_the_scope_of_each_kind(workspace: Workspace, method: str) -> None:
    """A list of public channels and direct conversations needs both scopes."""
    workspace.slack.state.scopes = ["channels:read"]
    assert workspace.client.api_call(method)["channels"]
    answer = refusal(workspace, method, types="public_channel,im")
    assert answer["needed"] == "im:read"


def test_opening_a_conversation_needs_the_scope_of_direct_ones(workspace: Workspace) -> None:
    """By the person whom it is with."""
    workspace.slack.state.scopes = ["channels:manage"]
    assert refusal(workspace, "conversations.open", users=workspace.me)["needed"] == "im:write"
    workspace.slack.state.scopes = ["im:write"]
    assert workspace.client.conversations_open(users=workspace.me)["ok"]


@pytest.mark.parametrize(
    ("scopes", "events"),
    [
        ([], []),
        (["channels:history"], ["message"]),
        (["app_mentions:read"], ["app_mention"]),
        (["groups:history", "im:history"], []),
    ],
)
def test_events_come_with_their_scopes_alone(
    workspace: Workspace, scopes: list[str], events: list[str]
) -> None:
    """A mention in a public channel is a message for one scope, and a mention for another."""
    workspace.slack.state.scopes = scopes
    workspace.say("@dpc topics")
    assert heard(workspace) == events


def test_other_events_come_with_theirs(workspace: Workspace, private: str) -> None:
    """Of people, of who joins which kind of channel, and of Home tabs, which need none."""
    gateway, me = workspace.gateway, workspace.me
    cyber = workspace.channel("cyber-desk")
    cyber.members.remove(workspace.other)

    def everything() -> list[str]:
        gateway.exchanges.clear()
        workspace.run(gateway.make_guest(workspace.other))
        workspace.run(gateway.invite(me, cyber.id, workspace.other))
        workspace.run(gateway.invite(me, private, workspace.other))
        workspace.run(gateway.open_home(me))
        for room in (cyber, workspace.slack.channel(private)):
            room.members.remove(workspace.other)
        return heard(workspace)

    workspace.slack.state.scopes = []
    assert everything() == ["app_home_opened"]
    workspace.slack.state.scopes = ["users:read", "channels:read"]
    assert everything() == ["user_change", "member_joined_channel", "app_home_opened"]
    workspace.slack.state.scopes += ["groups:read"]
    assert everything().count("member_joined_channel") == 2


@pytest.mark.parametrize(
    ("who", "code"),
    [("minori", "already_in_channel"), ("nobody", "user_not_found")],
)
def test_who_cannot_be_brought_in(workspace: Workspace, who: str, code: str) -> None:
    """Somebody who is there already, and somebody whom there is not."""
    named = {each.name: each.id for each in workspace.slack.people()}
    with pytest.raises(Exception, match=code):
        workspace.run(workspace.gateway.invite(workspace.me, workspace.here, named.get(who, "U0")))
