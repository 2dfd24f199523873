"""What people do, as a real Bolt app receives it, and what it can do in return."""

import json
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest
from slack_bolt import Ack, Respond, Say

from bot.simulator.errors import SlackError
from tests.simulator.harness import Workspace

Json = dict[str, Any]

BUTTON: Json = {
    "type": "button",
    "action_id": "claim",
    "value": "CYBER-1",
    "text": {"type": "plain_text", "text": "Claim"},
}
CHOICES: list[Json] = [
    {"text": {"type": "plain_text", "text": text}, "value": text.lower()}
    for text in ("EU", "Japan")
]
ACTIONS: Json = {
    "type": "actions",
    "block_id": "row",
    "elements": [
        BUTTON,
        {"type": "overflow", "action_id": "more", "options": CHOICES},
        {"type": "static_select", "action_id": "side", "options": CHOICES},
        {"type": "users_select", "action_id": "lead"},
        {"type": "datepicker", "action_id": "due", "initial_date": "2024-05-02"},
    ],
}


def heard(workspace: Workspace, *types: str) -> list[Json]:
    """Registers listeners for these event types, and returns the list that they fill."""
    bodies: list[Json] = []
    for each in types:
        workspace.bot.event(each)(lambda body: bodies.append(body))
    return bodies


def sent(workspace: Workspace) -> list[Json]:
    """The events that went out, those included that Bolt keeps from its listeners."""
    return [json.loads(each.request)["event"] for each in workspace.gateway.exchanges]


def clicked(workspace: Workspace) -> list[Json]:
    """Registers a listener for every action, and returns the list that it fills."""
    bodies: list[Json] = []

    def listen(ack: Ack, body: Json) -> None:
        ack()
        bodies.append(body)

    for element in ACTIONS["elements"]:
        workspace.bot.action(element["action_id"])(listen)
    return bodies


# --- slash commands ---


def test_a_command_is_answered_by_its_ack(workspace: Workspace) -> None:
    """The ack's body is shown to the one who asked, with blocks or as plain text."""
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "*Cyber*"}}
    workspace.bot.command("/dpc")(lambda ack: ack(text="Cyber", blocks=[section]))
    (answer,) = workspace.command("/dpc topic cyber")
    assert (answer.text, answer.user) == ("Cyber", workspace.slack.state.bot_user)
    assert (answer.to, answer.blocks[0]["text"]) == (workspace.me, section["text"])


@pytest.mark.parametrize(("said", "shown"), [("Hello", ["Hello"]), ("", [])])
def test_a_plain_ack_is_shown_as_text(workspace: Workspace, said: str, shown: list[str]) -> None:
    """An ack of plain text is shown as it is; an empty one shows nothing."""
    workspace.bot.command("/dpc")(lambda ack: ack(said))
    assert [message.text for message in workspace.command("/dpc")] == shown


def test_a_command_can_answer_everyone(workspace: Workspace) -> None:
    """response_type in_channel posts the answer."""
    workspace.bot.command("/dpc")(lambda ack: ack(text="All", response_type="in_channel"))
    (answer,) = workspace.command("/dpc topics")
    assert answer.to is None


def test_a_command_has_slacks_fields(workspace: Workspace) -> None:
    """The form has the documented fields; people and channels in the text are escaped."""
    bodies: list[Json] = []

    def listen(ack: Ack, body: Json) -> None:
        ack()
        bodies.append(body)

    workspace.bot.command("/dpc")(listen)
    workspace.command("/dpc assign CYBER-1  @minori & #cyber-desk")
    (body,) = bodies
    state = workspace.slack.state
    cyber = workspace.channel("cyber-desk").id
    assert body["text"] == f"assign CYBER-1  <@{workspace.other}> &amp; <#{cyber}|cyber-desk>"
    assert (body["command"], body["user_id"], body["user_name"]) == (
        "/dpc",
        workspace.me,
        "marlies",
    )
    assert (body["channel_id"], body["channel_name"]) == (workspace.here, "digital-partnership")
    assert (body["team_id"], body["team_domain"]) == (state.team_id, state.domain)
    assert (body["api_app_id"], body["is_enterprise_install"]) == (state.app_id, "false")
    assert body["trigger_id"]
    assert body["token"]
    assert body["response_url"].startswith("http://127.0.0.1:")


@pytest.mark.parametrize(
    ("line", "in_thread", "words"),
    [
        ("/remind me", False, "/remind is not a valid command. In Slack, all messages"),
        ("/dpc topics", True, "/dpc is not supported in threads. Sorry!"),
        ("/dpc topics", False, '/dpc failed with the error "dispatch_failed"'),
    ],
)
def test_a_command_that_cannot_run_says_so(
    workspace: Workspace, line: str, in_thread: bool, words: str
) -> None:
    """Another word, a thread, and a bot that does not answer 200 end in a private message."""
    root = workspace.say("Shall we?").ts if in_thread else None
    (told,) = workspace.command(line, root)
    assert told.text.startswith(words)
    assert (told.to, told.thread_ts) == (workspace.me, root)


def test_a_connected_person_has_no_commands(workspace: Workspace) -> None:
    """Slack does not know the app's command in their workspace; nothing reaches the bot."""
    connected = workspace.person("touko").id
    workspace.run(workspace.gateway.command(connected, workspace.here, "/dpc topics"))
    assert workspace.last.text.startswith("/dpcは有効なコマンドではありません。")
    assert workspace.last.to == connected
    assert not workspace.gateway.exchanges


def test_an_answer_over_a_limit_is_refused(workspace: Workspace) -> None:
    """Invalid blocks in an ack are not shown, and remembered as a problem."""
    workspace.bot.command("/dpc")(lambda ack: ack(text="x", blocks=[{"type": "divider"}] * 51))
    (told,) = workspace.command("/dpc")
    assert told.text == '/dpc failed with the error "invalid_command_response"'
    assert "no more than 50 items allowed [json-pointer:/blocks]" in workspace.slack.problems


# --- events ---


def test_the_bots_address_can_be_verified(workspace: Workspace) -> None:
    """Slack's challenge comes back from the bot's address."""
    assert workspace.run(workspace.gateway.verify_url())


def test_a_post_is_an_event(workspace: Workspace) -> None:
    """A post in a channel goes out as one message event in the documented envelope."""
    bodies = heard(workspace, "message")
    said = workspace.say("Good morning")
    (body,) = bodies
    event, state = body["event"], workspace.slack.state
    assert (event["type"], event["channel_type"], event["text"]) == (
        "message",
        "channel",
        "Good morning",
    )
    assert (event["user"], event["ts"], event["channel"]) == (
        workspace.me,
        said.ts,
        workspace.here,
    )
    assert (body["type"], body["team_id"], body["api_app_id"]) == (
        "event_callback",
        state.team_id,
        state.app_id,
    )
    assert body["authorizations"] == [
        {
            "enterprise_id": None,
            "team_id": state.team_id,
            "user_id": state.bot_user,
            "is_bot": True,
            "is_enterprise_install": False,
        }
    ]
    assert body["event_id"].startswith("Ev")
    assert body["event_time"] == int(workspace.seconds[0])
    assert body["is_ext_shared_channel"] is True  # an officer of another workspace is in it


def test_a_mention_is_two_events(workspace: Workspace) -> None:
    """@dpc becomes the bot's id; the post goes out as message and as app_mention."""
    bodies = heard(workspace, "message", "app_mention")
    workspace.say("@dpc topics")
    assert sorted(body["event"]["type"] for body in bodies) == ["app_mention", "message"]
    texts = {body["event"]["text"] for body in bodies}
    assert texts == {f"<@{workspace.slack.state.bot_user}> topics"}
    assert len({body["event_id"] for body in bodies}) == 2


def test_a_direct_message_is_one_event(workspace: Workspace) -> None:
    """In the direct conversation there is a message of type im, and no app_mention."""
    bodies = heard(workspace, "message", "app_mention")
    workspace.say("@dpc topics", channel=workspace.slack.direct(workspace.me).id)
    assert [(b["event"]["type"], b["event"]["channel_type"]) for b in bodies] == [("message", "im")]


def test_a_reply_is_answered_in_its_thread(workspace: Workspace) -> None:
    """A reply carries its thread; the bot's answer there is an event of its own."""

    def answer(event: Json, say: Say) -> None:
        say("Noted", thread_ts=event.get("thread_ts", event["ts"]))

    workspace.bot.event("app_mention")(answer)
    root = workspace.say("CYBER-1").ts
    workspace.say("@dpc claim CYBER-1", root)
    texts = [message.text for message in workspace.slack.thread(workspace.here, root, workspace.me)]
    assert texts == ["CYBER-1", f"<@{workspace.slack.state.bot_user}> claim CYBER-1", "Noted"]
    own = next(event for event in sent(workspace) if event.get("bot_id"))
    assert (own["thread_ts"], own["app_id"]) == (root, workspace.slack.state.app_id)
    assert workspace.slack.replies(workspace.here, root) == 2


def test_changes_and_deletions_are_events(workspace: Workspace) -> None:
    """An update and a deletion go out hidden, with what the message was before."""
    post = workspace.client.chat_postMessage(channel=workspace.here, text="One")
    workspace.client.chat_update(channel=workspace.here, ts=post["ts"], text="Two")
    workspace.client.chat_delete(channel=workspace.here, ts=post["ts"])
    workspace.run(workspace.gateway.settle())
    events = {event.get("subtype"): event for event in sent(workspace)}
    assert events["message_changed"]["message"]["text"] == "Two"
    assert events["message_changed"]["previous_message"]["text"] == "One"
    assert events["message_deleted"]["deleted_ts"] == post["ts"]


def test_an_untaken_event_comes_three_times_more(workspace: Workspace) -> None:
    """Without a 2xx the same event comes again, numbered and with the reason."""
    tries: list[tuple[str, str | None, str | None]] = []

    def refuse(body: Json, headers: dict[str, list[str]]) -> None:
        numbers = (headers.get(f"x-slack-retry-{key}", [None])[0] for key in ("num", "reason"))
        tries.append((body["event_id"], *numbers))
        raise LookupError("not today")

    workspace.bot.use(lambda body, request: refuse(body, request.headers))
    workspace.say("Hello")
    assert [attempt[1:] for attempt in tries] == [
        (None, None),
        ("1", "http_error"),
        ("2", "http_error"),
        ("3", "http_error"),
    ]
    assert len({event_id for event_id, *_ in tries}) == 1


def test_exchanges_keep_what_went_over_the_wire(workspace: Workspace) -> None:
    """Each exchange holds the request, the status, the response and how long it took."""
    workspace.bot.command("/dpc")(lambda ack: ack("Hello"))
    workspace.command("/dpc help")
    (exchange,) = workspace.gateway.exchanges
    assert (exchange.kind, exchange.status, exchange.response) == ("command", 200, "Hello")
    assert parse_qs(exchange.request)["text"] == ["help"]
    assert exchange.at == workspace.slack.now()
    assert exchange.milliseconds > 0


# --- clicks ---


def test_a_click_has_slacks_payload(workspace: Workspace) -> None:
    """A click on a message sends user, channel, container, the whole message and the action."""
    bodies = clicked(workspace)
    workspace.client.chat_postMessage(channel=workspace.here, text="x", blocks=[ACTIONS])
    message = workspace.last
    workspace.click(message, "claim")
    (body,) = bodies
    assert body["type"] == "block_actions"
    assert (body["user"]["id"], body["channel"]["id"]) == (workspace.me, workspace.here)
    assert body["user"]["username"] == body["user"]["name"] == "marlies"
    assert body["container"] == {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": workspace.here,
        "is_ephemeral": False,
    }
    assert (body["message"]["ts"], body["message"]["text"]) == (message.ts, "x")
    (action,) = body["actions"]
    assert (action["type"], action["block_id"], action["value"]) == ("button", "row", "CYBER-1")
    assert action["text"] == BUTTON["text"]
    assert action["action_ts"]
    assert body["response_url"]
    assert body["trigger_id"]


def test_a_click_on_an_ephemeral_has_no_message(workspace: Workspace) -> None:
    """Slack sends no message for what it does not keep; the container says that."""
    bodies = clicked(workspace)
    workspace.client.chat_postEphemeral(
        channel=workspace.here, user=workspace.me, text="x", blocks=[ACTIONS]
    )
    workspace.click(workspace.last, "claim")
    (body,) = bodies
    assert "message" not in body
    assert body["container"]["is_ephemeral"] is True


@pytest.mark.parametrize(
    ("action_id", "selected", "key", "chosen"),
    [
        ("more", "japan", "selected_option", CHOICES[1]),
        ("side", "eu", "selected_option", CHOICES[0]),
        ("lead", "U06RHJ9T3QD", "selected_user", "U06RHJ9T3QD"),
        ("due", "2024-06-01", "selected_date", "2024-06-01"),
    ],
)
def test_menus_send_what_was_selected(
    workspace: Workspace, action_id: str, selected: str, key: str, chosen: Any
) -> None:
    """Each kind of menu names its choice by Slack's own key."""
    bodies = clicked(workspace)
    workspace.client.chat_postMessage(channel=workspace.here, text="x", blocks=[ACTIONS])
    workspace.click(workspace.last, action_id, selected=selected)
    assert bodies[0]["actions"][0][key] == chosen


def test_choices_are_remembered_beside_a_click(workspace: Workspace) -> None:
    """`state` holds what this person chose in the message so far, and what it started with."""
    bodies = clicked(workspace)
    workspace.client.chat_postMessage(channel=workspace.here, text="x", blocks=[ACTIONS])
    workspace.click(workspace.last, "side", selected="japan")
    workspace.click(workspace.last, "claim")
    assert bodies[1]["state"]["values"]["row"] == {
        "side": {"type": "static_select", "selected_option": CHOICES[1]},
        "lead": {"type": "users_select", "selected_user": None},
        "due": {"type": "datepicker", "selected_date": "2024-05-02"},
    }


def test_what_is_no_longer_there_cannot_be_clicked(workspace: Workspace) -> None:
    """An element that an update took away raises before anything is sent."""
    post = workspace.client.chat_postMessage(channel=workspace.here, text="x", blocks=[ACTIONS])
    workspace.client.chat_update(channel=workspace.here, ts=post["ts"], text="gone")
    args = (workspace.me, workspace.here, post["ts"], "claim", "row")
    with pytest.raises(LookupError, match="no longer"):
        workspace.run(workspace.gateway.click(*args))


def test_nobody_acts_where_they_are_not(workspace: Workspace) -> None:
    """Another's direct conversation and another's ephemeral message are out of reach."""
    theirs = workspace.slack.direct(workspace.other).id
    hidden = workspace.client.chat_postEphemeral(
        channel=workspace.here, user=workspace.other, text="x", blocks=[ACTIONS]
    )["message_ts"]
    gateway, me = workspace.gateway, workspace.me
    for attempt, code in [
        (gateway.say(me, theirs, "Hello"), "not_in_channel"),
        (gateway.command(me, theirs, "/dpc mine"), "not_in_channel"),
        (gateway.click(me, workspace.here, hidden, "claim", "row"), "message_not_found"),
    ]:
        with pytest.raises(SlackError, match=code):
            workspace.run(attempt)
    assert not gateway.exchanges


def test_an_untaken_click_is_told(workspace: Workspace) -> None:
    """A click that the bot does not acknowledge ends in a private message."""
    workspace.client.chat_postMessage(channel=workspace.here, text="x", blocks=[ACTIONS])
    workspace.click(workspace.last, "claim")
    assert (workspace.last.to, workspace.last.text) == (
        workspace.me,
        "dpc did not take this click (http_error).",
    )


# --- response URLs ---


def responding(workspace: Workspace) -> list[Respond]:
    """Registers a listener for the claim button, and returns the list of ways to respond."""
    responds: list[Respond] = []

    def listen(ack: Ack, respond: Respond) -> None:
        ack()
        responds.append(respond)

    workspace.bot.action("claim")(listen)
    return responds


def posted(workspace: Workspace) -> Respond:
    """Posts buttons, has the EU officer click one, and returns the way to respond."""
    responds = responding(workspace)
    workspace.client.chat_postMessage(channel=workspace.here, text="Before", blocks=[ACTIONS])
    workspace.click(workspace.last, "claim")
    return responds[0]


def test_a_response_is_private_unless_it_says_otherwise(workspace: Workspace) -> None:
    """A response goes to whoever clicked; in_channel, and in a thread, when it says so."""
    respond = posted(workspace)
    root = workspace.last.ts
    assert respond("Yours").body == "ok"
    assert (workspace.last.text, workspace.last.to) == ("Yours", workspace.me)
    respond("All", response_type="in_channel", replace_original=False, thread_ts=root)
    assert (workspace.last.to, workspace.last.thread_ts) == (None, root)


def test_a_response_replaces_or_deletes_the_original(workspace: Workspace) -> None:
    """replace_original changes the clicked message, delete_original takes it away."""
    respond = posted(workspace)
    respond("After", replace_original=True)
    assert [message.text for message in workspace.slack.state.messages] == ["After"]
    respond(delete_original=True)
    assert workspace.slack.state.messages == []


def test_a_response_replaces_an_ephemeral(workspace: Workspace) -> None:
    """What no other call can change, the response URL of a click on it can."""
    responds = responding(workspace)
    workspace.bot.command("/dpc")(lambda ack: ack(text="Page 1", blocks=[ACTIONS]))
    (answer,) = workspace.command("/dpc topics")
    workspace.click(answer, "claim")
    responds[0](text="Page 2", blocks=[{"type": "divider"}], replace_original=True)
    (message,) = workspace.slack.timeline(workspace.here, workspace.me)
    assert (message.text, message.to) == ("Page 2", workspace.me)


def test_a_response_url_works_five_times(workspace: Workspace) -> None:
    """The sixth use is refused, and posts nothing."""
    respond = posted(workspace)
    assert [respond(str(number)).status_code for number in range(5)] == [200] * 5
    refused = respond("once more")
    assert (refused.status_code, refused.body) == (404, "used_url")
    assert workspace.last.text == "4"


def test_a_response_url_works_for_half_an_hour(workspace: Workspace) -> None:
    """It works until its thirtieth minute is over, in real time."""
    respond = posted(workspace)
    workspace.seconds[0] += 30 * 60 - 1
    assert respond("in time").status_code == 200
    workspace.seconds[0] += 1
    refused = respond("too late")
    assert (refused.status_code, refused.body) == (404, "expired_url")


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"{", "invalid_payload"),
        (b"[]", "invalid_payload"),
        (json.dumps({"text": ""}).encode(), "no_text"),
        (json.dumps({"text": "x", "blocks": [{"type": "x"}]}).encode(), "invalid_blocks"),
    ],
)
def test_a_bad_response_is_refused(workspace: Workspace, content: bytes, refusal: str) -> None:
    """A body that is no JSON object, or no message, is a 400 with the reason."""
    url = posted(workspace).response_url
    assert url
    answer = httpx.post(url, content=content)
    assert (answer.status_code, answer.text) == (400, refusal)


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({"attachments": []}, "unknown here: attachments"),
        ({"response_type": "everyone"}, "no known type: everyone"),
    ],
)
def test_a_response_of_an_unknown_kind_is_a_problem(
    workspace: Workspace, more: Json, problem: str
) -> None:
    """What the workspace would silently leave out of an answer is remembered."""
    url = posted(workspace).response_url
    assert url
    assert httpx.post(url, json={"text": "x", **more}).status_code == 200
    assert [problem in each for each in workspace.slack.problems] == [True]
