"""Modals, as a real Bolt app opens, changes and answers them."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import Ack, BoltResponse
from slack_sdk.errors import SlackApiError

from bot.simulator.errors import SlackError
from bot.simulator.model import View
from tests.simulator.forms import AGAIN, NOTE, field, modal, option, words
from tests.simulator.harness import Workspace

Json = dict[str, Any]


def refused(error: pytest.ExceptionInfo[SlackApiError]) -> str:
    """The error code that the SDK was given."""
    return str(error.value.response["error"])


def opened(workspace: Workspace, definition: Json | None = None) -> View:
    """The modal that a command has opened for the EU officer."""

    def answer(ack: Ack, body: Json) -> None:
        workspace.client.views_open(trigger_id=body["trigger_id"], view=definition or modal())
        ack()

    workspace.bot.command("/dpc")(answer)
    workspace.command("/dpc status CYBER-1")
    return workspace.slack.views(workspace.me)[-1]


def submit(workspace: Workspace, view: View, **fields: Any) -> dict[str, str]:
    """The EU officer fills in these fields and sends the modal off."""
    values = {block_id: {"it": value} for block_id, value in fields.items()}
    return workspace.run(workspace.gateway.submit(workspace.me, view.id, values))


def submitted(workspace: Workspace, **answer: Any) -> list[Json]:
    """Answers each submission so; returns the list that the bodies fill."""
    bodies: list[Json] = []

    def listen(ack: Ack, body: Json) -> None:
        bodies.append(body)
        ack(**answer)

    workspace.bot.view("status")(listen)
    return bodies


def trigger(workspace: Workspace, view: View | None = None) -> str:
    """A fresh trigger id of the EU officer, in a modal if one is given."""
    return workspace.slack.triggers.issue(workspace.me, view.id if view else None)


# --- opening ---


def test_a_command_opens_a_modal(workspace: Workspace) -> None:
    """views.open shows the view to whoever gave the command, and answers with Slack's keys."""
    view = opened(workspace)
    assert (view.user, view.text("title"), view.text("submit")) == (
        workspace.me,
        "Status",
        "Save",
    )
    assert workspace.slack.views(workspace.other) == []
    shown = workspace.client.views_update(view_id=view.id, view=modal())["view"]
    assert shown["id"] == shown["root_view_id"] == view.id
    assert shown["previous_view_id"] is None
    assert shown["app_installed_team_id"] == shown["team_id"] == workspace.slack.state.team_id
    assert (shown["private_metadata"], shown["callback_id"]) == ("CYBER-1", "status")
    assert (shown["external_id"], shown["notify_on_close"], shown["clear_on_close"]) == (
        "",
        False,
        False,
    )
    assert shown["bot_id"] == workspace.slack.state.bot_id


def test_a_trigger_opens_once_and_soon(workspace: Workspace) -> None:
    """A trigger id is good for three seconds and one modal, and forgotten after an hour."""
    used, late = trigger(workspace), trigger(workspace)
    workspace.client.views_open(trigger_id=used, view=modal())
    with pytest.raises(SlackApiError) as error:
        workspace.client.views_open(trigger_id=used, view=modal())
    assert refused(error) == "exchanged_trigger_id"
    workspace.seconds[0] += 3.1
    with pytest.raises(SlackApiError) as error:
        workspace.client.views_open(trigger_id=late, view=modal())
    assert refused(error) == "expired_trigger_id"
    workspace.seconds[0] += 3600
    for unknown in ("1.2.3", late):
        with pytest.raises(SlackApiError) as error:
            workspace.client.views_open(trigger_id=unknown, view=modal())
        assert refused(error) == "invalid_trigger_id"


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"title": "x" * 25}, "must be less than 25 characters [json-pointer:/view/title]"),
        (
            {"submit": words("x" * 25)},
            "must be less than 25 characters [json-pointer:/view/submit]",
        ),
        ({"close": words("x" * 25)}, "must be less than 25 characters [json-pointer:/view/close]"),
        (
            {"private_metadata": "x" * 3001},
            "must be less than 3001 characters [json-pointer:/view/private_metadata]",
        ),
        (
            {"callback_id": "x" * 256},
            "must be less than 256 characters [json-pointer:/view/callback_id]",
        ),
        ({"blocks": [AGAIN] * 101}, "no more than 100 items allowed [json-pointer:/view/blocks]"),
        ({"blocks": [NOTE, NOTE]}, "block_id `note` is used twice [json-pointer:/view/blocks]"),
        ({"colour": "red"}, "invalid additional property [json-pointer:/view/colour]"),
        ({"type": "home"}, "invalid additional property [json-pointer:/view/title]"),
        ({"submit": None}, "`submit` is required with input blocks [json-pointer:/view]"),
        (
            {"blocks": [field("f", {"type": "plain_text_input"}, hint=words("x" * 2001))]},
            "must be less than 2001 characters [json-pointer:/view/blocks/0/hint]",
        ),
    ],
)
def test_a_wrong_view_is_refused(workspace: Workspace, change: Json, what: str) -> None:
    """invalid_arguments says what is wrong and where, and it is remembered."""
    with pytest.raises(SlackApiError) as error:
        workspace.client.views_open(trigger_id=trigger(workspace), view=modal(**change))
    assert refused(error) == "invalid_arguments"
    assert f"[ERROR] {what}" in error.value.response["response_metadata"]["messages"]
    assert what in workspace.slack.problems[0]
    assert workspace.slack.views(workspace.me) == []


def test_three_modals_lie_on_each_other(workspace: Workspace) -> None:
    """views.push lays at most two on top; each knows its root and the one before."""
    root = opened(workspace)
    for title in ("Second", "Third"):
        top = workspace.slack.views(workspace.me)[-1]
        workspace.client.views_push(trigger_id=trigger(workspace, top), view=modal(title=title))
    stack = workspace.slack.views(workspace.me)
    assert [view.text("title") for view in stack] == ["Status", "Second", "Third"]
    assert [view.root_id for view in stack] == [root.id] * 3
    assert [view.previous_id for view in stack] == [None, stack[0].id, stack[1].id]
    with pytest.raises(SlackApiError) as error:
        workspace.client.views_push(trigger_id=trigger(workspace, stack[-1]), view=modal())
    assert refused(error) == "push_limit_reached"


def test_an_update_keeps_what_was_typed(workspace: Workspace) -> None:
    """Fields that stay keep their values; an old hash and a closed view are refused."""
    view = opened(workspace)
    submitted(workspace, response_action="errors", errors={"note": "No."})
    submit(workspace, view, note="half a note")
    shown = workspace.client.views_update(view_id=view.id, view=modal(NOTE), hash=view.hash)["view"]
    assert shown["state"]["values"]["note"]["it"]["value"] == "half a note"
    assert view.errors == {}
    with pytest.raises(SlackApiError) as error:
        workspace.client.views_update(view_id=view.id, view=modal(), hash="1.old")
    assert refused(error) == "hash_conflict"
    workspace.run(workspace.gateway.close_view(workspace.me, view.id))
    with pytest.raises(SlackApiError) as error:
        workspace.client.views_update(view_id=view.id, view=modal())
    assert refused(error) == "not_found"


def test_a_bots_own_id_names_one_view(workspace: Workspace) -> None:
    """external_id finds a view for views.update, and may be used but once."""
    view = opened(workspace, modal(external_id="mine"))
    workspace.client.views_update(external_id="mine", view=modal(title="New", external_id="mine"))
    assert view.text("title") == "New"
    with pytest.raises(SlackApiError) as error:
        workspace.client.views_publish(
            user_id=workspace.me, view={"type": "home", "blocks": [], "external_id": "mine"}
        )
    assert refused(error) == "duplicate_external_id"


# --- submitting ---


def test_a_submission_has_slacks_payload(workspace: Workspace) -> None:
    """view_submission carries the person, the whole view and every field; 200 closes it."""
    bodies = submitted(workspace)
    view = opened(workspace)
    assert submit(workspace, view, note="On track", state="done") == {}
    (body,) = bodies
    assert (body["type"], body["user"]["id"], body["response_urls"]) == (
        "view_submission",
        workspace.me,
        [],
    )
    assert body["team"]["id"] == workspace.slack.state.team_id
    assert (body["view"]["id"], body["view"]["hash"]) == (view.id, view.hash)
    assert body["view"]["state"]["values"] == {
        "note": {"it": {"type": "plain_text_input", "value": "On track"}},
        "state": {
            "it": {
                "type": "static_select",
                "selected_option": {"text": words("DONE"), "value": "done"},
            }
        },
    }
    assert body["trigger_id"]
    assert workspace.slack.views(workspace.me) == []


@pytest.mark.parametrize(
    ("element", "given", "value"),
    [
        ({"type": "plain_text_input"}, "x", {"value": "x"}),
        ({"type": "url_text_input"}, "https://example.org", {"value": "https://example.org"}),
        ({"type": "users_select"}, "U1", {"selected_user": "U1"}),
        ({"type": "datepicker"}, "2024-05-02", {"selected_date": "2024-05-02"}),
        (
            {"type": "radio_buttons", "options": [{"text": words("A"), "value": "a"}]},
            "a",
            {"selected_option": {"text": words("A"), "value": "a"}},
        ),
        (
            {"type": "checkboxes", "options": [{"text": words("A"), "value": "a"}]},
            ["a"],
            {"selected_options": [{"text": words("A"), "value": "a"}]},
        ),
        (
            {"type": "multi_static_select", "options": [option("a"), option("b")]},
            ["a", "b"],
            {"selected_options": [option("a"), option("b")]},
        ),
    ],
)
def test_each_field_has_its_own_value(
    workspace: Workspace, element: Json, given: Any, value: Json
) -> None:
    """Each kind of element gives its value under Slack's own key."""
    bodies = submitted(workspace)
    view = opened(workspace, modal(field("f", element)))
    assert submit(workspace, view, f=given) == {}
    shown = bodies[0]["view"]["state"]["values"]["f"]["it"]
    assert shown == {"type": element["type"], **value}


@pytest.mark.parametrize(
    ("element", "given", "complaint"),
    [
        ({"type": "plain_text_input"}, "", "Please complete this required field."),
        ({"type": "plain_text_input", "min_length": 5}, "x", "Please enter at least 5 characters."),
        ({"type": "plain_text_input", "max_length": 5}, "xxxxxx", "no more than 5 characters."),
        ({"type": "url_text_input"}, "example", "Please enter a valid URL"),
        ({"type": "datepicker"}, None, "Please complete this required field."),
    ],
)
def test_slacks_client_checks_first(
    workspace: Workspace, element: Json, given: Any, complaint: str
) -> None:
    """What is missing or too long never reaches the bot; an optional field may be empty."""
    bodies = submitted(workspace)
    view = opened(workspace, modal(field("f", element)))
    errors = submit(workspace, view, f=given)
    assert complaint in errors["f"]
    assert workspace.slack.views(workspace.me)[0].errors == errors
    assert bodies == []
    if not given:
        workspace.client.views_update(
            view_id=view.id, view=modal(field("f", element, optional=True))
        )
        assert submit(workspace, view, f=given) == {}


def test_the_bots_errors_stand_at_the_fields(workspace: Workspace) -> None:
    """response_action errors keeps the modal open, with the words by block."""
    submitted(workspace, response_action="errors", errors={"note": "Already complete."})
    view = opened(workspace)
    assert submit(workspace, view, note="x") == {"note": "Already complete."}
    (still_open,) = workspace.slack.views(workspace.me)
    assert still_open.values["note"]["it"]["value"] == "x"


@pytest.mark.parametrize(
    ("answer", "titles"),
    [
        ({"response_action": "update", "view": modal(title="Saved")}, ["First", "Saved"]),
        ({"response_action": "push", "view": modal(title="More")}, ["First", "Status", "More"]),
        ({"response_action": "clear"}, []),
        ({}, ["First"]),
    ],
)
def test_an_answer_moves_the_stack(workspace: Workspace, answer: Json, titles: list[str]) -> None:
    """An answer updates, pushes or clears; none at all closes the modal on top."""
    submitted(workspace, **answer)
    first = opened(workspace, modal(title="First"))
    workspace.client.views_push(trigger_id=trigger(workspace, first), view=modal())
    assert submit(workspace, workspace.slack.views(workspace.me)[-1], note="x") == {}
    assert [view.text("title") for view in workspace.slack.views(workspace.me)] == titles


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"nowhere": "No."}},
        {"response_action": "update", "view": modal(title="x" * 25)},
        {"response_action": "explode"},
    ],
)
def test_a_bad_answer_is_trouble(workspace: Workspace, answer: Json) -> None:
    """What Slack cannot use leaves the modal open with Slack's words, and is remembered."""

    def listen(body: Json, next_: Callable[[], BoltResponse]) -> BoltResponse:
        if body.get("type") == "view_submission":
            return BoltResponse(status=200, body=json.dumps(answer))
        return next_()

    workspace.bot.middleware(listen)
    view = opened(workspace)
    submit(workspace, view, note="x")
    assert view.failure == "We had some trouble connecting. Try again?"
    assert "answer to a modal" in workspace.slack.problems[-1]


def test_no_answer_is_trouble(workspace: Workspace) -> None:
    """A bot that does not take the submission leaves the modal open with Slack's words."""
    view = opened(workspace)
    assert submit(workspace, view, note="x") == {}
    assert workspace.slack.views(workspace.me)[0].failure == (
        "We had some trouble connecting. Try again?"
    )


# --- clicks and closing ---


def test_a_click_in_a_modal_names_the_view(workspace: Workspace) -> None:
    """block_actions from a modal has the view for its container, and no response URL."""
    bodies: list[Json] = []

    def listen(ack: Ack, body: Json) -> None:
        bodies.append(body)
        workspace.client.views_push(trigger_id=body["trigger_id"], view=modal(title="More"))
        ack()

    workspace.bot.action("again")(listen)
    view = opened(workspace, modal(NOTE, AGAIN))
    typed = {"note": {"it": "so far"}}
    workspace.run(workspace.gateway.click_view(workspace.me, view.id, "again", "row", values=typed))
    (body,) = bodies
    assert body["container"] == {"type": "view", "view_id": view.id}
    assert "response_url" not in body
    assert "channel" not in body
    assert body["actions"][0]["value"] == "1"
    assert body["view"]["state"]["values"]["note"]["it"]["value"] == "so far"
    assert [each.text("title") for each in workspace.slack.views(workspace.me)] == [
        "Status",
        "More",
    ]


def test_a_field_can_speak_at_once(workspace: Workspace) -> None:
    """dispatch_action makes a field send itself as it is used."""
    bodies: list[Json] = []

    def listen(ack: Ack, body: Json) -> None:
        ack()
        bodies.append(body)

    workspace.bot.action("it")(listen)
    due = field("due", {"type": "datepicker"}, dispatch_action=True)
    view = opened(workspace, modal(due))
    args = (workspace.me, view.id, "it", "due")
    workspace.run(workspace.gateway.click_view(*args, selected="2024-05-02"))
    assert bodies[0]["actions"][0]["selected_date"] == "2024-05-02"
    assert bodies[0]["view"]["state"]["values"]["due"]["it"]["selected_date"] == "2024-05-02"


@pytest.mark.parametrize(("flags", "closed"), [({}, []), ({"notify_on_close": True}, [False])])
def test_a_bot_hears_of_closing_if_it_wants(
    workspace: Workspace, flags: Json, closed: list[bool]
) -> None:
    """view_closed is sent with notify_on_close alone."""
    bodies: list[Json] = []

    def listen(ack: Ack, body: Json) -> None:
        ack()
        bodies.append(body)

    workspace.bot.view_closed("status")(listen)
    view = opened(workspace, modal(**flags))
    workspace.run(workspace.gateway.close_view(workspace.me, view.id))
    assert [body["is_cleared"] for body in bodies] == closed
    assert workspace.slack.views(workspace.me) == []


def test_a_modal_can_take_all_others_along(workspace: Workspace) -> None:
    """clear_on_close closes the whole stack; what lies below the top cannot be used."""
    first = opened(workspace)
    workspace.client.views_push(
        trigger_id=trigger(workspace, first), view=modal(clear_on_close=True)
    )
    with pytest.raises(SlackError, match="not_found"):
        submit(workspace, first, note="x")
    top = workspace.slack.views(workspace.me)[-1]
    workspace.run(workspace.gateway.close_view(workspace.me, top.id))
    assert workspace.slack.views(workspace.me) == []
