"""Files that the bot sends, through the SDK's own upload."""

import json

import pytest
from slack_sdk.errors import SlackApiError, SlackRequestError

from bot.simulator.model import State
from tests.simulator.harness import Workspace

TABLE = "id;title\nCYBER-1;Product security\n".encode("utf-8-sig")


def test_a_file_arrives_as_a_message(workspace: Workspace) -> None:
    """files_upload_v2 to a direct conversation ends in a message with the file, and its event."""
    direct = workspace.slack.direct(workspace.me).id
    shared = workspace.client.files_upload_v2(
        channel=direct, content=TABLE, filename="stocktake.csv", title="Stocktake",
        initial_comment="The table for the Council",
    )["file"]  # fmt: skip
    assert (workspace.last.channel, workspace.last.text) == (direct, "The table for the Council")
    (file,) = workspace.slack.files
    assert workspace.last.files == [file.id] == [shared["id"]]
    assert (file.content, file.name, file.title) == (TABLE, "stocktake.csv", "Stocktake")
    assert (shared["mimetype"], shared["size"]) == ("text/csv", len(TABLE))
    assert shared["url_private"].endswith(f"/files/{file.id}")
    workspace.run(workspace.gateway.settle())
    event = json.loads(workspace.gateway.exchanges[-1].request)["event"]
    assert (event["subtype"], event["files"][0]["id"]) == ("file_share", file.id)


def test_files_outlive_a_restart(workspace: Workspace) -> None:
    """What was uploaded is saved with the workspace, byte for byte."""
    content = bytes(range(256))
    direct = workspace.slack.direct(workspace.me).id
    workspace.client.files_upload_v2(channel=direct, content=content, filename="a.xlsx")
    saved = workspace.slack.state.model_dump_json(exclude_defaults=True)
    assert State.model_validate_json(saved).files[0].content == content


def test_a_wrong_upload_is_refused(workspace: Workspace) -> None:
    """A person's id is no channel here; what never arrived, or is unknown, is not shared."""
    client = workspace.client
    for channel, code in [(workspace.me, "channel_not_found"), ("C0", "channel_not_found")]:
        with pytest.raises(SlackApiError) as error:
            client.files_upload_v2(channel=channel, content="x", filename="a.txt")
        assert error.value.response["error"] == code
    asked = client.files_getUploadURLExternal(filename="a.txt", length=5)
    for file_id in (asked["file_id"], "F0"):
        with pytest.raises(SlackApiError) as error:
            client.files_completeUploadExternal(files=[{"id": file_id}], channel_id=workspace.here)
        assert error.value.response["error"] == "file_not_found"
    assert not workspace.slack.state.messages


def test_what_is_sent_must_be_what_was_announced(workspace: Workspace) -> None:
    """An upload of another length is refused."""
    url = workspace.client.files_getUploadURLExternal(filename="a.txt", length=5)["upload_url"]
    answer = workspace.site.run(workspace.site.http.post(url, content=b"123456"))
    assert (answer.status_code, answer.text) == (400, "length_mismatch")


def test_nothing_to_upload_is_refused(workspace: Workspace) -> None:
    """The SDK itself wants content."""
    with pytest.raises(SlackRequestError):
        workspace.client.files_upload_v2(channel=workspace.here, filename="a.txt")
