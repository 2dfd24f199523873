"""The app's Home tab, as a real Bolt app publishes and hears it."""

from typing import Any

import pytest
from slack_bolt import Ack
from slack_sdk.errors import SlackApiError

from tests.simulator.forms import AGAIN, home, modal
from tests.simulator.harness import Workspace

Json = dict[str, Any]


def test_opening_home_is_an_event(workspace: Workspace) -> None:
    """app_home_opened names the person and their conversation, and the view once there is one."""
    events: list[Json] = []

    def listen(event: Json) -> None:
        events.append(event)
        workspace.client.views_publish(user_id=event["user"], view=home())

    workspace.bot.event("app_home_opened")(listen)
    for _ in range(2):
        workspace.run(workspace.gateway.open_home(workspace.me))
    first, second = events
    assert (first["user"], first["tab"]) == (workspace.me, "home")
    assert first["channel"] == workspace.slack.direct(workspace.me).id
    assert "view" not in first
    published = workspace.slack.home(workspace.me)
    assert published is not None
    assert (second["view"]["id"], second["view"]["type"]) == (published.id, "home")
    assert workspace.slack.home(workspace.other) is None


def test_a_home_is_published_again_in_place(workspace: Workspace) -> None:
    """The id stays, the hash changes, and an old hash is refused."""
    client, me = workspace.client, workspace.me
    first = client.views_publish(user_id=me, view=home())["view"]
    second = client.views_publish(user_id=me, view=home(AGAIN, callback_id="x"))["view"]
    assert (second["id"], second["callback_id"]) == (first["id"], "x")
    with pytest.raises(SlackApiError) as error:
        client.views_publish(user_id=me, view=home(), hash=first["hash"])
    assert error.value.response["error"] == "hash_conflict"


@pytest.mark.parametrize(
    ("view", "user", "code"),
    [
        (modal(), None, "invalid_arguments"),
        ({"type": "home", "blocks": [{"type": "divider"}] * 101}, None, "invalid_arguments"),
        (home(), "U0", "user_not_found"),
    ],
)
def test_a_wrong_home_is_refused(
    workspace: Workspace, view: Json, user: str | None, code: str
) -> None:
    """A modal, more than 100 blocks, and nobody's Home are refused."""
    with pytest.raises(SlackApiError) as error:
        workspace.client.views_publish(user_id=user or workspace.me, view=view)
    assert error.value.response["error"] == code


def test_a_click_on_home_can_open_a_modal(workspace: Workspace) -> None:
    """block_actions from Home has the view for its container, no response URL, and a trigger."""
    bodies: list[Json] = []

    def listen(ack: Ack, body: Json) -> None:
        bodies.append(body)
        workspace.client.views_open(trigger_id=body["trigger_id"], view=modal())
        ack()

    workspace.bot.action("again")(listen)
    view = workspace.client.views_publish(user_id=workspace.me, view=home())["view"]
    workspace.run(workspace.gateway.click_view(workspace.me, view["id"], "again", "row"))
    (body,) = bodies
    assert body["container"] == {"type": "view", "view_id": view["id"]}
    assert (body["view"]["type"], body["user"]["id"]) == ("home", workspace.me)
    assert "response_url" not in body
    assert len(workspace.slack.views(workspace.me)) == 1
    assert workspace.slack.home(workspace.me) is not None
