"""Socket Mode as an app sees it that reads the WebSocket itself."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from bot.simulator.gateway import line
from tests.eventually import eventually
from tests.simulator.harness import APP_TOKEN, TOKEN, Workspace

ENVELOPE = {"envelope_id", "type", "accepts_response_payload", "payload"}
RETRY = {"retry_attempt", "retry_reason"}


def address(workspace: Workspace) -> str:
    """A new address for one connection."""
    url = workspace.client.apps_connections_open(app_token=APP_TOKEN)["url"]
    assert isinstance(url, str)
    return url


@contextmanager
def linked(workspace: Workspace) -> Iterator[ClientConnection]:
    """An open connection, once Slack has said hello."""
    before = len(workspace.slack.sockets)
    with connect(address(workspace)) as link:
        assert read(link)["type"] == "hello"
        eventually(lambda: len(workspace.slack.sockets) > before)
        yield link
    eventually(lambda: len(workspace.slack.sockets) == before)


def read(link: ClientConnection) -> dict[str, Any]:
    """The next message of Slack's."""
    message = json.loads(link.recv(5))
    assert isinstance(message, dict)
    return message


@contextmanager
def asked(workspace: Workspace, link: ClientConnection, text: str) -> Iterator[dict[str, Any]]:
    """What comes of a command, while it is under way; at the end its answer is shown."""
    task = workspace.site.start(workspace.gateway.command(workspace.me, workspace.here, text))
    yield read(link)
    task.result(10)


def test_hello_has_the_documented_keys(workspace: Workspace) -> None:
    """Which app, how many connections, and how long this one is to last."""
    with linked(workspace), connect(address(workspace)) as second:
        hello = read(second)
    assert hello["connection_info"] == {"app_id": workspace.slack.state.app_id}
    assert hello["num_connections"] == 2
    assert hello["debug_info"].keys() == {
        "host",
        "started",
        "build_number",
        "approximate_connection_time",
    }


@pytest.mark.parametrize("token", [TOKEN, "xapp-of-another-app"])
def test_only_the_apps_own_token_opens_a_connection(workspace: Workspace, token: str) -> None:
    """And that token opens nothing else."""
    with pytest.raises(SlackApiError):
        workspace.client.apps_connections_open(app_token=token)
    mistaken = WebClient(APP_TOKEN, base_url=workspace.client.base_url)
    with pytest.raises(SlackApiError, match="not_allowed_token_type"):
        mistaken.auth_test()


def test_a_ticket_opens_one_connection(workspace: Workspace) -> None:
    """A second one with it is refused before it begins."""
    url = address(workspace)
    with connect(url):
        pass
    with pytest.raises(InvalidStatus, match="403"), connect(url):
        pass


def test_a_ping_is_answered(workspace: Workspace) -> None:
    """Within the protocol, as every client checks."""
    with linked(workspace) as link:
        assert link.ping().wait(5)


def test_a_command_comes_in_an_envelope(workspace: Workspace) -> None:
    """The acknowledgement's payload is shown as an HTTP response's body would be."""
    with linked(workspace) as link, asked(workspace, link, "/dpc topics") as envelope:
        assert envelope.keys() == ENVELOPE
        assert envelope["type"] == "slash_commands"
        assert envelope["accepts_response_payload"] is True
        assert envelope["payload"]["text"] == "topics"
        answer = {"envelope_id": envelope["envelope_id"], "payload": {"text": "Ten."}}
        link.send(json.dumps(answer))
    assert (workspace.last.text, workspace.last.to) == ("Ten.", workspace.me)
    (exchange,) = workspace.gateway.exchanges
    assert json.loads(exchange.request) == envelope
    assert (exchange.status, exchange.failure) == (None, None)


def test_a_command_that_is_not_acknowledged_timed_out(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever entered it reads what they would by HTTP; coming too late changes nothing."""
    monkeypatch.setattr(line, "SECONDS_TO_ANSWER", 0.05)
    with linked(workspace) as link:
        with asked(workspace, link, "/dpc topics") as envelope:
            pass
        link.send(json.dumps({"envelope_id": envelope["envelope_id"], "payload": {"text": "Ten"}}))
        assert link.ping().wait(5)
    assert workspace.last.text == '/dpc failed with the error "operation_timeout"'
    assert workspace.slack.problems == []


def test_an_event_comes_again_until_it_is_acknowledged(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same event, numbered, with Slack's reason; then no more."""
    monkeypatch.setattr(line, "SECONDS_TO_ANSWER", 0.3)
    with linked(workspace) as link:
        said = workspace.gateway.say(workspace.me, workspace.here, "Good morning")
        workspace.site.start(said).result(10)
        first = read(link)
        monkeypatch.undo()  # the second try is given its three seconds
        second = read(link)
        link.send(json.dumps({"envelope_id": second["envelope_id"]}))
        workspace.run(workspace.gateway.settle())
    assert first.keys() == ENVELOPE | RETRY
    assert (first["retry_attempt"], first["retry_reason"]) == (0, "")
    assert (second["retry_attempt"], second["retry_reason"]) == (1, "timeout")
    assert first["type"] == second["type"] == "events_api"
    assert first["accepts_response_payload"] is False
    assert first["payload"] == second["payload"]
    assert first["envelope_id"] != second["envelope_id"]
    assert len(workspace.gateway.exchanges) == 2


def test_several_connections_take_turns(workspace: Workspace) -> None:
    """Each payload goes to one of them."""
    with linked(workspace) as one, linked(workspace) as other:
        for link in (one, other):
            with asked(workspace, link, "/dpc topics") as envelope:
                link.send(json.dumps({"envelope_id": envelope["envelope_id"]}))
    assert len(workspace.gateway.exchanges) == 2


def test_a_connection_ends_with_a_reason(workspace: Workspace) -> None:
    """Then it is closed, and whatever follows goes by HTTP again."""
    with linked(workspace) as link:
        workspace.run(workspace.slack.sockets.disconnect("refresh_requested"))
        told = read(link)
        with pytest.raises(ConnectionClosed):
            link.recv(5)
    assert told.keys() == {"type", "reason", "debug_info"}
    assert (told["type"], told["reason"]) == ("disconnect", "refresh_requested")
    workspace.say("Good morning")
    assert workspace.gateway.exchanges[-1].status is not None


@pytest.mark.parametrize("nonsense", ["ok", "[]", '{"payload": {}}', '{"envelope_id": []}'])
def test_what_is_no_acknowledgement_is_remembered(workspace: Workspace, nonsense: str) -> None:
    """As a problem, since Slack would have waited in vain."""
    with linked(workspace) as link:
        link.send(nonsense)
        eventually(lambda: workspace.slack.problems)
    (problem,) = workspace.slack.problems
    assert nonsense in problem
