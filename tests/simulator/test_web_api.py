"""The Web API, called through Slack's own client over real HTTP."""

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.simulator.faults import Fault
from tests.simulator.harness import Workspace

SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "*Topics*"}}


def refused(error: pytest.ExceptionInfo[SlackApiError]) -> str:
    """The code that Slack refused with."""
    return str(error.value.response["error"])


def test_it_says_who_the_bot_is(workspace: Workspace) -> None:
    """auth.test answers with the ids of team, user and bot, and with the scopes."""
    answer = workspace.client.auth_test()
    state = workspace.slack.state
    assert (answer["team_id"], answer["user_id"]) == (state.team_id, state.bot_user)
    assert (answer["bot_id"], answer["user"]) == (state.bot_id, "dpc")
    assert "chat:write" in answer.headers["x-oauth-scopes"].split(",")


@pytest.mark.parametrize(("token", "code"), [("", "not_authed"), ("xoxb-1", "invalid_auth")])
def test_it_lets_nobody_else_in(workspace: Workspace, token: str, code: str) -> None:
    """A call without the token, or with another, is refused."""
    with pytest.raises(SlackApiError) as error:
        WebClient(token, base_url=workspace.client.base_url).auth_test()
    assert refused(error) == code


def test_a_post_is_answered_in_full(workspace: Workspace) -> None:
    """chat.postMessage answers with channel, ts and the whole message."""
    metadata = {"event_type": "dpc", "event_payload": {"id": "7f"}}
    answer = workspace.client.chat_postMessage(
        channel=workspace.here, text="Topics", blocks=[SECTION], metadata=metadata
    )
    state = workspace.slack.state
    assert (answer["channel"], answer["ts"]) == (workspace.here, workspace.last.ts)
    message = answer["message"]
    assert (message["user"], message["bot_id"]) == (state.bot_user, state.bot_id)
    assert message["app_id"] == message["bot_profile"]["app_id"] == state.app_id
    assert message["blocks"][0]["text"] == SECTION["text"]
    assert message["blocks"][0]["block_id"]
    assert message["metadata"] == metadata


def test_time_stamps_are_real_unique_and_rising(workspace: Workspace) -> None:
    """Three posts within one instant have three time stamps of that instant, in their order."""
    stamps = [
        workspace.client.chat_postMessage(channel=workspace.here, text=t)["ts"] for t in "abc"
    ]
    assert stamps == ["1714460400.000000", "1714460400.000001", "1714460400.000002"]


def test_a_person_as_channel_means_the_direct_conversation(workspace: Workspace) -> None:
    """A post to a U… id lands in the D… conversation that conversations.open gives."""
    direct = workspace.client.conversations_open(users=workspace.me)["channel"]["id"]
    answer = workspace.client.chat_postMessage(channel=workspace.me, text="Privately")
    assert answer["channel"] == direct == workspace.slack.direct(workspace.me).id
    assert direct.startswith("D")


def archive(workspace: Workspace) -> None:
    """Archives the main channel."""
    workspace.channel("digital-partnership").is_archived = True


def leave(workspace: Workspace) -> None:
    """Takes the bot out of the main channel."""
    workspace.channel("digital-partnership").members.remove(workspace.slack.state.bot_user)


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ({"channel": "C0", "text": "x"}, "channel_not_found"),
        ({"channel": "U0", "text": "x"}, "channel_not_found"),
        ({"channel": "USLACKBOT", "text": "x"}, "cannot_dm_bot"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"text": "x", "thread_ts": "1.000001"}, "thread_not_found"),
        ({"text": "x", "blocks": '{"type": "divider"}'}, "invalid_blocks_format"),
        ({"text": "x", "blocks": "[{"}, "invalid_blocks_format"),
        ({"text": "x", "metadata": {"id": 1}}, "invalid_metadata_format"),
    ],
)
def test_a_wrong_post_is_refused(workspace: Workspace, args: dict[str, Any], code: str) -> None:
    """chat.postMessage refuses with Slack's documented codes, and posts nothing."""
    with pytest.raises(SlackApiError) as error:
        workspace.client.chat_postMessage(**{"channel": workspace.here, **args})
    assert refused(error) == code
    assert not workspace.slack.state.messages


def test_nothing_to_say_is_refused(workspace: Workspace) -> None:
    """A post needs text or blocks."""
    with pytest.raises(SlackApiError) as error:
        workspace.client.api_call("chat.postMessage", json={"channel": workspace.here})
    assert refused(error) == "no_text"


def test_a_post_needs_membership_of_a_living_channel(workspace: Workspace) -> None:
    """An archived channel, and one that the bot has left, take no post."""
    archive(workspace)
    with pytest.raises(SlackApiError) as error:
        workspace.client.chat_postMessage(channel=workspace.here, text="x")
    assert refused(error) == "is_archived"
    leave(workspace)
    with pytest.raises(SlackApiError) as error:
        workspace.client.chat_postMessage(channel=workspace.here, text="x")
    assert refused(error) == "not_in_channel"


def test_bad_blocks_are_named_and_remembered(workspace: Workspace) -> None:
    """invalid_blocks says where and why, to the caller and in the list of problems."""
    with pytest.raises(SlackApiError) as error:
        workspace.client.chat_postMessage(
            channel=workspace.here, text="x", blocks=[SECTION, {"type": "toaster"}]
        )
    assert refused(error) == "invalid_blocks"
    what = "unsupported type: toaster [json-pointer:/blocks/1/type]"
    assert error.value.response["response_metadata"]["messages"] == [f"[ERROR] {what}"]
    assert workspace.slack.problems == [what]


def test_an_unknown_method_fails_loudly(
    workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    """A method that this workspace lacks is refused, logged and remembered."""
    with pytest.raises(SlackApiError) as error:
        workspace.client.emoji_list()
    assert refused(error) == "unknown_method"
    assert error.value.response["req_method"] == "emoji.list"
    assert ["emoji.list" in each for each in workspace.slack.problems] == [True]
    assert "emoji.list" in caplog.text


def test_an_argument_without_effect_is_a_problem(workspace: Workspace) -> None:
    """What the workspace would silently leave out is remembered; harmless arguments are not."""
    workspace.client.chat_postMessage(channel=workspace.here, text="x", unfurl_links=False)
    assert workspace.slack.problems == []
    workspace.client.chat_postMessage(channel=workspace.here, text="x", reply_broadcast=True)
    assert ["reply_broadcast" in each for each in workspace.slack.problems] == [True]


def test_a_kind_of_conversation_that_there_is_not_is_refused(workspace: Workspace) -> None:
    """conversations.list names what it does not know."""
    with pytest.raises(SlackApiError) as error:
        workspace.client.conversations_list(types="public_channel,rooms")
    assert refused(error) == "invalid_types"


def test_ephemerals_have_one_reader_and_no_history(workspace: Workspace) -> None:
    """chat.postEphemeral shows to one member, and can be neither updated nor found again."""
    client, here = workspace.client, workspace.here
    ts = client.chat_postEphemeral(channel=here, user=workspace.me, text="For you")["message_ts"]
    assert [m.text for m in workspace.slack.timeline(here, workspace.me)] == ["For you"]
    assert workspace.slack.timeline(here, workspace.other) == []
    assert client.conversations_history(channel=here)["messages"] == []
    with pytest.raises(SlackApiError) as error:
        client.chat_update(channel=here, ts=ts, text="For all")
    assert refused(error) == "message_not_found"
    with pytest.raises(SlackApiError) as error:
        client.chat_postEphemeral(channel=here, user="U0", text="x")
    assert refused(error) == "user_not_in_channel"


def test_an_update_replaces_text_and_blocks(workspace: Workspace) -> None:
    """New blocks leave no mark; text alone drops the blocks and shows as edited."""
    client, here = workspace.client, workspace.here
    ts = client.chat_postMessage(channel=here, text="One", blocks=[SECTION])["ts"]
    client.chat_update(channel=here, ts=ts, text="Two", blocks=[{"type": "divider"}])
    assert (workspace.last.text, workspace.last.edited) == ("Two", False)
    assert [block["type"] for block in workspace.last.blocks] == ["divider"]
    answer = client.chat_update(channel=here, ts=ts, text="Three")
    assert (answer["text"], answer["message"]["edited"]["user"]) == (
        "Three",
        workspace.slack.state.bot_user,
    )
    assert workspace.last.blocks == []


def test_only_its_own_messages_are_changed(workspace: Workspace) -> None:
    """The bot can update or delete no one else's message, and none that is not there."""
    theirs = workspace.say("Mine")
    for method, code in [
        ("chat_update", "cant_update_message"),
        ("chat_delete", "cant_delete_message"),
    ]:
        with pytest.raises(SlackApiError) as error:
            getattr(workspace.client, method)(channel=theirs.channel, ts=theirs.ts, text="x")
        assert refused(error) == code
    with pytest.raises(SlackApiError) as error:
        workspace.client.chat_delete(channel=workspace.here, ts="1.000001")
    assert refused(error) == "message_not_found"


def test_a_deleted_root_leaves_a_stone(workspace: Workspace) -> None:
    """A lone message goes; a root with replies stays as a mark above them."""
    client, here = workspace.client, workspace.here
    lone, root = (client.chat_postMessage(channel=here, text=t)["ts"] for t in ("Lone", "Root"))
    client.chat_postMessage(channel=here, text="Reply", thread_ts=root)
    for ts in (lone, root):
        client.chat_delete(channel=here, ts=ts)
    assert [m["text"] for m in client.conversations_history(channel=here)["messages"]] == [
        "This message was deleted."
    ]
    assert workspace.slack.replies(here, root) == 1


def test_history_pages_backwards(workspace: Workspace) -> None:
    """conversations.history gives top-level messages, newest first, page by page."""
    client, here = workspace.client, workspace.here
    stamps = [client.chat_postMessage(channel=here, text=t)["ts"] for t in "abcde"]
    client.chat_postMessage(channel=here, text="reply", thread_ts=stamps[0])
    pages = [
        ([message["text"] for message in page["messages"]], page["has_more"])
        for page in client.conversations_history(channel=here, limit=2)
    ]
    assert pages == [(["e", "d"], True), (["c", "b"], True), (["a"], False)]
    root = client.conversations_history(channel=here)["messages"][-1]
    assert (root["reply_count"], root["thread_ts"]) == (1, stamps[0])


@pytest.mark.parametrize(("inclusive", "texts"), [(False, ["c"]), (True, ["d", "c", "b"])])
def test_history_has_a_window(workspace: Workspace, inclusive: bool, texts: list[str]) -> None:
    """`oldest` and `latest` bound the history, with or without themselves."""
    client, here = workspace.client, workspace.here
    stamps = [client.chat_postMessage(channel=here, text=t)["ts"] for t in "abcde"]
    window = client.conversations_history(
        channel=here, oldest=stamps[1], latest=stamps[3], inclusive=inclusive
    )
    assert [message["text"] for message in window["messages"]] == texts


def test_metadata_is_shown_on_request(workspace: Workspace) -> None:
    """History and replies carry metadata only with include_all_metadata."""
    client, here = workspace.client, workspace.here
    metadata = {"event_type": "dpc", "event_payload": {"id": "7f"}}
    ts = client.chat_postMessage(channel=here, text="x", metadata=metadata)["ts"]
    for asked, shown in [(False, None), (True, metadata)]:
        history = client.conversations_history(channel=here, include_all_metadata=asked)
        replies = client.conversations_replies(channel=here, ts=ts, include_all_metadata=asked)
        for answer in (history, replies):
            assert answer["messages"][0].get("metadata") == shown


def test_replies_begin_with_the_root(workspace: Workspace) -> None:
    """conversations.replies gives the root and the replies, oldest first; the root always."""
    client, here = workspace.client, workspace.here
    root = client.chat_postMessage(channel=here, text="root")["ts"]
    first = client.chat_postMessage(channel=here, text="one", thread_ts=root)["ts"]
    client.chat_postMessage(channel=here, text="two", thread_ts=first)
    client.chat_postEphemeral(channel=here, user=workspace.me, text="psst", thread_ts=root)
    pages = client.conversations_replies(channel=here, ts=root, limit=2)
    texts = [[message["text"] for message in page["messages"]] for page in pages]
    assert texts == [["root", "one"], ["two"]]
    later = client.conversations_replies(channel=here, ts=root, oldest=first)
    assert [message["text"] for message in later["messages"]] == ["root", "two"]
    with pytest.raises(SlackApiError) as error:
        client.conversations_replies(channel=here, ts="1.000001")
    assert refused(error) == "thread_not_found"


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ({"cursor": "bm9uc2Vuc2U="}, "invalid_cursor"),
        ({"oldest": "yesterday"}, "invalid_ts_oldest"),
        ({"limit": 0}, "invalid_arguments"),
        ({"inclusive": "perhaps"}, "invalid_arguments"),
    ],
)
def test_a_wrong_window_is_refused(workspace: Workspace, args: dict[str, Any], code: str) -> None:
    """A cursor, a time stamp or a limit or a flag that is none is refused by name."""
    workspace.client.chat_postMessage(channel=workspace.here, text="x")
    with pytest.raises(SlackApiError) as error:
        workspace.client.conversations_history(channel=workspace.here, **args)
    assert refused(error) == code


def test_people_have_zone_locale_and_standing(workspace: Workspace) -> None:
    """users.info gives zone, locale on request, and who is admin or guest."""
    client = workspace.client
    user = client.users_info(user=workspace.other, include_locale=True)["user"]
    assert (user["tz"], user["tz_offset"], user["locale"]) == ("Asia/Tokyo", 9 * 3600, "ja-JP")
    assert "locale" not in client.users_info(user=workspace.other)["user"]
    members = client.users_list()["members"]
    assert [m["name"] for m in members if m["is_admin"]] == ["tomek"]
    assert [m["name"] for m in members if m["is_restricted"]] == ["ingerid"]
    assert [m["name"] for m in members if m["is_bot"]] == ["dpc", "slackbot"]
    with pytest.raises(SlackApiError) as error:
        client.users_info(user="U0")
    assert refused(error) == "user_not_found"


def test_conversations_are_listed_and_described(workspace: Workspace) -> None:
    """conversations.list, .info and .members, and users.conversations agree on what is there."""
    client, here = workspace.client, workspace.here
    names = [each["name"] for each in client.conversations_list()["channels"]]
    assert names == ["digital-partnership", "cyber-desk"]
    assert client.conversations_list(types="im")["channels"] == []
    info = client.conversations_info(channel=here, include_num_members=True)["channel"]
    assert (info["is_member"], info["is_archived"], info["num_members"]) == (True, False, 6)
    pages = client.conversations_members(channel=here, limit=3)
    assert [len(page["members"]) for page in pages] == [3, 3]
    direct = client.conversations_open(users=workspace.me, return_im=True)["channel"]
    assert (direct["is_im"], direct["user"]) == (True, workspace.me)
    workspace.channel("cyber-desk").members.remove(workspace.slack.state.bot_user)
    assert [each["id"] for each in client.users_conversations()["channels"]] == [here]
    archive(workspace)
    listed = client.conversations_list(exclude_archived=True)["channels"]
    assert [each["name"] for each in listed] == ["cyber-desk"]


def test_a_permalink_stays_in_this_workspace(workspace: Workspace) -> None:
    """chat.getPermalink gives an address on the workspace's own server."""
    ts = workspace.client.chat_postMessage(channel=workspace.here, text="x")["ts"]
    link = workspace.client.chat_getPermalink(channel=workspace.here, message_ts=ts)["permalink"]
    own = workspace.client.base_url.removesuffix("api/")
    assert link == f"{own}archives/{workspace.here}/p{ts.replace('.', '')}"


def test_faults_strike_once_in_their_order(workspace: Workspace) -> None:
    """A 429 and a 500 post nothing; a cut connection leaves a message that nobody confirmed."""
    post = workspace.client.chat_postMessage
    workspace.slack.faults += [
        Fault("chat.postMessage", "429", channel=workspace.here, retry_after=7),
        Fault("chat.postMessage", "500"),
        Fault("chat.postMessage", "drop_after"),
    ]
    with pytest.raises(SlackApiError) as error:
        post(channel=workspace.here, text="x")
    assert refused(error) == "ratelimited"
    assert error.value.response.headers["retry-after"] == "7"
    with pytest.raises(SlackApiError) as error:
        post(channel=workspace.here, text="x")
    assert error.value.response.status_code == 500
    assert not workspace.slack.state.messages
    with pytest.raises(Exception, match="IncompleteRead"):
        post(channel=workspace.here, text="x")
    assert [message.text for message in workspace.slack.state.messages] == ["x"]
    assert post(channel=workspace.here, text="y")["ok"]
