"""Modals, the Home tab, shortcuts, files and permalinks on the page, over HTTP."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from slack_bolt import Ack

from bot.simulator import page
from tests.serving import Site
from tests.simulator.forms import AGAIN, NOTE, STATE, field, home, modal, option
from tests.simulator.harness import Workspace
from tests.simulator.test_page import Browser, SimulatedClock

Json = dict[str, Any]


@pytest.fixture
def browser(site: Site, workspace: Workspace) -> Iterator[Browser]:
    """A browser on the page of a fresh workspace."""
    rehearsal = SimulatedClock()
    routes = page.routes(workspace.slack, workspace.gateway, rehearsal)
    site.app.router.routes[:0] = routes
    with httpx.Client(base_url=site.url, headers={"Origin": site.url}) as http:
        yield Browser(http, workspace, rehearsal)


def show(workspace: Workspace, *blocks: Json, **more: Any) -> str:
    """Opens a modal for the EU officer; returns its id."""
    trigger = workspace.slack.triggers.issue(workspace.me)
    view = modal(*blocks, **more)
    return str(workspace.client.views_open(trigger_id=trigger, view=view)["view"]["id"])


def said(text: str) -> str:
    """The page's own name for the element called "it" in a block."""
    return json.dumps([text, "it"])


def tag(shown: str, beginning: str) -> str:
    """The first tag that begins so, entities resolved."""
    found = re.search(re.escape(beginning) + "[^>]*>", shown)
    assert found, beginning
    return html.unescape(found[0])


def test_a_modal_is_a_labelled_dialog(browser: Browser) -> None:
    """A dialog with title, fields with label, hint and value, and both buttons; for its owner."""
    view = show(browser.workspace, NOTE, STATE)
    shown = browser.look()
    assert "aria-labelledby" in tag(shown, '<dialog id="modal"')
    assert ">Status</h2>" in shown
    note = tag(shown, '<textarea class="field"')
    assert f'name="{said("note")}"' in note
    assert f'aria-labelledby="l-{view}-note-1"' in note
    assert f'aria-describedby="e-{view}-note-1 h-{view}-note-1"' in note
    assert 'aria-required="true"' in note
    assert "hx-post" not in note
    assert '<option value="open" selected>OPEN</option>' in shown
    assert re.search(r">\s*Save</button>", shown)
    assert re.search(r">\s*Cancel</button>", shown)
    assert '<dialog id="modal"' not in browser.look(**{"as": browser.workspace.other})


def test_a_form_is_sent_with_all_its_fields(browser: Browser) -> None:
    """What stands in the fields reaches the bot; several ticks are several options."""
    bodies: list[Json] = []

    def listen(ack: Ack, body: Json) -> None:
        ack()
        bodies.append(body)

    browser.workspace.bot.view("status")(listen)
    boxes = {"type": "checkboxes", "options": [option("a"), option("b"), option("c")]}
    view = show(browser.workspace, NOTE, field("boxes", boxes))
    fields = {said("note"): "On track", said("boxes"): ["", "a", "c"]}
    answer = browser.http.post(
        "/view/submit", data={"as": browser.workspace.me, "view": view, **fields}
    )
    assert answer.status_code == 204
    values = bodies[0]["view"]["state"]["values"]
    assert values["note"]["it"]["value"] == "On track"
    ticked = values["boxes"]["it"]["selected_options"]
    assert [each["value"] for each in ticked] == ["a", "c"]
    assert '<dialog id="modal"' not in browser.look()


def test_an_error_stands_at_its_field(browser: Browser) -> None:
    """The field says that it is wrong, and names the words; what was typed is still there."""
    view = show(browser.workspace, NOTE, field("q", {"type": "plain_text_input"}))
    browser.send("/view/submit", view=view, **{said("note"): "typed", said("q"): ""})
    shown = browser.look()
    assert 'aria-invalid="true"' in tag(shown, '<input class="field"')
    assert f'<p class="error" id="e-{view}-q-1">Please complete this required field.</p>' in shown
    assert ">typed</textarea>" in shown


def test_trouble_is_told_above_the_fields(browser: Browser) -> None:
    """A bot that does not answer leaves Slack's words in the modal."""
    view = show(browser.workspace, NOTE)
    browser.send("/view/submit", view=view, **{said("note"): "x"})
    assert ">We had some trouble connecting. Try again?</p>" in browser.look()


def test_cancelling_goes_back(browser: Browser) -> None:
    """Closing the modal on top shows the one below; what is gone is a 404."""
    first = show(browser.workspace, title="First")
    trigger = browser.workspace.slack.triggers.issue(browser.workspace.me, first)
    second = browser.workspace.client.views_push(trigger_id=trigger, view=modal(title="Second"))
    assert 'aria-label="Back"' in browser.look()
    browser.send("/view/close", view=second["view"]["id"])
    assert ">First</h2>" in browser.look()
    assert browser.send("/view/close", view=second["view"]["id"]).status_code == 404


def test_a_click_takes_the_fields_along(browser: Browser) -> None:
    """A button in a modal sends what was typed so far; a field that speaks sends itself."""
    bodies: list[Json] = []

    def listen(ack: Ack, body: Json) -> None:
        ack()
        bodies.append(body)

    for action_id in ("again", "it"):
        browser.workspace.bot.action(action_id)(listen)
    due = field("due", {"type": "datepicker"}, dispatch_action=True)
    view = show(browser.workspace, NOTE, due, AGAIN)
    assert 'hx-post="/view/click"' in tag(browser.look(), '<input class="button" type="date"')
    typed = {said("note"): "so far", said("due"): "2024-05-02"}
    for action_id, block_id in (("again", "row"), ("it", "due")):
        browser.send("/view/click", view=view, action_id=action_id, block_id=block_id, **typed)
    assert [body["actions"][0].get("selected_date") for body in bodies] == [None, "2024-05-02"]
    for body in bodies:
        assert body["view"]["state"]["values"]["note"]["it"]["value"] == "so far"


def test_home_is_a_tab_of_the_app(browser: Browser) -> None:
    """The Home tab tells the bot that it was opened, and shows what was published."""
    heard: list[Json] = []
    browser.workspace.bot.event("app_home_opened")(lambda event: heard.append(event))
    direct = browser.workspace.slack.direct(browser.workspace.me).id
    place = {"channel": direct, "tab": "home"}
    shown = browser.look(**place)
    assert 'hx-post="/home"' in shown
    assert "has not put anything here yet" in shown
    browser.send("/home")
    assert [event["user"] for event in heard] == [browser.workspace.me]
    browser.workspace.client.views_publish(user_id=browser.workspace.me, view=home())
    shown = browser.look(**place)
    assert re.search(r">\s*Again</button>", shown)
    assert "<textarea" not in shown
    assert 'id="tab-home"' in browser.look(channel=direct)


def test_shortcuts_have_their_menus(browser: Browser) -> None:
    """Global ones beside the composer, the others on each message; none for a connected person."""
    used: list[str] = []

    def listen(ack: Ack, body: Json) -> None:
        ack()
        used.append(body["type"])

    for callback_id in ("find", "evidence"):
        browser.workspace.bot.shortcut(callback_id)(listen)
    message = browser.post()
    shown = browser.look()
    assert shown.count("Find a commitment") == shown.count("Record as evidence") == 1
    browser.send("/shortcut", callback_id="find")
    browser.send("/shortcut", callback_id="evidence", message=message.ts)
    assert used == ["shortcut", "message_action"]
    assert browser.send("/shortcut", callback_id="nothing").status_code == 404
    connected = browser.look(**{"as": browser.workspace.person("touko").id})
    assert "Find a commitment" not in connected
    assert "Record as evidence" not in connected
    assert "/dpc help" not in connected


def test_a_file_can_be_fetched_by_whoever_sees_it(browser: Browser) -> None:
    """The message links to the file, which comes as an attachment; nobody else gets it."""
    direct = browser.workspace.slack.direct(browser.workspace.me).id
    browser.workspace.client.files_upload_v2(
        channel=direct, content="a;b", filename="Bestand é.csv", title="Stocktake"
    )
    link = tag(browser.look(channel=direct), '<a class="file"')
    found = re.search('href="(.*?)"', link)
    assert found
    answer = browser.http.get(found[1])
    assert (answer.content, answer.headers["content-type"]) == (b"a;b", "text/csv; charset=utf-8")
    assert answer.headers["content-disposition"] == (
        "attachment; filename*=UTF-8''Bestand%20%C3%A9.csv"
    )
    theirs = found[1].replace(browser.workspace.me, browser.workspace.other)
    assert browser.http.get(theirs).status_code == 404


def test_a_permalink_leads_to_the_thread(browser: Browser) -> None:
    """The address that chat.getPermalink gives opens the message's thread, as whoever looks."""
    message = browser.post("from dpc")
    client, here, other = browser.workspace.client, browser.workspace.here, browser.workspace.other
    link = client.chat_getPermalink(channel=here, message_ts=message.ts)["permalink"]
    location = browser.http.get(link, params={"as": other}).headers["location"]
    assert location == (
        f"/?as={other}&channel={here}&thread={message.ts}&span=all#timeline-{message.ts}"
    )
    assert browser.http.get(link.replace(here, "C0")).status_code == 404


def test_nobody_looks_through_a_closed_account(browser: Browser) -> None:
    """A deactivated person is no longer offered, and cannot be looked through."""
    browser.workspace.run(browser.workspace.gateway.deactivate(browser.workspace.other))
    assert f'id="as-{browser.workspace.other}"' not in browser.look()
    place = {"as": browser.workspace.other, "channel": browser.workspace.here}
    assert browser.http.get("/", params=place).status_code == 404
